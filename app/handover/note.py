"""What the successor has to know (交接说明): what is due when, who gives which figure, what is open, what was kept and why."""

from __future__ import annotations

from app.checks.catalogue import run
from app.checks.facts import Facts, Limits
from app.pages.limits import dates_told
from app.printing.plain_word import add_table, blank, plain, saved
from app.report.agency import kind_of
from app.report.model import STATES, Report
from app.tables.sheet import sheets
from app.tables.sources import rows

MOST = 200
"""Lines of a table that are written out."""


def handover_note(report: Report, limits: Limits | None = None) -> bytes:
    """The note as a Word file."""
    limits = limits or Limits()
    title = f"{report.title}交接说明"
    page = blank(title)
    page.add_heading(plain(title), 0)
    page.add_heading("什么时候办", 1)
    kind = report.card.kind or kind_of(report.card.full_name)
    page.add_paragraph(plain(f"每年1月填上一年的年报。{dates_told(limits, kind) or '期限看当地通知。'}"))
    passed = "；".join(f"{STATES[state]}{day}" for state in STATES if (day := report.stages.get(state)))
    page.add_paragraph(plain(f"这一份：{passed}。" if passed else "这一份没有记下送审、定稿、发布的日期。"))
    for title_, heads, lines in (
        ("谁给哪个数", {"来源": 45, "数据": 65, "这一年的数": 30, "来源的数": 30}, _sources(report)),
        ("还没有解决的", {"编号": 15, "问题": 155}, _open(report, limits)),
        ("有理由保留的", {"编号": 15, "问题": 95, "理由": 60}, _kept(report, limits)),
        ("定稿以后又改过的", {"日期": 30, "原因": 140}, [(one.date, one.why) for one in report.unlockings]),
        (
            "公布以后更正的",
            {"日期": 28, "位置": 44, "原来": 34, "改为": 34, "原因": 30},
            [(one.date, one.place, one.old, one.new, one.why) for one in report.corrections],
        ),
    ):
        page.add_heading(title_, 1)
        if lines:
            add_table(page, heads, lines[:MOST])
        else:
            page.add_paragraph("没有。")
    return saved(page)


def _sources(report: Report) -> list[tuple[str, ...]]:
    return [(row.source, row.subject, row.figure, row.noted) for row in rows(report, sheets(report))]


def _open(report: Report, limits: Limits) -> list[tuple[str, ...]]:
    found = run(Facts(report, strict=True, limits=limits)).findings
    left = [(one.code, one.message) for one in found if one.counts and one.level != "hint"]
    return [*left, *(("导入", doubt) for doubt in report.doubts)]


def _kept(report: Report, limits: Limits) -> list[tuple[str, ...]]:
    found = run(Facts(report, strict=True, limits=limits)).findings
    return [
        (one.code, one.message, "：".join(filter(None, (one.kept.kind, one.kept.text)))) for one in found if one.kept
    ]
