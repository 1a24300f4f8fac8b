"""What the sentence after one is told in: what this one was about."""

from __future__ import annotations

from collections.abc import Container, Sequence

from app.claims.foreseen import DECISIONS, DISPUTE, DISPUTES, DOCUMENTS, MATTERS, REQUEST
from app.claims.mention import NO_COUNT, Context, Ids, Mention
from app.claims.state import SentenceState
from app.language.tokens import Token

_REQUESTED = frozenset(["received", "new", "to_do"])
_COMPARING = frozenset([NO_COUNT, "share", "growth", "mean"])


def after(words: Sequence[Token], state: SentenceState, found: Sequence[Mention], before: Context) -> Context:
    """What the sentence after this one is told in."""
    asked = any(mention.what[:1] and mention.what[0] in _REQUESTED for mention in found)
    disputed = any(_matter_of(mention) == DISPUTE for mention in found)
    informed = (asked or before.informed or _of_requests(words)) and not disputed
    counted = [mention for mention in found if mention.reason not in _COMPARING]
    matter = _matter_of(counted[-1]) if counted else _named(words, before.matter)
    if counted:
        return Context(informed, matter, tuple(state.documents), tuple(state.kinds), state.decided)
    if matter == before.matter:
        return before._replace(informed=informed)
    return Context(informed, matter, _nouns(words, DOCUMENTS), _nouns(words, DISPUTES))


def _nouns(words: Sequence[Token], senses: Container[str]) -> Ids:
    return tuple(dict.fromkeys(word.sense for word in words if word.kind == "noun" and word.sense in senses))


def _matter_of(mention: Mention) -> str:
    root = mention.what[0].partition(".")[0] if mention.what else ""
    if root in DISPUTES or root in DOCUMENTS or root in DECISIONS:
        return MATTERS[root]
    return REQUEST if root and root not in {"fees", "handling_fee"} else ""


def _named(words: Sequence[Token], before: str) -> str:
    """What a sentence without figures names; it goes on with what was told before if it names nothing."""
    if _of_requests(words):
        return REQUEST
    named = {MATTERS[word.sense] for word in words if word.kind == "noun" and word.sense in MATTERS}
    if any(word.kind in {"other", "item"} for word in words) or len(named) > 1:
        return ""
    return named.pop() if named else before


def _of_requests(words: Sequence[Token]) -> bool:
    """“对收到的政府信息公开申请逐件答复。”: a sentence on requests without a number."""
    senses = {word.sense for word in words if word.kind == "noun"}
    numbered = any(word.number is not None for word in words)
    asked = "request" in senses or {"topic", "ask"} <= senses or any(word.word == "依申请公开工作" for word in words)
    return not numbered and asked and not senses & set(MATTERS) - {"request"}
