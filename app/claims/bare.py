"""What a number of requests counts where no word beside it says so: 网上渠道3件, 合计17件, 本级92件."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.claims.clauses import clauses
from app.claims.foreseen import REQUEST
from app.claims.mention import Ids, Mention, Words
from app.claims.phrase import all_of, holds, is_one, of_kind, says
from app.claims.pieces import CARRY, CLASSES, RECEIVED, Piece, plain
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN

_ALL_BUT_OTHER = frozenset(["denied", "unavailable", "rejected"])
_CAME = [{(came,), (carried,)} for came in ("received", "new") for carried in ("carried_in", "carried")]


def plainly(piece: Piece, state: SentenceState) -> tuple[Ids, bool] | None:
    """“政府信息公开申请（数量为）5件”, “网上渠道3件”."""
    if state.matter != REQUEST:
        return None
    if result := _result(piece, state):
        return (result,), False
    words = (*piece.left, *piece.right)
    if _of_no_requests(piece):
        return None
    if _newly_asked(piece.left):
        return ("new",), False
    if says(words, "ask", "request"):
        return ("received",), says(piece.right, "ask", "request")
    again = ("received",) if says(piece.left, "channel") else _again(piece, state)
    return (again, False) if again else None


def _newly_asked(words: Words) -> bool:
    """“其中新申请85件”."""
    return any(one.word == "新" and other.sense == "ask" for one, other in pairwise(words))


def _result(piece: Piece, state: SentenceState) -> str:
    """“办理结果总计118件”, “其他2件”."""
    if says(piece.left, "result") and says(piece.left, "sum"):
        return "concluded"
    if "".join(word.word for word in piece.left) not in {"其他", "其他类", "其他情形"}:
        return ""
    classes = {one.what[0] for one in state.mentions if one.what}
    told = classes >= _ALL_BUT_OTHER or (classes & {"granted", "unavailable"} and _explained(piece))
    return "other_misc" if _among_others(state) else "other" if told else ""


def _explained(piece: Piece) -> bool:
    """“其他3件（申请人撤回）”: a bracket says what became of them."""
    aside = piece.after[0].words if piece.after and piece.after[0].mark == "（" else ()
    return says(aside, "other_end", "other_not_corrected", "other_fee_unpaid")


def _of_no_requests(piece: Piece) -> bool:
    """Whether it is something else that is counted, or what became of requests."""
    by_result = of_kind(piece.left, "row") or {"receive", "conclude"} <= {word.sense for word in piece.left}
    return holds(piece.left, {"告知"}) or by_result or _of_papers(piece.left) or _for_something_else(piece.right)


def _for_something_else(words: Words) -> bool:
    """“8家企业（8件）申请资质认定”."""
    behind = (one for word, one in pairwise(words) if word.sense == "ask")
    return any(word.kind == UNKNOWN and len(word.word) > 1 for word in behind)


def _of_papers(words: Words) -> bool:
    """“依申请公开文书法制审核12件”: something done with requests is counted, and none of them."""
    asked = max((at for at, word in enumerate(words) if word.sense in {"ask", "request"}), default=len(words))
    return says(words[asked + 1 :], "draft", "publicise")


def _among_others(state: SentenceState) -> bool:
    """Whether 其他 stands beside the rows of 其他处理."""
    return any(one.what and one.what[0].startswith("other_") for one in state.mentions)


def _again(piece: Piece, state: SentenceState) -> Ids:
    """“合计17件”, “本级92件”: what the numbers before it count."""
    words = piece.left
    if state.reaching and piece.before[-1].mark == "，":
        return state.reaching
    if plain(words, *_COUNTING, "list") and (told := _by_time(words, state)):
        return told
    if _completed(words, state):
        return ("concluded",)
    if _decided(words, state):
        return ("answered",)
    last = state.mentions[-1].what if state.mentions else ()
    if says(words, "reached"):
        return last
    if of_kind(words, "scope") and plain(words, *_COUNTING, "scope", "list"):
        return last
    return ("received",) if state.subset and all_of(words, "count", "light") else ()


def _by_time(words: Words, state: SentenceState) -> Ids:
    """“共5件”, “全年30件” behind parts, “一季度6件”, “本年度24件” beside those carried in."""
    this, part = (is_one(words, {("time", sense)}) for sense in ("this", "part"))
    if part:
        by_quarter = state.reader.theme == "requests" and all(one.what == ("received",) for one in state.mentions)
        return ("received",) if by_quarter else ()
    if (this or says(words, "sum")) and (sum_of := _sum_of(state.mentions)):
        state.subset = ()  # 网上、邮寄收到的分别是1件、4件，总共5件
        return sum_of
    return ("new",) if this and _came_with_old(state) else ()


def _came_with_old(state: SentenceState) -> bool:
    over = any(says(clause, *CARRY) and is_one(clause, {("time", "last")}) for clause in clauses(state.ahead.words))
    return over and any(one.what[:1] and one.what[0] in RECEIVED for one in state.mentions)


def _completed(words: Words, state: SentenceState) -> bool:
    """“受理申请6件，已完成5件”."""
    received = any(one.what == ("received",) for one in state.mentions)
    return received and says(words, "complete") and plain(words, *_COUNTING, "act")


def _decided(words: Words, state: SentenceState) -> bool:
    """“收到申请48件，依法作出处理决定47件”."""
    received = bool(state.mentions) and state.mentions[-1].what[:1] in {("received",), ("new",)}
    return received and says(words, "make") and words[-1].sense == "decision" and all_of(words[:-1], "light", "act")


def _sum_of(mentions: Sequence[Mention]) -> Ids:
    """What “合计17件” counts: parts that were told one by one, or all classes of results."""
    return _summed(mentions) or (("concluded",) if _all_classes(mentions) else ())


def _all_classes(mentions: Sequence[Mention]) -> bool:
    """Whether what became of them was told class by class: 予以公开18件、……、其他处理2件，总计35件."""
    classes = {one.what for one in mentions if len(one.what) == 1 and one.what[0] in CLASSES}
    return len(classes) > 2


_COUNTING = ("count", "light", "time")


def _summed(mentions: Sequence[Mention]) -> Ids:
    """What the numbers told last come to, added up."""
    if {one.what for one in mentions[-2:]} in _CAME:
        return ("to_do",)
    parts = [one for one in mentions if one.what == ("received",)]
    return ("received",) if len(parts) > 1 and parts == mentions[-len(parts) :] else ()
