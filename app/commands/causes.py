"""Likely causes of what does not add up in a report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands import GOOD, console
from app.commands.arguments import Parser

if TYPE_CHECKING:
    from app.causes.report import Cause
    from app.report.model import Report

HELP = "表格勾稽不平时，找出可能的原因"
DETAILS = """每张表最多说两种：相邻的格填错、两个数字颠倒、一个数拆成两格、整块错了一行或一列、结转填错了列、少计或多计。
也说有效文件数、项目增减、上年结转与上年年报对不上时像是哪里填错。只说改了以后全部相等、并且与正文、上年年报、
记下的来源数不矛盾的；看不出来的不猜。用 --register 读入台账的，以台账为准。改不改，请先与台账核对。
退出码：0 完成（不论有没有找到）；2 文件读不了。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="文件", help="年报草稿、Word文件、网页或Excel表格")
    parser.options.add_argument("--last-year", type=Path, metavar="文件", help="上年年报，供对比")
    parser.options.add_argument("--register", type=Path, metavar="台账.xlsx", help="依申请公开或复议应诉的台账")
    parser.options.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或json"
    )


def run(options: Namespace) -> int:
    """Say what may have gone wrong, and what would mend it."""
    import json

    from app.causes.report import causes, unbalanced
    from app.incoming.opening import open_report
    from app.last_year.snapshot import snapshot

    report = open_report(options.file)
    last_year = snapshot(open_report(options.last_year), options.last_year.name) if options.last_year else None
    found = causes(report, last_year=last_year, registers=_counted(options.register, report))
    if options.format == "json":
        console.say(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
        return GOOD
    for one in found:
        console.say(f"可能的原因：{one.words}")
    if not found:
        off = unbalanced(report)
        console.say("有不相等的地方，但看不出是哪一种错，请逐格与台账核对。" if off else "表格的勾稽关系都相等。")
    return GOOD


def _counted(path: Path | None, report: Report) -> dict[str, dict[str, int]]:
    """What a register counts, by its table. Raises `GknbError`."""
    if path is None:
        return {}
    from app.form.editions import edition
    from app.register.placing import count
    from app.register.reading import read

    register = read(path)
    counted = count(register, report.year, edition(report.editions[register.kind]))
    if counted.unfit:
        console.complain(f"台账有{len(counted.unfit)}行没有归类，没有用来判断。请用 gknb register 看是哪些行")
        return {}
    return {register.kind: counted.cells}


def _as_json(cause: Cause) -> dict[str, Any]:
    changes = {path[1]: value for path, value in cause.changes.items() if path[0] in {"figures", "printed"}}
    return {"table": cause.table, "words": cause.words, "cells": list(cause.cells), "changes": changes}
