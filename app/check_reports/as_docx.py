"""The check report as a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.check_reports.as_json import why_kept
from app.check_reports.checking import Checked, Result, Unread
from app.check_reports.summary import DOUBTS, NO_LAST_YEAR, by_code, counted, passed, places, subject, uncompared, where
from app.checks.rule import LEVEL_NAMES
from app.ooxml.xml import permitted
from app.report.naming import CHECK_REPORT

if TYPE_CHECKING:
    from docx.document import Document

BODY, HEADING = "仿宋_GB2312", "黑体"


def docx_report(results: Sequence[Result]) -> bytes:
    page = _blank()
    page.add_heading(CHECK_REPORT, 0)
    _table(page, {"文件": 60, "机关、年度": 60, "结果": 50}, map(_of_file, results))
    codes = by_code(results)
    if len(results) > 1 and codes:
        page.add_heading("按检查项", 1)
        _table(
            page,
            {"编号": 20, "检查项": 110, "文件数": 20, "处数": 20},
            ((c.code, c.title, str(c.files), str(c.findings)) for c in codes),
        )
    for result in results:
        if isinstance(result, Checked):
            _file(page, result)
    data = io.BytesIO()
    page.save(data)
    return data.getvalue()


def _blank() -> Document:
    """A document in Chinese type, without the library's own name, date and picture in it."""
    page = docx.Document()
    relations = page.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
    for style, font in (("Normal", BODY), ("Title", HEADING), ("Heading 1", HEADING), ("Table Grid", BODY)):
        properties: Any = page.styles[style].element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), font)
    page.styles["Normal"].font.size = Pt(10.5)
    for style in ("Title", "Heading 1"):
        page.styles[style].font.color.rgb = RGBColor(0, 0, 0)
    page.styles["Title"].font.size = Pt(18)
    sheet = page.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(20)
    core = page.core_properties
    core.author, core.title, core.comments = "", CHECK_REPORT, ""
    core.created = core.modified = datetime.now()  # noqa: DTZ005 - Word shows the time of the clock on the wall
    return page


def _of_file(result: Result) -> tuple[str, ...]:
    if isinstance(result, Unread):
        return (result.file, "", result.said)
    return (result.file, subject(result), counted(result.counts))


def _file(page: Document, result: Checked) -> None:
    page.add_heading(_plain(f"{subject(result)}（{result.file}）"), 1)
    if result.outcome.findings:
        _table(
            page,
            {"级别": 17, "编号": 13, "问题": 85, "位置": 30, "核实说明": 25},
            (_finding(result, finding) for finding in result.outcome.findings),
        )
    else:
        page.add_paragraph("没有发现问题。")
    if result.doubts:
        page.add_paragraph(DOUBTS)
        _table(
            page, {"请核对": 120, "位置": 50}, ((doubt.message, places(result, doubt.cells)) for doubt in result.doubts)
        )
    for code, missed in result.outcome.not_checked:
        page.add_paragraph(_plain(f"未核对 {code}：{missed.message}"))
    if left := uncompared(result):
        page.add_paragraph(f"未核对的检查项（{NO_LAST_YEAR}）：{'、'.join(left)}。")
    page.add_paragraph(f"没有发现问题的检查项：{'、'.join(passed(result))}。")
    page.add_paragraph(f"文件指纹（SHA-256）：{result.sha256}")


def _finding(result: Checked, finding: Any) -> tuple[str, ...]:
    level = LEVEL_NAMES[finding.level]
    return (level, finding.code, finding.message, where(result, finding), why_kept(finding))


def _table(page: Document, heads: dict[str, int], rows: Iterable[tuple[str, ...]]) -> None:
    """A table under `heads`, {text: width in mm}."""
    lines = [tuple(heads), *rows]
    table = page.add_table(len(lines), len(heads), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, heads.values(), strict=True):
        column.width = Mm(width)
    for row, texts in zip(table.rows, lines, strict=True):
        for cell, text, width in zip(row.cells, texts, heads.values(), strict=True):
            cell.text, cell.width = _plain(text), Mm(width)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    page.add_paragraph()


def _plain(text: str) -> str:
    """Text without what XML forbids."""
    return permitted(text)[0]
