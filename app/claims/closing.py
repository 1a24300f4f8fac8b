"""Whether the parts of a list are all that the whole has: they end in 其他, are one of each kind, or are named with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.claims.figures import Figure
from app.claims.lexicon.complements import COMPLEMENTS, NOT_ALL, OVERLAP
from app.claims.parts import name_before, rest
from app.claims.phrase import of_kind, says
from app.claims.wholes import EVENTS, clause_before
from app.language.tokens import NUMBER, Token

_JOINED = re.compile("、|和|与|及|以及")


def closed(words: Sequence[Token], whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a list names all parts of the whole."""
    names = _names(words, whole, parts)
    if rest(name_before(words, parts[-1].place)):
        return any(part.number.unit == whole.number.unit for part in parts) and not _resumed(words, parts[-1])
    return (
        _complementary(names)
        or _named_with(clause_before(words, whole.place), names)
        or _severally(words, whole, parts)
    )


def _names(words: Sequence[Token], whole: Figure, parts: Sequence[Figure]) -> list[str]:
    places = [whole.place, *(part.place for part in parts)]
    return ["".join(word.word for word in words[one + 1 : other]) for one, other in pairwise(places)]


def _severally(words: Sequence[Token], whole: Figure, parts: Sequence[Figure]) -> bool:
    """“收到40件，网络、信函、当面分别为25件、10件、5件”: as many names as numbers right behind the whole, three at least;
    “8期，分别是1月1期、4月2期、11月5期”."""
    named = words[whole.place + 1 : parts[0].place]
    joined = sum(bool(_JOINED.fullmatch(word.word)) for word in named)
    one_by_one = not joined and len(named) > 3
    return says(named, "severally") and (joined + 1 == len(parts) or one_by_one) and len(parts) > 2


def _resumed(words: Sequence[Token], last: Figure) -> bool:
    """“……其他文件102条；工作报告2条”: more names with numbers follow behind 其他, and nothing that was done."""
    behind = words[last.place + 1 : last.place + 8]
    number = next((at for at, word in enumerate(behind) if word.kind == NUMBER), 0)
    named = number > 1 and behind[0].word == "；" and behind[number].sense == last.number.unit
    return named and not of_kind(behind[:number], "act", "time")


def _complementary(names: Sequence[str]) -> bool:
    """Whether the parts are one of each kind of a whole that has no other kinds: 人大建议 and 政协提案."""
    if any(word in "".join(names) for word in NOT_ALL):
        return False
    return any(
        len(names) == len(kinds) and all(sum(kind in name for name in names) == 1 for kind in kinds)
        for kinds in COMPLEMENTS
    )


def _named_with(clause: Sequence[Token], names: Sequence[str]) -> bool:
    """“行政许可、行政处罚信息共120条，其中行政许可95条、行政处罚25条”: the whole is told of these parts alone."""
    stated = _JOINED.split("".join(word.word for word in clause))
    if any(word.word.startswith("等") for word in clause):
        return False
    last = [re.split("[，、：]|其中|包括", name)[-1] for name in names]
    return len(stated) == len(last) > 1 and all(
        len(name) > 1 and name in one for name, one in zip(last, stated, strict=True)
    )


def overlapping(words: Sequence[Token], whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether some may be counted twice: “培训30场，……同时直播9场”, “……网络案件51件（部分案件涉及两个以上领域）”."""
    if whole.number.unit in EVENTS and says(words[whole.place :], "also"):
        return True
    behind = words[parts[-1].place + 1 :]
    aside = "".join(word.word for word in behind) if behind and behind[0].word in "（，" else ""
    return any(word in aside for word in OVERLAP)
