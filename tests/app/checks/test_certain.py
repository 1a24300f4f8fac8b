"""An error that no reason can settle has to be certain: every such rule is named here, with what looks like it."""

from typing import Any

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Level
from app.report.changes import apply
from app.report.model import Imported, Signature
from tests.app.checks.examples import changed, zeros

Changes = dict[Any, Any]


def said(*texts: str, section: str = "1") -> Changes:
    return {("preface",) if section == "preface" else ("sections", section): texts}


def printed(**cells: str) -> Changes:
    return {("printed",): {f"requests.{name.replace('__', '.')}": value for name, value in cells.items()}}


CERTAIN: dict[str, tuple[str, int, list[Changes]]] = {
    "A1": (
        "a count of anything but pieces",
        2025,
        [
            {"requests.received.business": "1204"},
            {"requests.received.business": "/"},
            {"requests.received.business": "0"},
            *(
                {"requests.received.business": nothing}
                for nothing in ("——", "─", "──", "∕", "…", "○", "无", "不涉及", "N/A")
            ),
        ],
    ),
    "A4": (
        "a change that says neither more nor less",
        2020,
        [
            {"proactive.licensing.previous_items": "30", "proactive.licensing.change": change}
            for change in ("增21", "减 25", "增加3", "＋3", "-3", "−3", "0", "/", "无变化", "持平", "不变")
        ],
    ),
    "A6": (
        "an amount that is none",
        2025,
        [
            {"proactive.fees.amount": amount}
            for amount in ("0.125", "-", "0", "12.50", "1204.123456", "无收费", "不涉及")
        ],
    ),
    "A7": (
        "an amount that may be ten thousand times another",
        2020,
        [
            {"proactive.procurement.amount": "0", "proactive.procurement.projects": "0"},
            {"proactive.procurement.amount": "2.5", ("units", "proactive.procurement.amount"): "万元"},
            {"proactive.procurement.amount": "25000", ("units", "proactive.procurement.amount"): "元"},
            {"proactive.procurement.amount": "/"},
            {"proactive.procurement.amount": "无"},
            {"proactive.procurement.amount": ""},
        ],
    ),
    "B1": (
        "fewer items than none",
        2020,
        [
            {"proactive.licensing.previous_items": before, "proactive.licensing.change": change}
            for before, change in (("5", "减5"), ("0", "增5"), ("5", "/"), ("5", "持平"), ("/", "0"), ("5", "三项"))
        ],
    ),
    "D1": (
        "a sum of one row",
        2025,
        [
            {"requests.received.business": "3", **printed(received__total="3")},
            {"requests.received.business": "3", **printed(received__total="")},
            {"requests.received.business": "3"},
            {"requests.received.business": "/", **printed(received__total="0")},
            {"requests.received.business": "三件", **printed(received__total="5")},
        ],
    ),
    "D2": (
        "a sum of one column",
        2025,
        [
            {"requests.granted.business": "3", **printed(concluded__business="3", concluded__total="3")},
            {"requests.granted.business": "3"},
            {"requests.granted.business": "—", **printed(concluded__business="0", concluded__total="0")},
            {"requests.granted.business": "三件", **printed(concluded__business="5")},
            {
                "requests.partly_granted.business": "1",
                "requests.granted.business": "2",
                **printed(concluded__business="3", concluded__total="3"),
            },
        ],
    ),
    "D3": (
        "what came in and what went out",
        2025,
        [
            {"requests.received.business": "3", "requests.granted.business": "1", "requests.carried_out.business": "2"},
            {
                "requests.received.business": "3",
                "requests.granted.business": "1",
                **printed(received__total="3", concluded__business=""),
            },
            {"requests.received.business": "3", "requests.granted.business": "三件"},
            {
                "requests.carried_in.business": "2",
                "requests.other_misc.business": "2",
                "requests.received.business": "/",
            },
            {"requests.carried_in.business": "2", "requests.carried_out.business": "2"},
        ],
    ),
    "E1": (
        "a sum of one kind of dispute",
        2025,
        [
            {"disputes.reconsideration.upheld": "3", ("printed",): {"disputes.reconsideration.total": "3"}},
            {"disputes.reconsideration.upheld": "3"},
            {"disputes.reconsideration.upheld": "/", ("printed",): {"disputes.reconsideration.total": "0"}},
            {"disputes.reconsideration.upheld": "三件", ("printed",): {"disputes.reconsideration.total": "5"}},
            {"disputes.reconsideration.upheld": "0", ("printed",): {"disputes.reconsideration.total": ""}},
        ],
    ),
    "G14": (
        "signs that nobody means to publish",
        2025,
        [
            said("本年度未收到政府信息公开申请件，没有行政复议件。"),
            said("【信息公开】栏目更新200条，信息条目清楚，头条推送18次。"),
            said("内容有待补充。申请人请填写《申请表》。"),
            said("发布信息  条。", "申请人张XX提出。", "申请人王**提出。"),
            said("（一）主动公开（二）依申请公开，1×2规格展板。"),
        ],
    ),
    "G19": ("a mark of the program's own that names no figure", 2025, [said("收到{{requests.received.total}}件。")]),
    "H9": (
        "another period of the data",
        2025,
        [
            said("统计期限为2025年1月1日至12月31日。", section="preface"),
            said("报告期为2025年1月至12月。", section="preface"),
            said("统计时间自二〇二五年一月一日起至二〇二五年十二月三十一日止。", section="preface"),
            said("电子版查阅期限自2026年1月1日起至2026年6月30日止。", section="preface"),
        ],
    ),
    "H11": ("a table of another edition", 2025, [{}]),
    "H23": (
        "fixed words",
        2025,
        [
            said("锚定“两个确保”，推进公开。", "健全“两个清单”，落实“两个责任”。", "坚持“两个结合”。"),
            said("坚持以人民健康为中心的发展思想。", "坚持以人民为中心的发展理念。", "以企业为中心的发展思想。"),
            said("全面建成社会主义现代化强国。", "全面推进社会主义现代化国家建设。"),
            said("学习习近平新时代中国特色社会主义法治思想。", "学习习近平法治思想、习近平生态文明思想。"),
            said("落实《政府信息公开条例》《新政府信息公开条例》和《河南省政府信息公开条例》。"),
            said("贯彻《中华人民共和国行政复议法实施条例》。", "学习《中华人民共和国政府采购法》。"),
        ],
    ),
    "H27": ("a table that is not there", 2025, [{("imported",): Imported(source="旧年报.docx")}]),
}


def test_every_error_that_cannot_be_kept_is_named_here() -> None:
    assert {rule.code for rule in catalogue() if rule.level is Level.ERROR and not rule.keepable} == set(CERTAIN)


@pytest.mark.parametrize(
    ("code", "year", "changes"),
    [(code, year, changes) for code, (_, year, traps) in CERTAIN.items() for changes in traps],
    ids=lambda value: str(value)[:40],
)
def test_what_only_looks_like_it_is_no_such_error(code: str, year: int, changes: Changes) -> None:
    report = changed(zeros(year), changes)
    rules = [rule for rule in catalogue() if rule.code == code]
    found = run(Facts(report, strict=True), rules).findings
    assert [finding.message for finding in found if not finding.keepable] == []


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_a_lower_rule_makes_an_error_only_of_what_is_unfinished(rule: Any) -> None:
    """A2 and H2 alone raise their level: an empty cell of a final report, a report without the body's name."""
    report = apply(zeros(2025), {("signature",): Signature(name="示例县交通运输局", date="2026年1月11日")})
    found = run(Facts(report, strict=True), [rule]).findings
    raised = [finding for finding in found if finding.level is Level.ERROR and rule.level is not Level.ERROR]
    assert raised == []
