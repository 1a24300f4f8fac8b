"""Numbers that may be a part, and are the whole where nothing else in the report tells it: 全年收到村民邮寄的申请4件."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.claims.asked import narrows
from app.claims.mention import Mention
from app.claims.phrase import is_one, of_kind, says
from app.claims.pieces import RECEIVED, Piece
from app.claims.scope import OWN
from app.claims.state import SentenceState

_SAYS_WHICH = frozenset(["channel", "concerning", "field", "why"])
_DONE = frozenset(["concluded", "concluded_new", "answered"])


def settled(told: Sequence[Mention]) -> list[Mention]:
    """All mentions of a report; those that stand for the whole as such."""
    families = Counter(_family(one) for one in told if one.compared)
    return [replace(one, part=False) if one.alone and families[_family(one)] == 1 else one for one in told]


def _family(mention: Mention) -> str:
    first = mention.what[0] if mention.what else ""
    return "received" if first in RECEIVED else "concluded" if first in _DONE else first


def opens(piece: Piece, state: SentenceState) -> bool:
    """“全年收到村民邮寄的申请4件”, “共收到涉及征地、拆迁等方面的申请13件”: how a report begins to tell what came."""
    words = piece.left
    known = [word for word in words if narrows(word, words) and word.sense not in _SAYS_WHICH]
    first = not state.mentions and state.frame is None and not state.subset and state.scope.whose == OWN
    whole = any(is_one(segment.words, {("time", "this"), ("count", "sum")}) for segment in piece.before)
    partly = any(says(segment.words, "part", "start", "last", "again", "late") for segment in piece.before)
    return (
        first
        and whole
        and not partly
        and not known
        and says(words, "receive", "new")
        and not of_kind(words, "row", "applicant")
    )
