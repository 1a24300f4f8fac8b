"""argparse that speaks Chinese: its own phrases are English and go by the system's language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from app.commands import console

BAD_USE = 2
EMPTY = "文件名不能是空的"

_PHRASES = (
    (r"the following arguments are required: (.+)", "缺少参数：{0}"),
    (r"unrecognized arguments: (.+)", "不认识的参数：{0}"),
    (r"argument (\S+): expected (?:one|1) argument", "参数{0}后面要写一个值"),
    (r"argument (\S+): expected at least one argument", "参数{0}后面至少要写一个值"),
    (r"argument 命令: invalid choice: (.+?) \(choose from[^)]*\)", "没有{0}这个命令"),
    (r"argument (\S+): invalid choice: (.+?) \((?:choose from|maybe you meant)[^)]*\)", "参数{0}不能是{1}"),
    (r"argument (\S+): invalid int value: (.+)", "参数{0}要写整数，现在是{1}"),
    (r"argument (\S+): ignored explicit argument (.+)", "参数{0}后面不写值，现在写了{1}"),
    (r"argument (\S+): not allowed with argument (\S+)", "参数{0}和{1}不能同时用"),
    (rf"argument (\S+): {EMPTY}", "参数{0}是空的，请写上文件名"),
    (r"ambiguous option: (\S+).*", "参数{0}写得不完整"),
)


def in_chinese(message: str) -> str:
    """argparse's complaint in Chinese; one that is not known says that the command is badly written."""
    for pattern, phrase in _PHRASES:
        if found := re.fullmatch(pattern, message):
            return phrase.format(*(part.replace("'", "“", 1).replace("'", "”", 1) for part in found.groups()))
    return "命令写得不对"


def named_path(text: str) -> Path:
    """A path that was really named: an empty one (a variable of a script that is not set) would be the folder one is in."""
    if not text:
        raise argparse.ArgumentTypeError(EMPTY)
    return Path(text)


class Help(argparse.RawDescriptionHelpFormatter):
    """Help with a Chinese word for “usage”."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        """Commands without a line of their own above them: the title says “命令” already."""
        sentence = super()._format_action(action)
        return sentence.partition("\n")[2] if action.nargs == argparse.PARSER else sentence


class Parser(argparse.ArgumentParser):
    """A parser whose help and complaints are Chinese; a complaint is one line on standard error."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Help, "add_help": False, "allow_abbrev": False, **options})
        self.named = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示用法")

    def add_force(self) -> None:
        """The option that allows to replace a file, the same in every command that writes one."""
        self.options.add_argument("--force", action="store_true", help="文件已经有了时，替换它")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Files may stand on both sides of an option; argparse alone takes the first run of them."""
        found, left = super().parse_known_args(args, namespace)
        if isinstance(getattr(found, "files", None), list):
            found.files += [Path(word) for word in left if not word.startswith("-")]
            left = [word for word in left if word.startswith("-")]
        return found, left

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ARG002 - argparse hands it in
        if sys.stdout is not None:
            console.say(console.as_called(message.rstrip()))

    def error(self, message: str) -> NoReturn:
        console.complain(f"{in_chinese(message)}。用“{self.prog} --help”看用法。")
        raise SystemExit(BAD_USE)
