"""The check report as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.check_reports.as_json import why_kept
from app.check_reports.checking import Checked, Result, Unread
from app.check_reports.results import FileResults
from app.check_reports.summary import DOUBTS, NO_LAST_YEAR, by_code, counted, passed, places, subject, uncompared, where
from app.checks.ledger import counted as numbers_told
from app.checks.rule import LEVEL_NAMES
from app.printing.plain_word import add_table, blank, plain, saved
from app.report.naming import CHECK_REPORT

if TYPE_CHECKING:
    from docx.document import Document


def docx_report(results: FileResults) -> bytes:
    page = blank(CHECK_REPORT)
    page.add_heading(CHECK_REPORT, 0)
    add_table(page, {"文件": 60, "机关、年度": 60, "结果": 50}, map(_of_file, results))
    codes = by_code(results)
    if len(results) > 1 and codes:
        page.add_heading("按检查项", 1)
        add_table(
            page,
            {"编号": 20, "检查项": 110, "文件数": 20, "处数": 20},
            ((c.code, c.title, str(c.files), str(c.findings)) for c in codes),
        )
    for result in results:
        if isinstance(result, Checked):
            _file(page, result)
    return saved(page)


def _of_file(result: Result) -> tuple[str, ...]:
    if isinstance(result, Unread):
        return (result.file, "", result.message)
    return (result.file, subject(result), counted(result.counts))


def _file(page: Document, result: Checked) -> None:
    page.add_heading(plain(f"{subject(result)}（{result.file}）"), 1)
    if result.outcome.findings:
        add_table(
            page,
            {"级别": 17, "编号": 13, "问题": 85, "位置": 30, "核实说明": 25},
            (_finding(result, finding) for finding in result.outcome.findings),
        )
    numbers = f"{numbers_told(result.mentions)}。"
    page.add_paragraph(numbers if result.outcome.findings else f"没有发现问题。{numbers}")
    if result.doubts:
        page.add_paragraph(DOUBTS)
        add_table(
            page, {"请核对": 120, "位置": 50}, ((doubt.message, places(result, doubt.cells)) for doubt in result.doubts)
        )
    for code, missed in result.outcome.not_checked:
        page.add_paragraph(plain(f"未核对 {code}：{missed.message}"))
    if left := uncompared(result):
        page.add_paragraph(f"未核对的检查项（{NO_LAST_YEAR}）：{'、'.join(left)}。")
    page.add_paragraph(f"没有发现问题的检查项：{'、'.join(passed(result))}。")
    page.add_paragraph(f"文件指纹（SHA-256）：{result.sha256}")


def _finding(result: Checked, finding: Any) -> tuple[str, ...]:
    level = LEVEL_NAMES[finding.level]
    return (level, finding.code, finding.message, where(result, finding), why_kept(finding))
