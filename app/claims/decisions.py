"""What a number says of decisions and of items of licensing, penalties and coercive measures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.claims.foreseen import DECISIONS
from app.claims.mention import Meaning, Words
from app.claims.phrase import BODIES, all_of, holds, of_kind, says
from app.claims.pieces import Piece, is_none, plain
from app.claims.state import SentenceState
from app.claims.which import says_which
from app.language.tokens import UNKNOWN

_UNITS = frozenset(["件次", "件", "起", "宗", "份", "例", "个", "次", "项", "条", ""])
_TOLD = frozenset(["个", "份", "次", "条", ""])
"""Units in which other things are counted as well, so that it must be said that they were decided."""
_MADE = frozenset(["make", "deal", "complete", "conclude", "happen", "issue"])
_BESIDE = frozenset(["count", "light", "of", "time", "scope", "all", "list", "everybody"])
_ITEMS = frozenset(["count", "light", "of", "case", "time", "scope", "all", "noun"])
_OTHERS = frozenset(["item", "other", "compare", "outcome"])
_GIVEN = frozenset(["不予", "准予", "予以"])
_SORTED = "梳理"
"""“梳理公开行政许可48项”: what a body may do, sorted out, and not what it puts on its web site."""


def decisions(piece: Piece, state: SentenceState) -> Meaning | None:
    """A bare “行政处罚41件” is one of them too."""
    words = piece.left
    if not of_kind(words, "noun"):
        words = (*piece.left, *_up_to_noun(piece.right))  # 作出33件行政许可决定，全部公示
    kinds = [word.sense for word in words if word.sense in DECISIONS]
    kinds = kinds or _named_before(piece, words, state)
    if piece.number.sense == "项" and not _decided_in_items(words, state):
        return _items(kinds, piece) if state.frame != () else None
    if not kinds or piece.number.sense not in _UNITS or _of_one_kind(words):
        return None
    if not _plain(words, kinds, state) or _done_otherwise(words):
        return None
    return _decided(piece, words, kinds, state) if _told(piece, words, state) else None


def _decided(piece: Piece, words: Words, kinds: Sequence[str], state: SentenceState) -> Meaning | None:
    """The decisions of one kind, or of several; none of those published, but for 处理决定 as the table says it.

    “行政处罚、行政强制3件” may be the sum or the number of each: not more than the sum.
    """
    joined = _joined(piece, kinds)
    if state.publicised and not any("处理决定" in word.word for word in words):
        return None
    state.deciding = True
    either = len(joined) > 1 and not (is_none(piece) or says(words, "sum"))
    return tuple(f"{kind}.decisions" for kind in joined), either or _of_some(piece, words, state)


def _decided_in_items(words: Words, state: SentenceState) -> bool:
    """“处理决定数量450项，行政处罚1项”, “处理行政许可450项”: decisions in the unit of what a body may do."""
    goes_on = (state.deciding or says(words, "deal")) and not of_kind(words, UNKNOWN)
    return says(words, "decision") or (goes_on and not holds(words, {"事项"}))


def _told(piece: Piece, words: Words, state: SentenceState) -> bool:
    """Whether decisions are counted by the unit, and by the words for them."""
    if state.ahead.papers:
        return False  # 制作执法文书360份，送达处罚决定书41份
    if state.ahead.at_counters and says(words, "deal", "complete", "conclude"):
        return False
    before = [word for word in state.ahead.words if word.end <= piece.number.start]
    at_home = state.reader.theme == "decisions"
    if _is_decided((*before, *words)) or holds(words, _GIVEN):
        return True
    if piece.number.sense in _TOLD or state.frame == () or says(before, "ask", "request"):
        return at_home and piece.number.sense == ""
    return at_home or _by_full_names(words, state)


def _by_full_names(words: Words, state: SentenceState) -> bool:
    """“行政许可86件”, “许可86件，处罚12件，强制2件”: not a bare 许可 alone."""
    named = {word.sense for word in state.ahead.words}
    return named >= DECISIONS or any(word.word.startswith("行政") for word in words)


def _plain(words: Words, kinds: Sequence[str], state: SentenceState) -> bool:
    """Whether nothing but the decisions themselves is counted: no cases, items or papers of them."""
    named = _named(words)
    cases = {"件"} if _may_be_many(words, state) else {"案", "件", "事项", "类事项", "事宜"}
    for at, word in enumerate(words):
        if word.kind == "act":
            closed = word.sense == "conclude" and at > named and "licensing" not in kinds  # 行政处罚结案36件
            plain_ = (word.sense in _MADE or word.word == "开展") and not closed
        elif word.kind == "case":
            plain_ = word.word in cases
        elif at > named:
            plain_ = word.kind in _BESIDE or word.sense in {"decision", "field"} or word.word == "类"
        else:
            plain_ = word.kind not in _OTHERS and word.sense != "ask"
        if not plain_:
            return False
    return True


def _may_be_many(words: Words, state: SentenceState) -> bool:
    """“办理行政许可事项1200件” alone: of one thing there may be many, and no decision; not beside other decisions."""
    dealt = state.ahead.several_kinds and (state.deciding or says(words, "deal"))
    return not (dealt or _is_decided(words))


def _named(words: Words) -> int:
    """Where the last kind of decisions stands."""
    return max((at for at, word in enumerate(words) if word.sense in DECISIONS), default=-1)


def _done_otherwise(words: Words) -> bool:
    """“帮办行政许可30件”, “免于行政处罚12件”: by a verb that is not known, and no body that does it."""
    before = [word for word in words[: max(_named(words), 0)] if word.kind != "light"]
    if not before or before[-1].kind != UNKNOWN or of_kind(before, "act") or _is_decided(words):
        return False
    verb = before[-1].word
    return verb not in _GIVEN and verb[-1] not in BODIES.replace("办", "批")


def _up_to_noun(words: Words) -> Words:
    """The words behind a number as far as they name what it counts."""
    last = max((at for at, word in enumerate(words) if word.kind == "noun"), default=len(words) - 1)
    return words[: last + 1]


def _named_before(piece: Piece, words: Words, state: SentenceState) -> list[str]:
    """“行政许可：本年处理决定120件”, “行政许可事项减少2项，现有16项”, “上年作出行政处罚3件，本年作出2件”."""
    if piece.number.sense == "项" and not says(words, "decision"):
        goes_on = plain(words, "act", "count", "time")
    else:
        told = says(words, "decision", "make") or says(words[-1:], "this")  # 上半年作出11件，全年24件
        goes_on = told and all_of(words, *_BESIDE, "act", "noun") and (_one_named(piece) or not says(words, "sum"))
        goes_on = goes_on or any("处理决定" in word.word for word in words)
    return [state.decided] if state.decided and goes_on else []


def _one_named(piece: Piece) -> bool:
    """“行政许可方面，共作出决定315件”, not “行政许可、行政处罚共作出决定72件”."""
    head = piece.before[-2] if len(piece.before) > 1 else piece.before[0]
    return head.mark != "、" and sum(word.sense in DECISIONS for word in head.words) == 1


def _of_a_list(piece: Piece, state: SentenceState) -> bool:
    """Whether a list divides something else, and not all decisions by their kinds: 执法决定339件，其中行政许可315件."""
    before = [word for word in state.ahead.words if word.end <= piece.number.start]
    divided = before[: max((at for at, word in enumerate(before) if word.kind == "list"), default=0)]
    by_kind = state.frame == () and says(divided, "decision") and not says(divided, *DECISIONS)
    return state.frame is not None and not by_kind


def _of_some(piece: Piece, words: Words, state: SentenceState) -> bool:
    """Whether the decisions are a part of those of the table."""
    some = _narrow(words) or state.ahead.refused or _of_a_list(piece, state)
    return some or (state.ahead.levels and _of_one_level(words))


def _is_decided(words: Words) -> bool:
    """Whether it is said that decisions were made."""
    return says(words, "decision", "make")


def _of_one_kind(words: Words) -> bool:
    """“道路运输经营许可320件”: a bare 许可 behind a word that says which; not “建房规划许可等行政许可46件”."""
    if any(word.word.startswith("行政") for word in words):
        return False
    return any(
        before.kind == UNKNOWN
        and before.word[-1] not in BODIES
        and before.word not in _GIVEN
        and word.word in {"许可", "处罚"}
        for before, word in pairwise(words)
    )


def _joined(piece: Piece, kinds: Sequence[str]) -> list[str]:
    """“行政许可、行政处罚决定共”: the kinds named together."""
    named = list(kinds)
    if not of_kind(piece.left, "noun"):
        return named  # 126件行政许可、35件行政处罚决定
    for segment in reversed(piece.before[:-1]):
        more = [word.sense for word in segment.words if word.sense in DECISIONS]
        if piece.before[-1].mark != "、" or not more:
            break
        named = [*more, *named]
    return list(dict.fromkeys(named))


def _narrow(words: Words) -> bool:
    examples = holds(words, {"等"}) and not _is_decided(words)  # 查封、扣押等行政强制措施共6件
    return examples or holds(words, _GIVEN) or says_which(words, DECISIONS)


def _of_one_level(words: Words) -> bool:
    """“州本级作出处罚决定31件，各县分局作出27件”: the branches' are in the table too."""
    return any((word.kind, word.sense) in {("scope", "own"), ("scope", "seat")} for word in words) and not any(
        word.sense == "below" for word in words
    )


def _items(kinds: Sequence[str], piece: Piece) -> Meaning | None:
    """“行政许可共77项”, as the edition of 2019 counts."""
    listed = any(word.word == _SORTED for word in piece.left)
    acts = {"make", "in_force", *(["publish"] if listed or holds(piece.left, {"事项"}) else [])}
    bare = all(
        word.kind in _ITEMS or word.word == _SORTED or (word.kind == "act" and word.sense in acts)
        for word in piece.left
    )
    behind = all(word.kind == "case" for word in piece.right)
    return ((f"{kinds[0]}.items",), False) if len(kinds) == 1 and bare and behind else None
