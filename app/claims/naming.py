"""The name of the body that writes, as one word of the text: 安江镇街道, 区信访局 hold no 镇街 and no 信访."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.claims.foreseen import DECISIONS
from app.claims.phrase import BODIES
from app.language.tokens import UNKNOWN, Token

_PLACES = "省市区县州盟旗镇乡"
_TAILS = ("办事处", "人民政府")
_ZONES = (("经济技术开发区", "经开区"), ("经济开发区", "经开区"), ("高新技术产业开发区", "高新区"))
"""Zones as they call themselves."""


def with_own_name(words: tuple[Token, ...], name: str) -> tuple[Token, ...]:
    """The words, those that the name or the end of it covers as one of ours."""
    text = "".join(word.word for word in words)
    found, at = list[Token](), 0
    while at < len(words):
        end = next((stop for one in short_names(name) if (stop := _covered(words, at, one, text))), 0)
        if end:
            start, stop = words[at].start, words[end - 1].end
            found.append(Token("scope", "own", text[start:stop], start, stop))
        else:
            found.append(words[at])
        at = end or at + 1
    return tuple(found)


def with_own_field(words: tuple[Token, ...], name: str) -> tuple[Token, ...]:
    """“税务行政处罚”, “环境信息公开” in the report of a body of that field: it says nothing of which."""
    behind = (*words[1:], None)
    return tuple(
        word._replace(kind="light", sense="")
        if word.kind == UNKNOWN and word.word in name and after is not None and after.sense in {*DECISIONS, "topic"}
        else word
        for word, after in zip(words, behind, strict=True)
    )


def _covered(words: Sequence[Token], at: int, name: str, text: str) -> int:
    """Up to which word a name goes that stands in the word at a place, or begins with it; 0 where there is none."""
    first = words[at]
    begin = text.find(name, first.start, first.end + len(name))
    if not first.start <= begin < first.end or (begin > first.start and first.kind != UNKNOWN):
        return 0
    stop = begin + len(name)
    return next((end + 1 for end in range(at, len(words)) if words[end].end == stop), 0)


@lru_cache(maxsize=64)
def short_names(name: str) -> tuple[str, ...]:
    """A name and what it is shortened to, the longest first: 云溪县信访局, 县信访局, 信访局."""
    whole = {name, name.replace("人民政府", "政府"), *(name.removesuffix(tail) for tail in _TAILS)}
    zones = {short for long, short in _ZONES if long in name}
    return tuple(sorted(zones | {one for full in whole for one in _ends(full)}, key=len, reverse=True))


def _ends(name: str) -> Iterator[str]:
    for at in range(len(name) - 2):
        begins = at == 0 or name[at] in _PLACES or name[at - 1] in _PLACES
        if begins and (name[-1] in BODIES or name.endswith(("街道", "中心", "室", "会", "处", "苏木"))):
            yield name[at:]
