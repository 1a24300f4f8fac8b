"""Check an office's own Word template."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.commands import FOUND, GOOD, console
from app.commands.arguments import Parser

HELP = "核对本单位的Word模板"
DETAILS = """gknb template check T.docx 说明模板里缺什么、多什么、什么不认识。
退出码：0 可以用；1 有问题；2 文件读不了。
做模板的办法：把程序templates文件夹里的模板另存一份，在Word或WPS中改字体、红头、顺序，保留{{…}}标记和三张表。
单独占一段的标记：{{前言}} {{第一部分}}…{{第九部分}} {{第二部分表后}}… {{落款单位}} {{落款日期}}
放在哪里都行的标记：{{标题}} {{机关全称}} {{机关简称}} {{年度}} {{签发年}} {{地址}} {{邮政编码}} {{电话}} {{电子邮箱}} {{办公机构}}"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("action", choices=("check",), metavar="check", help="核对")
    parser.named.add_argument("file", type=Path, metavar="T.docx", help="Word模板")


def run(options: Namespace) -> int:
    """Say what is wrong with the template, then what is worth knowing."""
    from app.ooxml import packing
    from app.printing.word.template_check import judged

    found = judged(packing.read(options.file), options.file.name)
    for fault in found.faults:
        console.say(f"[问题] {fault}")
    for note in found.notes:
        console.say(f"[说明] {note}")
    console.say(f"“{options.file.name}”：{f'有{len(found.faults)}处问题' if found.faults else '可以使用'}")
    return FOUND if found.faults else GOOD
