"""How disputes ended, in the words beside a number: 维持3件, 2件撤销, 未结复议1件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.claims.dispute_kinds import names_dispute
from app.claims.foreseen import DISPUTES
from app.claims.mention import Mention, Words
from app.claims.phrase import all_of, holds, of_kind, says
from app.claims.pieces import Piece, first, last, plain
from app.claims.state import SentenceState
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_OUTCOMES = {"rejected_upheld": "", "other_corrected": "corrected", "other_end": "other", "open": "pending"}
"""Words for outcomes that are not the table's own; '' for one that may be either."""
_OF_COURTS = frozenset(["court_reconsideration", "court_litigation", "judge", "make", "answer", "decision", "own"])
_QUIET = frozenset(["light", "of", "count", "case"])
_LISTED = frozenset([NUMBER, "light", "count", "case", "of"])


def outcome_told(piece: Piece, state: SentenceState) -> str | None:
    """The outcome beside a number; '' for one that the table does not have by its own, None where none is told."""
    outcome = _outcome(piece, state)
    if outcome is None and _decided(piece):
        outcome = "decided"
    state.outcome_ahead = outcome if names_dispute(piece.left[-1:]) else None
    return outcome


def _outcome(piece: Piece, state: SentenceState) -> str | None:
    """The outcome before a number, else behind it; '' for one that the table does not have by its own."""
    named = last(piece.left, "outcome")
    behind = piece.left[piece.left.index(named) + 1 :] if named else ()
    if says(behind, "topic") and not of_kind(behind, "of"):
        return ""  # 纠正不当信息公开行为3起
    told_of = holds(piece.left[-1:], {"结果", "决定"})  # 复议结果2件维持
    settled = names_dispute(piece.left) and not told_of
    plain_ = [word for word in piece.left if word.sense not in _OF_COURTS]  # 复议机关对4件予以维持
    bare = all_of(plain_, "count", "light", "list", "case", "narrow")
    if named is None:
        named = _right_behind(piece.right) if settled else first(piece.right, "outcome") if bare or told_of else None
    if named is None:
        return _left_over(piece, state, settled=settled)
    return _OUTCOMES.get(named.sense, named.sense)


def _right_behind(words: Words) -> Token | None:
    """The outcome that a number is told with: “行政诉讼1件尚未审结”, not “行政复议3件均维持”."""
    told = next((word for word in words if word.kind != "light" or word.sense in {"all", "apiece"}), None)
    return told if told is not None and told.kind == "outcome" else None


def _left_over(piece: Piece, state: SentenceState, *, settled: bool) -> str | None:
    """“其他1件”, “一件未结”, “未结复议3件、诉讼1件”: an outcome in words that say one only beside others."""
    if state.outcome_of and [word.word for word in piece.left if word.kind == "narrow"] == ["其他"]:
        return "other"
    if says((*piece.left, *piece.right), "open"):
        return "pending" if settled or state.outcome_of or state.reader.theme == "disputes" else None
    return state.outcome_ahead if [segment.mark for segment in piece.before if segment.words] == ["、"] else None


def _decided(piece: Piece) -> bool:
    """“已审结4件”, “4件已审结”."""
    behind = piece.right if plain(piece.right, "light", "act", "all") else ()
    return any(word.sense == "conclude" for word in (*piece.left, *behind))


def heard_here(words: Words) -> bool:
    """“办结复议案件56件”: by whoever decides them."""
    named = next((at for at, word in enumerate(words) if names_dispute([word])), 0)
    return says(words[:named], "conclude") and not any(word.word.startswith("已") for word in words)


def ended_so(words: Words, found: Sequence[Mention]) -> Iterator[Mention]:
    """“行政复议1件，结果为维持”, “行政诉讼1件（尚未审结）”: how the one case ended, told without a number."""
    for one in filter(_one_case, found):
        clause = _clause_behind(words, one.end, one.what[0])
        ended = [word for word in clause if _ends(word)]
        kind = _OUTCOMES.get(ended[0].sense, ended[0].sense) if len(ended) == 1 else ""
        if kind and all(_ends(word) or _quiet(word) or word.sense == one.what[0] for word in clause):
            what, part = (f"{one.what[0]}.{kind}",), ended[0].sense == "other_end"
            yield Mention(ended[0].start, ended[0].end, 1, "件", what, part=part)


def _ends(word: Token) -> bool:
    return word.kind == "outcome" or word.sense == "open"


def _quiet(word: Token) -> bool:
    """Whether a word says nothing of how a case ended: 维持原答复."""
    return word.kind in _QUIET or word.sense in _OF_COURTS or (word.kind == UNKNOWN and word.word == "原")


def _one_case(told: Mention) -> bool:
    return told.compared and told.value == 1 and not told.part and len(told.what) == 1 and told.what[0] in DISPUTES


def _clause_behind(words: Words, end: int, kind: str) -> Words:
    """The words behind a number up to the next mark, or those of the clause or the bracket that follows them."""
    behind = [word for word in words if word.start >= end]
    own = list(takewhile(lambda word: word.kind != MARK, behind))
    bare = not own or (says(own, kind) and not of_kind(own, NUMBER))  # 1起因信息公开提起的行政复议，结果为维持
    if any(map(_ends, own)) or not bare or not behind[len(own) :] or behind[len(own)].word not in {"，", "（"}:
        return own
    return list(takewhile(lambda word: word.kind != MARK, behind[len(own) + 1 :]))


def ends_in_outcome(piece: Piece, state: SentenceState) -> bool:
    """“2件复议、1件诉讼未审结”: an outcome at the end of a list may be that of all of it."""
    behind = (word for word in state.ahead.words if word.start > piece.number.start)
    told = list(takewhile(lambda word: word.kind in _LISTED or word.sense == "、" or names_dispute([word]), behind))
    end = told[-1].end if told else piece.number.end
    outcome = any(word.start == end and (word.kind == "outcome" or word.sense == "open") for word in state.ahead.words)
    return outcome and of_kind(told, NUMBER)
