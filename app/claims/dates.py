"""Words for when: the years and months that numbers name, spans of years (自2008年施行至2019年底), counts up to a day within the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.claims.phrase import after
from app.language.tokens import NUMBER, Token

_TO = frozenset(["至", "到", "截至", "截止", *"—-－~～"])
_DATED = frozenset(["年", "月", "日", "号"])
_ENDS = frozenset("，；。！？\n")


def dated(words: Sequence[Token], year: int) -> list[Token]:
    """The words, those for when as (time, …): the end of a span of years is ever, one that ends within the year until."""
    found = [_dated(word, after(words, at), year) for at, word in enumerate(words)]
    for at, (first, mark, last) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if span := _span(first, mark, last):
            found[at], found[at + 2] = (one._replace(kind=span[0], sense=span[1]) for one in (first, last))
    for at in _ends_of_years(found):
        found[at] = found[at]._replace(kind="time", sense="ever")
    for at in _ends_within_the_year(found):
        found[at] = found[at]._replace(kind="time", sense="until" if _within(found[at]) else "end")
    return found


def _dated(word: Token, behind: Token | None, year: int) -> Token:
    number = word.number
    if number is None:
        return word
    if number.unit == "月":
        if number.value == 12 and behind is not None and behind.word in {"末", "底"}:
            return word._replace(kind="time", sense="end")
        day = behind is not None and behind.number is not None
        return word._replace(kind="light" if day else "time", sense="" if day else "part")
    if number.unit != "年" or not 1990 <= number.value <= 2100:
        return word
    return word._replace(kind="time", sense={year: "this", year + 1: "next"}.get(int(number.value), "last"))


def _span(first: Token, mark: Token, last: Token) -> tuple[str, str] | None:
    """The kind and sense of both ends of “2021年至2024年”, “1—12月”; None where they are none."""
    one, other = first.number, last.number
    if one is None or other is None or mark.word not in _TO or one.unit not in {other.unit, ""}:
        return None
    if other.unit == "年":
        return ("time", "ever") if 1990 < one.value < other.value else None
    return ("light", "") if (one.value, other.value, other.unit) == (1, 12, "月") else None


def _ends_of_years(words: Sequence[Token]) -> Iterator[int]:
    """“自2008年施行至2019年底”: the end of a span that began in another year."""
    begun = False
    for at, word in enumerate(words):
        if word.word in _ENDS or _counts(word) or word.sense.startswith("carry"):
            begun = False
        elif word.kind == "time" and begun and words[at - 1].word in _TO:
            yield at
        else:
            begun = begun or (word.kind == "time" and word.sense in {"last", "ever"})


def _counts(word: Token) -> bool:
    return word.kind == NUMBER and word.number is not None and word.number.unit not in _DATED


def _ends_within_the_year(words: Sequence[Token]) -> Iterator[int]:
    """“截至6月30日”, “截至三季度末”: counts up to then are no figures of the year; “截至12月底” ends it."""
    until = False
    for at, word in enumerate(words):
        if word.word in {"截至", "截止"}:
            until = True
        elif until and (_within(word) or (word.number is not None and word.number.unit == "月")):
            yield at
            until = False
        elif word.word not in _TO and word.kind != "time":
            until = False


def _within(word: Token) -> bool:
    if word.number is not None:
        return word.number.unit == "月" and word.number.value != 12
    return (word.kind, word.sense) == ("time", "part") and word.word not in {"月", "初"}
