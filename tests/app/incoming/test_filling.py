"""What is said of a table that is not quite the official one: a row too many or too few, another label, two readings."""

from __future__ import annotations

import pytest

from app.errors import UnreadableFile
from app.form.editions import edition
from app.incoming.filling import Filled, filled
from app.incoming.labelled import LabelledTable

TABLE = edition("2021").table("requests")
CELLS = {f"{cell.row}.{cell.column}": cell for cell in TABLE.cells}


def official() -> LabelledTable:
    """The table of requests as the form prints it, with a figure in each cell."""
    return LabelledTable(
        texts=dict.fromkeys(CELLS, "3"),
        heads={name: cell.column_labels[-1] for name, cell in CELLS.items()},
        rows={cell.row: cell.row_labels[-1] for cell in TABLE.cells},
    )


def read(table: LabelledTable, year: int = 2025) -> Filled:
    return filled({"requests": table}, year, "年报.docx")


def test_the_official_table_leaves_nothing_to_say() -> None:
    found = read(official())
    assert (found.labels, found.missing, found.unread, found.doubts, found.tidied) == ([], [], [], [], {})
    assert set(found.figures) == {cell.id for cell in TABLE.cells if not cell.is_total}
    assert set(found.printed) == {cell.id for cell in TABLE.cells if cell.is_total}


def test_rows_that_the_form_does_not_have_are_named() -> None:
    table = official()
    table.extra.append("（八）转 办")
    table.rows["elsewhere"] = "（九）移 交"
    table.texts |= {"elsewhere.business": "4", "elsewhere.total": " ", "nowhere.business": " "}
    assert read(table).unread == [f"“{TABLE.short}”表多出一行“{row}”，未读入" for row in ("（八）转办", "（九）移交")]


def test_a_row_that_is_not_there_is_named_once_and_its_cells_stay_blank() -> None:
    table = official()
    table.rows.pop("received")
    table.texts = {name: text for name, text in table.texts.items() if not name.startswith("received.")}
    found = read(table)
    assert found.missing == [next(cell.row_labels[-1] for cell in TABLE.cells if cell.row == "received")]
    assert found.labels == []
    assert not any(cell.startswith("requests.received.") for cell in found.figures)


def test_another_label_is_shown_beside_the_official_one() -> None:
    table = official()
    wanted = next(cell.row_labels[-1] for cell in TABLE.cells if cell.row == "received")
    table.rows["received"] = "一、新 到申请"
    assert set(read(table).labels) == {("一、新到申请", wanted)}
    table.rows["received"] = wanted[:-2]  # shortened, and still plain enough
    assert read(table).labels == []
    name = next(name for name, cell in CELLS.items() if cell.column_labels[-1] == "商业企业")
    table.heads[name] = "企业"
    assert read(table).labels == [("企业", "商业企业")]


def test_a_doubt_names_its_cell_or_row_and_quotes_the_paper() -> None:
    table = official()
    table.texts["received.business"] = "两三件"
    table.unsure = [("received", "这一行少一格", "3\n 4"), ("", "看不出哪一列", "")]
    cell, row, whole = read(table).doubts
    assert cell.message.startswith(f"{CELLS['received.business'].name}：")
    assert cell.cells == ("requests.received.business",)
    assert row.sentence == f"{TABLE.short}：这一行少一格。原文：3 4"
    assert set(row.cells) == {one.id for one in TABLE.cells if one.row == "received"}
    assert whole.sentence == f"{TABLE.short}：看不出哪一列。"
    assert set(whole.cells) == {one.id for one in TABLE.cells}


def test_a_year_without_a_form_is_doubted_and_its_tables_are_read_all_the_same() -> None:
    found = read(official(), 2007)
    assert found.doubts[0].message == "文件写的年度是2007年，当年没有统一格式，请核对"
    assert found.editions["proactive"] == "2019"
    with pytest.raises(UnreadableFile, match=r"^“年报\.docx”没有读入：.*2007"):
        filled({}, 2007, "年报.docx")
