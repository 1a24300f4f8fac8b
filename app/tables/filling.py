"""One-click answers of the tables: nothing happened this year, the rest is 0, take the worked-out totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.form.parts import Cell
from app.report.agency import may_make_rules
from app.report.changes import FieldPath
from app.report.model import Card, Report
from app.tables import entry
from app.tables.sheet import Sheet

NOTHING_HAPPENED = {
    "proactive": "本表各项本年都没有发生，全部填0？",
    "requests": "本年没有新收申请，也没有上年结转，全部填0？",
    "disputes": "本年没有因政府信息公开引起的行政复议、行政诉讼，全部填0？",
}
NO_RULES = "本机关无权制定规章，“规章”一行填0？"

FillKind = Literal["rules", "zeros", "all", "totals"]


@dataclass(frozen=True)
class FillOffer:
    """Something the clerk may have done in one step: the question, the button and the undo step's name.

    `kind` stays the same while the table changes and the offer with it: zeros for the row of 规章, zeros for all that
    is empty, zeros for other tables too, or totals.
    """

    kind: FillKind
    question: str
    button: str
    name: str
    changes: dict[FieldPath, Any]


def offers(report: Report, sheet: Sheet) -> tuple[FillOffer, ...]:
    """What can be offered for a table as it stands. An offer never touches a cell that is filled."""
    return (*_zero_offers(report, sheet), *_printed(report, sheet))


def _zero_offers(report: Report, sheet: Sheet) -> tuple[FillOffer, ...]:
    empty = sheet.empty
    if not empty:
        return ()
    if sheet.table.id == "proactive" and (rules := _no_rules(report.card, empty)):
        return (rules,)
    untouched = not any(sheet.value(cell.id) for cell in sheet.table.inputs) and _readable(sheet)
    if untouched and sheet.table.id in NOTHING_HAPPENED:
        return (_zeros(NOTHING_HAPPENED[sheet.table.id], "全部填0", empty),)
    if len(empty) == len(sheet.table.inputs):
        return ()
    return (_zeros(f"其余空着的{len(empty)}格都没有发生，填0？", f"其余{len(empty)}格填0", empty),)


def nothing_anywhere(forms: Mapping[str, Sheet], table: str) -> FillOffer | None:
    """Zeros for this table and for every other one that nobody has touched: one question instead of one each."""
    untouched = [sheet for sheet in forms.values() if len(sheet.empty) == len(sheet.table.inputs)]
    others = [sheet.table for sheet in untouched if sheet.table.id != table]
    if not others or len(others) == len(untouched):
        return None
    cells = [cell for sheet in untouched for cell in sheet.empty]
    names = "、".join(other.short for other in others)
    return _zeros(f"{names}的各项本年也都没有发生，连同本表全部填0？", f"连同{names}都填0", cells, "all")


def _readable(sheet: Sheet) -> bool:
    return all(sheet.figure(cell.id).readable for cell in sheet.table.inputs)


def _no_rules(card: Card, empty: Sequence[Cell]) -> FillOffer | None:
    """Zeros for the row of 规章; not for a body that may make them, or of which nobody knows."""
    may = may_make_rules(card.full_name, card.kind, card.city_with_districts)
    if may is not False and card.kind not in {"zone", "authorised"}:
        return None
    rules = [cell for cell in empty if cell.row == "rules"]
    return _zeros(NO_RULES, "“规章”填0", rules, "rules") if rules else None


def _zeros(question: str, button: str, cells: Sequence[Cell], kind: FillKind = "zeros") -> FillOffer:
    changes = {path: value for cell in cells for path, value in entry.enter(cell, "0").items()}
    return FillOffer(kind, question, button, f"填0（{len(cells)}格）", changes)


def take_worked_out(sheet: Sheet, cells: Iterable[str]) -> dict[FieldPath, Any]:
    """The changes that let the worked-out totals stand where printed ones were kept (用合计代替)."""
    return {("printed", id_): None for id_ in cells if id_ in sheet.table.by_id}


def _printed(report: Report, sheet: Sheet) -> tuple[FillOffer, ...]:
    changes = take_worked_out(sheet, report.printed)
    if not changes:
        return ()
    differ = sum(sheet.value(id_) != sheet.worked_out(id_) for _, id_ in changes)
    question = f"表中保留着原文印的{len(changes)}个总计，有{differ}个与按各项计算的合计不同。"
    return (FillOffer("totals", question, "用合计代替", f"用合计代替（{len(changes)}处）", changes),)
