"""The one way to change a report: a mapping of paths to new values.

A path names a field (`("year",)`), or a field and a key or attribute in it (`("figures", cell id)`,
`("card", "address")`, `("sections", "1")`). The value None takes a key away. Every edit on screen, paste and
import is such a mapping, so one kind of undo step serves them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.report.model import Report
from app.report.part import Part

FieldPath = tuple[str, ...]
Changes = Mapping[FieldPath, Any]
TEXTS = frozenset(["sections", "under_table", "preface", "roster", "categories"])
"""Fields that no figure, no total and no rule of the tables goes by."""


def apply(report: Report, changes: Changes) -> Report:
    """The report with `changes` made. Raises KeyError for a path that no report has."""
    fields: dict[str, Any] = {}
    for path, value in changes.items():
        name = path[0]
        if name not in Report.names():
            raise KeyError(path)
        if len(path) == 1:
            fields[name] = value
        else:
            fields[name] = _with(fields.get(name, getattr(report, name)), path[1], value)
    return report.model_copy(update=fields)


def of_texts(paths: Iterable[FieldPath]) -> bool:
    """Whether nothing in a table changes with what stands at `paths`."""
    return all(path[0] in TEXTS for path in paths)


def _with(holder: Any, key: str, value: Any) -> Any:
    if isinstance(holder, Part):
        if key not in holder.names():
            raise KeyError(key)
        return holder.model_copy(update={key: value})
    if value is None:
        return {name: kept for name, kept in holder.items() if name != key}
    return {**holder, key: value}


def current(report: Report, path: FieldPath) -> Any:
    """What stands at `path` now; None for a key that is not there."""
    value = getattr(report, path[0])
    if len(path) == 1:
        return value
    return getattr(value, path[1]) if isinstance(value, Part) else value.get(path[1])


def inverse(report: Report, changes: Changes) -> dict[FieldPath, Any]:
    """The changes that take `report` with `changes` back to `report`."""
    return {path: current(report, path) for path in changes}


def effective(report: Report, changes: Changes) -> dict[FieldPath, Any]:
    """The changes that really change something."""
    return {path: value for path, value in changes.items() if current(report, path) != value}
