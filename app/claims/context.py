"""What the sentence after one is told in: what this one was about."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.foreseen import DISPUTES, DOCUMENTS, MATTERS, REQUEST
from app.claims.mention import NO_COUNT, NOTHING, Context, Mention
from app.claims.phrase import named, of_kind
from app.language.tokens import Token

_REQUESTED = frozenset(["received", "new", "to_do"])
_COMPARING = frozenset([NO_COUNT, "share", "growth", "mean"])


def after(words: Sequence[Token], found: Sequence[Mention], before: Context) -> Context:
    """What the sentence after this one is told in."""
    asked = any(mention.what[:1] and mention.what[0] in _REQUESTED for mention in found)
    informed = asked or before.informed or _of_requests(words)
    counted = [mention for mention in found if mention.reason not in _COMPARING]
    matter = _matter_of(counted[-1]) if counted else _named(words, before.matter)
    goes_on = matter == before.matter
    if goes_on and not counted:
        return before._replace(informed=informed)
    same = before if goes_on else NOTHING
    return Context(informed, matter, named(words, DOCUMENTS) or same.documents, named(words, DISPUTES) or same.kinds)


def _matter_of(mention: Mention) -> str:
    root = mention.what[0].partition(".")[0] if mention.what else ""
    return MATTERS.get(root, REQUEST if root else "")


def _named(words: Sequence[Token], before: str) -> str:
    """What a sentence without figures names; it goes on with what was told before if it names nothing."""
    if _of_requests(words):
        return REQUEST
    if of_kind(words, "other"):
        return ""
    return next((MATTERS[word.sense] for word in reversed(words) if word.sense in MATTERS), before)


def _of_requests(words: Sequence[Token]) -> bool:
    """“对收到的政府信息公开申请逐件答复。”: a sentence on requests without a number."""
    senses = {word.sense for word in words}
    numbered = any(word.number is not None for word in words)
    asked = "request" in senses or {"topic", "ask"} <= senses
    return not numbered and asked
