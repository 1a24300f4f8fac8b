"""Check reports: what the rules find, as text, as JSON for other programs, or as a check report in a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from app.commands import FAILED, FOUND, GOOD, console, refuse_folder
from app.commands.arguments import Parser, named_path
from app.errors import GknbError
from app.language.excerpt import excerpt
from app.system.filenames import same_file

if TYPE_CHECKING:
    from app.check_reports.results import FileResults
    from app.report.model import LastYear

HELP = "核对年报，列出发现的问题"
DETAILS = """退出码：0 没有“错误”级的问题；1 有；2 有文件读不了（其余文件照常核对）。
写文件夹时，核对其中（含下级文件夹）所有年报，跳过Word模板和核对报告；扫描的PDF、图片等读不了的也逐个列出；只有三张表的Excel文件只核对表格。--format json 对一个文件输出一个对象，对多个文件输出一个数组。
读入文件时不能确定或没有读入的内容，写在标准错误和核对报告里（json的doubts），不影响退出码；
没有读入的每一样都列为“未读入”（json的left_out）。附上年年报的，写出正文与上年重复的百分比（json的repeated）。
正文里的每个数都读一遍，写出多少处与表一致、不一致、不比、没有读懂（json的mentions逐个列出，mention_counts是处数）。
已写明核实说明的问题仍列出，不计数。公布、报送日期和总体情况的字数，按窗口“文件→设置”里定的核对。
用 -o 写成核对报告（文件名以.docx、.xlsx、.json或.txt结尾），含每个文件的指纹（SHA-256）。"""
FORMATS = ("text", "json", "docx", "xlsx")
ENDINGS = {"docx": ".docx", "xlsx": ".xlsx", "json": ".json", "text": ".txt"}
"""How the name of a check report ends, by format."""
MOST_JOBS = 64
NOW_AND_THEN = 10
"""Seconds between two lines that say how far it is, where they stay."""
LONGEST_NAME = 24
"""Characters of a file's name while it is checked: twice as many columns fit on any terminal."""


def arguments(parser: Parser) -> None:
    parser.named.add_argument(
        "files", nargs="+", type=named_path, metavar="文件", help="年报草稿、Word文件、网页、Excel表格，或文件夹"
    )
    options = parser.options
    options.add_argument("--last-year", type=Path, metavar="文件", help="上年年报，供对比（只核对一个文件时可用）")
    options.add_argument("--format", choices=FORMATS, metavar="格式", help="text（默认）、json、docx或xlsx")
    options.add_argument("-o", "--output", type=Path, metavar="文件", help="把核对报告写进这个文件")
    parser.add_force()
    options.add_argument("--jobs", type=int, metavar="个数", help="同时核对几个文件（默认按文件和处理器的个数）")


def run(options: Namespace) -> int:
    """Check each file; one that can't be read does not keep the others from being checked."""
    from app.check_reports.checking import reports_in
    from app.check_reports.many import check_files
    from app.pages.limits import own_limits

    form = _format(options)
    if options.output:
        refuse_folder(options.output)
    paths = list(reports_in(options.files))
    _refuse(options.output, paths, options)
    if options.last_year and len(paths) > 1:
        raise GknbError("用 --last-year 时只能核对一个文件")
    last_year = _last_year(options.last_year) if options.last_year else None
    with ProgressLine() as progress:
        progress.show(0, len(paths))
        results = check_files(
            paths, jobs=options.jobs, last_year=last_year, limits=own_limits(), progress=progress.show
        )
    _skip_others(results, options.files)
    for one in results.briefs:
        for notice in one.noticed:
            console.complain(f"{one.file}：{notice}")
    _tell(results, form, options.output)
    if any(one.unread for one in results.briefs):
        return FAILED
    return FOUND if any(one.counts["error"] for one in results.briefs) else GOOD


def _skip_others(results: FileResults, named: list[Path]) -> None:
    """Leave out templates and check reports that merely lie in a folder, and say so. Raises `GknbError` if no report
    is left."""
    asked, all_ = {str(path) for path in named}, len(results)
    others = {one.file: one.unread.kind for one in results.briefs if one.unread and one.unread.kind}
    others = {file: kind for file, kind in others.items() if file not in asked}
    for file, kind in others.items():
        console.complain(f"“{file}”是{kind}，不是年报，跳过没有核对。")
    results.leave_out(others)
    if others and len(others) == all_:
        raise GknbError(f"文件夹里只有{'和'.join(dict.fromkeys(others.values()))}，没有年报")


def _format(options: Namespace) -> str:
    """The format that was asked for, or that the name of the output says. Raises `GknbError`."""
    if options.jobs is not None and not 1 <= options.jobs <= MOST_JOBS:
        raise GknbError(f"参数--jobs要在1到{MOST_JOBS}之间，现在是{options.jobs}")
    output: Path | None = options.output
    if output is None:
        if options.format in {"docx", "xlsx"}:
            raise GknbError(f"--format {options.format} 要用 -o 写明核对报告的文件名")
        return options.format or "text"
    return _format_of(output, options)


def _format_of(output: Path, options: Namespace) -> str:
    """The format of a file. Raises `GknbError` for an ending that is another's, or a file that is there already."""
    ending = output.suffix.lower()
    if ending not in ENDINGS.values():
        raise GknbError(f"不能写成“{output.name}”，核对报告的文件名要以“.docx”等结尾（{'、'.join(ENDINGS.values())}）")
    form: str = options.format or next(form for form, end in ENDINGS.items() if end == ending)
    if ending != ENDINGS[form]:
        raise GknbError(f"核对报告的文件名要以“{ENDINGS[form]}”结尾，现在是“{output.name}”")
    if output.exists() and not options.force:
        raise GknbError(f"“{output}”已经有了，没有改动它。要替换它请加 --force")
    return form


def _refuse(output: Path | None, paths: list[Path], options: Namespace) -> None:
    """Raise `GknbError` for a check report that would go over what is checked.

    The check report of the last time lies in the folder that is checked again: it may be replaced.
    """
    if output is None:
        return
    named = [path for path in (*options.files, options.last_year) if path and same_file(path, output)]
    found = [path for path in paths if same_file(path, output)]
    if named or (found and not _is_check_report(output)):
        raise GknbError(f"“{output}”是要核对的年报，核对报告不能写在它上面。请换一个文件名")


def _is_check_report(path: Path) -> bool:
    from app.check_reports.checking import CHECK_REPORT, Unread, check_file

    result = check_file(path)
    return isinstance(result, Unread) and result.kind == CHECK_REPORT


def _last_year(path: Path) -> LastYear:
    from app.incoming.opening import open_noticed
    from app.last_year.snapshot import snapshot

    report, noticed = open_noticed(path)
    for notice in noticed:
        console.complain(f"{path}：{notice}")
    return snapshot(report, path.name)


class ProgressLine:
    """A line on a terminal that says how far it is; elsewhere a line now and then.

    It is taken away with blanks: the console of Windows shows the marks that take a line away as they are.
    """

    def __init__(self) -> None:
        self.stream = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
        self._width = 0
        self._last = monotonic()

    def __enter__(self) -> ProgressLine:
        return self

    def show(self, done: int, all_: int, name: str = "") -> None:
        if all_ > 1 and self.stream:
            self._write(f"已核对{done}/{all_}：{excerpt(Path(name).name, LONGEST_NAME)}")
        elif all_ > 1 and monotonic() - self._last > NOW_AND_THEN:
            self._last = monotonic()
            console.complain(f"已核对{done}/{all_}。")

    def __exit__(self, *_: object) -> None:
        self._write("")

    def _write(self, line: str) -> None:
        if self.stream:
            self.stream.write(f"\r{' ' * self._width}\r{line}")
            self.stream.flush()
            self._width = sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)


def _tell(results: FileResults, form: str, output: Path | None) -> None:
    for one in results.briefs:
        if one.unread and (output or form == "text"):
            console.complain(f"{one.unread.error.rstrip('。')}。")
    if output:
        _write(results, form, output)
    elif form == "json":
        from app.check_reports.as_text import json_lines

        for line in json_lines(results):
            console.say(line)
    else:
        _say(results)


def _say(results: FileResults) -> None:
    from app.check_reports.summary import lines_of, summary

    for result in results:
        for line in lines_of(result):
            console.say(line)
    if len(results) > 1:
        for line in summary(results):
            console.say(line)


def _write(results: FileResults, form: str, output: Path) -> None:
    """Write the check report, and say in short what is in it."""
    from app.check_reports.as_text import json_report, text_report
    from app.system import replacing

    if form == "docx":
        from app.check_reports.as_docx import docx_report as made
    elif form == "xlsx":
        from app.check_reports.as_xlsx import xlsx_report as made
    else:
        made = json_report if form == "json" else text_report
    replacing.replace(output, made(results))
    console.say(f"核对了{len(results)}个文件，核对报告已写入“{output}”。")
