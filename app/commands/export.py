"""Write a report as a Word file, a web page, a workbook or a PDF."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import FAILED, GOOD, console, refuse_folder
from app.commands.arguments import Parser
from app.errors import GknbError
from app.system.filenames import same_file

if TYPE_CHECKING:
    from app.export import Made
    from app.report.model import Report

HELP = "生成Word文件（也可以是网页、Excel、PDF）"
DETAILS = """由OUT的扩展名决定生成什么：.docx Word文件；.html 网页；.xlsx 三张表；.pdf PDF（用本机的Word、WPS或LibreOffice转换，都没有时由本程序绘制）。
还有没处理的问题也会生成，问题的个数写在标准错误输出。
OUT写不进去时（例如正在Word中打开），文件改存在别处，说明存在哪里，退出码为2。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="X.gknb", help="年报草稿")
    parser.options.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help="要生成的文件，如年报.docx"
    )
    parser.options.add_argument("--template", type=Path, metavar="T.docx", help="本单位的Word模板")
    parser.add_force()


def run(options: Namespace) -> int:
    """Write the file, then say what is still found in the report."""
    from app.incoming.opening import open_noticed

    output: Path = options.output
    _refuse(output, (options.file, options.template), force=options.force)
    if options.template and output.suffix.lower() not in {".docx", ".pdf"}:
        console.complain(f"--template 只用于Word文件和由它转成的PDF，生成“{output.name}”没有用模板。")
    report, noticed = open_noticed(options.file)
    for notice in noticed:
        console.complain(notice)
    from app.export import put

    exported = put(_made(report, output.suffix.lower(), options.template), output)
    for line in exported.message.splitlines():
        (console.say if exported.as_asked and line.startswith("已导出") else console.complain)(line)
    _count_findings(report)
    return GOOD if exported.as_asked else FAILED


def _made(report: Report, suffix: str, template: Path | None) -> Made:
    """The content; a PDF that no office program here can make is painted by the window's own library."""
    from app.export import made, painted
    from app.printing.pdf import NoOffice

    try:
        return made(report, suffix, template)
    except NoOffice as error:
        try:
            data = import_module("ui.paper.painted").pdf(report)
        except ImportError:
            raise GknbError(f"{error}。请安装其中一个，或先导出.docx") from error
        return painted(data, template)


def _refuse(output: Path, sources: tuple[Path | None, ...], *, force: bool) -> None:
    """Raise `GknbError` for an output that must not be written."""
    from app.export import OFFERS

    if output.suffix.lower() not in {offer.suffix for offer in OFFERS}:
        known = "、".join(offer.suffix for offer in OFFERS)
        raise GknbError(f"不能生成“{output.name}”，文件名要以“.docx”等结尾（{known}）")
    if any(source and same_file(source, output) for source in sources):
        raise GknbError(f"“{output}”是草稿或模板本身，不能写在它上面。请换一个文件名")
    refuse_folder(output)
    if not force and _there(output):
        raise GknbError(f"“{output}”已经有了，没有改动它。要替换它请加 --force")


def _there(output: Path) -> bool:
    try:
        return output.exists()
    except (OSError, ValueError):
        return False


def _count_findings(report: Report) -> None:
    from app.checks.catalogue import run
    from app.checks.facts import Facts
    from app.checks.rule import LEVEL_NAMES, Level
    from app.export import before_publication
    from app.pages.limits import own_limits

    findings = run(Facts(report, strict=True, limits=own_limits())).findings
    for warning in before_publication(findings):
        console.complain(warning)
    found = [finding.level for finding in findings if finding.counts]
    if found:
        totals = "，".join(f"{LEVEL_NAMES[level]}{found.count(level)}处" for level in Level)
        console.complain(f"还有没处理的问题：{totals}。用“gknb check”看详情。")
