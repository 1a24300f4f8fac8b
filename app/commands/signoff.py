"""The sheets that are signed before a report goes out."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.commands import GOOD, console, refuse_folder
from app.commands.arguments import Parser
from app.errors import GknbError

HELP = "生成送审单，也可以生成各科室的核数单"
DETAILS = """送审单一页：主要数据与上年对比、公开率等、核对情况和保留的理由、审签栏，并印上校验码，写明签的是哪一版。
加 --offices 时另外为每个给数的科室（“数据来源与核对”页上的来源）写一份核数单，放在同一个文件夹。
退出码：0 已写好；2 文件读不了或写不进去。"""
ENDINGS = {".docx", ".pdf"}


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="年报.gknb", help="年报草稿")
    parser.options.add_argument(
        "-o", "--output", type=Path, required=True, metavar="文件", help="送审单.docx或送审单.pdf"
    )
    parser.options.add_argument("--offices", action="store_true", help="另写各科室的核数单")
    parser.add_force()


def run(options: Namespace) -> int:
    """Write the sheets. Raises `GknbError` for an ending that is none of theirs, or a file that is there already."""
    from app.incoming.opening import open_report
    from app.pages.limits import own_limits
    from app.signoff.as_docx import office_document, signoff_document
    from app.signoff.offices import office_sheets
    from app.signoff.sheet import signoff_sheet

    out: Path = options.output
    if out.suffix.lower() not in ENDINGS:
        raise GknbError(f"送审单只能写成.docx或.pdf，现在是“{out.name}”")
    refuse_folder(out)
    report = open_report(options.file)
    documents = {out: signoff_document(signoff_sheet(report, own_limits()))}
    if options.offices:
        for sheet in office_sheets(report):
            documents[out.with_name(f"核数单（{sheet.office}）{out.suffix}")] = office_document(sheet)
    if not options.force and (there := [path for path in documents if path.exists()]):
        raise GknbError(f"“{there[0]}”已经有了，没有改动它。要覆盖请加--force")
    for path, data in documents.items():
        _write(path, data)
    return GOOD


def _write(path: Path, data: bytes) -> None:
    from app.printing.pdf import converted
    from app.system.keeping import fit_name, keep

    made = converted(data).data if path.suffix.lower() == ".pdf" else data
    kept = keep(path.with_name(fit_name(path.name)), made)
    console.say(kept.said or f"已写成“{kept.path}”。")
