"""H9, H10. The period that the report covers, and the day it is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.language.days import in_words
from app.language.fold import fold
from app.language.numbers import from_words
from app.language.remembered import remembered
from app.language.sentences import sentences
from app.report.model import KINDS
from app.texts.paragraphs import Paragraph

PERIOD = "政府信息公开条例第四十九条、第五十条；统一格式"
_WORDS = "二〇零一三四五六七八九"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_TO = r"\s*起?\s*[，,]?\s*(?:至|到|[—–―－~～-]+)\s*"


def _in_words(which: int) -> str:
    """2023年1月1日, the year left out at will."""
    year = rf"(?P<y{which}>\d{{4}}|[{_WORDS}]{{4}})\s*年度?\s*"
    return rf"(?:{year})?(?P<m{which}>{_N})\s*月\s*(?P<d{which}>{_N})\s*[日号]"


def _in_figures(which: int) -> str:
    """2023.1.1 or 2023-1-1."""
    return rf"(?P<y{which}>\d{{4}})[./-](?P<m{which}>\d{{1,2}})[./-](?P<d{which}>\d{{1,2}})"


def _in_months(which: int) -> str:
    """2023年1月, without a day."""
    year = rf"(?P<y{which}>\d{{4}})\s*年\s*"
    part = "(?P<part>[上中下]旬|初)?" if which == 2 else ""
    return (
        rf"{year if which == 1 else f'(?:{year})?'}(?P<m{which}>\d{{1,2}})\s*月份?(?![\s\d一二三四五六七八九十]){part}"
    )


_RANGES = tuple(re.compile(day(1) + _TO + day(2)) for day in (_in_words, _in_figures, _in_months))
_ABOUT_PERIOD = re.compile(r"统计|期限|所列数据|数据.{0,6}(?:时间|截[至止]|周期)|报告期|起止")
_OF_THE_DATA = re.compile(
    r"(?:统计|数据|报告)(?:的|中|所列|所用|所涉|各项|数据|统计|情况|起止|截止|汇总|编制|填报)*"
    r"(?:期限|时限|时间|日期|周期|区间|期间|时段|时点|范围|年度|期)?(?:均|皆|都|全部|应)?(?:为|是|系|自|从|在|于|由|截至|涵盖|包括|：|:|，|“|（|\s)*$"
)
"""What stands right before the period of the data: nothing else is surely that."""
_ANY_PERIOD = re.compile(
    r"1\s*月\s*1\s*日|一月一日|12\s*月\s*31\s*日|十二月三十一日|\d[./-]0?1[./-]0?1(?!\d)|1\s*月份?\s*(?:至|到|[—–―－~～-]+)\s*12\s*月"
    r"|(?:统计|报告|数据)(?:的|时间|年度|数据|报告)?(?:期限|时限|周期|区间|期间|时段|范围|期)|统计(?:起止)?时间|统计年度"
    r"|(?:数据|情况)[^，。；]{0,8}(?:均|全部|皆)?(?:为|是|系|截至)\d{4}年|自然年度|(?:为|是|系|反映|采用|取自)[^，。；]{0,8}(?:全年|年度)(?:的)?数据|(?:全年|年度)数据(?:均)?(?:截至|截止|自|从|为)|(?:时间|数据)(?:跨度|范围)|截[至止]\d{4}年(?:底|末|12月)"
)
"""Words that state the period, if roughly; 全年 and 统计 alone do not."""
_PLAIN_PERIOD = re.compile(
    r"1\s*月\s*1\s*日\s*起?\s*[，]?\s*(?:至|到|[—–―－~～-]+)[^，。；]{0,8}12\s*月\s*31\s*日|统计(?:数据)?(?:的|时间)?(?:期限|时限|周期|区间|时段)"
)
_DAMAGED = re.compile(
    r"\d{5,6}\s*月|\d{4}\s*年\s*月|月\s*日|年\s*(?:1[3-9]|[2-9]\d|\d{3,})\s*月|月\s*(?:3[2-9]|[4-9]\d|\d{3,})\s*日"
    r"|\d{1,2}\s*月\s*\d{1,2}(?![\s\d]*[日号])|(?<=[自从为至到])年\s*\d{1,2}\s*月|(?<!\d)\d{4}\s*月"
)


@dataclass(frozen=True)
class Period:
    """A stretch of days as written: (year or None, month, day) twice, and where it stands."""

    first: tuple[int | None, int, int]
    last: tuple[int | None, int, int]
    start: int
    end: int

    def covers(self, year: int) -> bool:
        """Whether it is the calendar year; a year left out is understood."""
        days = (self.first[1:], self.last[1:]) == ((1, 1), (12, 31))
        return days and {self.first[0], self.last[0]} <= {year, None}


@remembered
def periods(text: str) -> Iterator[Period]:
    """The stretches of days that a folded text names."""
    for pattern in _RANGES:
        for found in pattern.finditer(text):
            first, last = (_day(found, which) for which in "12")
            if first and last:
                yield Period(first, last, found.start(), found.end())


def _day(found: re.Match[str], which: str) -> tuple[int | None, int, int] | None:
    named = found.groupdict()
    if "d1" not in named:
        named[f"d{which}"] = "1" if which == "1" else _LAST_DAY.get(named["part"] or "", "31")
    year, month, day = (_number(named.get(name + which)) for name in "ymd")
    return (year, month, day) if month and day else None


_LAST_DAY = {"上旬": "10", "中旬": "20", "初": "1"}
"""The day up to which a period goes that ends in a part of a month."""


def _number(words: str | None) -> int | None:
    return from_words(words or "")


@rule("H9", "统计期限不对", level=Level.ERROR, basis=PERIOD, scope="report")
def another_period(facts: Facts) -> RuleResults:
    """年度报告统计的是报告年度的1月1日至12月31日。请改正前言里的日期。"""
    ok = f"统计期限应为{facts.year}年1月1日至12月31日。"
    mentioned = False
    opening = [paragraph for paragraph in facts.paragraphs if paragraph.section in {"preface", "1"}]
    right = any(period.covers(facts.year) for one in opening for period in periods(fold(one.text)))
    for paragraph in opening:
        for problem in _period_of(paragraph, facts.year, ok, elsewhere=right):
            mentioned = True
            yield problem
    if not mentioned and facts.speaks("preface") and not _states_a_period(facts):
        yield Problem(f"没有写明统计期限。{ok}", level=Level.HINT)


def _states_a_period(facts: Facts) -> bool:
    """Whether the preface, or what stands for one, states the period in any words; elsewhere only plain words do."""
    opening = [p.text for p in facts.paragraphs if p.section == "preface"]
    opening = opening or [p.text for p in facts.paragraphs if p.section == "1"][:LIKE_A_PREFACE]
    if _ANY_PERIOD.search(fold("\n".join(opening))):
        return True
    whole = fold("\n".join(p.text for p in facts.paragraphs if p.section not in {"title", "signature"}))
    return bool(_PLAIN_PERIOD.search(whole))


LIKE_A_PREFACE = 3
"""Paragraphs of a report without a preface that may be one."""


_BEGAN = re.compile(r"组建|成立|挂牌|设立|撤销|并入|合并|划转|划入|划出|机构改革|更名|新设")
"""A body that was not there all the year may rightly have a period of its own."""
_OF_THE_REPORT = re.compile(
    r"(?:\A|[，。；、：:（(])(?:本(?:年度|次|机关|单位|局|级)?|该|以上|所列|上述|涉及的?|其中?)?(?:报告|年报)?(?:中|内)?(?:的|所列|所用|各项|有关|相关|全部)*\Z"
    r"|工作年度\Z"
)
"""What stands before 统计期限 where that is the report's: not 网站访问量, 行政执法 or 上一年度报告."""


def _is_of_the_report(before: str, year: int) -> bool:
    """Whether a period is surely that of the report's data, by the words before it."""
    found = _OF_THE_DATA.search(before)
    if not found or _BEGAN.search(before):
        return False
    years = set(re.findall(r"\d{4}(?=年)", before[: found.start()]))
    return bool(_OF_THE_REPORT.search(before[: found.start()])) and years <= {str(year)}


@remembered
def _period_of(paragraph: Paragraph, year: int, ok: str, *, elsewhere: bool) -> Iterator[Problem]:
    """What is wrong with the period that a paragraph states; body text has to speak of the report's data.

    `elsewhere`: the right period is stated in the report too, so that nothing is sure about another one.
    """
    for sentence in sentences(fold(paragraph.text)):
        if not _ABOUT_PERIOD.search(sentence.text) or (
            paragraph.section != "preface" and not re.search(r"本(?:年度)?报告|年报|所列", sentence.text)
        ):
            continue
        stated = periods(sentence.text)
        if any(period.covers(year) for period in stated):
            continue  # the right one is there: others are of something else
        if damage := _DAMAGED.search(sentence.text):
            spot = Spot.at(paragraph, sentence.start + damage.start(), sentence.start + damage.end())
            yield Problem(f"日期“{spot.excerpt}”写得不完整。{ok}", spot=spot, level=Level.QUERY)
            continue
        for period in stated:
            surely = not elsewhere and _is_of_the_report(sentence.text[: period.start], year)
            spot = Spot.at(paragraph, sentence.start + period.start, sentence.start + period.end)
            yield Problem(f"{ok[:-1]}，现写“{spot.excerpt}”。", spot=spot, level=None if surely else Level.QUERY)


_DATE = re.compile(
    r"(?P<y>\d{4}|[二〇零一三四五六七八九]{4})\s*年\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月"
    r"(?:\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?"
)


_LETTERS = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0"})


def _in_usual_words(text: str) -> str:
    """A date with letters that look like digits as digits, and 元月 as the first month."""
    plain = fold(text).replace("元月", "1月").replace("正月", "1月").strip()
    return plain.translate(_LETTERS) if plain[:1].isdigit() else plain.replace("O", "〇").replace("o", "〇")


def date_in(text: str) -> date | None:
    """The date that a signature line names; the first of the month where it names no day."""
    found = _DATE.search(_in_usual_words(text))
    if not found:
        return None
    year, month, day = _number(found["y"]), _number(found["m"]), _number(found["d"]) or 1
    try:
        return date(year or 0, month or 0, day)
    except ValueError:
        return None


@rule("H10", "落款日期", level=Level.QUERY, basis="政府信息公开条例第四十九条", scope="report")
def signed_late_or_early(facts: Facts) -> RuleResults:
    """县级以上人民政府部门每年1月31日前、县级以上地方人民政府3月31日前公布上年年报；乡镇、街道按当地通知。当地要求更早的，可在设置里改。"""
    line = next((p for p in facts.paragraphs if p.section == "signature" and p.number == 2), None)
    signed = date_in(line.text) if line else None
    if line and line.text.strip() and not signed:
        yield _not_a_date(line)
    elif line and signed:
        yield from _other_words(line, signed)
    if line and signed and facts.kind and (message := _out_of_time(facts, signed, line.text.strip())):
        yield Problem(message, spot=Spot.at(line))


def _out_of_time(facts: Facts, signed: date, text: str) -> str:
    """What is wrong with the day, or ''."""
    if signed.year <= facts.year:
        return f"落款日期为{text}，早于{facts.year}年结束，请核对。"
    year, kind = facts.year + 1, facts.published_as
    if (limit := facts.limits.deadlines.get(kind)) and signed > date(year, *limit):
        return f"{KINDS[kind]}年报应在{year}年{in_words(limit)}前公布，落款日期为{text}。"
    if (limit := facts.limits.submission) and signed > date(year, *limit):
        return f"设置的报送期限是{year}年{in_words(limit)}，落款日期为{text}。"
    return ""


_SIGNED_OTHERWISE = re.compile(r"\d{4}年(?:0\d?月\d+[日号]|\d+月0\d[日号]|\d+月\d+号)")
"""2026年1月15号, 2026年01月05日."""


def _other_words(line: Paragraph, signed: date) -> RuleResults:
    """A day in words that documents do not use (GB/T 9704—2012, 7.3.5.4)."""
    text = line.text.strip()
    if _SIGNED_OTHERWISE.fullmatch(re.sub(r"\s", "", fold(text))) or not _DATE.search(fold(text).replace("O", "〇")):
        right = f"{signed.year}年{signed.month}月{signed.day}日"
        yield Problem(f"落款日期“{text}”应写作“{right}”。", spot=Spot.at(line), level=Level.HINT, fix=right)


_IN_FIGURES = re.compile(_in_figures(1).replace("1>", ">") + "日?")


def _not_a_date(line: Paragraph) -> Problem:
    """What is wrong with a signature line that names no day of the calendar in the words of the form."""
    text = line.text.strip()
    found = _IN_FIGURES.fullmatch(re.sub(r"\s", "", fold(text)))
    right = f"{int(found['y'])}年{int(found['m'])}月{int(found['d'])}日" if found else ""
    if right and date_in(right):
        return Problem(f"落款日期“{text}”应写作“{right}”。", spot=Spot.at(line), fix=right)
    return Problem(f"落款日期“{text}”不对，请写成“2026年1月20日”这样的日期。", spot=Spot.at(line))
