"""Check reports in files: Word, workbooks, text, JSON."""

import html
import json
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import docx
import openpyxl
import pytest

from app.cli import main
from tests.places import SAMPLES

JINSHUI = SAMPLES / "jinshui-2020.gknb"


def test_a_check_report_in_a_folder_is_left_out_and_replaced_the_next_time(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏的.gknb").unlink()
    output = folder / "核对报告.docx"
    assert main(["check", str(folder), "-o", str(output)]) == 1
    assert main(["check", str(folder), "-o", str(output), "--force"]) == 1
    out, err = capsys.readouterr()
    assert out.count("核对了2个文件") == 2
    assert "核对报告.docx”是核对报告，不是年报，跳过没有核对。" in err
    assert main(["check", str(output)]) == 2
    assert "是本程序写的核对报告，不是年报" in capsys.readouterr().err
    assert main(["check", str(output), "-o", str(output), "--force"]) == 2
    assert "不能写在它上面" in capsys.readouterr().err
    for report in (*folder.rglob("*.gknb"),):
        report.unlink()
    assert main(["check", str(folder)]) == 2
    assert "只有核对报告，没有年报" in capsys.readouterr().err


UNREADABLE = {
    "区直/丙局.pdf": b"%PDF-1.7",
    "区直/丁局.JPG": b"\xff\xd8\xff\xe0",
    "三张表.xlsx": b"PK\x03\x04",
    "打包.rar": b"Rar!\x1a\x07",
}


@pytest.mark.parametrize("ending", [".json", ".xlsx", ".docx", ".txt"])
def test_what_was_handed_in_as_a_picture_is_in_the_report_with_its_folder(
    folder: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏的.gknb").unlink()
    for name, data in (UNREADABLE | {".隐藏.pdf": b"%PDF-1.7"}).items():
        (folder / name).write_bytes(data)
    output = tmp_path / f"核对报告{ending}"
    assert main(["check", str(folder), "-o", str(output)]) == 2
    assert "核对了6个文件" in capsys.readouterr().out
    written = output.read_bytes()
    if ending in {".xlsx", ".docx"}:
        with zipfile.ZipFile(output) as package:
            written = b"".join(package.read(name) for name in package.namelist())
    text = html.unescape(written.decode("utf-8", "ignore"))
    for name in UNREADABLE:
        path = str(folder / name)
        assert (json.dumps(path, ensure_ascii=False) if ending == ".json" else path) in text
    assert ".隐藏" not in text


def test_a_check_report_as_a_workbook_is_no_report_either(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "坏的.gknb").unlink()
    output = folder / "核对报告.xlsx"
    for more in ([], ["--force"]):
        assert main(["check", str(folder), "-o", str(output), *more]) == 1
    out, err = capsys.readouterr()
    assert out.count("核对了2个文件") == 2
    assert "核对报告.xlsx”是核对报告，不是年报，跳过没有核对。" in err


def test_the_word_report_names_files_findings_and_fingerprints(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "核对报告.docx"
    assert main(["check", str(folder), "-o", str(output)]) == 2
    page = docx.Document(str(output))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    texts = "\n".join(paragraph.text for paragraph in page.paragraphs)
    assert any("是负数，请核对" in text for text in cells)
    assert any(text.startswith("读不了：") for text in cells)
    assert sha256(JINSHUI.read_bytes()).hexdigest() in texts
    assert "没有发现问题的检查项：" in texts
    assert "没有发现问题。\n" not in texts
    assert "正文数字" in texts
    assert "C4" not in texts.partition("乙局")[0]
    core = zipfile.ZipFile(output).read("docProps/core.xml").decode()
    assert "python-docx" not in core
    assert "2013" not in core
    assert not [name for name in zipfile.ZipFile(output).namelist() if "thumbnail" in name]


def test_the_workbook_has_text_where_a_formula_could_be(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "核对报告.xlsx"
    assert main(["check", str(folder), "-o", str(output), "--jobs", "2"]) == 2
    book = openpyxl.load_workbook(output)
    assert (book.properties.creator or "", book.properties.title) == ("", "政府信息公开工作年度报告核对情况")
    files = list(book["文件"].iter_rows(values_only=True))
    assert [row[1] for row in files[1:]] == ["=乙局", "金水区交通运输局", None]
    assert book["文件"]["B2"].data_type == "s"
    assert files[2][3] == 2
    assert files[2][7] == sha256(JINSHUI.read_bytes()).hexdigest()
    numbers = list(book["正文数字"].iter_rows(min_row=2, values_only=True))
    assert sum(int(str(number)) for number in files[2][8:]) == sum(row[0] == files[2][0] for row in numbers) >= 20
    assert {row[2] for row in numbers} <= {"与表一致", "不一致", "不比", "没有读懂"}
    assert all(row[4] for row in numbers if row[2] != "与表一致")
    blank = next(row for row in book["问题"].iter_rows(values_only=True) if row[2] == "A2")
    assert blank[5] == "二、主动公开政府信息情况"
    assert str(blank[6]).startswith("主动公开：规章·本年制发件数、")
    assert str(blank[6]).endswith("格")
    codes = {row[2] for row in book["问题"].iter_rows(min_row=2, values_only=True)}
    assert {"A2", "A7", "B1", "H3"} <= codes


def test_a_report_in_text_or_json(tmp_path: Path) -> None:
    text, data = tmp_path / "报告.txt", tmp_path / "报告.json"
    assert main(["check", str(JINSHUI), "-o", str(text)]) == 1
    told = text.read_text(encoding="utf-8-sig")
    assert "文件指纹（SHA-256）：" in told
    left = next(line for line in told.splitlines() if line.startswith("  未核对的检查项（没有附上上年年报）："))
    right = next(line for line in told.splitlines() if line.startswith("  没有发现问题的检查项："))
    for code in ("F1 ", "F6 ", "F8 ", "H24 "):
        assert code in left
        assert code not in right
    assert main(["check", str(JINSHUI), "-o", str(data)]) == 1
    in_json = json.loads(data.read_text(encoding="utf-8"))
    assert in_json["sha256"] == sha256(JINSHUI.read_bytes()).hexdigest()
    assert "D3" in in_json["passed"]
    assert "F1" not in in_json["passed"]
    assert "C1" not in in_json["passed"]


def test_an_existing_report_is_replaced_only_by_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "报告.txt"
    output.write_text("旧的", encoding="utf-8")
    assert main(["check", str(JINSHUI), "-o", str(output)]) == 2
    assert "--force" in capsys.readouterr().err
    assert output.read_text(encoding="utf-8") == "旧的"
    assert main(["check", str(JINSHUI), "-o", str(output), "--force"]) == 1


def test_a_check_report_never_goes_over_what_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "草稿.gknb"
    draft.write_bytes(JINSHUI.read_bytes())
    link = tmp_path / "链接.gknb"
    (link.hardlink_to if sys.platform == "win32" else link.symlink_to)(draft)  # a clerk may make no other there
    last = tmp_path / "上年.gknb"
    last.write_bytes(JINSHUI.read_bytes())
    for output in (draft, tmp_path / "链接.gknb", tmp_path / "." / "草稿.gknb", last):
        arguments = ["check", str(draft), "--last-year", str(last), "-o", str(output), "--force"]
        assert main(arguments) == 2
        assert "不能写成" in capsys.readouterr().err
    word = tmp_path / "年报.docx"
    assert main(["export", str(draft), "-o", str(word)]) == 0
    before = word.read_bytes()
    for checked in (draft.parent, word):
        assert main(["check", str(checked), "-o", str(word), "--force"]) == 2
        assert "不能写在它上面" in capsys.readouterr().err
    assert word.read_bytes() == before
    assert main(["check", str(tmp_path), "-o", str(draft), "--force"]) == 2
    assert draft.read_bytes() == last.read_bytes() == JINSHUI.read_bytes()
