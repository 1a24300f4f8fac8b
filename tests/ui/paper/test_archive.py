"""The painted PDF is PDF/A-1b in the judgement of Apache PDFBox Preflight.

The Debian packages libpdfbox2-java, libactivation-java, libjaxb-api-java and a Java provide it; without it the tests
are skipped.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app.report.model import Report
from tests.app.printing.word.samples import FORMS, empty, filled, hostile
from ui.paper.painted import pdf

NEEDED = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
JARS = [Path("/usr/share/java", f"{name}.jar") for name in NEEDED]
JAVA = shutil.which("java")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("qapp", "chinese_font"),
    pytest.mark.skipif(not JAVA or not all(jar.exists() for jar in JARS), reason="needs Java and PDFBox Preflight"),
]


def judged(path: Path) -> str:
    """What the validator says of a file."""
    command = [str(JAVA), "-cp", ":".join(map(str, JARS)), "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("make", [empty, filled, hostile])
@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_the_validator_finds_no_fault(
    make: Callable[[int, str], Report], year: int, parts: str, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(make(year, parts)))
    said = judged(path)
    assert "is a valid PDF/A-1b file" in said
    assert "WARNING" not in said


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(empty(2025, "official")).replace(b"<pdfaid:conformance>B", b"<pdfaid:conformance>C"))
    assert "not a valid PDF/A-1b file" in judged(path)
