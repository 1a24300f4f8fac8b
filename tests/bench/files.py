"""Word files, workbooks, saving and whole folders, beside the libraries that others use for them."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.drafts import storage
from app.drafts.draft import Draft
from app.drafts.json_text import dump
from app.drafts.versions import Versions
from app.export import made
from app.report.changes import apply
from app.report.part import plain
from app.system.resources import resource
from tests.bench.drafts import bare
from tests.bench.timing import Row, in_turns, milliseconds

DRAFTS = 60
"""Files of a folder that is checked."""


def rows() -> Iterator[Row]:
    yield from words()
    yield imported()
    yield saved()
    yield opened()
    yield tables()
    yield folder()


def words() -> Iterator[Row]:
    """The Word file once everything is loaded, beside docxtpl with the same template."""
    try:
        from tests.bench.word import ours, stock, tagged
    except ImportError:
        return
    data, values = tagged()
    try:
        mine, theirs = in_turns(ours, lambda: stock(data, values))
    except ImportError:
        return
    yield Row("Word文件，程序已在运行", mine, theirs, "docxtpl")


def imported() -> Row:
    """A Word report as a report, beside python-docx reading the cells of the same tables."""
    import docx

    from app.incoming.document import read_document

    with tempfile.TemporaryDirectory() as home:
        path = Path(home, "年报.docx")
        path.write_bytes(made(storage.load(resource("examples", "sample-2025.gknb")), ".docx").data)

        def theirs() -> list[str]:
            return [cell.text for table in docx.Document(str(path)).tables for cell in table._cells]

        mine, other = in_turns(lambda: read_document(path), theirs)
    return Row("读入一份Word年报，全部内容", mine, other, "python-docx只读三张表的格", "≤1")


def saved() -> Row:
    """All that the window waits for when it saves: the lock, the look at what is there, the durable write. The version
    is kept beside it."""
    report = storage.load(resource("examples", "sample-2025.gknb"))
    with tempfile.TemporaryDirectory() as home:
        place = Path(home)
        draft, versions, other = Draft(place / "年报.gknb"), Versions(place / "versions"), place / "bare.gknb"
        number = iter(range(1_000_000))

        def ours() -> None:
            draft.write(apply(report, {("card", "phone"): str(next(number))}), versions)

        mine, theirs = in_turns(
            ours, lambda: bare(other, dump(apply(report, {("card", "phone"): str(next(number))}))), 30
        )
    return Row("保存一次（27 kB），窗口等的：锁、看别人改过没有、落盘", mine, theirs, "写、落盘、替换", "≤2.5")


def opened() -> Row:
    """Reading a draft."""
    raw = resource("examples", "sample-2025.gknb").read_bytes()
    mine, theirs = in_turns(lambda: storage.parse(raw, "x"), lambda: json.loads(raw), 30)
    return Row("读一份草稿，校验并建成报告", mine, theirs, "json.loads")


def tables() -> Row:
    """All rules of the tables, beside pydantic making the same report of plain data."""
    from pydantic import TypeAdapter

    report = storage.load(resource("examples", "sample-2025.gknb"))
    rules = tuple(rule for rule in catalogue() if rule.scope == "table")
    data, adapter = plain(report), TypeAdapter(type(report))
    mine, theirs = in_turns(lambda: run(Facts(report), rules), lambda: adapter.validate_python(data), 30)
    return Row(f"表格的{len(rules)}条规则", mine, theirs, "pydantic只校验结构")


def folder() -> Row:
    """A folder of drafts checked, beside openpyxl summing as many workbooks."""
    from openpyxl import load_workbook

    from app.check_reports.many import check_files

    report = storage.load(resource("examples", "sample-2025.gknb"))
    book = made(report, ".xlsx").data
    with tempfile.TemporaryDirectory() as home:
        paths = [Path(home, f"{number}.gknb") for number in range(DRAFTS)]
        for number, path in enumerate(paths):
            storage.save(apply(report, {("card", "full_name"): f"示例{number}局"}), path)

        def theirs() -> None:
            for _ in paths:
                sheet = load_workbook(io.BytesIO(book)).worksheets[0]
                sum(cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int))

        mine, other = milliseconds(lambda: check_files(paths)), milliseconds(theirs)
    return Row(f"核对{DRAFTS}份草稿的文件夹", mine, other, "openpyxl求和同样多的表")
