"""The sheets to sign as Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Mm

from app.printing.plain_word import add_table, blank, compact, plain, saved
from app.signoff import template as template_file
from app.signoff.sheet import SIGNERS, SignoffSheet

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

    from app.report.model import Report
    from app.signoff.offices import OfficeSheet

NARROW = (28, 74, 68)
"""Widths of the lines to sign on a page with wide edges, in mm."""
EMPTY_LINE = "签字：　　　　　　　年　　月　　日"


def signoff_document(sheet: SignoffSheet, template: Path | None = None) -> bytes:
    """送审单 on one page of A4, or as the office's own template has it. Raises `GknbError` for one that can't be used."""
    data = template_file.opened(template) if template else own_template()
    blocks = {
        template_file.FIGURES: lambda page: _figures(page, sheet),
        template_file.SHARES: lambda page: _shares(page, sheet),
        template_file.CHECKED: lambda page: _checked(page, sheet),
    }
    name = template.name if template else "送审单"
    return saved(template_file.filled(data, name, sheet, blocks))


def own_template() -> bytes:
    """The program's own template, for an office to change."""
    page = blank("送审单", size=10)
    compact(page)
    page.add_heading("{{标题}}", 0)
    page.add_paragraph("格式：{{格式}}　　状态：{{状态}}　　校验码：{{校验码}}")
    page.add_heading("主要数据", 1)
    page.add_paragraph("{{主要数据}}")
    page.add_paragraph("{{比例}}")
    page.add_heading("核对情况", 1)
    page.add_paragraph("{{核对情况}}")
    page.add_heading("审签", 1)
    _sign(page, [(who, words) for who, words in SIGNERS])
    return saved(page)


def _shares(page: Document, sheet: SignoffSheet) -> None:
    if sheet.shares:
        sentence = "；".join(f"{share.name}{share.percent}%＝{share.how}" for share in sheet.shares)
        page.add_paragraph(plain(f"{sentence}。"))


def _checked(page: Document, sheet: SignoffSheet) -> None:
    for line in sheet.checked:
        page.add_paragraph(plain(line))


def _figures(page: Document, sheet: SignoffSheet) -> None:
    """Two figures a line, so that all fit on the page."""
    stated = template_file.in_words
    cells = [(one.name, stated(one.now, one.unit), stated(one.before, one.unit), one.change) for one in sheet.figures]
    half = (len(cells) + 1) // 2
    pairs = zip(cells[:half], [*cells[half:], ("", "", "", "")], strict=False)
    heads = {"项目": 36, "本年": 20, "上年": 20, "增减": 15, "项目 ": 36, "本年 ": 20, "上年 ": 20, "增减 ": 15}
    add_table(page, heads, ((*left, *right) for left, right in pairs), after=False)


def _sign(page: Document, lines: list[tuple[str, str]], widths: tuple[int, int, int] = (28, 84, 70)) -> None:
    """Who signs, what is signed, and room for the hand; the seal last."""
    table = page.add_table(len(lines) + 1, 3, "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row, (who, words) in zip(table.rows, [*lines, ("盖章", "")], strict=True):
        row.height = Mm(11 if who != "盖章" else 16)
        signed = EMPTY_LINE if who != "盖章" else ""
        for cell, text, width in zip(row.cells, (who, words, signed), widths, strict=True):
            cell.text, cell.width = plain(text), Mm(width)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def correction_document(report: Report) -> bytes:
    """更正说明: every correction since the report was published, old and new, why and when."""
    title = f"{report.title}更正说明"
    page = blank(title)
    compact(page, margin=20)
    page.add_heading(plain(title), 0)
    first = report.corrections[0].date if report.corrections else ""
    page.add_paragraph(plain(f"{report.title}公布后，自{first}起更正如下：" if first else "公布后没有更正。"))
    heads = {"位置": 40, "原来": 38, "改为": 38, "原因": 28, "日期": 26}
    add_table(page, heads, ((one.place, one.old, one.new, one.why, one.date) for one in report.corrections))
    _sign(page, [("经办人", ""), ("主要负责人", "同意更正。")], NARROW)
    return saved(page)


def office_document(sheet: OfficeSheet) -> bytes:
    """核数单 of one office: its figures, last year's, what each counts, a line to sign."""
    page = blank(sheet.title)
    compact(page, margin=20)
    page.add_heading(plain(sheet.title.replace("核数单（", "核数单\n（")), 0)
    page.add_paragraph(plain(sheet.asked))
    heads = {"数据": 46, "本年": 22, "上年": 22, "来源的数": 22, "计什么": 58}
    add_table(page, heads, ((row.name, row.now, row.before, row.noted, row.counts) for row in sheet.rows))
    _sign(page, [("核对人", "以上数字与台账一致。"), ("科室负责人", "")], NARROW)
    return saved(page)
