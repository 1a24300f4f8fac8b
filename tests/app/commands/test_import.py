"""`gknb import`: a document becomes a draft, with everything that is in doubt said."""

from pathlib import Path
from random import Random

import pytest

from app.cli import main
from app.drafts import storage
from app.report.model import Report
from tests.app.incoming.paper import Line, Page, Paper, as_docx
from tests.app.incoming.quirks import FACTS, remade


def test_a_word_file_becomes_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = remade(FACTS[0], Random(1))
    (tmp_path / "上年.docx").write_bytes(as_docx(made.paper))
    target = tmp_path / "x.gknb"
    assert main(["import", str(tmp_path / "上年.docx"), "-o", str(target)]) == 0
    report = storage.load(target)
    assert isinstance(report, Report)
    assert report.year == FACTS[0]["year"]
    assert report.figures["requests.received.natural_person"] == "13612"
    assert "已读成草稿" in capsys.readouterr().out
    before = target.read_bytes()
    assert main(["import", str(tmp_path / "上年.docx"), "-o", str(target)]) == 2
    assert target.read_bytes() == before
    assert "没有改动它" in capsys.readouterr().err
    target.write_bytes(b"something else")
    assert main(["import", str(tmp_path / "上年.docx"), "-o", str(target), "--force"]) == 0
    assert storage.load(target) == report.model_copy(update={"id": storage.load(target).id})


def test_a_document_without_a_year_asks_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = next(part for part in remade(FACTS[0], Random(1)).paper.parts if isinstance(part, Page))
    (tmp_path / "x.docx").write_bytes(as_docx(Paper([Line("二、主动公开政府信息情况"), table])))
    wanted = ["import", str(tmp_path / "x.docx"), "-o", str(tmp_path / "x.gknb")]
    assert main(wanted) == 2
    assert "--year" in capsys.readouterr().err
    assert not (tmp_path / "x.gknb").exists()
    assert main([*wanted, "--year", "1999"]) == 2
    assert "未采用统一格式" in capsys.readouterr().err
    assert not (tmp_path / "x.gknb").exists()
    assert main([*wanted, "--year", "2024"]) == 0
    assert storage.load(tmp_path / "x.gknb").year == 2024


@pytest.mark.parametrize(
    ("name", "data"), [("x.pdf", b"%PDF-1.4"), ("x.docx", b"PK"), ("x.gknb", b"{}"), ("none.docx", None)]
)
def test_what_cannot_be_read_is_said_in_a_line(
    name: str, data: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert main(["import", str(tmp_path / name), "-o", str(tmp_path / "out.gknb")]) == 2
    said = capsys.readouterr().err
    assert name in said
    assert said.count("\n") == 1


def test_a_year_other_than_the_document_s_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = remade(FACTS[0], Random(1))
    (tmp_path / "x.docx").write_bytes(as_docx(made.paper))
    own, other = FACTS[0]["year"], FACTS[0]["year"] + 1
    assert main(["import", str(tmp_path / "x.docx"), "-o", str(tmp_path / "x.gknb"), "--year", str(other)]) == 0
    said = f"文件写的是{own}年，按指定的{other}年读入，请核对。"
    assert said in capsys.readouterr().err
    assert any(doubt.startswith(said) for doubt in storage.load(tmp_path / "x.gknb").doubts)
    assert main(["import", str(tmp_path / "x.docx"), "-o", str(tmp_path / "y.gknb"), "--year", str(own)]) == 0
    assert "指定" not in capsys.readouterr().err
