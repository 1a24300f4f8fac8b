"""The official forms. A later edition is one more module here and one more name in `EDITIONS`."""

from app.errors import GknbError
from app.form import e2019, e2021
from app.form.parts import Cell, Edition, Outline, Table
from app.form.shared import NINE, OFFICIAL, OUTLINES

__all__ = [
    "EDITIONS",
    "NINE",
    "OFFICIAL",
    "OUTLINES",
    "TABLES",
    "edition",
    "edition_for",
    "outline",
    "outline_for",
    "table_of",
    "too_late",
    "years_of",
]

EDITIONS: tuple[Edition, ...] = (e2019.EDITION, e2021.EDITION)
TABLES = ("proactive", "requests", "disputes")
"""Ids of the official tables, in the order of the form."""
LAST_YEAR = 2100


def edition(id_: str) -> Edition:
    """The edition named `id_` (“2019”, “2021”). Raises `GknbError` for any other."""
    for candidate in EDITIONS:
        if candidate.id == id_:
            return candidate
    raise GknbError(f"没有“{id_}”版的统一格式。")


def edition_for(year: int) -> Edition:
    """The edition that a report on `year` has to use. Raises `GknbError` before 2019."""
    if year > LAST_YEAR:
        raise GknbError(f"年份“{year}”不对，请填四位数的报告年度。")
    for candidate in EDITIONS:
        if candidate.first_year <= year and (candidate.last_year is None or year <= candidate.last_year):
            return candidate
    raise GknbError(f"{year}年度未采用统一格式，本程序只填2019年度及以后的年报。")


def outline(id_: str) -> Outline:
    """The outline named `id_` (“official”, “nine”). Raises `GknbError` for any other."""
    for candidate in OUTLINES:
        if candidate.id == id_:
            return candidate
    raise GknbError(f"没有名为“{id_}”的报告结构，可选 official（六个部分）或 nine（九个部分）。")


def outline_for(id_: str, year: int) -> Outline:
    """The outline named `id_`, if a report on `year` may have it. Raises `GknbError` if not."""
    wanted = outline(id_)
    if not wanted.allows(year):
        raise GknbError(too_late(wanted))
    return wanted


def too_late(form: Outline) -> str:
    """What to say of a report that has an outline of an earlier time."""
    return f"{(form.last_year or LAST_YEAR) + 1}年度起应使用{OFFICIAL.name}。"


def years_of(form: Edition) -> str:
    """The years that an edition is for: “2019、2020年度”, “2021年度起”."""
    if form.last_year is None:
        return f"{form.first_year}年度起"
    return f"{'、'.join(map(str, range(form.first_year, form.last_year + 1)))}年度"


def table_of(cell: str, editions: dict[str, str]) -> tuple[Table, Cell] | None:
    """The table and the cell that a cell id names under `editions` {table: edition}, or None."""
    table_id = cell.partition(".")[0]
    if table_id not in editions:
        return None
    table = edition(editions[table_id]).table(table_id)
    found = table.by_id.get(cell)
    return (table, found) if found else None
