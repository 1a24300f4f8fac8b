"""`gknb export` and `gknb template`: the file that was asked for, or one clear sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from app.cli import main
from app.drafts import storage
from app.system.resources import resource
from tests.app.printing.word import readback
from tests.app.printing.word.samples import filled

ROOT = Path(__file__).parents[3]
BEGINS = {".docx": b"PK", ".xlsx": b"PK", ".html": b"<!DOCTYPE html>"}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    storage.save(filled(2025, "official"), tmp_path / "年报.gknb")
    return tmp_path / "年报.gknb"


@pytest.mark.parametrize("suffix", BEGINS)
def test_the_suffix_decides_the_kind(draft: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = draft.with_suffix(suffix)
    assert main(["export", str(draft), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(BEGINS[suffix])
    said = capsys.readouterr()
    assert said.out == f"已导出到“{out}”。\n"
    assert "没处理的问题" in said.err


@pytest.mark.parametrize(("suffix", "said"), [(".html", True), (".xlsx", True), (".docx", False)])
def test_a_template_that_is_not_used_is_said(
    draft: Path, suffix: str, said: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    template = str(resource("templates", "official-2021.docx"))
    assert main(["export", str(draft), "-o", str(draft.with_suffix(suffix)), "--template", template]) == 0
    assert ("没有用模板" in capsys.readouterr().err) is said


def text_of(pdf: bytes) -> str:
    """What a reader can copy from a PDF."""
    with closing(PdfDocument(pdf)) as file:
        return "".join(page.get_textpage().get_text_range() for page in file)


def without_fonts(folder: Path) -> str:
    """The settings of a machine that has no font at all."""
    path = folder / "fonts.conf"
    path.write_text(f"<fontconfig><dir>{folder / 'none'}</dir></fontconfig>", encoding="utf-8")
    return str(path)


def test_a_pdf_holds_its_text_on_every_machine_with_a_chinese_font(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    out = draft.with_suffix(".pdf")
    if main(["export", str(draft), "-o", str(out)]) == 0:
        assert storage.load(draft).title in "".join(text_of(out.read_bytes()).split())
    else:
        assert "没有中文字体" in capsys.readouterr().err
        assert not out.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have their fonts elsewhere")
@pytest.mark.parametrize("path", [os.environ["PATH"], os.devnull], ids=["office", "painted"])
def test_without_a_chinese_font_there_is_no_pdf_of_empty_boxes(draft: Path, path: str) -> None:
    environment = {**os.environ, "FONTCONFIG_FILE": without_fonts(draft.parent), "PATH": path, "PYTHONPATH": str(ROOT)}
    out = draft.with_suffix(".pdf")
    command = [sys.executable, "-m", "app", "export", str(draft), "-o", str(out)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert "没有中文字体" in done.stderr.decode("utf-8")
    assert not out.exists()


@pytest.mark.parametrize("name", ["没有/t.docx", "没有/更没有/t.pdf"])
def test_a_folder_that_is_not_there_is_said_and_nothing_is_written_elsewhere(
    draft: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(draft.parent))
    assert main(["export", str(draft), "-o", str(draft.parent / name)]) == 2
    assert "没有文件夹" in capsys.readouterr().err
    assert list(draft.parent.iterdir()) == [draft]


def test_without_an_office_program_and_without_a_window_a_pdf_is_refused_in_a_sentence(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setitem(sys.modules, "ui.paper.painted", None)
    assert main(["export", str(draft), "-o", str(draft.with_suffix(".pdf"))]) == 2
    assert "先导出.docx" in capsys.readouterr().err


def test_what_must_not_be_published_is_said_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = filled(2025, "official").model_copy(
        update={"sections": {"5": ("申请人张某，身份证号11010519491231002X。",)}}
    )
    storage.save(report, tmp_path / "x.gknb")
    assert main(["export", str(tmp_path / "x.gknb"), "-o", str(tmp_path / "x.docx")]) == 0
    assert "个人信息" in capsys.readouterr().err


def test_an_existing_file_is_replaced_only_when_told(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = draft.with_suffix(".docx")
    out.write_bytes(b"mine")
    assert main(["export", str(draft), "-o", str(out)]) == 2
    assert out.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert main(["export", str(draft), "-o", str(out), "--force"]) == 0
    assert readback.read(out.read_bytes()).tables


@pytest.mark.parametrize("name", ["a:b.docx", "CON.docx", "长" * 300 + ".docx"])
def test_a_name_that_does_not_work_keeps_the_file_elsewhere(
    draft: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(draft), "-o", f"{draft.parent}{os.sep}{name}"]) == 2
    kept = [path for path in draft.parent.iterdir() if path.suffix == ".docx"]
    assert len(kept) == 1
    assert readback.read(kept[0].read_bytes()).tables
    said = capsys.readouterr().err
    assert "没有写成" in said
    assert kept[0].name in said
    assert "Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_keeps_the_file_elsewhere(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(draft.parent))
    folder = draft.parent / "locked"
    folder.mkdir(mode=0o555)
    assert main(["export", str(draft), "-o", str(folder / "x.docx")]) == 2
    assert (draft.parent / "x.docx").exists()


def test_the_draft_and_the_template_are_never_written_over(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = draft.with_name("t.docx")
    shutil.copy(resource("templates", "official-2021.docx"), template)
    assert main(["export", str(draft), "-o", str(template), "--template", str(template), "--force"]) == 2
    assert "模板本身" in capsys.readouterr().err
    assert template.read_bytes() == resource("templates", "official-2021.docx").read_bytes()


def test_a_good_template_is_called_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", str(resource("templates", "nine-2019.docx"))]) == 0
    assert "可以使用" in capsys.readouterr().out


def test_a_template_with_faults_makes_exit_1_and_what_is_no_template_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = readback.parts(resource("templates", "official-2021.docx").read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace("{{前言}}".encode(), "{{前语}}".encode())
    (tmp_path / "t.docx").write_bytes(readback.packed(parts))
    assert main(["template", "check", str(tmp_path / "t.docx")]) == 1
    said = capsys.readouterr().out
    assert "不认识标记“{{前语}}”" in said
    assert "缺少标记“{{前言}}”" in said
    (tmp_path / "t.docx").write_bytes(b"nothing")
    assert main(["template", "check", str(tmp_path / "t.docx")]) == 2
    assert main(["template", "check", str(tmp_path / "none.docx")]) == 2
