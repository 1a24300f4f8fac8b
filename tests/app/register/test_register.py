"""A register is counted as by hand, whatever its heads; rows that fit no cell are named with why."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli import main
from app.drafts import storage
from app.errors import UnreadableFile
from app.form.editions import edition
from app.register.placing import Count, count
from app.register.reading import read
from app.register.using import compared, filling, source_notes
from app.register.words import applicant, request
from app.report.changes import apply
from app.report.new import new_report
from app.system.office import libreoffice
from app.tables.sheet import sheets
from tests.app.register.registers import OUTCOMES, YEAR, made


def counted(path: Path, text: str, year: int = YEAR) -> Count:
    path.write_text(text, encoding="utf-8")
    return count(read(path), year)


@pytest.mark.parametrize("rows", [10, 60])
@given(seed=st.integers(0, 10**6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_cell_equals_a_count_by_hand(seed: int, rows: int, tmp_path: Path) -> None:
    register = made(seed, rows)
    path = tmp_path / "台账.xlsx"
    path.write_bytes(register.data)
    found = count(read(path), YEAR)
    assert {cell: number for cell, number in found.cells.items() if number} == dict(register.expected)
    assert [one.entry.row for one in found.unfit] == register.unfit
    assert [one.entry.row for one in found.outside] == register.outside
    assert all(one.why for one in (*found.unfit, *found.outside))


@pytest.mark.slow
def test_a_register_of_thousands_of_rows(tmp_path: Path) -> None:
    register = made(1, 5000)
    (tmp_path / "台账.xlsx").write_bytes(register.data)
    found = count(read(tmp_path / "台账.xlsx"), YEAR)
    assert {cell: number for cell, number in found.cells.items() if number} == dict(register.expected)


@pytest.mark.parametrize(("id_", "words"), OUTCOMES.items())
def test_each_outcome_has_its_row(id_: str, words: list[str]) -> None:
    assert {request(said).id for said in words} == {id_}


def test_every_label_of_the_form_is_its_own_row() -> None:
    for cell in edition("2021").table("requests").inputs:
        if cell.row in OUTCOMES:
            assert request(cell.row_labels[-1]).id == cell.row
        assert applicant(cell.column_labels[-1]).id == cell.column


@pytest.mark.parametrize(
    "said", ["不予公开", "无法提供", "不予处理", "其他处理", "见附件", "", "不属于信访", "国家秘密、个人隐私"]
)
def test_what_may_be_several_rows_is_none(said: str) -> None:
    found = request(said)
    assert (found.id, bool(found.why)) == ("", True)


def test_a_request_that_was_withdrawn_is_other() -> None:
    assert request("撤销申请").id == request("申请人撤回").id == "other_misc"


@pytest.mark.parametrize("said", ["法人", "法人或其他组织", "组织", "", "外国人企业个人"])
def test_what_may_be_several_applicants_is_none(said: str) -> None:
    assert not applicant(said).id


HEADS = "收到日期,申请人类型,申请人,办理结果,答复日期,是否结转下年\n"


def test_the_year_s_edges_are_decided_by_the_dates(tmp_path: Path) -> None:
    rows = (
        "2023-12-30,自然人,甲,予以公开,2024-01-10,",
        "2024-12-30,自然人,乙,,,是",
        "2024-12-30,自然人,丙,予以公开,2025-01-10,",
        "2025-01-02,自然人,丁,予以公开,2025-01-10,",
        "2023-12-01,自然人,戊,予以公开,2023-12-20,",
        "2024-03-01,自然人,己,予以公开,2024-03-20,是",
        "2024-03-01,自然人,庚,予以公开,2024-03-20,未结转下年",
    )
    found = counted(tmp_path / "台账.csv", HEADS + "\n".join(rows))
    assert {cell: number for cell, number in found.cells.items() if number} == {
        "requests.received.natural_person": 3,
        "requests.carried_in.natural_person": 1,
        "requests.granted.natural_person": 2,
        "requests.carried_out.natural_person": 2,
    }
    assert [one.entry.row for one in found.outside] == [5, 6]
    assert [(one.entry.row, "结转下年" in one.why) for one in found.unfit] == [(7, True)]
    assert [one.row for one in found.rows_of("requests.carried_out.natural_person")] == [3, 4]


def test_names_are_not_kept(tmp_path: Path) -> None:
    found = counted(tmp_path / "台账.csv", HEADS + "2024-03-01,自然人,王某某,予以公开,2024-03-20,")
    assert "王某某" not in repr(found.placed)


def test_due_dates_are_not_taken_for_answers(tmp_path: Path) -> None:
    heads = "收到日期,申请人类型,办理结果,应答复日期,答复期限,实际答复日期\n"
    found = counted(tmp_path / "t.csv", heads + "2024-03-01,自然人,予以公开,2024-03-29,2024-03-29,2024-03-20")
    assert found.book.columns[""].heads["closed"] == "实际答复日期"


def test_a_detail_beside_the_class_says_the_row(tmp_path: Path) -> None:
    heads = "收到日期,申请人类别,办理结果,不予公开理由,答复日期\n"
    rows = (
        "2024-03-01,自然人,不予公开,属于国家秘密,2024-03-20",
        "2024-03-01,自然人,部分公开,商业秘密,2024-03-20",
        "2024-03-01,自然人,不予公开,,2024-03-20",
    )
    found = counted(tmp_path / "t.csv", heads + "\n".join(rows))
    assert found.cells["requests.denied_state_secret.natural_person"] == 1
    assert found.cells["requests.partly_granted.natural_person"] == 1
    assert [one.entry.row for one in found.unfit] == [4]


def test_without_a_closing_date_what_is_taken_for_granted_is_said(tmp_path: Path) -> None:
    found = counted(tmp_path / "t.csv", "申请人类型,办理结果\n自然人,予以公开\n企业,\n")
    assert found.cells["requests.granted.natural_person"] == 1
    assert found.cells["requests.carried_out.business"] == 1
    assert len([said for said in found.notes if "都算" in said]) == 2


def test_sums_and_other_lines_are_named(tmp_path: Path) -> None:
    found = counted(
        tmp_path / "t.csv", HEADS + "2024-03-01,自然人,甲,予以公开,2024-03-20,\n合计,1,,,,\n,,填表人张三,,,\n"
    )
    assert len(found.placed) == 1
    assert any("第3行是合计" in said for said in found.notes)
    assert [one.entry.row for one in found.unfit] == [4]


def test_before_2021_other_handling_is_one_row(tmp_path: Path) -> None:
    found = counted(tmp_path / "t.csv", HEADS + "2020-03-01,自然人,甲,逾期不补正,2020-03-20,", 2020)
    assert found.cells["requests.other.natural_person"] == 1


def test_disputes_are_counted(tmp_path: Path) -> None:
    rows = (
        "2024-02-01,行政复议,维持,2024-03-01",
        "2024-02-01,行政诉讼（未经复议直接起诉）,驳回诉讼请求,2024-05-01",
        "2024-02-01,复议后起诉,撤销,2024-05-01",
        "2024-02-01,行政诉讼,撤诉,2024-05-01",
        "2024-11-01,行政复议,,",
        "2023-02-01,行政复议,维持,2023-03-01",
        "2024-02-01,未经复议直接起诉,驳回起诉,2024-05-01",
    )
    found = counted(tmp_path / "t.csv", "收案日期,案件类型,审理结果,审结日期\n" + "\n".join(rows))
    assert found.book.kind == "disputes"
    assert {cell: number for cell, number in found.cells.items() if number} == {
        "disputes.reconsideration.upheld": 1,
        "disputes.litigation_direct.upheld": 1,
        "disputes.litigation_after_reconsideration.corrected": 1,
        "disputes.reconsideration.pending": 1,
    }
    assert [one.entry.row for one in found.unfit] == [5, 8]
    assert [one.entry.row for one in found.outside] == [7]


def test_filling_balances_and_comparing_names_the_cells(tmp_path: Path) -> None:
    register = made(7, 200)
    (tmp_path / "台账.xlsx").write_bytes(register.data)
    found = count(read(tmp_path / "台账.xlsx"), YEAR)
    report = apply(new_report(YEAR), filling(found))
    assert all(one.same for one in compared(report, found))
    sheet = sheets(report)["requests"]
    assert sheet.sum("total", "received", "carried_in") == sheet.sum("total", "concluded", "carried_out")
    noted = apply(report, source_notes(report, found))
    assert noted.sources["requests.received.total"].value == str(sheet.value("requests.received.total"))
    wrong = apply(report, {("figures", "requests.received.business"): "9999"})
    assert [one.cell.id for one in compared(wrong, found) if not one.same] == ["requests.received.business"]


def test_what_is_no_register_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("部门,电话\n甲,1\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="没有找到台账的表头"):
        read(tmp_path / "x.csv")


def test_the_command_fills_a_draft_and_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, draft = tmp_path / "台账.csv", tmp_path / "x.gknb"
    file.write_bytes((HEADS + "2024-03-01,自然人,甲,予以公开,2024-03-20,\n").encode("gbk"))
    assert main(["register", str(file), "--year", "2024", "-o", str(draft)]) == 0
    assert storage.load(draft).figures["requests.granted.natural_person"] == "1"
    assert main(["register", str(file), "--draft", str(draft)]) == 0
    assert "逐格相同" in capsys.readouterr().out
    file.write_bytes(
        (HEADS + "2024-03-01,企业,甲,予以公开,2024-03-20,\n2024-03-01,企业,乙,不予公开,2024-03-20,\n").encode()
    )
    assert main(["register", str(file), "--draft", str(draft)]) == 1
    out = capsys.readouterr().out
    assert "第3行：“不予公开”没有写明是哪一种情形" in out
    assert "草稿1，台账0" in out
    assert main(["register", str(file)]) == 2
    assert "--year" in capsys.readouterr().err


def test_a_column_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "t.csv"
    file.write_text("来的日子,申请人类型,办理结果,答复日期\n2023-12-30,自然人,予以公开,2024-03-20\n", encoding="utf-8")
    assert main(["register", str(file), "--year", "2024", "--column", "收到日期=来的日子"]) == 0
    assert "没有收到日期一栏" not in capsys.readouterr().out
    assert main(["register", str(file), "--year", "2024", "--column", "收到日期=A"]) == 0
    assert "收到日期＝“来的日子”" in capsys.readouterr().out
    assert main(["register", str(file), "--year", "2024", "--column", "什么"]) == 2


@pytest.mark.parametrize("said", ["正在办理", "延期答复", "未答复", "尚未办结", "待补正", "征求第三方意见", "", "/"])
def test_what_has_no_answer_yet_is_carried_out(tmp_path: Path, said: str) -> None:
    found = counted(tmp_path / "t.csv", HEADS + f"2024-12-01,自然人,甲,{said},,")
    assert found.cells["requests.carried_out.natural_person"] == 1
    assert not found.unfit


def test_an_outcome_without_a_day_is_not_taken_for_none(tmp_path: Path) -> None:
    found = counted(tmp_path / "t.csv", HEADS + "2024-12-01,自然人,甲,逾期未补正,,")
    assert found.unfit[0].why == "写了结果（逾期未补正），没有答复日期，不知道是不是本年办结"


def test_the_command_tells_other_programs_rows_by_cell_and_cells_by_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = made(4, 60)
    file, draft = tmp_path / "台账.xlsx", tmp_path / "年报.gknb"
    file.write_bytes(counted.data)
    assert main(["register", str(file), "--year", "2024", "-o", str(draft)]) in {0, 1}
    capsys.readouterr()
    code = main(["register", str(file), "--draft", str(draft), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert code == (1 if counted.unfit else 0)
    assert {cell["cell"]: cell["count"] for cell in told["cells"] if cell["count"]} == dict(counted.expected)
    assert all(cell["count"] == len(cell["rows"]) and cell["same"] for cell in told["cells"])
    by_row = {(row["sheet"], row["row"]): row["cells"] for row in told["rows"]}
    assert all(cell["cell"] in by_row[row["sheet"], row["row"]] for cell in told["cells"] for row in cell["rows"])
    assert sorted(row["row"] for row in told["unfit"]) == sorted(counted.unfit)


@pytest.mark.slow
@pytest.mark.skipif(libreoffice() is None, reason="no LibreOffice here")
def test_an_old_workbook_counts_the_same(tmp_path: Path) -> None:
    counted = {seed: made(seed, 200) for seed in range(4)}
    for seed, one in counted.items():
        (tmp_path / f"{seed}.xlsx").write_bytes(one.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    program = [str(libreoffice()), "--headless", profile, "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run([*program, *map(str, tmp_path.glob("*.xlsx"))], check=True, capture_output=True, timeout=300)
    for seed, one in counted.items():
        found = count(read(tmp_path / f"{seed}.xls"), YEAR)
        assert {cell: number for cell, number in found.cells.items() if number} == dict(one.expected)
        assert [unfit.entry.row for unfit in found.unfit] == one.unfit
