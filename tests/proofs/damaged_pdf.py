"""How figures of PDF files are read whose tables lost some of their lines, as an office program prints them.

    python -m tests.proofs.damaged_pdf [documents] [seed]

Borders are taken from cells of exported Word files, LibreOffice prints them, and every figure is held against the
report: right, not read, told to be looked at, or wrong in silence, of which there must be none.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.errors import GknbError
from app.export import made
from app.form.editions import edition, table_of
from app.incoming.document import Reading, read_document
from app.report.changes import FieldPath, apply
from app.report.model import Report
from app.report.new import new_report

AT_ONCE = 60
"""Documents that the office program is handed at once: of too many it leaves some out."""
SIDES = {"right": ("left", 0, 1), "bottom": ("top", 1, 0)}
Rows = list[list[Any]]
Damage = Callable[[Rows, Random], None]


def report(random: Random) -> Report:
    """A report with figures everywhere, requests that add up."""
    fresh = new_report(random.choice((2020, 2025)), "示范县农业农村局", "bureau")
    cells: dict[FieldPath, Any] = {("units", "proactive.procurement.amount"): "万元"}
    blank = random.choice((0.0, 0.0, 0.3))
    for id_, form in fresh.editions.items():
        for cell in edition(form).table(id_).inputs:
            number = random.choice((0, 0, random.randrange(1, 10), random.randrange(10, 500)))
            text = f"+{number}" if cell.kind == "signed count" and number else str(number)
            if random.random() >= blank:
                cells[("figures", cell.id)] = text
    return apply(fresh, cells)


def damaged(data: bytes, random: Random, way: str) -> bytes:
    page = docx.Document(io.BytesIO(data))
    for table in page.tables:
        rows: Rows = [list(row.iterchildren(qn("w:tc"))) for row in table._tbl.iterchildren(qn("w:tr"))]
        WAYS[way](rows, random)
    target = io.BytesIO()
    page.save(target)
    return target.getvalue()


def _some(rows: Rows, random: Random) -> None:
    places = [(row, col) for row, cells in enumerate(rows) for col in range(len(cells))]
    for row, col in random.sample(places, min(len(places), random.randrange(1, 9))):
        _unborder(rows, row, col, random.choice(list(SIDES)))


def _row(rows: Rows, random: Random) -> None:
    row = random.randrange(len(rows))
    for col in range(len(rows[row])):
        _unborder(rows, row, col, "right" if random.random() < 0.8 else "bottom")


def _column(rows: Rows, random: Random) -> None:
    col = random.randrange(1, max(len(cells) for cells in rows))
    for row, cells in enumerate(rows):
        if col < len(cells):
            _unborder(rows, row, col, "right")


def _inner(rows: Rows, random: Random) -> None:
    side = random.choice(list(SIDES))
    for row, cells in enumerate(rows):
        for col in range(len(cells)):
            if random.random() < 0.9:
                _unborder(rows, row, col, side)


def _all_as(kind: str, colour: str) -> Damage:
    def change(rows: Rows, _random: Random) -> None:
        for cells in rows:
            for cell in cells:
                for side in ("left", "right", "top", "bottom"):
                    _border(cell, side, kind, colour)

    return change


def _unborder(rows: list[list[Any]], row: int, col: int, side: str) -> None:
    """Both cells at an edge have a say about its line."""
    other, down, across = SIDES[side]
    _border(rows[row][col], side, "nil", "auto")
    if row + down < len(rows) and col + across < len(rows[row + down]):
        _border(rows[row + down][col + across], other, "nil", "auto")


def _border(cell: Any, side: str, kind: str, colour: str) -> None:
    properties = cell.find(qn("w:tcPr"))
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    for old in borders.findall(qn(f"w:{side}")):
        borders.remove(old)
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", "4"), ("space", "0"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)


WAYS: dict[str, Damage] = {
    "whole": lambda _rows, _random: None,
    "some": _some,
    "row": _row,
    "column": _column,
    "inner": _inner,
    "dashed": _all_as("dashed", "000000"),
    "light": _all_as("single", "EEEEEE"),
}


@dataclass
class Score:
    counts: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)

    def take(self, name: str, truth: Report, reading: Reading) -> None:
        """Hold every figure that was written against what was read."""
        told = "".join(doubt.sentence for doubt in reading.doubts)
        if name.endswith("whole"):
            self.counts["doubts of whole tables"] += len(reading.doubts) - 1
        doubted = {cell for doubt in reading.doubts for cell in doubt.cells}
        for cell in {**truth.figures, **reading.report.figures}:
            text, found = truth.figures.get(cell, ""), reading.report.figures.get(cell, "")
            kind = _judged(cell, text.lstrip("+"), found.lstrip("+增"), doubted, told, reading)
            self.counts[kind] += 1
            if kind == "silent":
                self.silent.append(f"{name}: {cell} is {text}, read {found}")


def _judged(cell: str, text: str, found: str, doubted: set[str], told: str, reading: Reading) -> str:
    if found == text:
        return "right"
    known = table_of(cell, reading.report.editions)
    row = known[1].row_name if known else ""
    if cell in doubted or (row and row in told):
        return "told" if found else "not read, told"
    return "silent" if found else "left blank"


def documents(folder: Path, count: int, seed: int) -> Iterator[tuple[str, Report, Path]]:
    """Damaged documents as PDF files; a name tells how each was damaged."""
    reports = {}
    for number in range(count):
        random = Random(seed * 1000 + number)
        way = list(WAYS)[number % len(WAYS)]
        name = f"{number}-{way}"
        reports[name] = report(random)
        (folder / f"{name}.docx").write_bytes(damaged(made(reports[name], ".docx").data, random, way))
    papers = sorted(folder.glob("*.docx"))
    for start in range(0, len(papers), AT_ONCE):
        command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, papers[start : start + AT_ONCE])]
        subprocess.run(command, check=True, capture_output=True, timeout=1200)
    yield from ((name, each, folder / f"{name}.pdf") for name, each in reports.items())


def scored(count: int, seed: int) -> Score:
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        for name, truth, path in documents(Path(folder), count, seed):
            try:
                score.take(name, truth, read_document(path, truth.year))
            except GknbError:
                score.counts["refused"] += len(truth.figures)
    return score


def main(arguments: list[str]) -> int:
    count, seed = (int(arguments[at]) if len(arguments) > at else default for at, default in ((0, 66), (1, 1)))
    score = scored(count, seed)
    print(dict(score.counts))
    for line in score.silent[:40]:
        print(line)
    return bool(score.silent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
