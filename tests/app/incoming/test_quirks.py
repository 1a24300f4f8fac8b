"""Reports with the oddities of published ones: nearly every cell right, none wrong in silence."""

from pathlib import Path
from random import Random

import pytest

from app.incoming.document import Reading, read_document
from app.tables.sheet import as_json, sheets
from tests.app.incoming.paper import as_docx, as_html
from tests.app.incoming.quirks import FACTS, Expected, remade

ROUNDS = 4


def values(reading: Reading) -> Expected:
    """Every cell as printed: null for blank, dashes and what is no figure."""
    return {
        cell.id: None
        if sheet.figure(cell.id).fault or (cell.is_total and not sheet.figure(cell.id).filled)
        else as_json(sheet.value(cell.id))
        for sheet in sheets(reading.report).values()
        for cell in sheet.table.cells
    }


def compare(reading: Reading, expected: Expected) -> tuple[list[str], list[str]]:
    """The cells that are wrong, and those of them that nobody was told of."""
    found = values(reading)
    wrong = [cell for cell, value in expected.items() if found.get(cell, "没有这一格") != value]
    told = {cell for doubt in reading.doubts for cell in doubt.cells}
    return wrong, [cell for cell in wrong if cell not in told]


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_cells_of_odd_files_are_read(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = wrong = silent = doubted = 0
    failures = []
    for round_ in range(ROUNDS):
        for number, facts in enumerate(FACTS):
            made = remade(facts, Random(f"{round_}-{number}"))
            path = tmp_path / f"{round_}-{number}.{kind}"
            path.write_bytes(as_docx(made.paper) if kind == "docx" else as_html(made.paper))
            reading = read_document(path)
            bad, unsaid = compare(reading, made.expected)
            cells, wrong, silent = cells + len(made.expected), wrong + len(bad), silent + len(unsaid)
            doubted += len({cell for doubt in reading.doubts for cell in doubt.cells})
            if bad:
                failures.append((path.name, made.quirks, len(bad), bad[:4], unsaid[:4]))
    with capsys.disabled():
        right = 100 * (cells - wrong) / cells
        print(f"\n{kind}: {cells} cells, {right:.3f} % right, {silent} wrong in silence, {doubted} in doubt")  # noqa: T201
    assert silent == 0, failures
    assert wrong <= cells * 0.005, failures
