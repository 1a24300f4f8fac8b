"""The texts of the draft and of the file held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.form.editions import outline
from app.read_back.bound import Bound, can_be_written, changed
from app.read_back.comparison import ComparedPart, DifferenceKind, FileDifference, shown
from app.read_back.hunks import Hunk, hunks, moved_keys
from app.read_back.revisions import Tracked
from app.read_back.tokens import SentenceToken, of_draft, of_file, squeezed, under_one_key
from app.report.changes import FieldPath, current
from app.report.model import Report
from app.report.naming import name_of
from app.texts import printed
from app.texts.marks import Values
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, has_line, signer

_LISTS = {ROSTER_MARK: ("roster", printed.roster), CATEGORIES_MARK: ("categories", printed.categories)}


def parts(mine: Report, theirs: Report) -> tuple[ComparedPart, ...]:
    """Every list of paragraphs that either has, in the order of the report."""
    here, there = Values(mine), Values(mine.model_copy(update={"figures": theirs.figures, "units": theirs.units}))
    found = []
    for path in _paths(mine):
        texts, others = (_lines(report, path) for report in (mine, theirs))
        others = _without_signer(_without_lost_lists(texts, others, theirs), path, mine, theirs)
        name = name_of(path, mine.editions, mine.outline)
        found.append(ComparedPart(path, name, of_draft(texts, here, there), of_file(others)))
    return tuple(found)


def _paths(report: Report) -> Iterator[FieldPath]:
    yield ("preface",)
    for section in outline(report.outline).sections:
        yield ("sections", section.id)
        if section.table:
            yield ("under_table", section.table)


def _lines(report: Report, path: FieldPath) -> tuple[str, ...]:
    return current(report, path) or ()


def _without_lost_lists(mine: tuple[str, ...], theirs: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """The file's paragraphs, with a list that only the file has as the lines that it prints."""
    found: list[str] = []
    for text in theirs:
        mark = text.strip()
        if mark in _LISTS and not has_line(mine, mark):
            found += [line.text for line in _LISTS[mark][1](report)]
        else:
            found.append(text)
    return tuple(found)


def _without_signer(texts: tuple[str, ...], path: FieldPath, mine: Report, theirs: Report) -> tuple[str, ...]:
    """The paragraphs without the body's name under an undated report, which nothing tells from a text."""
    last = outline(mine.outline).sections[-1].id
    undated = path == ("sections", last) and not theirs.signature.date
    if undated and texts and squeezed(texts[-1]) == squeezed(signer(mine)):
        return texts[:-1]
    return texts


@dataclass(frozen=True)
class _Found:
    part: ComparedPart
    hunk: Hunk

    @property
    def mine(self) -> tuple[SentenceToken, ...]:
        return self.part.mine[self.hunk.start : self.hunk.end]

    @property
    def theirs(self) -> tuple[SentenceToken, ...]:
        return self.part.theirs[self.hunk.from_ : self.hunk.to]


def in_words(all_parts: Sequence[ComparedPart], mine: Report, tracked: Tracked) -> Iterator[FileDifference]:
    """The differences of the texts, their numbers still 0."""
    fixed = moved_keys([token for part in all_parts for token in part.mine], [t for p in all_parts for t in p.theirs])
    found = [_Found(part, hunk) for part in all_parts for hunk in hunks(part.mine, part.theirs, fixed)]
    moves, values = _moves(found), Values(mine)
    arrived = {id(there) for there in moves.values()}
    for one in found:
        if id(one) in arrived:
            continue
        there = moves.get(id(one))
        difference = _moved(one, there) if there else _difference(one, values)
        writable = bool(difference.bound) and all(can_be_written(mine, each) for each in difference.bound)
        revisions = tracked.of(difference.mine, difference.theirs)
        if there:
            revisions = (*tracked.of(difference.mine, ""), *tracked.of("", difference.mine))
        yield replace(difference, tracked=tuple(dict.fromkeys(revisions)), writable=writable)


def _moves(found: Sequence[_Found]) -> dict[int, _Found]:
    """By the id of what was taken out, where the same sentences were put in."""
    put_in = [one for one in found if one.hunk.only_theirs and _as_printed(one.theirs)]
    moves: dict[int, _Found] = {}
    for one in found:
        if not one.hunk.only_mine or not (stated := _as_printed(one.mine)):
            continue
        there = next((other for other in put_in if _as_printed(other.theirs) == stated), None)
        if there:
            put_in.remove(there)
            moves[id(one)] = there
    return moves


def _as_printed(tokens: Sequence[SentenceToken]) -> tuple[str, ...]:
    return tuple(token.key for token in tokens if not token.is_break)


def _moved(one: _Found, there: _Found) -> FileDifference:
    to = f"{there.part.name} 第{_paragraph(there)}段"
    return FileDifference(
        0, "moved", one.part.name, _place(one), shown(one.mine), f"移到{to}", one.part.path,
        ((one.part, one.hunk), (there.part, there.hunk)),
    )  # fmt: skip


def _difference(one: _Found, values: Values) -> FileDifference:
    bound: tuple[Bound, ...] = ()
    if one.hunk.reworded and not one.mine[0].is_break:
        bound = changed(one.mine[0].stored, one.theirs[0].text, values)
    mine, theirs = shown(one.mine), shown(one.theirs)
    kind = _kind(one)
    if kind in {"parted", "joined"}:
        mine, theirs = _around(one)
    return FileDifference(
        0, kind, one.part.name, _place(one), mine, theirs, one.part.path, ((one.part, one.hunk),), bound
    )  # fmt: skip


def _kind(one: _Found) -> DifferenceKind:
    if one.hunk.only_theirs:
        return "put in" if _as_printed(one.theirs) else "parted"
    if one.hunk.only_mine:
        return "taken out" if _as_printed(one.mine) else "joined"
    return "reworded"


def _around(one: _Found) -> tuple[str, str]:
    """Two sentences with the break between them, before and after."""
    tokens, at = one.part.mine, one.hunk.start
    before = next((token.text for token in reversed(tokens[:at]) if not token.is_break), "")
    behind = next((token.text for token in tokens[one.hunk.end :] if not token.is_break), "")
    before, behind = before[-_AROUND:].strip(), behind[:_AROUND].strip()
    together, apart = f"…{before}{behind}…", f"…{before}\n{behind}…"
    return (together, apart) if one.hunk.only_theirs else (apart, together)


_AROUND = 12


def _paragraph(one: _Found) -> int:
    """The number of the paragraph: in the draft, else in the file."""
    tokens = one.mine or one.theirs
    return next((token.paragraph for token in tokens if not token.is_break), tokens[0].paragraph)


def _place(one: _Found) -> str:
    return f"第{_paragraph(one)}段"


def alike(all_parts: Sequence[ComparedPart]) -> int:
    """How many sentences stand in both."""
    count = 0
    for part in all_parts:
        theirs: Mapping[str, int] = dict.fromkeys(under_one_key(part.mine, part.theirs), 1)
        count += sum(not token.is_break and token.key in theirs for token in part.mine)
    return count
