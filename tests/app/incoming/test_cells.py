"""One printed cell: a note behind a figure goes, and no cell takes long."""

import pytest

from app.form.editions import edition
from app.incoming.cells import entry
from tests.growth import grows_in_step

CELL = edition("2021").table("proactive").by_id["proactive.normative_documents.issued"]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("22（其中修订16件）", "22"),
        ("22件\n(含上年1件)", "22"),
        ("22①", "22"),
        ("22¹", "22"),
        ("22*", "22"),
        ("22[1]", "22"),
        ("22。", "22"),
        ("三", "3"),
        ("零", "0"),
        ("十二 件", "12"),
        ("一百零三", "103"),
        ("一千二百〇五件", "1205"),
        ("一", "一"),
        ("一二", "一二"),
        ("一十百", "一十百"),
        ("①", "①"),
        ("*", "*"),
        ("约22", "约22"),
        ("（含上年1件）", "（含上年1件）"),
        ("无（见附件2）", "无（见附件2）"),
        ("3（1）（2）", "3（1）（2）"),
    ],
)
def test_a_note_behind_a_figure_is_left_out_and_nothing_else(printed: str, text: str) -> None:
    assert entry(printed, CELL).text == text


@pytest.mark.parametrize(("piece", "after"), [("9", ""), ("9（", ""), ("（", "）"), ("9 ", ""), ("9\n", "")])
def test_a_cell_of_any_length_is_read_in_a_moment(piece: str, after: str) -> None:
    def read(size: int) -> None:
        assert entry(piece * size + after, CELL).text

    grows_in_step(read, 100_000)


@pytest.mark.parametrize(
    ("head", "unit"),
    [("采购总金额（元）", "元"), ("采购总金额（单位：万元）", "万元"), ("采购总金额", "")],
)
def test_the_head_of_a_column_says_the_unit(head: str, unit: str) -> None:
    amount = edition("2019").table("proactive").by_id["proactive.procurement.amount"]
    assert entry("25.1", amount, head).unit == unit
    assert entry("25.1万元", amount, head).unit == "万元"


@pytest.mark.parametrize(
    "note", ["（应为486）", "（待核）", "（数据有误）", "[更正]", "（暂定）", "（原386，改为486）"]
)
def test_a_note_that_leaves_the_figure_open_is_asked_about(note: str) -> None:
    found = entry(f"386{note}", CELL)
    assert (found.text, "请核对" in found.doubt) == ("386", True)


@pytest.mark.parametrize(
    ("printed", "wanted", "doubt"),
    [
        ("386\n100", "386100", "“386”、“100”在格里分成几行，连成386100读入，请核对原件是不是一个数"),
        ("38 6", "386", "“38 6”中间有空格，连成386读入，请核对原件是不是一个数"),
        ("2\t38", "2\t38", "读不出数字"),
        ("386（100）", "386", "读作386"),
        ("386\n(100)", "386", "读作386"),
    ],
)
def test_two_figures_in_one_cell_are_asked_about(printed: str, wanted: str, doubt: str) -> None:
    found = entry(printed, CELL)
    assert (found.text, doubt in found.doubt) == (wanted, True)


@pytest.mark.parametrize("note", ["（其中修订16件）", "（含上年1件）", "①"])
def test_a_note_that_only_adds_something_is_not(note: str) -> None:
    assert entry(f"386{note}", CELL).doubt == ""


def test_a_figure_that_runs_from_the_right_is_no_figure() -> None:
    assert "读不出数字" in entry("\u202e684\u202c", CELL).doubt


def test_a_dash_like_one_is_asked_about() -> None:
    assert "横线" in entry("一", CELL).doubt
    assert not entry("二", CELL).doubt


def test_pieces_in_an_amount_are_kept_as_printed_and_asked_about() -> None:
    amount = edition("2019").table("proactive").by_id["proactive.procurement.amount"]
    found = entry("12件", amount, "采购总金额（万元）")
    assert found.text == "12件"
    assert "请核对" in found.doubt


@pytest.mark.parametrize(
    "printed", ["两三件", "数十件", "几十", "三四十件", "30至40件", "百余件", "上百件", "一百三四十"]
)
def test_about_so_many_is_asked_about(printed: str) -> None:
    found = entry(printed, CELL)
    assert (found.text, "读不出数字" in found.doubt) == (printed, True)
