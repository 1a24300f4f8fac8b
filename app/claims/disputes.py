"""What a number says of reconsideration and litigation, by kind and by outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.claims.dispute_kinds import kinds_named, names_dispute
from app.claims.foreseen import DISPUTES
from app.claims.mention import Meaning, Words
from app.claims.other_cases import court, elsewhere, sued
from app.claims.outcomes import ends_in_outcome, heard_here, outcome_told
from app.claims.phrase import all_of, holds, is_one, of_kind, says
from app.claims.pieces import Piece, is_none, plain
from app.claims.scope import OWN, PART
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN, Token

_TAIL = frozenset(["count", "light", "case", "act", "of", "time", "list", "all"])
_BOTH = ("reconsideration", "litigation")
_HOW = frozenset(["litigation_direct", "litigation_after_reconsideration"])
_OF_BOTH = "both"
"""What `outcome_of` holds once an outcome was of both kinds."""


def is_dispute(what: tuple[str, ...]) -> bool:
    return bool(what) and what[0].partition(".")[0] in DISPUTES


def meaning(piece: Piece, state: SentenceState) -> Meaning | None:
    """What a number counts of the disputes; None where it is not known."""
    if kinds := _of_those_for_information(piece, state):
        return tuple(kinds), False
    none = is_none(piece) and state.reader.kind != "government"  # none of any is none of ours
    if state.foreign or not (state.informed or none or (state.alone and not holds(piece.left, {"争议"}))):
        state.of_all_matters = kinds_named(piece) if _against_us(piece, state) else []
        return None
    kinds, outcome = kinds_named(piece), outcome_told(piece, state)
    if kinds:
        return _of_kinds(kinds, outcome, piece, state)
    if outcome is not None:
        return _of_both(outcome, piece, state) or _with_outcome(_current(piece, state), outcome, piece, state)
    return _sum(piece, state) or _ours(piece, state) or _of_court(piece, state) or _part_of_frame(piece, state)


def _of_kinds(kinds: list[str], outcome: str | None, piece: Piece, state: SentenceState) -> Meaning | None:
    """A number beside which the kinds of dispute are named."""
    listed = set(kinds) < set(state.frame or ())  # 行政争议11件，其中行政复议7件
    anew = listed or any(segment.mark == "；" for segment in piece.before)
    if _told_anew(piece.left) and state.scope.whose == PART:
        state.scope.whose = OWN
    state.outcome_of = ""
    state.kinds = [*([] if anew else state.kinds), *kinds]
    if outcome is None:
        return _total(piece, kinds, state)
    if heard_here(piece.left):
        return None
    return _with_outcome(kinds if len(kinds) == 1 else [], outcome, piece, state)


def _against_us(piece: Piece, state: SentenceState) -> bool:
    """“行政应诉案件21件”, “被申请复议26件”, told of one kind alone."""
    begin = next((word.start for segment in piece.before for word in segment.words), 0)
    alone = not names_dispute([word for word in state.ahead.words if word.start < begin])
    passive = any(word.word.startswith("被") for word in piece.left)
    return alone and (sued(piece.left) or passive or says(piece.left, "happen"))


def _told_anew(words: Words) -> bool:
    """“各部门按期答复64件，因政府信息公开产生行政复议4件”: nothing is said of whose these are."""
    return says(words, "happen") and says(words, "topic") and not of_kind(words, "scope")


def _of_those_for_information(piece: Piece, state: SentenceState) -> Sequence[str]:
    """“行政应诉案件21件，其中信息公开类3件”."""
    topical = any(word.sense == "topic" for word in piece.left)
    bare = all(
        word.sense in {"topic", "why", "concerning"} or word.kind in {"list", "case", "light", "of", "count"}
        for word in piece.left
    )
    return state.of_all_matters if topical and bare else ()


def _current(piece: Piece, state: SentenceState) -> list[str]:
    """The kind that an outcome without a noun belongs to; none where it may be several."""
    kinds = _counted(state)
    whole = {kind.partition("_")[0] for kind in kinds}
    if state.outcome_of == _OF_BOTH:
        return []
    if state.outcome_of:
        return [state.outcome_of]
    if len(kinds) > 1 and piece.before[-1].mark == "，" and whole == {"litigation"}:
        return kinds[-1:] if _each_with_its_own(piece, state) else ["litigation"]
    if len(whole) > 1 and any(segment.mark in {"；", "，"} for segment in piece.before):
        return []
    return kinds[-1:]


def _counted(state: SentenceState) -> list[str]:
    """The kinds told of, without those of which there were none: 行政复议8件，行政诉讼0件，维持6件."""
    none = {one.what[0] for one in state.mentions if len(one.what) == 1 and not one.value}
    named = list(dict.fromkeys(state.kinds))
    return [kind for kind in named if kind not in none] or named


def _each_with_its_own(piece: Piece, state: SentenceState) -> bool:
    """“未经复议直接起诉2件，维持2件，复议后起诉1件，维持1件”: an outcome behind each kind."""
    behind = [word for word in state.ahead.words if word.start > piece.number.start]
    told = {one.what[0].partition(".")[0] for one in state.mentions if one.what and "." in one.what[0]}
    return says(behind, *_HOW) or bool(told & _HOW)


def _with_outcome(kinds: Sequence[str], outcome: str, piece: Piece, state: SentenceState) -> Meaning | None:
    if not kinds or not outcome:
        return None
    state.outcome_of = kinds[-1]
    beside = (*piece.left, *piece.right)
    apart = (kinds[-1], outcome) in state.ahead.outcomes_apart or says(beside, "other_end")
    return (f"{kinds[-1]}.{outcome}",), apart or _narrow(beside) or not _whole_frame(state)


def _of_both(outcome: str, piece: Piece, state: SentenceState) -> Meaning | None:
    """“行政复议、诉讼案件共8件，其中维持6件”: an outcome of both kinds, told behind the numbers of both."""
    if not outcome or outcome == "decided" or not _both_told(piece, state):
        return None
    apart = outcome in {told for _, told in state.ahead.outcomes_apart}
    return tuple(f"{kind}.{outcome}" for kind in _BOTH), apart or _narrow((*piece.left, *piece.right))


def _both_told(piece: Piece, state: SentenceState) -> bool:
    """Whether an outcome is of both kinds: they have one number, or each a smaller one than is told of it."""
    totals = [one for one in state.mentions if is_dispute(one.what) and "." not in one.what[0]]
    if [one.what for one in totals] == [_BOTH]:
        state.outcome_of = _OF_BOTH
        return True
    number = piece.number.number
    if [one.what for one in totals] != [_BOTH[:1], _BOTH[1:]] or number is None:
        return False
    if number.value > totals[1].value:  # 行政复议2件、行政诉讼1件，其中2件维持
        state.outcome_of = _OF_BOTH
    return state.outcome_of == _OF_BOTH


def _whole_frame(state: SentenceState) -> bool:
    return state.frame is None or is_dispute(state.frame)


def _total(piece: Piece, kinds: list[str], state: SentenceState) -> Meaning | None:
    named = _last_noun(piece.left)
    if not _of_cases(piece, named):
        return None
    if not _goes_on(piece, state) and elsewhere(piece, (*_listed_before(piece), *piece.left[:named]), state):
        state.foreign = True
        return None
    if state.frame and not is_dispute(state.frame) and _anew(piece, state):
        state.frame = None  # 其中网络申请5件，按时办理，发生行政复议1件
    if state.frame and not _named_in_frame(kinds, state.frame):
        return (tuple(kinds), True) if _whole_frame(state) else None
    return tuple(kinds), _partly(piece, state)


def _listed_before(piece: Piece) -> Iterator[Token]:
    """The words of the names that are listed before the last: 政府信息公开类行政复议、行政应诉案件."""
    listed = takewhile(lambda segment: segment.mark == "、", reversed(piece.before))
    for segment in piece.before[-1 - len(list(listed)) : -1]:
        yield from segment.words


def _of_cases(piece: Piece, named: int | None) -> bool:
    """Whether cases are counted, not “行政复议决定书20份” or what was published."""
    if named is None:
        return _bare(piece.left, unnamed=True)
    published = piece.number.sense in {"条", "项"} and says(piece.left, "publish", "publicise")
    papers = piece.left[named].sense in {"decision", "file"}
    return not (published or papers) and _bare(piece.left[named + 1 :], unnamed=False)


def _goes_on(piece: Piece, state: SentenceState) -> bool:
    """“信息公开行政复议3件、应诉案件2件”, “复议应诉案件7件，其中应诉2件”: told of with disputes that are ours."""
    told = state.mentions[-1] if state.mentions else None
    listed = piece.before[-1].mark == "、" and told is not None and told.compared and is_dispute(told.what)
    return listed or (bool(state.frame) and _whole_frame(state))


def _last_noun(words: Words) -> int | None:
    """Where the last noun stands."""
    return next((place for place in reversed(range(len(words))) if words[place].kind == "noun"), None)


def _anew(piece: Piece, state: SentenceState) -> bool:
    """Whether disputes are told of on their own, and not as a part of what a list divides."""
    both = {"reconsideration", "litigation"} <= {word.sense for word in state.ahead.words}
    if names_dispute((*piece.left, *piece.right)) and (both or not of_kind(piece.left, "list")):
        return True  # 其中行政复议4件、行政诉讼1件
    of_requests = state.frame in {("received",), ("new",), ("to_do",), ("concluded",), ("answered",)}
    decided = says(piece.left, "concerning") and of_kind(state.ahead.words, "outcome")  # 其中涉及复议4件，被纠错1件
    return of_requests and (decided or says((*piece.left, *piece.right), "happen"))  # 其中4件被申请行政复议


def _named_in_frame(kinds: Sequence[str], frame: Sequence[str]) -> bool:
    """Whether a kind is itself what the list divides: one of several, or litigation by how it came about."""
    several = len(frame) > 1  # 共5件，其中行政复议3件
    return several or kinds[0].startswith("litigation_")


def _bare(behind: Words, *, unnamed: bool) -> bool:
    """Whether nothing stands behind the kind of dispute that makes of the number something else."""
    own = ("scope",) if unnamed else ()
    if unnamed and holds(behind[:1], {"针对"}):
        behind = behind[1:]  # 针对年度内发生的3件行政复议
    if holds(behind[:1], {"类"}) and holds(behind[1:2], {"案"}):
        behind = behind[1:]  # 在行政诉讼方面，信息公开类案件11件
    return all_of(behind, *_TAIL, *own)


def _partly(piece: Piece, state: SentenceState) -> bool:
    """Whether some cases alone are told of."""
    sides = state.reader.kind == "government" and says(piece.left, "side")
    requests_carried = ("carried_in",) in [mention.what for mention in state.mentions]
    old = state.old_cases and not requests_carried
    return sides or _narrow(piece.left) or old or ends_in_outcome(piece, state)


def _narrow(words: Words) -> bool:
    if any((word.kind, word.sense) in {("narrow", "instance"), ("time", "part")} for word in words):
        return True
    return any(word.kind == UNKNOWN and _attributive(words[at + 1 :]) for at, word in enumerate(words))


def _attributive(after: Words) -> bool:
    """Whether words that stand before these say which cases: “以某某为被申请人的”, not “某某局信息公开行政复议”."""
    topical = any(word.sense == "topic" for word in after)
    return not topical and any(word.kind == "of" for word in after)


def _sum(piece: Piece, state: SentenceState) -> Meaning | None:
    """“一审3件，二审2件，合计5件”: a sum that ends the sentence is of all kinds named in it."""
    summed = any(word.sense == "sum" for word in piece.left) and plain(piece.left, "count", "light", "case", "scope")
    if not summed or any(segment.words for segment in piece.after):
        return None
    kinds = list(dict.fromkeys(state.kinds))
    if len(kinds) > 1 and all(kind.startswith("litigation") for kind in kinds):
        return ("litigation",), False
    return (tuple(kinds), False) if kinds else None


def _ours(piece: Piece, state: SentenceState) -> Meaning | None:
    """“全市政府信息公开行政复议案件88件，我局4件”."""
    own = any((word.kind, word.sense) == ("scope", "own") for word in piece.left)
    before = state.mentions[-1] if state.mentions else None
    if not own or not plain(piece.left, "scope", "count", "light") or before is None or before.reason != "area":
        return None
    return before.what, False


def _of_court(piece: Piece, state: SentenceState) -> Meaning | None:
    """“复议机关审理我局案件2件”."""
    kind = court(piece.left)
    told = [word for word in piece.left if word.sense != "topic"]
    if not kind or not plain(told, "act", "scope", "case", "count", "light", "of", "time"):
        return None
    if not of_kind(piece.left, "case"):
        return None
    state.kinds = [kind]
    return (kind,), False


def _part_of_frame(piece: Piece, state: SentenceState) -> Meaning | None:
    """“其中以县政府为被申请人的3件”."""
    if not state.frame or not is_dispute(state.frame):
        return None
    some = of_kind(piece.left[-1:], "of") or is_one(piece.left, {("narrow", "instance")})  # 其中一审2件
    return (state.frame, True) if some else None
