"""What the editions of 2019 and 2021 have in common."""

from app.form.parts import Line, LineGroup, Outline, Section, Table, TableBlock, paths

APPLICANTS = (
    LineGroup(
        "申请人情况",
        (
            Line("natural_person", "自然人"),
            LineGroup(
                "法人或其他组织",
                (
                    Line("business", "商业企业"),
                    Line("research", "科研机构"),
                    Line("public_interest", "社会公益组织"),
                    Line("legal_service", "法律服务机构"),
                    Line("other_organisation", "其他"),
                ),
                spoken=False,
            ),
            Line(
                "total",
                "总计",
                total_of=(
                    "natural_person",
                    "business",
                    "research",
                    "public_interest",
                    "legal_service",
                    "other_organisation",
                ),
            ),
        ),
        spoken=False,
    ),
)

DISCLOSED = (
    Line("granted", "（一）予以公开"),
    Line("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
)

DENIED = LineGroup(
    "（三）不予公开",
    (
        Line("denied_state_secret", "1.属于国家秘密"),
        Line("denied_by_law", "2.其他法律行政法规禁止公开"),
        Line("denied_security_stability", "3.危及“三安全一稳定”"),
        Line("denied_third_party", "4.保护第三方合法权益"),
        Line("denied_internal_affairs", "5.属于三类内部事务信息"),
        Line("denied_deliberative", "6.属于四类过程性信息"),
        Line("denied_enforcement_file", "7.属于行政执法案卷"),
        Line("denied_inquiry_matter", "8.属于行政查询事项"),
    ),
)

UNAVAILABLE = LineGroup(
    "（四）无法提供",
    (
        Line("unavailable_not_held", "1.本机关不掌握相关政府信息"),
        Line("unavailable_needs_creation", "2.没有现成信息需要另行制作"),
        Line("unavailable_still_unclear", "3.补正后申请内容仍不明确"),
    ),
)

REJECTED = LineGroup(
    "（五）不予处理",
    (
        Line("rejected_petition", "1.信访举报投诉类申请"),
        Line("rejected_repeated", "2.重复申请"),
        Line("rejected_publication", "3.要求提供公开出版物"),
        Line("rejected_excessive", "4.无正当理由大量反复申请"),
        Line("rejected_reissue", "5.要求行政机关确认或重新出具已获取信息"),
    ),
)


def requests_table(other: Line | LineGroup) -> Table:
    """The table of requests; the editions differ in （六）其他处理 alone."""
    results = (*DISCLOSED, DENIED, UNAVAILABLE, REJECTED, other)
    ids = tuple(path[-1].id for path in paths(results))
    return Table(
        "requests",
        "收到和处理政府信息公开申请情况",
        "依申请公开",
        (
            TableBlock(
                corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                labels=3,
                columns=APPLICANTS,
                rows=(
                    Line("received", "一、本年新收政府信息公开申请数量"),
                    Line("carried_in", "二、上年结转政府信息公开申请数量"),
                    LineGroup(
                        "三、本年度办理结果",
                        (*results, Line("concluded", "（七）总计", total_of=ids)),
                        spoken=False,
                    ),
                    Line("carried_out", "四、结转下年度继续办理"),
                ),
            ),
        ),
        widths=(420, 900, 2040, 660, 720, 720, 900, 900, 620, 965),
        type_size=18,
    )


OUTCOMES = (
    Line("upheld", "结果维持"),
    Line("corrected", "结果纠正"),
    Line("other", "其他结果"),
    Line("pending", "尚未审结"),
    Line("total", "总计", total_of=("upheld", "corrected", "other", "pending")),
)

DISPUTES = Table(
    "disputes",
    "政府信息公开行政复议、行政诉讼情况",
    "复议诉讼",
    (
        TableBlock(
            labels=0,
            columns=(
                LineGroup("行政复议", OUTCOMES, id="reconsideration"),
                LineGroup(
                    "行政诉讼",
                    (
                        LineGroup("未经复议直接起诉", OUTCOMES, id="litigation_direct"),
                        LineGroup("复议后起诉", OUTCOMES, id="litigation_after_reconsideration"),
                    ),
                    spoken=False,
                ),
            ),
        ),
    ),
    widths=(590,) * 10 + (589,) * 5,
    type_size=21,
)

OPENING = (
    "（一）主动公开",
    "",
    "（二）依申请公开",
    "",
    "（三）政府信息管理",
    "",
    "（四）政府信息公开平台建设",
    "",
    "（五）监督保障",
    "",
)

OFFICIAL = Outline(
    "official",
    "统一格式（六个部分）",
    (
        Section(
            "1",
            "一、总体情况",
            "overview",
            guide="写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。人民政府还要写工作考核、社会评议、责任追究。",
            opens_with=OPENING,
        ),
        Section(
            "2",
            "二、主动公开政府信息情况",
            "proactive",
            "proactive",
            "按本年度1月1日至12月31日的数据填表。没有发生的填0。",
        ),
        Section(
            "3",
            "三、收到和处理政府信息公开申请情况",
            "requests",
            "requests",
            "每一列：第一项加第二项之和，等于第三项加第四项之和。总计由程序算出。",
        ),
        Section(
            "4",
            "四、政府信息公开行政复议、行政诉讼情况",
            "disputes",
            "disputes",
            "只填因政府信息公开引起的复议、诉讼，可能由以前年度的申请引起。",
        ),
        Section(
            "5",
            "五、存在的主要问题及改进情况",
            "problems",
            guide="写清本机关自己的问题，每个问题对应改进措施；上年提出的问题要交代整改结果。",
        ),
        Section(
            "6",
            "六、其他需要报告的事项",
            "other",
            guide="2021年度起应写明信息处理费收取情况；没有收取的，也请写一句。",
        ),
    ),
)

NINE = Outline(
    "nine",
    "九个部分（2020年常见写法）",
    (
        Section(
            "1",
            "一、工作开展情况",
            "overview",
            guide="写组织领导、制度建设、公开载体。领导小组名单印在“{{名单}}”这一行的位置。",
            opens_with=(
                "（一）政府信息公开工作领导小组",
                "{{名单}}",
                "（二）政府信息公开工作制度建立健全情况",
                "",
                "（三）政府信息公开载体建设、运行情况",
                "",
            ),
        ),
        Section(
            "2",
            "二、主动公开政府信息工作情况",
            "proactive",
            guide="用文字说明主动公开的条数和分类。各类条数和占比印在“{{分类}}”这一行的位置。",
        ),
        Section("3", "三、依申请公开政府信息和收费情况", "requests", guide="用文字说明申请的收到、办理和收费情况。"),
        Section(
            "4",
            "四、因政府信息公开申请行政复议、提起行政诉讼的情况",
            "disputes",
            guide="用文字说明复议、诉讼情况；没有的写一句“没有”。",
        ),
        Section(
            "5",
            "五、主动公开政府信息情况",
            "proactive",
            "proactive",
            "按本年度1月1日至12月31日的数据填表。没有发生的填0。",
        ),
        Section(
            "6",
            "六、收到和处理政府信息公开申请情况",
            "requests",
            "requests",
            "每一列：第一项加第二项之和，等于第三项加第四项之和。总计由程序算出。",
        ),
        Section(
            "7",
            "七、政府信息公开行政复议、行政诉讼情况",
            "disputes",
            "disputes",
            "只填因政府信息公开引起的复议、诉讼，可能由以前年度的申请引起。",
        ),
        Section("8", "八、下一步工作打算", "problems", guide="写存在的问题和改进措施。"),
        Section("9", "九、其他需要报告的事项", "other", guide="没有的写“无其他需要报告的事项。”"),
    ),
    first_year=2019,
    last_year=2020,
)

OUTLINES = (OFFICIAL, NINE)
