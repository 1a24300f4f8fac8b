"""A PDF that the program paints itself reads back cell for cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.drafts import storage
from app.incoming.document import OF_PDF, read_document
from tests.places import ROOT
from ui.paper.painted import pdf


@pytest.mark.usefixtures("qapp", "chinese_font")
@pytest.mark.parametrize("name", ["2020", "2025"])
def test_a_painted_pdf_reads_back(tmp_path: Path, name: str) -> None:
    report = storage.load(ROOT / "examples" / f"sample-{name}.gknb")
    path = tmp_path / "年报.pdf"
    path.write_bytes(pdf(report))
    found = read_document(path)
    assert found.report.figures == report.figures
    assert [doubt.message for doubt in found.doubts] == [OF_PDF]
    assert "".join("".join(found.report.preface).split()) == "".join("".join(report.preface).split())
