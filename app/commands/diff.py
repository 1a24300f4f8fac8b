"""What a corrected Word file says otherwise than the draft."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from app.commands import FOUND, GOOD, console
from app.commands.arguments import Parser

HELP = "逐处对照草稿和改过的Word文件"
DETAILS = """退出码：0 相同；1 有不同、有批注，或者有没读入的；2 读不了，或者不是同一份年报。
按内容对照，不管文件是谁存的、有没有留修订痕迹；留了的，写出是谁、什么时候改的。草稿不改动，在窗口里逐处采用。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("draft", type=Path, metavar="年报.gknb", help="草稿")
    parser.named.add_argument("file", type=Path, metavar="改过.docx", help="改过的Word文件")
    parser.options.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或json"
    )


def run(options: Namespace) -> int:
    """Tell the differences. Raises `GknbError` for files that can't be read, or are no versions of one report."""
    from app.drafts import storage
    from app.read_back.as_text import as_json, lines
    from app.read_back.compare import read_and_compare

    found = read_and_compare(storage.load(options.draft), options.file)
    if options.format == "json":
        message = {"draft": str(options.draft), "file": str(options.file), **as_json(found)}
        console.say(json.dumps(message, ensure_ascii=False, indent=1))
    else:
        for line in lines(found):
            console.say(line)
    return FOUND if found.differences or found.red or found.notes or found.comments else GOOD
