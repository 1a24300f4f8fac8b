"""Whether a number says what was carried in or out, by the words for the year beside it."""

from __future__ import annotations

from app.claims.mention import Ids, Words
from app.claims.phrase import holds, says
from app.claims.pieces import CARRY, RECEIVING, Piece, ends_in_of, last, plain
from app.language.tokens import Token


def carried(piece: Piece) -> tuple[Ids, bool] | None:
    """Carried in or out, by the words for the year beside it."""
    if _came_before(piece) or _left_by_last_year(piece):
        return ("carried_in",), False
    if before := _carry(piece.left):
        return (("to_do",) if _with_new(before, piece) else (_direction(before, piece.left),)), False
    late = {"part", "end"} & times(piece.left) and says(piece.left, *RECEIVING)
    if _settled(piece.left) and not late:
        return None
    if behind := _carry(piece.right):
        return (_direction(behind, piece.right),), True
    return _carried_then(piece)


def _left_by_last_year(piece: Piece) -> bool:
    """“上年未办结2件”, “2件是上年没有办完的”."""
    waits = [word.sense for word in piece.right if word.kind in {"act", "result"}][:1] == ["open"]
    left_open = waits or any(word.sense == "open" or word.word == "承接" for word in piece.left)
    before = left_open and {"last", "start"} & times(piece.left)
    return bool(before) or (waits and "last" in times(piece.right))


def _came_before(piece: Piece) -> bool:
    """“2023年底收到、2024年答复的申请4件”: they came in another year, and were dealt with in this one."""
    listed = piece.before[-1].mark == "、" and len(piece.before) > 1
    words = (*piece.before[-2].words, *piece.left) if listed else piece.left
    told = [word.sense for word in words if word.sense in {"last", "this", *RECEIVING, "conclude", "answer"}]
    asked = says(words, "ask", "request") or ends_in_of(words)
    return told[-4:-1] == ["last", "receive", "this"] and asked


def _with_new(carry: Token, piece: Piece) -> bool:
    """“上年结转和本年新收申请57件”, “新收、上年结转申请共57件” are both together."""
    if "next" in times(piece.left):
        return False
    words = piece.left
    if piece.before[-1].mark == "、" and len(piece.before) > 1 and says(piece.before[-2].words, "new", "receive"):
        return True
    new = next((word for word in words if word.sense in {"new", "receive"}), None)
    low, high = sorted((carry.start, new.start)) if new else (0, 0)
    return any(low < word.start < high and word.sense == "and" for word in words)


def _carried_then(piece: Piece) -> tuple[Ids, bool] | None:
    """“尚有3件在法定期限内，转下一年度继续办理”."""
    for segment in piece.after[bool(piece.right) :]:
        if segment.mark not in {"，", "、"} or segment.has("none"):
            return None
        if carry := _carry(segment.words):
            return (_direction(carry, segment.words),), True
    return None


def _carry(words: Words) -> Token | None:
    if found := next((word for word in words if word.sense in CARRY), None):
        return found if found.sense != "carry_if" or _other_year(found, words) else None
    when = times(words)
    went_on = "next" in when or ("last" in when and holds(words, {"继续"}))  # 将在2025年继续办理, 上年度继续办理
    left = {"left_over"} if {"start", "end", "last"} & when else set()  # 年末余4件
    return next((word for word in words if word.sense in (_WENT_ON if went_on else left)), None)


_WENT_ON = frozenset(["deal", "conclude", "answer", "late"])


def _other_year(carry: Token, words: Words) -> set[str]:
    """The year from or to which something was carried; 今年 is one only behind it: 转入今年, not 今年递来."""
    behind = words[list(words).index(carry) + 1 :]
    return times(words) - {"ever", "sofar", "part", "this"} | (times(behind) & {"this"})


def still_open(piece: Piece) -> tuple[Ids, bool] | None:
    """“正在办理2件”, “2件尚未到期”, “尚有2件申请未办结”: what is carried out, where no other year is named."""
    behind = not _waits(piece.left)
    tail = piece.right if behind else piece.left
    if _divided(piece) or not (_waits(tail) or _goes_on(piece)):
        return None
    return ("carried_out",), behind


def _divided(piece: Piece) -> bool:
    """“在办理的220件中”: the number is one that a list divides."""
    following = [word for segment in piece.after[:1] for word in segment.words]
    return says(following, "among") and not says(following, "open", "going_on")


def _goes_on(piece: Piece) -> bool:
    """“1件正在征求第三方意见”, “其余3件在法定期限内”: told behind a number that nothing else is said of."""
    if says([word for word in piece.right if word.kind not in {"noun", "case"}][:1], "going_on"):
        return True
    if says(piece.right, "late") and not _settled(piece.left):  # 6件按规定延期，尚未答复
        return any(segment.mark == "，" and _waits(segment.words) for segment in piece.after[1:2])
    in_time = says(piece.right, "term") and plain(piece.right, "light")
    return in_time and says(piece.left, "left_over", "still", "beside")


def _waits(words: Words) -> bool:
    """Whether the last of what was done is that it still waits."""
    acts = [word for word in words if word.kind == "act"]
    return bool(acts) and acts[-1].sense == "open"


def times(words: Words) -> set[str]:
    return {word.sense for word in words if word.kind == "time"}


def _settled(words: Words) -> bool:
    """Whether the words before a number say already what it counts."""
    named = last(words, "act", "result", "row")
    return bool(named and named.sense != "open" and not (ends_in_of(words) and named.sense in RECEIVING))


def _direction(carry: Token, words: Words) -> str:
    stated, behind = times(words), words[list(words).index(carry) + 1 :]
    if {"next", "end"} & stated:
        return "carried_out"
    done = says(behind, "conclude", "answer")  # 结转件办结4件
    if {"last", "start"} & stated or "this" in times(behind[:2]) or carry.sense == "carry_in" or done:
        return "carried_in"
    return "carried_out" if carry.sense == "carry_out" else "carried"
