"""The requests table in short: the classes of results, and what one column still lacks, said in grey words."""

from __future__ import annotations

from app.tables.figures import Value
from app.tables.sheet import Sheet

RESULTS = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "denied": "不予公开",
    "unavailable": "无法提供",
    "rejected": "不予处理",
    "other": "其他处理",
}
"""How a text calls the six classes of results."""
CAME, WENT = ("received", "carried_in"), ("concluded", "carried_out")


def difference(sheet: Sheet, column: str) -> Value | None:
    """Requests that came less those dealt with or carried out, in one column of the requests table (rule D3).

    None when nothing in the column is filled or something can't be read.
    """
    cells = sheet.cells(column, *CAME, *WENT)
    if not sheet.readable(*cells) or all(sheet.value(cell) is None for cell in cells):
        return None
    return sheet.sum(column, *CAME) - sheet.sum(column, *WENT)


EVEN = "收办相等"


def still_missing(sheet: Sheet, column: str) -> str:
    """“缺12件结果”, “多3件结果”, “收办相等”; empty when there is nothing to say."""
    count = difference(sheet, column)
    if count is None:
        return ""
    if count == 0:
        return EVEN
    return f"缺{count}件结果" if count > 0 else f"多{-count}件结果"
