"""H5–H8, D4, G13. What the sections have to say: the five topics, problems and measures, the handling fee."""

from __future__ import annotations

import re
from decimal import Decimal

from app.checks.facts import Facts
from app.checks.placed_mentions import placed_mentions, read_all
from app.checks.rule import Level, Problem, RuleResults, rule
from app.claims.fees_in_wan import IN_WAN
from app.form.parts import TableRole
from app.language.fold import fold
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, Paragraph, headings

FORM = "国办公开办函〔2021〕30号：统一格式填报说明"
SINCE = 2021
"""The first report year with five topics and the handling fee (国办函〔2020〕109号)."""
TOPICS = {
    "主动公开": r"主动公开|公开.{0,12}信息|发布|公布",
    "依申请公开": r"申请",
    "政府信息管理": r"信息.{0,6}管理|管理.{0,8}信息|制度|审[查核批校]|保密|清理|规范性文件|属性|目录|台账|归档|动态|源头",
    "政府信息公开平台建设": r"平台|网站|门户|专栏|栏目|新媒体|公众号|微信|微博|公报|客户端|公开栏|查阅点|专区",
    "监督保障": r"监督|保障|培训|考核|考评|评议|评估|测评|追究|问责|领导小组|组织领导|检查|督[查促导]|通报",
}
HEADED = {
    "主动公开": r"主动公开|信息发布|重点领域",
    "依申请公开": r"申请",
    "政府信息管理": r"信息.{0,4}管理|信息.{0,4}审[查核]|保密审查|规范性文件|文件.{0,4}清理|公开属性|动态调整",
    "政府信息公开平台建设": r"平台|载体|渠道|新媒体|公众号|网站(?:建设|维护|改版|集约)|栏目(?:建设|维护|优化|设置)",
    "监督保障": r"监督|保障|培训|考核|考评|评议|追究",
}
"""What has to be there for a topic where the others have headings: a passing word does not make a topic."""
OF_GOVERNMENTS = {
    "工作考核": r"考核|考评|绩效|测评|评估",
    "社会评议": r"评议|评价|满意|测评|评估|民意|意见",
    "责任追究": r"追究|问责|追责|责任",
}
LONGEST_HEADING = 25


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether a numbered line is a heading and not a point of text."""
    return paragraph.level > 0 and len(paragraph.text.strip()) <= LONGEST_HEADING and "。" not in paragraph.text


def written(paragraphs: tuple[Paragraph, ...]) -> str:
    """What is really written: headings count with the text below them, and not without any."""
    text, waiting = "", list[Paragraph]()
    for paragraph in paragraphs:
        if _is_heading(paragraph):
            waiting = [heading for heading in waiting if heading.level < paragraph.level] + [paragraph]
        elif paragraph.text.strip() not in {ROSTER_MARK, CATEGORIES_MARK}:
            text += "".join(f"{heading.text}\n" for heading in waiting) + paragraph.text + "\n"
            waiting = []
    return fold(text)


def _asked(facts: Facts, role: TableRole) -> bool:
    """Whether what a section leaves out may be named: it is done, and is there at all (else H1 says so)."""
    section = facts.section(role)
    return facts.speaks(section) and int(section) <= len(headings(facts.report))


@rule("H5", "总体情况有缺项", level=Level.QUERY, basis=FORM, scope="report", edition="2021", about="overview")
def topic_left_out(facts: Facts) -> RuleResults:
    """总体情况要写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。人民政府还要写工作考核、社会评议、责任追究。"""
    if facts.year < SINCE or not _asked(facts, "overview"):
        return
    paragraphs = facts.about("overview")
    text = written(paragraphs)
    missing = [topic for topic, words in _topics(facts, paragraphs).items() if not re.search(words, text)]
    if missing:
        yield Problem(f"总体情况没有写到：{'、'.join(missing)}。")


def _topics(facts: Facts, paragraphs: tuple[Paragraph, ...]) -> dict[str, str]:
    """The topics of 总体情况 with the words that tell of them."""
    heads = "\n".join(fold(paragraph.text) for paragraph in paragraphs if _is_heading(paragraph))
    headed = sum(bool(re.search(words, heads)) for words in HEADED.values()) >= 3
    return (HEADED if headed else TOPICS) | (OF_GOVERNMENTS if facts.kind in {"government", "town"} else {})


_NOTHING = re.compile(r"(?:本年度?|本机关|本单位|我[局委办镇乡]|暂时?|目前|现)*(?:无|没有|不存在|暂无)[^。，]{0,14}。?")
_LACKING = re.compile(
    r"不能|不[够足高强全多深细实及平均规到太甚]|有待|需|亟|欠|缺|薄弱|滞后|偏|较[少弱低慢]|差距|单一|仍|尚|还|未|没有|存在|问题|困难|难以|有限|影响"
)
_MEASURE = re.compile(
    r"加[强大快]|强化|完善|健全|建立|优化|规范|提[升高]|推[进动]|落实|组织|开展|拓[宽展]|丰富|细化|培训|实行|督促|坚持|制定|明确|安排|充实|改进"
    r"|增[加配设补]|指[定派]|配[备齐]|引[入进]|设[立置]|每[周月季]|已|改为|编[制印]|梳理|核对|学习|对此|针对"
)
_AHEAD = re.compile(r"措施|整改|改进情况|改进的?方向|下一步|下一年|下步|今后|明年|来年|计划|拟|将(?!近)")


def has_measures(text: str) -> bool:
    """Whether some clause tells what was or will be done, rather than what is lacking."""
    clauses = re.split(r"[，。；、：\n]", text)
    return any(_AHEAD.search(clause) or (_MEASURE.search(clause) and not _LACKING.search(clause)) for clause in clauses)


@rule(
    "H6",
    "没有写问题或改进措施",
    level=Level.QUERY,
    basis="政府信息公开条例第五十条第（四）项",
    scope="report",
    about="problems",
)
def no_problems_or_measures(facts: Facts) -> RuleResults:
    """这一部分要写本机关自己的问题和改进措施，不能空着，也不能只写“无”。"""
    if not _asked(facts, "problems"):
        return
    text = written(facts.about("problems")).strip()
    if not text or _NOTHING.fullmatch(text):
        yield Problem("“存在的主要问题及改进情况”要写问题和改进措施。")
    elif not has_measures(text):
        yield Problem("“存在的主要问题及改进情况”要写问题和改进措施，现在没有看到改进措施。")


_FEE = re.compile(r"处理费|收费|费用|收取")


def _fee_unsaid(facts: Facts) -> bool:
    return facts.year >= SINCE and _asked(facts, "other") and not _FEE.search(written(facts.about("other")))


@rule(
    "H7",
    "没有写信息处理费",
    level=Level.QUERY,
    basis="国办函〔2020〕109号；国办公开办函〔2021〕30号",
    scope="report",
    edition="2021",
    about="other",
)
def fee_not_reported(facts: Facts) -> RuleResults:
    """“其他需要报告的事项”要写本年度收取信息处理费的情况，没有收取的写一句“本年度没有收取信息处理费”。"""
    if _fee_unsaid(facts) and not facts.number("requests.other_fee_unpaid.total"):
        yield Problem("请写明本年度收取信息处理费情况；没有收取的，也请写一句。")


@rule(
    "D4",
    "逾期不缴费没有说明",
    level=Level.QUERY,
    basis="国办函〔2020〕109号；国办公开办函〔2021〕30号",
    scope="report",
    edition="2021",
)
def unpaid_fee_not_told(facts: Facts) -> RuleResults:
    """表中有申请因逾期不缴费不再处理，说明本年发出过收费通知，应在“其他需要报告的事项”写明信息处理费情况。"""
    cell = "requests.other_fee_unpaid.total"
    number = facts.number(cell)
    if number and _fee_unsaid(facts):
        yield Problem(f"有{number}件因逾期不缴费不再处理，请在“其他需要报告的事项”写明信息处理费情况。", (cell,))


@rule(
    "H8",
    "总体情况偏长",
    level=Level.HINT,
    basis="无统一规定；部分地区要求总体情况不超过1000字（可在设置中修改）",
    scope="report",
    edition="2021",
    about="overview",
)
def overview_too_long(facts: Facts) -> RuleResults:
    """有的地方要求总体情况控制字数。上级没有要求的，可以关闭这条提示，或在设置里改上限。"""
    length = sum(len("".join(paragraph.text.split())) for paragraph in facts.about("overview"))
    if facts.year >= SINCE and length > facts.limits.longest_overview:
        yield Problem(f"总体情况已{length}字，部分地区要求不超过{facts.limits.longest_overview}字。")


@rule(
    "G13",
    "收费金额没有包含信息处理费",
    level=Level.QUERY,
    basis="国办函〔2020〕109号：信息处理费按行政事业性收费管理",
    scope="report",
    edition="2021",
)
def fee_not_in_the_table(facts: Facts) -> RuleResults:
    """信息处理费按行政事业性收费管理，“行政事业性收费”的金额（单位：万元）应包含它。请核对金额和单位。"""
    cell = "proactive.fees.amount"
    amount = facts.number(cell)
    there = {paragraph.section for paragraph in facts.about("other")}
    yield from read_all(facts)  # the first rule to ask for the numbers of the text
    for one in placed_mentions(facts) if amount is not None else ():
        mention = one.mention
        collected = mention.compared and not mention.part and mention.what[0] in {"handling_fee", "asked_fee"}
        if amount is None or not collected or one.passage.section not in there:
            continue
        if amount < (fee := Decimal(mention.value) * IN_WAN.get(mention.unit, Decimal(1))):
            yield Problem(
                f"本年收取信息处理费{(fee * 10000).normalize():f}元，行政事业性收费金额应包含此数，现填{amount}万元。",
                (cell,),
                one.spot,
            )
