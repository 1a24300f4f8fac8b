"""What was published, held against the report."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands import FOUND, GOOD, console
from app.commands.arguments import Parser

if TYPE_CHECKING:
    from app.read_back.published import Published

HELP = "发布后核对：把公开出去的网页或文件与定稿逐格逐句对照"
DETAILS = """网页请在浏览器里另存为.html或.mht。标题、三张表的每一格、每一句、落款都对照，表不见了、合并丢了、没有读准的也说明。
退出码：0 一致；1 有不同，或者有没读准的；2 读不了，或者不是同一份年报。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("draft", type=Path, metavar="年报.gknb", help="定稿")
    parser.named.add_argument("file", type=Path, metavar="网页或文件", help="公开出去的网页、Word文件")
    parser.options.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或json"
    )


def run(options: Namespace) -> int:
    """Tell what differs. Raises `GknbError` for files that can't be read, or are no versions of one report."""
    from app.drafts import storage
    from app.read_back.published import hold_file

    held = hold_file(storage.load(options.draft), options.file)
    if options.format == "json":
        console.say(json.dumps(_as_json(options, held), ensure_ascii=False, indent=1))
    else:
        _tell(held)
    return GOOD if held.same else FOUND


def _as_json(options: Namespace, held: Published) -> dict[str, Any]:
    from app.read_back.as_text import as_json

    found = as_json(held.found)
    return {
        "draft": str(options.draft),
        "file": str(options.file),
        "same": held.same,
        "verdict": held.verdict,
        "differences": found["differences"],
        "notes": list(held.notes),
        "alike": held.found.alike,
    }


def _tell(held: Published) -> None:
    from app.read_back.as_text import on_a_line

    for one in held.found.differences:
        console.say(f"{one.number}. {one.section} {one.place}".rstrip())
        console.say(f"     定稿：{on_a_line(one.mine)}")
        console.say(f"     公开：{on_a_line(one.theirs)}")
    for note in held.notes:
        console.say(f"请自己看：{note}。")
    console.say(held.verdict)
