"""Blocks that were laid out otherwise than the form, or hold more than its figures."""

from __future__ import annotations

import pytest

from app.paste.clipboard import CellTexts, from_text
from app.paste.into_table import plan
from tests.app.paste.blocks import (
    REQUESTS,
    first,
    said,
    texts,
)

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
