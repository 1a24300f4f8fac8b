"""How far one text is from another, in characters put in, left out or changed."""

from __future__ import annotations

from functools import lru_cache


def distance(a: str, b: str, most: int) -> int:
    """The number of changes between `a` and `b`; `most` + 1 where it is more than `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    row = list(range(len(b) + 1))
    for at, mark in enumerate(a, 1):
        above, row[0] = row[0], at
        for column, other in enumerate(b, 1):
            above, row[column] = row[column], min(above + (mark != other), row[column] + 1, row[column - 1] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=4096)
def nearest(wanted: str, window: str) -> tuple[int, int, int]:
    """The stretch of `window` that is nearest to `wanted`: changes, start, end."""
    columns = len(window) + 1
    row = [(0, start) for start in range(columns)]
    for at, mark in enumerate(wanted, 1):
        above, row[0] = row[0], (at, 0)
        for column in range(1, columns):
            changed = (above[0] + (mark != window[column - 1]), above[1])
            left_out = (row[column][0] + 1, row[column][1])
            put_in = (row[column - 1][0] + 1, row[column - 1][1])
            above, row[column] = row[column], min(changed, left_out, put_in, key=lambda cost: cost[0])
    changes, end = min((cost[0], column) for column, cost in enumerate(row))
    return changes, row[end][1], end
