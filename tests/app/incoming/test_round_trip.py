"""What the program writes it reads back: the same report, also after LibreOffice has converted the file."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from app.drafts import storage
from app.export import made
from app.incoming.document import Reading, read_document
from app.printing.word.writer import document
from app.report.model import Report
from app.tables.sheet import sheets
from app.texts.paragraphs import signer
from tests.app.incoming.reports import reports
from tests.places import ROOT, SAMPLES

SOFFICE = shutil.which("soffice")


def written_and_read(report: Report) -> Reading:
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.docx")
        path.write_bytes(document(report).data)
        return read_document(path)


def same(report: Report, reading: Reading) -> None:
    read = reading.report
    for name in ("year", "editions", "outline", "preface", "sections", "under_table", "roster", "categories"):
        assert getattr(read, name) == getattr(report, name), name
    same_figures(report, reading)
    assert (signer(read), read.signature.date) == (signer(report), report.signature.date)
    assert read.card.full_name == report.card.full_name
    assert (read.card.address, read.card.postcode) == (report.card.address, report.card.postcode)
    assert (read.card.phone, read.card.email) == (report.card.phone, report.card.email)
    assert read.imported
    assert (read.imported.labels, read.imported.missing_labels, read.imported.unread) == ((), (), ())


def same_figures(report: Report, reading: Reading) -> None:
    read, typed = sheets(reading.report), sheets(report)
    for id_, sheet in typed.items():
        values = {cell.id: sheet.value(cell.id) for cell in sheet.table.cells}
        assert {cell.id: read[id_].value(cell.id) for cell in sheet.table.cells} == values
        for cell in sheet.table.inputs:
            assert read[id_].figure(cell.id).filled == sheet.figure(cell.id).filled
        totals = {cell.id: sheet.printed_text(cell) for cell in sheet.table.cells if cell.is_total}
        assert {cell: reading.report.printed[cell] for cell in totals} == totals
    assert reading.report.units == report.units
    assert reading.doubts == ()


@given(reports())
def test_what_was_written_is_read(report: Report) -> None:
    same(report, written_and_read(report))


@given(reports())
def test_what_was_exported_as_a_page_is_read(report: Report) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.html")
        path.write_bytes(made(report, ".html", None).data)
        same(report, read_document(path))


@pytest.mark.parametrize("name", ["jinshui-2020.gknb"])
def test_the_first_real_report_comes_back(name: str) -> None:
    report = storage.load(SAMPLES / name)
    reading = written_and_read(report)
    same_figures(report, reading)
    assert reading.report.sections == report.sections
    assert reading.report.roster == report.roster


def converted(path: Path, kind: str, folder: Path) -> Path:
    assert SOFFICE
    profile = (folder / "profile").as_uri()
    command = [SOFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind.partition(':')[0]}"


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("way", [("doc", "docx"), ("odt", "docx"), ("html",), ("doc",), ("rtf",)], ids="-".join)
@pytest.mark.parametrize("source", ["tests/samples/jinshui-2020.gknb", "examples/sample-2025.gknb"])
def test_converted_files_read_the_same(way: tuple[str, ...], source: str, tmp_path: Path) -> None:
    report = storage.load(ROOT / source)
    path = tmp_path / "x.docx"
    path.write_bytes(document(report).data)
    for step, kind in enumerate(way):
        folder = tmp_path / str(step)
        folder.mkdir()
        path = converted(path, kind, folder)
    reading = read_document(path)
    same_figures(report, reading)
    assert reading.report.sections == report.sections
    assert reading.report.preface == report.preface
    assert reading.report.signature.date == report.signature.date


@pytest.mark.parametrize("suffix", [".docx", ".html"])
@pytest.mark.parametrize(
    "name",
    [
        "示例省示例市示例区城市管理综合行政执法局办公室",
        "示例市示例区住房和城乡建设局建筑工程质量安全监督站",
        "中共示例市委机构编制委员会办公室（示例市事业单位登记管理局）",
    ],
)
def test_a_long_name_broken_into_lines_is_read_whole(name: str, suffix: str, tmp_path: Path) -> None:
    report = storage.load(SAMPLES.parent.parent / "examples" / "sample-2025.gknb")
    card, signed = report.card.model_copy(update={"full_name": name}), report.signature.model_copy(update={"name": ""})
    report = report.model_copy(update={"card": card, "signature": signed})
    path = tmp_path / f"x{suffix}"
    path.write_bytes(made(report, suffix).data)
    read = read_document(path).report
    assert (read.card.full_name, signer(read)) == (name, name)
    assert read.signature.date == report.signature.date
