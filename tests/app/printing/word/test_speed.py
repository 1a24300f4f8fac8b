"""Reading tables is far faster than python-docx's cell by cell."""

import io
import time
from collections.abc import Callable

import pytest
from docx import Document

from app.documents.blocks import Grid
from app.documents.word.document import read
from app.form.editions import EDITIONS
from app.form.layout import grid

TABLES = 1
"""Copies of the official tables in the file: those of both editions, about ten pages."""


def ten_pages() -> bytes:
    document = Document()
    for table in [table for _ in range(TABLES) for edition in EDITIONS for table in edition.tables]:
        layout = grid(table)
        made = document.add_table(layout.rows, layout.cols)
        for place in layout.places:
            cell = made.cell(place.row, place.col)
            cell = cell.merge(made.cell(place.row + place.rowspan - 1, place.col + place.colspan - 1))
            cell.text = place.text or "0"
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def seconds(work: Callable[[], object], times: int = 1) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.slow
def test_tables_are_read_faster_than_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    data = ten_pages()
    opened = Document(io.BytesIO(data))

    def by_cell() -> list[str]:
        return [
            table.cell(row, col).text
            for table in opened.tables
            for row in range(len(table.rows))
            for col in range(len(table.columns))
        ]

    def by_cells() -> list[str]:
        return [cell.text for table in Document(io.BytesIO(data)).tables for cell in table._cells]

    def ours() -> list[str]:
        return [square.text for block in read(data, "x") if isinstance(block, Grid) for square in block.squares()]

    # all but the first open the file anew
    assert set(ours()) == set(by_cells())
    slow, middle, fast = seconds(by_cell), seconds(by_cells, 3), seconds(ours, 5)
    said = f"cell(): {slow:.2f} s, _cells: {middle:.3f} s, ours: {fast:.3f} s ({fast / slow:.4f}, {fast / middle:.2f})"
    with capsys.disabled():
        print(said)  # noqa: T201
    assert fast <= slow * 0.03
    assert fast <= middle * 0.6
