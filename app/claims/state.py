"""What the words of a sentence have told so far: of which matter, in which list, of a part or of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.claims.around import Around
from app.claims.asked import asked_for, contests, what_for
from app.claims.foreseen import (
    DECISION,
    DECISIONS,
    DISPUTE,
    DOCUMENT,
    DOCUMENTS,
    FEES,
    MATTERS,
    OTHER,
    REQUEST,
    Foreseen,
)
from app.claims.mention import Author, Context, Mention
from app.claims.parted import come_to, divided_among, divided_by, narrowing_words
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import CARRY, CLASSES, TOLD, Segment
from app.claims.scope import OWN, FigureScope
from app.claims.unnamed import told_of
from app.language.tokens import UNKNOWN, Token

_LAST = {("time", "last")}
_DEALT_WITH = {("act", "conclude"), ("act", "answer")}
_ANEW = {("act", "make"), ("time", "this")}


_NOT_OURS = frozenset(["不属于", "不属", "非"])
_PETITIONS = frozenset(["信访", "投诉", "举报", "投诉举报", "诉求", "信访事项", "咨询", "信访件"])
_LISTED = frozenset([*TOLD, "noun", "other", "item", "narrow"])


@dataclass
class SentenceState:
    """`matter` is what was named last, `kinds` and `documents` the disputes and documents named with it, `decided` the decisions.

    `informed`: of disclosure of information, so that 申请 and 复议 are ours; `foreign`: of other disputes since.
    `alone`: in a sentence that names no disclosure, of a body that hears no cases, 复议 is ours too.
    `frame`: what the list that is open divides; None where there is none, () where it is nothing of the tables.
    `whole` is the number that a list would divide, `divided` the one that it does; `some`: of those received. `reaching` is what a
    change was told of that may be followed by what it came to.
    """

    reader: Author
    informed: bool
    scope: FigureScope
    ahead: Foreseen = field(default_factory=lambda: Foreseen(()))
    matter: str = ""
    kinds: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    alone: bool = False
    alone_told: bool = False
    """Whether what came was told with words that make it a part, if the report tells the whole elsewhere."""
    counted: bool = False
    reasoned: bool = False
    """Whether it was told why requests were dealt with so, and not only how."""
    told_theme: bool = False
    foreign: bool = False
    frame: tuple[str, ...] | None = None
    whole: Mention | None = None
    reaching: tuple[str, ...] = ()
    divided: Mention | None = None
    divided_of: str = OWN
    about: bool = False
    """Whether it is told what requests were about: 主要涉及政策文件、行政许可."""
    whose: str = OWN
    """Whose figures were told before the segment that is heard."""
    around: list[Around] = field(default_factory=list)
    """Outside of the brackets that are open, the innermost last."""
    subset: tuple[Token, ...] = ()
    """The words by which some requests alone are told of."""
    some: bool = False
    mentions: list[Mention] = field(default_factory=list)
    last_act: str = ""
    outcome_of: str = ""
    outcome_ahead: str | None = None
    """The outcome that was told before the kind of dispute, and goes for those that are listed with it."""
    drafted: bool = False
    """Whether documents were told of that may not have been issued yet."""
    decided: str = ""
    deciding: bool = False
    """Whether a number of decisions was read, so that those listed behind it are none of what a body may do."""
    publicised: bool = False
    """Whether decisions are told of that were published, or dealt with in another way than made."""
    listed_openness: bool = False
    old_cases: bool = False
    old_done: bool = False
    of_old_ones: bool = False
    """Whether it is told what became of those carried in: 对上年结转的3件申请，答复2件."""
    new_part: bool = False
    of_all_matters: Sequence[str] = ()
    """The disputes named that are those of the body on any matter, of which a part may be told as ours."""

    def foresee(self, words: Sequence[Token], context: Context) -> None:
        """Note what stands anywhere in the sentence, and what it goes on with."""
        self.ahead = ahead = Foreseen(words)
        self.old_cases, self.listed_openness = ahead.old_cases, ahead.listed_openness
        self.scope.foresee(words)
        self.told_theme, self.foreign = ahead.theme_behind, ahead.other_theme_behind
        self.informed = self.informed or self.told_theme
        self.alone = ahead.alone(self.reader.kind, context.matter)
        before = told_of(ahead, context, informed=self.informed, themed=bool(self.reader.theme))
        if before.matter:
            self.matter, self.documents, self.kinds = before.matter, list(before.documents), list(before.kinds)

    def hear(self, segment: Segment, *, counted: bool) -> None:
        """Go through a segment; `counted`: a number stands right behind it."""
        if segment.mark == "《":
            return
        self.counted = counted
        self._marked(segment)
        self.whose = self.scope.whose
        self.about = says(segment.words, "concerning", "mostly") or (self.about and segment.mark == "、")
        self._acts(segment, counted=counted)
        if contests(segment.words):
            self.informed, self.foreign = True, False
        self.scope.period.going_on = self.scope.period.going_on or any(mention.compared for mention in self.mentions)
        self.scope.hear(segment, stated=counted or segment.has(*TOLD))
        for at in range(len(segment.words)):
            self.hear_word(segment, at)
        if not counted:
            self._narrowed(segment)

    def _marked(self, segment: Segment) -> None:
        if segment.mark in {"，", "；"} and segment.has("act", "list") and come_to(self.divided, self.mentions):
            self.frame, self.whole, self.scope.whose = None, self.divided, self.divided_of
        if segment.mark == "；":
            self.subset, self.of_old_ones = (), False
            self.new_part = self.new_part or self.old_done
            if segment.has("act", "noun", "scope") or self._of_another_class(segment):
                if self.frame is not None:
                    self.scope.whose = self.divided_of
                self.frame = None
        elif segment.mark == "（":
            told = (self.whole, self.frame, self.matter, self.subset)
            self.around.append(Around(*told, self.scope.whose, replace(self.scope.period)))
        elif segment.mark == "）" and self.around:
            self._close_bracket(self.around.pop())

    def _close_bracket(self, outside: Around) -> None:
        self.whole, self.frame, self.matter, self.subset = outside[:4]
        self.scope.whose, self.scope.period = outside.whose, outside.period

    def _of_another_class(self, segment: Segment) -> bool:
        """“不予公开2件，其中……；无法提供26件”."""
        own = self.frame[0] if self.frame else ""
        classes = {word.sense for word in segment.words if word.kind == "result"}
        return own in CLASSES and bool(classes) and own not in classes

    def _acts(self, segment: Segment, *, counted: bool) -> None:
        words = segment.words
        carried_over = says(words, *CARRY) and is_one(words, _LAST)
        self.of_old_ones = self.of_old_ones or (carried_over and words[0].sense == "to")
        self.old_cases = self.old_cases or carried_over
        self.old_done = self.old_done or (self.old_cases and is_one(words, _DEALT_WITH))
        anew = is_one(words, _ANEW) or segment.mark == "；"
        published = (says(words, "publicise", "publish") and not says(words, "issue")) or (
            says(words, "granted", "public_total") and says(words, *DECISIONS)
        )
        self.publicised = published or (self.publicised and not anew)
        self.listed_openness = self.listed_openness or (counted and holds(words[-1:], {"主动公开"}))

    def hear_word(self, segment: Segment, at: int) -> None:
        """Note what a word is about."""
        word = segment.words[at]
        if word.kind == "noun":
            self._noun(word, segment.words[:at])
        elif word.kind in {"other", "item"}:
            self._other(word, segment, at)
        elif word.kind == "list":
            self._list(word, segment, at)

    def _list(self, word: Token, segment: Segment, at: int) -> None:
        self.divided, self.divided_of = self.whole, self.whose
        if word.sense == "among" and at and not any(one.kind in _LISTED or one.number for one in segment.words[:at]):
            return  # 全市公安机关之中，我局收到……
        of_clause = at > 0 and not (self.mentions and not segment.mark)
        if of_clause:
            self.frame = divided_among(segment.words[:at], self.matter)
        else:
            self.frame = divided_by(self.whole, self.mentions, all_results=self.ahead.all_results)

    def _other(self, word: Token, segment: Segment, at: int) -> None:
        if word.sense == "dispute":
            self.foreign = True
        elif asked_for(word, segment.words[:at]) or segment.has("row", "result") or self._before_result(word):
            return
        elif word.kind == "other":
            self.matter, self.kinds = OTHER, []
        elif self.matter in {DISPUTE, DECISION} or at + 1 == len(segment.words):
            self.matter = OTHER

    def _before_result(self, word: Token) -> bool:
        """“对本机关未保存的信息，以无法提供答复4件”, “对信访投诉等情形，不予处理6件”: why, not what is counted."""
        if self.ahead.names_petitions and word.word in _PETITIONS and self.matter == REQUEST:
            return True
        why = self.ahead.beside_results and not self.counted
        self.reasoned = self.reasoned or why
        return why

    def _noun(self, word: Token, words: Sequence[Token]) -> None:
        if word.sense == "topic":
            self.informed, self.foreign, self.told_theme = True, False, True
        elif word.sense == "ask":
            self._ask(words)
        elif self.matter == REQUEST and self.about and not self.counted:
            return
        elif word.sense == "file":
            self.matter = DOCUMENT if self.matter == DOCUMENT else OTHER
        elif word.sense in MATTERS and not (word.sense in FEES and of_kind(words, "about")):  # 申请人未缴纳信息处理费
            self._matter(word.sense)

    def _matter(self, sense: str) -> None:
        self.matter = MATTERS[sense]
        if sense in DOCUMENTS:
            self.documents = [sense]
        elif sense in DECISIONS:
            self.decided = sense
        elif sense in FEES:
            self.kinds = [sense]
        elif sense == "request":
            self.informed, self.foreign = True, False

    def _ask(self, words: Sequence[Token]) -> None:
        before = what_for(words)
        other = self._asks_for_service(words) or self._of_something_not_known(before) or holds(words[-2:], _NOT_OURS)
        if other or (says(words, *DECISIONS) and not self.ahead.topical):  # 行政处罚当事人申请听证2件
            self.matter = OTHER
        elif not self._of_dispute(before):
            self.matter = REQUEST if self._for_information(before) else OTHER

    def _asks_for_service(self, words: Sequence[Token]) -> bool:
        """“便民服务中心收到申请”: a body that serves at its counters is asked for other things."""
        served = any(one.kind == UNKNOWN and word.word == "中心" for one, word in pairwise(words))
        return served and not self.ahead.topical

    def _of_dispute(self, before: Token | None) -> bool:
        """“行政复议申请”, and not “信息公开申请”, where disputes are told of."""
        if self.matter != DISPUTE or before is None:
            return False
        return before.kind in {"noun", "outcome"} and before.sense != "topic"

    def _for_information(self, before: Token | None) -> bool:
        """Whether 申请 is one for information by all that was named so far."""
        kind, sense = (before.kind, before.sense) if before else ("", "")
        if sense == "provide":
            return False  # 档案查询申请
        other = self.reader.theme or self.matter == OTHER or kind == UNKNOWN
        return self.informed or sense == "answer" or not other

    def _of_something_not_known(self, before: Token | None) -> bool:
        """“企业开办申请”, “挖掘道路申请件”: what for is said in a word that is not known."""
        told = self.reader.theme or self.ahead.topical
        return before is not None and (before.kind == UNKNOWN or before.word in {"各类", "等"}) and not told

    def _narrowed(self, segment: Segment) -> None:
        """“征地类的申请，” or “线上渠道，” before a number: it is a part of the requests that is told of."""
        words = segment.words
        acts = any(word.kind == "act" and word.sense != "submit" for word in words)
        if acts or segment.has("result", "row", "outcome"):
            self.subset = () if acts else self.subset
        else:
            self.subset += narrowing_words(segment)
