"""Tables whose rows have labels: proactive disclosure and requests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from app.documents.blocks import DocumentTable, Square
from app.form.parts import Table, paths
from app.incoming.heads import Column, Head, Named, PrintedRow, figures_of, fills_row, head_of, is_figure
from app.incoming.labels import LabelMatch, Labels, is_of_another_year
from app.incoming.official import Official, label_columns
from app.incoming.records import FigureRecord, joined, named_by_neighbours, together

GROUPS = Labels({name: [name] for name in ("申请人情况", "法人或其他组织", "信息内容")})
"""Heads over heads: where one stands, the row is a head."""


@dataclass
class LabelledTable:
    """What was read of one official table."""

    texts: dict[str, str] = field(default_factory=dict)
    """“row.column” -> the cell as printed."""
    heads: dict[str, str] = field(default_factory=dict)
    """“row.column” -> the label printed over the column."""
    rows: dict[str, str] = field(default_factory=dict)
    """Row id -> its label as printed."""
    unsure: list[tuple[str, str, str]] = field(default_factory=list)
    """(row id, or “” for the whole table; sentence; the piece of the original)."""
    extra: list[str] = field(default_factory=list)


class LabelledReader:
    """Reads the pieces of one table, cut over pages or not, into `LabelledTable`."""

    def __init__(self, official: Official) -> None:
        self._official = official
        self._orders = _orders(official)
        self._labels = max(block.labels for table in official.tables.values() for block in table.blocks)
        self._records: list[FigureRecord] = []
        self._head: Head | None = None
        self._heading: list[Named] = []
        """Heads that a page break parted from their rows."""
        self._looked_at: tuple[DocumentTable, tuple[list[FigureRecord], list[Named]]] | None = None

    def score(self, grid: DocumentTable) -> int:
        """How many different official rows the table has."""
        records, _ = self._alone(grid)
        found = {record.id for record in records if record.match and not record.by_order}
        return len(found)

    def continues(self, grid: DocumentTable) -> bool:
        """Whether a table without one official label may be the rest of a row that a page break cut."""
        records, _ = self._records_of(grid, self._head)
        if not records or not self._records or len(records) > 2:
            return False
        return together(self._records[-1], records[0], self._official) is not None

    def only_heads(self, grid: DocumentTable) -> bool:
        """Whether the table ends with heads and has no figures: its rows stand on the next page."""
        records, heading = self._alone(grid)
        ids = {id_ for _, id_ in heading if id_}
        return len(ids) >= 2 and not any(record.match or record.filled for record in records)

    def add(self, grid: DocumentTable) -> None:
        records, heading = self._records_of(grid, self._head, self._heading)
        self._records += records
        self._head = self._records[-1].head if self._records else None
        self._heading = [(replace(square, row=square.row - len(grid.rows)), id_) for square, id_ in heading]

    def found(self) -> LabelledTable:
        records = named_by_neighbours(list(joined(self._records, self._official)), self._official)
        result = LabelledTable()
        for record in _best_only(records):
            self._take(record, result)
        return result

    def _alone(self, grid: DocumentTable) -> tuple[list[FigureRecord], list[Named]]:
        """What a table says by itself; several questions in a row are about the same one."""
        if self._looked_at is None or self._looked_at[0] is not grid:
            self._looked_at = grid, self._records_of(grid, None)
        return self._looked_at[1]

    def _records_of(
        self, grid: DocumentTable, head: Head | None, above: Sequence[Named] = ()
    ) -> tuple[list[FigureRecord], list[Named]]:
        """The rows of figures, under `head` or the heads `above` until there are others; and heads behind the last."""
        records: list[FigureRecord] = []
        heading, whole = list(above), not above
        heads: list[Square] = []
        for squares in grid.rows:
            if self._is_head(squares):
                heads += squares
                whole = whole and fills_row(heads, squares[0].row, grid.width)
                heading += [(square, self._column(square)) for square in squares if not GROUPS.match(square.text)]
                continue
            if heading:
                head = self._head_from(heading, grid.width, head, whole=whole)
                heading, heads, whole = [], [], True
            records.append(self._record(squares, head))
        return _trusted(records), heading

    def _head_from(self, heading: list[Named], width: int, before: Head | None, *, whole: bool) -> Head | None:
        """The head that was just read; one repeated only in part on the next page adds nothing."""
        found = head_of(_below_groups(heading), self._orders, width, self._labels, whole=whole)
        if found is None or (before and len(self._orders) == 1 and set(found.ids) < set(before.ids)):
            return before
        return found

    def _is_head(self, squares: Sequence[Square]) -> bool:
        if any(GROUPS.match(square.text) for square in squares):
            return True
        heads = [square.col for square in squares if self._column(square)]
        rows = sum(self._official.rows.match(square.text) is not None for square in squares)
        figures = [square.col for square in squares if square.text.strip() and is_figure(square.text)]
        if len(heads) > 1:  # a number of the row or a remark may stand before and behind the heads
            figures = [col for col in figures if heads[0] < col < heads[-1]]
        return len(heads) > rows and not figures

    def _column(self, square: Square) -> str | None:
        match = self._official.columns.match(square.text)
        return match.id if match else None

    def _record(self, squares: Sequence[Square], head: Head | None) -> FigureRecord:
        labels = list(_leading(squares))
        matched = self._matched(labels) or self._matched(_leading(_from_label(squares)))
        if matched:
            square, match = matched[-1]
            cells = [cell for cell in squares if cell.col >= square.right]
            return FigureRecord(square.text, match, cells, head, square.col)
        text = labels[-1].text if labels else ""
        right = labels[-1].right if labels else 0
        cells = [cell for cell in squares if cell.col >= right]
        return FigureRecord(text, None, cells, head)

    def _matched(self, labels: Iterable[Square]) -> list[tuple[Square, LabelMatch]]:
        rows = self._official.rows
        return [(square, match) for square in labels if (match := rows.match(square.text))]

    def _take(self, record: FigureRecord, result: LabelledTable) -> None:
        if not record.match:
            if record.filled and record.label.strip():
                result.extra.append(record.label)
            return
        head = self._head_for(record)
        row = figures_of(record.cells, head)
        if not row.sure:
            result.unsure.append((record.id, "这一行的格数与表头不一致，请核对各格是否读对", _piece(record)))
        if record.by_order:
            result.unsure.append((record.id, "这一行的名称与统一格式不同，按所在位置读入，请核对", _piece(record)))
        self._note(record, row, head, result)

    def _note(self, record: FigureRecord, row: PrintedRow, head: Head, result: LabelledTable) -> None:
        labels = {column.id: column.label for column in head.columns}
        for column, text in row.texts.items():
            name = f"{record.id}.{column}"
            earlier = result.texts.get(name, "")
            if earlier and text and text != earlier:
                result.unsure.append((record.id, f"这一行出现两次，一处是“{earlier}”，一处是“{text}”", _piece(record)))
            result.texts[name] = earlier or text
            result.heads[name] = labels[column]
        result.rows.setdefault(record.id, record.label)

    def _head_for(self, record: FigureRecord) -> Head:
        """The head above the row, if the row can have it; else the official columns, by order."""
        order = self._order_of(record.id, len(record.cells))
        if record.head and any(set(record.head.ids) & set(order) for order in self._orders_of(record.id)):
            return replace(record.head, placed=False) if self._has_moved(record, record.head) else record.head
        return Head(tuple(Column(id_, 0, 0) for id_ in order), 0, placed=False)

    def _has_moved(self, record: FigureRecord, head: Head) -> bool:
        """Whether the label stands left of its column: then so do the figures."""
        usual = label_columns(self._official.id).get(record.id, 0) + head.columns[0].left - self._labels
        return record.col < usual

    def _orders_of(self, row: str) -> list[tuple[str, ...]]:
        tables = self._official.tables.values()
        return [order for table in tables if (order := _columns_of(table, row))]

    def _order_of(self, row: str, count: int) -> tuple[str, ...]:
        orders = self._orders_of(row)
        return next((order for order in orders if len(order) == count), orders[-1])


@cache
def _columns_of(table: Table, row: str) -> tuple[str, ...]:
    return tuple(cell.column for cell in table.cells if cell.row == row)


def _orders(official: Official) -> tuple[tuple[str, ...], ...]:
    """The sequences of columns that the blocks of the table have, each once."""
    blocks = (block for table in official.tables.values() for block in table.blocks)
    return tuple(dict.fromkeys(tuple(path[-1].id for path in paths(block.columns)) for block in blocks))


def _best_only(records: list[FigureRecord]) -> list[FigureRecord]:
    """Where several rows look like one official row, only those that look most like it are it."""
    best: dict[str, int] = {}
    for record in records:
        if record.match:
            best[record.id] = min(best.get(record.id, 99), record.match.damage)
    for record in records:
        if record.match and record.match.damage > best[record.id]:
            record.match = None
    return records


def _trusted(records: list[FigureRecord]) -> list[FigureRecord]:
    """Official positions mean something only where every row of the table is as wide as the form."""
    for record in records:
        head = record.head
        if head and head.official and head.placed and any(_right(other) != head.width for other in records):
            record.head = replace(head, placed=False)
    return records


def _right(record: FigureRecord) -> int:
    return max((cell.right for cell in record.cells), default=0)


def _below_groups(heading: list[Named]) -> list[Named]:
    """Without the corner: what stands left of every known head or above them all over several columns."""
    known = [square.col for square, id_ in heading if id_]
    return [
        (square, id_)
        for square, id_ in heading
        if id_ or (known and (square.col > min(known) or is_of_another_year(square.text)))
    ]


def _leading(squares: Sequence[Square]) -> Iterable[Square]:
    """The labels of a row: what stands before its first figure."""
    for square in squares:
        if not square.text.strip():
            continue
        if is_figure(square.text):
            return
        yield square


def _from_label(squares: Sequence[Square]) -> Sequence[Square]:
    """Without the numbers before the first label."""
    first = next((index for index, square in enumerate(squares) if not is_figure(square.text)), len(squares))
    return squares[first:]


def _piece(record: FigureRecord) -> str:
    return " | ".join([record.label, *(cell.text for cell in record.cells)])
