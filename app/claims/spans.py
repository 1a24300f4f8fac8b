"""Words told apart by their neighbours: spans of time (自2008年施行至2019年底, 截至6月30日), 收 and 里 beside what they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_TO = frozenset(["至", "到", "截至", "截止"])
_DATED = frozenset(["年", "月", "日", "号"])
_KNOWLEDGE = frozenset(["信息", "政府信息", "材料", "文件"])
_FEES = frozenset(["handling_fee", "asked_fee"])
_CASES = frozenset(["件", "宗", "份", "起"])
_ENDS = frozenset("，；。！？\n")
_ASKED = frozenset(["request", "ask", "topic", "info"])
BODIES = "局委办厅院所队镇乡县区市关门位"
"""Last characters of who may have received something: 我局收申请八十件."""


def spanned(words: Sequence[Token]) -> list[Token]:
    """The words with a span of years as (time, ever), one that ends within the year as (time, until)."""
    found = list(words)
    for at, word in enumerate(found):
        found[at] = _told_apart(word, found, at)
    for at in _ends_of_years(found):
        found[at] = found[at]._replace(kind="time", sense="ever")
    for at in _ends_within_the_year(found):
        found[at] = found[at]._replace(kind="time", sense="until" if _within(found[at]) else "end")
    return [one for word in found for one in _kinds(word)]


def _told_apart(word: Token, words: Sequence[Token], at: int) -> Token:
    after = words[at + 1] if at + 1 < len(words) else None
    if word.kind != UNKNOWN:
        return _beside_reasons(word, words[at - 1] if at else None, after)
    if word.word == "里" and at and _counted(words[at - 1]):
        return word._replace(kind="list", sense="among")
    sense = _verb_of(word, after) or (_verb_alone(word.word, after) if after else "")
    return word._replace(kind="act", sense=sense) if sense else word


def _verb_alone(text: str, after: Token) -> str:
    """“我局收申请八十件”, “已答20件”."""
    if text == "答":
        return "answer" if _counted(after) else ""
    receives = text == "收" or (text.endswith("收") and text[-2] in BODIES)
    return "receive" if receives and (after.sense in _ASKED or after.word == "了" or _counted(after)) else ""


def _beside_reasons(word: Token, before: Token | None, after: Token | None) -> Token:
    """“没有现成信息”, “未缴纳信息处理费”: no other thing is named there; “没有相关信息公开申请” is no reason."""
    of_reason = word.word in _KNOWLEDGE or word.sense in _FEES
    if of_reason and before is not None and before.kind == "row":
        return word._replace(kind="light", sense="")
    if word.kind == "row" and word.word[0] in "没无未" and after is not None and after.sense in {"request", "topic"}:
        return word._replace(kind="none", sense="")
    return word


_VERBS = (
    ("receive", "收接受录登", "下得到取纳"),
    ("conclude", "办结", "完毕清出讫妥好掉"),
    ("answer", "答复", "完毕清妥好"),
    ("issue", "出发印制订颁", "了过"),
    ("repeal", "废", "了掉"),
    ("carry_if", "转移跨带递滚延推留拖", "入来到至"),
)
"""Verbs that are made anew every day: what is done, and that it came to its end or went on: 接下, 答完, 移到."""


def _verb_of(word: Token, after: Token | None) -> str:
    """The sense of a verb that no list has; its second character may be a word of its own."""
    text = word.word
    made = text[-2:] if len(text) == 2 or (len(text) > 2 and text[-3] in BODIES) else ""
    if len(text) == 1 and after is not None and after.kind == "light" and len(after.word) == 1:
        made = text + after.word
    return next((sense for sense, doing, done in _VERBS if made[:1] in doing and made[1:] in done), "") if made else ""


def _kinds(word: Token) -> tuple[Token, ...]:
    """“行政争议” as two words, one for each kind of dispute."""
    if word.sense != "disputes":
        return (word,)
    middle = len(word.word) // 2
    first = word._replace(word=word.word[:middle], sense="reconsideration", end=word.start + middle)
    return first, word._replace(word=word.word[middle:], sense="litigation", start=first.end)


def _counted(word: Token) -> bool:
    number = word.number
    return word.sense in _ASKED or (word.kind == NUMBER and number is not None and number.unit in _CASES)


def _counts(word: Token) -> bool:
    return word.kind == NUMBER and word.number is not None and word.number.unit not in _DATED


def _ends_of_years(words: Sequence[Token]) -> Iterator[int]:
    """“自2008年施行至2019年底”: the end of a span that began in another year."""
    open_ = False
    for at, word in enumerate(words):
        if (word.kind == MARK and word.sense in _ENDS) or _counts(word):
            open_ = False
        elif word.kind == "time" and open_ and word.sense in {"this", "end", "next"} and words[at - 1].word in _TO:
            yield at
            if at + 1 < len(words) and words[at + 1].sense == "end":
                yield at + 1
        elif word.kind == "time":
            open_ = open_ or word.sense in {"last", "ever"}


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
