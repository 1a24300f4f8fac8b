"""A figure that was changed in the file alone, in the table alone or in both is never taken over in silence."""

from __future__ import annotations

import pytest

from app.form.editions import edition
from app.read_back.accepting import accepted_changes
from app.read_back.comparison import Handling
from app.report.changes import apply
from app.tables.sheet import sheets
from tests.app.read_back.leader import edited, exported
from tests.app.read_back.made_up import (
    CELL,
    MARKED,
    TOTAL,
    by_hand,
    draft,
    held,
    one_sentence,
    only,
)


@pytest.mark.parametrize(
    ("answer", "text", "figure"),
    [
        ("table", MARKED, "13"),
        ("unbind", "全年新收自然人申请13件，都已按时答复。", "12"),
        ("keep", MARKED.replace("都已", "都已按时"), "12"),
    ],
)
def test_a_bound_figure_changed_by_hand_asks(answer: Handling, text: str, figure: str) -> None:
    mine = one_sentence(MARKED, {CELL: "12"})
    new = "申请13件，都已答复" if answer == "table" else "申请13件，都已按时答复"
    found = by_hand(mine, "申请12件，都已答复", new)
    one = only(found)
    assert [(bound.shown, bound.written) for bound in one.bound] == [("12", "13")]
    assert one.answers == ("table", "unbind", "keep")
    assert "两处不一致" in found.red[0]
    after = apply(mine, accepted_changes(found, {one.number: answer}))
    assert after.sections["1"] == (text,)
    assert after.figures[CELL] == figure


def test_a_figure_changed_in_both_places_is_one_difference() -> None:
    mine = one_sentence(MARKED, {CELL: "12"})
    theirs = mine.model_copy(update={"figures": {CELL: "13"}})
    found = held(mine, exported(theirs))
    one = only(found)
    assert (one.kind, one.mine, one.theirs, found.red) == ("figure", "12", "13", ())
    assert apply(mine, accepted_changes(found, {1: "take"})).sections == mine.sections


def test_a_table_changed_alone_is_a_red_line_with_both_places() -> None:
    mine = one_sentence(MARKED, {CELL: "12"})
    theirs = mine.model_copy(
        update={"figures": {CELL: "13"}, "sections": {"1": (MARKED.replace(f"{{{{{CELL}}}}}", "12"),)}}
    )
    found = held(mine, exported(theirs))
    assert [one.kind for one in found.differences] == ["figure"]
    assert "改成了13" in found.red[0]
    assert "第1段仍写12" in found.red[0]


PLAIN = "2025年，本机关新收政府信息公开申请12件，均已按期答复。"


@pytest.mark.parametrize(
    ("text", "figure"), [(PLAIN.replace("12", "13"), "12"), (PLAIN, "13"), (PLAIN.replace("12", "14"), "13")]
)
def test_a_figure_that_is_not_bound_and_changed_in_one_place_is_a_red_line(text: str, figure: str) -> None:
    figures = {cell.id: "0" for cell in edition("2021").table("requests").inputs}
    figures |= {CELL: "12", "requests.granted.natural_person": "12"}
    mine = one_sentence(PLAIN, figures)
    changed = figures | {CELL: figure, "requests.granted.natural_person": figure}
    found = held(mine, exported(mine.model_copy(update={"sections": {"1": (text,)}, "figures": changed})))
    assert found.red
    assert "第1段" in found.red[0]
    both = held(
        mine, exported(mine.model_copy(update={"sections": {"1": (PLAIN.replace("12", figure),)}, "figures": changed}))
    )
    assert not both.red


def test_a_total_changed_alone_is_a_red_line() -> None:
    mine = draft(3)
    total = str(sheets(mine)["requests"].worked_out(TOTAL))
    docx = edited(exported(mine), lambda xml: xml.replace(f">{total}</w:t>", ">98765</w:t>", 1))
    found = held(mine, docx)
    assert any("98765" in said and "两处不一致" in said for said in found.red) or found.differences
