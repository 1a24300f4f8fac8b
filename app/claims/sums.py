"""Totals behind their parts (“网络3件、信函5件、当面2件，合计10件”), read from a text."""

from __future__ import annotations

import re
from functools import lru_cache

from app.claims.lists import PartList
from app.language.numbers import Number, numbers
from app.language.sentences import sentences

_SUM = re.compile(r"[合共总]计|相加|总共|共")
_TOTAL = re.compile(
    r"(?:^|[，、；：）—])(?P<all>(?:以上|上述|前述|这)?(?:[两二三四五六七八九十几各]+(?:类|种|项|个|者|方面|部分)[^，。；：、\d]{0,6})?)"
    r"(?:全年|本年度?|年内|全部)?(?P<sum>[合共总]计|相加|总共|共)"
    r"(?P<did>(?:主动|公开|公布|发布|推送|收到|新收|受理|作出|做出|决定|各类|政府|信息|申请|案件|总数|有|为|是|达到?|的|数量?)*)$"
)
"""What may stand before a number that sums up the ones before it."""
_JOINED = re.compile(r"(?P<by>[，、；]|以及|和|及|与)?(?P<name>(?:[^，。；：、（）\d]|20\d\d年){0,30})$")
_REST = re.compile(r"其[他它余]")
_ENDS = re.compile(r"[，。；、）]|$|(?:政府)?信息|申请|案件")
_NOT_BESIDE = re.compile(
    r"其中|包括|包含|[含比较占率每]|同比|增[加长]|减[少]|[多少]于|上升|下降|累计|历年|上年(?!度?结转|度?转)|去年(?!度?结转|转)|平均|另有"
    r"|分别(?![为是])|各(?![类级])|(?<!其)余|办结|完成|达到|拟(?!态)|应(?:当|办|答)"
)
"""Words that make of a number something else than a part beside the others."""


@lru_cache(maxsize=4096)
def sums_behind(text: str) -> tuple[PartList, ...]:
    """Every total of a paragraph (folded text) that stands behind its parts, positions in the paragraph."""
    return tuple(found.moved(sentence.start) for sentence in sentences(text) for found in _sums(sentence.text))


_LEFT_OVER = re.compile(r"[，；](?:其余|其它|余下|剩余)的?(?P<name>[^，。；：（）\d]{0,6})$")


_OF_IT = re.compile(
    r"(?:中)?[，、](?:已|其中|现|均|共|全年|本年|年内|有|当场|按期|依法|直接)*"
    r"(?:处罚|办结|办理|答复|回复|采纳|完成|解决|立案|结案|公开|整改|核查|处理|审结|维持|受理|办复|化解|调解|销号|落实)?[^，。；（\d]{0,2}$"
)
"""What is said of the first part: what became of it, not another thing beside it (“采伐许可160件，占地审批52件，其余28件”)."""


@lru_cache(maxsize=4096)
def rests(text: str) -> tuple[PartList, ...]:
    """“案件392件，已处罚377件，其余15件”: a whole, a part and the rest, told in one sentence without any other."""
    return tuple(found.moved(sentence.start) for sentence in sentences(text) for found in _rests(sentence.text))


@lru_cache(maxsize=8192)
def _rests(text: str) -> tuple[PartList, ...]:
    if "余" not in text or re.search("申请|其中", text):
        return ()
    found = []
    counts = numbers(text)
    for whole, part, rest in zip(counts, counts[1:], counts[2:], strict=False):
        alone = [number for number in counts if number.unit == rest.unit] == [whole, part, rest]
        done = _OF_IT.match(text, whole.stop, part.start)
        named = _LEFT_OVER.search(text, part.stop, rest.start) and done
        exact = _exact(whole) and _exact(part) and _exact(rest)
        if alone and named and exact and int(whole.value) > int(part.value):
            found.append(PartList(whole, (part, rest), closed=True))
    return tuple(found)


@lru_cache(maxsize=8192)
def _sums(text: str) -> tuple[PartList, ...]:
    """The totals of a sentence, remembered as long as it stays the same."""
    if not _SUM.search(text):
        return ()
    found = []
    counts = _without_how_many(text)
    for at in range(2, len(counts)):
        total = _TOTAL.match(text[counts[at - 1].stop : counts[at].start])
        if not total or (total["sum"] == "共" and total["did"] and not total["all"]):
            continue
        parts = _parts(text, counts[:at], counts[at])
        if len(parts) > 1:
            found.append(PartList(counts[at], tuple(parts), closed=True, behind=True))
    return tuple(found)


def _without_how_many(text: str) -> tuple[Number, ...]:
    """The numbers but for years and the 三种 of “三种渠道合计”."""
    return tuple(number for number in numbers(text) if number.unit != "年" and not _HOW_MANY.match(text, number.start))


_HOW_MANY = re.compile(
    r"[两二三四五六七八九十]+(?:类|种|项|个|者|方面|部分)[^，。；：、\d]{0,6}?(?:[合共总]计|相加|总共|共)"
)


def _parts(text: str, before: tuple[Number, ...], whole: Number) -> list[Number]:
    """The numbers that stand side by side before a total; none where it is doubtful which they are."""
    if not _exact(whole) or _in_brackets(text, whole.start) or not _ENDS.match(text, whole.stop):
        return []
    parts: list[Number] = []
    marks: set[str] = set()
    for at in range(len(before) - 1, -1, -1):
        gap = text[before[at - 1].stop if at else 0 : before[at].start]
        joined = _JOINED.search(gap)
        if joined is None or not _may_be_part(before[at], whole, joined):
            return []
        parts.insert(0, before[at])
        if _adds_up(parts, whole):
            return parts
        if joined.start() > 0 or not at or "分别" in joined["name"]:
            return parts if _begins(gap[: joined.start("name")]) and len(marks) < 2 else []
        marks |= _mark(joined)
    return []


def _adds_up(parts: list[Number], whole: Number) -> bool:
    return len(parts) > 1 and sum(int(part.value) for part in parts) == whole.value


def _mark(joined: re.Match[str]) -> set[str]:
    """The mark that joins a part to the one before it; none before 其他, whatever stands there."""
    return set() if _REST.match(joined["name"]) else {joined["by"]} & set("，、；")


def _may_be_part(number: Number, whole: Number, joined: re.Match[str]) -> bool:
    return _exact(number) and number.unit == whole.unit and not _NOT_BESIDE.search(joined[0])


def _begins(gap: str) -> bool:
    """Whether a list may begin behind these words: nothing of theirs tells of other numbers."""
    gap = re.sub(r"^(?:（[一二三四五六七八九十]+）|[\d一二三四五六七八九十]+[、.])", "", gap)
    return not gap or (gap[-1] in "，：。；" and not re.search(r"[（）]|其中|包括", gap))


def _exact(number: Number) -> bool:
    return isinstance(number.value, int) and not number.about and number.unit not in {"", "%", "年", "月", "日", "号"}


def _in_brackets(text: str, at: int) -> bool:
    return text.count("（", 0, at) != text.count("）", 0, at)
