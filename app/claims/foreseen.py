"""What stands anywhere in a sentence: known before its first number is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from app.claims.phrase import holds, of_kind, says
from app.claims.pieces import CARRY
from app.language.tokens import MARK, NUMBER, Token

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
_ALL_OF_THEM = frozenset(["均", "都", "皆", "全部", "均为", "都是", "均是", "皆为", "全部为", "全部是", "全"])


_HAPPEN = frozenset(["发生", "出现", "产生", "引发"])
_DONE_TO = frozenset(["receive", "new", "deal", "conclude", "answer", *CARRY])
_CORRECTED = ("corrected", "other_corrected")


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
    def documents_apart(self) -> bool:
        """“市政府规范性文件51件，市政府部门规范性文件73件”: whether documents are told by whose they are."""
        whose = {before.sense for before, word in pairwise(self.words) if word.sense == "normative_documents"}
        return {"government", "below"} <= whose

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
        unlike = any(word[0] in "不非未" and after not in _HAPPEN for word, after in pairwise([*stated, ""]))
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
        files = any("文件" in word.word for word in self.words if word.kind not in {"row", "light"})
        of_documents = "公文" in text or (files and any(one in text for one in ("主动公开", "不予公开")))
        return "公开属性" in text or (of_documents and not received)

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


def _of_another_class(words: Sequence[Token], at: int) -> bool:
    """Whether 均 at a place begins a clause that names a class of cases which is not ours."""
    end = next((place for place in range(at, len(words)) if words[place].kind == MARK), len(words))
    clause = words[at + 1 : end]
    return holds(clause, {"类", "案件", "类案件", "领域"}) and not says(clause, "topic")


def _outside_brackets(words: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for word in words:
        depth += (word.sense == "（") - (word.sense == "）")
        if not depth:
            yield word
