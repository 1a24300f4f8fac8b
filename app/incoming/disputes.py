"""The table of reconsideration and litigation: fifteen columns, one row of figures."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.blocks import DocumentTable, Square
from app.incoming.cases import by_labels, kind_of_case
from app.incoming.heads import is_figure
from app.incoming.labelled import LabelledTable
from app.incoming.official import Official

LEAST_OUTCOMES = 5
"""Heads of outcomes that make a table the one of disputes."""
LEAST = 10
"""Figures that a row must have to be the row of figures, filled or blank."""
MOST_ROWS = 40
"""Rows of the table however it is turned; each figure is held against every label."""


class DisputesReader:
    """Reads the pieces of the table, heads and figures perhaps parted by a page break."""

    def __init__(self, official: Official) -> None:
        self._official = official
        table = next(iter(official.tables.values()))
        self._names = tuple(f"{cell.row}.{cell.column}" for cell in table.cells)
        self._outcomes = tuple(cell.column for cell in table.cells)
        self._heads: list[Square] = []
        self._width = 0
        self._rows: list[list[Square]] = []
        self._parted: dict[str, str] = {}
        self._twice = False

    def recognises(self, grid: DocumentTable) -> bool:
        """Whether the table is the one of disputes, or a piece of it with its heads."""
        heads = self.score(grid)
        return heads >= LEAST_OUTCOMES or (heads > 0 and self._only_heads(grid)) or bool(self._in_other_shape(grid))

    def _only_heads(self, grid: DocumentTable) -> bool:
        """Whether the table names two kinds of case and has no figures: its other rows stand on the next page."""
        labels = [square for square in grid.squares() if square.text.strip()]
        kinds = {kind for square in labels if (kind := kind_of_case(square.text))}
        return len(kinds) > 1 and not any(is_figure(square.text) for square in labels)

    def _in_other_shape(self, grid: DocumentTable) -> dict[str, str]:
        """The figures of a table that has not all kinds of case beside each other in one row."""
        if len(grid.rows) > MOST_ROWS or any(len(row) >= len(self._names) for row in grid.rows):
            return {}
        return by_labels(grid, self._official.columns)

    def score(self, grid: DocumentTable) -> int:
        """How many heads of outcomes the table has, totals left aside."""
        return sum(self._outcome(square) not in (None, "total") for square in grid.squares())

    def continues(self, grid: DocumentTable) -> bool:
        """Whether the table can be the row of figures of heads read before."""
        return bool(self._heads) and not self._rows and any(map(self._are_figures, grid.rows))

    def add(self, grid: DocumentTable) -> None:
        if parted := self._in_other_shape(grid):
            self._twice = self._twice or any(self._parted.get(name, text) != text for name, text in parted.items())
            self._parted = parted | self._parted
            return
        for squares in grid.rows:
            if self._are_figures(squares):
                self._rows.append(list(squares))
            else:
                self._heads += [square for square in squares if self._outcome(square)]
                self._width = max(self._width, grid.width)

    def found(self) -> LabelledTable:
        result = LabelledTable()
        rows = [row for row in self._rows if any(square.text.strip() for square in row)] or self._rows[:1]
        for index, row in enumerate(rows):
            texts, sure = self._read(row)
            piece = " | ".join(square.text for square in row)
            if not sure:
                result.unsure.append(("", "复议诉讼表的格数与表头不一致，请核对各格是否读对", piece))
            if index and texts != result.texts:
                result.unsure.append(("", "复议诉讼表有两行数字，读入了第一行", piece))
                continue
            result.texts = texts
        result.texts = self._parted | result.texts
        if self._twice:
            result.unsure.append(("", "复议诉讼的数字出现两次，不一样，读入了前面的", ""))
        if len(result.texts) < len(self._names):
            piece = " | ".join(square.text for square in self._heads)
            result.unsure.append(("", "复议诉讼表没有读全，请照原件补填", piece))
        labels = dict(zip(self._names, self._labels(), strict=False))
        result.heads = {name: labels.get(name, "") for name in result.texts}
        return result

    def _outcome(self, square: Square) -> str | None:
        match = self._official.columns.match(square.text)
        return match.id if match else None

    def _are_figures(self, squares: Sequence[Square]) -> bool:
        """Figures with at most one label; a row of blanks, or of what is no figure, only below heads."""
        labels = sum(not is_figure(square.text) for square in squares)
        filled = any(square.text.strip() and is_figure(square.text) for square in squares)
        if len(squares) < LEAST:
            return False
        below = bool(self._heads) and not any(self._outcome(square) or kind_of_case(square.text) for square in squares)
        return (labels <= 1 and filled) or (below and (not labels or len(squares) == len(self._names)))

    def _labels(self) -> tuple[str, ...]:
        return tuple(square.text for square in self._leaves())

    def _leaves(self) -> list[Square]:
        """The heads of outcomes in reading order: by column where columns mean something, else by row."""
        once = {(square.col, square.text): square for square in reversed(self._heads)}
        heads = sorted(once.values(), key=lambda square: (square.col, square.row))
        if self._regular(heads):
            return heads
        return sorted(self._heads, key=lambda square: (square.row, square.col))

    def _regular(self, heads: list[Square]) -> bool:
        return len({head.col for head in heads}) == len(heads) and self._in_official_order(heads)

    def _in_official_order(self, heads: list[Square]) -> bool:
        outcomes = [self._outcome(head) for head in heads]
        remaining = iter(self._outcomes)
        return all(any(outcome == expected for expected in remaining) for outcome in outcomes)

    def _read(self, row: list[Square]) -> tuple[dict[str, str], bool]:
        labelled = not is_figure(row[0].text) and (len(row) > len(self._names) or all(map(_is_figure, row[1:])))
        cells = row[1:] if labelled else row
        heads = self._leaves()
        if len(heads) == len(self._names) and self._regular(heads) and row[-1].right == self._width:
            texts = self._by_position(cells, heads)
            if texts is not None:
                return texts, True
        return self._by_order(cells)

    def _by_position(self, cells: list[Square], heads: list[Square]) -> dict[str, str] | None:
        texts: dict[str, str] = {}
        for name, head in zip(self._names, heads, strict=True):
            stated = {cell.text.strip() for cell in cells if cell.col < head.right and cell.right > head.col} - {""}
            if len(stated) > 1:
                return None
            texts[name] = stated.pop() if stated else ""
        return texts

    def _by_order(self, cells: list[Square]) -> tuple[dict[str, str], bool]:
        """The cells in order; blank ones too many are dropped from the ends. Sure where every way says the same."""
        spare = len(cells) - len(self._names)
        filled = [cell for cell in cells if cell.text.strip()]
        if spare > 0 and len(filled) == len(self._names):
            cells, spare = filled, 0
        windows = [cells[start : start + len(self._names)] for start in range(max(spare, 0) + 1)]
        whole = [window for window in windows if all(cell in window for cell in filled)]
        readings = [self._in_order(window) for window in whole or windows]
        return readings[0], spare >= 0 and all(reading == readings[0] for reading in readings)

    def _in_order(self, cells: list[Square]) -> dict[str, str]:
        return {name: cell.text.strip() for name, cell in zip(self._names, cells, strict=False)}


def _is_figure(square: Square) -> bool:
    return is_figure(square.text)
