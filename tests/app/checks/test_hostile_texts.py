"""No text hangs or crashes a check, whatever it holds; and a finding's excerpt is what stands at its place."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import Outcome, run
from app.checks.facts import Facts
from app.report.changes import apply
from tests.app.checks.examples import zeros

ROUGH = {
    "nested brackets": "（" * 10_000 + "）" * 10_000,
    "open brackets": "（〔【《“" * 4_000,
    "digits without end": "收到申请" + "9" * 100_000 + "件",
    "words for digits without end": "收到申请" + "一" * 100_000 + "件",
    "right to left": "收到\u202e政府信息公开申请\u202d5件\u200f。" * 500,
    "lone surrogates": "收到申请\ud800 5件，\udfff占\ud83d 4.7%。" * 500,
    "emoji": "😀" * 5_000 + "收到政府信息公开申请5件。",
    "many shares": "公开信息100条，其中动态30条，占31%；" * 1_500,
    "many parts": "公开信息100条，其中" + "动态30条、" * 4_000,
    "many requests": "收到申请5件，办结6件，予以公开7件；" * 1_200,
    "commas": "，" * 20_000,
    "dates": "截至1月截至2023年截止" * 2_000,
    "marks": "{{" * 10_000 + "}}" * 10_000,
    "names": "示例县交通" * 4_000 + "局",
    "expressions": "习近平新时代中国特色社会主" * 1_500,
    "percent": "占%" * 10_000,
    "blanks": " " * 20_000 + "条",
    "ordinals": "一是二是三是" * 4_000,
    "none": "未没有无零" * 4_000 + "申请",
    "line ends": "收到申请5件\u2028\u2029\x85\x0b\x0c" * 1_000,
    "disputes": "行政复议3件，结果维持2件；行政诉讼1件。" * 20_000,
    "surnames": "申请人" + "王" * 10_000,
    "documents": "国办发〔2021〕" * 3_000,
    "totals": "网站3件、" * 5_000 + "合计5件。",
    "growth": "收到申请3件，比上年增加2件，增长5%" * 2_000,
    "rates": "公开率5%，其余1件，" * 2_000,
    "applicants": "收到申请自然人3件、法人2件、应办理申请5件，" * 1_000,
    "fees": "行政事业性收费3万元，同比" * 2_000,
}


def checked(*texts: str) -> Outcome:
    sections = dict.fromkeys(("1", "3", "5"), texts)
    report = apply(zeros(2024), {("sections",): sections, ("preface",): texts})
    return run(Facts(report, strict=True, last_year=None))


@pytest.mark.parametrize("name", ROUGH)
def test_a_hostile_text_is_checked_in_a_moment(name: str) -> None:
    begun = process_time()
    checked(ROUGH[name])
    assert process_time() - begun < 60


@pytest.mark.slow
@pytest.mark.parametrize("digit", ["9", "一"])
def test_a_million_digits_are_checked_in_a_moment(digit: str) -> None:
    begun = process_time()
    checked(f"收到申请{digit * 1_000_000}件")
    assert process_time() - begun < 60


WORDS = st.sampled_from(
    [
        "收到",
        "政府信息公开申请",
        "5件",
        "三件",
        "1,204件",
        "１２宗",
        "办结",
        "答复",
        "予以公开",
        "部分公开",
        "不予公开",
        "结转",
        "上年",
        "下年度",
        "行政复议",
        "行政诉讼",
        "均获维持",
        "其中",
        "占",
        "4.7%",
        "、",
        "，",
        "。",
        "；",
        "（",
        "）",
        "《",
        "》",
        "“",
        "”",
        "〔2021〕30号",
        "2023年",
        "截至",
        "6月30日",
        "XX",
        "全校",
        "我区",
        "公开公开",
        "制发",
        "规范性文件",
        "作出行政处罚决定",
        "没有",
        "未",
        "零",
        "其他",
        "100条",
        "30条",
        "问题",
        "一是",
        "二是",
        "改进措施",
        "😀",
        "�",
        "\u202e",
        "{{requests.received.total}}",
        "{{坏}}",
        "\u2028",
        "13912345678",
        "申请人王某",
        "领导小组",
        "协调小组",
        "两个维户",
        "目前",
        "共",
    ]
)


@given(st.lists(WORDS | st.text(max_size=4), max_size=40).map("".join))
def test_every_finding_quotes_what_stands_at_its_place(text: str) -> None:
    facts_of = {}
    outcome = checked(text)
    report = apply(zeros(2024), {("sections",): dict.fromkeys(("1", "3", "5"), (text,)), ("preface",): (text,)})
    for paragraph in Facts(report).paragraphs:
        facts_of[paragraph.section, paragraph.number] = paragraph.text
    for finding in outcome.findings:
        if finding.spot and finding.spot.end:
            printed = facts_of[finding.spot.section, finding.spot.paragraph]
            assert printed[finding.spot.start : finding.spot.end] == finding.spot.excerpt


@pytest.mark.parametrize("entered", ["9" * 1_000_000, "甲" * 1_000_000, "“" * 1_000_000, "\n" * 9 + "“九”" * 300_000])
def test_a_finding_can_be_read_whatever_stands_in_the_cell(entered: str) -> None:
    cells = ("requests.received.natural_person", "proactive.fees.amount")
    outcome = run(Facts(apply(zeros(2024), {("figures", cell): entered for cell in cells}), strict=True))
    wrong = [finding for finding in outcome.findings if set(cells) & set(finding.cells)]
    assert {finding.code for finding in wrong} >= {"A1", "A6"}
    assert all(str(len(entered)) in finding.message or "……" in finding.message for finding in wrong)
    assert max(len(finding.message) for finding in outcome.findings) < 700
