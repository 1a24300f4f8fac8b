"""Names and titles broken into lines where their meaning allows, in the shape of a trapezoid or a diamond."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from app.texts.measure import width

_PLACE = re.compile(
    r"(?<=.)(?:特别行政区|自治[区州县旗]|省|(?<![城都超])市(?![场政容民域])|(?<![城社园景市地小片])区(?![划域块])|县(?!域)"
    r"|(?<!城)[乡镇](?![村镇建])|州(?!市)|盟|旗|街道(?!办)|苏木)"
)
"""What ends the name of a place, not what begins a word behind one: 市场, 城乡, 区划."""
_BODY = re.compile(r"人民政府|办事处|委员会|管委会|行政公署|办公[室厅]|[局厅院](?!长)|中心|[大支总]队")
_WORDS = re.compile(
    r"综合|行政|执法|管理|监督|城市|城乡|住房|建设|交通|运输|自然|资源|规划|生态|环境|保护|人力|社会|保障|卫生|健康|应急|市场"
    r"|文化|旅游|体育|广播|电视|农业|农村|水利|水务|教育|科学|技术|工业|信息化?|发展|改革|财政|审计|统计|退役|军人|事务|医疗"
    r"|民族|宗教|开发|投资|促进|公共|交易|大数据|政务|服务|金融|工作|林业|草原|园林|绿化|商务|气象|税务|邮政|海事|经济|产业"
    r"|示范|政府|公开|年度|报告|国家|高新|和|与|及"
)
_BEFORE_BRACKET, _BEHIND_PLACE, _BEHIND_BODY, _BETWEEN_WORDS, _ANYWHERE = -4.0, 0.0, 1.0, 3.0, 9.0
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_IN_BRACKETS = 6.0
_SHORT = 4.0
"""A line shorter than this looks lost."""
_MOST_LINES = 4
_ALIKE = 2.0
"""Lines that differ by no more look equally long."""


@lru_cache(maxsize=64)
def broken(name: str, most: float, behind: str = "") -> tuple[str, ...]:
    """A name in as few lines as `most` characters a line allow, broken where it costs least; then `behind`,
    which has a line of its own and counts for the shape of the whole."""
    if width(name) <= most:
        return (name, behind) if behind else (name,)
    costs = _places(name)
    fewest = int(-(-width(name) // most))
    for count in range(fewest, min(fewest + 1, _MOST_LINES) + 1):
        ways = (_cut(name, ends) for ends in combinations(sorted(costs), count - 1))
        fit = [lines for lines in ways if max(map(width, lines)) <= most]
        if fit:
            best = min(fit, key=lambda lines: _cost(lines, costs, behind))
            return (*best, behind) if behind else best
    return (*_evenly(name, most), *_evenly(behind, most))


def _places(text: str) -> dict[int, float]:
    """Where a name may be broken, and how badly that reads: the less the better. 管理 is never torn from 中心 or 局."""
    found = {at: _ANYWHERE for at in range(2, len(text) - 1) if not _within_latin(text, at)}
    for pattern, cost in ((_WORDS, _BETWEEN_WORDS), (_BODY, _BEHIND_BODY), (_PLACE, _BEHIND_PLACE)):
        for match in pattern.finditer(text):
            ends = match.span() if pattern is _WORDS else (match.end(),)
            found |= {at: cost for at in ends if at in found and not (pattern is _WORDS and _BODY.match(text, at))}
    for match in _BRACKET.finditer(text):
        found |= {at: found[at] + _IN_BRACKETS for at in range(match.start() + 1, match.end()) if at in found}
        found |= {match.start(): _BEFORE_BRACKET} if match.start() in found else {}
    return found


def _within_latin(text: str, at: int) -> bool:
    return (text[at - 1].isascii() and text[at].isascii()) or text[at] in "）)、，" or text[at - 1] in "（("


def _cut(text: str, ends: Sequence[int]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in pairwise((0, *ends, len(text))))


def _cost(lines: tuple[str, ...], costs: Mapping[int, float], behind: str) -> float:
    ends = [sum(map(len, lines[:number])) for number in range(1, len(lines))]
    widths = [width(line) for line in (*lines, behind) if line]
    short = sum(20 for line in widths if line < _SHORT)
    uneven = 8 * (1 - min(widths) / max(widths)) ** 2
    return 2 * sum(costs[end] for end in ends) + (0 if _well_shaped(widths) else 12) + short + uneven


def _well_shaped(widths: Sequence[float]) -> bool:
    """Whether lines grow, shrink, or grow and then shrink: 梯形 or 菱形, not an hourglass."""
    steps = [below - above for above, below in pairwise(widths)]
    shrinking = [step < 0 for step in steps if abs(step) > _ALIKE]
    return shrinking == sorted(shrinking)


def _evenly(text: str, most: float) -> Iterator[str]:
    """Lines of one length, for what is too long to be weighed."""
    count = max(1, int(-(-width(text) // most)))
    wanted, line = width(text) / count, ""
    for character in text:
        if line and width(line + character) > min(most, wanted + 1):
            yield line
            line = ""
        line += character
    yield from (line,) if line else ()
