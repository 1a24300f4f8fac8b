"""What words beside 申请 say: which requests they are, what for, and how they came."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.phrase import BODIES, holds, says, unknown
from app.claims.pieces import RECEIVING
from app.language.tokens import Token

_CAME = frozenset(["收到", "新收", "接到", "接收", "收"])
_ABOUT = frozenset(["关于", "有关", "涉及", "涉", "针对", "属"])


def narrows(word: Token, words: Sequence[Token]) -> bool:
    """Whether a word tells of a part: 方面 does only of something that is named before it."""
    at = words.index(word)
    behind = words[at + 2 :] if holds(words[at + 1 : at + 2], {"于"}) else words[at + 1 :]
    if word.word in _ABOUT and says(behind[:1], "topic"):
        return False  # 关于政府信息公开的申请, 属于政府信息公开的
    if word.kind == "item":
        return word.word.endswith(("网站", "官网", "公众号"))
    if word.sense == "field":
        return _of_another_field(at, words)
    return word.kind == "narrow" or word.sense == "dispute"


def _of_another_field(at: int, words: Sequence[Token]) -> bool:
    """“征地拆迁方面”: a field that requests are about, and not that of requests."""
    return not says(words[:at], "request") and unknown(words)  # 二是依申请公开方面


def what_for(words: Sequence[Token]) -> Token | None:
    """The word right before 申请, or the one before its verb: 残疾人证办理申请 is none for information."""
    named = words[-2:-1]
    by_verb = words[-1:] and words[-1].kind == "act" and words[-1].word not in _CAME and unknown(named, BODIES)
    return named[0] if by_verb else words[-1] if words else None


def asked_for(word: Token, words: Sequence[Token]) -> bool:
    """“依申请公开信息4条”, “申请公开征地补偿信息3件”: the information that is asked for."""
    return word.word == "信息" and (says(words, *RECEIVING) or holds(words, {"向", "申请公开"}))


def contests(words: Sequence[Token]) -> bool:
    """“对我局的信息公开答复不服”: disputes told behind it are ours."""
    return says(words, "contest") and says(words, "own") and any("信息公开" in word.word for word in words)
