"""Write the Word file of a report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app import console
from app.arguments import Parser
from app.commands import GOOD
from app.errors import GknbError

if TYPE_CHECKING:
    from app.report import Report

HELP = "生成Word文件"
DETAILS = """还有没处理的问题也会生成，问题的个数写在标准错误输出。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="X.gknb", help="年报草稿")
    parser.options.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.docx", help="Word文件")
    parser.options.add_argument("--template", type=Path, metavar="T.docx", help="本单位的Word模板")
    parser.options.add_argument("--force", action="store_true", help="Word文件已经有了时，替换它")


def run(options: Namespace) -> int:
    """Write the file, then say what is still found in the report."""
    from app import files
    from app.opening import open_report

    _refuse(options.output, (options.file, options.template), force=options.force)
    report = open_report(options.file)
    from app.word.writer import document

    written = document(report, options.template)
    files.replace(options.output, written.data)
    console.say(f"已生成“{options.output}”")
    for note in written.dropped:
        console.complain(note)
    _count_findings(report)
    return GOOD


def _refuse(output: Path, sources: tuple[Path | None, ...], *, force: bool) -> None:
    """Raise `GknbError` for an output that must not be written."""
    if output.suffix.lower() != ".docx":
        raise GknbError(f"Word文件的文件名要以“.docx”结尾，现在是“{output.name}”")
    if any(source and output.resolve() == source.resolve() for source in sources):
        raise GknbError(f"“{output}”是草稿或模板本身，不能写在它上面。请换一个文件名")
    if output.exists() and not force:
        raise GknbError(f"“{output}”已经有了，没有改动它。要替换它请加 --force")


def _count_findings(report: Report) -> None:
    from app.checks import Facts, run
    from app.checks.rule import LEVEL_NAMES, Level

    found = [finding.level for finding in run(Facts(report, strict=True)).findings if finding.counts]
    if found:
        totals = "，".join(f"{LEVEL_NAMES[level]}{found.count(level)}处" for level in Level)
        console.complain(f"还有没处理的问题：{totals}。用“gknb check”看详情")
