"""Whether the words beside a number of requests narrow it down, or may: then it is a part at most."""

from __future__ import annotations

from collections.abc import Callable

from app.claims.asked import narrows
from app.claims.mention import Ids, Words
from app.claims.phrase import BODIES, after, holds, of_kind, place_of, says, unknown
from app.claims.pieces import CARRY, PEOPLE, RECEIVED, RECEIVING, SAYING, TOLD, Piece, settles
from app.claims.reasons import class_of, is_row, rephrases
from app.claims.state import SentenceState
from app.language.tokens import MARK, UNKNOWN, Token


def narrowed(piece: Piece, what: Ids, state: SentenceState, *, behind: bool) -> bool:
    """`behind`: it is the words behind the number that say what it counts."""
    if any(_narrows_before(word, at, piece, what, state) for at, word in enumerate(piece.left)):
        return not _by_the_ways_listed(piece)
    if _by_some_people(piece, state):
        return True
    if what == ("carried_out",):
        return False
    return _narrowed_behind(piece.right, what, behind=behind)


def _by_the_ways_listed(piece: Piece) -> bool:
    """“收到依申请公开邮件、信函等共15件次”: the ways are all that came, summed up."""
    if piece.before[-1].mark != "、" or len(piece.before) < 2:
        return False
    words = piece.before[-2].words
    return says(words[-1:], "channel") and says(words[-2:-1], "request", "ask") and says(piece.left, "sum")


def _by_some_people(piece: Piece, state: SentenceState) -> bool:
    """“1名申请人提出申请31件”."""
    return len(piece.before) == 1 and bool(state.mentions) and state.mentions[-1].unit in PEOPLE


def _narrows_before(word: Token, at: int, piece: Piece, what: Ids, state: SentenceState) -> bool:
    words = piece.left
    if what[0].startswith("carried") and word.sense in {"start", "part"}:
        return False
    if word.sense in {"left_over", "beside"} and what[0] in _CONCLUDED and _but_for_carried(piece, state):
        return False
    if narrows(word, words):
        return not _harmless(word, what, words, at)
    if word.kind == UNKNOWN:
        return _attributive(words, at, what)
    if word.sense == "to":
        return _handled_apart(piece)
    if word.word == "通过" and _by_a_place(words[at + 1 :]):
        return True
    of_some = _of_some_applicants(word, words) and not asked_by_all(piece)
    on_paper = word.word == "书面" and ("narrow", "channel") in state.ahead.senses
    return of_some or on_paper or _of_another_time(word, what, state)


def _of_some_applicants(word: Token, words: Words) -> bool:
    """“收到企业申请6件”."""
    saying = any(one.sense in SAYING and one.sense != "submit" for one in words)
    return word.kind == "applicant" and word.sense != "natural_person" and saying and not everybody(words)


def _of_another_time(word: Token, what: Ids, state: SentenceState) -> bool:
    """Whether a word tells of a part of the year, of what was done at once or in so many days, or was passed on."""
    if word.word == "直接":
        return what[0] in {"answered", "concluded"} or state.reader.kind == "government"  # 办公室直接答复25件，转办15件
    if word.number is not None and word.kind == "number":
        return word.number.unit == "个"  # 5个工作日内答复
    passed_on = word.sense == "carry_if" and what[0] in RECEIVED and what[0] != "to_do"
    part = (word.kind, word.sense) in {("time", "part"), ("time", "start")}
    return passed_on or part or (state.ahead.delayed and word.sense == "in_time")


def _by_a_place(words: Words) -> bool:
    """“通过政务公开专区接收申请12件”: one place of several, no website."""
    verb = next((at for at, word in enumerate(words) if word.sense in RECEIVING), 0)
    way = words[:verb]
    named = of_kind(way, UNKNOWN) or holds(way, {"窗口"})
    return named and not of_kind(way, "narrow", "item") and not says(way, "anybody") and not says(way, "ways")


def _handled_apart(piece: Piece) -> bool:
    """“对5件申请作了延期”, not “对收到的申请答复5件” or “对5件申请作出答复”."""
    return not of_kind(piece.left, *TOLD) and not settles(piece.right)


def _narrowed_behind(words: Words, what: Ids, *, behind: bool) -> bool:
    if behind and holds(words, {"直接"}):
        return True
    asked = place_of(words, "noun")
    until = len(words) if behind else (asked or 0)
    if any(narrows(word, words) and not _harmless(word, what, words, at) for at, word in enumerate(words[:until])):
        return True
    told = [word for word in words if len(word.word) > 1] if is_row(what[0]) else words
    if asked is not None:
        return unknown(told[: min(asked, until)])
    return behind and unknown(told[: place_of(told, "act", "result", "row") or 0])


def everybody(words: Words) -> bool:
    """“市民、企业等各类主体”: whoever asks."""
    return any(word.sense == "anybody" or word.kind == "everybody" for word in words)


def asked_by_all(piece: Piece) -> bool:
    """“个人、法人和其他组织申请的6件”: whoever asks, in words that are listed."""
    return piece.before[-1].mark == "、" and len(piece.before) > 1 and piece.before[-2].has("applicant")


def _by_any_way(words: Words, at: int) -> bool:
    """“通过网络、信函等渠道”, “线上线下渠道”: however they came."""
    end = next((place for place in range(at + 1, len(words)) if words[place].sense == "ways"), None)
    listed = words[at:end] if end else ()
    before = at > 0 and words[at - 1].sense == "channel"
    if _on_line_and_off(words) or _letters_asking(words, at):
        return True
    return all(one.sense in {"channel", "ask"} or one.kind == "item" or one.word == "等" for one in listed) and (
        before or len(listed) > 1
    )


def _letters_asking(words: Words, at: int) -> bool:
    """“要求公开政府信息的来函6件”: the letters are the requests."""
    return at > 1 and words[at - 1].kind == "of" and words[at - 2].sense == "request"


def _on_line_and_off(words: Words) -> bool:
    """“在线及线下合计”: there is no other way."""
    named = {word.word for word in words if word.sense == "channel"}
    return bool(named & {"在线", "线上", "网上", "网络", "互联网"}) and "线下" in named


_OTHERS = {("other_misc",), ("other",)}
_CONCLUDED = frozenset(["concluded", "answered"])
_LAPSED = {("other_not_corrected",), ("other_fee_unpaid",)}
"""Rows the words for which would narrow others: 超期、补正."""


def _harmless(word: Token, what: Ids, words: Words, at: int) -> bool:
    if what in _OTHERS or rephrases(word, what[0]) or what in _LAPSED:
        return True
    judge = _by_any_way_at if word.kind == "item" else _HARMLESS.get(word.sense)
    return judge is not None and judge(words, at, what)


def _by_any_way_at(words: Words, at: int, _: Ids) -> bool:
    return _by_any_way(words, at)


def _rest_of_a_class(words: Words, at: int, what: Ids) -> bool:
    """“其余4件无法提供”, “剩余2件结转”, “除2件不予公开外”."""
    if words[at].word == "除" and class_of(what[0]):
        return True
    rest = what[0] not in {*RECEIVED, "concluded", "answered"}
    return rest or what[0].startswith("carried")


def _but_for_carried(piece: Piece, state: SentenceState) -> bool:
    """“收到24件，除1件结转外，其余23件均已办结”, “除结转件外，其余23件”: the rest is all that was."""
    if any(holds(segment.words, {"除"}) and says(segment.words, *CARRY) for segment in piece.before):
        return True
    told = [one.what[0] for one in state.mentions[-2:] if one.what]
    return len(told) == 2 and told[0] in RECEIVED and told[1] == "carried_out"


def _most_of_them(words: Words, _at: int, what: Ids) -> bool:
    """“自然人申请占绝大多数，达455件”."""
    return what[0] not in RECEIVED or of_kind(words, "applicant")


def _names_a_row(words: Words, at: int, what: Ids) -> bool:
    """“涉及内部事务3件”, not “涉及个人隐私的7件申请”."""
    if of_kind(words[:at][-1:], "row"):
        return True  # 信访、投诉、举报类申请
    about = words[at].sense in {"concerning", "mostly"} or words[at].word in {"有关", "条例"}
    return what[0] not in RECEIVED and about and any(one.kind == "row" for one in words[at + 1 :][:2])


def _gives_a_reason(words: Words, at: int, what: Ids) -> bool:
    """“因信息不存在无法提供”, “公民、企业等提出”: it says why, or lists whoever asks."""
    word = words[at]
    behind = next((one for one in reversed(words[:at]) if one.kind != "light"), None)
    if is_row(what[0]) and word.word != "类":
        return True
    if word.word == "等" and (everybody(words) or (at > 0 and _by_any_way(words, at - 1))):
        return True
    if behind and behind.kind in {"result", "row"}:
        return True
    verb = next((one for one in words[at + 1 :] if not _beside_results(one)), None)
    return verb is not None and verb.kind in {"result", "row"}


def _beside_results(word: Token) -> bool:
    """Whether a word may stand between 因 and what became of them."""
    return word.sense in _BESIDE_RESULTS or word.kind in {"light", "about", "of", MARK}


_BESIDE_RESULTS = frozenset(["why", "answer", "make", "decision", "own"])
_HARMLESS: dict[str, Callable[[Words, int, Ids], bool]] = {
    "channel": _by_any_way_at,
    "left_over": _rest_of_a_class,
    "beside": _rest_of_a_class,
    "rest": _rest_of_a_class,
    "most": _most_of_them,
    "some": _names_a_row,
    "mostly": _names_a_row,
    "concerning": _names_a_row,
    "why": _gives_a_reason,
}
"""When words that narrow down do not, by their sense."""


def _is_verb(word: Token) -> bool:
    return word.kind in TOLD and word.sense != "make"


def _attributive(words: Words, at: int, what: Ids) -> bool:
    """Whether unknown words say which requests: “收到土地出让的申请”, not “县财政局收到申请”."""
    if _of_a_row(words, at) or (is_row(what[0]) and len(words[at].word) == 1):
        return False
    body, behind = words[at].word[-1] in BODIES, after(words, at)
    if behind and behind.kind in {"result", "row"}:
        return not body
    verb = next((place for place, word in enumerate(words) if place > at and _is_verb(word)), None)
    if verb is None:
        return not body or (behind is not None and behind.kind == "of")
    if words[verb].sense == "submit" and all(map(_is_people, words[at + 1 : verb])):
        return at == 0 or words[at - 1].word != "向"  # 王某提出申请, 外省申请人提交的; 向局里递来
    return _owns(words[at + 1 : verb], words[verb], body=body)


def _is_people(word: Token) -> bool:
    return word.kind in {"about", "applicant"} or word.word in {"群众", "市民", "村民", "居民", "人士"}


def _of_a_row(words: Words, at: int) -> bool:
    """“属于行政执法卷宗材料”: whether a word is the end of what names a row."""
    return at > 0 and words[at - 1].kind == "row" and not words[at - 1].word.endswith("申请")


def _owns(between: Words, verb: Token, *, body: bool) -> bool:
    """Whether the words between something not known and what was done make it that of it."""
    if body and between and between[0].kind != "of":
        return False
    owned = of_kind(between, "of")
    if owned and verb.sense == "answer":
        return True
    if not of_kind(between, "noun"):
        return False
    return owned or between[0].kind == "noun"
