"""What each meaning of a number stands for in the official tables, in both editions."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from app.checks.facts import Facts
from app.claims.mention import Mention
from app.claims.pieces import DONE
from app.tables.tally import RESULTS

DISPUTES = {
    "reconsideration": ("reconsideration",),
    "litigation": ("litigation_direct", "litigation_after_reconsideration"),
    "litigation_direct": ("litigation_direct",),
    "litigation_after_reconsideration": ("litigation_after_reconsideration",),
}
"""The groups of columns that a word for disputes means."""
ORGANISATIONS = ("business", "research", "public_interest", "legal_service", "other_organisation")
DISPUTE_NAMES = {
    "reconsideration": "行政复议",
    "litigation": "行政诉讼",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
}
OUTCOMES = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "decided": "已审结",
    "total": "",
}
DOCUMENTS = {"rules": "规章", "normative_documents": "规范性文件"}
COLUMNS = {
    "issued": "制发",
    "made": "制发",
    "repealed": "废止",
    "in_force": "现行有效",
    "published": "新公开",
    "public_total": "对外公开",
}
DECISIONS = {"licensing": "行政许可", "penalties": "行政处罚", "coercive_measures": "行政强制"}
RECEIVED = {
    "received": "收到申请",
    "received_beside": "收到申请",
    "new": "新收申请",
    "to_do": "应办理申请",
    "handled": "办理申请",
}


class Meant(NamedTuple):
    """The cells that a mention stands for, the values that are right, what it is called, and the rule that says so."""

    code: str
    name: str
    cells: tuple[str, ...]
    right: tuple[Decimal, ...]
    printed: str


def name_of(mention: Mention) -> str:
    """What a number that has no cells is called."""
    return {"handling_fee": "信息处理费", "asked_fee": "信息处理费"}.get(mention.what[0], "") if mention.what else ""


def meant_by(facts: Facts, mention: Mention) -> Meant | None:
    """What a mention stands for; None where the form has no such cells, or they are not filled yet."""
    first = mention.what[0]
    root, _, column = first.partition(".")
    if first in {"handling_fee", "asked_fee"}:
        return None
    table: Callable[[Facts, Mention], Meant | None]
    if root in DISPUTES:
        table = _disputes
    elif first == "fees.amount":
        table = _fees
    elif root in DOCUMENTS and column:
        table = _documents
    elif root in DECISIONS:
        table = _decisions
    else:
        table = _requests
    return table(facts, mention)


_NEW, _TO_DO, _DONE = ("received",), ("received", "carried_in"), ("concluded",)
_WAYS = {
    "new": (_NEW,),
    "to_do": (_TO_DO,),
    "handled": (_TO_DO, _DONE),
    "received_beside": (_NEW, _TO_DO),
    "received": (_NEW, _TO_DO, _DONE),
}
"""The rows whose sum a number of requests may be; the first that fits is meant."""


def agreeing_cells(facts: Facts, mention: Mention, meant: Meant) -> tuple[str, ...]:
    """The cells that a number is right of, where its words leave open which (“收到申请”, “结转”)."""
    ways = _WAYS.get(mention.what[0], ())
    column = meant.cells[0].rpartition(".")[2]
    fitting = [rows for rows in ways if sum(_values(facts, column, *rows)) == mention.value]
    if fitting and mention.who != "organisations":
        return tuple(f"requests.{row}.{column}" for row in fitting[0])
    if mention.what[0] == "carried":  # where both have that number, either may be meant
        same = tuple(cell for cell in meant.cells if facts.number(cell) == mention.value)
        return same or meant.cells
    return meant.cells


def _requests(facts: Facts, mention: Mention) -> Meant | None:
    if "requests" not in facts.tables:
        return None
    first = mention.what[0]
    if first in RECEIVED:
        return _received(facts, mention)
    if first in DONE:
        return _concluded(facts, mention)
    if first.startswith("carried"):
        rows = ("carried_in", "carried_out") if first == "carried" else (first,)
        values = _values(facts, "total", *rows)
        cells = tuple(f"requests.{row}.total" for row in rows)
        name = {"carried_in": "上年结转", "carried_out": "结转下年度"}.get(first, "结转")
        return Meant("G4", name, cells, values, f"为{'、'.join(map(str, values))}件") if values else None
    return _results(facts, mention)


def _values(facts: Facts, column: str, *rows: str) -> tuple[Decimal, ...]:
    columns = ORGANISATIONS if column == "organisations" else (column,)
    found = []
    for row in rows:
        values = facts.numbers(*(f"requests.{row}.{one}" for one in columns))
        if values is None:
            return ()
        found.append(sum(map(Decimal, values), Decimal(0)))
    return tuple(found)


def _received(facts: Facts, mention: Mention) -> Meant | None:
    right: set[Decimal] = set()
    columns = ("total", mention.who) if mention.who == "natural_person" else (mention.who or "total",)
    for column in columns:
        values = _values(facts, column, "received", "carried_in", "concluded")
        if not values:
            return None
        new, old, done = values
        right |= {
            "new": {new},
            "to_do": {new + old},
            "handled": {new + old, done},
            "received_beside": {new, new + old},
            "received": {new} if mention.none else {new, new + old, done},
        }[mention.what[0]]
    new, old, _ = _values(facts, columns[-1], "received", "carried_in", "concluded")
    fields = ORGANISATIONS if mention.who == "organisations" else (columns[-1],)
    rows = ("received", "carried_in") if columns[-1] == "total" else ("received",)
    cells = tuple(f"requests.{row}.{field}" for row in rows for field in fields)
    printed = (
        f"新收{new}件、上年结转{old}件，共{new + old}件"
        if mention.what[0] in {"to_do", "handled"}
        else f"新收{new}件（加结转{new + old}件），请核对"
    )
    return Meant("G1", _asked_by(facts, mention), cells, (new, *sorted(right)), printed)


def _asked_by(facts: Facts, mention: Mention) -> str:
    if not mention.who or mention.who == "natural_person":
        return RECEIVED[mention.what[0]]
    cell = facts.cell(f"requests.received.{mention.who}")
    return f"{cell.column_name if cell else '法人或其他组织'}申请"


def _concluded(facts: Facts, mention: Mention) -> Meant | None:
    total, other = _values(facts, "total", "concluded"), facts.numbers(*group(facts, "other"))
    old = _values(facts, "total", "carried_in")
    if not total or other is None or not old:
        return None
    answered = mention.what[0].startswith("answered")
    right = {total[0], total[0] - old[0]} if mention.what[0].endswith("_new") else {total[0]}
    for row in other if answered else ():
        right |= {answers - int(row) for answers in right}
    name = "答复" if answered else "办结"
    if mention.who == "natural_person":
        right |= set(_values(facts, "natural_person", "concluded"))
    return Meant("G2", name, ("requests.concluded.total",), tuple(right), f"（七）总计{total[0]}件")


def group(facts: Facts, name: str, column: str = "total") -> tuple[str, ...]:
    """The cells of a class of results: all rows of （三）不予公开, say."""
    sheet = facts.tables["requests"]
    return sheet.cells(column, *(row for row in sheet.table.row_ids if row == name or row.startswith(f"{name}_")))


def _results(facts: Facts, mention: Mention) -> Meant | None:
    """The classes of results, and their rows."""
    if mention.none and len(mention.what) > 1:
        return _added("G3", "别的办理结果", tuple(cell for one in mention.what for cell in group(facts, one)), facts)
    if mention.what[0] not in RESULTS:
        cells = tuple(f"requests.{row}.total" for row in mention.what)
        name = "、".join(f"“{facts.name(cell).removesuffix('·总计')}”" for cell in cells)
    else:
        cells = tuple(cell for one in mention.what for cell in group(facts, one))
        name = "、".join(RESULTS[one] for one in mention.what)
    return _added("G3", name, cells, facts)


def _added(code: str, name: str, cells: tuple[str, ...], facts: Facts, unit: str = "件") -> Meant | None:
    values = facts.numbers(*cells) if cells else None
    if values is None:
        return None
    total = sum(map(Decimal, values), Decimal(0))
    return Meant(code, name, cells, (total,), f"为{total}{unit}")


def _disputes(facts: Facts, mention: Mention) -> Meant | None:
    outcome = mention.what[0].partition(".")[2] or "total"
    kinds = tuple(kind.partition(".")[0] for kind in mention.what)
    outcomes = ("upheld", "corrected", "other") if outcome == "decided" else (outcome,)
    cells = tuple(f"disputes.{column}.{one}" for kind in kinds for column in DISPUTES[kind] for one in outcomes)
    return _added("G5", "、".join(DISPUTE_NAMES[kind] for kind in kinds) + OUTCOMES[outcome], cells, facts)


def _documents(facts: Facts, mention: Mention) -> Meant | None:
    mentioned = [what.partition(".")[::2] for what in mention.what]
    made = facts.cell("proactive.normative_documents.made") is not None
    columns = ["made" if column == "issued" and made else column for _, column in mentioned]
    cells = tuple(f"proactive.{kind}.{column}" for (kind, _), column in zip(mentioned, columns, strict=True))
    if mention.none:
        cells = tuple(cell for cell in cells if facts.cell(cell) is not None)
    return _added("G8", COLUMNS[columns[0]] + "、".join(DOCUMENTS[kind] for kind, _ in mentioned), cells, facts)


def _decisions(facts: Facts, mention: Mention) -> Meant | None:
    kinds = tuple(dict.fromkeys(what.partition(".")[0] for what in mention.what))
    items = mention.what[0].endswith(".items")
    rows = ("previous_items", "change") if items else ("decisions",)
    cells = tuple(f"proactive.{kind}.{row}" for kind in kinds for row in rows)
    name = "、".join(DECISIONS[kind] for kind in kinds) + ("事项" if items else "决定")
    return _added("G9", name, cells, facts, "项" if items else "件")


def _fees(facts: Facts, _: Mention) -> Meant | None:
    amount = facts.number("proactive.fees.amount")
    if amount is None:
        return None
    name = "行政事业性收费"
    return Meant(
        "G9",
        name,
        ("proactive.fees.amount",),
        (Decimal(amount),),
        f"为{amount}万元",
    )
