"""The package: all that belongs to a report, alike for alike reports, opened again, and refused in words."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from app import export
from app.cli import main
from app.drafts import storage
from app.errors import GknbError, UnreadableFile
from app.handover.left_over import left_over
from app.handover.note import handover_note
from app.handover.pack import SUMS, PackedBeside, packed
from app.handover.unpack import added_to, report_in
from app.report.changes import apply
from app.report.model import Correction, Report, Unlocking
from app.report.naming import CHECK_REPORT
from app.system.resources import resource

DRAFT = resource("examples", "sample-2025.gknb")


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF takes an office program and seconds; that it is named when it is missing is tested here."""
    real = export.made

    def made(report: Report, suffix: str) -> export.Made:
        if suffix == ".pdf":
            raise GknbError("没有找到能转PDF的Word、WPS或LibreOffice")
        return real(report, suffix)

    monkeypatch.setattr("app.handover.pack.made", made)


@pytest.fixture
def report() -> Report:
    return storage.load(DRAFT)


def zipped(path: Path, **entries: bytes) -> Path:
    with ZipFile(path, "w") as package:
        for name, data in entries.items():
            package.writestr(name.replace("__", "."), data)
    return path


def test_a_package_holds_everything_and_its_sums_are_right(report: Report, tmp_path: Path) -> None:
    scan = tmp_path / "签字扫描件.pdf"
    scan.write_bytes(b"%PDF-scan")
    made = packed(report, PackedBeside({scan.name: scan}))
    assert any("pdf没有放入" in line for line in made.missing)
    with ZipFile(io.BytesIO(made.data)) as package:
        names = set(package.namelist())
        assert {"送审单.docx", "交接说明.docx", scan.name, SUMS} < names
        assert {Path(name).suffix for name in names} >= {".gknb", ".docx", ".xlsx", ".html"}
        for line in package.read(SUMS).decode().splitlines():
            sum_, _, name = line.partition("  ")
            assert hashlib.sha256(package.read(name)).hexdigest() == sum_
        assert len(package.read(SUMS).decode().splitlines()) == len(names) - 1


def test_next_years_clerk_opens_it_again(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "归档包.zip"
    path.write_bytes(packed(report).data)
    assert report_in(path) == (report, ())


def test_a_draft_that_was_changed_inside_is_told(report: Report, tmp_path: Path) -> None:
    path, other = tmp_path / "归档包.zip", tmp_path / "改.zip"
    path.write_bytes(packed(report).data)
    with ZipFile(path) as package, ZipFile(other, "w") as changed:
        for name in package.namelist():
            data = package.read(name)
            changed.writestr(name, data.replace(b'"486"', b'"487"') if name.endswith(".gknb") else data)
    assert any("与归档时不同" in line for line in report_in(other)[1])


@pytest.mark.parametrize(
    ("name", "data"),
    [("空.zip", b""), ("坏.zip", b"PK\x03\x04" + b"\0" * 40), ("文字.zip", "不是压缩文件".encode())],
)
def test_what_is_no_package_is_refused_in_words(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="归档包"):
        report_in(path)


def test_packages_without_one_draft_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="没有草稿"):
        report_in(zipped(tmp_path / "a.zip", readme__txt=b"x"))
    with pytest.raises(UnreadableFile, match="不止一份"):
        report_in(zipped(tmp_path / "b.zip", a__gknb=b"{}", b__gknb=b"{}"))


def test_a_cut_package_never_ends_in_a_traceback(report: Report, tmp_path: Path) -> None:
    data = packed(report).data
    for size in range(0, len(data), len(data) // 40):
        path = tmp_path / "断.zip"
        path.write_bytes(data[:size])
        with pytest.raises(UnreadableFile):
            report_in(path)


def test_the_note_says_who_gives_what_and_what_happened(report: Report) -> None:
    then = report.model_copy(
        update={
            "stages": {"final": "2026-01-20"},
            "unlockings": (Unlocking(date="2026-01-22", why="领导要求补一句"),),
            "corrections": (Correction(place="行政许可", old="486", new="487", why="漏计", date="2026-02-03"),),
        }
    )
    page = docx.Document(io.BytesIO(handover_note(then)))
    said = "\n".join(
        [paragraph.text for paragraph in page.paragraphs]
        + [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    )
    for words in ("行政执法统计年报", "定稿2026-01-20", "领导要求补一句", "漏计"):
        assert words in said


def test_the_command_replaces_no_package_unasked(
    report: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, out = tmp_path / "年报.gknb", tmp_path / "归档包.zip"
    storage.save(apply(report, {("state",): "final"}), draft)
    assert main(["pack", str(draft), "-o", str(out)]) == 0
    assert "pdf没有放入" in capsys.readouterr().err
    assert main(["pack", str(draft), "-o", str(out)]) == 2
    assert main(["pack", str(draft), "-o", str(out), "--force"]) == 0
    assert main(["pack", str(draft), "-o", str(tmp_path / "包.rar")]) == 2
    twice = tmp_path / "送审单.docx"
    twice.write_bytes(b"x")
    assert main(["pack", str(draft), "-o", str(out), "--force", "--with", str(twice)]) == 2
    assert "已经有" in capsys.readouterr().err


def test_what_was_added_stays_when_the_package_is_made_again(report: Report, tmp_path: Path) -> None:
    """The signed scan comes later; a draft begun again for the same year keeps it; no path in it leads out."""
    scan, path = tmp_path / "签字扫描件.pdf", tmp_path / "归档包.zip"
    scan.write_bytes(b"%PDF-scan")
    path.write_bytes(packed(report, PackedBeside({scan.name: scan})).data)
    assert added_to(path, report) == {scan.name: b"%PDF-scan"}
    again = packed(apply(report, {("state",): "final"}), PackedBeside(kept=added_to(path, report)))
    with ZipFile(io.BytesIO(again.data)) as package:
        assert package.read(scan.name) == b"%PDF-scan"
    assert added_to(path, report.model_copy(update={"id": "another"})) == {scan.name: b"%PDF-scan"}
    assert added_to(tmp_path / "没有.zip", report) == {}
    with ZipFile(path, "a") as package:
        package.writestr("../out.txt", b"x")
        package.writestr("/etc/out.txt", b"x")
    assert set(added_to(path, report)) == {scan.name}


def test_earlier_versions_lie_in_a_folder_of_their_own(report: Report, tmp_path: Path) -> None:
    versions = [("2026-01-10 09-00-00", b"{}"), ("2026-01-11 09-00-00", b"[]")]
    path = tmp_path / "归档包.zip"
    path.write_bytes(packed(report, PackedBeside(versions=versions)).data)
    with ZipFile(path) as package:
        assert package.read("较早的版本/2026-01-10 09-00-00.gknb") == b"{}"
    assert report_in(path)[0] == report


def test_the_check_report_lies_in_it(report: Report) -> None:
    with ZipFile(io.BytesIO(packed(report).data)) as package:
        page = docx.Document(io.BytesIO(package.read("核对报告.docx")))
    assert page.paragraphs[0].text == CHECK_REPORT


def test_a_pattern_names_its_files(report: Report) -> None:
    with ZipFile(io.BytesIO(packed(report, PackedBeside(names="{年}_{简称}年报")).data)) as package:
        assert "2025_县农业农村局年报.gknb" in package.namelist()


def test_last_years_questions_go_with_next_years_draft(report: Report) -> None:
    from app.checks.catalogue import run
    from app.checks.facts import Facts
    from app.report.model import Reason

    wrong = apply(report, {("figures", "requests.granted.natural_person"): "99"})
    open_ones = left_over(wrong)
    assert any("2025年没有解决的（D3）" in one for one in open_ones)
    queries = [one for one in run(Facts(wrong, strict=True)).findings if one.level == "query"]
    kept = apply(wrong, {("reasons", queries[0].key): Reason(kind="属实", text="问过科室")}) if queries else wrong
    said = left_over(kept)
    assert not queries or any("保留的" in one and "属实：问过科室" in one for one in said)
    assert left_over(report) == ()
