"""Tidying changes how a text is set, never what it says."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.texts.tidying import changed, tidied

PIECES = st.sampled_from(
    [
        "公开",
        "信息",
        "12",
        "３",
        "条",
        " ",
        "　",
        ",",
        "，",
        "。",
        "；",
        "(",
        ")",
        "共",
        "{{a.b}}",
        "5,000",
        "1.5",
        "：",
        ":",
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4).map(tuple)


def plain(texts: tuple[str, ...]) -> str:
    """Only letters and digits."""
    return re.sub(r"[^\w{}]", "", unicodedata.normalize("NFKC", "".join(texts)))


@given(TEXTS)
def test_words_and_figures_stay(texts: tuple[str, ...]) -> None:
    assert plain(tidied(texts)) == plain(texts)


@given(TEXTS)
def test_what_is_tidy_stays(texts: tuple[str, ...]) -> None:
    once = tidied(texts)
    assert tidied(once) == once
    assert changed(once) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("　　公开 信息", "公开信息"),
        ("收到申请 12 件", "收到申请12件"),
        ("１２条", "12条"),
        ("公开，，信息。。", "公开，信息。"),
        ("主要有:公开", "主要有：公开"),
        ("网址http://a.gov.cn:80/b", "网址http://a.gov.cn:80/b"),
        ("金额5,000元", "金额5,000元"),
        ("比例1.5%", "比例1.5%"),
        ("(国办公开)", "（国办公开）"),
        ("a, b", "a, b"),
        ("共{{requests.received.total}} 件", "共{{requests.received.total}} 件"),
    ],
)
def test_a_slip_is_mended_and_nothing_else(before: str, after: str) -> None:
    assert tidied((before,)) == (after,)
