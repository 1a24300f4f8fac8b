"""Numbers that may be a part, and are the whole where nothing else in the report tells it: 全年收到村民邮寄的申请4件."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.claims.asked import narrows
from app.claims.mention import Mention, Words
from app.claims.phrase import holds, is_one, says
from app.claims.pieces import DONE, PEOPLE, RECEIVED, Piece
from app.claims.scope import OWN
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN, Token

_SAYS_HOW = frozenset(["channel", "concerning", "field", "why"])


def settled(told: Sequence[Mention]) -> list[Mention]:
    """All mentions of a report; those that stand for the whole as such."""
    families = Counter(_family(one) for one in told if one.compared)
    return [replace(one, part=False) if one.alone and families[_family(one)] == 1 else one for one in told]


def _family(mention: Mention) -> str:
    first = mention.what[0] if mention.what else ""
    return "received" if first in RECEIVED else "concluded" if first in DONE else first


def opens(piece: Piece, state: SentenceState) -> bool:
    """“全年收到村民邮寄的申请4件”, “共收到涉及征地、拆迁等方面的申请13件”: how a report begins to tell what came."""
    told = [word for word in state.ahead.words if word.end <= piece.number.start]
    first = (
        not any(one.what for one in state.mentions)
        and state.frame is None
        and all(word.sense in _SAYS_HOW for word in state.subset)
        and state.scope.whose == OWN
    )
    whole = is_one(told, {("time", "this"), ("count", "sum")}) or any(word.word.startswith("共") for word in told)
    return first and whole and _came(told) and not any(_says_which(word, piece.left) for word in piece.left)


def _came(told: Words) -> bool:
    if says(told, "part", "start", "last", "again", "late"):
        return False
    of_all_kinds = says(told, "deal") and says(told, "concerning") and holds(told, {"等"})  # 办理涉及征地、拆迁等的
    of_people = any(word.sense in PEOPLE for word in told)  # 共有8名群众向我局提交申请8件
    return of_all_kinds or of_people or says(told, "receive", "new")


def _says_which(word: Token, words: Words) -> bool:
    """“企业的申请”, “不规范的申请”: there are others beside them."""
    if word.kind == UNKNOWN:
        return not {*word.word}.isdisjoint("不未非无")
    return word.kind in {"row", "applicant"} or (narrows(word, words) and word.sense not in _SAYS_HOW)
