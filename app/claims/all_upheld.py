"""Where a sentence says that every dispute was won: 均获维持, 零败诉, 维持率100%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.claims.all_done import PARTING, rate_of
from app.claims.figures import Figure
from app.claims.foreseen import DISPUTES
from app.claims.mention import Ids
from app.claims.phrase import back_to, holds, is_one, named, of_kind, place_of, says
from app.claims.relation import OfAll
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_LOST = frozenset(["corrected", "other_corrected"])
_WON_RATES, _LOST_RATES = frozenset(["upheld_rate", "won_rate"]), frozenset(["corrected_rate", "lost_rate"])
_COURTS = frozenset(
    ["court_reconsideration", "court_litigation", "judge", "make", "issue", "side", "own", "decision", "why"]
)
_ELSE = {
    ("other", "dispute"),
    ("scope", "behalf"),
    ("noun", "penalties"),
    ("noun", "licensing"),
    ("narrow", "instance"),
    ("time", "last"),
    ("light", "aim"),
}
_BOTH = ("reconsideration", "litigation")
_NO_WORD = Token(MARK, "", "", 0, 0)


def upheld_in(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[OfAll]:
    """The clauses of a sentence that say it of every case."""
    for at in range(len(words)):
        if not (end := _won(words, at)):
            continue
        stated, clause = words[:end], (*back_to(words, at, PARTING), *words[at:end])
        none_lost = words[at].kind == "none"  # which those that are pending are not
        lost = (*_LOST,) if none_lost else (*_LOST, "pending")
        if not _of_others(stated) and not _told_of(lost, words, counted, end):
            kinds, decided = _kinds(clause, stated), _decided(stated) or (none_lost and says(stated, "pending"))
            yield OfAll("upheld", clause[0].start, clause[-1].end, _of_information(stated), kinds, decided)


def _won(words: Sequence[Token], at: int) -> int:
    """Where words end that say from a place on that all was won; 0 where they don't."""
    word = words[at]
    if word.sense in {"all", "apiece"}:
        return _upheld(words, at)
    if word.sense in _WON_RATES | _LOST_RATES:
        return rate_of(words, at, 100 if word.sense in _WON_RATES else 0)
    return _none_lost(words, at) if word.kind == "none" else 0


def _of_information(words: Sequence[Token]) -> bool:
    topical = any("信息公开" in word.word or word.sense in {"topic", "request"} for word in words)
    return topical and says(words, *DISPUTES, "court_reconsideration", "court_litigation")


def _upheld(words: Sequence[Token], at: int) -> int:
    """Where “均被复议机关维持” ends; 0 where it is none."""
    for place in range(at + 1, len(words)):
        word = words[place]
        dismissed = any(one.word.startswith("原告") for one in words[place + 1 : place + 3])
        if word.sense == "upheld" or (word.sense == "rejected_upheld" and dismissed):
            return place + 1
        if not (word.kind in {"light", "count", UNKNOWN} or word.sense in _COURTS):
            return 0
    return 0


def _none_lost(words: Sequence[Token], at: int) -> int:
    """Where “没有因信息公开被复议机关纠正” ends: with the last word for it in its clause."""
    end = 0
    for place in range(at + 1, len(words)):
        word = words[place]
        if _of_answers(word, words[place:]):
            return 0
        if word.word in PARTING or (word.word == "、" and end):
            break
        if word.sense in _LOST:
            end = place + 1
    return end


def _of_answers(word: Token, behind: Sequence[Token]) -> bool:
    """“没有超期答复和败诉”, “没有一件申请因逾期未答复被责令履行”, “未及时答复被纠正”: whether more than the outcome is denied."""
    asked = word.sense == "ask" and not says(behind, *DISPUTES)
    return asked or word.sense == "late" or word.word == "及时"


def _of_others(stated: Sequence[Token]) -> bool:
    """Whether other disputes, other years, some cases alone or aims are told of."""
    judging = any(word.sense == "judge" and one.word != "经" for one, word in pairwise(stated))
    listed = next((at for at, word in enumerate(stated) if word.kind == "list" and word.sense != "among"), None)
    some = listed is not None and len(named(stated[listed:], DISPUTES)) < len(_BOTH)  # not 其中行政复议7件、行政诉讼6件
    every = any("应诉" in word.word for word in stated) or "前者" in "".join(word.word for word in stated)
    return judging or some or every or is_one(stated, _ELSE) or _of_a_class(stated)


def _of_a_class(stated: Sequence[Token]) -> bool:
    """“征收类诉讼”, “其他诉讼”, not “政府信息公开类行政复议”."""
    return any(
        word.sense in DISPUTES and (kind.sense == "rest" or (kind.word.endswith("类") and "公开" not in which.word))
        for which, kind, word in zip((_NO_WORD, *stated), stated, stated[1:], strict=False)
    )


def _told_of(outcomes: Sequence[str], words: Sequence[Token], counted: Sequence[Figure], end: int) -> bool:
    """“……均维持；部门的6件，2件纠正”: a sentence that tells of the others means some with 均."""
    parted = next((at for at in range(end, len(words)) if words[at].word == "；"), len(words))
    for one in counted:
        behind = words[one.place + 1 :]
        clause = (*one.clause, *behind[: place_of(behind, MARK, NUMBER)])
        lost = says(clause, *_LOST) or (one.place < parted and says(clause, *outcomes))
        if one.number.value and lost and not any(word.kind == "none" for word in clause):
            return True
    return False


def _decided(stated: Sequence[Token]) -> bool:
    """“已审结的”: only those are meant that were decided."""
    done = any(
        (one.word == "已" and word.sense == "conclude") or (one.sense == "conclude" and word.kind == "of")
        for one, word in pairwise(stated)
    )
    return done or holds(stated, {"除"})


def _kinds(clause: Sequence[Token], sentence: Sequence[Token]) -> Ids:
    """The kinds that the clause names, else those of the nearest words before it; both where none is named."""
    told, counted = named(clause, DISPUTES), named(sentence, DISPUTES)
    of_courts = holds(clause, {"胜诉", "败诉"}) or says(clause, "won_rate", "lost_rate", "court_litigation")
    if says(clause, "court_reconsideration") and (of_courts or not counted):
        return _BOTH if of_courts else _BOTH[:1]  # 被复议机关纠正或败诉
    none = holds(clause, {"均", "都"}) or (not told and of_kind(clause, "none"))
    if none and holds(clause, {"纠错", "纠正"}) and len(counted) == len(_BOTH):
        return counted  # 行政复议5件、行政诉讼2件，均未被纠错或败诉
    if told and not (holds(clause, {"败诉"}) and told == _BOTH[:1]):
        return told
    return (*told, "litigation") if of_courts else counted[-1:] or _BOTH
