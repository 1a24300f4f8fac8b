"""Words told apart by their neighbours: verbs that no list has (接下, 答完), 收 and 里 beside what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from app.claims.phrase import BODIES, says
from app.language.numbers import CASES
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_RECEIVERS = BODIES + "县区市关门位"
"""Last characters of who may have received something: 我局收申请八十件."""
_LETTERS = frozenset(["诉求", "来信", "来访", "来电"])
_BESIDE_LETTERS = frozenset(["of", "light", "case"])
_ASKED = frozenset(["request", "ask", "topic", "info"])


def told_apart(words: Sequence[Token]) -> Iterator[Token]:
    """The words, each by what stands beside it."""
    return _with_waiting([one for at in range(len(words)) for one in _told_apart(words[at], words, at)])


def _told_apart(word: Token, words: Sequence[Token], at: int) -> Iterable[Token]:
    before = words[at - 1] if at else None
    if word.kind == UNKNOWN and not any(map(str.isalpha, word.word)):
        return (word._replace(kind=MARK, sense="—"),)
    if word.kind == UNKNOWN:
        return _not_known(word, before, words[at + 1 : at + 3])
    if word.word in {"加上", "年"} and (split := _added_to_last_year(words, at)):
        return split
    if word.sense == "disputes":
        return _split(word, len(word.word) // 2, ("noun", "reconsideration"), ("noun", "litigation"))  # 行政争议
    if word.sense == "each" and any(one.word in {"到", "至", "入"} for one in words[at + 1 : at + 2]):
        return _split(word, len(word.word) - 1, ("none", ""), ("act", "carry_if"))  # 没有拖到下一年
    kind, sense = _meant(word, words, at) or (word.kind, word.sense)
    return (word._replace(kind=kind, sense=sense),)


def _added_to_last_year(words: Sequence[Token], at: int) -> Iterable[Token]:
    """“加上年结转2件”: 加 and 上年, not 加上 and 年."""
    word, begin = words[at], at if words[at].word == "加上" else at - 1
    if begin < 0 or [one.word for one in words[begin : begin + 2]] != ["加上", "年"]:
        return ()
    if begin == at:
        return (word._replace(word="加", end=word.end - 1),)
    return (Token("time", "last", "上年", word.start - 1, word.end),)


def _meant(word: Token, words: Sequence[Token], at: int) -> tuple[str, str] | None:
    """What a word is beside others, where that is not what it is alone."""
    if word.word == "办件" and _counted_beside(words, at):
        return "act", "conclude"
    if word.sense == "open" and _while_doing(words[at + 1 : at + 5]):
        return "light", ""
    if word.word == "公开的" and at and words[at - 1].word == "要求":
        return "noun", "request"
    if word.word == "依法公开" and at and says(words[at + 1 : at + 2], "ask"):
        return "noun", "topic"  # 受理群众依法公开申请
    return _of_requests(words, at) if word.word in _LETTERS else None


def _of_requests(words: Sequence[Token], at: int) -> tuple[str, str] | None:
    """“依申请公开方面的诉求”, “信息公开申请来信”: the requests themselves; “来信、来访及平台”: how they came."""
    before = next(
        (one for one in reversed(words[:at]) if one.kind not in _BESIDE_LETTERS and one.sense != "field"), None
    )
    if before is not None and (before.sense in {"request", "ask"} or says(_just_before(words, before), "ask")):
        return "light", ""
    listed = list(takewhile(lambda one: one.word in _LETTERS | {"、"} or one.sense == "and", words[at:]))
    joined = len(listed) > 1 and listed[-1].word not in _LETTERS
    return ("narrow", "channel") if joined and says(words[at + len(listed) :][:1], "channel") else None


def _just_before(words: Sequence[Token], word: Token) -> Sequence[Token]:
    """“申请政府信息公开的来信”: the word before the topic."""
    at = words.index(word)
    return words[max(0, at - 1) : at] if word.sense == "topic" else ()


def _while_doing(behind: Sequence[Token]) -> bool:
    """“申请在办理过程中未产生复议”, not “2件在办理过程中。”."""
    return "".join(word.word for word in behind[:3]) == "过程中" and behind[3:] != () and behind[3].kind != MARK


def _not_known(word: Token, before: Token | None, behind: Sequence[Token]) -> Iterable[Token]:
    if word.word == "里" and before is not None and (_counted(before) or [one.word for one in behind[:1]] == ["有"]):
        return (word._replace(kind="list", sense="among"),)
    if word.word in {"完", "妥", "好", "复"} and before is not None and before.sense == "conclude":
        return (word._replace(kind="light"),)  # 已办妥
    if sense := _verb_of(word.word, behind) or (_verb_alone(word.word, behind[0]) if behind else ""):
        return (word._replace(kind="act", sense=sense),)
    if _verb_of(word.word[-1], behind) == "submit":
        return _split(word, len(word.word) - 1, (UNKNOWN, ""), ("act", "submit"))  # 向局里递来, 邮局寄来
    return (word,)


def _split(word: Token, middle: int, first: tuple[str, str], last: tuple[str, str]) -> Iterator[Token]:
    """A word as two, of these kinds and senses."""
    place = word.start + middle
    yield Token(*first, word.word[:middle], word.start, place)
    yield Token(*last, word.word[middle:], place, word.end)


def _counted_beside(words: Sequence[Token], at: int) -> bool:
    """“收件16件，办件14件”."""
    came = any(one.word in {"收件", "接件", "来件"} and other.kind == NUMBER for one, other in pairwise(words[:at]))
    return came and at + 1 < len(words) and words[at + 1].kind == NUMBER


def _with_waiting(words: Sequence[Token]) -> Iterator[Token]:
    """The words, 未办结, 没答复 and 没到期 as one each: what still waits."""
    at = 0
    while at < len(words):
        waits = words[at].word in _NOT and at + 1 < len(words) and _ends_it(words[at + 1], words[at + 2 : at + 3])
        behind = words[at + 1] if waits else words[at]
        yield Token("act", "open", words[at].word + behind.word, words[at].start, behind.end) if waits else words[at]
        at += 1 + waits


_NOT = frozenset(["未", "没", "没有", "尚未", "暂未", "未能"])
_ENDING = frozenset(["答复", "回复", "到期", "办", "结"])


def _ends_it(word: Token, behind: Sequence[Token]) -> bool:
    """Whether nothing is left to do with a request behind it; 未办过 is no ending."""
    done = (word.kind, word.sense) == ("act", "conclude") or word.word in _ENDING
    return done and not any(one.word == "过" for one in behind)


def _verb_alone(text: str, after: Token) -> str:
    """“我局收申请八十件”, “已答20件”."""
    if text == "答":
        return "answer" if _counted(after) else ""
    if text == "办":
        return "deal" if after.word == "的" or after.kind == MARK or _counted(after) else ""
    receives = text in {"收", "接"} or (text.endswith(("收", "接")) and text[-2] in _RECEIVERS)
    return "receive" if receives and (after.sense in _ASKED or after.word in {"了", "的"} or _counted(after)) else ""


_VERBS = (
    ("receive", "收接受录登取纳", "下得到取纳"),
    ("submit", "寄递送交投发", "来"),
    ("conclude", "办结", "完毕清出讫妥好掉复"),
    ("answer", "答复", "完毕清妥好"),
    ("answer", "具", "复"),
    ("issue", "出发印制订颁", "了过"),
    ("repeal", "废", "了掉"),
    ("carry_if", "转移跨带递滞延推留拖接", "入来到至下"),
    ("open", "待", "办结答复"),
)
"""Verbs that are made anew every day: what is done, and that it came to its end or went on: 接下, 答完, 移到, 带过来."""


def _verb_of(text: str, behind: Sequence[Token]) -> str:
    """The sense of a verb that no list has; its end may be words of its own."""
    made = text[-2:] if len(text) == 2 or (len(text) > 2 and text[-3] in _RECEIVERS) else ""
    if len(text) == 1:
        made = text + _short(behind)
    return next((sense for sense, doing, done in _VERBS if _is_made(made, doing, done)), "")


def _is_made(text: str, doing: str, done: str) -> bool:
    plain = text[:1] + text[2:] if text[1:2] in {"过", "上"} and len(text) > 2 else text
    return plain[:1] != "" and plain[:1] in doing and plain[1:2] != "" and plain[1:2] in done


def _short(words: Sequence[Token]) -> str:
    """The words that begin a row and may be the end of a verb."""
    return "".join(word.word for word in takewhile(lambda one: one.kind == "light" and len(one.word) == 1, words))


def _counted(word: Token) -> bool:
    number = word.number
    return word.sense in _ASKED or (word.kind == NUMBER and number is not None and number.unit in CASES)
