"""The clauses of a sentence in which it may be told that there was none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from app.claims.foreseen import MATTERS
from app.claims.phrase import says
from app.language.tokens import MARK, Token

_WEIGHTLESS = frozenset(["none", "time", "light", "case", "count"])
_SAID_OF_ANY = frozenset(["these", "own", "happen", "receive", "submit"])
_AFFAIRS = ("情况", "方面", "工作", "事", "一项")
_ENDS = frozenset("，；：。！？\n\u2028\u2029—…（）")


def clauses(words: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The words between marks that part clauses; one does not behind which 无 stands alone."""
    held: list[Token] = []
    for at, word in enumerate(words):
        alone = word.sense in {"：", "，"} and _told_before(held, words[at + 1 :], word.sense)
        again = word.sense == "、" and _denies(held) and _denies(words[at + 1 :])
        listed = word.sense == "，" and _denies(held) and _goes_on(words[at + 1 :])
        if word.kind == MARK and ((word.sense in _ENDS and not alone and not listed) or again):
            if held:
                yield tuple(held)
            held = []
        else:
            held.append(word)
    if held:
        yield tuple(held)


def _told_before(held: Sequence[Token], behind: Sequence[Token], mark: str) -> bool:
    """“行政复议、行政诉讼方面：本年度无”, “涉及信息公开的诉讼事项，未发生此类情况”."""
    clause = tuple(takewhile(lambda word: word.kind != MARK, behind))
    if not _denies(clause) or mark != "，":
        return _denies(clause)
    bare = all(word.kind in _WEIGHTLESS or word.sense in _SAID_OF_ANY or _of_several(word) for word in clause)
    named = bool(held) and (held[-1].kind in {"noun", "case"} or held[-1].word.endswith(_AFFAIRS))
    return bare and named


def _goes_on(behind: Sequence[Token]) -> bool:
    """“未受理政府信息公开申请，行政复议和行政诉讼。”: a clause of names alone belongs to the list before it."""
    clause = tuple(takewhile(lambda word: word.kind != MARK or word.sense == "、", behind))
    ended = behind[len(clause) : len(clause) + 1]
    plain = all(word.kind in {"noun", "light", "case", MARK} for word in clause)
    return plain and says(clause, *MATTERS) and all(word.sense in "，。；" for word in ended)


def _of_several(word: Token) -> bool:
    """“行政复议和行政诉讼，两项都没有”, “依申请公开一项，未见一件”."""
    return word.number is not None and (word.number.unit == "项" or word.number.value == 1)


def _denies(words: Iterable[Token]) -> bool:
    """“未收取费用、也没有发生行政诉讼”, “复议零发生、诉讼零发生”: whether “none” is said up to the next mark."""
    return any(word.kind == "none" for word in takewhile(lambda word: word.kind != MARK, words))
