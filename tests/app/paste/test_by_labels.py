"""Blocks copied with their labels find their places by these."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.form.editions import edition
from app.form.layout import grid
from app.form.parts import Table
from app.form.walk import walk
from app.paste.clipboard import CellTexts, from_html
from app.paste.into_table import plan
from app.paste.out import as_number, copied
from app.paste.plan import Plan
from app.tables import entry
from tests.app.paste.blocks import (
    CARRIED_IN,
    DISPUTES,
    PROACTIVE,
    RECEIVED,
    REQUESTS,
    TABLES,
    at,
    first,
    rows,
    said,
    texts,
)


def whole(table: Table, *, labels: bool, merged: bool) -> CellTexts:
    """The table as Word (merged) or Excel (blank squares) would put it on the clipboard, figures numbered."""
    layout = grid(table)
    rows: list[list[str | None]] = [[None if merged else ""] * layout.cols for _ in range(layout.rows)]
    for number, place in enumerate(layout.places):
        rows[place.row][place.col] = str(number) if place.cell else place.text if labels else ""
    return tuple(map(tuple, rows))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.id}-{len(table.cells)}")
@pytest.mark.parametrize("merged", [True, False])
def test_the_whole_form_finds_its_place_by_its_labels(table: Table, merged: bool) -> None:
    found = plan(table, walk(table).inputs[-1], whole(table, labels=True, merged=merged))
    numbers = {place.cell.id: str(n) for n, place in enumerate(grid(table).places) if place.cell}
    wanted = {cell.id: numbers[cell.id] for cell in table.inputs if cell.kind != "signed count"}
    assert {id_: text for id_, (_, text) in found.texts.items()} == wanted
    assert len(found.totals) == sum(cell.is_total for cell in table.cells)
    assert (found.outside, found.by_labels) == (0, True)


def test_rows_of_another_edition_find_their_own_places_or_none() -> None:
    old = edition("2019").table("requests")
    found = plan(REQUESTS, first(REQUESTS), whole(old, labels=True, merged=False))
    numbers = {place.cell.id: str(n) for n, place in enumerate(grid(old).places) if place.cell}
    assert found.texts["requests.carried_out.business"][1] == numbers["requests.carried_out.business"]
    assert not any(".other_not_corrected." in id_ or ".other_misc." in id_ for id_ in found.texts)
    assert found.question.startswith("行名或表头与本表对不上，有7格没有位置。")


def test_columns_of_another_edition_are_not_taken_for_these() -> None:
    old = whole(edition("2019").table("proactive"), labels=True, merged=True)
    found = plan(PROACTIVE, first(PROACTIVE), old)
    assert set(texts(found)) == {"licensing.decisions", "penalties.decisions", "coercive_measures.decisions"}
    assert found.outside == 19


def test_labels_are_found_as_offices_write_them() -> None:
    block = (
        ("", "自 然 人", "商业企业"),
        ("1. 属于国家秘密", "1", "2"),
        ("2.其他法律行政法规禁止公开", "3", "4"),
        ("(二)部分公开（区分处理的，只计这一情形，不计其他情形）", "5", "6"),
        ("四、结转下年度继续办理", "7", "8"),
    )
    assert texts(plan(REQUESTS, first(REQUESTS), block)) == {
        "denied_state_secret.natural_person": "1",
        "denied_state_secret.business": "2",
        "denied_by_law.natural_person": "3",
        "denied_by_law.business": "4",
        "partly_granted.natural_person": "5",
        "partly_granted.business": "6",
        "carried_out.natural_person": "7",
        "carried_out.business": "8",
    }


def test_a_labelled_row_that_comes_twice_is_not_guessed() -> None:
    block = (
        ("", "自 然 人", "商业企业"),
        ("1. 属于国家秘密", "1", "2"),
        ("2.其他法律行政法规禁止公开", "3", "4"),
        ("四、结转下年度继续办理", "7", "8"),
        ("四、结转下年度继续办理", "9", "8"),
    )
    found = plan(REQUESTS, first(REQUESTS), block)
    assert {name.partition(".")[0] for name in texts(found)} == {"denied_state_secret", "denied_by_law"}
    assert "有4格没有位置" in found.question


@pytest.mark.parametrize("table", edition("2021").tables, ids=lambda table: table.id)
@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize("left", [0, 1, 2])
def test_no_part_of_a_form_lands_elsewhere_unasked(table: Table, merged: bool, left: int) -> None:
    numbers = {str(n): place.cell for n, place in enumerate(grid(table).places) if place.cell}
    block = whole(table, labels=True, merged=merged)
    for top in range(len(block)):
        for bottom in {top + 1, top + 2, top + 6, len(block)}:
            part = tuple(row[left:] for row in block[top:bottom])
            figures = [text for row in part for text in row if text in numbers]
            start = walk(table).place(numbers[figures[0]].id) if figures else None
            found = plan(table, start, part) if start else Plan()
            if not found.question:
                wanted = {numbers[text].id: text for text in figures if not numbers[text].is_total}
                assert {id_: text for id_, (_, text) in found.texts.items() if text} == wanted


def test_rows_that_are_labelled_but_too_few_to_be_found_go_where_the_cursor_is() -> None:
    labels = (RECEIVED, CARRIED_IN, "（一）予以公开", "（二）部分公开", "1.属于国家秘密")
    found = plan(REQUESTS, first(REQUESTS), tuple((label, str(n)) for n, label in enumerate(labels)))
    assert [text for _, text in found.texts.values()] == ["0", "1", "2", "3", "4"]
    assert found.question == ""


REARRANGED = (
    "total",
    "legal_service",
    "public_interest",
    "research",
    "business",
    "other_organisation",
    "natural_person",
)


GROUPED = ("business", "research", "public_interest", "legal_service", "other_organisation", "natural_person", "total")


@pytest.mark.parametrize("grouped", [False, True])
def test_columns_in_another_order_find_their_places_by_their_heads(grouped: bool) -> None:
    order = GROUPED if grouped else REARRANGED
    names = {cell.column: cell.column_labels[-1] for cell in REQUESTS.cells}
    lines = [["项目", *(names[column] for column in order)]]
    if grouped:
        lines = [["", "法人或其他组织", "", "", "", "", "自然人", "总计"], ["", *(names[c] for c in order[:5]), "", ""]]
    for row in dict.fromkeys(cell.row for cell in REQUESTS.cells):
        cells = {cell.column: cell for cell in REQUESTS.cells if cell.row == row}
        label = cells["total"].row_labels[-1]
        lines.append([label, *(str(REQUESTS.cells.index(cells[column])) for column in order)])
    found = plan(REQUESTS, first(REQUESTS), tuple(map(tuple, lines)))
    assert found.question == ""
    assert texts(found) == {
        cell.id.partition(".")[2]: str(number) for number, cell in enumerate(REQUESTS.cells) if not cell.is_total
    }


def test_merged_heads_in_another_order_find_their_places_too() -> None:
    names = {cell.column: cell.column_labels[-1] for cell in REQUESTS.cells}
    heads = "".join(f"<td>{names[column]}</td>" for column in GROUPED[:5])
    numbers = "".join(f"<td>{number}</td>" for number in range(7))
    found = plan(
        REQUESTS,
        first(REQUESTS),
        from_html(
            "<table><tr><td rowspan=2>项目</td><td colspan=5>法人或其他组织</td><td rowspan=2>自然人</td>"
            f"<td rowspan=2>总计</td></tr><tr>{heads}</tr><tr><td>{RECEIVED}</td>{numbers}</tr>"
            f"<tr><td>{CARRIED_IN}</td>{numbers}</tr></table>"
        ),
    )
    assert {name: texts(found)[f"received.{name}"] for name in GROUPED[:6]} == {
        name: str(number) for number, name in enumerate(GROUPED[:6])
    }


def test_rows_of_the_first_table_find_their_places_by_their_labels_alone() -> None:
    found = plan(PROACTIVE, first(PROACTIVE), rows("行政处罚 68件 \n行政许可 1,523 \n行政规范性文件 2 0 19"))
    assert found.question == ""
    assert texts(found) == {
        "penalties.decisions": "68件",
        "licensing.decisions": "1,523",
        "normative_documents.issued": "2",
        "normative_documents.repealed": "0",
        "normative_documents.in_force": "19",
    }
    assert said(found) == "已粘贴5格，按表中的行名和表头对应位置。"
    for other in ("行政处罚 68 5", "行政处罚 68\n别的 3", "行政规范性文件 2 0"):
        assert not plan(PROACTIVE, first(PROACTIVE), rows(other)).by_labels


def test_labels_of_rows_without_a_figure_empty_nothing_unasked() -> None:
    found = plan(PROACTIVE, first(PROACTIVE), rows("行政许可 \n行政处罚 "))
    assert not found.by_labels
    assert found.question
    assert not found.count


def test_labels_without_heads_never_make_blanks_of_a_column() -> None:
    labels = dict.fromkeys(cell.row_labels[-1] for cell in REQUESTS.cells)
    block = tuple((label, str(number)) for number, label in enumerate(labels))
    found = plan(REQUESTS, at(REQUESTS, "received.business"), block)
    assert (found.question, found.by_labels) == ("", False)
    assert texts(found)["received.business"] == "0"
    assert texts(found)["carried_out.business"] == str(len(labels) - 1)


def test_disputes_that_can_be_read_in_two_ways_are_not_placed_by_their_labels() -> None:
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3 + ["备注"]
    heads[3] = "某某"  # which column is which is told by their order alone
    figures = ["", "7", "", "", "7", "", "", "", "", "", "", "", "", "", "", ""]
    found = plan(DISPUTES, first(DISPUTES), (tuple(heads), tuple(figures)))
    assert not found.by_labels


@given(number=st.integers(0, len(TABLES) - 1), data=st.data())
def test_what_is_copied_with_its_labels_comes_back_to_its_place(number: int, data: st.DataObject) -> None:
    table = TABLES[number]
    places = walk(table).places
    values = {place.cell.id: str(n + 1) for n, place in enumerate(places) if place.cell}
    found = plan(table, data.draw(st.sampled_from(places)), copied(table, places, lambda c: values[c.id], labels=True))
    wanted = {cell.id: values[cell.id] for cell in table.inputs if cell.kind != "signed count"}
    assert {id_: text for id_, (_, text) in found.texts.items() if text in values.values()} == wanted


def test_a_part_copied_with_its_labels_has_those_that_reach_over_it() -> None:
    chosen = [place for place in walk(REQUESTS).places if place.cell and place.cell.row == "denied_by_law"][1:3]
    assert copied(REQUESTS, chosen, lambda _: "7", labels=True) == (
        ("", "", "", "申请人情况", ""),
        ("", "", "", "法人或其他组织", ""),
        ("", "", "", "商业企业", "科研机构"),
        ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开", "7", "7"),
    )


@pytest.mark.parametrize(("text", "number"), [("增21", "+21"), ("减25", "-25"), ("0", "0"), ("约3", "约3")])
def test_changes_are_copied_as_numbers(text: str, number: str) -> None:
    table = edition("2019").table("proactive")
    cell = table.by_id["proactive.licensing.change"]
    assert as_number(cell, text) == number
    assert entry.reads(cell, number) == (text != "约3")
