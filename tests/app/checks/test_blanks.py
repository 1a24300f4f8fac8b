"""Blanks that set figures off from their words change nothing of what is told of a text, and places stay those of the
text as it was typed."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.ledger import ledger
from app.language.folded import closed
from app.language.placeholders import placeholders
from tests.accuracy.cases import Case, report
from tests.places import SAMPLES

LINES = (SAMPLES / "own_prose_cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES: list[Case] = [json.loads(line) for line in LINES if line.strip()]
BESIDE = re.compile(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])")
BLANKS = [" ", "\u00a0", "\u2009", "\u3000", "\u200b", "  "]


def spread(case: Case, blank: str) -> Case:
    return case | {"passage": BESIDE.sub(blank, case["passage"])}


def told(case: Case) -> set[str]:
    return {finding.code for finding in run(Facts(report(case), strict=True)).findings}


@pytest.mark.parametrize("number", range(len(BLANKS)))
def test_the_same_is_told_of_a_text_with_blanks_beside_its_figures(number: int) -> None:
    for case in CASES[number :: len(BLANKS) * 5]:
        assert told(spread(case, BLANKS[number])) == told(case), case["passage"]


def test_places_and_their_words_are_those_that_were_typed() -> None:
    places = 0
    for case in CASES[::15]:
        facts = Facts(report(spread(case, " ")), strict=True)
        texts = {(one.section, one.number): one.text for one in facts.printed}
        outcome = run(facts)
        spots = [finding.spot for finding in outcome.findings if finding.spot and finding.spot.section != "card"]
        assert all(texts[spot.section, spot.paragraph][spot.start : spot.end] == spot.excerpt for spot in spots)
        entries = ledger(facts, outcome.findings)
        assert all(texts[one.section, one.paragraph][one.start : one.end] == one.text for one in entries)
        places += len(spots) + len(entries)
    assert places > 100


@given(st.text("0123456789%年件申请，（ \u00a0\u200b\u3000a.", max_size=30))
def test_only_blanks_go_and_every_place_leads_back(text: str) -> None:
    read = closed(text)
    assert len(read.origins) == len(read.text) + 1
    assert [text[place] for place in read.origins[:-1]] == list(read.text)
    assert set(re.sub("[ \u00a0\u3000]", "", text)) - set(read.text) <= {"\u200b"}
    assert closed(read.text).text == read.text


def test_a_gap_left_open_is_no_such_blank() -> None:
    for text in ("20　　年　月　日", "20   年", "发布信息  条。", "收到 26 件，答复  件。"):
        assert re.search("[ \u3000]", closed(text).text)
    assert not placeholders(closed("现将 2020 年情况报告如下").text)
