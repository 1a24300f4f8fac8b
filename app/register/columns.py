"""Which column of a register says what, by its head and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.documents.workbook.sheet import column_name
from app.register.dates import day
from app.register.words import applicant, dispute, is_outcome, request

RegisterKind = Literal["requests", "disputes"]
RegisterField = Literal["received", "applicant", "outcome", "detail", "closed", "carried", "case"]
FIELDS: dict[RegisterKind, tuple[RegisterField, ...]] = {
    "requests": ("received", "applicant", "outcome", "detail", "closed", "carried"),
    "disputes": ("received", "case", "outcome", "closed"),
}
NAMES: dict[RegisterField, str] = {
    "received": "收到日期",
    "applicant": "申请人类型",
    "outcome": "办理结果",
    "detail": "具体情形",
    "closed": "答复（审结）日期",
    "carried": "结转",
    "case": "案件类型",
}
NEEDED: dict[RegisterKind, tuple[RegisterField, ...]] = {
    "requests": ("applicant", "outcome"),
    "disputes": ("case", "outcome"),
}
"""Without these no row can be counted."""
_HEADS: dict[RegisterField, tuple[str, ...]] = {
    "received": (
        r"收到.{0,6}(?:日期|时间|日)",
        r"(?:收件|接收|收文|来件|立案|收案).{0,2}(?:日期|时间|日)",
        r"(?:登记|受理).{0,2}(?:日期|时间)",
        r"(?:申请|起诉).{0,2}(?:日期|时间)",
    ),
    "applicant": (r"申请(?:人|主体)?.{0,2}(?:类型|类别|性质|种类|属性|分类)", r"主体.{0,2}(?:类型|类别|性质)"),
    "outcome": (
        r"(?:办理|处理|答复|公开|审理|裁判|判决|复议|诉讼|案件).{0,2}(?:结果|结论)",
        r"(?:答复|办理|处理|公开).{0,2}(?:类型|情形|情况|方式|意见)",
        r"结果",
    ),
    "detail": (r"(?:具体|不予公开|不公开|细分|二级|小类).{0,6}(?:情形|理由|原因|类型|类别|项)?",),
    "closed": (
        r"(?:答复|办结|审结|结案).{0,3}(?:日期|时间|日)",
        r"(?:完成|送达|寄出|裁判|判决|决定).{0,2}(?:日期|时间)",
    ),
    "carried": (r"结转",),
    "case": (r"(?:案件|救济|争议).{0,2}(?:类型|类别|性质|种类|方式)", r"复议.{0,3}诉讼", r"类型|类别"),
}
"""Words of heads, the surest first."""
_OTHER_DAYS: dict[RegisterField, re.Pattern[str]] = {
    "received": re.compile(r"应|期限|截止|法定|补正|答复|延期|申请人收到"),
    "closed": re.compile(r"应|期限|截止|法定|补正|延期"),
}
"""Heads of days that are another day: when an answer was due, when a request was completed."""
_VALUES: dict[RegisterField, Callable[[str], object]] = {
    "received": day,
    "closed": day,
    "applicant": lambda text: applicant(text).id,
    "outcome": is_outcome,
    "detail": lambda text: request(text).id,
    "case": lambda text: dispute(text, of_case=True).id,
}
"""Whether a value is one of its field."""
NONE = "-"
"""In place of a head: the register has no such column."""
_LOOKED_AT = 200
LEAST_FITTING = 20
"""Of a hundred values, how many must be of the field; the others are then named one by one."""


@dataclass(frozen=True)
class Columns:
    """The columns of one sheet: field -> column, and its head as it stands there."""

    of: dict[RegisterField, int] = field(default_factory=dict)
    heads: dict[RegisterField, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    """All heads of the sheet."""


def recognised(
    kind: RegisterKind, heads: Sequence[str], rows: Sequence[Sequence[str]], known: Mapping[str, str] | None = None
) -> Columns:
    """The columns of a register of `kind`; `known` are heads (or letters of columns) that the clerk confirmed, by
    field. A column whose values are none of its field's is not taken for it."""
    of: dict[RegisterField, int] = {}
    for name in FIELDS[kind]:
        stated = "".join((known or {}).get(name, "").split())
        if stated == NONE:
            continue
        ranked = [
            (rank, -fit, col)
            for col, head in enumerate(heads)
            if col not in of.values()
            and (rank := _rank(name, head, col, stated)) is not None
            and (fit := _fitting(name, rows, col)) >= (0 if rank < 0 else LEAST_FITTING)
        ]
        if ranked:
            of[name] = min(ranked)[2]
    tidy = [" ".join(head.split()) for head in heads]
    return Columns(of, {name: tidy[col] for name, col in of.items()}, tuple(dict.fromkeys(filter(None, tidy))))


def _rank(name: RegisterField, head: str, col: int, known: str) -> int | None:
    """How well a head fits a field, the lower the better: -1 for the one that was confirmed; None for not at all."""
    stated = "".join(head.split())
    if known and known in {stated, column_name(col)}:
        return -1
    if not stated or (_OTHER_DAYS[name].search(stated) if name in _OTHER_DAYS else False):
        return None
    return next((rank for rank, pattern in enumerate(_HEADS[name]) if re.search(pattern, stated)), None)


def _fitting(name: RegisterField, rows: Sequence[Sequence[str]], col: int) -> int:
    """Of a hundred values, how many are of the field; all where there is no value to tell by."""
    values = [row[col].strip() for row in rows[:_LOOKED_AT] if col < len(row) and row[col].strip()]
    check = _VALUES.get(name)
    if check is None or not values:
        return 100
    return sum(bool(check(value)) for value in values) * 100 // len(values)
