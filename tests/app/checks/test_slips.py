"""Slips of the pen that the rules tell, and right words that look like them."""

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level
from app.pages.answers import mend
from app.report.changes import apply
from tests.app.checks.examples import zeros

PERIOD = "统计期限为2025年1月1日至2025年12月31日。"


def findings(code: str, text: str, section: str = "1") -> list[Finding]:
    where: tuple[str, ...] = ("preface",) if section == "preface" else ("sections", section)
    report = apply(zeros(2025), {where: tuple(text.split("\n"))})
    rules = [rule for rule in catalogue() if rule.code == code]
    return list(run(Facts(report, strict=True), rules).findings)


TOLD: dict[str, tuple[str, ...]] = {
    "G14": (
        "答复率达到%。",
        "收取信息处理费元。",
        "关注人数为人。",
        "我局于月日召开会议。",
        "公开信息12X条。",
        "发布动态信息○○条。",
        "备注：本段由信息科填写。",
        "以上数据待办公室核实后填入。",
        "共收到件依申请公开政府信息申请36件。",
        "主动公开政府信息2200，其中网站1800条。",
        "全年发布信息2200，均为原创。",
        "【办公室】负责受理申请。",
        "【单位名称】高度重视。",
        "办结政府信息公开申请件，其中予以公开3件。",
        "全年发布信息XX条。",
        "联系电话：____",
        "此处补充数据。",
        "20  年工作有序。",
        "组织业务培训N次，参加人员达到要求。",
        "收到意见建议？条。",
        "公开预决算信息……条。",
        "2025年X月X日组织业务培训。",
        "举办政府开放日活动次，邀请代表走进大厅。",
        "印制宣传手册份，发放到各社区。",
        "门户网站点击量万次。",
        "全年发布信息  条。",
    ),
    "G15": (
        "镇党委高度重视信息公开工作。",
        "本镇网站按时更新，由镇长任组长。",
        "我公司办公室统一对外发布。",
        "我村设立公开栏两处。",
        "我中心明确专人维护栏目。",
    ),
    "H13": (
        "落实国办公开办函202130号文件。",
        "县政府办公室印发青政办〔2025〕17，部署年度任务。",
        "对照石交〔24〕5号文件梳理事项。",
    ),
    "H16": (
        "收到张国强、李大山等2人提交的申请。",
        "第三人黄丽华不同意公开。",
        "补贴已发至卡号6222021234567890123。",
        "收到学生家长钱小梅提交的政府信息公开申请1件。",
        "孙红梅诉我局信息公开一案，法院已受理。",
        "村民李大柱申请公开补偿明细。",
    ),
    "H21": (
        "参照《中华人民共和国政府信息公开工作年度报告格式（试行）》编制。",
        "按照《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》要求编制。",
    ),
    "H15": (
        "李明局长担任组长，王芳副局长担任副组长。",
        "以李明为组长，赵强、孙丽为成员的工作专班定期开会。",
        "人员如下：李明、王芳、赵强、孙丽。",
        "组长王德明，副组长刘海燕，成员张勇。",
        "局长陈文斌任领导小组组长，副局长何秀芳、罗志刚任副组长。",
        "成立领导小组，由局长周卫国任组长，副局长林小红任副组长。",
        "由党组书记、主任王建军担任组长，办公室由主任陈志明兼任主任。",
    ),
    "H17": (
        "电话：453000，邮编：453300。",
        "网址：office@example.com。",
        "电话：0371--60000000。",
        "联系方式：邮政编码：办公室。",
        "电话：人民路1号，邮编：450000。",
        "邮编：someone@example.com。",
        "电子邮箱：人民路1号。",
        "电话：无。",
    ),
    "H19": (
        "提供便捷的的查询服务。",
        "明确了了各部门的责任。",
        "进一步完善善公开制度。",
        "全年共共发布信息20条。",
        "收到申请20件件。",
        "收到和处理政府政府信息公开申请情况。",
        "发布信息信息公开指南。",
        "工作有序开展。。",
        "公开内容，，及时更新。",
        "进一步规范审核审核机制。",
    ),
    "H20": (
        "查洵办事指南。",
        "加强与群众的沟通胶流。",
        "健全工作泽任制。",
        "各股室密切陪合。",
        "切实报障群众知情权。",
        "转结下年度继续办理1件。",
        "上年转结2件。",
        "坚持以公开为常态、不公开为列外。",
        "公示行政执发流程图。",
        "及时跟新网站栏目。",
        "所有申请都在法定时线内办里完毕。",
        "做到依法依归公开。",
        "如有疑问，请于镇党政办公室联系。",
        "群众反应的问题逐条答复。",
        "可以登陆县政府网站查询。",
        "保障公众知情权力。",
    ),
    "G18": ("到目前为止，共公开信息300条。", "2025年1—11月，共公开信息210条。"),
    "F7": (
        "23年度，我局公开各类信息130条。",
        "2O24年，我局公开工作有序推进。",
        "2024年1月至12月，我局共公开信息320条。",
        "20255年，我局公开信息30条。",
        "2052年，全县各部门围绕中心工作推进决策公开。",
        "（三）政府信息管理 2024年，制定发布审核办法。",
    ),
    "H29": ("全年发布信息２０１条。", "占９．５％。"),
    "H28": ("坚持以公开为常态、不公开为例外，推进决策公开。\n坚持以公开为常态、不公开为例外，推进决策公开。",),
}
FINE: dict[str, tuple[str, ...]] = {
    "G14": (
        "群众问：“怎么申请？条件是什么？”逐一解答。",
        "在窗口处、公开栏处张贴告示，服务人次大幅增加。",
        "没有收取信息处理费元。",
        "由各科室负责填写申请表。",
        "本年度未收到政府信息公开申请件。",
        "没有行政复议件、无行政诉讼件。",
        "【信息公开】栏目更新200条，【办事指南】更新30条。",
        "信息内容有待补充，解读形式尚待补充完善。",
        "请填写《申请表》后邮寄。",
        "收到件数比上年增加。",
        "各渠道更新信息：网站公开信息220，公众号推送信息31，公开栏31。",
        "面向公众号召发布信息，头条推送18次，信息条目清楚。",
        "依申请公开办结件数为3件，做到件件有回音。",
        "推行“1+N”解读办法，N个部门共同参与。",
        "坚持“谁制作谁公开……谁审核谁负责”。",
        "没有组织培训次数的要求，活动场所免费开放，办事窗口人次统计准确。",
        "未举办听证会次，公开层次更高。",
    ),
    "G15": (
        "各乡镇党委高度重视，根据本乡镇实际。",
        "县委、县政府高度重视。",
        "督促各公司公开信息，自我公司化运作的企业。",
        "居委会“我社区我做主”活动。",
        "全面公开，我县中心工作。",
    ),
    "H13": ("联系电话20231号楼，发文202130份。", "落实青政办〔2025〕17、18号文件。", "青政办〔2025〕17 号文件要求。"),
    "H16": (
        "累计阅读量13812345678次。",
        "收到石桥镇提交的申请材料。",
        "居民要求公开补偿标准，学生向我局反映问题。",
        "李姓居民申请公开补偿明细。",
        "居民高度关注，向我局要求公开补偿标准。",
        "申请人诉我局一案已审结。",
        "方便群众向本机关申请公开信息。",
    ),
    "H21": (
        "按照《省政府办公厅关于政府信息公开工作年度报告有关事项的通知》编制。",
        "按照市政务公开办《关于政府信息公开工作年度报告有关事项的通知》（柳公开办〔2025〕2号）编制。",
        "依据《中华人民共和国政府信息公开工作年度报告格式》编制。",
    ),
    "H15": (
        "组长由局长担任，高效推进；任务为成员单位共同承担。",
        "领导小组成员由各科室负责人组成，组长由局长担任，成员每年调整。",
        "由局长任组长，分管副局长任副组长，各科室负责人为成员。",
        "调整领导小组，主要负责人任组长、分管负责人任副组长。",
        "王建军同志讲解条例。",
    ),
    "H17": (
        "电话：962345。",
        "邮政编码：450000，电话：0371-60000000，电子邮箱：a@example.com。",
        "电话：（0371）60000000。",
        "联系电话：办公室 0371-60000000。",
        "邮编：４５００００。",
        "电子邮箱：office#example.com。",
        "投诉电话：12345。",
        "电话：0371-60000000，传真：同电话。",
    ),
    "H19": (
        "做到有的放矢，公开的目的的确明确。",
        "开展了了解民情活动，在线、所在在册人员，回应应急事项，发布布局规划。",
        "共同研究，公共共享，年年更新、件件落实。",
        "加快政府信息信息化建设，建设政务数据数据库。",
        "示例县人民政府政府信息公开目录。",
        "县政府政府网站及时更新。",
        "层层压实责任，事事有人管。",
    ),
    "H20": (
        "招商线上洽谈，初审阶段，农机购置补贴，公证收费标准。",
        "经政府办公室代表县政府同意，信访办接到来电。",
        "行政处发布公告，参与全过程监督，工作实绩考核。",
        "评审请公开进行，即时更新、按时公开。",
        "请于3月1日前与办公室联系，请于工作时间内联系。",
        "反应迅速，群众反响良好，系统反应时间缩短。",
        "台风登陆前发布预警，权力运行公开，合法权力清单由县政府公布。",
        "全省流转结果已公开。",
        "检查与办理流转结束后公示。",
        "清理结转结余资金，公开运转结余情况。",
    ),
    "F7": (
        "建局23年来，我局坚持公开。",
        "2024年来访群众登记表已归档。",
        "2015年，我局建成政务大厅。",
        "到2035年，全县基本建成公开平台。",
        "（三）2024年部门决算公开 已完成。",
    ),
    "H29": ("全年发布信息201条，占9.5%。", "（一）“两微一端”建设。"),
    "H28": (
        "全年没有发生因政府信息公开引起的行政复议、行政诉讼案件。\n全年没有发生因政府信息公开引起的行政复议、行政诉讼案件。",
        "加强培训。\n加强培训。",
        "本年度没有向申请人收取政府信息公开信息处理费用。\n本年度没有向申请人收取政府信息公开信息处理费用。",
    ),
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in TOLD.items() for text in texts])
def test_a_slip_is_told(code: str, text: str) -> None:
    assert findings(code, text)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FINE.items() for text in texts])
def test_right_words_are_not_slips(code: str, text: str) -> None:
    assert findings(code, text) == []


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in TOLD.items() for text in texts])
def test_a_mended_slip_is_told_no_more(code: str, text: str) -> None:
    report = apply(zeros(2025), {("sections", "1"): tuple(text.split("\n"))})
    rules = [rule for rule in catalogue() if rule.code == code]
    for finding in run(Facts(report, strict=True), rules).findings:
        if finding.fix is not None:
            mended = apply(report, mend(report, finding))
            assert finding.key not in {other.key for other in run(Facts(mended, strict=True), rules).findings}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("全年发布信息XX条。", Level.ERROR),
        ("组织培训____次。", Level.ERROR),
        ("（ ）为受理机构。", Level.ERROR),
        ("待填。", Level.ERROR),
        ("申请人张XX提出。", Level.QUERY),
        ("暂缺数据。", Level.QUERY),
        ("收到申请件，其中予以公开3件。", Level.QUERY),
        ("发布信息  条。", Level.QUERY),
        ("【办公室】负责。", Level.QUERY),
        ("申请人王**提出。", Level.QUERY),
    ],
)
def test_only_a_certain_gap_is_an_error(text: str, level: Level) -> None:
    assert {finding.level for finding in findings("G14", text)} == {level}


HEADINGS = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和诉讼情况、存在的问题"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"本报告包括{HEADINGS}等五项内容。", True),
        (f"全文由{HEADINGS}五个方面组成。", True),
        (f"报告分为{HEADINGS}五大板块。", True),
        (f"本报告共五章，即{HEADINGS}。", True),
        (f"本报告由{HEADINGS}五项组成。", True),
        (f"本报告包括{HEADINGS}、其他需要报告的事项六项内容。", False),
        ("本报告从五个方面总结工作，分为六个部分。", False),
        ("按照上级要求，围绕三大板块推进公开，报告共六个部分。", False),
    ],
)
def test_the_number_of_parts_in_any_words(text: str, wrong: bool) -> None:
    assert bool(findings("H3", text, "preface")) is wrong


@pytest.mark.parametrize(
    ("preface", "says"),
    [
        ("根据条例编制本报告。全年主动公开信息，各项数据经统计汇总。", "没有写明统计期限"),
        ("根据条例编制本报告，答复期限严格执行规定。", "没有写明统计期限"),
        (PERIOD, ""),
        ("本报告所列数据的统计期限为2025年度。", ""),
        ("报告期为2025年1月至12月。", ""),
        ("数据统计时间为2025年1月1日至12月31日。", ""),
        ("本报告所列为2025年全年数据。", ""),
        ("所列数据截至2025年底。", ""),
        ("数据周期：2025.01.01-2025.12.31。", ""),
        ("所列数据统计期限自2025年1月1日起至2025年12月30日止。", "现写"),
    ],
)
def test_the_period_has_to_be_stated(preface: str, says: str) -> None:
    found = findings("H9", preface, "preface")
    assert [says in finding.message for finding in found] == ([True] if says else [])


def test_a_day_of_the_year_in_the_text_is_no_period() -> None:
    texts = ("根据条例编制本报告。", "截至2025年12月31日，发布信息30条。", "办法自2025年1月1日起施行。")
    report = apply(zeros(2025), {("preface",): texts[:1], ("sections", "1"): texts[1:]})
    rules = [rule for rule in catalogue() if rule.code == "H9"]
    assert run(Facts(report, strict=True), rules).findings
    told = apply(report, {("sections", "6"): ("本报告数据统计期限为2025年1月1日至12月31日。",)})
    assert run(Facts(told, strict=True), rules).findings == ()


def test_days_that_may_be_of_something_else_are_asked_about() -> None:
    text = PERIOD + "\n电子版查阅期限自2026年1月1日起至2026年6月30日止。"
    assert [finding.level for finding in findings("H9", text, "preface")] == [Level.QUERY]
