"""No text hangs or crashes a check, whatever it holds; and a finding's excerpt is what stands at its place."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import Outcome, run
from app.checks.facts import Facts
from app.report.changes import apply
from tests.app.checks.examples import zeros
from tests.growth import grows_in_step

ROUGH: dict[str, tuple[Callable[[int], str], int]] = {
    "nested brackets": (lambda n: "（" * n + "）" * n, 10_000),
    "open brackets": (lambda n: "（〔【《“" * n, 4_000),
    "digits without end": (lambda n: "收到申请" + "9" * n + "件", 100_000),
    "words for digits without end": (lambda n: "收到申请" + "一" * n + "件", 100_000),
    "right to left": (lambda n: "收到\u202e政府信息公开申请\u202d5件\u200f。" * n, 500),
    "lone surrogates": (lambda n: "收到申请\ud800 5件，\udfff占\ud83d 4.7%。" * n, 500),
    "emoji": (lambda n: "😀" * n + "收到政府信息公开申请5件。", 5_000),
    "many shares": (lambda n: "公开信息100条，其中动态30条，占31%；" * n, 1_500),
    "many parts": (lambda n: "公开信息100条，其中" + "动态30条、" * n, 4_000),
    "many requests": (lambda n: "收到申请5件，办结6件，予以公开7件；" * n, 1_200),
    "commas": (lambda n: "，" * n, 20_000),
    "dates": (lambda n: "截至1月截至2023年截止" * n, 2_000),
    "marks": (lambda n: "{{" * n + "}}" * n, 10_000),
    "names": (lambda n: "示例县交通" * n + "局", 4_000),
    "expressions": (lambda n: "习近平新时代中国特色社会主" * n, 1_500),
    "percent": (lambda n: "占%" * n, 10_000),
    "blanks": (lambda n: " " * n + "条", 20_000),
    "ordinals": (lambda n: "一是二是三是" * n, 4_000),
    "none": (lambda n: "未没有无零" * n + "申请", 4_000),
    "line ends": (lambda n: "收到申请5件\u2028\u2029\x85\x0b\x0c" * n, 1_000),
    "disputes": (lambda n: "行政复议3件，结果维持2件；行政诉讼1件。" * n, 5_000),
    "surnames": (lambda n: "申请人" + "王" * n, 10_000),
    "documents": (lambda n: "国办发〔2021〕" * n, 3_000),
    "totals": (lambda n: "网站3件、" * n + "合计5件。", 5_000),
    "growth": (lambda n: "收到申请3件，比上年增加2件，增长5%" * n, 2_000),
    "rates": (lambda n: "公开率5%，其余1件，" * n, 2_000),
    "applicants": (lambda n: "收到申请自然人3件、法人2件、应办理申请5件，" * n, 1_000),
    "fees": (lambda n: "行政事业性收费3万元，同比" * n, 2_000),
}


def checked(*texts: str) -> Outcome:
    sections = dict.fromkeys(("1", "3", "5"), texts)
    report = apply(zeros(2024), {("sections",): sections, ("preface",): texts})
    return run(Facts(report, strict=True, last_year=None))


@pytest.mark.parametrize("name", ROUGH)
def test_a_hostile_text_is_checked_in_a_moment(name: str) -> None:
    text, size = ROUGH[name]
    grows_in_step(lambda n: checked(text(n)), size)


@pytest.mark.slow
@pytest.mark.parametrize("digit", ["9", "一"])
def test_a_million_digits_are_checked_in_a_moment(digit: str) -> None:
    grows_in_step(lambda n: checked(f"收到申请{digit * n}件"), 1_000_000)


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
    for paragraph in Facts(report).printed:
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
