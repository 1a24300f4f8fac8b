"""Word files, workbooks, saving and whole folders, beside the libraries that others use for them."""

from __future__ import annotations

import io
import json
import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.drafts import storage
from app.drafts.draft import Draft
from app.drafts.json_text import dump
from app.drafts.versions import Versions
from app.export import made
from app.report.changes import Changes, apply
from app.report.model import Report
from app.report.part import plain
from app.system.resources import resource
from tests.bench.drafts import bare
from tests.bench.timing import TURNS, Row, in_turns, milliseconds, processes

DRAFTS = 60
"""Files of a folder that is checked."""


def rows() -> Iterator[Row]:
    yield from words()
    yield imported()
    yield saved()
    yield opened()
    yield tables()
    yield from folders()


def words() -> Iterator[Row]:
    """The Word file, beside docxtpl with the same template: once everything is loaded, and in a fresh process that
    reads the draft first."""
    from tests.bench.word import fresh, ours, stock, tagged

    data, values = tagged()
    mine, theirs = in_turns(ours, lambda: stock(data, values))
    yield Row("Word文件，程序已在运行", mine, theirs, "docxtpl")
    with tempfile.TemporaryDirectory() as home:
        mine, theirs = processes(*fresh(Path(home), data, values), TURNS)
    yield Row("读草稿、生成Word文件（新进程）", mine, theirs, "读草稿、docxtpl", "≤0.6")


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
    """All of a save but the kept version: the lock, the look at what is there, the durable write. The window waits for
    none of it."""
    report = storage.load(resource("examples", "sample-2025.gknb"))
    with tempfile.TemporaryDirectory() as home:
        place = Path(home)
        draft, versions, other = Draft(place / "年报.gknb"), Versions(place / "versions"), place / "bare.gknb"
        number = iter(range(1_000_000))

        def ours() -> None:
            draft.write(apply(report, {("card", "phone"): str(next(number))}), versions)

        mine, theirs = in_turns(
            ours, lambda: bare(other, dump(apply(report, {("card", "phone"): str(next(number))}))), 30, perf_counter
        )
    return Row(
        "保存一次（27 kB），在窗口旁边：锁、看别人改过没有、落盘、文件夹落盘", mine, theirs, "写、落盘、替换", "≤2.5"
    )


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


def folders() -> Iterator[Row]:
    """A folder of drafts and one of Word files, each checked in one process, beside openpyxl summing as many
    workbooks."""
    from openpyxl import load_workbook

    from app.check_reports.many import check_files

    report = storage.load(resource("examples", "sample-2025.gknb"))
    book = made(report, ".xlsx").data

    def theirs() -> None:
        for _ in range(DRAFTS):
            sheet = load_workbook(io.BytesIO(book)).worksheets[0]
            sum(cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int))

    for kind, what in ((".gknb", "草稿"), (".docx", "Word年报")):
        with tempfile.TemporaryDirectory() as home:
            paths = [Path(home, f"{number}{kind}") for number in range(DRAFTS)]
            for number, path in enumerate(paths):
                other = _of_another(report, number)
                path.write_bytes(storage.content(other) if kind == ".gknb" else made(other, kind).data)
            check_files(paths[:1], jobs=1)
            mine, other_s = milliseconds(lambda paths=paths: check_files(paths, jobs=1)), milliseconds(theirs)  # type: ignore[misc]
        yield Row(f"核对{DRAFTS}份{what}的文件夹，一个进程", mine, other_s, "openpyxl求和同样多的表")


def _of_another(report: Report, number: int) -> Report:
    """The report of another body, with other figures in its texts: no two say the same."""
    digits = random.Random(number)
    sections: Changes = {
        ("sections", id_): tuple(re.sub(r"\d+", lambda _: str(digits.randrange(1, 400)), text) for text in texts)
        for id_, texts in report.sections.items()
    }
    return apply(report, {("card", "full_name"): f"示例{number}局", **sections})
