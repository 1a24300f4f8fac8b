"""Rows of results that are named in several words: 讨论记录、请示报告等过程性信息, 属于信访、投诉、举报."""

from __future__ import annotations

from collections.abc import Sequence

from app.language.tokens import MARK, UNKNOWN, Token

_JOINING = frozenset(["、", "和", "与", "或", "及", "以及", "或者", "等"])
_PETITIONS = frozenset(["信访", "投诉", "举报", "诉求"])
_KNOWLEDGE = frozenset(["信息", "政府信息", "材料", "文件"])
_FEES = frozenset(["handling_fee", "asked_fee"])
_EXAMPLES = frozenset([UNKNOWN, "item", "other", "light", "row", "case"])
_NOT_ASKED = frozenset("没无未")
_OF_NOTHING_ELSE = ("unavailable", "other", "denied_by_law", "rejected_excessive")
_TURNED_AWAY = (
    "不作为",
    "不按",
    "不再重复",
    "不重复",
    "不予重复",
    "以政府信息公开",
    "以信息公开",
    "以申请公开",
    "借申请公开",
)


def says_enough(word: Token) -> bool:
    """Whether a row is one without the class that it belongs to: 重复申请 and 第三方 are said of others too."""
    return word.kind == "row" and (word.sense.startswith(_OF_NOTHING_ELSE) or word.word.startswith(_TURNED_AWAY))


def with_rows(words: Sequence[Token]) -> list[Token]:
    """The words, each row one of them, and nothing else named beside it."""
    found = list[Token]()
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        row = _row_before(found)
        if row is not None and _of_its_name(word, found[row]):
            found[row:] = [_joined(found[row:], word)]
        elif word.kind == "row" and found and found[-1].word == "等":
            begin = _examples(found)
            found[begin:] = [_joined(found[begin:], word)._replace(kind="row", sense=word.sense)]
        elif (word.word in _KNOWLEDGE or word.sense in _FEES) and _row_before(found, "of") is not None:
            found.append(word._replace(kind="light", sense=""))  # 没有现成信息, 未缴纳信息处理费
        elif word.kind == "row" and word.word[0] in _NOT_ASKED and after and after.sense in {"request", "topic"}:
            found.append(word._replace(kind="none", sense=""))  # 没有相关信息公开申请
        else:
            found.append(word)
    return found


def _row_before(words: Sequence[Token], *passed: str) -> int | None:
    """Where the row stands behind which nothing is but what joins words, or says little, or is of kinds passed over."""
    at = len(words) - 1
    while at >= 0 and (words[at].word in _JOINING or words[at].kind in {"light", *passed}):
        at -= 1
    return at if at >= 0 and words[at].kind == "row" else None


def _of_its_name(word: Token, row: Token) -> bool:
    """Whether a word behind a row names it again."""
    return (word.kind, word.sense) == ("row", row.sense) or (
        row.sense == "rejected_petition" and word.kind == "other" and word.word in _PETITIONS
    )


def _examples(words: Sequence[Token]) -> int:
    """Where the examples begin that a 等 at the end sums up."""
    at = len(words) - 1
    while at and (words[at - 1].kind in _EXAMPLES or words[at - 1].word == "、"):
        at -= 1
    while words[at].kind == MARK:
        at += 1
    return at


def _joined(words: Sequence[Token], last: Token) -> Token:
    return words[0]._replace(word="".join(one.word for one in (*words, last)), end=last.end)
