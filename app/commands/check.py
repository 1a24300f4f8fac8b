"""Check reports: what the rules find, as text or as JSON for other programs."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import console
from app.arguments import Parser
from app.commands import FAILED, FOUND, GOOD
from app.errors import GknbError

if TYPE_CHECKING:
    from app.checks import Facts, Finding, Outcome
    from app.checks.rule import Spot
    from app.edition import Cell
    from app.report import LastYear, Report
    from app.sheet import Sheet

HELP = "核对年报，列出发现的问题"
DETAILS = """退出码：0 没有“错误”级的问题；1 有；2 有文件读不了（其余文件照常核对）。
--format json 对一个文件输出一个对象，对多个文件输出一个数组。已写明核实说明的问题仍列出，不计数。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("files", nargs="+", type=Path, metavar="文件", help="年报草稿（.gknb）或Word文件")
    parser.options.add_argument(
        "--last-year", type=Path, metavar="文件", help="上年年报，供对比（只核对一个文件时可用）"
    )
    parser.options.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或json"
    )


def run(options: Namespace) -> int:
    """Check each file; one that can't be read does not keep the others from being checked."""
    if options.last_year and len(options.files) > 1:
        raise GknbError("用 --last-year 时只能核对一个文件")
    last_year = _last_year(options.last_year) if options.last_year else None
    results = [_checked(path, last_year) for path in options.files]
    if options.format == "json":
        _say_json(results)
    else:
        _say_text(results)
    if any("error" in result for result in results):
        return FAILED
    return FOUND if any(result["counts"]["error"] for result in results) else GOOD


def _last_year(path: Path) -> LastYear:
    from app.lastyear import snapshot
    from app.opening import open_report

    return snapshot(open_report(path), path.name)


def _checked(path: Path, last_year: LastYear | None) -> dict[str, Any]:
    """What is said of one file, in the shape of the JSON."""
    from app.checks import Facts, run
    from app.opening import open_report

    try:
        report = open_report(path)
    except GknbError as error:
        return {"file": str(path), "error": str(error)}
    facts = Facts(report, strict=True, last_year=last_year)
    return {"file": str(path), **_as_json(facts, run(facts))}


def _as_json(facts: Facts, outcome: Outcome) -> dict[str, Any]:
    report = facts.report
    counts = Counter(finding.level.value for finding in outcome.findings if finding.counts)
    return {
        "year": report.year,
        "edition": _edition(report),
        "agency": report.card.full_name,
        "figures": _figures(facts),
        "findings": [_finding(finding) for finding in outcome.findings],
        "counts": {level: counts[level] for level in ("error", "query", "hint")},
        "not_checked": [
            {"code": code, "message": left.message, "cells": list(left.cells)} for code, left in outcome.not_checked
        ],
    }


def _edition(report: Report) -> str:
    """The edition of the tables; those of a document that mixes them joined with “+”."""
    return "+".join(sorted(set(report.editions.values())))


def _figures(facts: Facts) -> dict[str, int | str | None]:
    """Every cell of the three tables by id; what is blank, a dash, no figure or not in the file is null."""
    from app.sheet import sheets

    return {cell.id: _figure(sheet, cell) for sheet in sheets(facts.report).values() for cell in sheet.table.cells}


def _figure(sheet: Sheet, cell: Cell) -> int | str | None:
    """A total is the printed one while that is kept, blank ones included, else the worked-out one."""
    from app.sheet import as_json

    figure = sheet.figure(cell.id)
    if figure.fault or (sheet.is_printed(cell.id) and not figure.filled):
        return None
    return as_json(sheet.value(cell.id))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level.value,
        "message": finding.message,
        "advice": finding.advice,
        "cells": list(finding.cells),
        "place": _place(finding.spot),
        "kept": "：".join(filter(None, (finding.kept.kind, finding.kept.text))) if finding.kept else None,
    }


def _place(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    fields = ("section", "paragraph", "start", "end", "excerpt")
    return {name: getattr(spot, name) for name in fields}


def _say_json(results: list[dict[str, Any]]) -> None:
    import json

    shown = results[0] if len(results) == 1 else results
    console.say(json.dumps(shown, ensure_ascii=False, indent=1))


def _say_text(results: list[dict[str, Any]]) -> None:
    for result in results:
        if "error" in result:
            console.complain(result["error"])
        else:
            _say_findings(result)


def _say_findings(result: dict[str, Any]) -> None:
    from app.checks.rule import LEVEL_NAMES, Level

    console.say(f"{result['file']}：{result['agency']}{result['year']}年年报")
    for finding in result["findings"]:
        kept = f"（已核实：{finding['kept']}）" if finding["kept"] else ""
        console.say(f"  [{LEVEL_NAMES[Level(finding['level'])]}] {finding['code']} {finding['message']}{kept}")
    for left in result["not_checked"]:
        console.say(f"  [未核对] {left['code']} {left['message']}")
    totals = "，".join(f"{LEVEL_NAMES[level]}{result['counts'][level.value]}处" for level in Level)
    console.say(f"  {totals}")
