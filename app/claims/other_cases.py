"""Whether cases are others than those for disclosure: of another matter, heard by the body itself, of its government."""

from __future__ import annotations

from app.claims.dispute_kinds import in_one_list
from app.claims.foreseen import DECISIONS
from app.claims.mention import Words
from app.claims.phrase import BODIES, holds, is_one, says, unknown
from app.claims.pieces import Piece
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN

_COURTS = {"court_reconsideration": "reconsideration", "court_litigation": "litigation"}
_ABOUT = frozenset(["涉及", "涉", "关于", "类", "因", "由于", "对"])


def court(words: Words) -> str:
    """The kind of dispute that whoever decides it stands for."""
    return next((_COURTS[word.sense] for word in words if word.sense in _COURTS), "")


def sued(words: Words) -> bool:
    return any("应诉" in word.word or "被诉" in word.word for word in words)


def elsewhere(piece: Piece, words: Words, state: SentenceState) -> bool:
    """Whether the cases are others: of another matter, heard by this body, or those of its government."""
    if not state.informed and is_one(words[-1:], {("act", "deal"), ("act", "receive"), ("act", "conclude")}):
        return True
    topical = says(words, "topic", "answer")
    if not topical and (_of_any_matter(piece, state) or _of_another_matter(words, state)):
        return True
    heard = _heard(words, state) and not says(piece.left, "litigation")  # 政府只作被告，不审理诉讼
    return heard or _against_others(words) or _by_a_court(words) or of_government((*words, *piece.right), state)


def _of_any_matter(piece: Piece, state: SentenceState) -> bool:
    """“行政应诉案件21件”."""
    by_name = any(word.word.startswith("被诉") for word in piece.left)
    known = state.told_theme or state.reader.theme == "disputes" or (state.informed and state.alone)
    ours = known and by_name
    return sued(piece.left) and not ours


def _of_another_matter(words: Words, state: SentenceState) -> bool:
    about = (holds(words, _ABOUT) and unknown(words)) or holds(words[-1:], {"类", "各类"})  # 社会组织登记类行政复议
    return about or says(words, *DECISIONS) or bool(state.decided and not state.informed)


def _heard(words: Words, state: SentenceState) -> bool:
    """“县司法局受理行政复议103件”: by whoever decides them."""
    if is_one(words[-1:], {("act", "judge")}):
        return True
    if not is_one(words[-1:], {("act", "deal"), ("act", "receive")}) or words[-1].word == "接受":
        return False
    return state.reader.kind == "government" and not (state.informed and in_one_list(state.ahead.words))


def _against_others(words: Words) -> bool:
    """“对市公安局提起的信息公开诉讼”."""
    after = (*words[1:], None)
    return says(words, "happen") and any(
        word.sense == "to" and one is not None and one.kind == UNKNOWN and one.word[-1] in BODIES
        for word, one in zip(words, after, strict=False)
    )


def _by_a_court(words: Words) -> bool:
    """“县法院受理政府信息公开行政诉讼15件”: of whom is not said."""
    if not court(words) or not says(words, "receive", "judge", "conclude", "new"):
        return False
    return not any((word.kind, word.sense) in {("scope", "own"), ("light", "side")} for word in words)


def of_government(words: Words, state: SentenceState) -> bool:
    """“市政府行政复议5件”, not “向市政府申请复议5件”."""
    named = any(
        word.sense == "government" and (one is None or one.word != "向" or not state.informed)
        for one, word in zip((None, *words), words, strict=False)
    )
    return state.reader.kind == "bureau" and named
