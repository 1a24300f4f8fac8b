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
from app.language.tokens import UNKNOWN, Token

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
    if state.mentions or state.frame is not None or state.subset or state.scope.whose != OWN:
        return False
    if not says(words, "receive", "new") or of_kind(words, "row", "applicant") or any(map(_tells_apart, words)):
        return False
    if any(narrows(word, words) and word.sense not in _SAYS_WHICH for word in words):
        return False
    told = [word for segment in piece.before for word in segment.words]
    whole = is_one(told, {("time", "this"), ("count", "sum")})
    return whole and not says(told, "part", "start", "last", "again", "late")


def _tells_apart(word: Token) -> bool:
    """“不规范的申请”: there are others beside them."""
    return word.kind == UNKNOWN and not {*word.word}.isdisjoint("不未非无")
