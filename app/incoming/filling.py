"""Official tables that were read become the figures of a report, each table in its own edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.errors import GknbError, UnreadableFile
from app.form.editions import TABLES, edition, edition_for
from app.form.parts import Cell, Table
from app.incoming.cells import entry
from app.incoming.crooked import CROOKED
from app.incoming.labelled import LabelledTable
from app.incoming.labels import bare
from app.incoming.official import official

COUNTS_OTHERWISE = re.compile(
    r"[（(][^（()）]*(?:上一?年|去年|累计|同期|(?:19|20)\d\d年|[十百千万]\s*(?:件|项|条|宗|个|份|次))[^（()）]*[)）]"
)
"""What a label says in brackets where its figures are others than the form asks for."""
SHORTENED = 6
"""Characters that a shortened official label must still have to be let pass."""


@dataclass(frozen=True)
class Doubt:
    """Something that has two readings. `original` is the piece of the document; `cells` what it decides."""

    message: str
    original: str = ""
    cells: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The doubt with the piece of the original, in a line."""
        piece = " ".join(self.original.split())
        return f"{self.message}。" + (f"原文：{piece}" if piece else "")


@dataclass
class Filled:
    """The figures of the tables, as a report holds them; `printed` has every total, blank ones too."""

    editions: dict[str, str]
    figures: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    tidied: dict[str, str] = field(default_factory=dict)
    labels: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def filled(tables: Mapping[str, LabelledTable], year: int, source: str) -> Filled:
    """Read `tables` as those of a report on `year`. Raises `UnreadableFile` where neither has a format."""
    result = Filled(dict.fromkeys(TABLES, ""))
    try:
        of_year = edition_for(year).id
    except GknbError as error:
        if not tables:
            raise UnreadableFile(f"“{source}”没有读入：{error}") from error
        of_year = "2019"
        result.doubts.append(Doubt(f"文件写的年度是{year}年，当年没有统一格式，请核对"))
    for id_ in TABLES:
        found = tables.get(id_)
        result.editions[id_] = edition_of(id_, found, of_year) if found else of_year
        if found:
            _take(edition(result.editions[id_]).table(id_), found, result)
    return result


def edition_of(table: str, found: LabelledTable, otherwise: str) -> str:
    """The edition that the table was printed in; `otherwise` where it does not tell."""
    return official(table).edition_of(set(found.texts) | set(found.rows), otherwise)


def _take(table: Table, found: LabelledTable, result: Filled) -> None:
    for cell in table.cells:
        _take_cell(cell, found, result)
    for row, message, original in found.unsure:
        cells = tuple(cell.id for cell in table.cells if row in ("", cell.row))
        unread = _not_read(table, found) if message == CROOKED else ""
        result.doubts.append(Doubt(f"{table.short}：{message}{unread}", original, cells))
    result.unread += [f"“{table.short}”表多出一行“{''.join(label.split())}”，未读入" for label in _extra(table, found)]
    _compare_labels(table, found, result)


def _not_read(table: Table, found: LabelledTable) -> str:
    """How many cells to fill in have nothing, though the document may have a figure there."""
    blank = sum(not found.texts.get(f"{cell.row}.{cell.column}", "").strip() for cell in table.inputs)
    return f"；有{blank}格没有读到数，原件有数的请补上" if blank else ""


def _take_cell(cell: Cell, found: LabelledTable, result: Filled) -> None:
    name = f"{cell.row}.{cell.column}"
    raw = found.texts.get(name, "").strip()
    read = entry(raw, cell, found.heads.get(name, ""))
    if cell.is_total:
        result.printed[cell.id] = read.text
    elif read.text:
        result.figures[cell.id] = read.text
    if read.text != raw:
        result.tidied[cell.id] = raw
    if "|" in cell.unit and read.unit:
        result.units[cell.id] = read.unit
    if read.doubt:
        result.doubts.append(Doubt(f"{cell.name}：{read.doubt}", raw, (cell.id,)))


def _extra(table: Table, found: LabelledTable) -> list[str]:
    """Labels of rows with figures that this edition of the table does not have."""
    known = {f"{cell.row}.{cell.column}" for cell in table.cells}
    lost = [name.rpartition(".")[0] for name, text in found.texts.items() if name not in known and text.strip()]
    return [*found.extra, *(found.rows.get(row, row) for row in dict.fromkeys(lost))]


def _compare_labels(table: Table, found: LabelledTable, result: Filled) -> None:
    """Note labels that differ from the official ones, and rows that the document lacks."""
    for cell in table.cells:
        label = cell.row_labels[-1] if cell.row_labels else ""
        if label and cell.row not in found.rows:
            result.missing += [label] if label not in result.missing else []
            continue
        head = found.heads.get(f"{cell.row}.{cell.column}", "")
        _compare(found.rows.get(cell.row, ""), label, result)
        _compare(head, cell.column_labels[-1], result)
        for printed in filter(COUNTS_OTHERWISE.search, (found.rows.get(cell.row, ""), head)):
            doubt = f"“{''.join(printed.split())}”的数可能不是本年的，或者单位不同，照原样读入，请核对"
            result.doubts.append(Doubt(f"{table.short}：{doubt}", "", (cell.id,)))


def _compare(printed: str, label: str, result: Filled) -> None:
    stated, wanted = bare(printed), bare(label)
    if stated and wanted and stated != wanted and not (len(stated) >= SHORTENED and wanted.startswith(stated)):
        result.labels.append(("".join(printed.split()), label))
