"""The rows of a register, from whatever sheets of a workbook have its heads. Names, numbers and contents stay there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.documents.blocks import LeftOut
from app.documents.workbook.sheet import WorkbookSheet, hidden
from app.errors import UnreadableFile
from app.language.excerpt import excerpt
from app.register.columns import NAMES, NEEDED, Columns, RegisterField, RegisterKind, recognised
from app.system import reading

MOST_BYTES = 64 * 1024 * 1024
HEAD_ROWS = 15
"""Rows from the top among which the heads are looked for."""
LONGEST_HEAD = 60
_SUMS = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row: where it stands (row from 1, as Excel counts), and what its known columns say."""

    sheet: str
    row: int
    values: dict[RegisterField, str]

    def __getitem__(self, name: RegisterField) -> str:
        return self.values.get(name, "")

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other row."""
        return self.sheet, self.row

    @property
    def place(self) -> str:
        return f"“{self.sheet}”第{self.row}行" if self.sheet else f"第{self.row}行"


@dataclass(frozen=True)
class Register:
    """A register as read: what its columns were taken for, its rows, and what was left out."""

    kind: RegisterKind
    columns: dict[str, Columns] = field(default_factory=dict)
    """By sheet."""
    entries: tuple[RegisterRow, ...] = ()
    notes: tuple[str, ...] = ()

    def has(self, sheet: str, name: RegisterField) -> bool:
        return name in self.columns[sheet].of


def read(path: Path, known: Mapping[str, str] | None = None, kind: RegisterKind | None = None) -> Register:
    """The register at `path`; `known` are heads that somebody confirmed, by field, `kind` what it is if that is known.

    Raises `UnreadableFile` for a file that is no workbook, or in which no sheet has the heads of a register.
    """
    data = reading.read(path, MOST_BYTES, "太大，没有读入。请只留下本年度的行")
    found = list(_sheets(data, path))
    kinds: tuple[RegisterKind, ...] = (kind,) if kind else ("requests", "disputes")
    books = [_of_kind(each, found, known) for each in kinds]
    best = max(books, key=lambda book: (len(book.columns), sum(len(one.of) for one in book.columns.values())))
    if not best.columns:
        raise UnreadableFile(
            f"“{path.name}”里没有找到台账的表头：要有“{NAMES['applicant']}”“{NAMES['outcome']}”"
            f"（复议应诉台账要有“{NAMES['case']}”“{NAMES['outcome']}”）两栏。请改好表头再统计；用命令行的，可以用 --column 指明是哪一栏"
        )
    return best


def _sheets(data: bytes, path: Path) -> Iterator[WorkbookSheet | LeftOut]:
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        from app.documents.workbook.book import sheets

        yield from sheets(data, path.name)
    else:
        from app.documents.workbook.delimited import sheet

        yield sheet(data, path.name)


def _of_kind(kind: RegisterKind, found: Sequence[WorkbookSheet | LeftOut], known: Mapping[str, str] | None) -> Register:
    columns: dict[str, Columns] = {}
    entries: list[RegisterRow] = []
    notes: list[str] = []
    for sheet in found:
        if isinstance(sheet, LeftOut):
            notes.append(f"{sheet.message}，没有读入")
            continue
        rows = _filled(sheet)
        head = _head(kind, rows, known, sheet.hidden_cols)
        if head is None:
            notes += [f"工作表“{sheet.name}”没有台账的表头，没有读入"] if any(map(any, rows)) else []
            continue
        last, columns[sheet.name] = head
        entries += _entries(sheet, rows, last, columns[sheet.name], notes)
        notes += [f"{left.message}，没有读入" for left in hidden(sheet)]
        merged = sum(merge.bottom > merge.top > last for merge in sheet.merges)
        notes += [f"工作表“{sheet.name}”有{merged}处上下合并的格，按每行一件算"] if merged else []
    return Register(kind, columns, tuple(entries), tuple(notes))


def _filled(sheet: WorkbookSheet) -> list[list[str]]:
    """The texts of a sheet, a merged cell's in each square that it covers."""
    rows = [[sheet.text(row, col) for col in range(sheet.width)] for row in range(len(sheet.rows))]
    for merge in sheet.merges:
        for row in range(merge.top, min(merge.bottom + 1, len(rows))):
            for col in range(merge.left, min(merge.right + 1, sheet.width)):
                rows[row][col] = rows[merge.top][merge.left]
    return rows


def _head(
    kind: RegisterKind, rows: Sequence[Sequence[str]], known: Mapping[str, str] | None, gone: frozenset[int]
) -> tuple[int, Columns] | None:
    """The last row of the heads, which may be two rows, and the columns that they name; hidden ones are `gone`."""
    best: tuple[int, Columns] | None = None
    for span in (1, 2):
        for first in range(min(HEAD_ROWS, len(rows) - span + 1)):
            found = _columns(kind, rows, range(first, first + span), known, gone)
            if found and (best is None or len(found.of) > len(best[1].of) - (span == 1)):  # of equal ones the lowest
                best = first + span - 1, found
    return best


def _columns(
    kind: RegisterKind,
    rows: Sequence[Sequence[str]],
    heads: range,
    known: Mapping[str, str] | None,
    gone: frozenset[int],
) -> Columns | None:
    """The columns that one row of heads or two name; None where they lack one that is needed."""
    stacked = enumerate(zip(*(rows[row] for row in heads), strict=True))
    names = ["" if col in gone else " ".join(dict.fromkeys(filter(None, texts))) for col, texts in stacked]
    if any(len(name) > LONGEST_HEAD for name in names):
        return None
    found = recognised(kind, names, rows[heads.stop :], known)
    return found if all(name in found.of for name in NEEDED[kind]) else None


def _entries(
    sheet: WorkbookSheet, rows: Sequence[Sequence[str]], last: int, columns: Columns, notes: list[str]
) -> Iterator[RegisterRow]:
    for number in range(last + 1, len(rows)):
        row = rows[number]
        stated = {name: " ".join(row[col].split()) for name, col in columns.of.items()}
        if number in sheet.hidden_rows or not any(text.strip() for text in row):
            continue
        if any(_SUMS.match(text) for text in row[:3]):
            notes.append(
                f"“{sheet.name}”第{number + 1}行是合计（{excerpt(' '.join(filter(None, row)), 20)}），没有算进去"
            )
        elif stated != {name: " ".join(rows[last][col].split()) for name, col in columns.of.items()}:
            yield RegisterRow(sheet.name, number + 1, stated)
