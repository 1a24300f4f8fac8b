"""A plain Word file of headings, paragraphs and tables: check reports, sheets to sign, notes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.ooxml.xml import permitted

if TYPE_CHECKING:
    from docx.document import Document

LINE = 12.5
"""Points from line to line where as much as can be read has to be on a page."""
BODY, HEADING = "仿宋_GB2312", "黑体"


def blank(title: str, *, size: float = 10.5, margin: int = 20) -> Document:
    """A document in Chinese type on A4, without the library's own name, date and picture in it. `margin` in mm."""
    page = docx.Document()
    relations = page.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
    for style, font in (("Normal", BODY), ("Title", HEADING), ("Heading 1", HEADING), ("Table Grid", BODY)):
        _set_font(page.styles[style], font)
    page.styles["Normal"].font.size = Pt(size)
    for style in ("Title", "Heading 1"):
        page.styles[style].font.color.rgb = RGBColor(0, 0, 0)
    page.styles["Title"].font.size = Pt(18)
    sheet = page.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(margin)
    core = page.core_properties
    core.author, core.title, core.comments = "", title, ""
    core.created = core.modified = datetime.now()  # noqa: DTZ005 - Word shows the time of the clock on the wall
    return page


def _set_font(style: Any, font: str) -> None:
    properties: Any = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def compact(page: Document, *, margin: int = 14) -> None:
    """As much on a page as can still be read: no room between paragraphs, narrow edges. `margin` in mm."""
    text = page.styles["Normal"].paragraph_format
    text.space_after = text.space_before = Pt(0)
    text.line_spacing = Pt(LINE)  # exactly: fonts that stand in for missing ones are taller, and a page would not do
    title, heading = page.styles["Title"], page.styles["Heading 1"]
    title.font.size, title.paragraph_format.space_after = Pt(16), Pt(4)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    title.paragraph_format.line_spacing, heading.paragraph_format.line_spacing = Pt(22), Pt(15)
    heading.font.size = Pt(11)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(6), Pt(2)
    sheet = page.sections[0]
    sheet.top_margin = sheet.bottom_margin = sheet.left_margin = sheet.right_margin = Mm(margin)


def add_table(page: Document, heads: Mapping[str, int], rows: Iterable[tuple[str, ...]], *, after: bool = True) -> Any:
    """A table under `heads`, {text: width in mm}; `after`: a blank line follows. The head row repeats on each page."""
    lines = [tuple(heads), *rows]
    table = page.add_table(len(lines), len(heads), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, heads.values(), strict=True):
        column.width = Mm(width)
    for row, texts in zip(table.rows, lines, strict=True):
        for cell, text, width in zip(row.cells, texts, heads.values(), strict=True):
            cell.text, cell.width = plain(text), Mm(width)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    properties: Any = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for a head row
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))
    if after:
        page.add_paragraph()
    return table


def plain(text: str) -> str:
    """Text without what XML forbids."""
    return permitted(text)[0]


def saved(page: Document) -> bytes:
    data = io.BytesIO()
    page.save(data)
    return data.getvalue()
