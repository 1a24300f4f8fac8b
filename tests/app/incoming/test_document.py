"""What a document says of itself: year, body, contact; and what is asked where it says two things."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from app.documents.blocks import Block, DocumentTable, Square, Text
from app.errors import UnreadableFile
from app.incoming.document import Reading, read_blocks, read_document
from app.incoming.opening import open_noticed
from app.incoming.summary import summary
from app.printing.word.writer import document
from app.report.new import new_report
from tests.app.incoming.paper import Box, Line, Page, Paper, as_docx

APPLICANTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other_organisation")
HEADS_2019 = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
HEADS_2021 = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def table_of(rows: Iterable[Iterable[str]]) -> DocumentTable:
    return DocumentTable(
        tuple(tuple(Square(r, c, 1, 1, text) for c, text in enumerate(row)) for r, row in enumerate(rows))
    )


def read(*lines: str, table: tuple[str, ...] = (), year: int | None = None) -> Reading:
    blocks: list[Block] = [Text(line) for line in lines]
    if table:
        rows = (table, ("规章", "0", "0", "0"), ("行政规范性文件", "1", "0", "4"))
        blocks.append(table_of(rows))
    return read_blocks(tuple(blocks), "x.docx", year=year)


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["测试局2023年政府信息公开工作年度报告"], 2023),
        (["测试局２０２３年政府信息公开工作年度报告"], 2023),
        (["测试局二〇二三年政府信息公开工作年度报告"], 2023),
        (["测试局2023年度政府信息公开工作报告"], 2023),
        (["政府信息公开工作年度报告", "统计期限自2023年1月1日起至2023年12月31日止。"], 2023),
        (["政府信息公开工作年度报告", "2023年，我局认真工作。"], 2023),
    ],
)
def test_the_year_is_read_from_title_or_preface(lines: list[str], year: int) -> None:
    reading = read(*lines, "一、总体情况", table=HEADS_2021)
    assert (reading.report.year, reading.year_known, reading.doubts) == (year, True, ())


def test_two_years_are_asked_about() -> None:
    reading = read(
        "测试局2023年政府信息公开工作年度报告", "统计期限自2022年1月1日起至2022年12月31日止。", "一、总体情况"
    )
    assert reading.report.year == 2023
    assert "2022年" in reading.doubts[0].message


@pytest.mark.parametrize(
    ("lines", "table", "year"),
    [
        (["一、总体情况", "公开。", "测试局", "2024年1月3日"], HEADS_2021, 2023),
        (["一、总体情况", "公开。", "测试局", "2024.1.3"], HEADS_2021, 2023),
        (["一、总体情况"], HEADS_2019, 2020),
        (["一、总体情况"], HEADS_2021, 2021),
    ],
)
def test_a_year_that_is_not_said_is_never_passed_off_as_said(
    lines: list[str], table: tuple[str, ...], year: int
) -> None:
    reading = read(*lines, table=table)
    assert (reading.report.year, reading.year_known) == (year, False)
    assert "没有写明年度" in reading.doubts[0].message
    assert read(*lines, table=table, year=2022).year_known
    assert "没有写明年度" in "".join(summary(reading))


def test_what_is_far_too_long_for_a_report_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="有12001段，不像年报"):
        read(*["第一段。"] * 12_001)


@pytest.mark.parametrize(("second", "mark"), [("李四　科长", True), ("组长：李四　科长", False)])
def test_only_a_roster_that_prints_the_same_is_taken_out_of_the_text(second: str, mark: bool) -> None:
    lines = ("组长：张三　局长", second, "以上人员各负其责。")
    report = read("测试局2020年政府信息公开工作年度报告", "一、总体情况", *lines).report
    assert report.sections["1"] == (("{{名单}}", lines[-1]) if mark else lines)
    assert bool(report.roster) is mark


@pytest.mark.parametrize(
    "rows",
    [
        (("行政复议", "未经复议直接起诉", "结果维持"), ("3", "2", "1")),
        (("案件", "行政复议", "复议后起诉"), ("结果维持", "3", "2")),
        (("行政复议", "结果维持"), ("说明", "见正文")),
    ],
)
def test_a_table_that_only_speaks_of_disputes_is_no_piece_of_their_table(rows: tuple[tuple[str, ...], ...]) -> None:
    grid = table_of(rows)
    found = read_blocks((Text("测试局2023年政府信息公开工作年度报告"), Text("一、总体情况"), grid), "x")
    assert (found.report.figures, found.doubts) == ({}, ())


def test_reports_from_before_the_form() -> None:
    with pytest.raises(UnreadableFile, match="未采用统一格式"):
        read("测试局2017年政府信息公开工作年度报告", "一、总体情况")
    reading = read("测试局2017年政府信息公开工作年度报告", "一、总体情况", table=HEADS_2019)
    assert "没有统一格式" in reading.doubts[0].message


def test_tables_keep_the_edition_they_were_printed_in() -> None:
    reading = read("测试局2022年政府信息公开工作年度报告", "二、主动公开政府信息情况", table=HEADS_2019)
    assert reading.report.editions == {"proactive": "2019", "requests": "2021", "disputes": "2021"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("测试县交通运输局2023年政府信息公开工作年度报告", "测试县交通运输局"),
        ("测试县交通运输局 2023 年度信息公开工作报告", "测试县交通运输局"),
        ("2023年测试县交通运输局政府信息公开工作年度报告", "测试县交通运输局"),
        ("关于测试县交通运输局2023年政府信息公开工作年度报告", "测试县交通运输局"),
        ("测试县人民政府办公室政府信息公开工作年度报告（2023年）", "测试县人民政府办公室"),
        ("2023年政府信息公开工作年度报告", "青山镇人民政府"),
    ],
)
def test_the_body_is_read_from_the_title_else_from_the_signature(title: str, name: str) -> None:
    reading = read(title, "一、总体情况", "公开。", "青山镇人民政府", "2024年1月3日")
    assert reading.report.card.full_name == name


@pytest.mark.parametrize(
    ("preface", "field", "value"),
    [
        ("（地址：人民路1号；邮编：450000）", "address", "人民路1号"),
        ("联系地址为人民路1号院，邮政编码为450000。", "postcode", "450000"),
        ("咨询电话：0371—63733886", "phone", "0371—63733886"),
        ("联系电话:0371-6373 3886。", "phone", "0371-6373 3886"),
        ("电子邮箱：a.b@c.gov.cn）", "email", "a.b@c.gov.cn"),
        ("请与本局办公室联系（", "office", "本局办公室"),
    ],
)
def test_contact_data_of_the_preface(preface: str, field: str, value: str) -> None:
    reading = read("测试局2023年政府信息公开工作年度报告", preface, "一、总体情况")
    assert getattr(reading.report.card, field) == value


@pytest.mark.parametrize(
    ("printed", "unit", "text", "doubted"),
    [
        ("251000元", "元", "251000", False),
        ("2059.2090万元", "万元", "2059.2090", False),
        ("718.3854", None, "718.3854", False),
    ],
)
def test_amounts_are_never_converted(printed: str, unit: str | None, text: str, doubted: bool) -> None:
    rows = (("信息内容", "采购项目数量", "采购总金额"), ("政府集中采购", "3", printed))
    grid = table_of(rows)
    reading = read_blocks((Text("测试局2020年政府信息公开工作年度报告"), Text("一、总体情况"), grid), "x")
    assert reading.report.figures["proactive.procurement.amount"] == text
    assert reading.report.units.get("proactive.procurement.amount") == unit
    assert bool(reading.doubts) is doubted


def test_yuan_in_a_cell_of_ten_thousands_is_asked_about() -> None:
    rows = (("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "251000元"), ("行政许可", "1"))
    grid = table_of(rows)
    reading = read_blocks((Text("测试局2023年政府信息公开工作年度报告"), Text("一、总体情况"), grid), "x")
    assert reading.report.figures["proactive.fees.amount"] == "251000"
    assert "没有换算" in reading.doubts[0].message
    assert reading.doubts[0].sentence.endswith("原文：251000元")


def test_checking_a_document_says_what_was_left_out(tmp_path: Path) -> None:
    foreign = Page([Box(r, c, 1, 1, "甲") for r in range(2) for c in range(2)])
    parts: list[Line | Page] = [
        Line("测试局2023年政府信息公开工作年度报告"),
        Line("一、总体情况"),
        Line("见表。"),
        foreign,
    ]
    (tmp_path / "x.docx").write_bytes(as_docx(Paper(parts)))
    _, noticed = open_noticed(tmp_path / "x.docx")
    assert noticed == ("“见表。”之后有1个表格（不是统一格式的表，以“甲”开头），未读入。",)


def test_columns_that_an_office_has_put_in_another_order_are_read_by_their_heads(tmp_path: Path) -> None:
    report = new_report(2025, "某某县交通运输局").model_copy(
        update={"figures": {f"requests.received.{column}": str(n) for n, column in enumerate(APPLICANTS)}}
    )
    page = docx.Document(BytesIO(document(report).data))
    for row in page.tables[1].rows[2:]:
        one, other = row.cells[4], row.cells[5]
        one.text, other.text = other.text, one.text
    page.save(str(tmp_path / "x.docx"))
    reading = read_document(tmp_path / "x.docx")
    assert reading.doubts == ()
    assert {id_: text for id_, text in reading.report.figures.items() if id_ in report.figures} == report.figures
