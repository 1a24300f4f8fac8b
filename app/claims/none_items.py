"""What a clause denies, thing by thing: “未出台规范性文件、收取信息处理费、发生行政诉讼” denies three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.claims.foreseen import DECISIONS, DISPUTE, FEE, FEES, MATTERS, REQUEST
from app.claims.mention import Words
from app.claims.phrase import says
from app.claims.pieces import CARRY
from app.language.tokens import MARK, UNKNOWN, Token

JOINING = frozenset(["和", "或", "或者", "及", "与", "并", "以及", "者"])
MONEY = frozenset(["收费", "费用", "收入", "金额"])
_WITH_KINDS = frozenset([*DECISIONS, *FEES])
_MATTERS = MATTERS | {"ask": REQUEST}
_OPENING = frozenset(["因", "由于", "对", "针对", "就", "涉及", "涉", "关于", "有关", "不服", "不满", "以"])
_ASKING_FOR = frozenset(["申请", "要求", "请求"])
_SHOWING = frozenset(["publish", "granted", "topic", "request", "provide"])
_OF_IT = frozenset(["rest", "field", "beside", "publicise", "own", "side", "each"])
_AFFAIRS = frozenset(["情况", "情形", "事项"])
_GETTING = frozenset(["获取", "了解", "索取"])
_OF_IT_WORDS = _GETTING | {"以", "外", "其他方面"}


@dataclass(frozen=True)
class Item:
    """One thing that is denied: its words, and the acts that were not done, its own or those of the whole clause."""

    words: tuple[Token, ...]
    acts: frozenset[str] = frozenset()

    @property
    def matter(self) -> str:
        """Of which matter its last noun is: 依申请公开收费 is of fees, 依申请公开投诉 of none."""
        last = next((word for word in reversed(self.words) if _matter(word) or _another(word)), None)
        return _matter(last) if last else ""

    @property
    def nouns(self) -> list[str]:
        return [word.sense for word in self.words if word.kind == "noun"]

    @property
    def own_acts(self) -> frozenset[str]:
        return frozenset(word.sense for word in self.words if word.kind == "act")


def items(words: Words) -> list[Item]:
    """The things that words deny together."""
    parts: list[list[Token]] = []
    for part in _stretches(_without_answers(words)):
        if parts and _goes_on(Item(tuple(parts[-1])), Item(tuple(part))):
            parts[-1] += part
        else:
            parts.append(part)
    return list(_with_acts([Item(tuple(part)) for part in parts]))


def _goes_on(item: Item, behind: Item) -> bool:
    """“规章、规范性文件”, “申请行政复议或提起行政诉讼”, not “制定规章、废止规范性文件”."""
    if item.matter != behind.matter or item.matter == FEE:
        return False
    return item.matter == DISPUTE or not _begins_with_act(behind.words)


def _with_acts(found: Sequence[Item]) -> Iterator[Item]:
    """“没有发生行政复议、行政处罚”, “行政复议、行政处罚均未发生”: an act that stands at either end is of all."""
    trailing = found[-1].own_acts if found and _ends_with_act(found[-1].words) else frozenset[str]()
    before = frozenset[str]()
    for item in found:
        before = item.own_acts or before or trailing
        yield Item(item.words, before)


def _matter(word: Token) -> str:
    if word.word in MONEY:
        return FEE
    return _MATTERS.get(word.sense, "") if word.kind == "noun" else ""


def _another(word: Token) -> bool:
    return word.kind == "other" and word.word != "案例"


def _head(word: Token) -> bool:
    """Whether a word may be the last one of what is denied."""
    return word.kind in {"noun", "other", "item"} or word.word in MONEY or word.sense in {"power", *CARRY}


def _stretches(words: Words) -> Iterator[list[Token]]:
    """The words, cut where one thing is joined to the next."""
    held: list[Token] = []
    for at, word in enumerate(words):
        if joins(word) and _closed(held) and any(map(_head, _up_to_joint(words[at + 1 :]))):
            yield held
            held = []
        else:
            held.append(word)
    yield held


def joins(word: Token) -> bool:
    return word.kind == MARK or word.word in JOINING


def _up_to_joint(words: Words) -> Words:
    return words[: next((at for at, word in enumerate(words) if joins(word)), len(words))]


def _closed(words: Words) -> bool:
    """“因信息公开” is not: what it is the reason of comes behind it."""
    named = [word for word in words if word.kind not in {"light", "case", "count", "of"} or _head(word)]
    opened = next((at for at in reversed(range(len(words))) if words[at].word in _OPENING), len(words))
    led = any(word.kind in {"of", "act"} for word in words[opened:])
    affairs = bool(words) and words[-1].word in _AFFAIRS and any(map(_head, named))  # 申请结转办理情况
    return bool(named) and (affairs or _head(named[-1])) and (led or opened == len(words))


def _begins_with_act(words: Words) -> bool:
    first = next((word for word in words if word.kind in {"act", "noun"}), None)
    return first is not None and first.kind == "act"


def _ends_with_act(words: Words) -> bool:
    last = next((word for word in reversed(words) if word.kind in {"act", "noun"}), None)
    return last is not None and last.kind == "act"


def _without_answers(words: Words) -> list[Token]:
    """“未产生申请、答复和收费”: an answer that is listed with the request is none without it."""
    around = (None, *words, None)
    return [
        word
        for before, word, behind in zip(around, words, around[2:], strict=False)
        if not (word.sense == "answer" and before is not None and joins(before) and _ends(behind))
    ]


def _ends(behind: Token | None) -> bool:
    return behind is None or joins(behind) or behind.kind in {"light", "count"}


def without_object(words: Words) -> tuple[Token, ...]:
    """“申请公开的其他方面政府信息”, “要求我局公开政府信息”: a request as one word, whatever for."""
    for at, word in enumerate(words):
        end = at + 1 if word.word == "申请事项" else _end_of_object(words, at + 1) if word.word in _ASKING_FOR else 0
        if end:
            return (*words[:at], word._replace(kind="noun", sense="ask"), *words[end:])
        if word.word in _GETTING and (end := _end_of_object(words, at)) and says(words[end : end + 2], "ask"):
            return (*words[:at], *words[end:])  # 获取相关政府信息的申请
    return tuple(words)


def asks_for_information(words: Words) -> bool:
    """“要求我局公开其他政府信息”."""
    return any(word.word in _ASKING_FOR and _end_of_object(words, at + 1) for at, word in enumerate(words))


def _end_of_object(words: Words, begin: int) -> int:
    """Where the information ends that is asked for in words that do not say which; 0 where they do."""
    shown = False
    for at in range(begin, len(words)):
        word = words[at]
        shown = shown or word.sense in _SHOWING or word.word in _GETTING
        if word.word.endswith("信息") and word.kind in {"noun", "item"}:
            return at + 1 if shown or word.word == "政府信息" else 0
        quiet = word.kind in {"light", "of"} or word.sense in {*_SHOWING, *_OF_IT} or word.word in _OF_IT_WORDS
        if not quiet:
            return 0
    return 0


def with_ways(words: Words) -> list[Token]:
    """“网上申请” as two words: how, and what."""
    return [one for word in words for one in _way(word)]


def _way(word: Token) -> tuple[Token, ...]:
    if word.sense != "channel" or not word.word.endswith("申请"):
        return (word,)
    middle = word.end - 2
    return word._replace(word=word.word[:-2], end=middle), Token("noun", "ask", "申请", middle, word.end)


def without_examples(words: Words) -> list[Token]:
    """“查封、扣押等行政强制措施”, “复议、诉讼等法律纠纷”: what 等 adds to a matter is no less than all of it."""
    end = next((at for at, word in enumerate(words) if word.word == "等"), None)
    if end is None:
        return list(words)
    if not any(map(_matter, words[end + 1 :])) and not says(words[end:], "power"):
        return list(words[: end + 1] if any(map(_matter, words[end - 1 : end])) else words)
    begin = end
    while begin and words[begin - 1].kind in {UNKNOWN, MARK, "narrow"} and says(words[end + 1 : end + 2], *_WITH_KINDS):
        begin -= 1
    return [*words[:begin], *words[end + (begin < end) :]]
