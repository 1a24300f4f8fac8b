"""Pasting is worked out before anything changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.form.editions import edition
from app.form.walk import walk
from app.paste.into_table import plan
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
from tests.growth import grows_in_step


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


@pytest.mark.parametrize(
    "block",
    [
        (("单位：百件",), ("行政许可", "12")),
        (("行政许可（上年）", "12"),),
        (("", "数量（千件）"), ("行政许可", "12")),
        (("累计（2024年）",), ("12",)),
    ],
)
def test_figures_of_other_units_and_years_are_asked_about(block: tuple[tuple[str, ...], ...]) -> None:
    found = plan(PROACTIVE, at(PROACTIVE, "licensing.decisions"), block)
    assert [text for _, text in found.texts.values()] == ["12"]
    assert "没有换算" in found.question
    assert found.question.endswith("可以仍粘贴这1格。")


def test_nothing_to_paste_is_said() -> None:
    assert plan(DISPUTES, first(DISPUTES), (("甲",),)).question.endswith("没有可以粘贴的格。")


def test_one_text_goes_into_every_selected_cell() -> None:
    cells = tuple(REQUESTS.cells[:14])
    assert len(plan(REQUESTS, first(REQUESTS), (("0", None),), cells).texts) == 12


def test_a_blank_empties_a_cell_as_in_excel() -> None:
    found = plan(REQUESTS, first(REQUESTS), (("", "5"),))
    assert found.changes["figures", "requests.received.natural_person"] is None
    assert found.changes["figures", "requests.received.business"] == "5"


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
