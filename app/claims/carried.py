"""Whether a number says what was carried in or out, by the words for the year beside it."""

from __future__ import annotations

from app.claims.mention import Ids, Words
from app.claims.phrase import holds, says
from app.claims.pieces import CARRY, RECEIVED, RECEIVING, Piece, ends_in_of, last, plain
from app.claims.state import SentenceState
from app.language.tokens import Token

_ALL = frozenset([*RECEIVED, "concluded", "concluded_new", "answered"])


def carried(piece: Piece) -> tuple[Ids, bool] | None:
    """Carried in or out, by the words for the year beside it."""
    before, behind = _carry(piece.left), _carry(piece.right)
    waits = [word.sense for word in piece.right if word.kind in {"act", "result"}][:1] == ["open"]
    left_open = waits or any(word.sense == "open" or word.word == "承接" for word in piece.left)
    if left_open and {"last", "start"} & times(piece.left) and before is None:
        return ("carried_in",), False
    if before:
        with_new = _with_new(before, piece)
        return (("to_do",) if with_new else (_direction(before, piece.left),)), False
    late = {"part", "end"} & times(piece.left) and any(word.sense in RECEIVING for word in piece.left)
    if _settled(piece.left) and not late:
        return None
    if behind:
        return (_direction(behind, piece.right),), True
    return _carried_then(piece)


def _with_new(carry: Token, piece: Piece) -> bool:
    """“上年结转和本年新收申请57件”, “新收、上年结转申请共57件” are both together."""
    if "next" in times(piece.left):
        return False
    words = piece.left
    joined = piece.before[-1].mark == "、" and len(piece.before) > 1
    if joined and any(word.sense in {"new", "receive"} for word in piece.before[-2].words):
        return True
    new = next((word for word in words if word.sense in {"new", "receive"}), None)
    low, high = sorted((carry.start, new.start)) if new else (0, 0)
    return any(low < word.start < high and word.word in {"和", "及", "与", "以及", "加", "加上"} for word in words)


def _carried_then(piece: Piece) -> tuple[Ids, bool] | None:
    """“尚有3件在法定期限内，转下一年度继续办理”."""
    if any(word.kind in {"result", "row"} for word in piece.right):
        return None
    for segment in piece.after[bool(piece.right) :]:
        if segment.mark not in {"，", "、"} or segment.has("none"):
            return None
        if carry := _carry(segment.words):
            direction = _direction(carry, segment.words)
            return ("carried_out" if direction == "carried" else direction,), True
    return None


def _carry(words: Words) -> Token | None:
    found = next((word for word in words if word.kind == "act" and word.sense in CARRY), None)
    if found and found.sense == "carry_if" and not _other_year(found, words):
        return None
    if found is None and "next" in times(words):  # 将在2025年继续办理
        found = next((word for word in words if word.sense in {"deal", "conclude", "answer"}), None)
    return found


def _other_year(carry: Token, words: Words) -> set[str]:
    """The year from or to which something was carried; 今年 is one only behind it: 转入今年, not 今年递来."""
    behind = words[list(words).index(carry) + 1 :]
    return times(words) - {"ever", "sofar", "part", "this"} | (times(behind) & {"this"})


def still_open(piece: Piece, state: SentenceState) -> tuple[Ids, bool] | None:
    """“正在办理2件”, “2件尚未到期”, “尚有2件申请未办结”: what is carried out, where no other year is named."""
    words = (*piece.left, *piece.right)
    behind = not _waits(piece.left)
    tail = piece.right if behind else piece.left
    if _divided(piece) or {"last", "next", "part"} & times(words if behind else tail):
        return None
    goes_on = behind and _goes_on(piece)
    if not (_waits(tail) or goes_on) or any(word.kind in {"result", "row"} for word in words):
        return None
    answers = any(word.sense == "open" and "答复" in word.word for word in tail)
    return (("carried_out",), behind) if answers or _of_requests(words, state) else None


def _divided(piece: Piece) -> bool:
    """“在办理的220件中”: the number is one that a list divides."""
    following = [word for segment in piece.after[:1] for word in segment.words]
    return says(following, "among") and not says(following, "open", "going_on")


def _of_requests(words: Words, state: SentenceState) -> bool:
    """Whether requests are named beside the number, counted before it, or what the text is about."""
    counted = any(mention.what and mention.what[0] in _ALL for mention in state.mentions)
    return counted or says(words, "ask", "request") or state.reader.theme == "requests"


def _goes_on(piece: Piece) -> bool:
    """“1件正在征求第三方意见”, “其余3件在法定期限内”: told behind a number that nothing else is said of."""
    if (
        not plain(piece.left or piece.right[:1], "light", "count", "narrow", "list", "time", "noun")
        or piece.number.sense == ""
    ):
        return False
    if piece.right and piece.right[0].sense == "going_on":
        return True
    in_time = holds(piece.right, {"期限", "时限", "期限内", "时限内"}) and plain(piece.right, "light")
    return in_time and says(piece.left, "left_over", "still", "beside")


def _waits(words: Words) -> bool:
    """Whether the last of what was done is that it still waits."""
    acts = [word for word in words if word.kind == "act" and word.sense != "happen"]
    return bool(acts) and acts[-1].sense == "open"


def times(words: Words) -> set[str]:
    return {word.sense for word in words if word.kind == "time"}


def _settled(words: Words) -> bool:
    """Whether the words before a number say already what it counts."""
    named = last(words, "act", "result", "row")
    return bool(named and named.sense not in {"open"} and not (ends_in_of(words) and named.sense in RECEIVING))


def _direction(carry: Token, words: Words) -> str:
    stated = times(words)
    behind = words[list(words).index(carry) + 1 :][:2]
    if "next" in stated:
        return "carried_out"
    if "end" in stated and "last" not in stated:
        return "carried_out"
    if "last" in stated or "this" in times(behind) or carry.sense == "carry_in":
        return "carried_in"
    if "start" in stated:
        return "carried_in"
    return "carried_out" if carry.sense == "carry_out" or "end" in stated else "carried"
