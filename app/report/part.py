"""What a report is made of: dataclasses that never change, made of plain data (JSON) and turned into it again.

Pydantic looks at what comes from a file, and is loaded with the first one: a new report and the start page need none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

if TYPE_CHECKING:
    from pydantic import ConfigDict, TypeAdapter

Why = Literal["missing", "unknown", "no text", "other"]
Place = tuple[int | str, ...]
"""The keys and numbers that lead to a value in plain data."""
_WHY: dict[str, Why] = {"missing": "missing", "unexpected_keyword_argument": "unknown", "string_type": "no text"}
"""Pydantic's names of what does not fit; any other is “other”."""


@dataclass(frozen=True)
class Misfit:
    """What in plain data does not fit: a field that is not there, one that nobody knows, no text, another value."""

    place: Place
    why: Why


class Misfits(ValueError):
    """Plain data that makes no part; `all` from the first to the last."""

    def __init__(self, found: list[Misfit]) -> None:
        super().__init__(found)
        self.all = found


@dataclass(frozen=True)
class Part:
    """A report or something in it. Values are text, numbers, yes or no, other parts, tuples and dicts of these."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the fields, in the order in which a draft has them."""
        return tuple(field.name for field in fields(cls))

    @classmethod
    def get_ready(cls) -> None:
        """Do beforehand what takes time when the first one is read."""
        part: Any = cls
        _adapter(part)

    @classmethod
    def read(cls, data: Any) -> Self:
        """The part that `data` stands for: read as JSON, where text is no number and a number no text. Raises `Misfits`."""
        from pydantic import ValidationError

        part: Any = cls
        try:
            made: Self = _adapter(part).validate_json(json.dumps(data), strict=True)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=False, include_input=False)
            raise Misfits([Misfit(fault["loc"], _WHY.get(fault["type"], "other")) for fault in faults]) from error
        return made

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
def _adapter(part: type[Part]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(part)
