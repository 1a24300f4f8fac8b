"""`gknb published`: the page that went up, held against the final report."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.cli import main
from app.drafts import storage
from app.export import made
from app.report.changes import apply
from app.system.resources import resource
from tests.places import SAMPLES

DRAFT = resource("examples", "sample-2025.gknb")


def page(folder: Path, *changes: tuple[str, str]) -> Path:
    text = made(storage.load(DRAFT), ".html").data.decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "网页.html"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_went_up_as_it_was_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["published", str(DRAFT), str(page(tmp_path))]) == 0
    assert "网页与草稿一致" in capsys.readouterr().out


def test_a_final_report_is_said_to_be_final(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    final = tmp_path / "定稿.gknb"
    storage.save(apply(storage.load(DRAFT), {("state",): "final"}), final)
    assert main(["published", str(final), str(page(tmp_path))]) == 0
    assert "网页与定稿一致" in capsys.readouterr().out


@pytest.mark.parametrize("which", [r' rowspan="\d+"', r' colspan="\d+"', r' (?:row|col)span="\d+"'])
def test_merged_cells_that_a_site_has_taken_apart_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], which: str
) -> None:
    flat = page(tmp_path)
    flat.write_text(re.sub(which, "", flat.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["published", str(DRAFT), str(flat)]) == 1
    assert "合并单元格丢了" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("year", "said"), [("2024", "标题是“示范县农业农村局2024年"), ("", "应为“示范县农业农村局2025年")]
)
def test_a_wrong_title_is_told_and_all_else_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str, said: str
) -> None:
    changed = page(tmp_path)
    title = f"{year}年政府信息公开工作年度报告" if year else "政府信息公开工作年度报告"
    text = changed.read_text(encoding="utf-8").replace("2025年政府信息公开工作年度报告", title)
    changed.write_text(text, encoding="utf-8")
    assert main(["published", str(DRAFT), str(changed)]) == 1
    told = capsys.readouterr().out
    assert said in told
    assert "按指定" not in told


def test_a_word_file_too(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(made(storage.load(DRAFT), ".docx").data)
    assert main(["published", str(DRAFT), str(path)]) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("486", "468", "行政许可"),
        ("农业农村信息328条", "农业农村信息338条", "338条"),
        ("每季度清理一次已公开的信息，内容失效的及时标注。", "", "每季度"),
        ("2026年", "2025年", "落款"),
    ],
)
def test_what_differs_is_named_with_both_sides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    changed = page(tmp_path, (old, new))
    assert main(["published", str(DRAFT), str(changed)]) == 1
    assert said in capsys.readouterr().out
    assert main(["published", str(DRAFT), str(changed), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["same"] is False


def test_another_report_or_none_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "别的.html"
    other.write_text("<p>通知</p>", encoding="utf-8")
    assert main(["published", str(DRAFT), str(other)]) == 2
    assert "没有读入" in capsys.readouterr().err


def test_a_pdf_that_says_the_same_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["published", str(DRAFT), str(SAMPLES / "pdf" / "office-2025.pdf")]) == 0
    assert "文件与草稿一致" in capsys.readouterr().out
