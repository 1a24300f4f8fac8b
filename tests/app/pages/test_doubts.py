"""What was not sure in a document stays in the draft until somebody has looked."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from app.cli import main
from app.drafts import storage
from app.incoming.document import Reading, read_document
from app.incoming.opening import open_noticed
from app.last_year.takeover import takeover
from app.pages.answers import looked_at
from app.pages.progress import REVIEW, PageState, states
from app.report.changes import apply, inverse
from app.report.differences import adopted_changes, differences
from app.report.new import new_report
from app.tables.sheet import sheets
from tests.app.incoming.paper import Box, Line, Page, Paper, Part, as_docx

TABLE = (
    ("第二十条第（一）项",) * 4,
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "0", "0", "0"),
    ("行政规范性文件", "约3", "0", "4"),
    ("其他主动公开文件", "9", "0", "9"),
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    boxes = [Box(r, c, 1, 1, text) for r, row in enumerate(TABLE) for c, text in enumerate(row) if r or not c]
    boxes[0] = Box(0, 0, 1, 4, TABLE[0][0])
    lines = ("测试局2023年政府信息公开工作年度报告", "统计期限自2022年1月1日起至2022年12月31日止。")
    parts: list[Part] = [*map(Line, lines), Line("一、总体情况"), Line("二、主动公开政府信息情况"), Page(boxes)]
    path = tmp_path / "旧年报.docx"
    path.write_bytes(as_docx(Paper(parts)))
    return path


@pytest.fixture
def reading(document: Path) -> Reading:
    return read_document(document)


def test_the_draft_keeps_doubts_and_what_was_left_out(reading: Reading, tmp_path: Path) -> None:
    report = reading.report
    assert report.imported
    assert report.imported.unread
    assert len(report.doubts) == len(reading.doubts) + len(report.imported.unread)
    assert all(doubt.endswith("。") or "原文：" in doubt for doubt in report.doubts)
    storage.save(report, tmp_path / "x.gknb")
    assert storage.load(tmp_path / "x.gknb") == report


def test_document_and_draft_say_the_same_until_it_is_looked_at(document: Path, tmp_path: Path) -> None:
    report, noticed = open_noticed(document)
    draft = tmp_path / "x.gknb"
    storage.save(report, draft)
    assert open_noticed(draft) == (report, noticed)
    changes = looked_at(report, report.doubts[0])
    after = apply(report, changes)
    storage.save(after, draft)
    assert open_noticed(draft)[1] == noticed[1:]
    assert apply(after, inverse(report, changes)) == report


def test_check_and_export_tell_of_them(document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "x.gknb"
    main(["import", str(document), "-o", str(draft)])
    capsys.readouterr()
    doubts = storage.load(draft).doubts
    assert main(["check", str(draft)]) in {0, 1}
    checked = capsys.readouterr()
    assert all(doubt in checked.err for doubt in doubts)
    main(["export", str(draft), "-o", str(tmp_path / "x.docx")])
    exported = capsys.readouterr()
    assert all(doubt in exported.err for doubt in doubts)


def test_the_check_report_has_them_as_a_part_of_its_own(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check", str(document), "--format", "json"])
    doubts = json.loads(capsys.readouterr().out)["doubts"]
    draft = tmp_path / "x.gknb"
    main(["import", str(document), "-o", str(draft)])
    cell = "proactive.normative_documents.issued"
    assert [doubt["message"] for doubt in doubts] == list(storage.load(draft).doubts)
    (about,) = [doubt["message"] for doubt in doubts if doubt["cells"] == [cell]]
    assert "约3" in about
    capsys.readouterr()
    assert main(["check", str(draft), "--format", "json"]) == code
    assert json.loads(capsys.readouterr().out)["doubts"] == doubts
    for name in ("报告.docx", "报告.xlsx", "报告.txt"):
        assert main(["check", str(document), "-o", str(tmp_path / name)]) == code
    cells = {cell.text for table in docx.Document(str(tmp_path / "报告.docx")).tables for cell in table._cells}
    sheet = openpyxl.load_workbook(tmp_path / "报告.xlsx")["读入时要核对的"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    text = (tmp_path / "报告.txt").read_text(encoding="utf-8-sig")
    for doubt in doubts:
        assert doubt["message"] in cells
        assert doubt["message"] in [row[1] for row in rows]
        assert doubt["message"] in text
    assert (about, "二、主动公开政府信息情况", "主动公开：行政规范性文件·本年制发件数") in [row[1:] for row in rows]


def test_filling_a_draft_from_a_document_brings_them_along(reading: Reading) -> None:
    mine = apply(new_report(2023, "测试局"), {("doubts",): ("先前的一条。",)})
    taken = takeover(mine, reading.report)
    after = apply(mine, taken.fills)
    assert after.doubts == ("先前的一条。", *reading.report.doubts)
    assert ("doubts",) not in takeover(after, reading.report).fills
    assert taken.places == len([path for path in taken.fills if path[0] in {"figures", "preface", "card"}])


def test_the_review_is_not_done_while_there_are_any(reading: Reading) -> None:
    report = reading.report
    assert states(report, sheets(report), ())[REVIEW] is PageState.QUERY
    settled = apply(report, {("doubts",): ()})
    assert states(settled, sheets(settled), ())[REVIEW] is PageState.EMPTY


def test_two_drafts_compare_by_them(reading: Reading) -> None:
    report = reading.report
    after = apply(report, looked_at(report, report.doubts[0]))
    found = differences(after, report)
    assert [difference.path for difference in found] == [("doubts",)]
    assert found[0].name == "导入时要核对的 第1项"
    assert apply(after, adopted_changes(after, report, found)) == report
