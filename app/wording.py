"""Sentences that the window says about the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from app.checks import Outcome
from app.checks.rule import LEVEL_NAMES, Finding, Level
from app.errors import GknbError
from app.figures import tidy
from app.newreport import YearChange
from app.progress import PREFACE, filled, has_text, leaves
from app.report import Report
from app.sheet import Sheet

_MOST_NAMED = 12


def year_of(entered: str) -> int:
    """The year that somebody wrote. Raises `GknbError` for anything else."""
    text = tidy(entered.strip().removesuffix("年度").removesuffix("年"), "count").text
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise GknbError(f"年份“{entered.strip()}”不对，请填四位数的报告年度，如2025。")
    return int(text)


def what_goes(change: YearChange) -> str:
    """Which cells a change of the year takes away, and which sections it moves, by their names."""
    lines = list(change.lost_cells[:_MOST_NAMED])
    if (more := len(change.lost_cells) - _MOST_NAMED) > 0:
        lines.append(f"……等，共{len(change.lost_cells)}格（另{more}格未列出）")
    if change.lost_sections:
        lines.append("报告结构改为统一格式的六个部分，各部分文字移到对应的部分，不丢失。")
    return "\n".join(lines)


def counts(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings of each level still ask for something."""
    found = Counter(finding.level for finding in findings if finding.counts)
    return {level: found[level] for level in Level}


def counted(findings: Iterable[Finding]) -> str:
    """“错误2 · 需核实1”; that nothing was found where nothing was."""
    words = [f"{LEVEL_NAMES[level]}{number}" for level, number in counts(findings).items() if number]
    return " · ".join(words) or "没有发现问题"


def not_checked(outcome: Outcome) -> str:
    """Which checks could not be made, and why; '' when all were."""
    said = dict.fromkeys(f"{code}：{missed.message}" for code, missed in outcome.not_checked)
    return "\n".join(("有的地方没有核对到：", *said)) if said else ""


def before_export(findings: Iterable[Finding]) -> str:
    """What to ask before a file is made; '' when no error is left."""
    errors = counts(findings)[Level.ERROR]
    return f"还有{errors}处错误没有处理。仍然导出吗？" if errors else ""


def unfinished(report: Report, sheets: Mapping[str, Sheet]) -> str:
    """Which tables and texts still lack something, in one line."""
    words = []
    for leaf in leaves(report):
        if leaf.section and leaf.section.table:
            done, whole = filled(sheets[leaf.section.table])
            words += [f"“{leaf.section.name}”还有{whole - done}格未填"] if done < whole else []
        elif (leaf.section or leaf.id == PREFACE) and not has_text(report, leaf):
            words.append(f"“{leaf.section.name if leaf.section else leaf.name}”还没有写")
    words += [] if report.signature.date.strip() else ["落款日期还没有填"]
    return "；".join(words) + "。" if words else "各部分都已填写。"
