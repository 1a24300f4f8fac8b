"""One reading of a text: every number becomes one mention, and so does every statement that there was none.

A sentence is read alone, with what the text before it was about, so that it is remembered as long as it stays the same.
Where it is doubtful what a number counts, it stays unread: a missed error costs less than a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from app.claims.alone import opens
from app.claims.apiece import by_name, named_apiece
from app.claims.beside import beside, cleaned_up, in_and_out, repeated
from app.claims.comparing import before_share, by_years, from_another, names_whole, unlike, without_compared
from app.claims.context import after
from app.claims.foreseen import OTHER
from app.claims.lexicon import lexicon
from app.claims.matter import CASES, MATTER_OF_THEME, meaning_of
from app.claims.mention import NO_COUNT, NOTHING, UNREAD, Author, Context, Meaning, Mention
from app.claims.naming import with_own_field, with_own_name
from app.claims.narrowing import asked_by_all, everybody
from app.claims.none_of import none_told
from app.claims.outcomes import ended_so
from app.claims.phrase import all_of, says
from app.claims.pieces import CLASSES, RECEIVED, Piece, Segment, before_bracket, pieces, tokens
from app.claims.reasons import class_of
from app.claims.rest import all_became
from app.claims.scope import PART, FigureScope
from app.claims.state import SentenceState
from app.language.sentences import LONGEST, Sentence, joined
from app.language.tokens import UNKNOWN, Lexicon, Token

_DIGITS = re.compile("[0-9]{1,18}")
_DONE = frozenset([("concluded",), ("answered",)])


@lru_cache(maxsize=4096)
def mentions(text: str, reader: Author) -> tuple[Mention, ...]:
    """The mentions of a paragraph (folded text), positions in it."""
    found: list[Mention] = []
    context = NOTHING
    for sentence in joined(text, _divides):
        read, context = reading(sentence.text, reader, context)
        found += (mention.moved(sentence.start) for mention in read)
    return tuple(found)


def _divides(before: Sentence, sentence: Sentence) -> bool:
    """“……18件。其中……”: whether a sentence divides what stands in the one before it."""
    return sentence.text.startswith("其中") and len(before.text) + len(sentence.text) < LONGEST


@lru_cache(maxsize=8192)
def reading(text: str, reader: Author, context: Context) -> tuple[tuple[Mention, ...], Context]:
    """The mentions of a sentence, and what the next one is told in."""
    return read_with(lexicon(), text, reader, context)


def read_with(
    words: Lexicon, text: str, reader: Author, context: Context = NOTHING
) -> tuple[tuple[Mention, ...], Context]:
    """The same with another lexicon."""
    named = with_own_name(tokens(text, words, reader.year), reader.name)
    sentence = _Sentence(text, with_own_field(named, reader.name), reader, context)
    found = tuple(sentence.read())
    return found, after(sentence.words, found, context)


def _of_information_all(words: tuple[Token, ...]) -> bool:
    """“行政诉讼1件，系政府信息公开引发”: said at the end of all that was told before."""
    numbered = max((at for at, word in enumerate(words) if word.number is not None), default=len(words))
    behind = words[numbered + 1 :]
    return any("信息公开" in word.word for word in behind) and says(behind, "happen", "submit")


class _Sentence:
    """One sentence read from left to right."""

    def __init__(self, text: str, words: tuple[Token, ...], reader: Author, context: Context) -> None:
        self.text, self.words, self.reader = text, words, reader
        topical = any(word.sense in {"topic", "request"} for word in words)
        self.informed = informed = context.informed or _of_information_all(words)
        known = informed or reader.theme == "requests" or (reader.theme == "disputes" and not topical)
        self.state = SentenceState(reader, known, FigureScope(reader), matter=MATTER_OF_THEME.get(reader.theme, ""))
        self.state.foresee(words, context)
        self.fresh = context == NOTHING
        """Whether nothing was told before it in the paragraph."""
        self.apiece = named_apiece(words)
        self.years_apiece = by_years(words)
        self.mean = False
        self.last: Piece | None = None
        self.dealt = set[int]()
        """Where the numbers start that are told to be dealt with: 共办理18件."""
        self.summed = set[int]()
        """Where the numbers start that are told as a sum: 共收到18件."""

    def read(self) -> Iterator[Mention]:
        """The mentions in the order of their places."""
        counted = pieces(self.words)
        found = [*self._counted(counted), *self._names({piece.number.start for piece in counted})]
        nones = list(none_told(self.words, self.reader, found, informed=self.informed, fresh=self.fresh))
        found = [one for one in found if not any(none.start <= one.start < none.end for none in nones)]
        found += ended_so(self.words, found)
        found = beside(in_and_out([*found, *nones, *all_became(self.words, found)]), self.dealt)
        found = cleaned_up(found) if self.state.ahead.declared_void else found
        compared = [mention for mention in found if mention.compared]
        again = (one if one.start in self.summed else repeated(one, compared) for one in found)
        yield from sorted(again, key=lambda mention: mention.start)

    def _names(self, counted: set[int]) -> Iterator[Mention]:
        """The numbers that count nothing: days, ordinals, digits of names; `counted` are the starts of the others."""
        for word in self.words:
            if word.number is not None:
                if word.start not in counted:
                    yield _mention(word, reason=NO_COUNT)
                continue
            for digits in _DIGITS.finditer(word.word):
                start, end = word.start + digits.start(), word.start + digits.end()
                yield Mention(start, end, int(digits[0]), reason=NO_COUNT)

    def _counted(self, counted: tuple[Piece, ...]) -> list[Mention]:
        found = list[Mention]()
        for piece in counted:
            for segment in piece.before[:-1]:
                self.state.hear(segment, counted=False)
            for one in by_name(piece, self.apiece):
                self.state.hear(one.before[-1], counted=True)
                mention = self._mention(one)
                found = [self._again(told, mention, one) for told in found]
                found.append(self._noted(mention, one))
        return found

    def _noted(self, mention: Mention, piece: Piece) -> Mention:
        """A mention that was read, kept in mind for those behind it."""
        if says(piece.left, "deal"):
            self.dealt.add(mention.start)
        self.mean = mention.reason == "mean"
        self._remember(mention)
        if any(word.sense == "sum" or word.word.startswith("共") for word in piece.left):
            self.summed.add(mention.start)
        self.state.reaching = mention.what if mention.reason in {"growth", "share"} else ()
        self.last = piece
        return mention

    def _again(self, told: Mention, mention: Mention, piece: Piece) -> Mention:
        """What was told before, in the light of a number behind it."""
        if told.what in _DONE and mention.what == ("carried_in",) and self.state.frame is None:
            old_apart = says(piece.left, "deal", "conclude", "answer")  # 办结54件，办理上年结转2件
            return replace(told, part=True) if old_apart else told
        if told is self.state.divided:
            if mention.what == ("carried_in",) and self._divides_what_came():
                return replace(told, what=("to_do",))
            if told.what == ("granted",) and mention.what == ("partly_granted",):
                return replace(told, what=("granted", "partly_granted"))  # 公开13件（含部分公开2件）
        if told.what == ("answered",) and told is not self.state.divided and self._answered_beside(mention):
            return replace(told, part=True)
        return told

    def _answered_beside(self, mention: Mention) -> bool:
        """“答复8件，不予受理4件”, “其中书面答复15件、口头答复5件”."""
        rejected = any(one.startswith("rejected") for one in mention.what)
        return rejected if self.state.frame is None else mention.part and mention.what == ("answered",)

    def _divides_what_came(self) -> bool:
        """“共受理45件，其中上年结转1件”, not “受理并答复43件（含上年结转1件）”."""
        done = self.last is not None and says(self.last.left, "answer", "conclude")
        return not done and self.state.frame in {("received",), ("new",)}

    def _remember(self, mention: Mention) -> None:
        state = self.state
        if mention.reason in {"growth", "share", "mean"}:
            return
        state.whole, state.reasoned = mention, False
        state.mentions.append(mention)
        state.informed = state.informed or (mention.compared and mention.what in {("received",), ("new",), ("to_do",)})
        if mention.what[:1] in {("received",), ("new",)} and state.frame is None and not state.around:
            state.some = mention.part and not mention.alone
            state.alone_told = mention.alone
            state.subset = () if mention.alone else state.subset

    def _mention(self, piece: Piece) -> Mention:
        number, scope = piece.number.number, self.state.scope
        assert number is not None
        if reason := self._unlike(piece):
            return _mention(piece.number, self._grown(piece, reason), reason=reason)
        piece, read = self._meaning(piece)
        if read is None:
            ours = self.state.matter not in {"", OTHER} and number.unit in CASES
            return _mention(piece.number, reason=UNREAD if ours else OTHER)
        what, part = read
        if any(word.sense == "reached" for word in piece.left):
            scope.period.when = ""
        standing = what[0].endswith((".in_force", ".public_total"))
        reason = scope.others if what[0].startswith("carried") else scope.standing if standing else scope.reason
        reason = "about" if number.about else "year" if from_another(piece.left) else reason
        part = part or _of_some(piece, what, scope)
        alone = part and what[0] in RECEIVED and opens(piece, self.state)
        if self.state.alone_told and not part:
            part = alone = True
        who = _who(piece, what, self.state)
        return replace(_mention(piece.number, what, part=part, who=who, reason=reason), alone=alone)

    def _unlike(self, piece: Piece) -> str:
        """Why a number is none of the tables, whatever it is of."""
        unclear = self.apiece.get(piece.number.start) == [] and piece.number.sense in CASES
        if self.years_apiece or unclear:
            return UNREAD
        start = piece.number.start
        if start > 1 and self.text[start - 1] == " " and self.text[start - 2].isdigit():
            return UNREAD
        if self.mean and len(piece.before) == 1:
            return "mean"
        return unlike(piece)

    def _grown(self, piece: Piece, reason: str) -> tuple[str, ...]:
        """“收到申请的数量比2023年多9件”, “公开的占58%”: what is told to have changed, or its share in the whole."""
        share, number = reason == "share", piece.number.number
        words = before_share(piece.left) if share else without_compared(piece.left)
        told = says(words, *CLASSES) if share else reason == "growth" and names_whole(words)
        if self.state.scope.reason or not told or number is None:
            return ()
        counted = piece.number._replace(sense="件", number=replace(number, unit="件"))
        read = meaning_of(Piece(counted, (Segment("", words),), ()), self.state)
        return read[0] if read and not read[1] else ()

    def _meaning(self, piece: Piece) -> tuple[Piece, Meaning | None]:
        """What the words beside a number say; where they are none, those of the clause before it, which go with it."""
        if self.last and _counted_again(self.last, piece):
            piece = Piece(piece.number, self.last.before, piece.after)
        bare = all_of(piece.left, "of", "count", "light")
        found = meaning_of(before_bracket(piece) if bare else piece, self.state)
        if found or not _bare(piece) or len(piece.before) < 2 or piece.before[-1].mark not in {"，", "：", "（"}:
            return piece, found
        with_it = _with_clause_before(piece)
        return with_it, meaning_of(with_it, self.state)


def _bare(piece: Piece) -> bool:
    """Whether no word beside a number says what it counts: 全年48件."""
    words_alone = all_of((*piece.left, *piece.right), "count", "light", "time")
    return words_alone and piece.number.sense not in {"个", "家"}


def _with_clause_before(piece: Piece) -> Piece:
    """The number with the words of the clause before it, which may be a list."""
    begin = len(piece.before) - 2
    while begin and piece.before[begin].mark == "、":
        begin -= 1
    words = [word for segment in piece.before[begin:] for word in segment.words]
    if says(words, "ask", "request") and begin == len(piece.before) - 2:
        clause = list(piece.before[begin].words)
        while clause and clause[-1].kind in {UNKNOWN, "light"}:  # 申请受理情况平稳，全年48件
            clause.pop()
        words = [*clause, *piece.left]
    return Piece(piece.number, (Segment(piece.before[begin].mark, tuple(words)),), ())


def _counted_again(last: Piece, piece: Piece) -> bool:
    """“申请12批次28件”: a number right behind another counts the same."""
    alone = len(piece.before) == 1 and not piece.before[0].mark and not piece.left
    return alone and last.number.sense in {"批次", "批", "人次", "次"}


def _of_some(piece: Piece, what: tuple[str, ...], scope: FigureScope) -> bool:
    return scope.whose == PART or (piece.some_denied and not class_of(what[0]))


def _who(piece: Piece, what: tuple[str, ...], state: SentenceState) -> str:
    """The column of applicants that a number is about; '' for all."""
    words = (*piece.left, *piece.right)
    named = [
        word.sense for word in words if word.kind == "applicant" and (word.word != "企业" or state.ahead.by_applicant)
    ]
    if len(named) != 1 or asked_by_all(piece) or what[0] not in {"received", "new"} or everybody(words):
        return ""
    counted = any(word.kind == "act" and word.sense != "submit" for word in piece.left)
    return named[0] if named[0] == "natural_person" or not counted or state.ahead.by_applicant else ""


def _mention(
    word: Token, what: tuple[str, ...] = (), *, part: bool = False, who: str = "", reason: str = ""
) -> Mention:
    number = word.number
    assert number is not None
    return Mention(word.start, word.end, number.value, number.unit, what, part, who, reason)
