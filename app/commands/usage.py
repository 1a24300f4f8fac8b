"""The whole of what may stand on the command line. Loaded when something does: the window starts without it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import __version__
from app.commands import COMMANDS, module
from app.commands.arguments import Parser

ABOUT = """政府信息公开年报填报助手。本程序不联网。

gknb            打开窗口
gknb 文件.gknb  在窗口中打开草稿"""


def parser(selftest: Callable[[Path], int]) -> Parser:
    """The parser of all commands; `selftest` runs the program's own test and gives the exit code."""

    class SelfTest(argparse.Action):
        def __call__(self, *given: Any) -> None:
            raise SystemExit(selftest(Path(given[2])))

    whole = Parser(prog="gknb", description=ABOUT)
    whole.options.add_argument("--version", action="version", version=f"gknb {__version__}", help="显示版本")
    whole.options.add_argument("--selftest", action=SelfTest, metavar="OUT.json", help="自检，结果写入文件")
    commands = whole.add_subparsers(title="命令", dest="command", metavar="命令", required=True)
    for name in COMMANDS:
        command = module(name)
        below = commands.add_parser(name, help=command.HELP, description=command.HELP, epilog=command.DETAILS)
        command.arguments(below)
    return whole
