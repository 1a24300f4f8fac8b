"""Examples for the rules on shape, sections, dates and contact data (H), and for D4, G13, B6, B7."""

from app.form.editions import OFFICIAL
from app.report.model import Imported, Person, Signature
from tests.app.checks.examples import Example

HEADINGS = tuple(section.heading for section in OFFICIAL.sections)
TABLES = ("proactive", "requests", "disputes")
TITLE = "示例县交通运输局2025年政府信息公开工作年度报告"
FIVE_TOPICS = (
    "（一）主动公开",
    "及时公布路况信息。",
    "（二）依申请公开",
    "规范登记和答复。",
    "（三）政府信息管理",
    "发布前逐件审核。",
    "（四）平台建设",
    "维护网站栏目。",
    "（五）监督保障",
    "组织一次培训。",
)


def document(**fields: object) -> Imported:
    return Imported(title=TITLE, headings=HEADINGS, tables=TABLES).model_copy(update=fields)


def text(section: str, *paragraphs: str) -> dict[tuple[str, str], tuple[str, ...]]:
    return {("sections", section): paragraphs}


def preface(words: str) -> dict[tuple[str], tuple[str, ...]]:
    return {("preface",): (words,)}


def signed(day: str) -> dict[tuple[str], Signature]:
    return {("signature",): Signature(date=day)}


PERIOD = "本报告数据统计期限为2025年1月1日至2025年12月31日。"

EXAMPLES = [
    Example(
        "H1",
        {("imported",): document(headings=HEADINGS[:5])},
        {("imported",): document()},
        says="缺少一级标题“六、其他需要报告的事项”。",
    ),
    Example(
        "H1",
        {("imported",): document(headings=(*HEADINGS, "七、工作亮点"))},
        {("imported",): document(headings=tuple(heading.replace("、", "、 ") for heading in HEADINGS))},
        says="多出一级标题“七、工作亮点”。",
    ),
    Example("H1", {("imported",): document(headings=(HEADINGS[1], HEADINGS[0], *HEADINGS[2:]))}, {}, says="顺序"),
    Example("H1", {("outline",): "nine"}, {}, 2020, says="统一格式为六个"),
    Example(
        "H2",
        {("imported",): document(title="示例县交通运输局2025年度政务公开总结")},
        {("imported",): document(title="示例县交通运输局 2025年政府信息公开工作年度报告")},
        says="标题建议为“示例县交通运输局2025年政府信息公开工作年度报告”。",
    ),
    Example(
        "H2",
        {("card", "full_name"): " "},
        {("card", "full_name"): "示例县交通运输局"},
        says="没有填机关全称，标题里没有机关名称。",
    ),
    Example(
        "H3",
        preface("本报告由总体情况、主动公开政府信息情况等五部分组成。" + PERIOD),
        preface("本报告由总体情况等6个部分组成。领导小组第三部分工作另行通报。" + PERIOD),
        says="正文写由5部分组成，实际为6个部分。",
    ),
    Example(
        "H3",
        preface("全文从总体情况、主动公开情况、收到和处理申请情况、存在的问题等五个方面报告。" + PERIOD),
        preface("从决策、执行、管理、服务、结果五个方面推进公开。" + PERIOD),
        says="正文写由5部分组成，实际为6个部分。",
    ),
    Example(
        "H4",
        text("1", "（一）主动公开", "公布。", "(二)依申请公开", "答复。"),
        text("1", "（一）主动公开", "1.网站", "2.公众号", "（二）依申请公开", "1.登记"),
        says="标题“(二)依申请公开”的序号应写成“（二）”。",
    ),
    Example(
        "H4",
        text("1", "（一）主动公开", "公布。", "（三）依申请公开", "答复。"),
        text("1", "做法有：1.网站公布；2.上门送达；", "3.广播播报。"),
        says="应写成“（二）”",
    ),
    Example(
        "H4",
        text("5", "问题：二是内容不细。措施：一是细化目录。"),
        text("5", "问题：一是不快；二是不细。", "措施：一是加快，做法有：一是月查，二是季报；二是细化。统一是目标。"),
        says="“二是”的序号应写成“一是”。",
    ),
    Example(
        "H4",
        {("imported",): document(headings=(*HEADINGS[:3], "三、" + HEADINGS[3][2:], *HEADINGS[4:]))},
        {("imported",): document()},
        says="的序号应写成“四、”",
    ),
    Example(
        "H5",
        text("1", *FIVE_TOPICS[:4], *FIVE_TOPICS[6:]),
        text("1", *FIVE_TOPICS),
        says="总体情况没有写到：政府信息管理。",
    ),
    Example(
        "H5",
        text("1", *FIVE_TOPICS),
        text("1", *FIVE_TOPICS, "公开工作纳入绩效考核，接受社会评议，没有发生责任追究。"),
        card={"full_name": "示例县人民政府", "kind": "government"},
        says="工作考核、社会评议、责任追究",
    ),
    Example("H6", text("5", "无。"), text("5", "问题是更新不快。改进措施是按月检查。")),
    Example(
        "H6",
        text("5", "一是栏目更新不够及时；二是解读形式有待丰富。"),
        text("5", "（一）存在的主要问题", "解读与发布不同步。", "（二）改进情况", "实行同步报审。"),
        says="没有看到改进措施",
    ),
    Example("H7", text("6", "无其他需要报告的事项。"), text("6", "信息处理费收取金额为0元。")),
    Example("H8", text("1", "公" * 1001), text("1", "公" * 1000), says="总体情况已1001字"),
    Example(
        "H9",
        preface("统计期限自2025年1月1日起至2025年12月29日止。"),
        preface("数据统计时间为２０２５年１月１日至12月31日。"),
        says="统计期限应为2025年1月1日至12月31日，现写“2025年1月1日起至2025年12月29日”。",
    ),
    Example("H9", preface("统计期限自20251月1日起至202512月31日止。"), preface(PERIOD), says="“20251月”写得不完整"),
    Example(
        "H9",
        preface("统计期限为二〇二四年一月一日至十二月三十一日。"),
        preface("统计期限为二〇二五年一月一日至十二月三十一日。"),
    ),
    Example("H10", signed("2026年3月15日"), signed("2026年1月31日"), says="应在2026年1月31日前公布"),
    Example("H10", signed("２０２６-1-20"), signed("2026年1月20日"), says="应写作“2026年1月20日”"),
    Example("H10", signed("2026年1月15号"), signed("2026 年 1 月 15 日"), says="应写作“2026年1月15日”"),
    Example("H10", signed("二〇二六年元月十六日"), signed("二〇二六年一月十六日"), says="应写作“2026年1月16日”"),
    Example("H10", signed("2O26年l月16日"), signed("2026年1月16日"), says="应写作“2026年1月16日”"),
    Example("H10", signed("2026年01月05日"), signed("2026年1月5日"), says="应写作“2026年1月5日”"),
    Example("H10", signed("2026年2月30日"), signed("2026年2月28日"), card={"kind": "government"}, says="不对，请写成"),
    Example("H10", signed("年 月 日"), signed("二〇二六年一月二十日"), says="不对，请写成"),
    Example("H10", signed("2025年12月20日"), signed("二〇二六年一月五日"), says="早于2025年结束"),
    Example(
        "H10",
        signed("2026年4月1日"),
        signed("2026年3月15日"),
        card={"full_name": "示例县人民政府", "kind": ""},
        says="应在2026年3月31日前公布",
    ),
    Example(
        "H10",
        {**signed("2026年6月1日"), ("card", "kind"): "bureau"},
        signed("2026年6月1日"),
        card={"full_name": "示例乡人民政府", "kind": ""},
    ),
    Example(
        "H11",
        {("editions", "requests"): "2019"},
        {},
        says="2025年年报应使用2021版表格，“收到和处理政府信息公开申请情况”是2019版（试行）表格，发现“（六）其他处理”。",
    ),
    Example("H11", {("editions", "proactive"): "2021"}, {}, 2020),
    Example(
        "H12",
        {("imported",): document(labels=(("7.属于行政执法案件", "7.属于行政执法案卷"),))},
        {("imported",): document(labels=(("７、 属于行政执法案卷", "7.属于行政执法案卷"), ("规 章", "规章")))},
        says="表格“7.属于行政执法案件”应为“7.属于行政执法案卷”。",
    ),
    Example(
        "H12",
        {("imported",): document(missing_labels=("2.重复申请",))},
        {("imported",): document(missing_labels=("规章",), labels=(("规范性文件", "行政规范性文件"),))},
    ),
    Example(
        "H15",
        {("roster",): (Person(role="组长", name="张某某", post="局长"),), **text("1", "{{名单}}")},
        text("1", "领导小组组长由局长担任。"),
    ),
    Example("H15", text("1", "组  长：张某某　局长", "成  员：李某某"), {}),
    Example(
        "H17",
        preface("电话：0371—60000000。" + PERIOD),
        preface("电话：0371-60000000，时间为8:00—12:00。" + PERIOD),
        says="电话“0371—60000000”：区号与号码之间建议用“-”连接。",
    ),
    Example(
        "H17",
        preface("联系电话（传真）：0712 1234567。" + PERIOD),
        preface("联系电话（传真）：0712-1234567；编号 0712 1234567。" + PERIOD),
        says="电话“0712 1234567”：区号与号码之间建议用“-”连接。",
    ),
    Example("H17", {("card", "phone"): "０７１２ 1234567"}, {("card", "phone"): "0712-1234567"}),
    Example("H17", preface("邮编：45000。" + PERIOD), preface("邮编：450000。" + PERIOD)),
    Example(
        "H17",
        preface("联系电话：0371-6718。" + PERIOD),
        preface(
            "联系电话：0371-6718000，热线电话：0371-12345，传真：0371-67180000-801，电话：0371-6718 0000。" + PERIOD
        ),
        says="位数不对",
    ),
    Example(
        "H17",
        preface("电子邮箱：office.example.gov.cn。" + PERIOD),
        preface("电子邮箱：office@example.gov.cn。" + PERIOD),
    ),
    Example(
        "H17", preface("电子信箱：0371-67180000。" + PERIOD), preface("电子信箱：office@example.gov.cn。" + PERIOD)
    ),
    Example("H17", {("card", "postcode"): "4500000"}, {("card", "postcode"): "450000"}),
    Example(
        "D4",
        {
            "requests.other_fee_unpaid.natural_person": "1",
            "requests.received.natural_person": "1",
            **text("6", "无其他需要报告的事项。"),
        },
        {
            "requests.other_fee_unpaid.natural_person": "1",
            "requests.received.natural_person": "1",
            **text("6", "本年度收取信息处理费0元。"),
        },
        says="有1件因逾期不缴费不再处理",
    ),
    Example(
        "G13",
        {"proactive.fees.amount": "0.05", **text("6", "共收取信息处理费８００元。")},
        {"proactive.fees.amount": "0.08", **text("6", "共收取信息处理费8件、800元，每件标准100元另计。")},
        says="本年收取信息处理费800元",
    ),
    Example(
        "B6",
        text("2", "全年开展执法检查36次，立案查处违法案件5件。"),
        text("2", "公布行政处罚清单12项，公开行政处罚信息30件。"),
        2020,
    ),
    Example(
        "B7",
        {
            "proactive.other_services.previous_items": "25",
            **text("2", "公开行政检查13项、行政确认6项、其他行政权力9项。"),
        },
        {
            "proactive.other_services.previous_items": "28",
            **text("2", "公开行政检查13项、行政确认6项、其他行政权力9项。"),
        },
        2020,
        says="行政检查13项、行政确认6项、其他行政权力9项，合计28项，与“其他对外管理服务事项”25项不一致。",
    ),
]
