"""What stands anywhere in a sentence: known before its first number is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from app.claims.named_rows import says_enough
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import CARRY, counts
from app.language.numbers import CASES
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

REQUEST, DISPUTE, DOCUMENT, DECISION, FEE, OTHER = "request", "dispute", "document", "decision", "fee", "other"
DISPUTES = frozenset(["reconsideration", "litigation", "litigation_direct", "litigation_after_reconsideration"])
DOCUMENTS = frozenset(["rules", "normative_documents"])
DECISIONS = frozenset(["licensing", "penalties", "coercive_measures"])
FEES = frozenset(["fees", "handling_fee", "asked_fee"])
MATTERS = (
    dict.fromkeys(DISPUTES, DISPUTE)
    | dict.fromkeys(DOCUMENTS, DOCUMENT)
    | dict.fromkeys(DECISIONS, DECISION)
    | dict.fromkeys(FEES, FEE)
    | {"request": REQUEST}
)
_ELSE = {("noun", noun) for noun in (*DISPUTES, *DOCUMENTS, *DECISIONS, *FEES)} | {("other", ""), ("item", "")}
"""Kinds and senses of words for something else than requests."""
_NAMED = frozenset(["noun", "other", "item", "outcome"])


_ALL_OF_THEM = frozenset(["均", "都", "皆", "全部", "均为", "都是", "均是", "皆为", "全部为", "全部是", "全"])


_DONE_TO = frozenset(["receive", "new", "deal", "conclude", "answer", *CARRY])
_OUTCOMES = ("upheld", "corrected", "other", "pending", "rejected_upheld", "other_corrected", "other_end")
_CORRECTED = ("corrected", "other_corrected")
_RESULTS = ("granted", "partly_granted", "both_granted", "denied", "unavailable", "rejected", "other")
_ANSWERS = frozenset(["partly_granted", "both_granted", "unavailable", "rejected"])
_GOES_ON = {
    DOCUMENT: {("act", act) for act in ("issue", "repeal", "lapse", "in_force")},
    DISPUTE: {("outcome", outcome) for outcome in _OUTCOMES},
    REQUEST: {("narrow", "channel"), *(("result", result) for result in _RESULTS)},
}
"""What says that a sentence goes on with the matter of the one before it."""


class Foreseen:
    """The words of a sentence as a whole; `senses` are their kinds and senses."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.senses = {(word.kind, word.sense) for word in words}
        self.several_kinds = len(self._of("noun") & DECISIONS) > 1
        self.by_applicant = len(self._of("applicant")) > 1
        results = bool(self._of("result"))
        self.beside_results = results or bool(self._of("row"))
        told = [word.sense for word in words if word.kind in {"result", "row"}]
        self.beside_rows = results or {("light", "result"), ("light", "dropped")} & self.senses or len(told) > 1
        behind = told[told.index("rejected") :] if "rejected" in told else ()
        self.lists_rejected = any(one.startswith("rejected_") for one in behind)
        self.delayed = ("narrow", "late") in self.senses
        self.lapsed = any(
            word.sense in {"lapse", "lapse_itself"} and not of_kind(self._clause(at), "list")
            for at, word in enumerate(words)
        )
        self.declared_void = self.lapsed and ("act", "lapse_itself") not in self.senses
        self.ended = ("act", "repeal") in self.senses or any(word.word == "宣布失效" for word in words)
        self.topical = bool({("noun", "topic"), ("noun", "request")} & self.senses)

    def _of(self, kind: str) -> set[str]:
        return {sense for one, sense in self.senses if one == kind}

    @cached_property
    def all_results(self) -> bool:
        """Whether so many classes of results have each their number that they divide all requests."""
        named: set[str] = set()
        held = ""
        for word in self.words:
            if word.kind == NUMBER and held:
                named.add(held)
            held = word.sense if word.kind == "result" else held
        return len(named) > 2

    @property
    def names_petitions(self) -> bool:
        """“不予处理6件：信访投诉3件，重复申请3件”: whether a bare 信访 is one of the results."""
        return self.lists_rejected or self.all_results

    @cached_property
    def both_disputes(self) -> bool:
        """Whether both kinds are told of, and nothing of who heard them: “有行政复议3件，行政诉讼1件”."""
        kinds = {kind.partition("_")[0] for kind in self._of("noun") & DISPUTES}
        heard = {("act", act) for act in ("deal", "receive", "judge", "conclude")} & self.senses
        return len(kinds) == 2 and not heard

    @cached_property
    def papers(self) -> bool:
        """Whether papers are counted, of which a decision may have several."""
        return any("文书" in word.word for word in self.words)

    @cached_property
    def refused(self) -> bool:
        """“许可315件，不予许可2件”: those refused are told beside those granted, and not as some of them."""
        return any(
            word.word == "不予"
            and says(self.words[at + 1 : at + 2], *DECISIONS)
            and not of_kind(self.words[:at], "list")
            for at, word in enumerate(self.words)
        )

    @cached_property
    def issuers(self) -> int:
        """How many bodies issue documents: 区政府制发5件、区政府办公室制发3件."""
        told = [word for word in self.words if word.kind != "time" and word.word not in {"度", "共"}]
        return sum(
            word.sense == "issue" and before.sense in {"government", "office", "below", "seat"}
            for before, word in pairwise(told)
        )

    @cached_property
    def at_counters(self) -> bool:
        """“政务服务大厅窗口办理行政许可820件”: what is done at counters, by whom it may be."""
        return any(mark in word.word for word in self.words for mark in ("窗口", "大厅", "政务服务"))

    def alone(self, kind: str, matter: str) -> bool:
        """Whether 复议 without 信息公开 may be ours: the body hears no cases, or both kinds stand behind requests."""
        heard = kind == "government" and not (matter == REQUEST and self.both_disputes)
        return not heard and not self.topical

    @cached_property
    def levels(self) -> bool:
        """Whether those below are named beside the body itself."""
        return ("scope", "below") in self.senses

    @cached_property
    def theme_behind(self) -> bool:
        """“被申请复议48件、被诉81件，均为政府信息公开案件”: what they are all of, behind the last number."""
        stated = self._before_theme_behind()
        return any(word in _ALL_OF_THEM for word in stated)

    @cached_property
    def other_theme_behind(self) -> bool:
        """“行政复议7件、行政诉讼4件，均非信息公开案件”, “……，均为征地补偿类”."""
        if any(_of_another_class(self.words, at) for at, word in enumerate(self.words) if word.word in _ALL_OF_THEM):
            return True
        stated = self._before_theme_behind()
        unlike = any(word[0] in "不非未" for word in stated)
        return unlike or any(word.word == "无关" for word in self._behind_all())

    def _before_theme_behind(self) -> list[str]:
        """The words right before 信息公开 behind the last number."""
        behind = self._behind_all()
        topic = next((at for at, word in enumerate(behind) if word.sense == "topic" or "非" in word.word[:1]), 0)
        named = topic + ("非" in behind[topic].word[:1] if behind else 0)  # 非信息公开 is one word
        return [word.word for word in behind[max(0, topic - 4) : named]]

    def _behind_all(self) -> Sequence[Token]:
        """The words behind the last number."""
        last = max((at for at, word in enumerate(self.words) if word.kind == NUMBER), default=len(self.words))
        return self.words[last + 1 :]

    @cached_property
    def sifted(self) -> bool:
        """Whether only some of what came were requests: 其中有效申请27件."""
        return any(before.word in {"有效", "无效"} and word.sense == "ask" for before, word in pairwise(self.words))

    @cached_property
    def listed_openness(self) -> bool:
        """Whether documents are counted by how open they are: 公开属性."""
        received = {("act", act) for act in _DONE_TO} & self.senses
        text = "".join(word.word for word in self.words)
        return "公开属性" in text or ("公文" in text and not received)

    @cached_property
    def old_cases(self) -> bool:
        """Whether cases carried over from last year are told of, but for those that a bracket counts in."""
        outside = {(word.kind, word.sense) for word in _outside_brackets(self.words)}
        carried = any(("act", carry) in outside for carry in CARRY) or ("outcome", "pending") in outside
        asked = {("noun", "request"), ("noun", "ask")} & self.senses
        return carried and ("time", "last") in outside and not asked

    def _clause(self, at: int) -> Sequence[Token]:
        """The words before a place, as far as the mark before it."""
        return self.words[next((mark + 1 for mark in reversed(range(at)) if self.words[mark].kind == MARK), 0) : at]

    @cached_property
    def outcomes_apart(self) -> frozenset[tuple[str, str]]:
        """The outcomes of a kind of dispute that several words are said of, so that each is a part."""
        apart, kind, corrected = set[tuple[str, str]](), "", 0
        for at, word in enumerate(self.words):
            if word.kind == "noun" and word.sense in DISPUTES:
                kind, corrected = word.sense, 0
            elif word.sense == "rejected_upheld":
                apart.add((kind, "upheld"))
            elif word.sense in _CORRECTED and not says(self._clause(at), *_CORRECTED):
                corrected += 1
            if corrected > 1:
                apart.add((kind, "corrected"))
        return frozenset(apart)

    def of_requests(self, matter: str, *, informed: bool) -> bool:
        """Whether a sentence that does not say so speaks of requests."""
        about_applicants = self.by_applicant and ("about", "someone") in self.senses
        return (
            self._counts_requests()
            or ((informed or self.all_results or self._answered_so()) and self._tells_results())
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
        rows = {sense for kind, sense in self.senses if kind == "row"}
        return any(row.startswith(result) for row in rows for result in self._of("result"))

    def _gives_reason(self) -> bool:
        """“需要另行加工制作的8件”: said of nothing else, if nothing was done but asked."""
        return any(map(says_enough, self.words)) and ("act", "provide") not in self.senses

    def _answered_so(self) -> bool:
        """“予以公开12件，部分公开3件”: two classes or rows, one of which nothing but an answer can be."""
        rows = self._of("row")
        return len(told := self._of("result") | rows) > 1 and not told.isdisjoint(_ANSWERS | rows)

    def _tells_results(self) -> bool:
        """“部分公开5件，不予公开10件” behind a sentence on requests: the table's own classes, nothing else named."""
        own = any(kind in {"result", "row"} for kind, _ in self.senses)
        return own and not any(kind in _NAMED for kind, _ in self.senses)

    def _goes_on(self, matter: str) -> bool:
        """“规范办理依申请公开。全年收到55件”: nothing else is named that could have been received."""
        words = self.words
        verbs = next((at for at, word in enumerate(words) if word.sense in _DONE_TO), None)
        if verbs is None:
            return False
        asked = matter == REQUEST or any(word.word.startswith("依申请公开") for word in words[:verbs])
        number = _first_count(words)
        return (
            asked
            and verbs < number
            and not _something_else(words[:number])
            and not of_kind(words[verbs:number], UNKNOWN)
        )

    @cached_property
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


def _of_another_class(words: Sequence[Token], at: int) -> bool:
    """Whether 均 at a place begins a clause that names a class of cases which is not ours."""
    end = next((place for place in range(at, len(words)) if words[place].kind == MARK), len(words))
    clause = words[at + 1 : end]
    return holds(clause, {"类", "案件", "类案件", "领域"}) and not says(clause, "topic")


def _first_count(words: Sequence[Token]) -> int:
    """Where the first number stands that counts something."""
    return next((at for at in range(len(words)) if counts(words[at], words, at)), len(words))


def _something_else(words: Sequence[Token]) -> bool:
    return is_one(words, _ELSE)


def _outside_brackets(words: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for word in words:
        depth += (word.sense == "（") - (word.sense == "）")
        if not depth:
            yield word
