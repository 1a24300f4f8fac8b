"""正文数字 of long texts, and what of a text may follow the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.drafts import storage
from app.pages.numbers import bind, number_lines
from app.report.changes import FieldPath, apply
from app.report.model import Report
from app.system.resources import resource
from tests.accuracy import cases
from tests.growth import grows_in_step

RIGHT = "全年新收政府信息公开申请16件，上年结转1件；办结16件，结转下年度1件。"
WRONG = "新收申请17件，上年结转3件；发布信息20条，其中要闻15条，公告8条。"


@pytest.mark.parametrize("sentence", [RIGHT, WRONG])
def test_a_long_paragraph_is_listed_and_bound_in_time(sentence: str) -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))

    def listed(times: int) -> None:
        long = apply(report, {("sections", "1"): (sentence * times,)})
        facts = Facts(long, strict=True)
        lines = number_lines(facts, run(facts).findings)
        bind(long, lines)

    grows_in_step(listed, 800)


def test_numbers_before_and_behind_a_bound_one_are_bound_too() -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    text = "新收申请16件，结转下年度{{requests.carried_out.total}}件，办结16件；😀上年结转1件。"
    report = apply(report, {("sections", "1"): (text,)})
    changes = bind(report, number_lines(Facts(report, strict=True)))
    bound = changes["sections", "1"][0]
    assert bound == (
        "新收申请{{requests.received.total}}件，结转下年度{{requests.carried_out.total}}件，"
        "办结{{requests.concluded.total}}件；😀上年结转{{requests.carried_in.total}}件。"
    )
    again = apply(report, changes)
    assert not any(line.mark for line in number_lines(Facts(again, strict=True)))


def test_one_number_of_several_things_follows_no_single_cell() -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    text = "办结申请{{requests.concluded.total}}件，因政府信息公开引起行政复议、行政诉讼各2件。"
    report = apply(report, {("sections", "1"): (text,)})
    lines = [line for line in number_lines(Facts(report, strict=True)) if line.entry.text == "2件"]
    assert len(lines) == 2
    assert not any(line.mark for line in lines)


SAMPLES = Path(__file__).parents[2] / "samples"
EVERY = 20
"""Of the samples so many-th are tried."""


def of_samples() -> list[Report]:
    found = [case for folder in (SAMPLES, SAMPLES / "wordings") for case in cases.read(folder)]
    return [cases.report(case) for case in found[::EVERY]]


def test_binding_all_changes_no_reading_and_what_is_bound_follows_every_figure() -> None:
    bound = 0
    for report in of_samples():
        lines = number_lines(Facts(report, strict=True))
        if not (changes := bind(report, lines)):
            continue
        after = apply(report, changes)
        same = number_lines(Facts(after, strict=True))
        assert [(one.entry.key, one.state) for one in same] == [(one.entry.key, one.state) for one in lines]
        more: dict[FieldPath, str] = {
            ("figures", id_): str(int(text) + 1 + at % 3)
            for at, (id_, text) in enumerate(after.figures.items())
            if text.isdigit() and at % 2
        }
        moved = number_lines(Facts(apply(after, {("printed",): {}, **more}), strict=True))
        followed = [now.state for was, now in zip(lines, moved, strict=True) if was.mark]
        assert set(followed) <= {"与表一致"}
        bound += len(followed)
    assert bound > 100
