"""Plain data becomes a part of a report, or all that does not fit is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from app.report.model import Card, Imported, LastYear, Report
from app.report.part import Misfit, Misfits, plain
from tests.app.some_reports import reports

LEAST: dict[str, Any] = {"year": 2025, "editions": {}}


@given(reports())
def test_a_report_comes_back_from_plain_data(report: Report) -> None:
    assert Report.read(plain(report)) == report


MISFITS = [
    ({"editions": {}}, [Misfit(("year",), "missing")]),
    (LEAST | {"colour": "red"}, [Misfit(("colour",), "unknown")]),
    (LEAST | {"year": True}, [Misfit(("year",), "other")]),
    (LEAST | {"figures": {"a": "1", "b": 2}}, [Misfit(("figures", "b"), "no text")]),
    (LEAST | {"figures": ["1"]}, [Misfit(("figures",), "other")]),
    (LEAST | {"preface": "text"}, [Misfit(("preface",), "other")]),
    (LEAST | {"sections": {"1": ["text", None]}}, [Misfit(("sections", "1", 1), "no text")]),
    (LEAST | {"card": {"kind": "village"}}, [Misfit(("card", "kind"), "other")]),
    (LEAST | {"card": {"scope": ["own"]}}, [Misfit(("card", "scope"), "other")]),
    (LEAST | {"card": None}, [Misfit(("card",), "other")]),
    (LEAST | {"roster": [{"name": 3}, 7]}, [Misfit(("roster", 0, "name"), "no text"), Misfit(("roster", 1), "other")]),
    (LEAST | {"last_year": {"year": "2024", "editions": {}}}, [Misfit(("last_year", "year"), "other")]),
    (LEAST | {"imported": {"labels": [["a", "b"], ["a"]]}}, [Misfit(("imported", "labels", 1, 1), "missing")]),
    (LEAST | {"reasons": {"B1": {}}}, [Misfit(("reasons", "B1", "kind"), "missing")]),
    ([], [Misfit((), "other")]),
]


@pytest.mark.parametrize(("data", "misfits"), MISFITS, ids=lambda value: str(value)[:60])
def test_all_that_does_not_fit_is_named(data: Any, misfits: list[Misfit]) -> None:
    with pytest.raises(Misfits) as told:
        Report.read(data)
    assert told.value.all == misfits


def test_what_is_left_out_has_its_usual_value() -> None:
    report = Report.read(LEAST | {"card": {"city_with_districts": None}, "last_year": None})
    assert (report.card, report.last_year, report.preface) == (Card(), None, ())
    assert Imported.read({"labels": [["a", "b"]]}).labels == (("a", "b"),)
    assert LastYear.read(LEAST).year == 2025


def test_a_part_never_changes() -> None:
    with pytest.raises(AttributeError):
        Card().full_name = "甲局"  # type: ignore[misc]
    assert Card().model_copy(update={"full_name": "甲局"}) == Card(full_name="甲局")
