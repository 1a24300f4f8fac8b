"""正文数字: every number of the texts beside what became of it, what the clerk ticked, and what may be bound."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.checks.compare import AGREES, NOT_COMPARED, UNREAD
from app.checks.facts import Facts
from app.checks.ledger import STATES, LedgerEntry, ledger
from app.checks.rule import Finding, Level, Spot
from app.language.excerpt import excerpt
from app.language.sentences import sentences
from app.report.changes import FieldPath, current
from app.report.model import Report
from app.texts.marks import Marked, Values
from app.texts.paragraphs import home

TICKED = "已核对"
BEFORE, AROUND = 12, 40
"""Characters of a sentence that are shown before its number, and in all."""
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class NumberLine:
    """A number with its sentence; `mark` is what it may be bound to, '' where it may not; `key` names its tick."""

    entry: LedgerEntry
    sentence: str
    key: str
    ticked: bool
    mark: str

    @property
    def state(self) -> str:
        """The state in words: “与表一致”, or “已核对” where the clerk has looked herself."""
        return TICKED if self.ticked and self.open else STATES[self.entry.state]

    @property
    def open(self) -> bool:
        """Whether nothing was compared, so that it is for the clerk to look. What differs is not settled by looking."""
        return self.entry.state in {NOT_COMPARED, UNREAD}

    @property
    def reading(self) -> str:
        """How it was read and of which cells it is right, or why it was not compared."""
        entry = self.entry
        words = "：".join(filter(None, (entry.meaning, entry.why)))
        return f"{words}＝{entry.named}" if entry.state == AGREES and entry.named != words else words

    @property
    def as_finding(self) -> Finding:
        """Its place, for whoever knows how to go to findings."""
        entry = self.entry
        spot = Spot(entry.section, entry.paragraph, entry.start, entry.end, entry.text)
        return Finding("", "正文数字", Level.HINT, self.reading, "", entry.cells, spot)

    @property
    def of_its_cells(self) -> Finding:
        """The same for the cells that it stands for."""
        return Finding("", "正文数字", Level.HINT, self.reading, "", self.entry.cells)


class _Paragraph:
    """A paragraph in which numbers stand, taken apart once for all of them."""

    def __init__(self, report: Report, values: Values, section: str, number: int, text: str) -> None:
        self._text = text
        self._sentences = sentences(text)
        self._starts = [one.start for one in self._sentences]
        path, index = home(report, section, number)
        texts = current(report, path) or ()
        self.stored = Marked(texts[index], values) if 0 <= index < len(texts) else None
        """None for one that is not typed by the clerk."""

    def sentence(self, at: int) -> tuple[str, int]:
        """The sentence at a place, and where it begins."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self._starts[number] + len(self._sentences[number].text):
            return self._text, 0
        return self._sentences[number].text, self._starts[number]

    def may_be_bound(self, at: int) -> bool:
        """Whether the number at a place is typed, and no mark yet."""
        return self.stored is not None and not self.stored.stored.startswith("{{", self.stored.stored_at(at))


def number_lines(facts: Facts, findings: Iterable[Finding] = ()) -> tuple[NumberLine, ...]:
    """All numbers in the order of the texts."""
    texts = {(one.section, one.number): one.text for one in facts.printed}
    values = Values(facts.report)
    paragraphs: dict[tuple[str, int], _Paragraph] = {}
    lines = []
    entries = ledger(facts, findings)
    told = Counter(entry.key for entry in entries)
    for entry in entries:
        place = entry.section, entry.paragraph
        if place not in paragraphs:
            paragraphs[place] = _Paragraph(facts.report, values, *place, texts.get(place, ""))
        sentence, begin = paragraphs[place].sentence(entry.start)
        key = _key(entry, sentence, entry.start - begin)
        ticked = facts.report.seen.get(key) == entry.text
        alone = told[entry.key] == 1  # 复议、诉讼各1件 follows no single cell
        mark = _mark(entry, values) if alone and paragraphs[place].may_be_bound(entry.start) else ""
        lines.append(NumberLine(entry, _near(sentence, entry.start - begin), key, ticked, mark))
    return tuple(lines)


def _near(sentence: str, at: int) -> str:
    """What of a sentence stands round the number in it: a long one has many, and their places tell them apart."""
    begin = max(0, at - BEFORE)
    return ("…" if begin else "") + excerpt(sentence[begin:], AROUND)


def _key(entry: LedgerEntry, sentence: str, at: int) -> str:
    """The same as long as the sentence and the place of the number in it are the same, wherever the sentence stands."""
    message = f"{entry.section}\0{sentence}\0{at}"
    return f"正文-{hashlib.sha256(message.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _mark(entry: LedgerEntry, values: Values) -> str:
    """What a number agrees with, a cell or a class of results, if it is printed with the same digits. A sum of other
    cells has no mark: the one of them that happens to be the sum is not what was meant."""
    if entry.state != AGREES or not entry.cells:
        return ""
    table, row, column = entry.cells[0].split(".")
    mark = entry.cells[0] if len(entry.cells) == 1 else f"{table}.{row.partition('_')[0]}.{column}"
    digits = _DIGITS.match(entry.text)
    same = digits and values.cells(mark) == entry.cells and values.text(mark) == digits[0]
    return mark if same else ""


def tick(lines: Iterable[NumberLine], *, on: bool = True) -> dict[FieldPath, Any]:
    """The changes that note numbers that nothing was compared with as seen, or take that back."""
    return {("seen", line.key): line.entry.text if on else None for line in lines if line.open and line.ticked != on}


def bind(report: Report, lines: Iterable[NumberLine]) -> dict[FieldPath, Any]:
    """The changes that let numbers follow the tables; those that may not be bound stay as they are."""
    texts: dict[FieldPath, list[str]] = {}
    values = Values(report)
    places: dict[tuple[FieldPath, int], Marked] = {}
    for line in sorted(lines, key=lambda one: one.entry.key, reverse=True):  # from behind: places before stay right
        if not line.mark:
            continue
        path, index = home(report, line.entry.section, line.entry.paragraph)
        paragraphs = texts.setdefault(path, list(current(report, path)))
        stored, printed = paragraphs[index], values.text(line.mark) or ""
        if (path, index) not in places:
            places[path, index] = Marked(stored, values)
        start = places[path, index].stored_at(line.entry.start)
        if stored[start : start + len(printed)] == printed:
            paragraphs[index] = f"{stored[:start]}{{{{{line.mark}}}}}{stored[start + len(printed) :]}"
    return {path: tuple(paragraphs) for path, paragraphs in texts.items()}


def counted_lines(lines: Iterable[NumberLine]) -> str:
    """“正文数字38处：与表一致21，不一致2，已核对3，不比8，没有读懂4”."""
    states = [line.state for line in lines]
    names = ("与表一致", "不一致", TICKED, "不比", "没有读懂")
    notice = "，".join(f"{name}{count}" for name in names if (count := states.count(name)))
    return f"正文数字{len(states)}处：{notice}" if states else "正文没有数字"
