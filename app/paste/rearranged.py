"""Copied blocks that are laid out otherwise than the form: turned, with rows of subtotals, with blanks at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.form.parts import Cell, Table
from app.paste.clipboard import CellTexts
from app.paste.trimming import bare_label, is_word
from app.tables.figures import Value, read, tidy

CLASSES = {"不予公开": "denied", "无法提供": "unavailable", "不予处理": "rejected", "其他处理": "other"}
"""Classes of outcomes that tables of offices sum up in rows of their own."""
ORGANISATIONS = ("business", "research", "public_interest", "legal_service", "other_organisation")
SUMS = frozenset(["小计", "合计", "总计"])
_ENDING = re.compile(r"[（(]?(?:小计|合计|总计|共计)[)）]?$")


def without_blank_ends(block: CellTexts) -> CellTexts:
    """`block` without the blank rows and columns behind its last text; one that is blank all over stays."""
    stated = [(row, col) for row, texts in enumerate(block) for col, text in enumerate(texts) if text and text.strip()]
    if not stated:
        return block
    height, width = max(row for row, _ in stated) + 1, max(col for _, col in stated) + 1
    kept = tuple(row[:width] for row in block[:height])
    return kept if len(stated) > 1 or len(block) * len(block[0]) > 1 else block


def turned(block: CellTexts) -> CellTexts:
    """Rows as columns. Squares that a merged cell covers stay covered."""
    width = max(map(len, block), default=0)
    return tuple(tuple(row[col] if col < len(row) else "" for row in block) for col in range(width))


def crossed(block: CellTexts) -> bool:
    """Whether words run through a block of figures: what stands behind them is then not where it seems to be."""
    return any(_is_of_words(line) for line in (*block, *turned(block)))


def _is_of_words(line: Sequence[str | None]) -> bool:
    stated = [text for text in line if text and text.strip()]
    return len(stated) > 1 and sum(map(is_word, stated)) * 2 > len(stated)


@dataclass(frozen=True)
class Subtotal:
    """A figure of a row or column of subtotals, and the cells that it should sum."""

    name: str
    copied: str
    row: str = ""
    """The class that it sums, or the row in which it sums the organisations."""
    column: str = ""

    def cells(self, table: Table) -> tuple[str, ...]:
        if self.row in CLASSES.values():
            wanted = [
                cell for cell in table.inputs if cell.column == self.column and cell.row.startswith(f"{self.row}_")
            ]
        else:
            wanted = [cell for cell in table.inputs if cell.row == self.row and cell.column in ORGANISATIONS]
        return tuple(cell.id for cell in wanted)


def without_subtotals(table: Table, block: CellTexts) -> tuple[CellTexts, tuple[Subtotal, ...]]:
    """The block without its rows and columns of subtotals, and what stood in them. Only requests have classes."""
    if table.id != "requests":
        return block, ()
    rows = {number: class_ for number, texts in enumerate(block) if (class_ := _class_of(table, block, number, texts))}
    cols = _subtotal_columns(block)
    if not rows and not cols:
        return block, ()
    found = (*_of_rows(block, rows), *_of_columns(table, block, rows, cols))
    kept = tuple(
        tuple(text for col, text in enumerate(texts) if col not in cols)
        for number, texts in enumerate(block)
        if number not in rows
    )
    return kept, found


def _class_of(table: Table, block: CellTexts, number: int, texts: Sequence[str | None]) -> str:
    """The class whose subtotals a row holds; '' for any other row."""
    words = [bare_label(text) for text in texts if text and is_word(text)]
    if not words or not any(_value(text) is not None for text in texts if text):
        return ""
    label = words[-1]
    if label in SUMS and len(words) > 1 and words[-2] in CLASSES:
        label = words[-2]
    elif label == "小计":
        label = _class_above(block, number)
    class_ = CLASSES.get(_ENDING.sub("", label), "")
    return class_ if class_ and _has_parts(table, block, class_) else ""


def _has_parts(table: Table, block: CellTexts, class_: str) -> bool:
    """Whether rows of a class stand in the block too; the form of 2019 has one class as a row."""
    from app.incoming.official import official

    labels = official(table.id).rows
    words = (text for texts in block for text in texts if text and is_word(text))
    return any((match := labels.match(text)) and match.id.startswith(f"{class_}_") for text in words)


def _class_above(block: CellTexts, number: int) -> str:
    """The last class named above a row that is called no more than 小计."""
    above = [bare_label(text) for texts in block[:number] for text in texts if text]
    return next((label for label in reversed(above) if label in CLASSES), "")


def _subtotal_columns(block: CellTexts) -> frozenset[int]:
    """Columns under a head 小计; 合计 is a column of the form."""
    return (
        frozenset(
            col
            for texts in block
            for col, text in enumerate(texts)
            if text and bare_label(text) in {"小计", "法人小计"}
        )
        if block and any(_value(text) is not None for texts in block for text in texts if text)
        else frozenset()
    )


def _of_rows(block: CellTexts, rows: Mapping[int, str]) -> Iterator[Subtotal]:
    columns = _columns(block)
    names = {class_: name for name, class_ in CLASSES.items()}
    for number, class_ in rows.items():
        for col, text in enumerate(block[number]):
            if text and col in columns and _value(text) is not None:
                yield Subtotal(f"{names[class_]}小计", text, class_, columns[col])


def _of_columns(table: Table, block: CellTexts, rows: Mapping[int, str], cols: frozenset[int]) -> Iterator[Subtotal]:
    from app.incoming.official import official

    labels = official(table.id).rows
    for number, texts in enumerate(block):
        matches = [match.id for text in texts if text and is_word(text) and (match := labels.match(text))]
        for col in cols:
            text = texts[col] if col < len(texts) else ""
            if number not in rows and matches and text and _value(text) is not None:
                yield Subtotal("法人或其他组织小计", text, matches[-1])


def _columns(block: CellTexts) -> dict[int, str]:
    """Column of the block -> column of the form, by the lowest head over it."""
    from app.incoming.official import official

    heads = official("requests").columns
    found: dict[int, str] = {}
    for texts in block:
        for col, text in enumerate(texts):
            if text and is_word(text) and (match := heads.match(text)):
                found[col] = match.id
    return found


def _value(text: str) -> Value | None:
    return read(tidy(text, "count").text, "count").value if text.strip() else None


def differing(table: Table, sums: Sequence[Subtotal], texts: Mapping[str, tuple[Cell, str]]) -> Iterator[str]:
    """Subtotals that are not the sums of the figures which were copied with them."""
    for one in sums:
        parts = [_value(texts[cell][1]) for cell in one.cells(table) if cell in texts]
        known = [part for part in parts if part is not None]
        copied = _value(one.copied)
        if known and copied != sum(known):
            cell = table.by_id.get(f"{table.id}.received.{one.column}") if one.column else None
            where = f"·{cell.column_name}" if cell else ""
            yield f"“{one.name}{where}”是{copied}，按分项合计是{sum(known)}"
