"""What words beside 申请 say: which requests they are, what for, and how they came."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.phrase import holds, says
from app.claims.pieces import RECEIVING
from app.claims.scope import BODIES
from app.language.tokens import UNKNOWN, Token

_CAME = frozenset(["收到", "新收", "接到", "接收", "收", "共收到"])
_ABOUT = frozenset(["关于", "有关", "涉及", "涉", "针对"])


def narrows(word: Token, words: Sequence[Token]) -> bool:
    """Whether a word tells of a part: 方面 does only of something that is named before it."""
    if word.word == "要求" and any(one.kind == "noun" for one in words):
        return False  # 要求公开政府信息的申请
    at = words.index(word)
    behind = next((one for one in words[at + 1 :] if one.kind != "scope" and one.word not in _ABOUT), None)
    if word.word in _ABOUT and behind is not None and behind.sense == "topic":
        return False  # 关于政府信息公开的申请
    if word.kind == "item":
        return word.word.endswith(("网站", "官网", "公众号"))
    if word.sense == "field":
        return _of_another_field(at, words)
    return word.kind == "narrow" or (word.kind == "other" and word.sense == "dispute")


def _of_another_field(at: int, words: Sequence[Token]) -> bool:
    """“征地拆迁方面”: a field that requests are about, and not that of requests."""
    ours = at > 0 and words[at - 1].sense in {"request", "topic", "ask"}  # 二是依申请公开方面
    return not ours and any(one.kind in {UNKNOWN, "other"} for one in words)


def what_for(words: Sequence[Token]) -> Token | None:
    """The word right before 申请, or the one before its verb: 残疾人证办理申请 is none for information."""
    before = words[-1] if words else None
    if (
        len(words) > 1
        and before
        and before.kind == "act"
        and before.word not in _CAME
        and words[-2].kind == UNKNOWN
        and words[-2].word[-1] not in BODIES
    ):
        return words[-2]
    return before


def asked_for(word: Token, words: Sequence[Token]) -> bool:
    """“依申请公开信息4条”, “申请公开征地补偿信息3件”: the information that is asked for."""
    return (
        word.word in {"信息", "政府信息"}
        and says(words, "request")
        and (says(words, *RECEIVING) or holds(words, {"向", "申请公开"}))
    )


def came_by(word: Token, words: Sequence[Token]) -> bool:
    """“信息公开申请来信”: how they came, and no other letters."""
    return word.word in {"来信", "来访"} and bool(words) and words[-1].sense in {"request", "ask", "topic"}
