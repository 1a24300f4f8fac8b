"""What a row of words holds, asked in a word: the readers ask it of the words beside a number."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from app.language.tokens import UNKNOWN, Token

BODIES = "局委办厅院所队镇乡科站校司馆"
"""Last characters of the names of bodies: “财政局收到” in a government's report tells of one of them."""
_OPENING, _CLOSING = frozenset("（〔"), frozenset("）〕")


def says(words: Iterable[Token], *senses: str) -> bool:
    """Whether one of the words has one of these senses."""
    return any(word.sense in senses for word in words)


def of_kind(words: Iterable[Token], *kinds: str) -> bool:
    """Whether one of the words is of one of these kinds."""
    return any(word.kind in kinds for word in words)


def holds(words: Iterable[Token], forms: Container[str]) -> bool:
    """Whether one of the words is written so."""
    return any(word.word in forms for word in words)


def is_one(words: Iterable[Token], pairs: Container[tuple[str, str]]) -> bool:
    """Whether one of the words has a kind and a sense of these."""
    return any((word.kind, word.sense) in pairs for word in words)


def all_of(words: Iterable[Token], *kinds: str) -> bool:
    """Whether all words, if there are any, are of these kinds."""
    return all(word.kind in kinds for word in words)


def unknown(words: Iterable[Token], bodies: str = "") -> bool:
    """Whether one of the words is not known, and ends in none of the characters of `bodies`."""
    return any(word.kind == UNKNOWN and word.word[-1] not in bodies for word in words)


def named(words: Iterable[Token], senses: Container[str]) -> tuple[str, ...]:
    """Which of the senses the words have, each once."""
    return tuple(dict.fromkeys(word.sense for word in words if word.sense in senses))


def depths(words: Iterable[Token]) -> list[int]:
    """How deep in brackets each word stands; the brackets themselves count as outside."""
    depth, found = 0, []
    for word in words:
        depth = max(0, depth - (word.word in _CLOSING))
        found.append(depth)
        depth += word.word in _OPENING
    return found


def place_of(words: Sequence[Token], *kinds: str) -> int | None:
    """Where the first word of these kinds stands."""
    return next((at for at, word in enumerate(words) if word.kind in kinds), None)


def back_to(words: Sequence[Token], place: int, marks: Container[str]) -> Sequence[Token]:
    """The words before a place, back to the last that is written so."""
    begin = next((at for at in range(place - 1, -1, -1) if words[at].word in marks), -1)
    return words[begin + 1 : place]


def after(words: Sequence[Token], at: int) -> Token | None:
    """The word behind a place."""
    return words[at + 1] if at + 1 < len(words) else None


def before(words: Sequence[Token], at: int) -> Token | None:
    """The word before a place."""
    return words[at - 1] if at else None


_THINGS = frozenset(["业务", "项目", "需求", "案件", "案", "事项", "类事项", "事宜"])


def names_a_thing(words: Sequence[Token]) -> bool:
    """“办理各类业务1280件”: whether words that say little name what is counted, where no request is named."""
    return any(word.word in _THINGS for word in words) and not any(word.kind == "noun" for word in words)
