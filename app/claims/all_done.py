"""Sentences that say that all requests were dealt with: 均已办结, 办结率100%. Which clauses say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.claims.figures import quiet
from app.claims.foreseen import DISPUTES
from app.claims.lexicon import lexicon
from app.claims.phrase import is_one, of_kind, says
from app.claims.pieces import CARRY, tokens
from app.language.numbers import CASES
from app.language.sentences import sentences
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

Span = tuple[int, int]
PARTING = frozenset("，；：。！？\n")
_RATES = frozenset(["concluded_rate", "dealt_rate"])
_DONE = frozenset(["conclude", "complete"])
_DONE_ENDS = ("办结", "完毕", "完结")
_SOME = frozenset(["applicant", "list"])
_NARROW = frozenset(["left_over", "beside", "rest", "instance", "concerning"])
_OTHERS = frozenset(["due", "last", "ever", *CARRY, "carry_in"])
_COME = frozenset(["receive", "new"])


class _Claim(NamedTuple):
    """The words at places `begin` to `end` of a sentence say that all was done."""

    begin: int
    end: int


def all_done(text: str, theme: str, year: int) -> Iterator[Span]:
    """Clauses of a paragraph (folded text) that say all requests were dealt with."""
    cut = [(sentence.start, sentence.text) for sentence in sentences(text)]
    informs = theme == "requests" and any(says(tokens(one, lexicon(), year), "topic", "request") for _, one in cut)
    for start, one in cut:
        yield from ((start + begin, start + end) for begin, end in _of_sentence(one, theme, year, informs))


@lru_cache(maxsize=8192)
def _of_sentence(text: str, theme: str, year: int, informs: bool) -> tuple[Span, ...]:
    """The clauses of a sentence, remembered as long as it stays the same."""
    return tuple(done_in(tokens(text, lexicon(), year), theme, informs=informs))


def done_in(words: Sequence[Token], theme: str, *, informs: bool = False) -> Iterator[Span]:
    """The same of the words of a sentence; `informs`: the text is about requests for information."""
    for claim in _claims(words):
        if _of_all(words, claim, theme, informs):
            yield words[clause_start(words, claim.begin)].start, words[claim.end - 1].end


def clause_start(words: Sequence[Token], place: int) -> int:
    """Where the clause at a place begins."""
    return 1 + max((at for at in range(place) if words[at].word in PARTING), default=-1)


def _claims(words: Sequence[Token]) -> Iterator[_Claim]:
    end = 0
    for at, word in enumerate(words):
        if at < end:
            continue
        if word.sense == "all":
            found = _all_concluded(words, at)
        elif word.sense in _RATES:
            found = _rate(words, at)
        else:
            found = _none_open(words, at) if word.kind == "none" else 0
        if found:
            yield _Claim(at, found)
            end = found


def _all_concluded(words: Sequence[Token], at: int) -> int:
    """Where “全部……办结” ends; 0 where it is none."""
    end = 0
    for place in range(at + 1, len(words)):
        word = words[place]
        if word.sense in _DONE or (word.sense == "answer" and _answered(words, at, place)):
            end = place + 1
        elif word.sense != "answer" and not _on_the_way(word) and not (word.kind == UNKNOWN and len(word.word) == 1):
            break
        if word.sense in _DONE:
            break
    return end


def _none_open(words: Sequence[Token], at: int) -> int:
    """Where “没有未办结的申请” ends; 0 where it is none."""
    if not of_kind(words[at + 1 : at + 2], "act") or words[at + 1].sense != "open":
        return 0
    ends = (place for place in range(at + 2, len(words)) if words[place].kind in {MARK, NUMBER})
    return next(ends, len(words))


def _answered(words: Sequence[Token], at: int, place: int) -> bool:
    """“均已依法答复，”, “答复完毕”: nothing is left for later, as it may be where all were answered in time."""
    if words[place].word.endswith(_DONE_ENDS):
        return True
    between = words[at + 1 : place]
    behind = words[place + 1 : place + 2]
    ended = not behind or behind[0].kind == MARK
    already = says(between, "already") or (at > 0 and words[at - 1].sense == "already")
    return ended and already and all(word.kind == "light" and word.sense not in {"term", "in_time"} for word in between)


def _on_the_way(word: Token) -> bool:
    """Whether a word may stand between 均 and 办结: 均已依法按时答复、办结."""
    return word.kind in {"light", "time", "count", NUMBER, "of"} or word.sense == "deal" or word.word == "、"


def _rate(words: Sequence[Token], at: int) -> int:
    """Where “办结率达100%” ends; 0 for 按期答复率: what is not due yet may wait for the next year."""
    if at and _of_some_alone(words, at):
        return 0
    for place in range(at + 1, len(words)):
        word = words[place]
        if word.number is not None:
            return place + 1 if (word.number.value, word.number.unit) == (100, "%") else 0
        if not (quiet(word) or word.sense.endswith("rate") or word.sense == "all" or word.word == "、"):
            return 0
    return 0


def _of_some_alone(words: Sequence[Token], at: int) -> bool:
    """“按期办结率、答复率”: the words before a rate say that it may be one of some requests alone."""
    before = words[at - 1]
    how = before.sense in {"in_time", "term", "manner", "channel", "due"} or before.word == "内"
    listed = words[clause_start(words, at) : at]
    in_time = says(listed, "in_time", "term") or any(word.word.startswith(("按时", "按期")) for word in listed)
    beside = before.word == "、" and in_time
    return how or beside or before.kind == UNKNOWN


def _of_all(words: Sequence[Token], claim: _Claim, theme: str, informs: bool) -> bool:
    """Whether a claim is made of all requests of the year."""
    begin = 1 + max((at for at in range(claim.begin) if words[at].word in "；。！"), default=-1)
    stated = words[begin : claim.end]
    if (
        (says(stated, *DISPUTES) if informs else not _of_requests(stated, theme))
        or is_one(stated, {("other", "")})
        or says(stated, "aim")
    ):
        return False
    if _excepted(_without_counts(_without_old(stated))):
        return False
    in_days = any(
        word.number is not None and word.number.unit in {"个", "天", "工作日", "日"}
        for word in words[claim.begin : claim.end]
    )
    return not _still_open(words) and not (in_days and says(words, *CARRY))


def _of_requests(stated: Sequence[Token], theme: str) -> bool:
    """Whether the words speak of requests for information; 申请 alone does where nothing else can be applied for."""
    if not says(stated, "ask", "request") or says(stated, *DISPUTES):
        return False
    if theme == "requests" or says(stated, "topic", "request", "info"):
        return True
    if says(stated, "licensing", "fees"):
        return False
    bare = (at for at, word in enumerate(stated) if word.sense == "ask")
    return any(not at or stated[at - 1].kind not in {UNKNOWN, "noun", "item", "other", "row"} for at in bare)


def _excepted(stated: Sequence[Token]) -> bool:
    """Whether the words speak of some requests alone: of some kind, of last year's, of those due."""
    told = [word for clause in _clauses(stated) if not _compares(clause) for word in clause]
    one_way = len({word.word for word in told if word.sense == "channel"}) == 1
    return any(
        (word.kind in _SOME and word.sense != "among")
        or (word.kind == "narrow" and word.sense in _NARROW)
        or (word.sense == "channel" and one_way)
        or word.sense in _OTHERS
        or ((word.kind, word.sense) == ("time", "part") and not word.word.startswith("12"))
        for word in told
    )


def _compares(clause: Sequence[Token]) -> bool:
    """“比上年增加2件”: what is compared with; a rate compares nothing."""
    return any(word.kind == "compare" and not word.sense.endswith("rate") for word in clause)


def _without_old(stated: Sequence[Token]) -> Sequence[Token]:
    """“受理7件（含上年结转1件），办结率100%” is said of all the same."""
    opened = next((at for at, word in enumerate(stated) if word.word == "（"), None)
    closed = next((at for at, word in enumerate(stated) if word.word == "）"), None)
    if opened is None or closed is None or closed < opened:
        return stated
    inside = stated[opened + 1 : closed]
    held = of_kind(inside[:2], "list") and says(inside, *CARRY, "carry_in")
    return (*stated[:opened], *stated[closed + 1 :]) if held else stated


def _without_counts(stated: Sequence[Token]) -> Sequence[Token]:
    """Words without the counts that they sum up: “新收20件，上年结转2件，共22件，均已办结” is said of all."""
    clauses = _clauses(stated)
    before, final = clauses[:-1], clauses[-1]
    counted = [clause for clause in before if clause and _is_count(clause[-1])]
    sums = [at for at, clause in enumerate(before) if clause in counted and says(clause, "sum")]
    if sums:
        return tuple(word for clause in clauses[sums[-1] + 1 :] for word in clause)
    new = any(says(clause, *_COME) for clause in counted)
    old = any(_carried_over(clause) for clause in counted)
    return final if new and old and not _new_alone(final) else stated


def _carried_over(clause: Sequence[Token]) -> bool:
    """“上年结转2件”; not “结转下年2件”."""
    return says(clause, "last") or (says(clause, *CARRY) and not says(clause, "next"))


def _clauses(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    found: list[tuple[Token, ...]] = [()]
    for word in words:
        if word.word == "，":
            found.append(())
        else:
            found[-1] = (*found[-1], word)
    return found


def _is_count(word: Token) -> bool:
    return word.kind == NUMBER and word.number is not None and word.number.unit in CASES


def _new_alone(clause: Sequence[Token]) -> bool:
    """“新收的均已办结” says nothing of those carried over."""
    return says(clause, "new") or (says(clause, "this") and (says(clause, "receive") or of_kind(clause, "of")))


def _still_open(words: Sequence[Token]) -> bool:
    """“本级的全部办结，乡镇仍有6件在办”: a sentence that names the open ones speaks of the others."""
    for at, word in enumerate(words):
        if word.sense in {"still", "beside", "going_on"}:
            end = next((place for place in range(at, len(words)) if words[place].kind in {MARK, NUMBER}), None)
            number = words[end].number if end is not None else None
            if number is not None and number.unit in CASES and number.value and not says(words[at:end], "last"):
                return True
    return False
