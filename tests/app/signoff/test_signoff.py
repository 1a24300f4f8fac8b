"""The sheets that are signed: the right figures, one page, and a code that names the version."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import pytest

from app.cli import main
from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.report.changes import apply
from app.report.model import Report, Source
from app.report.new import new_report
from app.signoff.key_figures import key_figures, shares
from app.signoff.offices import office_sheets
from app.signoff.sheet import check_code, signoff_sheet
from app.system.resources import resource

LICENSING = "proactive.licensing.decisions"


@pytest.fixture
def report() -> Report:
    """The example, with a report of the year before that had one licence fewer."""
    now = storage.load(resource("examples", "sample-2025.gknb"))
    fewer = {("figures", LICENSING): str(int(now.figures[LICENSING]) - 1), ("year",): 2024}
    return now.model_copy(update={"last_year": snapshot(apply(now, fewer), "上年.gknb")})


def test_key_figures_stand_beside_last_years(report: Report) -> None:
    found = {one.name: one for one in key_figures(report)}
    licensing = found["行政许可"]
    assert (licensing.now, licensing.before, licensing.change) == (486, 485, "＋1")
    assert found["新收申请"].change == "持平"
    assert found["办结"].now == sum(one.now for name, one in found.items() if name.startswith("其中") and one.now)


def test_without_last_year_nothing_is_compared() -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    assert {one.change for one in key_figures(report)} == {""}


def test_what_is_not_filled_is_no_zero() -> None:
    empty = new_report(2025, "示例局")
    assert {one.now for one in key_figures(empty)} == {None}
    assert shares(empty) == ()


def test_shares_say_how_they_were_worked_out_and_are_rounded(report: Report) -> None:
    found = {one.name: one for one in shares(report)}
    granted = found["公开率（予以公开＋部分公开）"]
    assert (granted.percent, granted.how) == (Decimal("56.3"), "（8＋1）÷办结16")  # 56.25 cut would be 56.2


def test_the_code_changes_with_figures_and_texts_and_with_nothing_else(report: Report) -> None:
    code = check_code(report)
    assert len(code) == 8
    assert check_code(apply(report, {("figures", LICENSING): "487"})) != code
    assert check_code(apply(report, {("sections", "5"): ("另一段",)})) != code
    assert check_code(apply(report, {("done",): ("1",), ("state",): "review"})) == code


def test_every_office_gets_its_figures(report: Report) -> None:
    noted = apply(report, {("sources", LICENSING): Source(name="行政审批科", value="480")})
    (sheet,) = [one for one in office_sheets(noted) if one.office == "行政审批科"]
    (row,) = sheet.rows
    assert (row.now, row.before, row.noted) == ("486", "485", "480")
    assert "行政许可决定件数" in row.counts


def test_the_sheet_says_what_could_not_be_compared() -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    checked = signoff_sheet(report).checked
    assert any("没有附上年年报" in line for line in checked)
    assert any(line.startswith("读数核对：主动公开0/10格") for line in checked)
    assert any(line.startswith("正文数字") and "与表一致" in line for line in checked)


def test_the_command_writes_the_sheets_and_replaces_none_unasked(
    tmp_path: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, out = tmp_path / "年报.gknb", tmp_path / "送审单.docx"
    storage.save(report, draft)
    assert main(["signoff", str(draft), "-o", str(out), "--offices"]) == 0
    text = "\n".join(cell.text for table in docx.Document(str(out)).tables for row in table.rows for cell in row.cells)
    assert "经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。" in text
    assert (tmp_path / "核数单（行政执法统计年报）.docx").exists()
    before = out.read_bytes()
    assert main(["signoff", str(draft), "-o", str(out)]) == 2
    assert "已经有了" in capsys.readouterr().err
    assert out.read_bytes() == before
    assert main(["signoff", str(draft), "-o", str(tmp_path / "送审单.txt")]) == 2
