"""The texts of a report: title, preface, sections under their headings, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.blocks import DocumentRemark, DocumentTable, LeftOut, Text
from app.form.editions import NINE, OFFICIAL
from app.form.parts import Outline
from app.incoming.front import front
from app.incoming.headings import Heading, headings_in
from app.incoming.signature import find
from app.incoming.tables import Item, TableHere
from app.language.excerpt import excerpt
from app.report.model import Paragraphs

_PAGE = re.compile(r"[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}")
"""A page number, where a program has put the foot of the page into the text."""
OTHER_UNIT = re.compile(r"\s*[（(]?\s*(?:计量)?单位\s*[:：]?\s*[十百千万]\s*(?:件|项|条|宗|个|份|次)\s*[)）]?\s*")
"""What is printed above a table whose figures are not single ones."""


@dataclass
class DocumentParts:
    """Where every line of the document went."""

    title: str = ""
    preface: Paragraphs = ()
    outline: Outline = OFFICIAL
    headings: Paragraphs = ()
    sections: dict[str, list[str]] = field(default_factory=dict)
    under_table: dict[str, list[str]] = field(default_factory=dict)
    signer: str = ""
    date: str = ""
    doubts: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    usual: list[str] = field(default_factory=list)
    """What was left out and nobody misses."""
    remarks: list[tuple[DocumentRemark, str]] = field(default_factory=list)
    """Revisions, comments, hidden words, each with its place."""
    instead: dict[str, list[LeftOut]] = field(default_factory=dict)
    """What was named in each section: it may stand where a table should."""


def split(items: Sequence[Item]) -> DocumentParts:
    """Give each line its part of the report."""
    lines = [item for item in items if not isinstance(item, Text) or (item.text and not _PAGE.fullmatch(item.text))]
    numbers = sum(isinstance(item, Text) and bool(_PAGE.fullmatch(item.text)) for item in items)
    headings = headings_in(lines)
    parts = DocumentParts(headings=tuple(heading.text for heading in headings))
    parts.outline = _outline(headings)
    first = headings[0].index if headings else _first_table(lines)
    end = _sign(lines, first, parts)
    parts.usual += [f"{numbers}处页码，未读入"] if numbers else []
    opening = front(lines[:first], parts.headings)
    parts.title, parts.preface, parts.date = opening.title, opening.preface, parts.date or opening.date
    parts.unread += opening.unread
    parts.usual += opening.usual
    _fill(lines, headings, first, end, parts)
    return parts


def _first_table(lines: Sequence[Item]) -> int:
    return next((index for index, line in enumerate(lines) if isinstance(line, TableHere)), len(lines))


def _outline(headings: Sequence[Heading]) -> Outline:
    """The nine parts where the headings are more theirs than the official ones."""
    nine = sum(1 for heading in headings if heading.nine)
    six = sum(1 for heading in headings if heading.official)
    return NINE if nine > max(six, 5) else OFFICIAL


def _sign(lines: Sequence[Item], first: int, parts: DocumentParts) -> int:
    """Find name and date at the end; the index behind the last line of text."""
    signed = find(lines, first)
    if signed is None:
        return len(lines)
    parts.signer, parts.date = signed.name, signed.date
    parts.doubts += [signed.doubt] if signed.doubt else []
    behind = [item.text for item in lines[signed.last + 1 :] if isinstance(item, Text)]
    parts.unread += [f"落款之后的文字“{excerpt(text, 20)}”，未读入" for text in behind]
    return signed.start


def _fill(lines: Sequence[Item], headings: Sequence[Heading], first: int, end: int, parts: DocumentParts) -> None:
    """Texts into sections, those behind a table under the table; the texts before `first` are placed already, those
    from `end` on are the signature and what stands behind it."""
    starts = {heading.index: heading for heading in headings}
    section, table = "", ""
    for index, line in enumerate(lines):
        if isinstance(line, Text) and not first <= index < end:
            continue
        if index in starts:
            section, table = starts[index].section(parts.outline), ""
            if starts[index].rest:
                parts.sections.setdefault(section, []).append(starts[index].rest)
            continue
        if isinstance(line, TableHere):
            table = line.id
            section = parts.outline.section_of_table(table).id
        elif isinstance(line, Text):
            _place(line.text, section, table, parts)
        elif isinstance(line, DocumentRemark):
            where = _where(section, table, parts, opening=index < first)
            _remark(line, where, parts, inside=first <= index < end)
        else:
            _leave_out(line, lines[:index], section if index < end else "", parts)


def _remark(remark: DocumentRemark, where: str, parts: DocumentParts, *, inside: bool) -> None:
    """Keep a remark, unless it is about what a page hides around the report."""
    if remark.sure or inside:
        parts.remarks.append((remark, where if remark.placed else ""))
    else:
        parts.usual.append(f"网页上隐藏的内容“{excerpt(remark.words, 20)}”，未读入")


def _where(section: str, table: str, parts: DocumentParts, *, opening: bool) -> str:
    """Where a remark stands, as rules name a paragraph: “总体情况第3段”."""
    if opening:
        return "标题和前言"
    named = parts.outline.section(section)
    name = named.name if named else "正文"
    above, below = len(parts.sections.get(section, ())), len(parts.under_table.get(table, ()))
    if table and not below:
        return f"“{name}”表"
    return f"{name}第{above + below}段" if above + below else name


def _leave_out(item: DocumentTable | LeftOut, before: Sequence[Item], section: str, parts: DocumentParts) -> None:
    if isinstance(item, LeftOut):
        parts.instead.setdefault(section, []).append(item)
        if item.usual:
            parts.usual.append(f"{item.message}，{item.ending}")
            return
    parts.unread.append(_named(item, before))


def _place(text: str, section: str, table: str, parts: DocumentParts) -> None:
    if OTHER_UNIT.fullmatch(text):
        parts.doubts.append(f"原件写着“{text.strip()}”，表里的数没有换算，请核对")
    if table:
        parts.under_table.setdefault(table, []).append(text)
    else:
        parts.sections.setdefault(section or parts.outline.sections[0].id, []).append(text)


def _named(item: DocumentTable | LeftOut, before: Sequence[Item]) -> str:
    what, ending = (item.message, item.ending) if isinstance(item, LeftOut) else (_table(item), "未读入")
    last = next((line.text for line in reversed(before) if isinstance(line, Text)), "")
    where = f"“{excerpt(last, 20)}”之后" if last else "" if before else "开头"
    return f"{where}有{what}，{ending}"


def _table(grid: DocumentTable) -> str:
    where = f"工作表“{excerpt(grid.sheet, 20)}”里的" if grid.sheet else ""
    words = next((square.text for square in grid.squares() if square.text.strip()), "")
    begins = f"，以“{excerpt(words, 12)}”开头" if words else ""
    return f"{where}1个表格（不是统一格式的表{begins}）"
