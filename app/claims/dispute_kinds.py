"""Which kinds of dispute the words beside a number name."""

from __future__ import annotations

from itertools import pairwise

from app.claims.foreseen import DISPUTES
from app.claims.mention import Words
from app.claims.phrase import says
from app.claims.pieces import Piece
from app.language.tokens import MARK, NUMBER, Token


def kinds_named(piece: Piece) -> list[str]:
    """The kinds that the last words before a number name together (“行政复议、行政诉讼”)."""
    words = [word for segment in piece.before for word in (_mark(segment.mark), *segment.words)]
    if names_dispute(piece.right):  # 3件行政复议
        words = list(piece.right)
    named: list[str] = []
    for word in reversed(words):
        if names_dispute([word]):
            named.insert(0, _how(word, words))
        elif named and not _joins(word):
            break
    return list(dict.fromkeys(named))


def names_dispute(words: Words) -> bool:
    return says(words, *DISPUTES)


def in_one_list(words: Words) -> bool:
    """“办理行政复议9件、行政诉讼4件”: dealt with in one, as only a party to both does."""
    named = [at for at, word in enumerate(words) if word.kind == "noun" and word.sense in DISPUTES]
    for at, then in pairwise(named):
        both = (words[at].sense, words[then].sense) == ("reconsideration", "litigation")
        between = words[at + 1 : then]
        if both and all(word.word == "、" or word.kind in {NUMBER, "case", "count", "light"} for word in between):
            return True
    return False


def _how(noun: Token, words: Words) -> str:
    """Litigation told with how it came about: “未经复议直接向法院起诉”."""
    if noun.sense != "litigation":
        return noun.sense
    for word in reversed(words[: list(words).index(noun)]):
        if word.sense.startswith("litigation_"):
            return word.sense  # 直接起诉的行政诉讼
        if word.sense in {"unreconsidered", "reconsidered"}:
            return "litigation_direct" if word.sense == "unreconsidered" else "litigation_after_reconsideration"
    return noun.sense


def _mark(mark: str) -> Token:
    return Token(MARK, mark, mark, 0, 0)


def _joins(word: Token) -> bool:
    if word.kind == MARK:
        return word.sense == "、"
    if word.kind == "light":
        return word.sense in {"", "and"}
    return word.kind == "case" or (word.kind, word.sense) in {("act", "happen"), ("act", "submit"), ("noun", "ask")}
