"""正文数字 of long texts, and what of a text may follow the tables."""

from __future__ import annotations

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.drafts import storage
from app.pages.numbers import bind, number_lines
from app.report.changes import apply
from app.system.resources import resource
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
