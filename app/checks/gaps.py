"""G14, G19. Places left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.language.remembered import remembered

_UNITS = "条|件|份|篇|次|个|人次|人|场|期|项|起|宗|家|元|万元|%"
_X = "XxＸｘ×✕╳"
_CERTAIN = re.compile(
    rf"(?<![A-Za-z@./“])[{_X}]{{2,}}(?=(?:{_UNITS})(?:[，。；、）其{_X}\d]|$))"
    rf"|(?:(?<=\d)|(?<=\d年)|(?<=\d月))[{_X}]{{2,}}(?=[年月日])"
    rf"|(?<![A-Za-z./:“])(?<!\d)[_＿﹍]{{2,}}(?=[年月日号]|(?:{_UNITS})|[，。；、）]|$)|(?<=\d)[_＿﹍]{{2,}}(?=[年月日](?!报))"
    r"|(?<![“用加带])(?:【[ \u3000]{0,20}】|（[ \u3000]{0,20}）)(?![”内中里标符号括第])"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?=[：:，。；）)】\]]|补充|完善|填|\Z)"
    r"|(?:\A|(?<=[（【(：:]))(?:数据待定|待填写?|待录入)(?=[，。；）)】]|\Z)"
    r"|(?:\A|(?<=[（【(]))请?在?此处(?:填写|补充|插入|填入|添加)[^，。；（）()]{0,12}(?:(?=[）】)])|。?\Z)"
    r"|(?<![\d近前后逾超满约过])20[ \u3000]{1,9}年(?![来前后间以])|(?<![“每（(])年[ \u3000]{1,9}月[ \u3000]{1,9}日(?!”)"
    r"|\d年[ \u3000]{1,9}月(?=[ \u3000\d，。；、）至到份]|\Z)|\d月[ \u3000]{1,9}日(?=[，。；、）至到—-]|\Z)"
)
"""What nobody means to publish. No reason can keep such an error: whatever may stand in a right sentence (“××项目”,
“等待填表”, “加注【】”) is unsure."""
_UNSURE = re.compile(
    rf"(?<![A-Za-z@./])(?:(?<!“)[{_X}]{{2,}}|[{_X}]{{2,}}(?!”))(?![A-Za-z@.])|(?<!字体)(?<!字体[：:])(?<!字号[：:])\[[ \u3000]{{0,20}}\]|[*＊○●□■◯]{{2,}}"
    r"|(?<![A-Za-z\d./:“])[_＿﹍]{2,}(?![A-Za-z\d@”_＿﹍])|(?<!“)(?:【[ \u3000]{0,20}】|（[ \u3000]{0,20}）)(?!”)"
    r"|(?<![A-Za-z])(?:TODO|FIXME)(?![A-Za-z]|清单|列表|事项)"
    r"|(?<![等对期])(?:数据待定|待填写?|待录入)(?=[，。；）)】]|\Z)|(?<=[，。；：])请?在?此处(?:填写|补充|插入|填入|添加)(?=[，。；）]|\Z)"
    rf"|(?<=[\u4e00-\u9fff])(?<!第)[XxＸ×](?=(?:{_UNITS})[，。；、）其])"
    r"|此处(?:填写|补充|插入|填入|添加)(?!申请|意见|信息|图片|附件)|年[ \u3000]{1,9}月[ \u3000]{1,9}日|\A\s*(?:…+|\.{3,}|。{2,})\s*\Z|(?<![有尚亟])待补充(?!完善)|暂缺数据|(?:数据|数字|金额|此处)有?待(?:核实|核对|确认|补)|(?<!人)(?:请填写|请补充)(?!《|“|申请)"
    r"|【(?:办公室|单位|机关|部门|科室|姓名|联系人|电话|日期|年份|数字|数量|金额|网址|地址|[^】]{0,8}名称|(?:请|填写|此处|示例)[^】]{0,12})】"
    rf"|(?<=[\u4e00-\u9fff])[ \u3000]{{1,20}}(?:{_UNITS})(?=[，。；、）]|$)"
)
_DAY_OF_X = "[XxＸ×]月(?:[XxＸ×]日)?"
_MADE_UP = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<![第每])(?:[NnＮ]|[？?]+|(?:…|\.{{3}})+)(?=(?:{_UNITS})[，。；、）其])"
    rf"|(?<=[于在至年（，。；]){_DAY_OF_X}|\A{_DAY_OF_X}"
    rf"|(?<=\d)[XxＸ×]{{1,3}}(?=(?:{_UNITS})[，。；、）其])|(?<![一二三四五六七八九〇○\d])[〇○]{{2,}}(?=(?:{_UNITS})[，。；、）其])"
    rf"|(?<=[\u4e00-\u9fff])[#＃]{{2,}}(?=(?:{_UNITS})[，。；、）其])|(?<=年)[_＿]月|(?<=月)[_＿]日|（(?:请|待)?填(?:写|入)?[^（）表报]{{0,8}}）|(?:(?<=信息)|(?<=申请)|(?<=文件))[ \u3000]*余[条件份]"
    rf"|(?<![用号加])(?:“[ \u3000]{{0,20}}”|《[ \u3000]{{0,20}}》)(?![号内中里])|(?<=：)（略）|（数[量字]?）(?=(?:{_UNITS}))|(?<![\d.,，])0{{2,}}(?=(?:{_UNITS})[，。；、）其])"
    r"|\A(?:示例|例句|范例|填写说明|编写说明|写作提示)[：:]|【待补充?】"
    r"|(?:待|由)[^，。；]{0,10}(?:核实|核对|确认|提供数据)后(?:再)?(?:填写|填入|填报|补充|补入)|由[^，。；]{1,10}[科股室处](?:负责)?(?:填写|填报)(?=[。）]|\Z)"
)
"""培训N次, 建议？条, 信息……条, X月X日: a mark that stands for a number."""
_COUNTED = (
    (
        "活动|培训|会议|座谈|演练|讲座|宣讲|宣传|走访|调研|督查|抽查|听证会|开放日|访谈|直播|巡查|征集|听证|征求意见",
        "[次场]",
    ),
    ("材料|手册|传单|资料|问卷|海报|折页|指南|宣传单|宣传册|明白卡|明白纸", "份"),
    ("图解|解读|文章|稿件|推文|图文|简报|报道|报告", "篇"),
    ("留言|建议|意见|解读|诉求|消息|要闻|动态", "条"),
    ("人员|群众|干部|居民|村民|学员|职工|市民|师生|代表|企业|游客", "余?人次"),
    ("栏目|专栏|专区|平台|账号|公众号|查阅点", "个"),
    ("阅读量|点击量|访问量|浏览量|播放量|关注人数|粉丝数?", "万余?[次人条]"),
    ("处理费|收费|金额|费用|资金|收入", "(?:人民币)?万?元"),
    ("(?:人数|总数|数量|总量)(?:为|达到?)", "万?[人条件次户家]"),
)
"""Things with the units in which they are counted: 举办活动次, 收取信息处理费元, 关注人数为人 have lost their number."""
_BEFORE_ITS_UNIT = re.compile(
    "|".join(f"(?:{things})({unit})(?=[，。；、）]|$)" for things, unit in _COUNTED)
    + "|[于在](月日)(?=[，。；召组开举印下])"
)
_BARE_UNIT = re.compile(
    r"(?:(?<=信息)|(?<=推文)|(?<=公告)|(?<=通知)|(?<=稿件)|(?<=文章)|(?<=视频))(?:条|篇|份|(?<=类信息)件|(?<=府信息)件)(?=[，。；、）]|$|其中)"
    r"|(?:(?<=[共合总]计)|(?<=累计))(?:条|篇|份|件|次|期|场)(?=[，。；、）]|$|其中)|(?:(?<=类文件)份|(?:(?<=公开文件)|(?<=发布文件)|(?<=制发文件))件)(?=[，。；、）]|$)"
    r"|(?:(?<=会议)|(?<=培训)|(?<=发布会)|(?<=座谈会))[次场](?=[，。；、）]|$)"
    r"|(?:(?<=规范性文件)|(?<=行政复议)|(?<=行政诉讼)|(?<=收到申请)|(?<=公开申请)|(?<=受理申请)|(?<=办结申请)|(?<=案件)|(?<=占比为)|(?<=办结率为))(?:件|起|宗|%)(?=[，。；、）]|$|其中)"
    r"|(?:(?<=[占达为比])|(?<=达到)|(?<=率))%"
)
_STRAY_UNIT = re.compile(r"(?:收到|受理|接收|办结|答复)(?:了)?件(?=(?:依申请|政府信息|信息公开|公开申请|公民))")
"""收到件依申请公开政府信息申请36件: the number was moved and its unit stayed."""
_NO_UNIT = re.compile(
    r"(?:公开|发布|推送|更新|转发)[^，。；：\d]{0,10}信息(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7})(?=[，。；])"
)
"""发布信息2200，"""
_WITH_UNIT = re.compile(rf"\d(?:余|多)?(?:{_UNITS})")
_BARE_NUMBER = re.compile(r"\d(?=[，。；、]|$)")
"""A paragraph that leaves out all units, as in a list, does so on purpose."""
_NONE = re.compile(r"未|没有|无(?!法)|零")


@remembered
def gaps(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where something was to be filled in (XX, ____, empty brackets, a unit without its number), and whether surely."""
    sure = [found.span() for found in _CERTAIN.finditer(text)]
    yield from ((*span, True) for span in sure)
    for start, end in _unsure(text):
        if all(end <= first or start >= last for first, last in sure):
            yield start, end, False


def _unsure(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _UNSURE.finditer(text))
    yield from (found.span() for found in _BARE_UNIT.finditer(text) if not _NONE.search(_clause_before(text, found)))
    for found in _BEFORE_ITS_UNIT.finditer(text):
        if not _NONE.search(_clause_before(text, found)):
            yield found.span(found.lastindex or 0)
    yield from (found.span() for found in _MADE_UP.finditer(text))
    yield from (found.span() for found in _STRAY_UNIT.finditer(text))
    if _WITH_UNIT.search(text) or len(_BARE_NUMBER.findall(text)) == 1:
        yield from (found.span("n") for found in _NO_UNIT.finditer(text))


def _clause_before(text: str, found: re.Match[str]) -> str:
    return re.split("[，。；：]", text[max(0, found.start() - 40) : found.start()])[-1]


@rule("G14", "有未填写的内容", level=Level.ERROR, basis="无统一规定；年报公开前应填写完整", scope="text")
def left_open(facts: Facts) -> RuleResults:
    """补上数字、单位或文字；多出来的字删去，不需要的，整句删去。"""
    for paragraph, start, end in facts.asking:
        if paragraph.section not in {"title", "signature"}:
            spot = Spot.at(paragraph, start, end)
            alone = not (paragraph.text[:start] + paragraph.text[end:]).strip() and not _NOTE.search(spot.excerpt)
            message = f"第{paragraph.number}段是格式里的说明文字，没有填写：“{spot.excerpt}”。"
            yield Problem(message, (), spot, level=None if alone else Level.QUERY)
    pictures = _pictures_left_out(facts)
    for passage in passages(facts):
        yield None
        for start, end, sure in gaps(passage.text):
            held_a_picture = pictures and passage.text[start:end] in {"（）", "【】"}
            around = passage.paragraph.text[max(0, start - 8) : end + 8].strip()
            message = f"第{passage.number}段有未填写的内容：“{around}”。"
            yield Problem(
                message, (), passage.spot(start, end), level=None if sure and not held_a_picture else Level.QUERY
            )


_NOTE = re.compile(r"^[（(][^（）()]*(?:由|请)[^（）()]*(?:填写|填报|补充)|可以|即可")
"""A line that says who fills in what, or how something is used: odd in a report, but no form's own words."""


def _pictures_left_out(facts: Facts) -> bool:
    """Whether the document had pictures, which may have stood in brackets that are empty now."""
    imported = facts.report.imported
    return imported is not None and any("图片" in words for words in imported.left_out)


MARK = re.compile(r"\{\{[^{}\n]{0,80}\}\}")


@rule("G19", "插入的数据不存在", level=Level.ERROR, basis="无统一规定；正文中的数据取自表格", scope="text")
def mark_names_nothing(facts: Facts) -> RuleResults:
    """删去这一处，从“插入数据”菜单里重新选。"""
    for passage in passages(facts):
        for found in MARK.finditer(passage.paragraph.text):
            if passage.paragraph.text.strip() not in {"{{名单}}", "{{分类}}"}:
                message = f"第{passage.number}段的“{found[0]}”没有对应的数据，请重新插入。"
                yield Problem(message, (), passage.spot(*found.span()))
