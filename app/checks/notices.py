"""H21, H23. Numbers and titles of national notices; fixed expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from app.checks.expressions import (
    CURRENT,
    EXCHANGEABLE,
    EXPRESSIONS,
    LAST_YEAR_OF_TRIAL,
    LAWS,
    NEAR_EXPRESSIONS,
    NOTICES,
    OTHER_TWO,
    SURE,
    TWO,
    NationalNotice,
)
from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, rule
from app.language.edit_distance import distance, nearest
from app.language.remembered import remembered

_TITLED = re.compile(
    r"《(?P<title>[^《》]{4,60}(?:[〈《][^《》〈〉]{2,40}[〉》][^《》]{0,12})?)》[^，。；《》]{0,4}[（(]?$"
)


@rule(
    "H21",
    "文号与文件名不符或已停用",
    level=Level.QUERY,
    basis="国务院办公厅文件：国办公开办函〔2021〕30号、〔2019〕60号，国办函〔2020〕109号等",
    scope="text",
)
def wrong_notice(facts: Facts) -> RuleResults:
    """按提示核对文号和文件名；已被新通知代替的，改用新通知。"""
    for passage in passages(facts):
        for notice, start, end in _numbers(passage.text):
            title = _TITLED.search(passage.text[max(0, start - 120) : start])
            spot = passage.spot(start, end)
            if title and not _same_title(title["title"], notice):
                yield Problem(f"“{notice.number}”的标题是《{notice.title}》。", (), spot)
            elif notice.last_year and facts.year > notice.last_year:
                yield Problem(f"“{notice.number}”已不适用于{facts.year}年年报，应为“{notice.successor}”。", (), spot)
        for start, end, notice in _other_numbers(passage.text):
            yield Problem(f"《{notice.title}》的文号是“{notice.number}”。", (), passage.spot(start, end))

        for start, end, message in _old_articles(passage.text) if facts.year > LAST_YEAR_OF_FIRST_ACT else ():
            yield Problem(message, (), passage.spot(start, end))
        for found in _superseded(passage.text) if facts.year > LAST_YEAR_OF_TRIAL else ():
            message = f"“{found['title']}”已不适用于{facts.year}年年报，应为“{CURRENT.number}”。"
            yield Problem(message, (), passage.spot(*found.span("title")))


LAST_YEAR_OF_FIRST_ACT = 2018
"""The 条例 was issued anew in April 2019 (国务院令第711号)."""
_DECREE = re.compile(
    r"政府信息公开条例》?[^，。；《》]{0,12}?(?P<other>国务院(?:令第?|第)(?!711号)\d{3}号)|(?P<first>国务院(?:令第?|第)492号)"
)
_ARTICLES = re.compile(r"条例》?(?:（[^（）]{0,12}）)?(?P<no>第(?:三十一|三十二)条)[^。]{0,30}(?:编制|年度报告|年报)")
_LOOKS_BACK = re.compile(r"原|旧|相比|修订前|首次|最初|200[78]年|历经|以来")


@remembered
def _old_articles(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the 条例 is cited by the number or the articles that it had until 2019."""
    for found in _DECREE.finditer(text):
        if not _LOOKS_BACK.search(text[max(0, found.start() - 20) : found.end() + 20]):
            group = "other" if found["other"] else "first"
            yield *found.span(group), "现行《中华人民共和国政府信息公开条例》是国务院令第711号。"
    for found in _ARTICLES.finditer(text):
        yield *found.span("no"), "《中华人民共和国政府信息公开条例》规定年度报告的是第四十九条、第五十条。"


_SUPERSEDED = re.compile(
    r"《(?P<title>国务院办公厅(?:政府信息与政务公开办公室)?关于政府信息公开工作年度报告有关事项的通知"
    r"|(?:中华人民共和国)?政府信息公开工作年度报告格式（试行）)》(?![（(]?[^，。；《》]{0,16}号)"
)
_ISSUED_HERE = re.compile(r"[省市县区州](?:人民)?(?:政府|政务|办公|公开)[^，。；《》]{0,16}$")


@remembered
def _superseded(text: str) -> Iterator[re.Match[str]]:
    """Where a notice is named by its title alone that another one took the place of; not what a place calls its own."""
    for found in _SUPERSEDED.finditer(text):
        if not _ISSUED_HERE.search(text, 0, found.start()):
            yield found


@remembered
def _numbers(text: str) -> Iterator[tuple[NationalNotice, int, int]]:
    """Where a text has the number of a national notice."""
    for notice in NOTICES:
        for found in re.finditer(notice.pattern, text):
            yield notice, *found.span()


_NUMBERED = re.compile(
    r"《(?P<title>[^《》]{12,60}(?:[〈《][^《》〈〉]{2,40}[〉》][^《》]{0,12})?)》[（(](?P<number>国办[^（）()\s]{0,8}[〔（【\[]\d{4}年?[〕）】\]]第?\d{1,3}号)"
)


@remembered
def _other_numbers(text: str) -> Iterator[tuple[int, int, NationalNotice]]:
    """Where a national notice stands under a number that is none of the known ones."""
    for found in _NUMBERED.finditer(text):
        plain = re.sub(r"[〈〉《》“”]", "", found["title"])
        if any(re.search(notice.pattern, found["number"]) for notice in NOTICES):
            continue
        for notice in NOTICES:
            known = re.sub(r"[〈〉《》“”]", "", notice.title)
            if plain in known or _shared({plain[at : at + 2] for at in range(len(plain) - 1)}, known) >= NEARLY_ALL:
                yield *found.span("number"), notice
                break


NEARLY_ALL = 0.9
"""Of the pairs of characters of a title: then it is the notice's, some words left out."""


def _same_title(stated: str, notice: NationalNotice) -> bool:
    """Whether a title may be the notice's: none of another known one, and of the same words."""
    plain = re.sub(r"[〈〉《》\s“”]", "", stated)
    if plain in re.sub(r"[〈〉《》“”]", "", notice.title):
        return True
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)}
    return max(NOTICES, key=lambda one: _shared(pairs, one.title)) is notice and _shared(pairs, notice.title) >= 0.6


def _shared(pairs: set[str], title: str) -> float:
    return sum(pair in title for pair in pairs) / max(1, len(pairs))


@rule(
    "H23",
    "固定提法有误",
    level=Level.ERROR,
    basis="无统一规定；党中央、国务院文件的规范表述和法律法规的全称",
    scope="text",
)
def fixed_expression_is_off(facts: Facts) -> RuleResults:
    """政治表述和法律名称一字不能错，请照规范表述改正。"""
    for passage in passages(facts):
        text = passage.paragraph.text
        for start, end, right in _off_in(text):
            # Where the last character is missing or wrong, nobody knows which, putting it in may make it worse.
            unsure = text[start:end] == right[:-1] and re.match(_HAN, text[end:])
            fix = None if unsure else right
            level = None if _is_certain(text, start, end, right) else Level.QUERY
            message = f"“{text[start:end]}”应为“{right}”。"
            yield Problem(message, (), passage.spot(start, end), fix=fix, level=level)


def _is_certain(text: str, start: int, end: int, right: str) -> bool:
    """Whether nothing else can be meant: neither another two, nor a booklet of 案例, nor other words of one's own."""
    stated = text[start:end]
    if right in TWO:
        return right not in text and _among_its_like(text, start, end)
    if right in EXPRESSIONS and right not in SURE:
        inside = stated[:2] == right[:2] and stated[-2:] == right[-2:]
        return inside and len(stated) == len(right) and distance(stated, right, 1) == 1
    if right in SURE:
        return not any(stated[:at] + stated[at + 2 :] in SURE for at in range(1, len(stated) - 1))
    more = len(stated) > len(right) and not any(one == other for one, other in pairwise(stated))
    return not more and (stated[-2:] == right[-2:] or stated[:4] == "中华人民")


_BEFORE_IT = re.compile(r"(?:拥护|领悟|捍卫|衷心|坚决)[^，。；]{0,8}$")
_LIKE = re.compile(r"“四个意识”|“四个自信”|“两个确立”|“两个维护”")


def _among_its_like(text: str, start: int, end: int) -> bool:
    """Whether the words around speak as they do of 两个确立 and 两个维护: else another two may be meant."""
    before = text[max(0, start - 40) : start]
    return bool(_BEFORE_IT.search(before) or _LIKE.search(before + text[end : end + 40]))


_HAN = r"[\u4e00-\u9fff]"
Off = tuple[int, int, str]
"""Where something stands that is off, and what is right."""


@remembered
def _off_in(text: str) -> Iterator[Off]:
    return _apart((*_law(text), *_two(text), *_long(text)))


def _apart(found: Iterable[Off]) -> Iterator[Off]:
    """The first of those that lie over one another."""
    kept: list[Off] = []
    for start, end, right in found:
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, right))
            yield start, end, right


def _long(text: str) -> list[Off]:
    """Long expressions, the nearest first: one third of each is looked for as it is, the rest compared."""
    found: set[tuple[int, Off]] = set()
    for right in EXPRESSIONS:
        third = len(right) // 3
        for piece in range(3):
            part = right[piece * third : (piece + 1) * third if piece < 2 else len(right)]
            at = text.find(part)
            while at >= 0:
                if off := _off(text, max(0, at - piece * third - 2), right):
                    found.add(off)
                at = text.find(part, at + 1)
    return [off for _, off in sorted(found)]


_MEANT = re.compile(NEAR_EXPRESSIONS)


def _off(text: str, begin: int, right: str) -> tuple[int, Off] | None:
    """How far off the stretch near `begin` is, by one or two characters, if it is none of the right ones."""
    window = text[begin : begin + len(right) + 4]
    around = text[max(0, begin - 4) : begin + len(right) + 8]
    solid = "".join(around.split())  # a blank within, as PDF files have them, is no wrong word
    if any(known in solid for known in (*EXPRESSIONS, *LAWS)) or _MEANT.search(around):
        return None
    changes, start, end = nearest(right, window)
    stated = window[start:end]
    if right not in SURE and _is_reworded(stated, right):
        return None
    cut = len(stated) < len(right) - 1 and (stated[:2], stated[-2:]) != (right[:2], right[-2:])
    if not 0 < changes <= 2 or cut:
        return None
    if re.search(r"[\s，。；、（）《》‘’“”]", stated):
        return None
    return changes, (begin + start, begin + end + _more(stated, text[begin + end :], right), right)


def _is_reworded(stated: str, right: str) -> bool:
    """Whether another word stands in place of one of an expression, or is put in or left out: 加快 for 全面."""
    if len(stated) == len(right):
        return any(
            not set(stated[slot.start() : slot.end()]) & set(slot[0]) for slot in re.finditer(EXCHANGEABLE, right)
        )
    return abs(len(stated) - len(right)) > 1 or stated in {right.replace("的", ""), right.replace("的", "的新")}


def _more(stated: str, behind: str, right: str) -> int:
    """How many characters more are off where only the last one seems to be missing: “条列” for 条例, “思思想”."""
    if stated != right[:-1]:
        return 0
    if behind[1:2] == right[-1]:
        return 2
    return 1 if re.match(f"{_HAN}(?!{_HAN})", behind) else 0


_QUOTED_TWO = re.compile(r"[“\"](?P<words>[\u4e00-\u9fff]{4})[”\"]")


def _two(text: str) -> Iterator[tuple[int, int, str]]:
    """“两个确立”, “两个维护”: one of four characters wrong, in quotation marks."""
    for found in _QUOTED_TWO.finditer(text):
        words = found["words"]
        for right in TWO:
            if words not in TWO and words not in OTHER_TWO and distance(words, right, 1) == 1:
                yield found.start("words"), found.end("words"), right


_IN_TITLE = re.compile(r"《(?P<title>[^《》]{6,30})》")


def _law(text: str) -> Iterator[tuple[int, int, str]]:
    """Names of laws between 《》, one character off."""
    for found in _IN_TITLE.finditer(text):
        title = found["title"]
        near = [law for law in LAWS if distance(title, law, 1) == 1]
        local = title[1:] in LAWS  # 新, 省: one that another made, or calls by its age
        if "".join(title.split()) not in LAWS and title not in EXPRESSIONS and near and not local:
            yield found.start("title"), found.end("title"), near[0]
