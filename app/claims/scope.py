"""Whose figure a number is, and of which year: the body's own, its area's, all years together.

All patterns look at one clause or one sentence of folded text, and none repeats a repetition.
"""

from __future__ import annotations

import re

_CUMULATIVE = re.compile(r"累计|历年|以来|近[两三四五\d]年|[两三四五]年来")
_THIS_YEAR = re.compile(r"(?:全年|本年度?|当年|年内|今年|年度)[^，]{0,6}累计|今年以来|年初以来")
_ANY_YEAR = re.compile(r"(?:20\d\d年|(?:上一?年|去年)度?)(?!(?:末|底)?度?[^，。；]{0,8}(?:结转|转入|遗留))")
_AREA = re.compile(r"全(?P<area>省|市|县|区|州|盟|旗|镇|乡|街道|系统|行业)(?!部)|辖区")
_SELF = re.compile(r"我[办局委厅镇乡街县区市院站中所社队馆处]|本(?:机关|单位|局|委|办|部门|镇|街道)|局机关|镇政府")
_BELOW = re.compile(
    r"各(?:街道|镇|乡)(?!道)|各?(?:乡镇|镇街|街镇|镇办|乡镇街道|县区|区县|街道办)|[县区市]直|政府办|政府作(?:为被|出的)|(?:政府)?(?:工作)?部门|本级|办公室|下属|所属|直属|局属|[\u4e00-\u9fff]{2}[局委](?=作出|收到|受理|办理|制发|新收|办结|答复)"
)
_AREAS = {"government": set("省市县区州盟旗"), "town": set("镇乡"), "street": {"街道"}, "zone": {"区"}}


def cumulative(clause: str) -> bool:
    return bool(_CUMULATIVE.search(clause)) and not _THIS_YEAR.search(clause)


def without_comparison(text: str) -> str:
    """The text without “比上年增加1件，”, behind which it goes on about this year."""
    return re.sub(r"[比较](?:上一?年|去年|20\d\d年)(?:度|同期)?[^，。；]{0,14}[，；]", "", text)


def other_year(so_far: str, year: int) -> bool:
    """Whether the last year named before the number is another one."""
    so_far = without_comparison(so_far)
    found = [(match.start(), match[0] == f"{year}年") for match in _ANY_YEAR.finditer(so_far)]
    if not found:
        return False
    at, own = found[-1]
    return not own and not re.search(r"本年|今年|当年|全年", so_far[at:])


def scope(so_far: str, kind: str) -> bool | None:
    """None: an area's or other bodies' figures; True: a part of the government's; False: the body's own."""
    area, own = _last(_AREA, so_far), _last(_SELF, so_far)
    if kind != "government":
        below = max((match.end() for match in re.finditer(r"下属|所属|局属|直属|各科室", so_far)), default=-1)
        theirs = area and area["area"] not in _AREAS.get(kind, set()) and area.end() > (own.end() if own else -1)
        return None if theirs or below > (own.end() if own else -1) else False
    if area and area["area"] in {"系统", "行业", "镇", "乡", "街道"}:
        return None
    together = re.search(r"各级|(?:和|及|与|、)[^，]{0,6}(?:部门|乡镇|街道|镇街)", so_far)
    return bool(_BELOW.search(so_far)) and not together


def foreign(so_far: str, year: int, kind: str) -> bool:
    """Whether the words before a number tell of another year, of many years, or of anything but the whole of this body."""
    return other_year(so_far, year) or cumulative(so_far) or scope(so_far, kind) is not False


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
