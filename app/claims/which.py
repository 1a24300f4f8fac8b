"""Whether words before a number of cases, documents or decisions say which, so that it is a part of the table's."""

from __future__ import annotations

from collections.abc import Container

from app.claims.mention import Words
from app.claims.phrase import BODIES, holds, of_kind, place_of, says
from app.language.tokens import UNKNOWN, Token


def says_which(words: Words, nouns: Container[str]) -> bool:
    """“一审诉讼3件”, “物业类处罚12件”, “未列入的规范性文件”; `nouns` are those that may be counted."""
    return any(
        _narrows(word) or (word.kind == UNKNOWN and _attributive(words, at, nouns)) for at, word in enumerate(words)
    )


def _narrows(word: Token) -> bool:
    if word.kind == "narrow":
        return word.sense not in {"field", "why"} and word.word != "自行"
    return (word.kind, word.sense) == ("time", "part")


def _attributive(words: Words, at: int, nouns: Container[str]) -> bool:
    """Whether unknown words say which: not the body that did it."""
    behind = words[at + 1 :]
    if words[at].word[-1] in BODIES + "级批理然" or says(behind[:1], "government"):
        return False
    of_them = of_kind(behind[: place_of(behind, "act")], "of")
    behind = behind[1:] if holds(behind[:1], {"类"}) else behind
    return of_them or of_kind(words[:at], "act") or any(word.sense in nouns for word in behind[:1])
