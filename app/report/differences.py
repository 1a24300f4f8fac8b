"""What differs between two reports, cell by cell and paragraph by paragraph, and how to take some of it over."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from app.language.excerpt import excerpt
from app.report.changes import FieldPath, current
from app.report.model import Report
from app.report.naming import WITH_FIGURE, name_of
from app.report.part import Part

SKIPPED = frozenset(["format", "id", "tidied", "origin"])
"""Fields that go with a figure (`WITH_FIGURE`) or say nothing that somebody wrote."""
SPLIT = frozenset(["card", "signature"])
MANY = 3000
"""More paragraphs than this in one part, and it is compared as a whole."""
ChangeSpan = tuple[int, int, int, int]


@dataclass(frozen=True)
class Difference:
    """One place where two reports differ. `mine` and `theirs` are as a person reads them, '' for nothing there.

    In a list (paragraphs, roster, categories) `span` is (from, to) in mine and (from, to) in theirs.
    """

    path: FieldPath
    name: str
    mine: str
    theirs: str
    span: ChangeSpan | None = None


def differences(mine: Report, theirs: Report) -> tuple[Difference, ...]:
    """Every place where the two differ, in the order of the draft."""
    return tuple(_differences(mine, theirs))


def _differences(mine: Report, theirs: Report) -> Iterator[Difference]:
    ours, others = _flat(mine), _flat(theirs)
    for path in {**ours, **others}:
        one, other = ours.get(path), others.get(path)
        if one == other or (not one and not other and one != 0 and other != 0 and path[0] not in SPLIT):
            continue
        if path[0] == "units" and mine.figures.get(path[1]) != theirs.figures.get(path[1]):
            continue  # told with its figure
        if is_list(path, one or other):
            yield from (difference_at(path, mine, theirs, span) for span in _changed(one or (), other or ()))
        else:
            yield difference_at(path, mine, theirs)


def is_list(path: FieldPath, value: Any) -> bool:
    """Whether two people may each have changed a part of what stands at `path`: paragraphs, a roster."""
    return isinstance(value, tuple) and path[0] != "done"


def difference_at(path: FieldPath, mine: Report, theirs: Report, span: ChangeSpan | None = None) -> Difference:
    """What two reports say at `path`, or in `span` of the list that stands there."""
    name = name_of(path, mine.editions, mine.outline)
    one, other = current(mine, path), current(theirs, path)
    if span is None:
        return Difference(path, name, _in_words(mine, path, one), _in_words(theirs, path, other))
    start, end, from_, to = span
    unit = "段" if path[0] in {"preface", "sections", "under_table"} else "项"
    number = f"第{(start if end > start else from_) + 1}{unit}"
    texts = ["\n".join(map(readable, part)) for part in ((one or ())[start:end], (other or ())[from_:to])]
    return Difference(path, f"{name} {number}", texts[0], texts[1], span)


def _in_words(report: Report, path: FieldPath, value: Any) -> str:
    """A value as a person reads it, a figure with the unit that was chosen for it."""
    text = readable(value)
    return text + report.units.get(path[1], "") if text and path[0] == "figures" else text


def _flat(report: Report) -> dict[FieldPath, Any]:
    """Each value that somebody could have changed, by its path."""
    found: dict[FieldPath, Any] = {}
    for field in Report.names():
        value = getattr(report, field)
        if field in SPLIT:
            found |= {(field, name): getattr(value, name) for name in value.names()}
        elif isinstance(value, dict) and field not in SKIPPED:
            found |= {(field, key): inner for key, inner in value.items()}
        elif field not in SKIPPED:
            found[(field,)] = value
    return found


def _changed(mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> Iterator[ChangeSpan]:
    if max(len(mine), len(theirs)) > MANY:
        yield 0, len(mine), 0, len(theirs)
        return
    for what, *span in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            yield from _paired(span[0], span[1], span[2], span[3])


def _paired(start: int, end: int, from_: int, to: int) -> Iterator[ChangeSpan]:
    """One paragraph against one, as far as both sides have any; then each that one side has more."""
    for n in range(max(end - start, to - from_)):
        yield min(start + n, end), min(start + n + 1, end), min(from_ + n, to), min(from_ + n + 1, to)


def readable(value: Any) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Part):
        words = (getattr(value, name) for name in value.names())
        return getattr(value, "source", "") or " ".join(part for part in words if isinstance(part, str) and part)
    return "、".join(value) if isinstance(value, tuple) else str(value)


def adopted_changes(
    mine: Report, theirs: Report, taken: Collection[Difference], both: Collection[Difference] = ()
) -> dict[FieldPath, Any]:
    """The changes to `mine` that take over `theirs` at the differences `taken`, put it after mine at those in `both`,
    and leave the others."""
    changes: dict[FieldPath, Any] = {}
    for difference in (*taken, *both):
        path = difference.path
        if difference.span is None:
            changes[path] = current(theirs, path)
        elif path not in changes:
            spans = [other.span for other in taken if other.path == path and other.span]
            spans += [(other.span[1], *other.span[1:]) for other in both if other.path == path and other.span]
            changes[path] = _spliced(current(mine, path) or (), current(theirs, path) or (), spans)
        if path[0] == "figures":
            changes |= {(field, path[1]): current(theirs, (field, path[1])) for field in WITH_FIGURE}
    return changes


def _spliced(mine: tuple[Any, ...], theirs: tuple[Any, ...], spans: list[ChangeSpan]) -> tuple[Any, ...]:
    found = list(mine)
    for start, end, from_, to in sorted(spans, reverse=True):
        found[start:end] = theirs[from_:to]
    return tuple(found)


def summary(found: Collection[Difference], most: int = 5) -> str:
    """One sentence that names the first differences, blank lines aside: “共3处不同：……”."""
    message = [one for one in found if one.mine.strip() or one.theirs.strip()]
    if not message:
        return "内容相同。"
    names = "；".join(f"{one.name}（{' / '.join(_short(one.mine, one.theirs))}）" for one in message[:most])
    more = "；……" if len(message) > most else ""
    return f"共{len(message)}处不同：{names}{more}。"


def _short(mine: str, theirs: str) -> list[str]:
    """What fits into the sentence of two texts: from a little before where they part."""
    lines = [" ".join(text.split()) for text in (mine, theirs)]
    shorter, longer = sorted(map(len, lines))
    alike = next((at for at in range(shorter) if lines[0][at] != lines[1][at]), shorter)
    start = max(alike - _BEFORE, 0) if longer > _SHORT else 0
    return [("…" if start else "") + excerpt(line[start:], _SHORT) or "空" for line in lines]


_SHORT, _BEFORE = 20, 8
"""Characters of a text in a sentence, and how many of them stand before the first that is another."""
