"""Bring a document in as a draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import GOOD, console, refuse_draft
from app.commands.arguments import Parser
from app.errors import GknbError
from app.report.naming import KIND_NAMES, name_of_left_out

if TYPE_CHECKING:
    from app.incoming.document import Reading

HELP = "把以前的年报（Word文件、网页、Excel表格或PDF）读成草稿"
DETAILS = """可读.docx、.html、.mht、.xlsx、.xlsb、.xls、.ods、.csv和有文字的.pdf；.doc、.wps、.rtf和.odt要有Word、WPS或LibreOffice才能读。
读得不确定的地方和没有读入的内容写在标准错误输出，请逐条核对。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="X.docx", help="Word文件、网页或Excel表格")
    parser.options.add_argument("-o", "--output", type=Path, required=True, metavar="X.gknb", help="草稿文件")
    parser.options.add_argument("--year", type=int, metavar="年度", help="报告年度，文件没有写明时要给出")
    parser.add_force()


def run(options: Namespace) -> int:
    """Write the draft and say what was read; an existing file is replaced only by force. Raises `GknbError` for a year without
    a format: no draft of it could be opened."""
    from app.drafts import storage
    from app.form.editions import edition_for
    from app.incoming.document import read_document

    path: Path = options.output
    refuse_draft(path, force=options.force)
    if options.file.suffix.lower() == ".gknb":
        raise GknbError(f"“{options.file}”已经是草稿，不用读入")
    reading = read_document(options.file, options.year)
    if not reading.year_known:
        raise GknbError(f"“{options.file}”没有写明年度，请加 --year，例如 --year 2024")
    edition_for(reading.report.year)
    storage.save(reading.report, path)
    _say(reading, path)
    return GOOD


def _say(reading: Reading, path: Path) -> None:
    report = reading.report
    filled = len(report.figures)
    console.say(f"已读成草稿“{path}”：{report.title}，填有{filled}格，{sum(map(len, report.sections.values()))}段文字")
    for doubt in reading.doubts:
        console.complain(f"请核对：{doubt.sentence}")
    for remark in report.imported.remarks if report.imported else ():
        console.complain(f"{KIND_NAMES[remark.kind]}：{remark.where} {remark.words}")
    for left in report.imported.left_out if report.imported else ():
        console.complain(f"{name_of_left_out(left)}：{left}")
