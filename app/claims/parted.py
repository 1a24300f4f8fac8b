"""Which of the requests a clause singles out, and what one that opens a list divides: 办结的申请中."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.asked import narrows
from app.claims.foreseen import DECISION, DISPUTES, DOCUMENT, MATTERS, REQUEST
from app.claims.mention import Ids
from app.claims.phrase import holds, of_kind, says
from app.claims.pieces import Segment, plain
from app.language.tokens import Token

_THESE = frozenset(["此类", "该类", "这类", "这些", "上述", "前述", "这", "类", "类申请"])
_MOSTLY = frozenset(["多为", "大多", "多是", "多涉及", "主要", "多数为"])
_NAMED_BEFORE = frozenset(["上述", "前述", "这些"])


def divided_among(words: Sequence[Token], matter: str) -> Ids:
    """What “办结的申请中” divides; `words` stand before 中."""
    results = [word.sense for word in words if word.kind == "result"]
    if len(results) == 1 and not of_kind(words, "row", "narrow"):
        return (results[0],)  # 无法提供的情形中
    if (_of_a_part(words) and not _caused(words)) or of_kind(words, "result", "row", "outcome"):
        return ()
    nouns = [word.sense for word in words if word.kind == "noun"]
    if disputes := [noun for noun in nouns if noun in DISPUTES]:
        return (disputes[-1],)
    if _dealt_with(words):
        return ("concluded",)
    return ("received",) if matter == REQUEST and not _of_papers(nouns) else ()


def _caused(words: Sequence[Token]) -> bool:
    """“因政府信息公开引发的行政复议中”: all of ours."""
    return says(words, *DISPUTES) and says(words, "topic") and says(words, "happen")


def _of_a_part(words: Sequence[Token]) -> bool:
    """“征地类的申请中”, not “上述申请中”, and not “收到的来信中”."""
    letters = words[-1:] if words[-1].sense == "channel" and words[-2:-1] and words[-2].kind == "of" else ()
    return any(word.kind == "narrow" and word.word not in _NAMED_BEFORE and word not in letters for word in words)


def _dealt_with(words: Sequence[Token]) -> bool:
    """“办结的申请中”, “答复的申请中”."""
    return any(word.kind == "act" and word.sense in {"conclude", "answer", "deal"} for word in words)


def _of_papers(nouns: Sequence[str]) -> bool:
    """Whether documents or decisions are named."""
    return any(MATTERS.get(noun) in {DOCUMENT, DECISION} for noun in nouns)


def narrowing_words(segment: Segment) -> tuple[Token, ...]:
    """The words of “征地类的申请，” or “线上渠道，” that narrow the requests down."""
    words = segment.words
    if segment.mark == "，" and words and (words[0].sense in {"all", "apiece", "most"} or words[0].word in _MOSTLY):
        return ()  # 收到5件，均为网上申请，办结4件
    narrowing = tuple(word for word in words if narrows(word, words) and word.word not in _NAMED_BEFORE)
    return narrowing if narrowing and _tells_of_requests(segment) else ()


def _tells_of_requests(segment: Segment) -> bool:
    words = segment.words
    if segment.mark == "" and plain(words, "narrow") and says(words, "most"):
        return False  # 公开的17件最多
    by_channel = words[-1].sense == "channel" or plain(words, "narrow", "light", "of", "count")
    most = (says(words, "most") or holds(words, _THESE)) and not segment.has("applicant")
    return says(words, "request", "ask") or by_channel or most
