"""The figures that a leader looks at, this year's beside last year's, and the shares worked out from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.form.parts import Cell
from app.report.model import LastYear, Report
from app.tables.figures import Value
from app.tables.sheet import Sheet, sheets
from app.tables.tally import RESULTS


@dataclass(frozen=True)
class KeyFigure:
    """A figure in words, with last year's; None where there is none to be had."""

    name: str
    now: Value | None
    before: Value | None
    unit: str = "件"

    @property
    def change(self) -> str:
        """“＋3”, “－2”, “持平”, '' where one of the two is missing."""
        if self.now is None or self.before is None:
            return ""
        by = self.now - self.before
        return f"{'＋' if by > 0 else '－'}{abs(by)}" if by else "持平"


@dataclass(frozen=True)
class KeyShare:
    """A share in per cent, rounded to one place, and how it was worked out: “（12＋3）÷20”."""

    name: str
    percent: Decimal
    how: str


_DISPUTES = (
    ("行政复议", ("reconsideration",)),
    ("行政诉讼", ("litigation_direct", "litigation_after_reconsideration")),
)
_PROACTIVE = (
    ("现行有效行政规范性文件", ("normative_documents.in_force", "normative_documents.public_total")),
    ("行政许可", ("licensing.decisions",)),
    ("行政处罚", ("penalties.decisions",)),
    ("行政强制", ("coercive_measures.decisions",)),
    ("行政事业性收费", ("fees.amount",)),
)


def key_figures(report: Report) -> tuple[KeyFigure, ...]:
    """In the order of the form."""
    now, last = sheets(report), _last(report)
    return tuple(
        KeyFigure(name, _sum(now, cells), _sum(last, cells) if last else None, unit)
        for name, cells, unit in _wanted(now)
    )


def _wanted(now: dict[str, Sheet]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for name, ids in _PROACTIVE:
        cell = next((cell for id_ in ids if (cell := _cell(now, f"proactive.{id_}"))), None)
        if cell:
            yield name, (cell.id,), "万元" if cell.kind == "amount" else "件"
    yield "新收申请", ("requests.received.total",), "件"
    yield "上年结转", ("requests.carried_in.total",), "件"
    yield "办结", ("requests.concluded.total",), "件"
    for group, name in RESULTS.items():
        yield f"其中：{name}", rows_of(now["requests"], group), "件"
    yield "结转下年度", ("requests.carried_out.total",), "件"
    for name, kinds in _DISPUTES:
        yield name, tuple(f"disputes.{kind}.total" for kind in kinds), "件"


def _cell(tables: dict[str, Sheet], cell: str) -> Cell | None:
    return tables["proactive"].table.by_id.get(cell)


def rows_of(sheet: Sheet, group: str) -> tuple[str, ...]:
    """The cells of the column 总计 that make up a class of results."""
    return tuple(
        cell.id
        for cell in sheet.table.cells
        if cell.column == "total" and (cell.row == group or cell.row.startswith(f"{group}_"))
    )


def _last(report: Report) -> dict[str, Sheet]:
    last: LastYear | None = report.last_year
    return sheets(last) if last and last.year == report.year - 1 else {}


def _sum(tables: dict[str, Sheet], cells: tuple[str, ...]) -> Value | None:
    """The cells added up; None where the table has none of them, or one can't be read or is not filled."""
    sheet = tables.get(cells[0].partition(".")[0]) if cells else None
    known = [cell for cell in cells if sheet and cell in sheet.table.by_id]
    if not sheet or not known or sheet.unread(*known):
        return None
    values = [sheet.value(cell) for cell in known]
    return None if None in values else sum(value for value in values if value is not None)


def shares(report: Report) -> tuple[KeyShare, ...]:
    """公开率、不予公开率、结转率、纠错率; those that can be worked out."""
    tables = sheets(report)
    requests = tables["requests"]

    def number(*cells: str) -> int | None:
        found = _sum(tables, cells)
        return None if found is None else int(found)

    granted, partly = (number(*rows_of(requests, group)) for group in ("granted", "partly_granted"))
    denied, done = number(*rows_of(requests, "denied")), number("requests.concluded.total")
    received, carried, left = (number(f"requests.{row}.total") for row in ("received", "carried_in", "carried_out"))
    corrected, total, pending = (
        number(*(f"disputes.{kind}.{outcome}" for _, kinds in _DISPUTES for kind in kinds))
        for outcome in ("corrected", "total", "pending")
    )
    return tuple(
        KeyShare(name, _percent(sum(parts) / Decimal(whole)), f"{_joined(parts, '＋')}÷{how}")  # type: ignore[arg-type]
        for name, parts, whole, how in (
            ("公开率（予以公开＋部分公开）", (granted, partly), done, f"办结{done}"),
            ("不予公开率", (denied,), done, f"办结{done}"),
            ("结转率", (left,), _plus(received, carried), f"（新收{received}＋上年结转{carried}）"),
            ("纠错率", (corrected,), _plus(total, None if pending is None else -pending), f"已审结{total}－{pending}"),
        )
        if whole and None not in parts
    )


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _joined(parts: tuple[int | None, ...], sign: str) -> str:
    return f"（{sign.join(map(str, parts))}）" if len(parts) > 1 else str(parts[0])


def _percent(part: Decimal) -> Decimal:
    return (part * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
