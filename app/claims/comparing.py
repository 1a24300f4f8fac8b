"""Words that compare a number: with last year's, with a whole, or over a time."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.mention import NO_COUNT
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import Piece, last
from app.language.tokens import UNKNOWN, Token

_SHORT = 2
"""Characters of a verb that is not known: 未见一件."""
_LAST = {("time", "last")}
_SOME = frozenset(["applicant", "list", "other", "item", UNKNOWN])


def unlike(piece: Piece) -> str:
    """Why a number behind words that compare is none of the tables: a share, a growth, a mean; 一件不漏 are all of them."""
    if says(piece.right[:1], "each"):
        return "about"
    if _denies_one(piece) or _names_one(piece):
        return NO_COUNT
    named = last(piece.left, "compare")
    if piece.number.sense == "倍":
        return "growth"
    if piece.number.sense in {"%", "‰", "百分点"}:
        return "growth" if named and named.sense in {"up", "down"} else "share"
    if named is None:
        return ""
    if named.sense == "mean":
        return "mean"
    after = [word for word in piece.left if word.start > named.start]
    if named.sense in {"up", "down", "than", "since"}:
        return "growth" if all(word.kind in {"light", "count", "time", "act", "noun", "of"} for word in after) else ""
    return "share" if named.sense == "share" else ""


def _names_one(piece: Piece) -> bool:
    """“依申请公开一项，全年未见”: one of the table's, and not one of it."""
    return piece.number.word == "一项" and of_kind(piece.left[-1:], "noun") and not of_kind(piece.left, "act")


def _denies_one(piece: Piece) -> bool:
    """“没有一件申请不答复”, “无一件逾期”: one that there was not."""
    none = next((at for at in reversed(range(len(piece.left))) if piece.left[at].kind == "none"), None)
    alone = none is not None and all(_short(word) for word in piece.left[none + 1 :])
    number = piece.number.number
    return alone and piece.number.word.startswith("一") and number is not None and number.value == 1


def _short(word: Token) -> bool:
    return word.kind in {"light", "act", "of"} or (word.kind == UNKNOWN and len(word.word) <= _SHORT)


def before_share(words: Sequence[Token]) -> tuple[Token, ...]:
    """“公开的占58%”: the words for what has the share."""
    return tuple(words[: next((at for at, word in enumerate(words) if word.sense == "share"), 0)])


def from_another(words: Sequence[Token]) -> bool:
    """“申请从50件上升到55件”: the first is that of another year."""
    return holds(words[-1:], {"从", "由"})


def without_compared(words: Sequence[Token]) -> tuple[Token, ...]:
    """Words without those that say with what is compared: 申请量比上年增加."""
    compared = {at for at, word in enumerate(words) if word.kind == "compare"}
    beside = {one for at in compared for one in (at - 1, at + 1) if is_one(words[max(0, one) : one + 1], _LAST)}
    return tuple(word for at, word in enumerate(words) if at not in compared | beside)


def names_whole(words: Sequence[Token]) -> bool:
    """Whether words name something, and not some of it: 新收申请, not 自然人提出的申请."""
    some = any(word.kind in _SOME or (word.kind == "narrow" and word.sense != "why") for word in words)
    return of_kind(words, "noun", "act") and not some


def by_years(words: tuple[Token, ...]) -> bool:
    """“2022年、2023年、2024年分别收到18件、22件、25件”."""
    apiece = next((at for at, word in enumerate(words) if word.word.startswith("分别")), 0)
    years = [at for at, word in enumerate(words[:apiece]) if word.kind == "time" and word.word[:1].isdigit()]
    return len(years) > 1 and years[-1] - years[0] <= 2 * len(years)
