"""Which of the requests a clause singles out, and what one that opens a list divides: 办结的申请中."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.asked import narrows
from app.claims.foreseen import DISPUTES, REQUEST
from app.claims.mention import Ids, Mention
from app.claims.phrase import holds, says
from app.claims.pieces import Segment, plain
from app.language.tokens import Token

_DEALT = frozenset(["concluded", "answered", "received", "new", "to_do"])


def divided_among(words: Sequence[Token], matter: str) -> Ids:
    """What “办结的申请中” divides; `words` stand before 中."""
    if any(word.kind == "applicant" for word in words):
        return ()  # 自然人申请中
    results = [word.sense for word in words if word.kind == "result"]
    if len(results) == 1:
        return (results[0],)  # 无法提供的情形中
    if disputes := [word.sense for word in words if word.sense in DISPUTES]:
        return (disputes[-1],)
    if says(words, "conclude"):
        return ("concluded",)
    return ("received",) if matter == REQUEST else ()


def divided_by(whole: Mention | None, mentions: Sequence[Mention], *, all_results: bool) -> Ids | None:
    """What 其中 divides; None for figures of others, the parts of which are told on their own."""
    if whole is None or whole.reason in {"ever", "area"}:
        return None
    if whole.what in {("carried_in",), ("carried_out",)}:
        return _divided_beside(whole.what, mentions)
    if all_results and not whole.what:
        return ("received",)  # 44件当中，予以公开25件、部分公开2件、不予公开1件
    return whole.what if whole.reason in {"", "about"} else ()


def _divided_beside(carried: Ids, mentions: Sequence[Mention]) -> Ids:
    """“收到的50件和上年结转的3件申请中”, “答复421件，结转33件，其中予以公开182件”."""
    told = next((one.what for one in reversed(mentions) if one.what and one.what[0] in _DEALT), ())
    came = carried == ("carried_in",) and told[:1] in {("received",), ("new",)}
    return ("to_do",) if came else told or carried


def come_to(divided: Mention | None, mentions: Sequence[Mention]) -> bool:
    """“受理90件，其中市本级30件、县区60件”: whether the parts told of what a list divides are all of it."""
    if divided is None or divided not in mentions:
        return False
    parts = mentions[mentions.index(divided) + 1 :]
    return len(parts) > 1 and sum(part.value for part in parts) == divided.value


def narrowing_words(segment: Segment) -> tuple[Token, ...]:
    """The words of “征地类的申请，” or “线上渠道，” that narrow the requests down."""
    words = segment.words
    if segment.mark == "，" and words and words[0].sense in {"all", "apiece", "most", "mostly"}:
        return ()  # 收到5件，均为网上申请，办结4件
    narrowing = tuple(word for word in words if narrows(word, words) and word.word not in {"上述", "前述"})
    return narrowing if narrowing and _tells_of_requests(segment) else ()


def _tells_of_requests(segment: Segment) -> bool:
    words = segment.words
    if segment.mark == "" and plain(words, "narrow") and says(words, "most"):
        return False  # 公开的17件最多
    by_channel = words[-1].sense == "channel" or plain(words, "narrow", "light", "of", "count")
    most = (says(words, "most", "these") or holds(words, {"类", "类申请"})) and not segment.has("applicant")
    return says(words, "request", "ask") or by_channel or most
