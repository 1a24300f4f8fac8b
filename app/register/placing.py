"""Each row of a register in its cells of the table: the year's edges are decided by the dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.form.editions import edition_for
from app.form.parts import Edition, Table
from app.register.dates import day
from app.register.reading import Register, RegisterRow
from app.register.words import applicant, dispute, is_open, request

_YES = frozenset(["是", "√", "有", "y", "Y", "✓", "对"])
_NOT = ("未", "不", "否", "无", "非")
_BEFORE, _AFTER = ("上年", "上一年", "往年", "转入"), ("下年", "下一年", "次年", "转出")


class _UnfitError(Exception):
    """Why a row has no place."""


class _OutsideError(Exception):
    """Why a row does not belong to the year."""


@dataclass(frozen=True)
class Placed:
    entry: RegisterRow
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Unplaced:
    entry: RegisterRow
    why: str


@dataclass(frozen=True)
class Count:
    """A register counted for a year. `outside` are rows of other years, `unfit` those that nothing places."""

    book: Register
    year: int
    table: Table
    placed: tuple[Placed, ...]
    outside: tuple[Unplaced, ...]
    unfit: tuple[Unplaced, ...]

    @cached_property
    def cells(self) -> dict[str, int]:
        """Every cell that is to be filled, with its number of rows."""
        found = Counter(cell for one in self.placed for cell in one.cells)
        return {cell.id: found[cell.id] for cell in self.table.inputs}

    def rows_of(self, cell: str) -> tuple[RegisterRow, ...]:
        """The rows that a cell counts."""
        return tuple(one.entry for one in self.placed if cell in one.cells)

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self.book.notes, *self._assumed)

    @property
    def _assumed(self) -> tuple[str, ...]:
        """What was taken for granted because the register has no column that says it."""
        stated = []
        for sheet in self.book.columns:
            where = f"工作表“{sheet}”" if sheet else "台账"
            if not self.book.has(sheet, "received"):
                stated.append(f"{where}没有收到日期一栏，没有写上年结转的都算本年新收")
            if not self.book.has(sheet, "closed"):
                stated.append(f"{where}没有答复（审结）日期一栏，写了结果的都算本年办结")
        return tuple(stated)


def count(book: Register, year: int, form: Edition | None = None) -> Count:
    """Count the rows for a report on `year`, in the form of that year or another one. Raises `GknbError` for a year
    without a form."""
    table = (form or edition_for(year)).table(book.kind)
    placed, outside, unfit = [], [], []
    for entry in book.entries:
        try:
            cells = _of_request(entry, book, year) if book.kind == "requests" else _of_dispute(entry, book, year)
            known = tuple(_in_edition(cell, table) for cell in cells)
            placed.append(Placed(entry, known))
        except _UnfitError as why:
            unfit.append(Unplaced(entry, str(why)))
        except _OutsideError as why:
            outside.append(Unplaced(entry, str(why)))
    return Count(book, year, table, tuple(placed), tuple(outside), tuple(unfit))


def settled(count: Count, chosen: Mapping[tuple[str, int], tuple[str, ...]]) -> Count:
    """The count with rows that somebody placed by hand, by their sheet and row."""
    by_hand = [one for one in count.unfit if one.entry.key in chosen]
    placed = [*count.placed, *(Placed(one.entry, chosen[one.entry.key]) for one in by_hand)]
    rest = tuple(one for one in count.unfit if one.entry.key not in chosen)
    return replace(count, placed=tuple(placed), unfit=rest)


def _in_edition(cell: str, table: Table) -> str:
    """The cell in the edition: before 2021 the three kinds of other handling are one row."""
    if cell in table.by_id:
        return cell
    table_id, row, column = cell.split(".")
    return f"{table_id}.{row.partition('_')[0]}.{column}"


def _of_request(entry: RegisterRow, book: Register, year: int) -> tuple[str, str]:
    received, closed = _day(entry, "received"), _day(entry, "closed")
    carried = _carried(entry, book)
    came = _came(entry, book, year, received, carried)
    _refuse_contradiction(received, closed)
    column = applicant(entry["applicant"])
    went = _went(entry, book, year, closed, carried)
    if carried == "some" and came == "received" and went != "carried_out":
        raise _UnfitError("写了结转，收到和答复却都在本年")
    if not column.id:
        raise _UnfitError(column.why)
    return f"requests.{came}.{column.id}", f"requests.{went}.{column.id}"


def _day(entry: RegisterRow, name: str) -> date | None:
    text = entry["received" if name == "received" else "closed"]
    found = day(text)
    if text and not is_open(text) and found is None:
        raise _UnfitError(f"“{text}”读不出日期")
    return found


def _refuse_contradiction(received: date | None, closed: date | None) -> None:
    if received and closed and closed < received:
        raise _UnfitError(f"答复日期（{closed}）早于收到日期（{received}）")


def _carried(entry: RegisterRow, book: Register) -> str:
    """Whether the row says that it was carried over: “in”, “out”, “some” for one of the two, or ''."""
    text = entry["carried"]
    if text.startswith(_NOT):
        return ""
    head = book.columns[entry.sheet].heads.get("carried", "")
    stated = f"{text}{head}" if text in _YES else text
    if text in _YES and not any(word in head for word in (*_BEFORE, *_AFTER)):
        return "some"
    before, after = (any(word in stated for word in words) for words in (_BEFORE, _AFTER))
    return "in" if before and not after else "out" if after and not before else ""


def _came(entry: RegisterRow, book: Register, year: int, received: date | None, carried: str) -> str:
    if received is None:
        if carried == "in":
            return "carried_in"
        if book.has(entry.sheet, "received"):
            raise _UnfitError("没有收到日期")
        return "received"
    if received.year > year:
        raise _OutsideError(f"{received}收到，在{year}年以后")
    if received.year < year:
        return "carried_in"
    if carried == "in":
        raise _UnfitError(f"写的是上年结转，收到日期却是{received}")
    return "received"


def _went(entry: RegisterRow, book: Register, year: int, closed: date | None, carried: str) -> str:
    """The row of the outcome, or that it is carried out."""
    if closed and closed.year < year:
        raise _OutsideError(f"{closed}已经答复，在{year}年以前")
    if closed and closed.year == year:
        if carried == "out":
            raise _UnfitError(f"写的是结转下年，答复日期却是{closed}")
        return _outcome(entry)
    stated = entry["outcome"] or entry["detail"]
    if closed or carried == "out" or not stated or is_open(stated):
        return "carried_out"
    if book.has(entry.sheet, "closed"):
        raise _UnfitError(f"写了结果（{stated}），没有答复日期，不知道是不是本年办结")
    return _outcome(entry)


def _outcome(entry: RegisterRow) -> str:
    """The narrower of two columns says it where both do."""
    detail, whole = request(entry["detail"]), request(entry["outcome"])
    if whole.id == "partly_granted":  # 区分处理的，只计这一情形
        return whole.id
    if detail.id and whole.id and detail.id != whole.id and whole.id != "other_misc":
        raise _UnfitError(f"“{entry['outcome']}”和“{entry['detail']}”不是一种结果")
    found = detail if detail.id else whole
    if not found.id:
        raise _UnfitError(found.why)
    return found.id


def _of_dispute(entry: RegisterRow, book: Register, year: int) -> tuple[str]:
    received, closed = _day(entry, "received"), _day(entry, "closed")
    _refuse_contradiction(received, closed)
    if received and received.year > year:
        raise _OutsideError(f"{received}立案，在{year}年以后")
    if closed and closed.year < year:
        raise _OutsideError(f"{closed}已经审结，在{year}年以前")
    case = dispute(entry["case"], of_case=True)
    if not case.id:
        raise _UnfitError(case.why)
    return (f"disputes.{case.id}.{_result(entry, book, year, closed)}",)


def _result(entry: RegisterRow, book: Register, year: int, closed: date | None) -> str:
    stated = entry["outcome"]
    result = dispute(stated)
    if (closed and closed.year > year) or not stated or is_open(stated) or result.id == "pending":
        return "pending"
    if closed is None and book.has(entry.sheet, "closed"):
        raise _UnfitError(f"写了结果（{stated}），没有审结日期")
    if not result.id:
        raise _UnfitError(result.why)
    return result.id
