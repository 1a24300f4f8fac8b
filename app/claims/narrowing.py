"""Whether the words beside a number of requests narrow it down, or may: then it is a part at most."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.pieces import RECEIVED, SAYING, TOLD, Piece, settles
from app.claims.scope import BODIES
from app.claims.state import SentenceState, narrows
from app.language.tokens import MARK, UNKNOWN, Token

Words = Sequence[Token]


def narrowed(piece: Piece, what: tuple[str, ...], state: SentenceState, *, behind: bool) -> bool:
    """`behind`: it is the words behind the number that say what it counts."""
    if any(_narrows_before(word, at, piece, what, state) for at, word in enumerate(piece.left)):
        return not _by_the_ways_listed(piece, what)
    if _for_a_reason(piece, what) or (what[0] in RECEIVED and _by_some_people(piece, state)):
        return True
    if what == ("carried_out",) and behind:
        return False
    return _narrowed_behind(piece.right, what, behind=behind)


def _by_the_ways_listed(piece: Piece, what: tuple[str, ...]) -> bool:
    """“收到依申请公开邮件、信函等共15件次”: the ways are all that came, summed up."""
    if what[0] not in RECEIVED or piece.before[-1].mark != "、" or len(piece.before) < 2:
        return False
    words = piece.before[-2].words
    asked = len(words) > 1 and words[-1].sense == "channel" and words[-2].sense in {"request", "ask", "topic"}
    listed = all(word.sense == "channel" or word.word == "等" or word.kind in {"count", "light"} for word in piece.left)
    return asked and listed and any(word.sense == "sum" or word.word == "等" for word in piece.left)


def _by_some_people(piece: Piece, state: SentenceState) -> bool:
    """“1名申请人提出申请31件”."""
    runs_on = len(piece.before) == 1 and not piece.before[0].mark
    return runs_on and bool(state.said) and state.said[-1].unit in {"名", "位", "人", "家", "户"}


def _for_a_reason(piece: Piece, what: tuple[str, ...]) -> bool:
    """“因涉及商业秘密、个人隐私不予公开2件”: the words before 、 narrow it down too."""
    if piece.before[-1].mark != "、" or len(piece.before) < 2 or what[0] in RECEIVED:
        return False
    words = piece.before[-2].words
    return not any(word.kind in {"result", "row"} for word in words) and any(
        word.kind == UNKNOWN or narrows(word, words) for word in words
    )


def _narrows_before(word: Token, at: int, piece: Piece, what: tuple[str, ...], state: SentenceState) -> bool:
    words = piece.left
    if what[0].startswith("carried") and word.sense in {"start", "part"}:
        return False
    if narrows(word, words):
        return not _harmless(word, what, words, at)
    if word.kind == UNKNOWN:
        return _attributive(words, at)
    if word.number is not None and word.kind == "number" and word.number.unit == "个":
        return True  # 5个工作日内答复
    if word.kind == "applicant":
        saying = any(one.sense in SAYING and one.sense != "submit" for one in words)
        return word.sense != "natural_person" and saying and not everybody(words)
    if word.sense == "to":
        return _handled_apart(piece)
    if word.word == "直接":
        return what[0] in {"answered", "concluded"}  # 办公室直接答复25件，转办15件
    passed_on = word.sense == "carry_if" and what[0] in RECEIVED and what[0] != "to_do"
    return (
        passed_on
        or (word.kind, word.sense) in {("time", "part"), ("time", "start")}
        or (state.ahead.delayed and word.sense == "in_time")
    )


def _handled_apart(piece: Piece) -> bool:
    """“对5件申请作了延期”, not “对收到的申请答复5件” or “对5件申请作出答复”."""
    noun_behind = bool(piece.right) and piece.right[0].kind == "noun"
    return noun_behind and not any(word.kind in TOLD for word in piece.left) and not settles(piece.right)


def _narrowed_behind(words: Words, what: tuple[str, ...], *, behind: bool) -> bool:
    asked = next((at for at, word in enumerate(words) if word.kind == "noun"), None)
    until = len(words) if behind else (asked or 0)
    for at, word in enumerate(words[:until]):
        if narrows(word, words) and not _harmless(word, what, words, at):
            return True
        if word.kind == UNKNOWN and asked is not None and at < asked:
            return True
    telling = next((at for at, word in enumerate(words) if word.kind in {"act", "result", "row"}), 0)
    return behind and asked is None and any(word.kind == UNKNOWN for word in words[:telling])


def everybody(words: Words) -> bool:
    """“市民、企业等各类主体”: whoever asks."""
    return any(word.sense == "anybody" or word.kind == "everybody" for word in words)


def _by_any_way(words: Words, at: int) -> bool:
    """“通过网络、信函等渠道”, “线上线下渠道”: however they came."""
    end = next((place for place in range(at + 1, len(words)) if words[place].word in _WAYS), None)
    listed = words[at:end] if end else ()
    before = at > 0 and words[at - 1].sense == "channel"
    if _on_line_and_off(words):
        return True
    return all(one.sense == "channel" or one.kind == "item" or one.word == "等" for one in listed) and (
        before or len(listed) > 1
    )


def _on_line_and_off(words: Words) -> bool:
    """“在线及线下合计”: there is no other way."""
    named = {word.word for word in words if word.sense == "channel"}
    return bool(named & {"在线", "线上", "网上", "网络", "互联网"}) and "线下" in named and len(named) == 2


_REST = frozenset(["其余", "剩余", "余下", "余"])
_LAPSED = {("other_not_corrected",), ("other_fee_unpaid",)}
"""Rows the words for which would narrow others: 超期、补正."""
_WAYS = frozenset(["渠道", "途径", "方式", "形式", "多种渠道", "多渠道", "多种", "各种渠道"])


def _harmless(word: Token, what: tuple[str, ...], words: Words, at: int) -> bool:
    if word.sense == "channel" or word.kind == "item":
        return _by_any_way(words, at)
    if what == ("other_misc",) or (what in _LAPSED and word.sense in {"some", "late"}):
        return True
    if word.sense == "left_over":
        rest = word.word in _REST and what[0] not in {*RECEIVED, "concluded", "answered", "concluded_new"}
        return rest or what[0].startswith("carried")
    if word.sense == "most":
        return what[0] not in RECEIVED or any(one.kind == "applicant" for one in words)
    if word.sense != "why":
        return False
    if word.word == "等" and (everybody(words) or (at > 0 and _by_any_way(words, at - 1))):
        return True
    if at and (words[at - 1].kind in {"result", "row"} or words[at - 1].sense == "publish"):
        return True
    after = [
        one
        for one in words[at + 1 :]
        if one.sense not in {"why", "answer", "make", "decision"} and one.kind not in {"light", "about", MARK}
    ]
    return bool(after) and after[0].kind in {"result", "row"}


def _told(word: Token) -> bool:
    return word.kind in TOLD and word.sense != "make"


def _attributive(words: Words, at: int) -> bool:
    """Whether unknown words say which requests: “收到土地出让的申请”, not “县财政局收到申请”."""
    if at + 1 < len(words) and words[at + 1].kind in {"result", "row"}:
        return words[at].word[-1] not in BODIES
    told = next((place for place, word in enumerate(words) if place > at and _told(word)), None)
    if told == at + 1 and words[told].sense == "submit":
        return True  # 王某提出申请
    if told is None:
        of = at + 1 < len(words) and words[at + 1].kind == "of"
        return of or words[at].word[-1] not in BODIES
    between = words[at + 1 : told]
    if words[at].word[-1] in BODIES and between and between[0].kind != "of":
        return False
    owned = any(word.kind == "of" for word in between)
    if owned and words[told].sense in {"answer", "conclude"}:
        return True
    if not any(word.kind == "noun" for word in between):
        return False
    return owned or (between[0].kind == "noun" and between[0].sense != "info")
