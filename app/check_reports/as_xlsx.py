"""The check report as a workbook: a sheet for the files, one for the findings, one for what was not checked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from app.check_reports.as_json import why_kept
from app.check_reports.checking import Checked, Result, Unread
from app.check_reports.results import FileResults
from app.check_reports.summary import NO_LAST_YEAR, by_code, passed, place_of, places, section_of, where
from app.checks.ledger import STATES, counts
from app.checks.rule import LEVEL_NAMES
from app.ooxml.xml import permitted
from app.printing.xlsx import MOST_CHARACTERS
from app.report.naming import CHECK_REPORT

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ReportRow = Sequence[str | int]
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def xlsx_report(results: FileResults) -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    heads = ("文件", "机关", "年度", "错误", "需核实", "提示", "说明", "SHA-256")
    _sheet(book, "文件", (*heads, *(f"正文数字{state}" for state in STATES.values())), map(_of_file, results))
    _sheet(
        book,
        "问题",
        ("文件", "级别", "编号", "检查项", "问题", "位置", "格", "建议", "核实说明"),
        (row for result in results.checked() for row in _of_findings(result)),
    )
    numbers = (row for result in results.checked() for row in _numbers(result))
    _sheet(book, "正文数字", ("文件", "数字", "状态", "读作", "说明", "位置", "格"), numbers)
    doubts = (
        (r.file, d.message, section_of(r, d.cells), places(r, d.cells)) for r in results.checked() for d in r.doubts
    )
    _sheet(book, "读入时要核对的", ("文件", "请核对", "位置", "格"), doubts)
    left = (row for result in results.checked() for row in _left(result))
    _sheet(book, "未核对", ("文件", "编号", "原因"), left)
    right = ((result.file, name) for result in results.checked() for name in passed(result))
    _sheet(book, "没有发现问题", ("文件", "检查项"), right)
    codes = ((c.code, c.title, c.files, c.findings) for c in by_code(results))
    _sheet(book, "按检查项", ("编号", "检查项", "文件数", "处数"), codes)
    book.properties.creator, book.properties.title = "", CHECK_REPORT
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _of_file(result: Result) -> ReportRow:
    if isinstance(result, Unread):
        return (result.file, "", "", "", "", "", result.message, "", *("" for _ in STATES))
    found, numbers = result.counts.values(), counts(result.mentions).values()
    return (result.file, result.report.card.full_name, result.report.year, *found, "", result.sha256, *numbers)


def _numbers(result: Checked) -> Iterable[ReportRow]:
    for one in result.mentions:
        place = place_of(result, one.section, one.paragraph)
        yield (result.file, one.text, STATES[one.state], one.meaning, one.why, place, places(result, one.cells))


def _left(result: Checked) -> Iterable[ReportRow]:
    for code, missed in result.outcome.not_checked:
        yield (result.file, code, missed.message)
    for code in result.uncompared:
        yield (result.file, code, NO_LAST_YEAR)


def _of_findings(result: Checked) -> Iterable[ReportRow]:
    for finding in result.outcome.findings:
        yield (
            result.file,
            LEVEL_NAMES[finding.level],
            finding.code,
            finding.title,
            finding.message,
            where(result, finding),
            places(result, finding.cells),
            finding.advice,
            why_kept(finding),
        )


def _sheet(book: Workbook, name: str, heads: tuple[str, ...], rows: Iterable[ReportRow]) -> None:
    sheet = book.create_sheet(name)
    for at, row in enumerate(chain((heads,), rows), 1):
        _write(sheet, at, row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for letter, head in zip("ABCDEFGHIJKL", heads, strict=False):
        sheet.column_dimensions[letter].width = {
            "文件": 40,
            "问题": 70,
            "建议": 50,
            "说明": 40,
            "原因": 60,
            "请核对": 70,
        }.get(head, 14)


def _write(sheet: Worksheet, at: int, row: ReportRow) -> None:
    """A row of plain values: text that begins with = is text and no formula."""
    for column, value in enumerate(row, 1):
        cell = sheet.cell(at, column)
        cell.value = permitted(value)[0][:MOST_CHARACTERS] if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.alignment = _WRAPPED
