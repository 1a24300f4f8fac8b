"""What is found in a text, remembered: a report is read at every pause, and most of its paragraphs stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
PARAGRAPHS = 4096
"""More than the longest report has."""


def remembered(find: Callable[P, Iterable[T]]) -> Callable[P, tuple[T, ...]]:
    """The same function, which looks through the same text once. It must go by what it is given, and by that alone."""

    @wraps(find)
    def found(*args: P.args, **named: P.kwargs) -> tuple[T, ...]:
        return tuple(find(*args, **named))

    return cast(Callable[P, tuple[T, ...]], lru_cache(maxsize=PARAGRAPHS)(found))
