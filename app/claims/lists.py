"""Lists of parts (“共407条，其中网站287条、公众号106条、其他14条”), read from a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from app.language.numbers import Number, numbers
from app.language.sentences import Sentence, depths, sentences

_DIVIDED = r"按[^，；：。、\d]{1,8}(?:划?分|区分|统计)(?:类)?(?=[，：])|从[^，；：。、\d]{1,10}(?:上|来)?看(?=[，：])"
_OPENS = re.compile(
    rf"(?P<divided>{_DIVIDED})|其中(?:包括|包含|有)?|包括了?|包含|涵盖了?(?=：)|分别(?:为|是)|(?<=[条件份篇宗起则例场次期])：|(?<=[条件份篇宗起则例场次期])（"
    r"|(?<=[条件份篇宗起则例])[^，。；：、（）\d]{0,14}(?<!其)中，(?=[^，。；：（）]{0,24}\d)"
)
_ALSO = re.compile(r"（共?[\d,]+[条件份篇宗起则例]）")
"""“111条（1526件），其中……”: either may be what is divided."""
_EVENTS = frozenset(["场", "次", "期", "部", "册", "张", "项", "家"])
"""Units whose numbers add up with their own kind only."""
_COUNTED_TWICE = frozenset(["项", "家"])
"""Units of what may be counted twice (服务事项300项，其中许可200项、网办280项), unless 其他 ends the list."""
_OTHER = re.compile(r"(?:^|[、，；（及和：])(?:其[他它余](?!处理)|另外)")
_MORE_OR_LESS = re.compile(r"(?:增加|减少|同比[增减]|多|少|增|减)了?$")
"""“收到20件，同比减少4件。其中……”: it is the 20 that are divided."""
_CUMULATIVE = re.compile(r"累计|历年|以来")
_THIS_YEAR = re.compile(
    r"(?:^|[^自从至到])(?:全年|本年度?|今年|当年|年内|20\d\d年度?)(?![^，。；：]{0,12}以来)[^，。；：]{0,12}累计"
)
_NEW_VERB = re.compile(
    r"(?:发布|推送|公开|召开|举办|组织|开展|收到|办结|受理|办理|答复|回应|制作|印发|发放|回复|转发|引发|发生|访问|阅读|新增|接待|开通|采纳|征集|编发|刊登|报送|上报|清理|撤销|注销|制发|废止)"
)
_OF_BEFORE = re.compile(r"(?:[上去前][一]?年|20\d\d年|同期|同比|比|较|累计|历年)")
"""“收到8件（上年同期12件）”: what a bracket compares with is no part."""
_PERIOD = re.compile(r"上半年|下半年|季度|\d月")


@dataclass(frozen=True)
class PartList:
    """A whole, its parts, and whether the list names all: it closes with 其他, say.

    `behind`: the whole stands behind its parts (“3件、5件，合计8件”).
    """

    whole: Number
    parts: tuple[Number, ...]
    closed: bool
    behind: bool = False

    def moved(self, by: int) -> PartList:
        """The list of a sentence, by its place in the paragraph."""
        return replace(self, whole=self.whole.moved(by), parts=tuple(part.moved(by) for part in self.parts))

    @property
    def sum(self) -> int:
        return sum(int(part.value) for part in self.parts)


@lru_cache(maxsize=4096)
def part_lists(text: str) -> tuple[PartList, ...]:
    """Every list of parts of a paragraph (folded text), positions in it."""
    return tuple(parts.moved(sentence.start) for sentence in _with_lists(text) for parts in _of_sentence(sentence.text))


@lru_cache(maxsize=8192)
def _of_sentence(text: str) -> tuple[PartList, ...]:
    """Its lists, remembered as long as it stays the same."""
    return tuple(_lists(text))


_ENDS_IN_COUNT = re.compile(r"[条件份篇宗起则例]。$")
_GOES_ON = re.compile(rf"其中|{_DIVIDED}")


def _with_lists(text: str) -> Iterator[Sentence]:
    """Sentences, one that ends in a count together with the “其中……” after it."""
    held: Sentence | None = None
    for sentence in sentences(text):
        if held and _GOES_ON.match(sentence.text) and _ENDS_IN_COUNT.search(held.text):
            held = Sentence(held.text + sentence.text, held.start)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def _lists(text: str) -> Iterator[PartList]:
    if not _OPENS.search(text):
        return
    depth = depths(text, "（〔")
    counts = numbers(text)
    openings = list(_OPENS.finditer(text))
    listed: set[int] = set()
    for at, opening in enumerate(openings):
        whole = _whole(text, counts, opening, depth)
        if whole is None or (opening["divided"] and at) or _of_last_year(text, opening):
            continue
        inner = depth[opening.end()] if opening.end() < len(text) else 0
        end = _end(depth, opening.end(), inner, _next_list(openings[at + 1 :], depth, inner, len(text)))
        within = [number for number in counts if opening.end() <= number.start < end and depth[number.start] == inner]
        for parts in _parts(text, whole, within, end):
            yield _as_many_as_fit(parts) if whole.start in listed else parts
            listed |= {part.start for part in parts.parts}


def _of_last_year(text: str, opening: re.Match[str]) -> bool:
    """“6件（上年同期9件）” divides nothing."""
    return opening[0] == "（" and bool(_OF_BEFORE.match(text, opening.end()))


def _next_list(later: list[re.Match[str]], depth: list[int], inner: int, end: int) -> int:
    """Where the next list begins in the same brackets, else the end."""
    return next((one.start() for one in later if depth[one.start()] == inner and one[0][0] in "其包分按从涵"), end)


def _as_many_as_fit(parts: PartList) -> PartList:
    """“96条，其中网站41条，其中解读2条、执法6条，部门55条”: what is too much for an inner list belongs to the outer."""
    total = 0
    for at, part in enumerate(parts.parts):
        total += int(part.value)
        if at and total > int(parts.whole.value):
            return replace(parts, parts=parts.parts[:at], closed=False)
    return parts


def _whole(text: str, counts: tuple[Number, ...], opening: re.Match[str], depth: list[int]) -> Number | None:
    """The number that the list divides: the last count before it, outside deeper brackets."""
    before = [number for number in counts if _may_be_divided(text, number, opening, depth)]
    if not before:
        return None
    whole, between = before[-1], text[before[-1].stop : opening.start()]
    clause = re.split(r"[，；。]", text[: whole.start])[-1]
    if opening[0].endswith("中，") and re.search(r"\d[件份宗起]", clause):
        return None  # “收到的50件和结转的3件申请中，……”: it is both that are divided
    if _ALSO.match(text, opening.start()) or _ALSO.search(between) or _told_apart(text, before, opening, clause):
        return None
    doubtful = whole.about or not isinstance(whole.value, int) or whole.value <= 1 or _over_years(clause)
    return None if doubtful or _new_begun(between) else whole


def _may_be_divided(text: str, number: Number, opening: re.Match[str], depth: list[int]) -> bool:
    within = number.stop <= opening.start() and depth[number.start] <= depth[opening.start()]
    return within and _counts(number) and not _MORE_OR_LESS.search(text, max(0, number.start - 8), number.start)


def _told_apart(text: str, before: list[Number], opening: re.Match[str], clause: str) -> bool:
    """Whether the last number is one of several, none of which is what is divided."""
    if "。" in text[before[-1].stop : opening.start()] and _one_of_several(text, before, clause):
        return True
    return opening[0] != "（" and _listed_with_others(text, before)


def _new_begun(between: str) -> bool:
    """Whether something else is told between a number and the list."""
    return "；" in between or len(between) > 30 or bool(_NEW_VERB.search(between))


def _over_years(clause: str) -> bool:
    """Whether a whole is told of for many years; not “全年累计发布信息880条”."""
    return bool(_CUMULATIVE.search(clause)) and not _THIS_YEAR.search(clause)


def _one_of_several(text: str, before: list[Number], clause: str) -> bool:
    """“网站754条，公众号2808条，其他54条。其中……”: none of them is what a new sentence divides."""
    whole = before[-1]
    begin = text.rfind("。", 0, whole.start) + 1
    beside = [number for number in before if number.start >= begin and _add_up(number, whole)]
    return len(beside) > 1 and not re.search(r"共|[合总]计", clause)


def _listed_with_others(text: str, before: list[Number]) -> bool:
    """“许可42件、处罚31件、强制9件，其中市监局分别为12件、11件、2件”: the last of several is not what is divided."""
    if len(before) < 2 or not _add_up(before[-2], before[-1]):
        return False
    gap = text[before[-2].stop : before[-1].start]
    return gap.startswith("、") and not re.search(r"共|[合总]计", gap)


def _counts(number: Number) -> bool:
    return number.is_count or number.unit in _EVENTS


def _add_up(part: Number, whole: Number) -> bool:
    """Whether a part is of the kind of the whole."""
    return part.is_count if whole.is_count else part.unit == whole.unit


def _end(depth: list[int], start: int, inner: int, limit: int) -> int:
    """Where the list ends: at the bracket that closes it, or before `limit`."""
    return next((at for at in range(start, limit) if depth[at] < inner), limit)


def _parts(text: str, whole: Number, listed: list[Number], end: int) -> Iterator[PartList]:
    chosen = _chosen(text, whole, listed)
    if not chosen:
        return
    rest = text[chosen[-1].stop : min(end, chosen[-1].stop + 2)]
    named = text[whole.stop : chosen[-1].stop]
    overlap = whole.unit in _EVENTS and _OVERLAPPING.search(text, whole.stop)
    if overlap or rest.startswith("等") or _AND_SO_ON.search(named):
        return
    last = re.split(r"[条件份篇宗起则例%）]", text[: chosen[-1].start])[-1]
    others = _OTHER.search(last)
    if whole.unit in _COUNTED_TWICE and not others:
        return
    closed = others or _complementary(text, whole, chosen)
    yield PartList(whole, tuple(chosen), bool(closed) and "等" not in named)


_OVERLAPPING = re.compile(r"同时|兼|覆盖|重复|交叉|并[^，。；]{0,6}开展")
_AND_SO_ON = re.compile(r"[条件份篇宗起则例]等")


def _chosen(text: str, whole: Number, listed: list[Number]) -> list[Number]:
    """The parts up to where the list breaks off; none where one of them is not exact."""
    chosen: list[Number] = []
    verbs: set[str] = set()
    before = whole.stop
    for number in listed:
        gap = text[before : number.start]
        if chosen and (_breaks(gap, verbs) or _is_over(gap, number, chosen, whole, text[whole.stop : before])):
            break
        before = number.stop
        if not _add_up(number, whole):
            continue
        if number.about or not isinstance(number.value, int):
            return []
        verbs |= set(_NEW_VERB.findall(gap))
        chosen.append(number)
    return chosen


def _is_over(gap: str, number: Number, chosen: list[Number], whole: Number, named: str) -> bool:
    """Whether the parts so far are all, by the mark behind them."""
    if gap[:1] in {"，", "；"} and sum(int(part.value) for part in chosen) == whole.value:
        return True
    other_kind = len(chosen) == 1 and number.is_count and number.unit != chosen[0].unit
    return "；" in gap and (other_kind or _of_one_sentence(named, chosen))


_COMPLEMENTS = (
    ("建议", "提案"),
    ("线上", "线下"),
    ("自然人", "法人"),
    ("新收", "结转"),
    ("新收", "转入"),
    ("主动公开", "依申请公开", "不予公开"),
)
"""Kinds beside which there is no other: where all are named, nothing is left out."""
_NOT_ALL = re.compile(r"主办|主要|协办|会办|分办|单办|重点|[省市县区]级|上[一]?年|去年|闭会|政府类|公开类")


def _complementary(text: str, whole: Number, parts: list[Number]) -> bool:
    """Whether the parts are one of each kind of a whole that has no other kinds: 人大建议 and 政协提案."""
    before, names = whole.stop, []
    for part in parts:
        names.append(text[before : part.start])
        before = part.stop
    if _NOT_ALL.search(text[whole.start : before]):
        return False
    return any(
        len(names) == len(kinds)
        and all(sum(kind in name for kind in kinds) == 1 for name in names)
        and all(any(kind in name for name in names) for kind in kinds)
        for kinds in _COMPLEMENTS
    )


def _of_one_sentence(listed: str, chosen: list[Number]) -> bool:
    """Whether the parts so far were named without a semicolon between them, so that one ends the list."""
    return len(chosen) > 1 and "；" not in listed


def _breaks(gap: str, verbs: set[str]) -> bool:
    """Whether the text between two numbers begins something new, or goes back to a number (这20件)."""
    if re.search(r"(?:这|该|此|上述|前述)$|总[量数]", gap):
        return True
    new = set(
        _NEW_VERB.findall(
            re.sub(r"主动公开|依申请公开|不予公开|予以公开|部分公开|公开栏|信息公开|公开类|答复类|访问类", "", gap)
        )
    )
    if "；" in gap or "，" in gap:
        return (
            bool(new - verbs)
            or bool(_PERIOD.search(gap))
            or "同时" in gap
            or "此外" in gap
            or "另" in gap.replace("另外", "")
        )
    return False
