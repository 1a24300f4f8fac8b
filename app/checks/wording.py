"""H13, H14, H16, H19, H20, H29. Words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, rule
from app.checks.terms import misspelt_terms
from app.checks.typos import TYPOS, WRONG_WORDS
from app.language.remembered import remembered
from app.language.sentences import CLOSE, OPEN, inside

_NUMBER = re.compile(
    r"(?P<body>[\u4e00-\u9fff])(?P<open>[（〔【\[﹝［{])(?P<year>20\d\d)(?P<nian>年)?[）〕】\]﹞］}][ \u3000]?(?P<di>第)?[ \u3000]?(?P<no>\d{1,4})[ \u3000]?号"
)
_WITHOUT_ITS_WORD = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<number>[〔﹝](?P<year>20\d\d)[〕﹞](?P<no>\d{1,4}))(?![\d号]|[ \u3000]?号|[^，。；）)]{0,40}号)"
)
"""〔2023〕17, with no 号 behind it nor at the end of the list."""
_SHORT_YEAR = re.compile(r"(?<=[\u4e00-\u9fff])[〔﹝](?P<year>\d\d)[〕﹞](?P<no>\d{1,4})号")
_ENUMERATED = re.compile(r"(?:^|[：；，。、\s])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[甲乙丙丁]|[A-Za-z]|[①-⑳])$")


@rule("H13", "文号或括号写法", level=Level.HINT, basis="GB/T 9704—2012 7.2.5：发文字号；标点成对使用", scope="text")
def number_or_brackets(facts: Facts) -> RuleResults:
    """文号写成“〔2021〕30号”：六角括号，不加“年”“第”，序号前不补0。括号、引号、书名号要成对。"""
    for passage in passages(facts):
        original = passage.paragraph.text
        for found in _NUMBER.finditer(passage.text):
            if original[found.start("open")] != "〔" or found["nian"] or found["di"] or found["no"][0] == "0":
                stated, good = original[found.start("open") : found.end()], f"〔{found['year']}〕{int(found['no'])}号"
                yield Problem(
                    f"“{stated}”应写成“{good}”。", (), passage.spot(found.start("open"), found.end()), fix=good
                )
        for pattern, century in ((_WITHOUT_ITS_WORD, ""), (_SHORT_YEAR, "20")):
            for found in pattern.finditer(passage.text):
                good = f"〔{century}{found['year']}〕{int(found['no'])}号"
                yield Problem(f"“{found[0]}”应写成“{good}”。", (), passage.spot(*found.span()), fix=good)
        for start, end, why in unbalanced(passage.text):
            stated = original[max(0, start - 6) : end + 6]
            yield Problem(f"“{stated}”应写成成对的括号或引号：{why}。", (), passage.spot(start, end))


@remembered
def unbalanced(text: str) -> Iterator[tuple[int, int, str]]:
    """Brackets and quotation marks without their partner: the first of a paragraph, with what is missing."""
    stack: list[int] = []
    for at, mark in enumerate(text):
        if mark in "（〔【《“":
            stack.append(at)
        elif mark in "）〕】》”":
            if stack and text[stack[-1]] == CLOSE[mark]:
                stack.pop()
            elif not (mark == "）" and _ENUMERATED.search(text, max(0, at - 5), at)):
                yield at, at + 1, f"缺“{CLOSE[mark]}”" if not stack else f"“{text[stack[-1]]}”与“{mark}”不配"
                return
    if stack:
        yield stack[-1], stack[-1] + 1, f"缺“{OPEN[text[stack[-1]]]}”"


@rule("H14", "“政务信息公开”与“政府信息公开”混用", level=Level.HINT, basis="政府信息公开条例的用语", scope="report")
def two_terms(facts: Facts) -> RuleResults:
    """条例的用语是“政府信息公开”。书名号里的文件名照原文。"""
    wrong, right = [], 0
    for passage in passages(facts):
        wrong += [
            passage.spot(*found.span())
            for found in re.finditer("政务信息公开", passage.text)
            if not inside(passage.text, found.start(), "《")
        ]
        right += sum(
            not inside(passage.text, found.start(), "《") for found in re.finditer("政府信息公开", passage.text)
        )
    if wrong and right:
        message = f"文中“政务信息公开”{len(wrong)}处、“政府信息公开”{right}处，建议统一。"
        yield Problem(message, (), wrong[0], fix="政府信息公开")


SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董程曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟万段雷钱汤尹黎易武乔贺赖龚"
_PRIVATE = (
    re.compile(
        r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
    ),
    re.compile(r"(?<![\d.\-])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])"),
    re.compile(
        rf"(?:(?<=家长)|(?<=业主)|(?<=住户)|(?<=户主)|(?<=职工)|(?<=教师)|(?<=老人)|(?<=学生)|(?<=律师)|(?<=代理人))[{SURNAMES}](?![某××XxＸ姓])[\u4e00-\u9fff]{{1,2}}?(?=提交|提出|申请公开|来函|来信|(?:向|诉|不服)[我本]|的政府信息|要求公开|的申请)"
    ),
    re.compile(
        rf"(?:(?<=^)|(?<=[，。；：\n]))[{SURNAMES}](?![某××XxＸ姓])[\u4e00-\u9fff]{{1,2}}?(?=(?:诉|不服|起诉|状告)(?:[我本][局委办镇乡县区市街机单]))"
    ),
    re.compile(
        rf"(?:(?<=申请人)|(?<=当事人)|(?<=原告)|(?<=公民)|(?<=村民)|(?<=居民)|(?<=市民)|(?<=群众))[{SURNAMES}](?![某××XxＸ姓])[\u4e00-\u9fff]{{1,2}}?(?=提出|申请|向|要求|不服|因|诉|提交|等\d|、|（|（身份证)"
    ),
)
_CONTACT = re.compile(r"邮政编码|邮编|电子邮箱|电子信箱|联系地址|通讯地址")


@rule("H16", "疑似个人信息", level=Level.QUERY, basis="政府信息公开条例第十五条；个人信息保护法", scope="text")
def personal_data(facts: Facts) -> RuleResults:
    """身份证号、手机号、申请人姓名不要写进年报；办公电话可以写在联系方式里。"""
    for passage in passages(facts):
        for found in _private(passage.text) if passage.section != "preface" else ():
            message = f"第{passage.number}段疑似含个人信息“{found[0]}”，公开前请删除或作去标识化处理。"
            yield Problem(message, (), passage.spot(*found.span()))


@remembered
def _private(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PRIVATE if not _CONTACT.search(text) else ():
        for found in pattern.finditer(text):
            if not re.search(r"某|先生|女士|同志|何[时人种地事处]|等|群|众|关|于|对|和|有|的|反|书", found[0]):
                yield found


_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
_FINE = re.compile(r"(.)\1+$|用信$|作协$|[一二三四五六七八九十百千零〇两]|逐|.*件件|委员会|公司|常委")
_GOES_ON = re.compile(
    r"信息(?:化|员|港|网|系统|中心|技术|产业|平台)|数据(?:库|局|中心|元|集|项)|服务(?:中心|局|大厅|平台|站|网|事项|窗口|热线|指南)"
    r"|管理(?:局|处|办|委|中心|系统|平台|站|员)|工作(?:者|站|组|人员|室|日|量)|公开(?:栏|日|指南|目录|条例|平台)"
    r"|(?:统计|审计|财政|教育|研究|调查|评估|检查|指导)(?:局|厅|部门|中心|报告|所|院|组|站|队|员|年鉴|口径|意见|目录)|报告(?:如下|给|于)|学习强国|网站群|职工(?:代表|之家)"
)
"""Right words that begin like the ones before them: 信息信息化, 数据数据库."""
_NAMED = re.compile(r"(?:人民|[省市县区镇乡州旗盟级届地方]|本级|各级)$")
_TWICE = re.compile(
    r"(?P<same>[，。；：、！？])[ \u3000]?(?P=same)+"
    r"|(?P<first>[，。；：、])[ \u3000]?(?P<second>(?!(?P=first))[，。；：、]|[.,;](?![.A-Za-z0-9]))(?![，。；：、.,;])"
)
_STRENGTH = "、，；：。"
"""Of two marks that stand together the later one in this list is kept."""


@rule("H19", "疑似重复", level=Level.HINT, basis="无统一规定；文字校对", scope="text")
def doubled(facts: Facts) -> RuleResults:
    """删去多出来的字或标点；确实要这样写的，不用理会。"""
    for passage in passages(facts):
        for found in _DOUBLED.finditer(passage.text):
            if not any(_is_meant(passage.text, one) for one in _alike(passage.text, found)):
                yield Problem(f"疑似重复：“{found[0]}”。", (), passage.spot(*found.span()), fix=found[1])
        for found in _TWICE.finditer(passage.text):
            spot = passage.spot(found.start(), found.end())
            stated = passage.paragraph.text[max(0, found.start() - 6) : found.end() + 1]
            yield Problem(f"疑似重复：“{stated}”，标点多了。", (), spot, fix=_one_of(found))


def _alike(text: str, found: re.Match[str]) -> Iterator[re.Match[str]]:
    """The doubled words that begin inside the first of two: 服务服务 in 政务服务服务事项, where 务服 comes first."""
    yield found
    for at in range(found.start() + 1, found.start() + len(found[1])):
        if (other := _DOUBLED.match(text, at)) and len(other[1]) == len(found[1]):
            yield other


def _one_of(found: re.Match[str]) -> str:
    """The mark that should stand alone."""
    return found["same"] or max(found["first"], found["second"], key=_STRENGTH.find)


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Words that are doubled rightly: 层层, 人民政府政府信息, and where the second one begins a longer word."""
    half = found.start() + len(found[1])
    if _GOES_ON.match(text, half):
        return True
    if found[1] == "政府":
        goes_on = re.match(r"信息|网站|门户|公报|办|工作|采购", text[found.end() : found.end() + 2])
        return bool(goes_on and _NAMED.search(text[max(0, found.start() - 2) : found.start()]))
    return bool(_FINE.match(found[1]))


@rule("H20", "疑似错别字", level=Level.HINT, basis="无统一规定；文字校对", scope="text")
def misspelt(facts: Facts) -> RuleResults:
    """按提示改正。"""
    for passage in passages(facts):
        yield None
        for wrong, right, at in _typos(passage.text):
            yield Problem(f"“{wrong}”疑为“{right}”。", (), passage.spot(at, at + len(wrong)), fix=right)


@remembered
def _typos(text: str) -> Iterator[tuple[str, str, int]]:
    """What is written, what is meant, and where it stands."""
    told = []
    for wrong, right, allowed in TYPOS:
        at = text.find(wrong)
        while at >= 0:
            if not (allowed and re.search(allowed, text[max(0, at - 2) : at + len(wrong) + 2])):
                yield wrong, right, at
                told.append((at, at + len(wrong)))
            at = text.find(wrong, at + 1)
    for pattern, meant in WRONG_WORDS:
        for found in pattern.finditer(text):
            yield found["wrong"], meant, found.start("wrong")
    for wrong, right, at in misspelt_terms(text):
        if all(at >= end or at + len(wrong) <= start for start, end in told):
            yield wrong, right, at


_WIDE = re.compile("[０-９]+(?:，[０-９]{3})*(?:．[０-９]+)?")


@rule(
    "H29", "正文用了全角数字", level=Level.HINT, basis="GB/T 15835—2011《出版物上数字用法》；无强制规定", scope="report"
)
def wide_digits(facts: Facts) -> RuleResults:
    """数字改用半角，与表格和别处一致。"""
    spots = [
        passage.spot(*found.span()) for passage in passages(facts) for found in _WIDE.finditer(passage.paragraph.text)
    ]
    if spots:
        shown = "、".join(f"“{spot.excerpt}”" for spot in spots[:3]) + ("等" if len(spots) > 3 else "")
        (first, fix), *rest = [(spot, spot.excerpt.translate(_NARROW)) for spot in spots]
        message = f"正文有{len(spots)}处全角数字：{shown}，建议改用半角。"
        yield Problem(message, (), first, fix=fix, also=tuple(rest))


_NARROW = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {ord("．"): ".", ord("，"): ","}
