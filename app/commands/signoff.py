"""The sheets that are signed before a report goes out."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.commands import GOOD, console, refuse_folder
from app.commands.arguments import Parser
from app.errors import GknbError

HELP = "生成送审单，也可以生成各科室的核数单"
DETAILS = """送审单一页：主要数据与上年对比、公开率等、核对情况和保留的理由、审签栏，并印上校验码，写明签的是哪一版。
本单位有自己的送审单的，用 --template 指明（没写时用窗口里选过的）；在窗口的“状态”菜单里可以把自带的另存一份来改。
模板里的标记：{{标题}} {{报告}} {{格式}} {{状态}} {{校验码}}；单独占一段的 {{主要数据}} {{比例}} {{核对情况}}；
单个的数如 {{新收申请}} {{新收申请（上年）}} {{新收申请（增减）}} {{公开率}}，名称与送审单上的相同。
加 --offices 时另外为每个给数的科室（“数据来源与核对”页上的来源）写一份核数单，放在同一个文件夹。
退出码：0 已写好；2 文件读不了或写不进去。"""
ENDINGS = {".docx", ".pdf"}


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="年报.gknb", help="年报草稿")
    parser.options.add_argument(
        "-o", "--output", type=Path, required=True, metavar="文件", help="送审单.docx或送审单.pdf"
    )
    parser.options.add_argument("--template", type=Path, metavar="模板.docx", help="本单位的送审单模板")
    parser.options.add_argument("--offices", action="store_true", help="另写各科室的核数单")
    parser.add_force()


def run(options: Namespace) -> int:
    """Write the sheets. Raises `GknbError` for an ending that is none of theirs, or a file that is there already."""
    from app.incoming.opening import open_report
    from app.pages.limits import own_limits, own_signoff_template
    from app.signoff.as_docx import office_document, signoff_document
    from app.signoff.offices import office_sheets
    from app.signoff.sheet import signoff_sheet

    out: Path = options.output
    if out.suffix.lower() not in ENDINGS:
        raise GknbError(f"送审单只能写成.docx或.pdf，现在是“{out.name}”")
    refuse_folder(out)
    report = open_report(options.file)
    template = options.template or own_signoff_template()
    documents = {out: signoff_document(signoff_sheet(report, own_limits()), template)}
    if options.offices:
        for sheet in office_sheets(report):
            documents[out.with_name(f"核数单（{sheet.office}）{out.suffix}")] = office_document(sheet)
    if not options.force and (there := [path for path in documents if path.exists()]):
        raise GknbError(f"“{there[0]}”已经有了，没有改动它。要替换它请加 --force")
    for path, data in documents.items():
        _write(path, data)
    return GOOD


def _write(path: Path, data: bytes) -> None:
    from app.printing.pdf import converted
    from app.system.finished_file import fit_name, write_finished

    made = converted(data).data if path.suffix.lower() == ".pdf" else data
    kept = write_finished(path.with_name(fit_name(path.name)), made)
    console.say(kept.message or f"已存为“{kept.path}”。")
