"""Roster, categories and their shares."""

import pytest

from app.report.changes import apply
from app.report.model import Category
from app.report.new import new_report
from app.texts.listing import CATEGORIES, ROSTER
from app.texts.shares import shares, total

REPORT = new_report(2020, outline_id="nine")


def categories(*counts: str) -> tuple[Category, ...]:
    return tuple(Category(name=str(number), count=count) for number, count in enumerate(counts))


def test_shares_are_rounded_half_up_to_one_decimal() -> None:
    assert shares(categories("1", "17", "2", "1")) == ("4.8%", "81.0%", "9.5%", "4.8%")
    assert shares(categories("1", "1999")) == ("0.1%", "100.0%")  # 0.05 and 99.95 go up
    assert shares(categories("１，０００条", "1000")) == ("50.0%", "50.0%")


@pytest.mark.parametrize("counts", [("",), ("0", "0"), ("很多", "")])
def test_no_share_where_nothing_can_be_worked_out(counts: tuple[str, ...]) -> None:
    assert set(shares(categories(*counts))) == {""}


@pytest.mark.parametrize("missing", ["若干", ""])
def test_no_shares_while_one_count_is_missing(missing: str) -> None:
    assert shares(categories("3", missing, "1")) == ("", "", "")
    assert total(categories("3", missing, "1")) == 4
    report = apply(REPORT, {("categories",): categories("3", missing)})
    assert CATEGORIES.remark(report) == "“1”的条数还没有填好，填好后才算占比。"


def test_an_empty_line_takes_no_shares_away() -> None:
    assert shares((*categories("3", "1"), Category())) == ("75.0%", "25.0%", "")


def test_filling_the_last_line_adds_one() -> None:
    report = apply(REPORT, ROSTER.put(REPORT, 0, 1, "张某某"))
    assert ROSTER.rows(report) == (("", "张某某", ""), ("", "", ""))
    assert ROSTER.put(report, 1, 0, "") == {}
    assert apply(report, ROSTER.without(report, 0)).roster == ()
    assert ROSTER.without(report, 1) == {}


def test_lines_move_and_stay_inside() -> None:
    report = apply(REPORT, CATEGORIES.put(REPORT, 0, 0, "甲"))
    report = apply(report, CATEGORIES.put(report, 1, 0, "乙"))
    moved = apply(report, CATEGORIES.moved(report, 1, -1))
    assert [row[0] for row in CATEGORIES.rows(moved)] == ["乙", "甲", ""]
    assert CATEGORIES.moved(report, 0, -1) == {}
    assert CATEGORIES.moved(report, 1, 1) == {}


def test_the_share_is_shown_and_never_typed() -> None:
    report = apply(REPORT, {("categories",): categories("1", "3")})
    assert [row[2] for row in CATEGORIES.rows(report)] == ["25.0%", "75.0%", ""]
    assert [CATEGORIES.typed(column) for column in range(3)] == [True, True, False]
    assert CATEGORIES.remark(report) == "共4条，占比由程序算出。"
