"""Figures that are not those of the year, or not of one column alone: read from their own place or not at all, and said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.documents.web.page import read_text
from app.incoming.document import Reading, read_blocks
from app.language.placeholders import placeholders

LICENSING = "proactive.licensing.decisions"
HEAD = "<h1>测试局2025年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2>"
DECIDED = "本年处理决定数量"


def reading(table: str) -> Reading:
    return read_blocks(read_text(f"<html><body>{HEAD}{table}</body></html>"), "x.html", "", 2025)


def rows(heads: Sequence[str], *lines: Sequence[str]) -> str:
    made = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in (heads, *lines))
    return f"<table>{made}</table>"


def messages(found: Reading) -> str:
    assert found.report.imported
    return "\n".join([*(doubt.sentence for doubt in found.doubts), *found.report.imported.unread])


@pytest.mark.parametrize(
    "other", ["上年处理决定数量", "上一年处理决定数量", "去年处理决定数量", "累计处理决定数量", "上年同期"]
)
@pytest.mark.parametrize("before", [True, False])
def test_a_column_of_another_year_is_never_taken_for_that_of_the_year(other: str, before: bool) -> None:
    def in_order(label: str, this: str, that: str) -> list[str]:
        return [label, that, this] if before else [label, this, that]

    lines = [
        in_order(label, this, that) for label, this, that in (("行政许可", "486", "512"), ("行政处罚", "37", "44"))
    ]
    found = reading(rows(in_order("信息内容", DECIDED, other), *lines))
    assert found.report.figures[LICENSING] == "486"
    assert "“512”" in messages(found)


@pytest.mark.parametrize("note", ["（上年）", "（百件）", "（2024年）", "（单位：千件）", "（累计）"])
def test_a_label_that_counts_otherwise_is_asked_about(note: str) -> None:
    found = reading(rows(["信息内容", DECIDED], [f"行政许可{note}", "486"], ["行政处罚", "37"]))
    assert [doubt.cells for doubt in found.doubts if "单位不同" in doubt.message] == [(LICENSING,)]


@pytest.mark.parametrize("note", ["（件）", "（不含简易程序）", ""])
def test_a_label_that_only_explains_is_not(note: str) -> None:
    found = reading(rows(["信息内容", DECIDED], [f"行政许可{note}", "486"], ["行政处罚", "37"]))
    assert not any("单位不同" in doubt.message for doubt in found.doubts)


@pytest.mark.parametrize("line", ["单位：千件", "（计量单位:百件）", "单位 万件"])
def test_a_unit_above_the_table_that_is_not_one_is_asked_about(line: str) -> None:
    table = rows(["信息内容", DECIDED], ["行政许可", "486"], ["行政处罚", "37"])
    assert "没有换算" in messages(reading(f"<p>{line}</p>{table}"))
    assert "没有换算" not in messages(reading(f"<p>单位：件</p>{table}"))


def test_figures_of_a_small_table_in_a_cell_do_not_grow_together() -> None:
    inner = rows(["386", "100"])
    found = reading(rows(["信息内容", DECIDED], ["行政许可", inner], ["行政处罚", "37"]))
    assert "“386”、“100”在格里分成几行，连成386100读入，请核对原件是不是一个数" in messages(found)


REQUESTS = """<table><tr><td rowspan=2></td><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>
<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>
<tr><td>一、本年新收政府信息公开申请数量</td>{}</tr><tr><td>二、上年结转政府信息公开申请数量</td>{}</tr></table>"""
PLAIN = "<td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>21</td>"
RECEIVED = "requests.received"


@pytest.mark.parametrize(
    ("cells", "first", "second"),
    [
        ("<td colspan=2>15</td><td>0</td><td>0</td><td>1</td><td>0</td><td>16</td>", None, None),
        ("<td colspan=7>0</td>", "0", "0"),
        ("<td colspan=7>无</td>", "无", "无"),
    ],
)
def test_a_figure_under_several_columns_is_given_to_none_of_them(
    cells: str, first: str | None, second: str | None
) -> None:
    found = reading(REQUESTS.format(cells, PLAIN))
    figures = found.report.figures
    assert (figures.get(f"{RECEIVED}.natural_person"), figures.get(f"{RECEIVED}.business")) == (first, second)
    assert any(f"{RECEIVED}.business" in doubt.cells for doubt in found.doubts)
    assert not any(f"{RECEIVED}.business" in doubt.cells for doubt in reading(REQUESTS.format(PLAIN, PLAIN)).doubts)


@pytest.mark.parametrize(
    "text",
    ["申请错误!未找到引用源。件", "申请«新收»件", "申请[数字]件", "申请【XX】件", "Error! Reference source not found."],
)
def test_what_a_field_or_a_form_has_left_is_not_filled_in(text: str) -> None:
    assert placeholders(text)


@pytest.mark.parametrize("text", ["申请[2021]30号", "〔2025〕3号", "《办法》〈条例〉", "出现错误3次", "«»"])
def test_brackets_that_say_something_are(text: str) -> None:
    assert not placeholders(text)


def test_drawn_lines_in_a_page_of_libreoffice_are_no_comments() -> None:
    head = '<html><head><meta name="generator" content="LibreOffice 24"></head>'
    blocks = read_text(f"{head}<body><!-- ******* --><p>甲</p><!-- 局长：改 --></body></html>")
    assert [type(block).__name__ for block in blocks] == ["Text", "DocumentRemark", "LeftOut"]
