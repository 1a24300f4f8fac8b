"""What one column of the requests table still lacks, in the grey words that shout at nobody."""

from __future__ import annotations

from app.figures import Value
from app.sheet import Sheet

CAME, WENT = ("received", "carried_in"), ("concluded", "carried_out")


def difference(sheet: Sheet, column: str) -> Value | None:
    """Requests that came less those dealt with or carried out, in one column of the requests table (rule D3).

    None when nothing in the column is filled or something can't be read.
    """
    cells = sheet.cells(column, *CAME, *WENT)
    if not sheet.readable(*cells) or all(sheet.value(cell) is None for cell in cells):
        return None
    return sheet.sum(column, *CAME) - sheet.sum(column, *WENT)


def still_missing(sheet: Sheet, column: str) -> str:
    """“还差12件”, “多出3件”, “收办相等”; empty when there is nothing to say."""
    count = difference(sheet, column)
    if count is None:
        return ""
    if count == 0:
        return "收办相等"
    return f"还差{count}件" if count > 0 else f"多出{-count}件"
