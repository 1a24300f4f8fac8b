"""What became of all requests, or of those left: “全部予以公开”, “其余均答复不存在” say that there was no other result."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.clauses import clauses
from app.claims.matter import CASES
from app.claims.mention import UNREAD, Mention, Words
from app.claims.phrase import holds, says
from app.claims.pieces import CLASSES, RECEIVED
from app.claims.reasons import class_of
from app.language.tokens import MARK, Token

_WHOLES = frozenset([*RECEIVED, "concluded", "answered"])
_LEFT = frozenset(["left_over", "rest"])
_QUIET = frozenset(["light", "time", "of", "count", "case", "result", "row", "about", MARK])
_BESIDE = frozenset(
    ["answer", "make", "publish", "why", "concerning", "own", "all", "apiece", "ask", "request", "topic"]
)


def all_became(words: Words, found: Sequence[Mention]) -> list[Mention]:
    """A mention of none of the classes that are told neither in a clause with 均 nor before it; `found` are the numbers."""
    return [told for clause in clauses(words) if (told := _of_clause(words, clause, found)) is not None]


def _of_clause(words: Words, clause: Words, found: Sequence[Mention]) -> Mention | None:
    became = _class(clause)
    before = [one for one in found if one.start < clause[0].start]
    but_for = holds([word for word in words if word.end <= clause[0].start], {"除", "除了"})
    if not became or not _of_all(before, left=says(clause, *_LEFT) or but_for):
        return None
    told = {class_of(one.what[0]) for one in before if one.what} | {became}
    others = tuple(one for one in CLASSES if one not in told)
    first = next(word for word in clause if _says_all(word) or word.sense in _LEFT)
    return Mention(first.start, clause[-1].end, 0, "", others, none=True, begin=first.start) if others else None


def _says_all(word: Token) -> bool:
    return word.sense in {"all", "apiece"} or word.word.startswith("全部")


def _class(clause: Words) -> str:
    """The one class of results of which a clause says that all were of it; '' where it says more or less."""
    named = {class_of(word.sense) for word in clause if word.kind in {"result", "row"}}
    published = says(clause, "publish") and not named
    plain = all(word.kind in _QUIET or word.sense in {*_BESIDE, *_LEFT} for word in clause)
    if not plain or not any(map(_says_all, clause)) or len(named) > 1:
        return ""
    return "granted" if published else named.pop() if named else ""


def _of_all(before: Sequence[Mention], *, left: bool) -> bool:
    """Whether it is said of all that were counted, or of all that are left of them."""
    whole = max((at for at, one in enumerate(before) if one.what and one.what[0] in _WHOLES), default=None)
    if whole is None or before[whole].part or before[whole].who or not before[whole].compared:
        return False
    parts = before[whole + 1 :]
    results = any(class_of(one.what[0]) for one in parts if one.what)
    return left and all(map(_known, parts)) if results else not parts


def _known(mention: Mention) -> bool:
    """Not “其中3件告知补正，其余均公开”: what was counted may be a result of its own."""
    return bool(mention.what) or (mention.reason != UNREAD and mention.unit not in CASES)
