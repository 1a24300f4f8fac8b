"""Packages of two bodies never mix: a package replaces none of another body or year, nor one that nobody can read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from app import export
from app.cli import main
from app.drafts import storage
from app.drafts.json_text import dump
from app.errors import GknbError, UnreadableFile
from app.handover.pack import PackedBeside, packed
from app.handover.unpack import check_body, report_in
from app.report.changes import apply
from app.report.model import FORMAT, Report
from app.system.resources import resource

OTHER = "示范县交通运输局"


@pytest.fixture(autouse=True)
def _word_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    real = export.made

    def made(report: Report, suffix: str) -> export.Made:
        if suffix == ".docx":
            return real(report, suffix)
        raise GknbError("没有做")

    monkeypatch.setattr("app.handover.pack.made", made)


@pytest.fixture
def report() -> Report:
    return storage.load(resource("examples", "sample-2025.gknb"))


def of_another_body(report: Report) -> bytes:
    return packed(apply(report, {("card", "full_name"): OTHER})).data


def of_another_year(report: Report) -> bytes:
    return packed(report.model_copy(update={"year": report.year - 1})).data


def newer(report: Report) -> bytes:
    return with_draft(dump(report).replace(f'"format": {FORMAT}'.encode(), f'"format": {FORMAT + 1}'.encode()))


def damaged(report: Report) -> bytes:
    return packed(report).data[:4000]


def foreign(report: Report) -> bytes:
    return with_draft(b"{}", "readme.txt")


def with_draft(draft: bytes, name: str = "年报.gknb") -> bytes:
    import io

    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr(name, draft)
    return file.getvalue()


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (of_another_body, (OTHER, "示范县农业农村局")),
        (of_another_year, ("2024年", "2025年")),
        (newer, ("较新版本",)),
        (damaged, ("已损坏",)),
        (foreign, ("不是归档包",)),
    ],
)
def test_a_package_replaces_no_other_bodys_nor_one_that_nobody_can_read(
    report: Report,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    there: Callable[[Report], bytes],
    words: tuple[str, ...],
) -> None:
    draft, out = tmp_path / "年报.gknb", tmp_path / "归档包.zip"
    storage.save(report, draft)
    before = there(report)
    out.write_bytes(before)
    assert main(["pack", str(draft), "-o", str(out), "--force"]) == 2
    said = capsys.readouterr().err
    assert said.count("。") == 2
    for one in (*words, "没有改动它", "换个文件名", "归档包.zip"):
        assert one in said
    assert out.read_bytes() == before


def test_the_same_bodys_package_of_the_year_is_replaced_and_keeps_what_was_added(
    report: Report, tmp_path: Path
) -> None:
    draft, out, scan = tmp_path / "年报.gknb", tmp_path / "归档包.zip", tmp_path / "扫描件.pdf"
    scan.write_bytes(b"%PDF-scan")
    out.write_bytes(packed(report, PackedBeside({scan.name: scan})).data)
    short = report.card.full_name.removeprefix("示范县")
    storage.save(apply(report, {("card", "full_name"): short}).model_copy(update={"id": "again"}), draft)
    assert main(["pack", str(draft), "-o", str(out), "--force"]) == 0
    assert report_in(out)[0].card.full_name == short
    with ZipFile(out) as package:
        assert package.read(scan.name) == b"%PDF-scan"


def test_an_empty_file_is_replaced(report: Report, tmp_path: Path) -> None:
    draft, out = tmp_path / "年报.gknb", tmp_path / "归档包.zip"
    storage.save(report, draft)
    out.touch()
    assert main(["pack", str(draft), "-o", str(out), "--force"]) == 0
    assert report_in(out)[0] == report


def test_a_newer_package_is_refused_in_words(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "新.zip"
    path.write_bytes(newer(report))
    with pytest.raises(UnreadableFile, match="较新版本的程序"):
        report_in(path)


def test_a_body_without_a_name_or_place_is_no_other_body(report: Report) -> None:
    for name in ("", report.card.full_name, report.card.full_name.removeprefix("示范县")):
        check_body("包.zip", apply(report, {("card", "full_name"): name}), report, "没有新建")
    with pytest.raises(GknbError, match=f"“{OTHER}”的归档包，不是“{report.card.full_name}”的，没有新建"):
        check_body("包.zip", apply(report, {("card", "full_name"): OTHER}), report, "没有新建")


@pytest.mark.parametrize("command", ["check", "published", "diff", "import"])
def test_a_package_where_a_document_is_read_says_what_it_is(
    report: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    draft, path = tmp_path / "年报.gknb", tmp_path / "归档包.zip"
    storage.save(report, draft)
    path.write_bytes(packed(report).data)
    alone = {"check": [path], "import": [path, Path("-o"), tmp_path / "新.gknb"]}
    assert main([command, *map(str, alone.get(command, [draft, path]))]) == 2
    assert "“归档包.zip”是归档包" in capsys.readouterr().err
