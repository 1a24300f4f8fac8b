"""Take a report that was read over into the open draft: what it fills, and what of the clerk's it would replace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.form.editions import TABLES, outline, table_of
from app.report.changes import FieldPath
from app.report.differences import readable
from app.report.model import Report
from app.report.naming import KIND_NAMES, WITH_FIGURE, name_of

LISTS = ("sections", "under_table")


@dataclass(frozen=True)
class Replaced:
    """Something of the clerk's that the document says otherwise, both as text."""

    name: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Takeover:
    """`fills` touches only what is empty; `replaces` is the rest, told one by one in `replaced`."""

    fills: dict[FieldPath, Any] = field(default_factory=dict)
    replaces: dict[FieldPath, Any] = field(default_factory=dict)
    replaced: tuple[Replaced, ...] = ()

    @property
    def places(self) -> int:
        """How many empty places are filled; what only goes with a figure does not count."""
        return sum(path[0] not in (*WITH_FIGURE, "printed", "doubts") for path in self.fills)


def obstacle(mine: Report, read: Report) -> str:
    """Why `read` can't be taken over into `mine`, in a sentence; '' where it can."""
    if mine.year != read.year:
        return f"原件是{read.year}年年报，当前草稿是{mine.year}年年报，不能填入"
    if mine.outline != read.outline:
        return "原件的报告结构（几个部分）与当前草稿不同，不能填入"
    present = read.imported.tables if read.imported else TABLES
    if any(mine.editions.get(id_) != read.editions[id_] for id_ in present):
        return "原件的表格版本与当前草稿不同，不能填入"
    return ""


def takeover(mine: Report, read: Report) -> Takeover:
    """What taking `read` over would do to `mine`."""
    fills: dict[FieldPath, Any] = {}
    replaces: dict[FieldPath, Any] = {}
    replaced: list[Replaced] = []
    for path, here, there in _pairs(mine, read):
        if not there or here == there:
            continue
        changes = {path: there, **_with_figure(path, read)}
        if _empty(mine, path, here):
            fills |= changes
        else:
            replaces |= changes
            name = name_of(path, mine.editions, mine.outline)
            replaced.append(Replaced(name, _in_lines(here), _in_lines(there)))
    fills |= _printed(mine, read)
    if fills or replaces:
        fills |= _doubts(mine, read)
    return Takeover(fills, replaces, tuple(replaced))


def _pairs(mine: Report, read: Report) -> Iterator[tuple[FieldPath, Any, Any]]:
    """Every place that a document can fill, with what stands there and what it says."""
    for cell, text in read.figures.items():
        yield ("figures", cell), mine.figures.get(cell), text
    for part in LISTS:
        for key, texts in getattr(read, part).items():
            yield (part, key), getattr(mine, part).get(key), texts
    for part in ("card", "signature"):
        here, there = getattr(mine, part), getattr(read, part)
        for name in there.names():
            if isinstance(value := getattr(there, name), str) and name != "scope":
                yield (part, name), getattr(here, name), value
    for part in ("preface", "roster", "categories"):
        yield (part,), getattr(mine, part), getattr(read, part)


def _empty(mine: Report, path: FieldPath, here: Any) -> bool:
    """Nothing stands there, or only the headings that every new report opens with."""
    if path[0] == "sections":
        section = outline(mine.outline).section(path[1])
        return not any(text.strip() for text in here or ()) or (section is not None and section.is_new(here or ()))
    return not here


def _with_figure(path: FieldPath, read: Report) -> dict[FieldPath, Any]:
    if path[0] != "figures":
        return {}
    return {(name, path[1]): getattr(read, name).get(path[1]) for name in WITH_FIGURE}


def _printed(mine: Report, read: Report) -> dict[FieldPath, Any]:
    """Printed totals, for tables in which nothing was filled yet."""
    begun = {cell.partition(".")[0] for cell in mine.figures}
    return {
        ("printed", cell): text
        for cell, text in read.printed.items()
        if cell.partition(".")[0] not in begun and table_of(cell, mine.editions)
    }


def _doubts(mine: Report, read: Report) -> dict[FieldPath, Any]:
    """What is to be looked at in the document, beside what already is."""
    remarks = read.imported.remarks if read.imported else ()
    stated = (f"原件有{KIND_NAMES[one.kind]}：{one.where}“{one.words}”。" for one in remarks)
    both = tuple(dict.fromkeys((*mine.doubts, *read.doubts, *stated)))
    return {("doubts",): both} if both != mine.doubts else {}


def _in_lines(value: Any) -> str:
    """A value as a person reads it, each paragraph or person on a line."""
    return "\n".join(map(readable, value)) if isinstance(value, tuple) else readable(value)
