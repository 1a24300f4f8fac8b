"""What is taken of a corrected file becomes changes to the draft, as one step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from app.form.editions import table_of
from app.read_back.bound import Bound, can_be_written, rebound
from app.read_back.comparison import ComparedPart, Comparison, FileDifference, Handling
from app.read_back.hunks import Hunk
from app.read_back.tokens import SentenceToken, blanks_at_the_end
from app.report.changes import FieldPath, current
from app.report.model import Report
from app.tables import entry
from app.texts.marks import Values

Answers = Mapping[int, Handling]
"""By the number of the difference; those without an answer are not taken."""


def accepted_changes(comparison: Comparison, answers: Answers) -> dict[FieldPath, Any]:
    """The changes to the draft that take over the differences which have an answer."""
    mine = comparison.mine
    taken = [one for one in comparison.differences if one.number in answers]
    changes: dict[FieldPath, Any] = {}
    for one in taken:
        if one.kind == "figure":
            changes |= _figure(mine, comparison.theirs, one.path[1])
        elif one.kind in {"signature", "list"}:
            changes |= _whole(mine, comparison.theirs, one)
        elif answers[one.number] == "table":
            changes |= _into_table(mine, one.bound)
    for part, hunks in _by_part(taken).items():
        stored = current(mine, part) or ()
        changes[part] = _rebuilt(stored, hunks, answers, Values(mine))
    return changes


def _into_table(mine: Report, bound: Sequence[Bound]) -> dict[FieldPath, Any]:
    changes: dict[FieldPath, Any] = {}
    for one in bound:
        found = table_of(one.mark, mine.editions)
        if found and can_be_written(mine, one):
            changes |= entry.enter(found[1], one.written)
    return changes


def _figure(mine: Report, theirs: Report, cell_id: str) -> dict[FieldPath, Any]:
    found = table_of(cell_id, mine.editions)
    assert found is not None
    text = theirs.figures.get(cell_id, "")
    changes = entry.enter(found[1], text)
    return changes | ({("units", cell_id): unit} if text and (unit := theirs.units.get(cell_id)) else {})


def _whole(mine: Report, theirs: Report, one: FileDifference) -> dict[FieldPath, Any]:
    value = current(theirs, one.path)
    if one.path == ("signature", "name") and not value and one.theirs != mine.card.full_name:
        value = one.theirs
    return {one.path: value}


def _by_part(taken: Collection[FileDifference]) -> dict[FieldPath, list[tuple[FileDifference, ComparedPart, Hunk]]]:
    found: dict[FieldPath, list[tuple[FileDifference, ComparedPart, Hunk]]] = {}
    for one in taken:
        for part, hunk in one.hunks:
            found.setdefault(part.path, []).append((one, part, hunk))
    return found


def _rebuilt(
    stored: Sequence[str], taken: Sequence[tuple[FileDifference, ComparedPart, Hunk]], answers: Answers, values: Values
) -> tuple[str, ...]:
    mine = taken[0][1].mine
    tokens: list[SentenceToken] = []
    at = 0
    for one, part, hunk in sorted(taken, key=lambda each: (each[2].start, each[2].from_)):
        tokens += mine[at : hunk.start]
        tokens += _replaced(one, part, hunk, answers[one.number], values)
        at = hunk.end
    tokens += mine[at:]
    return tuple(_paragraphs(tokens, blanks_at_the_end(stored)))


def _replaced(
    one: FileDifference, part: ComparedPart, hunk: Hunk, answer: Handling, values: Values
) -> Iterator[SentenceToken]:
    """The file's tokens; a sentence that comes from elsewhere in the draft as it is stored there."""
    here = {token.key: token for source, source_hunk in one.hunks for token in _mine(source, source_hunk)}
    for token in part.theirs[hunk.from_ : hunk.to]:
        stored, blanks = token.text, tuple[str, ...]()
        if hunk.reworded and not token.is_break:
            keep = {bound.mark for bound in one.bound} if answer in {"keep", "table"} else ()
            stored = rebound(part.mine[hunk.start].stored, token.text, values, keep)
            blanks = part.mine[hunk.start].blanks
        elif one.kind == "moved" and token.key in here:
            stored = here[token.key].stored
        yield SentenceToken(
            token.text, "" if token.is_break else stored, token.paragraph, token.soft, token.first, blanks
        )


def _mine(part: ComparedPart, hunk: Hunk) -> Sequence[SentenceToken]:
    return part.mine[hunk.start : hunk.end]


def _paragraphs(tokens: Sequence[SentenceToken], blanks: Sequence[str]) -> Iterator[str]:
    """Paragraphs as they are stored, those between which a break has gone in one."""
    words: list[str] = []
    for token in tokens:
        if not words:
            yield from token.blanks
        if token.is_break and not token.soft:
            if words:
                yield "".join(words)
            words = []
        else:
            words.append("\n" if token.is_break else token.stored.lstrip() if words and token.first else token.stored)
    if words:
        yield "".join(words)
    yield from blanks
