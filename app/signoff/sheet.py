"""The sheet that is signed before a report goes out (送审单): what it says, before it is laid out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.checks.catalogue import run
from app.checks.facts import Facts, Limits
from app.checks.repetition import repetition
from app.checks.rule import LEVEL_NAMES, Finding, Level
from app.form.editions import edition
from app.language.excerpt import excerpt
from app.pages.numbers import counted_lines, number_lines
from app.report.model import Report
from app.report.part import plain
from app.report.stages import stage_name
from app.signoff.key_figures import KeyFigure, KeyShare, key_figures, shares
from app.tables.proofreading import counted

SIGNERS = (
    ("经办人", ""),
    ("各科室核数", "数字与本科室台账一致。"),
    ("办公室核稿", ""),
    ("保密审查", "经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。"),
    ("分管领导", ""),
    ("主要负责人", ""),
)
"""Who signs, and the words that are signed."""
SIGNED = ("figures", "units", "preface", "sections", "under_table", "roster", "categories")
"""What a signed sheet speaks of, with the name of the body, the year and the date."""
ACROSS, LONGEST = 50, 150
"""Characters of a line of the page, and of a finding."""
ROOM = 13
"""Lines that are left on the page for findings, one by one."""


@dataclass(frozen=True)
class SignoffSheet:
    """All that the sheet says, in words; the layout adds nothing."""

    title: str
    about: tuple[tuple[str, str], ...]
    """Pairs of a name and what it is: the body, edition, state, check code."""
    figures: tuple[KeyFigure, ...]
    shares: tuple[KeyShare, ...]
    checked: tuple[str, ...]
    """Sentences on what the checks found, what was kept and why, what could not be checked."""


def signoff_sheet(report: Report, limits: Limits | None = None) -> SignoffSheet:
    """The sheet for the report as it is now."""
    forms = dict.fromkeys(edition(id_).name for id_ in report.editions.values())
    about = (
        ("报告", report.title),
        ("格式", "、".join(forms)),
        ("状态", stage_name(report)),
        ("校验码", check_code(report)),
    )
    facts = Facts(report, strict=True, limits=limits)
    return SignoffSheet(f"{report.title}送审单", about, key_figures(report), shares(report), _checked(facts))


def check_code(report: Report) -> str:
    """The first 8 characters of the SHA-256 of figures and texts: a signed sheet names the version it was signed for."""
    parts = {field: plain(getattr(report, field)) for field in SIGNED}
    parts |= {"card": report.card.full_name, "year": report.year, "date": report.signature.date}
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _checked(facts: Facts) -> tuple[str, ...]:
    outcome = run(facts)
    open_ones = [one for one in outcome.findings if one.counts]
    counts = "，".join(f"{LEVEL_NAMES[level]}{sum(one.level is level for one in open_ones)}处" for level in Level)
    sentence = [f"程序核对：{counts}。", _read_out(facts), f"{counted_lines(number_lines(facts, outcome.findings))}。"]
    if found := repetition(facts):
        sentence.append(f"与上年文字重复：{found.in_words}。")
    elif facts.last_year is None:
        sentence.append("没有附上年年报，与上年的衔接和文字重复没有核对。")
    one_by_one = [
        *(f"错误（{one.code}）：{one.message}" for one in open_ones if one.level is Level.ERROR),
        *_kept(outcome.findings),
        *(f"需核实（{one.code}）：{one.message}" for one in open_ones if one.level is Level.QUERY),
        *(f"未核对：{missed.message}" for _, missed in outcome.not_checked),
    ]
    return (*sentence, *_within(one_by_one, ROOM))


def _within(lines: Sequence[str], room: int) -> Iterator[str]:
    """As many as there is room for on the page; the others are counted."""
    for number, line in enumerate(lines):
        stated = excerpt(line, LONGEST)
        room -= -(-len(stated) // ACROSS)
        if room < 0:
            yield f"另有{len(lines) - number}处，见核对报告。"
            return
        yield stated


def _read_out(facts: Facts) -> str:
    """How many figures were compared with the paper, one by one."""
    each = [(sheet.table.short, *counted(facts.report, sheet)) for sheet in facts.tables.values()]
    return f"读数核对：{'，'.join(f'{name}{done}/{whole}格' for name, done, whole in each)}。"


def _kept(findings: tuple[Finding, ...]) -> Iterator[str]:
    for one in findings:
        if (why := one.kept) and why.kind != "已阅":
            stated = "：".join(filter(None, (why.kind, why.text)))
            yield f"保留（{one.code}）：{one.message} 理由：{stated}。"
