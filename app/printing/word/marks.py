"""The marks of a template (`{{标题}}`), found however Word has cut them into runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.language.fold import unified, without_invisible
from app.ooxml.xml import w

MARK = re.compile(r"(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)")
_BLANK = re.compile(r"\s+")
NUMBERS = "一二三四五六七八九"
TITLE = "标题"
WORDS = {
    TITLE: "title",
    "机关全称": "full_name",
    "机关简称": "short_name",
    "年度": "year",
    "签发年": "issued_year",
    "地址": "address",
    "邮政编码": "postcode",
    "电话": "phone",
    "电子邮箱": "email",
    "办公机构": "office",
}
"""Marks that stand for some words, anywhere in the text, a header or a footer."""
SIGNER, DATE, PREFACE = "落款单位", "落款日期", "前言"
SECTIONS = {f"第{number}部分": str(index) for index, number in enumerate(NUMBERS, 1)}
UNDER_TABLES = {f"{mark}表后": id_ for mark, id_ in SECTIONS.items()}
ALONE = {PREFACE, SIGNER, DATE, *SECTIONS, *UNDER_TABLES}
"""Marks that stand for whole paragraphs: each alone on a line."""

_BROKEN = re.compile(
    rf"[{{｛]{{1,2}}\s*(?:{'|'.join({*WORDS, *ALONE})})[^{{}}｛｝\n]{{0,8}}[}}｝]{{0,2}}|\{{\{{.{{0,12}}|｛｛.{{0,12}}|.{{0,12}}(?:\}}\}}|｝｝)"
)
"""A mark with a brace too few, or what is left of one."""
_OF_OTHERS = re.compile(r"\{([%#]).{0,60}?\1\}|\{[%#]")
"""A mark of another program's templates: {% if … %}, {# … #}."""
_TOO_MANY = re.compile(r"\{{3,}[^{}\n]{0,12}\}{2,}|\{{2,}[^{}\n]{0,12}\}{3,}")
"""A mark with a brace too many: one of them would be printed."""


def section_mark(id_: str) -> str:
    return f"第{NUMBERS[int(id_) - 1]}部分"


def under_mark(id_: str) -> str:
    return f"{section_mark(id_)}表后"


@dataclass(frozen=True)
class FoundMark:
    """A mark in a paragraph: its name, and where it begins and ends in the paragraph's text."""

    name: str
    start: int
    end: int
    alone: bool


def own_texts(paragraph: Any) -> list[Any]:
    """The w:t of a w:p, those of text boxes inside it left out."""
    return [node for node in paragraph.iter(w("t")) if next(node.iterancestors(w("p"))) is paragraph]


def marks_in(paragraph: Any) -> list[FoundMark]:
    """The marks of a paragraph in their order."""
    text = "".join(node.text or "" for node in own_texts(paragraph))
    return [
        FoundMark(_BLANK.sub("", unified(without_invisible(match[1]))), *match.span(), alone=match[0] == text.strip())
        for match in MARK.finditer(text)
    ]


def broken_in(paragraph: Any) -> list[str]:
    """What looks like a mark of a paragraph and is none, since its braces don't close."""
    text = "".join(node.text or "" for node in own_texts(paragraph))
    rest = MARK.sub("\n", text)
    return [
        found[0].strip()
        for pattern, where in ((_TOO_MANY, text), (_BROKEN, rest), (_OF_OTHERS, rest))
        for found in pattern.finditer(where)
    ]


def marked_paragraphs(root: Any) -> Iterator[tuple[Any, list[FoundMark]]]:
    """Every paragraph under `root` that has marks."""
    for paragraph in list(root.iter(w("p"))):
        if found := marks_in(paragraph):
            yield paragraph, found


def put(paragraph: Any, found: FoundMark, node: Any) -> None:
    """Put `node` where the mark stands; its text goes, that before and after it stays in its runs."""
    at = 0
    placed = False
    for text_node in own_texts(paragraph):
        text = text_node.text or ""
        start, end = max(0, found.start - at), max(0, found.end - at)
        at += len(text)
        if start >= len(text) or at <= found.start or end <= 0:
            continue
        if placed:
            text_node.text = text[end:]
            continue
        text_node.text, node.tail, placed = text[:start], text[end:], True
        text_node.insert(0, node)
