"""Pasting is worked out before anything changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.form.editions import EDITIONS, edition
from app.form.layout import LayoutPlace, grid
from app.form.parts import Table
from app.form.walk import walk
from app.paste.clipboard import CellTexts, from_html, from_text
from app.paste.into_table import plan
from app.paste.out import as_number, copied
from app.paste.plan import Plan
from app.report.changes import apply
from app.report.new import new_report
from app.tables import entry
from app.tables.sheet import sheets
from tests.growth import grows_in_step

REQUESTS = edition("2021").table("requests")
PROACTIVE = edition("2021").table("proactive")
DISPUTES = edition("2021").table("disputes")
TABLES = [table for form in EDITIONS for table in form.tables]


def at(table: Table, cell: str) -> LayoutPlace:
    place = walk(table).place(f"{table.id}.{cell}")
    assert place
    return place


def first(table: Table) -> LayoutPlace:
    return walk(table).inputs[0]


def texts(found: Plan) -> dict[str, str]:
    return {id_.partition(".")[2]: text for id_, (_, text) in found.texts.items()}


def said(found: Plan) -> str:
    """What is said after the paste into an empty report."""
    return found.report(sheets(apply(new_report(2025, "某某县交通运输局"), found.changes)))


def rows(text: str) -> CellTexts:
    return from_text(text.replace(" ", "\t"))


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


def test_rows_step_over_bands_and_merged_cells_take_the_first_square() -> None:
    block = (("1", "2", "3"), ("4", "5", "6"), ("7", "", ""), ("8", None, None), ("9",), ("10.5", "", ""))
    assert texts(plan(PROACTIVE, first(PROACTIVE), block)) == {
        "rules.issued": "1",
        "rules.repealed": "2",
        "rules.in_force": "3",
        "normative_documents.issued": "4",
        "normative_documents.repealed": "5",
        "normative_documents.in_force": "6",
        "licensing.decisions": "7",
        "penalties.decisions": "8",
        "coercive_measures.decisions": "9",
        "fees.amount": "10.5",
    }


def test_totals_are_skipped_and_said() -> None:
    found = plan(REQUESTS, first(REQUESTS), (tuple("1234567"), tuple("1111111")))
    assert len(found.texts) == 12
    assert (len(found.totals), found.question) == (2, "")
    assert said(found).startswith("已粘贴12格，跳过2格总计（总计由程序算出）。")
    assert found.name == "粘贴12格"


def test_what_is_too_large_is_said_before_anything_changes() -> None:
    found = plan(DISPUTES, at(DISPUTES, "litigation_after_reconsideration.other"), (("1", "2", "3", "4", ""), ("5",)))
    assert texts(found) == {
        "litigation_after_reconsideration.other": "1",
        "litigation_after_reconsideration.pending": "2",
    }
    assert (len(found.totals), found.outside) == (1, 2)
    assert found.question == "复制的内容比这里放得下的大，有2格没有位置。可以只粘贴其余2格。"


def test_texts_that_are_no_figures_are_named() -> None:
    found = plan(REQUESTS, first(REQUESTS), (("1", "约3件", "-2", "2\x00", "x" * 500, "1.5"),))
    assert len(found.texts) == 1
    assert "“约3件”不是“一、本年新收政府信息公开申请数量·商业企业”这一格能填的数字（这样的共5格）" in found.question
    assert "\x00" not in found.question
    assert len(found.question) < 200
    assert found.question.endswith("可以只粘贴其余1格。")


def test_nothing_to_paste_is_said() -> None:
    assert plan(DISPUTES, first(DISPUTES), (("甲",),)).question.endswith("没有可以粘贴的格。")


def test_one_text_goes_into_every_selected_cell() -> None:
    cells = tuple(REQUESTS.cells[:14])
    assert len(plan(REQUESTS, first(REQUESTS), (("0", None),), cells).texts) == 12


def test_a_blank_empties_a_cell_as_in_excel() -> None:
    found = plan(REQUESTS, first(REQUESTS), (("", "5"),))
    assert found.changes["figures", "requests.received.natural_person"] is None
    assert found.changes["figures", "requests.received.business"] == "5"


RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"


@pytest.mark.parametrize(
    ("text", "left_off"),
    [
        (f"{RECEIVED} 19 2\n{CARRIED_IN} 1 0", "左边1列行名（“一、本年新收政府信息公开申请数量”等）"),
        ("自然人 商业企业\n19 2\n1 0", "上面1行表头（“自然人”等）"),
        ("申请人 个人 公司\n新收 19 2\n结转 1 0", "左边1列行名（“新收”等）和上面1行表头（“个人”等）"),
        ("2025年\t\n19 2\n1 0", "上面1行表头（“2025年”）"),
        ("三、 新收 19 2\n\t结转 1 0", "左边2列行名（“新收”等）"),
    ],
)
def test_heads_and_labels_around_the_figures_are_left_off(text: str, left_off: str) -> None:
    found = plan(REQUESTS, first(REQUESTS), rows(text))
    assert texts(found) == {
        "received.natural_person": "19",
        "received.business": "2",
        "carried_in.natural_person": "1",
        "carried_in.business": "0",
    }
    assert found.question == ""
    assert said(found) == f"已粘贴4格，已略去{left_off}。"


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


def test_a_label_merged_over_columns_is_left_off_with_them() -> None:
    found = plan(REQUESTS, first(REQUESTS), ((RECEIVED, None, None, "19", "2"),))
    assert texts(found) == {"received.natural_person": "19", "received.business": "2"}


@pytest.mark.parametrize(
    ("text", "first_text"),
    [
        ("约12\n3\n4", "约12"),
        ("3\n见附件\n4", "见附件"),
        ("未统计\n3\n4", "未统计"),
        ("约十二件\n3", "约十二件"),
        ("1件项\n3", "1件项"),
    ],
)
def test_a_text_that_may_be_an_answer_is_asked_about(text: str, first_text: str) -> None:
    found = plan(REQUESTS, first(REQUESTS), rows(text))
    assert found.question.startswith(f"“{first_text}”不是“")
    assert found.unreadable[0][1] == first_text


@pytest.mark.parametrize("text", ["/\n3", "-\n3", "无\n3", "0\n3", "3", " 3"])
def test_what_reads_as_a_figure_or_as_nothing_is_never_left_off(text: str) -> None:
    found = plan(REQUESTS, first(REQUESTS), rows(text))
    assert (found.question, said(found)) == ("", "")


def test_an_empty_first_figure_beside_a_label_is_no_head() -> None:
    found = plan(REQUESTS, first(REQUESTS), rows("新收 \n结转 5"))
    assert texts(found) == {"received.natural_person": "", "carried_in.natural_person": "5"}
    under = plan(REQUESTS, first(REQUESTS), rows("个人 公司\n\t3\n\t4"))
    assert texts(under)["received.business"] == "3"
    assert texts(under)["received.natural_person"] == ""


def test_figures_under_a_label_of_another_row_or_column_are_asked_about() -> None:
    found = plan(REQUESTS, first(REQUESTS), rows(f"{CARRIED_IN} 1 0"))
    assert found.question == f"“{CARRIED_IN}”的数会填在“{RECEIVED}”里。可以仍粘贴这2格。"
    assert found.offer == "仍粘贴这2格"
    across = plan(REQUESTS, at(REQUESTS, "carried_in.business"), rows("自然人\n3"))
    assert across.question.startswith("“自然人”的数会填在“商业企业”里。")
    other = plan(DISPUTES, first(DISPUTES), rows("（一）予以公开 3"))
    assert other.question.startswith("“（一）予以公开”的数会填在“行政复议 结果维持”里。")
    sums = plan(REQUESTS, first(REQUESTS), rows("新收 3\n合计 3"))
    assert sums.question.startswith("“合计”的数会填在“二、上年结转政府信息公开申请数量”里。")


def test_rows_that_are_labelled_but_too_few_to_be_found_go_where_the_cursor_is() -> None:
    labels = (RECEIVED, CARRIED_IN, "（一）予以公开", "（二）部分公开", "1.属于国家秘密")
    found = plan(REQUESTS, first(REQUESTS), tuple((label, str(n)) for n, label in enumerate(labels)))
    assert [text for _, text in found.texts.values()] == ["0", "1", "2", "3", "4"]
    assert found.question == ""


def test_copied_totals_that_differ_from_the_parts_are_said() -> None:
    found = plan(REQUESTS, first(REQUESTS), rows("1 0 0 0 0 0 99\n2 0 0 0 0 0 2"))
    assert said(found).endswith(
        "注意：粘贴内容的总计是99，按分项合计是1：一、本年新收政府信息公开申请数量·总计。请核对分项。"
    )
    more = plan(REQUESTS, first(REQUESTS), rows("1 0 0 0 0 0 99\n2 0 0 0 0 0 98"))
    assert "（总计不同的共2格）" in said(more)
    alone = plan(REQUESTS, at(REQUESTS, "received.total"), rows("5\n6"))
    assert "注意：粘贴内容的总计是5，按分项合计是0" in said(alone)
    right = plan(REQUESTS, first(REQUESTS), rows("1 0 0 0 0 0 １件\n2 0 0 0 0 0 "))
    assert "注意" not in said(right)


@given(
    number=st.integers(0, len(TABLES) - 1),
    start=st.integers(0, 150),
    block=st.lists(st.lists(st.text(max_size=5) | st.none() | st.just("7"), max_size=12), max_size=40),
)
def test_every_text_of_a_block_is_accounted_for(number: int, start: int, block: list[list[str | None]]) -> None:
    table = TABLES[number]
    places = walk(table).places
    found = plan(table, places[start % len(places)], tuple(map(tuple, block)))
    filled = sum(1 for row in block for text in row if text and text.strip())
    taken = sum(bool(text.strip()) for _, text in found.texts.values())
    assert {id_ for id_, _ in found.texts.items()} <= {cell.id for cell in table.inputs}
    if not found.by_labels:
        assert found.left_off
        kept = sum(1 for row in found.left_off.block for text in row if text and text.strip())
        assert taken + len(found.unreadable) + found.outside <= kept <= filled
        assert taken + len(found.unreadable) + found.outside + len(found.totals) >= kept
        assert "7" not in [text for row in block for text in row if text] or kept


def test_a_large_block_of_words_is_answered_at_once() -> None:
    def paste(rows: int) -> None:
        words = tuple(tuple(f"第{row}行{col}列属于国家秘密" for col in range(20)) for row in range(rows))
        found = plan(REQUESTS, first(REQUESTS), words)
        assert found.texts == {}
        assert len(found.question) < 300

    grows_in_step(paste, 1000)


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


@pytest.mark.parametrize("text", ["两三件", "百余件", "30至40件", "三四十"])
def test_a_vague_number_is_not_pasted_but_asked_about(text: str) -> None:
    found = plan(REQUESTS, first(REQUESTS), ((text,),))
    assert not found.texts
    assert f"“{text}”不是" in found.question


def test_pieces_are_not_pasted_as_money() -> None:
    table = edition("2019").table("proactive")
    found = plan(table, at(table, "procurement.amount"), (("12件",),))
    assert not found.texts
    assert "“12件”不是" in found.question


ORDER = ("natural_person", "business", "research", "public_interest", "legal_service", "other_organisation")
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def labelled(number: int = 10) -> tuple[list[list[str]], dict[str, str]]:
    """Rows of the requests table with their labels under the heads, and where their figures belong."""
    lines, wanted = [["", *HEADS]], dict[str, str]()
    for cell in REQUESTS.inputs:
        if cell.column == ORDER[0]:
            figures = [str(number + place) for place in range(len(ORDER))]
            lines.append([cell.row_labels[-1], *figures])
            wanted |= {f"{cell.row}.{column}": text for column, text in zip(ORDER, figures, strict=True)}
            number += 10
    return lines, wanted


def as_block(lines: list[list[str]]) -> CellTexts:
    return tuple(map(tuple, lines))


def test_a_turned_block_finds_its_places_and_asks() -> None:
    lines, wanted = labelled()
    found = plan(REQUESTS, first(REQUESTS), as_block([list(row) for row in zip(*lines, strict=True)]))
    assert texts(found) == wanted
    assert found.question == f"复制的内容行列是对调的，按行名和表头对应位置。可以粘贴这{len(wanted)}格。"
    assert found.places[0] == "一、本年新收政府信息公开申请数量·自然人：10"


def with_subtotals(lines: list[list[str]], wrong: bool) -> list[list[str]]:
    """Rows of subtotals behind the classes, as offices have them."""
    at = next(n for n, row in enumerate(lines) if row[0].startswith("8.属于行政查询"))
    denied = lines[at - 7 : at + 1]
    sums = [str(sum(int(row[col]) for row in denied) + wrong) for col in range(1, 7)]
    return [*lines[: at + 1], ["（三）不予公开小计", *sums], *lines[at + 1 :]]


@pytest.mark.parametrize("wrong", [False, True])
def test_subtotals_are_compared_and_not_placed(wrong: bool) -> None:
    lines, wanted = labelled()
    found = plan(REQUESTS, first(REQUESTS), as_block(with_subtotals(lines, wrong)))
    assert (texts(found), found.question) == (wanted, "")
    assert "小计6格只核对、不填" in said(found)
    assert ("“不予公开小计·自然人”是" in said(found)) is wrong


def test_a_column_of_subtotals_is_compared_too() -> None:
    lines, wanted = labelled()
    sums = ["小计", *(str(sum(map(int, row[2:]))) for row in lines[1:])]
    block = as_block([[*row, total] for row, total in zip(lines, sums, strict=True)])
    found = plan(REQUESTS, first(REQUESTS), block)
    assert (texts(found), found.question) == (wanted, "")
    assert "注意" not in said(found)
    sums[1] = "1"
    found = plan(REQUESTS, first(REQUESTS), as_block([[*row, s] for row, s in zip(lines, sums, strict=True)]))
    assert "“法人或其他组织小计”是1" in said(found)


@pytest.mark.parametrize("ends", [("\n\t\n\t", 4), ("\t\t\n\t\t\t", 4)])
def test_blanks_at_the_end_of_a_block_empty_nothing(ends: tuple[str, int]) -> None:
    found = plan(REQUESTS, first(REQUESTS), from_text(f"1\t2\n3\t4{ends[0]}"))
    assert len(found.texts) == ends[1]
    assert found.says_something
    alone = plan(REQUESTS, first(REQUESTS), from_text("\t\n\t"))
    assert set(texts(alone).values()) == {""}


@pytest.mark.parametrize(
    "text",
    [
        "1\t新收\t19\n2\t结转\t3",
        "5\t6\n自然人\t企业\n7\t8",
        "1\t本年新收\t19\t2\n2\t上年结转\t3\t4\n3\t予以公开\t5\t6",
    ],
)
def test_words_among_the_figures_place_nothing(text: str) -> None:
    """Numbers of rows before the labels, heads between the rows: no figure goes beside its place."""
    found = plan(REQUESTS, first(REQUESTS), from_text(text))
    assert (found.texts, found.count) == ({}, 0)
    assert "中间夹着行名、表头或序号" in found.question
    assert "其余" not in found.question


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
