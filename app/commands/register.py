"""Count a register into the tables of a report."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import FOUND, GOOD, console, refuse_draft
from app.commands.arguments import Parser
from app.errors import GknbError

if TYPE_CHECKING:
    from app.register.placing import Count
    from app.report.model import Report

HELP = "从台账统计依申请公开、复议应诉的表"
DETAILS = """台账可以是.xlsx、.xls、.csv，一行一件；按表头认出收到日期、申请人类型、办理结果、具体情形、答复（审结）日期、结转、
案件类型各栏，认错的用 --column 指明。
每行按日期归到本年新收、上年结转、办理结果、结转下年；归不进去的逐行说明原因，不猜。姓名、编号、内容不读入草稿。
写 --draft 时与草稿逐格对照；写 -o 时把统计的数填进草稿（没有 --draft 时新建一份）。
退出码：0 全部归类，与草稿相同；1 有没归类的行，或者与草稿不同；2 没做成。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="台账.xlsx", help="台账")
    options = parser.options
    options.add_argument("--year", type=int, metavar="年度", help="报告年度；写了 --draft 时用草稿的")
    options.add_argument("--draft", type=Path, metavar="年报.gknb", help="与这份草稿对照")
    options.add_argument("-o", "--output", type=Path, metavar="年报.gknb", help="填好表的草稿写到这里")
    options.add_argument(
        "--column", action="append", default=[], metavar="栏=表头", help="指明一栏，如 收到日期=收件时间（可写多个）"
    )
    options.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或json"
    )
    parser.add_force()


def run(options: Namespace) -> int:
    """Count, tell, and write where asked. Raises `GknbError`."""
    from app.drafts import storage
    from app.form.editions import edition
    from app.register.placing import count
    from app.register.reading import read
    from app.register.using import compared, filling
    from app.report.changes import apply
    from app.report.new import new_report

    if options.output:
        refuse_draft(options.output, force=options.force)
    report = storage.load(options.draft) if options.draft else None
    year = report.year if report else options.year
    if year is None:
        raise GknbError("请加 --year 写明报告年度，例如 --year 2025，或者用 --draft 写明草稿")
    book = read(options.file, _named(options.column))
    counted = count(book, year, edition(report.editions[book.kind]) if report else None)
    _tell(counted, report, options)
    if options.output:
        storage.save(apply(report or new_report(year), filling(counted)), options.output)
        if options.format == "text":
            console.say(f"已填进“{options.output}”。")
    differs = report is not None and not options.output and not all(one.same for one in compared(report, counted))
    return FOUND if counted.unfit or differs else GOOD


def _tell(counted: Count, report: Report | None, options: Namespace) -> None:
    if options.format == "json":
        from app.register.as_json import as_json

        data = {"file": str(options.file), **as_json(counted, report)}
        console.say(json.dumps(data, ensure_ascii=False, indent=1))
        return
    from app.register.using import lines

    for line in lines(counted, report):
        console.say(line)


def _named(message: list[str]) -> dict[str, str]:
    """“收到日期=收件时间” as field -> head. Raises `GknbError`."""
    from app.register.columns import NAMES

    fields = {name: field for field, name in NAMES.items()}
    found: dict[str, str] = {}
    for one in message:
        name, mark, head = one.partition("=")
        if not mark or name.strip() not in fields:
            raise GknbError(f"--column 要写成“栏=表头”，栏是{'、'.join(fields)}之一，现在是“{one}”")
        found[fields[name.strip()]] = "".join(head.split())
    return found
