"""What a report is made of: dataclasses that never change, made of plain data (JSON) and turned into it again.

A library would do it for more kinds of values than a draft has; to load one took a third of the time until a draft
was open, and most of the time of every command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from types import NoneType
from typing import Any, Literal, Self, get_args, get_origin, get_type_hints

Place = tuple[int | str, ...]
"""The keys and numbers that lead to a value in plain data."""
Taking = Callable[[Any, Place, list["Misfit"]], Any]
"""Takes a value that stands at a place; what does not fit is added to the list, and what is returned then is of no use."""


@dataclass(frozen=True)
class Misfit:
    """What in plain data does not fit: a field that is not there, one that nobody knows, no text, another value."""

    place: Place
    why: Literal["missing", "unknown", "no text", "other"]


class Misfits(ValueError):
    """Plain data that makes no part; `all` from the first to the last."""

    def __init__(self, found: list[Misfit]) -> None:
        super().__init__(found)
        self.all = found


@dataclass(frozen=True)
class Part:
    """A report or something in it. Values are text, numbers, yes or no, other parts, tuples and dicts of these."""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the fields, in the order in which a draft has them."""
        return tuple(field.name for field in fields(cls))

    @classmethod
    def read(cls, data: Any) -> Self:
        """The part that `data` stands for. Raises `Misfits`."""
        found: list[Misfit] = []
        kind: Any = cls
        made = _taking(kind)(data, (), found)
        if found:
            raise Misfits(found)
        return made  # type: ignore[no-any-return]

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """The same with other values in some fields; they are not looked at."""
        return replace(self, **update)


def plain(value: Any) -> Any:
    """A part, or what stands in one, as plain data."""
    if isinstance(value, Part):
        return {name: plain(getattr(value, name)) for name in value.names()}
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return {key: plain(inner) for key, inner in value.items()} if isinstance(value, dict) else value


@cache
def _taking(kind: Any) -> Taking:
    """What takes values of a type, as it is written beside a field."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is dict:
        return _of_dict(_taking(inner[1]))
    if origin is tuple:
        return _of_list(_taking(inner[0])) if inner[-1] is ... else _of_row(tuple(map(_taking, inner)))
    if origin is Literal:
        return _of_choice(inner)
    if NoneType in inner:
        return _of_maybe(_taking(next(other for other in inner if other is not NoneType)))
    return _of_part(kind) if issubclass(kind, Part) else _of_value(kind)


def _of_value(kind: type) -> Taking:
    why: Literal["no text", "other"] = "no text" if kind is str else "other"

    def take(value: Any, place: Place, found: list[Misfit]) -> Any:
        if type(value) is not kind:
            found.append(Misfit(place, why))
        return value

    return take


def _of_choice(choices: tuple[Any, ...]) -> Taking:
    def take(value: Any, place: Place, found: list[Misfit]) -> Any:
        if not isinstance(value, str) or value not in choices:
            found.append(Misfit(place, "other"))
        return value

    return take


def _of_maybe(other: Taking) -> Taking:
    return lambda value, place, found: None if value is None else other(value, place, found)


def _of_list(each: Taking) -> Taking:
    def take(value: Any, place: Place, found: list[Misfit]) -> Any:
        if not isinstance(value, list | tuple):
            found.append(Misfit(place, "other"))
            return ()
        return tuple(each(inner, (*place, number), found) for number, inner in enumerate(value))

    return take


def _of_row(each: tuple[Taking, ...]) -> Taking:
    def take(value: Any, place: Place, found: list[Misfit]) -> Any:
        if not isinstance(value, list | tuple) or len(value) != len(each):
            found.append(Misfit(place, "other"))
            return ()
        return tuple(
            one(inner, (*place, number), found) for number, (one, inner) in enumerate(zip(each, value, strict=True))
        )

    return take


def _of_dict(each: Taking) -> Taking:
    def take(value: Any, place: Place, found: list[Misfit]) -> Any:
        if not isinstance(value, dict):
            found.append(Misfit(place, "other"))
            return {}
        return {key: each(inner, (*place, key), found) for key, inner in value.items()}

    return take


def _of_part(part: type[Part]) -> Taking:
    kinds = get_type_hints(part)
    known = {field.name: _taking(kinds[field.name]) for field in fields(part)}
    needed = [field.name for field in fields(part) if field.default is MISSING and field.default_factory is MISSING]

    def take(value: Any, place: Place, found: list[Misfit]) -> Any:
        if not isinstance(value, dict):
            found.append(Misfit(place, "other"))
            return None
        before = len(found)
        found += [Misfit((*place, name), "missing") for name in needed if name not in value]
        given = {name: each(value[name], (*place, name), found) for name, each in known.items() if name in value}
        found += [Misfit((*place, name), "unknown") for name in value if name not in known]
        return part(**given) if len(found) == before else None

    return take
