"""The roster and the categories as tables: what their squares hold, and what filling one changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from app.report.changes import FieldPath
from app.report.model import Category, Person, Report
from app.texts.shares import shares, total, uncounted

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Listing:
    """A list of the report. Columns without a field are worked out, never typed."""

    field: str
    name: str
    make: type[Person] | type[Category]
    heads: tuple[str, ...]
    fields: tuple[str, ...]
    """The field that each column shows, '' for one that is worked out."""
    worked_out: Callable[[Report], tuple[str, ...]]
    remark: Callable[[Report], str]

    def rows(self, report: Report) -> Rows:
        """The squares, with an empty line at the end."""
        items = getattr(report, self.field)
        extra = self.worked_out(report)
        filled = tuple(
            tuple(str(getattr(item, field)) if field else extra[row] for field in self.fields)
            for row, item in enumerate(items)
        )
        return (*filled, ("",) * len(self.fields))

    def typed(self, column: int) -> bool:
        return bool(self.fields[column])

    def put(self, report: Report, row: int, column: int, text: str) -> dict[FieldPath, Any]:
        """Fill a square; in the empty line at the end this makes a new line."""
        items = list(getattr(report, self.field))
        if row == len(items):
            if not text:
                return {}
            items.append(self.make())
        items[row] = items[row].model_copy(update={self.fields[column]: text})
        return {(self.field,): tuple(items)}

    def cleared(self, report: Report, squares: Iterable[tuple[int, int]]) -> dict[FieldPath, Any]:
        """Empty the squares (row, column) that are typed."""
        items = list(getattr(report, self.field))
        for row, column in squares:
            if row < len(items) and self.typed(column):
                items[row] = items[row].model_copy(update={self.fields[column]: ""})
        return {(self.field,): tuple(items)}

    def without(self, report: Report, row: int) -> dict[FieldPath, Any]:
        """Take a line out."""
        items = getattr(report, self.field)
        return {(self.field,): (*items[:row], *items[row + 1 :])} if 0 <= row < len(items) else {}

    def moved(self, report: Report, row: int, by: int) -> dict[FieldPath, Any]:
        """Move a line up or down."""
        items = list(getattr(report, self.field))
        if not (0 <= row < len(items) and 0 <= row + by < len(items)):
            return {}
        items.insert(row + by, items.pop(row))
        return {(self.field,): tuple(items)}


def _counted(report: Report) -> str:
    whole = total(report.categories)
    if whole and (missing := uncounted(report.categories)):
        return f"“{missing[0].name or missing[0].count}”的条数还没有填好，填好后才算占比。"
    return f"共{whole}条，占比由程序算出。" if whole else "占比由程序算出，不用填。"


ROSTER = Listing(
    "roster",
    "领导小组名单",
    Person,
    ("职务", "姓名", "单位和职务"),
    ("role", "name", "post"),
    lambda report: ("",) * len(report.roster),
    lambda _: "在最后一行接着填，即增加一人。",
)
CATEGORIES = Listing(
    "categories",
    "主动公开信息分类",
    Category,
    ("类别", "条数", "占比"),
    ("name", "count", ""),
    lambda report: shares(report.categories),
    _counted,
)
