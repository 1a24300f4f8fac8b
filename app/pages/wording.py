"""Sentences that the window says about the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from app.checks.catalogue import Outcome, catalogue
from app.checks.facts import Facts
from app.checks.rule import LEVEL_NAMES, Finding, Level
from app.errors import GknbError
from app.pages.progress import CARD, PREFACE, REVIEW, PageEntry, filled, has_text, leaves, missing_of_card
from app.report.model import Report
from app.report.new import YearChange
from app.tables.figures import tidy
from app.tables.sheet import Sheet

_MOST_NAMED = 12


def year_of(entered: str) -> int:
    """The year that somebody wrote. Raises `GknbError` for anything else."""
    text = tidy(entered.strip().removesuffix("年度").removesuffix("年"), "count").text
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise GknbError(f"年份“{entered.strip()}”不对，请填四位数的报告年度，如2025。")
    return int(text)


def what_changes(change: YearChange) -> str:
    """Which cells a change of the year takes away, by their names, and whether it moves the texts; '' for neither."""
    lines = ["新年度的表格没有下面的格，填的内容会去掉："] if change.lost_cells else []
    lines += change.lost_cells[:_MOST_NAMED]
    if (more := len(change.lost_cells) - _MOST_NAMED) > 0:
        lines.append(f"……等，共{len(change.lost_cells)}格（另{more}格未列出）")
    if change.moves_texts:
        lines.append("报告结构会改为统一格式的六个部分，各部分文字移到对应的部分，不丢失。")
    return "\n".join(lines)


def counts(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings of each level still ask for something."""
    found = Counter(finding.level for finding in findings if finding.counts)
    return {level: found[level] for level in Level}


def counted(findings: Iterable[Finding], between: str = "，") -> str:
    """“错误2处，需核实1处”; that nothing was found where nothing was."""
    words = [f"{LEVEL_NAMES[level]}{number}处" for level, number in counts(findings).items() if number]
    return between.join(words) or "没有发现问题"


def not_checked(outcome: Outcome) -> str:
    """Which checks could not be made, and why; '' when all were."""
    stated = dict.fromkeys(f"{code}：{missed.message}" for code, missed in outcome.not_checked)
    return "\n".join(("有的地方没有核对到：", *stated)) if stated else ""


def repeated(facts: Facts) -> str:
    """“与上年年报重复30%（总体情况23%，存在问题41%）。”; '' without last year's texts."""
    from app.checks.repetition import repetition

    found = repetition(facts)
    return f"与上年年报重复{found.in_words}。" if found else ""


def before_export(findings: Iterable[Finding]) -> str:
    """What to ask before a file is made; '' when no error is left."""
    errors = counts(findings)[Level.ERROR]
    return f"还有{errors}处错误没有处理。仍然导出吗？" if errors else ""


def unfinished(report: Report) -> str:
    """Which texts are written and nobody has marked as done: as the list of pages has it."""
    pending = [leaf for leaf in leaves(report) if _is_text(leaf) and leaf.id not in report.done]
    unmarked = "、".join(_short(leaf) for leaf in pending if has_text(report, leaf))
    return f"已写、还没有勾“本页已填好”的：{unmarked}。" if unmarked else ""


def all_done(report: Report, sheets: Mapping[str, Sheet], findings: Iterable[Finding]) -> bool:
    """Whether nothing is missing and nothing that was found waits for an answer."""
    return not missing_parts(report, sheets) and not any(finding.counts for finding in findings)


def lacking(report: Report, sheets: Mapping[str, Sheet]) -> str:
    """Which pages still lack something; '' where none does."""
    found = "；".join(words for _, words in missing_parts(report, sheets))
    return f"{found}。" if found else ""


def missing_parts(report: Report, sheets: Mapping[str, Sheet]) -> tuple[tuple[str, str], ...]:
    """What is still lacking, each with the page where it is to be filled in."""
    found = []
    for leaf in leaves(report):
        if leaf.section and leaf.section.table:
            done, whole = filled(sheets[leaf.section.table])
            found += [(leaf.id, f"“{leaf.section.name}”还有{whole - done}格未填")] if done < whole else []
        elif _is_text(leaf) and leaf.id not in report.done and not has_text(report, leaf):
            found.append((leaf.id, f"“{_short(leaf)}”还没有写"))
    if CARD not in report.done and (fields := missing_of_card(report)):
        found.append((CARD, f"单位信息还没有填{'、'.join(fields)}"))
    found += [] if report.signature.date.strip() else [(REVIEW, "落款日期还没有填")]
    return tuple(found)


def _is_text(leaf: PageEntry) -> bool:
    return leaf.id == PREFACE or (leaf.section is not None and not leaf.section.table)


def _short(leaf: PageEntry) -> str:
    return leaf.section.name if leaf.section else leaf.name


def explanation(finding: Finding) -> tuple[str, str]:
    """A title and a text for a finding: what it says, the advice and the basis of its rule."""
    return (
        f"{finding.code} {finding.title}",
        f"{finding.message}\n\n怎么办：{finding.advice}\n\n依据：{basis_of(finding)}",
    )


def basis_of(finding: Finding) -> str:
    """On what the rule of a finding rests."""
    return next((rule.basis for rule in catalogue() if rule.code == finding.code), "")
