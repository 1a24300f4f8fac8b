"""H19. Words and marks that stand there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, rule

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
_ONE_TWICE = re.compile(
    r"(?<![目中标])的的(?!确|士)|(?<![\u4e00-\u9fff]着)了了(?!解|结|事|断|然|却|望|不|无)|和和(?!气|睦|美|平|解|谐)|(?<![所存现实])在在(?!线|校|职|岗|建|册|京|编|场|案|乎|外|内)"
    r"|(?<![参给授赠赋])与与(?!会|其)|(?<=[\u4e00-\u9fff])是是(?!否|非)|将将|(?<![自理事缘])由由"
)
"""A small word twice: 便捷的的查询."""
_LAST_TWICE = re.compile(
    "|".join(
        f"{word}{word[-1]}(?![{goes_on}])"
        for word, goes_on in (
            pair.split(":")
            for pair in [
                "完善:于后意治待款良",
                "发布:布局置告点控展",
                "管理:理事念顺论财由解应清",
                "信息:息",
                "制度:度过假量汛数",
                "平台:台账风阶湾州",
                "网站:站点位长内群台所务好在",
                "栏目:目录标前的",
                "答复:复议核印查杂制工垦审耕函",
                "提高:高效质度标位水速新校中层频龄考原",
                "推进:进一行度展入程村社企校驻家户而出口",
                "规范:范围本例文畴",
                "共:共享同建有计产青赢",
                "回应:应急用当对该公允付",
            ]
        )
    ).replace("共共", "(?<![公总一])共共")
    + r"|(?<=\d)(?:条条|件件|份份|篇篇|次次|项项|场场|期期|个个)|(?<=\d{4})年年(?![报底初末度中终均])|(?<=[我本])(?:局局|镇镇|乡乡)(?=[高认严深按积共全])"
)
"""The last character of a word twice: 完善善, 20条条. Behind it the marks with which it would begin a right word."""
_CLAUSE_TWICE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<clause>[\u4e00-\u9fff]{4,14})(?P<more>[，、；](?P=clause))(?=[，。；、])"
)
"""畅通渠道，畅通渠道，"""
_STRENGTH = "、，；：。"
"""Of two marks that stand together the later one in this list is kept."""


@rule("H19", "疑似重复", level=Level.HINT, basis="无统一规定；文字校对", scope="text")
def doubled(facts: Facts) -> RuleResults:
    """删去多出来的字或标点；确实要这样写的，不用理会。"""
    for passage in passages(facts):
        for found in _DOUBLED.finditer(passage.text):
            if not any(_is_meant(passage.text, one) for one in _alike(passage.text, found)):
                yield Problem(f"疑似重复：“{found[0]}”。", (), passage.spot(*found.span()), fix=found[1])
        for found in (*_ONE_TWICE.finditer(passage.text), *_LAST_TWICE.finditer(passage.text)):
            yield Problem(f"疑似重复：“{found[0]}”。", (), passage.spot(*found.span()), fix=found[0][:-1])
        for found in _CLAUSE_TWICE.finditer(passage.text):
            yield Problem(f"疑似重复：“{found[0]}”。", (), passage.spot(*found.span()), fix=found["clause"])
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
