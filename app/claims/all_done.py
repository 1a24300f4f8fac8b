"""Where a sentence says that all requests were dealt with: 均已办结, 办结率100%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.claims.figures import quiet
from app.claims.foreseen import DISPUTES
from app.claims.phrase import back_to, is_one, of_kind, place_of, says
from app.claims.pieces import CARRY
from app.claims.relation import OfAll
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

PARTING = frozenset("，；：。！？\n")
_RATES = frozenset(["concluded_rate", "dealt_rate"])
_DONE = frozenset(["conclude", "complete"])
_DONE_ENDS = ("办结", "完毕", "完结")
_DAYS = frozenset(["个", "天", "工作日", "日"])
_LEFT = frozenset(["still", "beside", "going_on", "left_over"])
_SOME = ("left_over", "beside", "rest", "instance", "concerning", "due", "last", "ever", *CARRY)


def done_in(words: Sequence[Token]) -> Iterator[OfAll]:
    """The clauses of a sentence that say it of all requests of the year."""
    end = 0
    for at, word in enumerate(words):
        if at < end:
            continue
        end = _all_concluded(words, at) if word.sense == "all" else _none_open(words, at)
        if word.sense in _RATES and not _of_some_alone(back_to(words, at, PARTING)):
            end = rate_of(words, at, 100)
        if end and _of_all_requests(words, stated := (*back_to(words, at, "；。！"), *words[at:end]), words[at:end]):
            begun = (*back_to(words, at, PARTING), word)[0].start
            yield OfAll("concluded", begun, words[end - 1].end, ours=_of_requests(stated))


def _all_concluded(words: Sequence[Token], at: int) -> int:
    """Where “全部……办结” ends; 0 where it is none."""
    end = 0
    for place in range(at + 1, len(words)):
        word = words[place]
        if word.sense in _DONE or (word.sense == "answer" and _answered(words, at, place)):
            end = place + 1
        elif not _on_the_way(word):
            break
    return end


def _on_the_way(word: Token) -> bool:
    """Whether a word may stand between 均 and 办结: 均已依法按时答复、办结."""
    short = word.kind == UNKNOWN and len(word.word) == 1
    return word.sense in {"answer", "deal"} or word.kind in {"light", "time", NUMBER} or short


def _answered(words: Sequence[Token], at: int, place: int) -> bool:
    """“均已依法答复，”, “答复完毕”: nothing is left for later, as it may be where all were answered in time."""
    if words[place].word.endswith(_DONE_ENDS):
        return True
    ended = of_kind(words[place + 1 : place + 2], MARK)
    already = says(words[max(0, at - 1) : place], "already")
    return ended and already and not says(words[at + 1 : place], "term", "in_time")


def _none_open(words: Sequence[Token], at: int) -> int:
    """Where “没有未办结的申请” ends; 0 where it is none."""
    if words[at].kind != "none" or not says(words[at + 1 : at + 2], "open"):
        return 0
    behind = words[at + 2 :]
    return at + 2 + len(behind[: place_of(behind, MARK, NUMBER)])


def rate_of(words: Sequence[Token], at: int, wanted: int) -> int:
    """Where “办结率达100%”, “败诉率为零” ends; 0 where it is told to be another."""
    for place in range(at + 1, len(words)):
        word = words[place]
        if word.number is not None or word.kind == "none":
            return place + 1 if (word.number.value if word.number else 0) == wanted else 0
        if not (quiet(word) or word.sense.endswith("rate") or word.word == "、"):
            return 0
    return 0


def _of_some_alone(before: Sequence[Token]) -> bool:
    """“按期办结率、答复率”: what is not due yet may wait for the next year."""
    how = any(word.sense in {"in_time", "manner"} or word.word == "内" for word in before[-1:])
    return how or any(word.word.startswith(("按时", "按期")) for word in before)


def _of_all_requests(words: Sequence[Token], stated: Sequence[Token], claim: Sequence[Token]) -> bool:
    """Whether nothing says of some requests alone, or of another matter, what is told up to the end of a claim."""
    if (
        says(stated, *DISPUTES, "aim")
        or is_one(stated, {("other", "")})
        or _of_some(_last_told(_clauses(_without_aside(stated))))
    ):
        return False
    in_days = any(word.number is not None and word.number.unit in _DAYS for word in claim)
    return not _still_open(words) and not (in_days and says(words, *CARRY))


def _of_requests(stated: Sequence[Token]) -> bool:
    """Whether the words speak of requests for information; 申请 alone does where nothing else can be applied for."""
    if says(stated, "topic", "request", "info"):
        return says(stated, "ask", "request")
    before = (None, *stated)
    return any(
        word.sense == "ask" and (one is None or one.kind != UNKNOWN) for one, word in zip(before, stated, strict=False)
    )


def _of_some(clauses: Sequence[Sequence[Token]]) -> bool:
    """Whether the words speak of some requests alone: of some kind, of last year's, of those due."""
    told = [word for clause in clauses if not _compares(clause) for word in clause]
    one_way = len({word.word for word in told if word.sense == "channel"}) == 1
    listed = any(word.kind in {"applicant", "list"} and word.sense != "among" for word in told)
    return one_way or listed or says(told, *_SOME) or is_one(told, {("time", "part")})


def _compares(clause: Sequence[Token]) -> bool:
    """“比上年增加2件”: what is compared with; a rate compares nothing."""
    return any(word.kind == "compare" and not word.sense.endswith("rate") for word in clause)


def _last_told(clauses: Sequence[Sequence[Token]]) -> Sequence[Sequence[Token]]:
    """The clauses behind what they sum up: “新收20件，上年结转2件，共22件，均已办结” is said of all."""
    before = [clause for clause in clauses[:-1] if clause and clause[-1].kind == NUMBER]
    if summed := [clause for clause in before if says(clause, "sum")]:
        return clauses[clauses.index(summed[-1]) + 1 :]
    new = any(says(clause, "receive", "new") for clause in before)
    old = any(says(clause, "last") and says(clause, *CARRY, "open") for clause in before)
    return clauses[-1:] if new and old and not _new_alone(clauses[-1]) else clauses


def _new_alone(clause: Sequence[Token]) -> bool:
    """“新收的均已办结” says nothing of those carried over."""
    return says(clause, "new") or (says(clause, "this") and (says(clause, "receive") or of_kind(clause, "of")))


def _without_aside(stated: Sequence[Token]) -> Sequence[Token]:
    """“受理7件（含上年结转1件），办结率100%” is said of all the same."""
    opened, closed = (next((at for at, word in enumerate(stated) if word.word == mark), 0) for mark in "（）")
    return (*stated[:opened], *stated[closed + 1 :]) if says(stated[opened:closed], *CARRY) else stated


def _clauses(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    found: list[tuple[Token, ...]] = [()]
    for word in words:
        if word.word == "，":
            found.append(())
        else:
            found[-1] = (*found[-1], word)
    return found


def _still_open(words: Sequence[Token]) -> bool:
    """“本级的全部办结，乡镇仍有6件在办”: a sentence that names the open ones speaks of the others."""
    for at in (at for at, word in enumerate(words) if word.sense in _LEFT):
        behind = list(takewhile(lambda one: one.kind != MARK, words[at:]))
        left = words[at].sense != "left_over" or says(behind, *CARRY)
        if left and any(one.number is not None for one in behind) and not says(behind, "last"):
            return True
    return False
