"""A mistake in the clerk's words."""

from __future__ import annotations

from collections.abc import Callable

from app.causes.evidence import Weighed
from app.causes.mistakes import Mistake, MistakeKind
from app.form.parts import Cell
from app.tables.sheet import Sheet


def described(sheet: Sheet, one: Weighed) -> str:
    """What went wrong, and what speaks for it: “‘商业企业’列少1件…；正文写予以公开17件”."""
    mistake = one.mistake
    mentioned = _SAID[mistake.kind](sheet, mistake, [sheet.table.by_id[cell] for cell in mistake.cells])
    return "；".join((mentioned, *dict.fromkeys(known.words for known in one.for_it))) + "。"


def _now(sheet: Sheet, cell: Cell) -> int:
    return int(sheet.value(cell.id) or 0)


def _digits(sheet: Sheet, mistake: Mistake, cells: list[Cell]) -> str:
    (cell,) = cells
    return f"“{cell.name}”填{_now(sheet, cell)}，像是{mistake.changes[cell.id]}，两个数字写颠倒了"


def _split(sheet: Sheet, mistake: Mistake, cells: list[Cell]) -> str:
    left, right = cells
    home = max(cells, key=lambda cell: mistake.changes[cell.id])
    parts = f"“{left.column_name}”的{_now(sheet, left)}和“{right.column_name}”的{_now(sheet, right)}"
    return f"“{left.row_name}”一行，{parts}像是一个数{mistake.changes[home.id]}，应填在“{home.column_name}”"


def _beside(sheet: Sheet, _mistake: Mistake, cells: list[Cell]) -> str:
    source, home = cells
    number = _now(sheet, source)
    if source.row == home.row:
        places = f"填在“{source.column_name}”列，像是应填在旁边的“{home.column_name}”列"
        return f"“{source.row_name}”的{number}{places}"
    places = f"填在“{source.row_name}”，像是应填在相邻的“{home.row_name}”"
    return f"“{source.column_name}”列的{number}{places}"


def _carried(sheet: Sheet, _mistake: Mistake, cells: list[Cell]) -> str:
    source, home = cells
    places = f"填在“{source.column_name}”列，像是应填在“{home.column_name}”列"
    return f"“{source.row_name}”的{_now(sheet, source)}{places}"


def _swapped(sheet: Sheet, _mistake: Mistake, cells: list[Cell]) -> str:
    one, other = cells
    return f"“{one.name}”的{_now(sheet, one)}和“{other.name}”的{_now(sheet, other)}像是填反了"


def _shifted(sheet: Sheet, mistake: Mistake, cells: list[Cell]) -> str:
    first, last = cells[0], cells[-1]
    inputs = [cell.id for cell in sheet.table.inputs]
    gone = min(mistake.changes, key=inputs.index)
    earlier = inputs.index(gone) < inputs.index(first.id)
    if first.row == last.row or (len({cell.column for cell in cells}) > 1 and first.row in gone):
        where = f"从“{first.column_name}”到“{last.column_name}”列的数像是整块错了一列"
        return f"{where}，应{'左' if earlier else '右'}移一列"
    columns = dict.fromkeys(cell.column_name for cell in cells)
    whose = f"“{next(iter(columns))}”列" if len(columns) == 1 else ""
    rows = f"从“{first.row_name}”到“{last.row_name}”的数像是整块错了一行"
    return f"{whose}{rows}，应{'上' if earlier else '下'}移一行"


def _single(sheet: Sheet, mistake: Mistake, cells: list[Cell]) -> str:
    (cell,) = cells
    now, then = _now(sheet, cell), mistake.changes[cell.id]
    what = "总计像是加错了" if cell.is_total else f"像是{'少填' if then > now else '多填'}{abs(then - now)}"
    return f"“{cell.name}”填{now}，{what}，应为{then}"


def _register(sheet: Sheet, mistake: Mistake, cells: list[Cell]) -> str:
    mentioned = (f"“{cell.name}”填{_now(sheet, cell)}，台账是{mistake.changes[cell.id]}" for cell in cells)
    return "；".join(mentioned)


def _sign(sheet: Sheet, mistake: Mistake, cells: list[Cell]) -> str:
    (cell,) = cells
    return f"“{cell.name}”填{_now(sheet, cell):+d}，像是增减写反了，应为{mistake.changes[cell.id]:+d}"


def _copied(sheet: Sheet, mistake: Mistake, cells: list[Cell]) -> str:
    mentioned = (f"“{cell.name}”填{_now(sheet, cell)}，应为{mistake.changes[cell.id]}" for cell in cells)
    return f"{'；'.join(mentioned)}；{mistake.note}"


_SAID: dict[MistakeKind, Callable[[Sheet, Mistake, list[Cell]], str]] = {
    MistakeKind.DIGITS: _digits,
    MistakeKind.SPLIT: _split,
    MistakeKind.BESIDE: _beside,
    MistakeKind.CARRIED: _carried,
    MistakeKind.SWAPPED: _swapped,
    MistakeKind.SHIFTED: _shifted,
    MistakeKind.SINGLE: _single,
    MistakeKind.REGISTER: _register,
    MistakeKind.SIGN: _sign,
    MistakeKind.COPIED: _copied,
}
