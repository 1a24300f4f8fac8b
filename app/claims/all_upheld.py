"""Sentences that say that every case was won: 均获维持, 零败诉, 维持率100%. Which clauses say it, and of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from app.claims.all_done import PARTING, clause_start
from app.claims.figures import figures, quiet
from app.claims.foreseen import DISPUTES
from app.claims.lexicon import lexicon
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import tokens
from app.language.numbers import CASES
from app.language.sentences import sentences
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

Claim = tuple[int, int, tuple[str, ...], bool]
"""Characters, the kinds of dispute, and whether only decided ones are meant."""
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
}
_OF_COURTS = frozenset(["胜诉", "败诉"])
_EACH, _FOUND_WRONG = frozenset(["均", "都"]), frozenset(["纠错", "纠正"])
_LONGEST_UNKNOWN = 3


def all_upheld(text: str, theme: str, year: int) -> Iterator[Claim]:
    """Clauses of a paragraph (folded text) that say every case was won."""
    for sentence in sentences(text):
        for start, end, kinds, decided in _of_sentence(sentence.text, theme, year):
            yield sentence.start + start, sentence.start + end, kinds, decided


@lru_cache(maxsize=8192)
def _of_sentence(text: str, theme: str, year: int) -> tuple[Claim, ...]:
    """The clauses of a sentence, remembered as long as it stays the same."""
    return tuple(upheld_in(tokens(text, lexicon(), year), theme))


def upheld_in(words: Sequence[Token], theme: str) -> Iterator[Claim]:
    """The same of the words of a sentence."""
    for begin, end in _claims(words):
        stated, clause = words[:end], words[clause_start(words, begin) : end]
        ours = theme == "disputes" or (_of_information(stated) and (says(stated, *DISPUTES) or _courts(stated)))
        if not ours or _of_others(stated) or _told_of_lost(words, end):
            continue
        yield clause[0].start, clause[-1].end, _kinds(clause, stated), _decided(stated)


def _of_information(words: Sequence[Token]) -> bool:
    return any("信息公开" in word.word or word.sense in {"topic", "request"} for word in words)


def _claims(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Places from which and to which words say that all was won."""
    end = 0
    for at, word in enumerate(words):
        if at < end:
            continue
        found = 0
        if word.sense in {"all", "apiece"}:
            found = _upheld(words, at)
        elif word.sense in _WON_RATES | _LOST_RATES:
            found = _rate(words, at)
        elif word.kind == "none":
            found = _none_lost(words, at)
        if found:
            yield at, found
            end = found


def _upheld(words: Sequence[Token], at: int) -> int:
    """Where “均被复议机关维持” ends; 0 where it is none."""
    for place in range(at + 1, len(words)):
        word = words[place]
        rejected = word.sense == "rejected_upheld" and any(
            one.word.startswith("原告") for one in words[place + 1 : place + 3]
        )
        if is_one([word], {("outcome", "upheld")}) or rejected:
            return place + 1
        short = word.kind == UNKNOWN and len(word.word) <= _LONGEST_UNKNOWN
        if not (word.kind in {"light", "of", "count", "case"} or word.sense in _COURTS or short):
            return 0
    return 0


def _rate(words: Sequence[Token], at: int) -> int:
    """Where “维持率为100%”, “败诉率为零” ends."""
    for place in range(at + 1, len(words)):
        word = words[place]
        if word.number is not None or word.kind == "none":
            value = word.number.value if word.number is not None else 0
            return place + 1 if value == (100 if words[at].sense in _WON_RATES else 0) else 0
        if not quiet(word):
            return 0
    return 0


def _none_lost(words: Sequence[Token], at: int) -> int:
    """Where “没有因信息公开被复议机关纠正” ends: with the last word for it in its clause."""
    if words[at + 1 : at + 2] and words[at + 1].word == "及时":
        return 0  # 未及时答复被纠正
    end = 0
    for place in range(at + 1, len(words)):
        word = words[place]
        if word.sense == "late" or (word.sense == "ask" and not says(_rest_of_clause(words, place), *DISPUTES)):
            return 0  # 没有超期答复和败诉; 没有一件申请因逾期未答复被责令履行
        several = word.number is not None and word.number.value != 1
        if word.word in PARTING or word.sense in {"conclude", "upheld"} or several or (word.word == "、" and end):
            break
        if word.kind == "outcome" and word.sense in _LOST:
            end = place + 1
    return end


def _rest_of_clause(words: Sequence[Token], place: int) -> Sequence[Token]:
    return words[place : next((at for at in range(place, len(words)) if words[at].word in PARTING), len(words))]


def _of_others(stated: Sequence[Token]) -> bool:
    """Whether other disputes, other years, some cases alone or aims are told of."""
    before = (None, *stated)
    judging = any(
        word.sense == "judge" and not (one and one.word == "经") for one, word in zip(before, stated, strict=False)
    )
    listed = any(word.kind == "list" and word.sense != "among" for word in stated) and not _by_kinds(stated)
    every = any("应诉" in word.word for word in stated) or holds(stated, {"连续"})
    return (
        is_one(stated, _ELSE)
        or _of_one_of_two(stated)
        or judging
        or listed
        or every
        or says(stated, "aim")
        or _of_a_class(stated)
        or _of_the_rest(stated)
    )


def _of_one_of_two(stated: Sequence[Token]) -> bool:
    """“前者全部维持、后者还在审理”."""
    text = "".join(word.word for word in stated)
    return "前者" in text or "后者" in text


def _of_the_rest(stated: Sequence[Token]) -> bool:
    """“其他行政诉讼保持零败诉”."""
    return any((one.kind, one.sense) == ("narrow", "rest") and word.sense in DISPUTES for one, word in pairwise(stated))


def _by_kinds(stated: Sequence[Token]) -> bool:
    """“行政争议13件，其中行政复议7件、行政诉讼6件，均……”: all of them, told by kind."""
    listed = next((at for at, word in enumerate(stated) if word.kind == "list"), 0)
    return len(_disputes(stated[listed:])) > 1


def _of_a_class(stated: Sequence[Token]) -> bool:
    """“征收类诉讼”, not “政府信息公开类行政复议”."""
    before = (None, None, *stated)
    return any(
        kind is not None
        and kind.word.endswith("类")
        and word.kind == "noun"
        and word.sense in DISPUTES
        and not (named is not None and "公开" in named.word)
        for named, kind, word in zip(before, before[1:], stated, strict=False)
    )


def _told_of_lost(words: Sequence[Token], end: int) -> bool:
    """“……均维持；部门的6件，2件纠正”: a sentence that tells of the others means some with 均."""
    parted = next((at for at in range(end, len(words)) if words[at].word == "；"), len(words))
    for one in figures(words):
        if one.number.unit not in CASES or not one.number.value:
            continue
        stop = next((at for at in range(one.place + 1, len(words)) if words[at].kind in {MARK, NUMBER}), len(words))
        clause = (*one.clause, *words[one.place + 1 : stop])
        open_ = says(clause, "pending") and one.place < parted
        lost = open_ or any(word.kind == "outcome" and word.sense in _LOST for word in clause)
        if lost and not of_kind(clause, "none") and not (one.place < end <= stop):
            return True
    return False


def _decided(stated: Sequence[Token]) -> bool:
    """“已审结的”: only those are meant that were decided."""
    for at, word in enumerate(stated):
        if word.sense == "conclude":
            before, behind = stated[at - 1 : at] if at else (), stated[at + 1 : at + 2]
            if holds(before, {"已", "已经"}) or of_kind(behind, "of"):
                return True
    return holds(stated, {"除"})


def _kinds(clause: Sequence[Token], sentence: Sequence[Token]) -> tuple[str, ...]:
    """The kinds that the clause names, else those of the nearest words before it; both where none is named."""
    named = _disputes(clause)
    if says(clause, "court_reconsideration") and says(clause, "court_litigation"):
        return ("reconsideration", "litigation")
    counted = _disputes(sentence)
    if holds(clause, _EACH) and holds(clause, _FOUND_WRONG) and not named and len(counted) == 2:
        return counted  # 行政复议5件、行政诉讼2件，均未被纠错或败诉
    of_courts = _courts(clause)
    if named and not (of_courts and holds(clause, {"败诉"}) and named == ("reconsideration",)):
        return named
    if of_courts:
        return (*named, "litigation")
    found = _disputes(sentence)
    return (found[-1],) if found else ("reconsideration", "litigation")


def _courts(words: Sequence[Token]) -> bool:
    """Whether the words are those of a court: 胜诉, 法院判决."""
    return holds(words, _OF_COURTS) or says(words, "won_rate", "lost_rate", "court_litigation")


def _disputes(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.sense for word in words if word.kind == "noun" and word.sense in DISPUTES))
