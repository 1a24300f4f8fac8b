"""An error that no reason can settle has to be certain: every such rule is named here, with what looks like it."""

from typing import Any

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Level
from app.form.editions import TABLES
from app.last_year.snapshot import snapshot
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
            {
                "requests.received.business": "3",
                "requests.granted.business": "2",
                ("imported",): Imported(tables=TABLES, missing_labels=("四、结转下年度继续办理",)),
            },
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
            said("邮箱：2025__gk@example.cn，备用gk__b@example.cn。", "网址http://www.example.cn/__local/A/1.html。"),
            said("申请公开××项目审批材料的，征求第三方意见。", "被××日报报道。", "涉及××个人档案的不予公开。"),
            said("该申请人于××月××日提出，次月答复。", "展示XX元素，清理XX次要栏目，代码为XX条形码。"),
            said(
                "政策文件标题前加注【】标识。", "栏目名称统一用“【】”括起。", "【 】内为栏目名，群众可在（ ）内打勾。"
            ),
            said("答复书编号统一为“（ ）第 号”。", "文件名统一为“年份__机关__标题”，清理文件名中的____等符号。"),
            said("TBD商务区设查阅点，推行TODO清单制度。", "缩短群众等待填表、等待填写的时间，待填空缺岗位已公示。"),
            said(
                "对待录入的信息逐条审核。", "建立待录入、待审核、待发布三类清单。", "数据待定期更新，数据待定量分析。"
            ),
            said("申请人登录平台，在此处填写申请表。", "每年 月 日均有人值守。", "格式“XX年 月 日”一律改为汉字。"),
            {
                ("imported",): Imported(tables=TABLES, unread=("第1段之后有1张图片，未读入",)),
                **said("扫码关注公众号（）查看，图标【】为新。"),
            },
            said(
                "近20  年来坚持公开。", "（本表由县政府办公室填报）", "（请各科室补充）", "点击此处输入关键字可以查询。"
            ),
            said("近20 年来坚持公开。", "3月 日常巡查，12月 日均访问300人次。", "文件“2025__年报.docx”已归档。"),
        ],
    ),
    "G19": (
        "a mark of the program's own that names no figure",
        2025,
        [
            said("收到{{requests.received.total}}件。"),
            {"requests.received.natural_person": "", **said("收到{{requests.received.natural_person}}件。")},
            said("{{名单}}", "{{分类}}"),
            said("新收{{requests.received.total}}件，办结{{requests.concluded.total}}件。", section="preface"),
            said("集合{1，2}、｛甲｝和{{ 不是标记", "模板写作{标题}。"),
            said("制发{{proactive.normative_documents.issued}}件，收费{{proactive.fees.amount}}万元。"),
        ],
    ),
    "H9": (
        "another period of the data",
        2025,
        [
            said("统计期限为2025年1月1日至12月31日。", section="preface"),
            said("报告期为2025年1月至12月。", section="preface"),
            said("统计时间自二〇二五年一月一日起至二〇二五年十二月三十一日止。", section="preface"),
            said("电子版查阅期限自2026年1月1日起至2026年6月30日止。", section="preface"),
            said("本机关2025年6月组建，本报告数据统计期限自2025年6月1日起至2025年12月31日止。", section="preface"),
            said("本机关2025年9月并入县水利局，统计期限自2025年1月1日至2025年9月30日。", section="preface"),
            said("网站访问量统计期限为2025年1月1日至11月30日。", section="preface"),
            said("行政执法数据统计时间为2024年12月1日至2025年11月30日。", section="preface"),
            said("上一年度报告的统计期限为2024年1月1日至2024年12月31日。", section="preface"),
            said("统计期限为2025年1月1日零时至12月31日24时，信访数据截至2025年11月30日。", section="preface"),
            said("本报告所列数据的统计期限为二〇二五年元月一日至十二月三十一日。", section="preface"),
        ],
    ),
    "H11": (
        "a table of another edition",
        2025,
        [
            {},
            {("imported",): Imported(source="年报.docx", tables=("requests",), headings=("一、总体情况",))},
            {("imported",): Imported(source="年报.docx", tables=(), headings=("一、总体情况",))},
            said("2020年以前的表格有“上一年项目数量”“本年增/减”两栏，2025年没有。"),
            {("last_year",): snapshot(zeros(2020), "2020年年报.docx")},
        ],
    ),
    "H23": (
        "fixed words",
        2025,
        [
            said("锚定“两个确保”，推进公开。", "健全“两个清单”，落实“两个责任”。", "坚持“两个结合”。"),
            said("坚持以人民健康为中心的发展思想。", "坚持以人民为中心的发展理念。", "以企业为中心的发展思想。"),
            said("全面建成社会主义现代化强国。", "全面推进社会主义现代化国家建设。"),
            said("学习习近平新时代中国特色社会主义法治思想。", "学习习近平法治思想、习近平生态文明思想。"),
            said("畅通“两个维权”渠道，提高政治站位。", "开展“两个保护”行动，践行宗旨。", "做到“两个守护”。"),
            said("落实《中华人民共和国政府信息公开条例 》和《 政府信息公开条例》《中华人民共和国\u3000行政复议法》。"),
            said("习近平新时代中国特色社会主义思 想。", "以人民为中心的发展 思想。", "全面建设社会主义现代化国 家。"),
            said("落实“两个确权”，强化政治引领。", "学习《政府信息公开新条例》《政府信息公开案例》。"),
            said("全面建设社会主义现代化国际大都市。", "全面建设社会主义现代化新河南、现代化强国。"),
            said(
                "《中华人民共和国兵役法》《中华人民共和国律师法》《中华人民共和国网络安全法》《中华人民共和国宪法》。"
            ),
            said(
                "以人民健康为中心、以群众为中心的发展思想。", "增强中华民族共同体意识。", "铸牢中华民族命运共同体意识。"
            ),
            said("《〈中华人民共和国政府信息公开条例〉释义》《中华人民共和国政府信息公开条例实施办法》。"),
            said("落实《政府信息公开条例》《新政府信息公开条例》和《河南省政府信息公开条例》。"),
            said("贯彻《中华人民共和国行政复议法实施条例》。", "学习《中华人民共和国政府采购法》。"),
        ],
    ),
    "H27": (
        "a table that is not there",
        2025,
        [
            {},
            {("imported",): Imported(source="旧年报.docx")},
            {("imported",): Imported(source="年报.docx", tables=TABLES, headings=("一、总体情况",))},
            {
                ("imported",): Imported(
                    source="年报.docx", tables=("requests", "disputes"), headings=("一、总体情况",)
                ),
                "proactive.licensing.decisions": "3",
            },
            {("imported",): Imported(source="台账.xlsx", tables=TABLES)},
            said("主动公开政府信息情况见附件，没有找到表格的请与本机关联系。"),
        ],
    ),
}


def test_every_error_that_cannot_be_kept_is_named_here() -> None:
    assert {rule.code for rule in catalogue() if rule.level is Level.ERROR and not rule.keepable} == set(CERTAIN)


def test_every_such_error_has_traps_enough() -> None:
    assert {code: len(traps) for code, (_, _, traps) in CERTAIN.items() if len(traps) < 5} == {}


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
