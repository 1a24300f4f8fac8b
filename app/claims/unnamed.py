"""Of which matter a sentence is that names none: 新收12件，结转2件 is of requests, 废止2件 of the documents told of before."""

from __future__ import annotations

from app.claims.foreseen import DECISIONS, DISPUTE, DISPUTES, DOCUMENT, DOCUMENTS, FEES, REQUEST, Foreseen
from app.claims.mention import NOTHING, Context, Words
from app.claims.named_rows import says_enough
from app.claims.phrase import is_one, of_kind
from app.claims.pieces import CARRY, counts
from app.language.numbers import CASES
from app.language.tokens import UNKNOWN

_ELSE = {("noun", noun) for noun in (*DISPUTES, *DOCUMENTS, *DECISIONS, *FEES)} | {("other", ""), ("item", "")}
"""Kinds and senses of words for something else than requests."""
_NAMED = frozenset(["noun", "other", "item", "outcome"])
_DONE_TO = frozenset(["receive", "new", "deal", "conclude", "answer", *CARRY])
_OUTCOMES = ("upheld", "corrected", "other", "pending", "rejected_upheld", "other_corrected", "other_end")
_RESULTS = ("granted", "partly_granted", "both_granted", "denied", "unavailable", "rejected", "other")
_ANSWERS = frozenset(["partly_granted", "both_granted", "unavailable", "rejected"])
_GOES_ON = {
    DOCUMENT: {("act", act) for act in ("issue", "repeal", "lapse", "in_force")},
    DISPUTE: {("outcome", outcome) for outcome in _OUTCOMES},
    REQUEST: {("narrow", "channel"), *(("result", result) for result in _RESULTS)},
}
"""What says that a sentence goes on with the matter of the one before it."""


def told_of(ahead: Foreseen, before: Context, *, informed: bool, themed: bool) -> Context:
    """What a sentence is of that follows `before`; nothing of the tables where it may be of anything.

    `themed`: where it stands in the report already tells.
    """
    sentence = _Unnamed(ahead)
    if not themed and sentence.of_requests(before.matter, informed=informed):
        return Context(matter=REQUEST)
    if documents := sentence.documents_behind():
        return Context(matter=DOCUMENT, documents=documents)
    return before if sentence.goes_on(before.matter) else NOTHING


class _Unnamed:
    """A sentence as far as it matters here."""

    def __init__(self, ahead: Foreseen) -> None:
        self.ahead, self.words, self.senses = ahead, ahead.words, ahead.senses
        self.results, self.rows = ({sense for one, sense in ahead.senses if one == kind} for kind in ("result", "row"))

    def of_requests(self, matter: str, *, informed: bool) -> bool:
        """Whether a sentence that does not say so speaks of requests."""
        about_applicants = self.ahead.by_applicant and ("about", "someone") in self.senses
        return (
            self._counts_requests()
            or ((informed or self.ahead.all_results or self._answered_so()) and self._tells_results())
            or self._goes_on(matter)
            or about_applicants
        )

    def _counts_requests(self) -> bool:
        """“新收12件，结转2件，办结11件”: the table's own words, and nothing else that they could be of."""
        own = {("act", act) for act in ("new", *CARRY)} & self.senses
        waiting = any(word.sense == "open" and "答复" in word.word for word in self.words)
        by_rows = self._gives_row_and_class() or self._gives_reason()
        own_words = bool(own) or waiting or by_rows or self._answers_applicants()
        cases = any(word.number is not None and word.number.unit in {*CASES, ""} for word in self.words)
        return own_words and cases and not _ELSE & self.senses  # 取消12项、新增8项

    def _answers_applicants(self) -> bool:
        """“作出政府信息公开答复50件”, “向申请人送达答复书50份”."""
        answers = [word.word for word in self.words if word.sense == "answer"]
        to_them = any(word.word == "申请人" for word in self.words) and any(word.endswith("书") for word in answers)
        return to_them or any("信息公开" in word for word in answers)

    def _gives_row_and_class(self) -> bool:
        """“信息不存在、无法提供的6件”: nothing else has such rows and classes."""
        return any(row.startswith(result) for row in self.rows for result in self.results)

    def _gives_reason(self) -> bool:
        """“需要另行加工制作的8件”: said of nothing else, if nothing was done but asked."""
        return any(map(says_enough, self.words)) and ("act", "provide") not in self.senses

    def _answered_so(self) -> bool:
        """“予以公开12件，部分公开3件”: two classes or rows, one of which nothing but an answer can be."""
        told = self.results | self.rows
        return len(told) > 1 and not told.isdisjoint(_ANSWERS | self.rows)

    def _tells_results(self) -> bool:
        """“部分公开5件，不予公开10件” behind a sentence on requests: the table's own classes, nothing else named."""
        named = any(kind in _NAMED and sense != "other_end" for kind, sense in self.senses)
        return bool(self.results | self.rows) and not named  # 其他2件（申请人撤回）

    def _goes_on(self, matter: str) -> bool:
        """“规范办理依申请公开。全年收到55件”: nothing else is named that could have been received."""
        words = self.words
        verbs = next((at for at, word in enumerate(words) if word.sense in _DONE_TO), None)
        if verbs is None:
            return False
        asked = matter == REQUEST or any(word.word.startswith("依申请公开") for word in words[:verbs])
        number = _first_count(words)
        return (
            asked and verbs < number and not is_one(words[:number], _ELSE) and not of_kind(words[verbs:number], UNKNOWN)
        )

    def documents_behind(self) -> tuple[str, ...]:
        """“保留22件、废止2件规范性文件”: the documents that are named behind the first number alone."""
        first = _first_count(self.words)
        named = tuple(dict.fromkeys(word.sense for word in self.words if word.sense in DOCUMENTS))
        done = any((word.kind, word.sense) in _GOES_ON[DOCUMENT] for word in self.words[:first])
        bare = done and not any(word.kind in _NAMED for word in self.words[:first])
        return named if bare else ()

    def goes_on(self, matter: str) -> bool:
        """“制发规范性文件5件。废止2件”: whether a sentence that names nothing says what became of the matter before it."""
        words = self.words[: _first_count(self.words)]
        goes_on = any((word.kind, word.sense) in _GOES_ON.get(matter, ()) for word in words)
        return goes_on and not any(word.kind in _NAMED - {"outcome"} or word.kind == UNKNOWN for word in words)


def _first_count(words: Words) -> int:
    """Where the first number stands that counts something."""
    return next((at for at in range(len(words)) if counts(words[at], words, at)), len(words))
