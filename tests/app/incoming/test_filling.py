"""What is said of a table that is not quite the official one: a row too many or too few, another label, two readings."""

from __future__ import annotations

import pytest

from app.errors import UnreadableFile
from app.form.editions import TABLES, edition
from app.form.parts import Table
from app.incoming.filling import Filled, filled
from app.incoming.labelled import LabelledTable

TABLE = edition("2021").table("requests")
CELLS = {f"{cell.row}.{cell.column}": cell for cell in TABLE.cells}


def official(table: Table = TABLE) -> LabelledTable:
    """A table as the form prints it, with a figure in each cell."""
    cells = {f"{cell.row}.{cell.column}": cell for cell in table.cells}
    return LabelledTable(
        texts={name: "增3" if cell.kind == "signed count" else "3" for name, cell in cells.items()},
        heads={name: cell.column_labels[-1] for name, cell in cells.items()},
        rows={cell.row: cell.row_labels[-1] for cell in table.cells if cell.row_labels},
    )


def read(table: LabelledTable, year: int = 2025) -> Filled:
    return filled({"requests": table}, year, "年报.docx")


def test_the_official_table_leaves_nothing_to_say() -> None:
    found = read(official())
    assert (found.labels, found.missing, found.unread, found.doubts, found.tidied) == ([], [], [], [], {})
    assert set(found.figures) == {cell.id for cell in TABLE.cells if not cell.is_total}
    assert set(found.printed) == {cell.id for cell in TABLE.cells if cell.is_total}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("id_", TABLES)
def test_each_table_is_read_in_the_edition_that_it_was_printed_in(id_: str, form: str) -> None:
    table = edition(form).table(id_)
    found = filled({id_: official(table)}, 2025, "年报.docx")
    assert (found.labels, found.missing, found.unread, found.doubts) == ([], [], [], [])
    alike = table == edition("2021").table(id_)
    assert found.editions == {**dict.fromkeys(TABLES, "2021"), id_: "2021" if alike else form}


def test_a_unit_goes_with_its_figure_and_what_was_tidied_is_kept() -> None:
    table = official(edition("2019").table("proactive"))
    table.texts |= {"procurement.amount": "７１８.５ 万元", "rules.issued": ""}
    found = filled({"proactive": table}, 2020, "年报.docx")
    assert found.figures["proactive.procurement.amount"] == "718.5"
    assert found.units == {"proactive.procurement.amount": "万元"}
    assert found.tidied == {"proactive.procurement.amount": "７１８.５ 万元"}
    assert "proactive.rules.issued" not in found.figures


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
