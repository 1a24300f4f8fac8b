"""F7, G18. Years and dates that belong to another report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import Passage, passages
from app.checks.rule import Level, Problem, RuleResults, rule
from app.language.numbers import from_words
from app.language.sentences import inside

_YEAR = re.compile(r"(?<!\d)(?P<digits>20\d\d)[ \u3000]?年|(?P<words>二[〇零○O0][一二三四五六七八九〇零]{2})年")
_SHORT = re.compile(r"(?<![\d〔])(?P<short>[12]\d)年(?=度|全年|，[我本全]|[我本]|共[公发受收])(?!度假)")
"""23年度, 22年全年: a year of two digits."""
_DAMAGED = re.compile(r"(?<!\d)(?:20\d{3}|20\d|2[OoＯ]\d\d|20[OoＯ]\d)[ \u3000]?年(?=度[，我]|，[我本全]|[我本])")
"""20224年, 2O23年."""
_OWN_REPORT = re.compile(r"《[^《》]{0,30}年度?政府信息公开(?:工作)?年度报告》")
_OF_THE_WORK = re.compile(r"度?(?:的)?(?:政府信息公开|政务公开|信息公开)")
_WHEN = re.compile(
    r"(?:^|(?:本年度?|今年|一年来|本报告期|全年)（|在|现将|回顾|总结|过去的|[局委办厅院会省县市区镇乡道府关位处队校部们]|（[一二三四五六七八九十]）|方面)$"
)
"""What may stand before a year that tells when the body worked: nothing, or who did it."""
_HEADING = re.compile(
    r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?:主动公开|依?申请公开|[^，。；：\d]{0,8}(?:管理|建设|保障))(?:情况|工作)?[ \u3000]*"
)
"""A numbered heading with its text in the same line: （三）政府信息管理 2022年，制定……"""
_OF_A_THING = re.compile(r"度?(?![^，。；]{0,4}(?:公开|发布|收到|受理|答复|办理|[我本全]))[^，。；的]{1,10}的")
"""“2021年查找出的问题”: the year of the thing, not of the work."""
_OWN_NAME = re.compile(r"度?政府信息公开(?:工作)?(?:情况)?(?:年度)?报告")
_AFTER = re.compile(
    r"度?(?:\s?\d{1,2}月|相比|同期|以?来|起|前|底|末|初|至今|至|[—–~～-]|的基础|基础上|第?\d+号|版|届|级|秋季|春季|的[\d.]+(?:倍|%)|的[两三四五]倍|度?结转|修订|修正|施行)"
)
_WHOLE_YEAR = re.compile(
    r"1月(?:1日)?(?:起)?(?:至|到|[—–~～-]+)(?:20\d\d年)?12月(?:31日|底)?(?:期间|止)?(?:，[我本全共]|[我本共公发受收])"
)
"""2022年1月至12月，我局……: all of another year."""
_ABOUT = re.compile(
    r"决算|预算|绩效|结转|转入|补贴|方案|问题|不足|整改|工作报告|年报|年度报告|年度述职|评估|考核|测评|评议|审计|规划|学年|上年度|修订|颁布|执行情况|基础上|三公|统计公报|先进|表彰|(?:印发|制定|出台|建成|成立|开通|上线|启用|发布)的|遗留"
)
_THIS_YEAR = re.compile(r"(?:本年|今年|当年)度?(?:[^，。；\d]{0,8}\d|内?(?:审结|办结|答复|结案))")
_PLAN = re.compile(r"将|继续|计划|拟|下一步|展望|进一步|打算|力争|争取|今后|来年|新的一年|着力|重点|要|推动|工作中")


@rule(
    "F7",
    "出现其他年份",
    level=Level.QUERY,
    basis="政府信息公开条例第四十九条、第五十条：年度报告写上一年度的情况",
    scope="text",
)
def another_year(facts: Facts) -> RuleResults:
    """多半是沿用往年稿子时漏改。确实写的是往年的事，请核对后说明。"""
    for passage in passages(facts):
        for start, end, year in other_years(passage, facts.year):
            message = f"正文出现“{year}年”，本报告是{facts.year}年年报，请核对。"
            yield Problem(message, (), passage.spot(start, end))
        for start, end in _odd_years(passage.text, facts.year):
            spot = passage.spot(start, end)
            yield Problem(f"正文出现“{spot.excerpt}”，本报告是{facts.year}年年报，请核对。", (), spot)


def _odd_years(text: str, report_year: int) -> Iterator[tuple[int, int]]:
    """Years of two digits that are another one's, and damaged ones, where the text tells when the body worked."""
    for found in _SHORT.finditer(text):
        if 0 < abs(2000 + int(found["short"]) - report_year) <= NEAR and _tells_when(text, found):
            yield found.span()
    yield from (found.span() for found in _DAMAGED.finditer(text) if _tells_when(text, found))


NEAR = 3
"""Years before or after the report's own that may have been left over."""


def other_years(passage: Passage, report_year: int) -> Iterator[tuple[int, int, int]]:
    """Years beside the report's own where that one belongs, with their characters."""
    text = passage.text
    for found in _YEAR.finditer(text):
        year = int(found["digits"]) if found["digits"] else from_words(found["words"].replace("○", "〇")) or 0
        if year == report_year or (abs(year - report_year) > NEAR and not _is_mistyped(text, found, year, report_year)):
            continue
        if inside(text, found.start(), "《〔〈"):
            if not _in_own_report(text, found.start()):
                continue
        elif _is_meant(passage, found, year, report_year):
            continue
        yield found.start(), found.end(), year


_OWN_WORK = re.compile(r"度?，(?=[我本全]|[\u4e00-\u9fff]{1,8}(?:局|委|办|政府|镇|乡|街道)[坚认深严按紧围切持全])")


def _is_mistyped(text: str, found: re.Match[str], year: int, report_year: int) -> bool:
    """“2032年，全区……” for 2023: a far year that begins a sentence about the body's work, with this one's digits in
    another order or still to come.
    """
    near = sorted(str(year)) == sorted(str(report_year)) or year > report_year
    before = text[: found.start()].rstrip()
    return near and (not before or before[-1] in "。；\n") and bool(_OWN_WORK.match(text, found.end()))


def _in_own_report(text: str, at: int) -> bool:
    return any(title.start() <= at < title.end() for title in _OWN_REPORT.finditer(text))


def _is_meant(passage: Passage, found: re.Match[str], year: int, report_year: int) -> bool:
    """Whether the year is rightly another one: an earlier account, an event, a comparison, a plan."""
    text = passage.text
    before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 10]
    if not _tells_when(text, found):
        return True
    if _WHOLE_YEAR.match(text, found.end()):
        return False
    if _AFTER.match(after):
        return True
    if passage.section == "preface" and _OWN_NAME.match(text, found.end()):
        return False
    sentence = _around(text, found.start(), "。；！？\n")
    ahead = re.split(r"[，。；：]", text[found.end() : found.end() + 24])[0]
    if year < report_year and _is_compared(before, after):
        return True
    if _ABOUT.search(ahead) or re.search(r"荣获|获评|被评为|入选|获得", _around(text, found.start(), "，。；")):
        return True
    own = f"{report_year}年" in _around(text, found.start(), "。！？\n") or (
        year < report_year and bool(_THIS_YEAR.search(sentence))
    )
    if year > report_year:
        return passage.theme == "problems" or bool(_PLAN.search(sentence)) or own
    return own


def _tells_when(text: str, found: re.Match[str]) -> bool:
    """Whether the year says when the body worked: “2022年，我局……”, “我局2022年共……”, not “公布2022年的……”."""
    before = re.split(r"[，。；：！？\n]", text[max(0, found.start() - 40) : found.start()])[-1]
    clause = "" if _HEADING.fullmatch(before) else before.strip()
    if _OF_THE_WORK.match(text, found.end()) and not re.search(r"[比较与同从至到]$", clause):
        return True
    return bool(_WHEN.search(clause)) and not _OF_A_THING.match(text, found.end())


def _is_compared(before: str, after: str) -> bool:
    """“新收58件，2021年为63件”: a bare figure, after the one that it is compared with."""
    return before.endswith(("，", "（", "、")) and bool(re.match(r"度?(?:同期)?(?:为|是|仅|只有|有)?\d", after))


def _around(text: str, at: int, marks: str) -> str:
    """The stretch between two of `marks` around a position."""
    start = max(text.rfind(mark, 0, at) for mark in marks) + 1
    ends = [end for mark in marks if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]


_UNTIL = re.compile(
    r"截(?:至|止)(?:到|至)?[ \u3000]?(?:(?P<year>20\d\d)年|(?P<own>本年|今年|当年))?(?:(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:(?P<day>\d{1,2})日|(?P<part>底|末|初|中旬|上旬|下旬|份)?)|年?(?P<end>底|末)|年?(?:第?(?P<quarter>[一二三1-3])季度|(?P<half>上半年))[底末]?)?(?P<after>前)?"
)
_SO_FAR = re.compile(
    r"截(?:至|止)(?:到)?(?:目前|当前|现在|发稿)|到目前为止|迄今(?:为止)?(?=[，共已累])|(?<!到)(?<!至)目前(?=[，]?[^，。；]{0,8}(?:已|共|累计))"
)
_MONTHS = re.compile(
    r"(?:(?P<year>20\d\d)年|今年|本年|(?<![\d年—～-]))1(?:月份?)?(?:至|到|[—–~～-]+)(?P<month>\d{1,2})月份?(?:，|期间)?[^，。；\d]{0,6}(?:共|累计|已)[^，。；]{0,16}\d"
)
"""1—11月，共公开信息210条: a part of the year only."""
_FIGURE = re.compile(r"[^。；\n]{0,30}?\d[\d,.]*[余多]?[件宗起份条篇例项个次期场批类家处张部册名户人万]")


@rule(
    "G18",
    "截至日期不到年末",
    level=Level.QUERY,
    basis="政府信息公开条例第四十九条、第五十条：统计期限为1月1日至12月31日",
    scope="text",
)
def as_of_an_earlier_day(facts: Facts) -> RuleResults:
    """年报数据统计到12月31日。按别的日期统计的，请改用全年数，或写明原因。"""
    for passage in passages(facts):
        if passage.section == "preface":
            continue
        for start, end in (*_early_days(passage.text, facts.year), *_parts_of_the_year(passage.text, facts.year)):
            spot = passage.spot(start, end)
            yield Problem(f"正文写“{spot.excerpt}”，统计期到{facts.year}年12月31日。", (), spot)
        for found in _SO_FAR.finditer(passage.text):
            if _FIGURE.match(passage.text, found.end()):
                message = f"建议写明“截至{facts.year}年12月31日”。"
                yield Problem(message, (), passage.spot(*found.span()), Level.HINT)


def _early_days(text: str, report_year: int) -> Iterator[tuple[int, int]]:
    for found in _UNTIL.finditer(text):
        if _ends_early(found, report_year) and not _a_deadline(text, found):
            yield found.span()


def _parts_of_the_year(text: str, report_year: int) -> Iterator[tuple[int, int]]:
    for found in _MONTHS.finditer(text):
        if LATE <= int(found["month"]) < 12 and int(found["year"] or report_year) == report_year:
            yield found.start(), found.end("month") + 1


LATE = 9
"""From this month on a part of the year may be meant to be all of it; earlier ones are told for themselves."""


def _a_deadline(text: str, found: re.Match[str]) -> bool:
    """“报名截至3月31日的公告” tells of a deadline, not of figures."""
    before = re.search(
        r"(?:报名|申报|申请|征求意见|有效期|时间|期限|缴费|受理)$", text[max(0, found.start() - 6) : found.start()]
    )
    return bool(before) or text.startswith("的", found.end())


def _ends_early(found: re.Match[str], report_year: int) -> bool:
    year = int(found["year"] or report_year)
    if found["quarter"] or found["half"]:
        return not found["after"] and year <= report_year
    if found["after"] or not (found["month"] or found["end"]):
        return False
    if year != report_year or found["end"]:
        return year < report_year
    month = from_words(found["month"]) or 0
    return 1 <= month < 12 or (month == 12 and not _to_the_end_of_the_month(found))


def _to_the_end_of_the_month(found: re.Match[str]) -> bool:
    return found["day"] == "31" or (found["part"] in {"底", "末", "份", None} and not found["day"])
