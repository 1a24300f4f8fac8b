"""D. The table of requests.

Printed totals of an imported document are compared with the sums of their parts (D1, D2); whether what came
in equals what went out (D3) is asked of the figures themselves. A wrong total is reported where it stands and
not once more by the sums that it is part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, rule
from app.form.parts import Table
from app.tables.figures import Value
from app.tables.sheet import Sheet

FORM = "国办公开办函〔2021〕30号、〔2019〕60号附件：三、收到和处理政府信息公开申请情况（勾稽关系）"
FLOW = ("received", "carried_in", "concluded", "carried_out")


def sheet_of(facts: Facts) -> Sheet | None:
    return facts.tables.get("requests")


def columns_of(sheet: Sheet) -> dict[str, str]:
    """The columns of figures with their labels, the total last."""
    return _columns(sheet.table)


@cache
def _columns(table: Table) -> dict[str, str]:
    return {cell.column: cell.column_labels[-1] for cell in table.cells}


@cache
def _rows(table: Table) -> dict[str, str]:
    return {cell.row: cell.row_name for cell in table.cells}


def _printed(sheet: Sheet, cell: str) -> Value:
    """A total as it stands; one that was printed blank counts as 0."""
    return (sheet.figure(cell).value if sheet.is_printed(cell) else sheet.value(cell)) or 0


def _total_column_is_blank(sheet: Sheet) -> bool:
    return not any(sheet.figure(cell).filled for cell in _totals_of_rows(sheet))


def _totals_of_rows(sheet: Sheet) -> tuple[str, ...]:
    return tuple(cell.id for cell in sheet.table.cells if cell.column == "total")


def _balance(flow: Iterable[Value]) -> Value:
    """By how much more came in than went out; `flow` in the order of FLOW."""
    came, carried, concluded, left = flow
    return came + carried - concluded - left


def _summed(sheet: Sheet, cell: str) -> Value:
    """The value of a cell with every total worked out anew from the cells that were filled in."""
    return (sheet.worked_out(cell) if sheet.table.by_id[cell].is_total else sheet.value(cell)) or 0


@rule("D1", "横向合计不符", level=Level.ERROR, basis=FORM)
def row_does_not_add_up(facts: Facts) -> RuleResults:
    """一行中自然人和五类组织相加，应等于这一行的总计。请对照台账核对这一行，改正分项或总计。"""
    sheet = sheet_of(facts)
    if not sheet or not sheet.has_printed_totals or _total_column_is_blank(sheet):
        return
    sums = {row: found for row in _rows(sheet.table) if (found := _sum(facts, sheet, _row_cells(sheet, row)))}
    if _only_repeats(sums, "concluded", result_rows(sheet)) or _follows_from_columns(sheet):
        sums.pop("concluded", None)
    for row, (added, stated, cells) in sums.items():
        if added != stated:
            yield Problem(
                f"“{_rows(sheet.table)[row]}”各类申请人合计{added}，总计{_stated(sheet, cells[-1])}，"
                f"差{abs(added - stated)}。",
                cells,
            )


@rule("D2", "（七）总计不符", level=Level.ERROR, basis=FORM)
def results_do_not_add_up(facts: Facts) -> RuleResults:
    """一列中办理结果（一）至（六）的各项相加，应等于（七）总计。请对照台账核对这一列。"""
    sheet = sheet_of(facts)
    if not sheet or not sheet.has_printed_totals:
        return
    columns = columns_of(sheet)
    sums = {column: found for column in columns if (found := _sum(facts, sheet, _column_cells(sheet, column)))}
    if _only_repeats(sums, "total", tuple(columns)) or _follows_from_rows(sheet) or _total_column_is_blank(sheet):
        sums.pop("total", None)
    for column, (added, stated, cells) in sums.items():
        if added != stated:
            yield Problem(
                f"“{columns[column]}”列各项办理结果合计{added}，（七）总计{_stated(sheet, cells[-1])}，"
                f"差{abs(added - stated)}。",
                cells,
            )


Sum = tuple[Value, Value, tuple[str, ...]]
"""What the parts add up to, the total as printed, and the cells: the parts, then the total."""


def _sum(facts: Facts, sheet: Sheet, cells: tuple[str, ...]) -> Sum | None:
    numbers = facts.numbers(*cells)
    return None if numbers is None else (sum(numbers[:-1]), _printed(sheet, cells[-1]), cells)


def _row_cells(sheet: Sheet, row: str) -> tuple[str, ...]:
    return tuple(sheet.id_of(row, column) for column in columns_of(sheet))


def _column_cells(sheet: Sheet, column: str) -> tuple[str, ...]:
    return sheet.cells(column, *result_rows(sheet), "concluded")


def result_rows(sheet: Sheet) -> tuple[str, ...]:
    """The rows that （七）总计 sums."""
    parts = sheet.table.by_id[sheet.id_of("concluded", "natural_person")].parts
    return tuple(sheet.table.by_id[part].row for part in parts)


def _only_repeats(sums: Mapping[str, Sum], last: str, others: tuple[str, ...]) -> bool:
    """Whether the sum called `last` is off by just what the other ones are off by together."""
    off = {name: added - stated for name, (added, stated, _) in sums.items()}
    together = [off[name] for name in others if name != last and off.get(name)]
    return bool(together) and off.get(last) == sum(together)


def _follows_from_columns(sheet: Sheet) -> bool:
    """Whether the row （七）总计 would add up if its totals were right in their columns (D2)."""
    columns = list(columns_of(sheet))
    down = [sum(sheet.value(cell) or 0 for cell in _column_cells(sheet, column)[:-1]) for column in columns]
    wrong = any(down[at] != _printed(sheet, sheet.id_of("concluded", columns[at])) for at in range(len(columns) - 1))
    return wrong and sum(down[:-1]) == down[-1]


def _follows_from_rows(sheet: Sheet) -> bool:
    """Whether the column 总计 would add up if its totals were right in their rows (D1)."""
    rows = (*result_rows(sheet), "concluded")
    across = [sum(sheet.value(cell) or 0 for cell in _row_cells(sheet, row)[:-1]) for row in rows]
    return sum(across[:-1]) == across[-1]


def _stated(sheet: Sheet, cell: str) -> str:
    text = sheet.figure(cell).text
    return f"填的是{text}" if text else "没有填"


@rule("D3", "收办不平", level=Level.ERROR, basis=FORM)
def received_and_dealt_with_differ(facts: Facts) -> RuleResults:
    """本年新收加上年结转，应等于办理结果总计加结转下年度。请核对标出的四格。"""
    sheet = sheet_of(facts)
    if not sheet:
        return
    columns = columns_of(sheet)
    failing = {column: cells for column in columns if (cells := _unbalanced(facts, sheet, column))}
    if "total" in failing and _total_follows(sheet, failing):
        del failing["total"]
    for column, cells in failing.items():
        a, b, c, d = (sheet.value(cell) or 0 for cell in cells)
        yield Problem(
            f"{columns[column]}：收{a + b}件（新收{a}、上年结转{b}），办结和结转{c + d}件（办结{c}、结转下年{d}），"
            f"{'差' if a + b > c + d else '多'}{abs(a + b - c - d)}件。",
            cells,
            level=Level.QUERY if _lacks_a_row(facts, sheet, cells) else None,
        )


def _lacks_a_row(facts: Facts, sheet: Sheet, cells: tuple[str, ...]) -> bool:
    """Whether the document has no such row as one of the cells: then nobody knows what should stand in it."""
    missing = set(facts.report.imported.missing_labels) if facts.report.imported else set()
    return any(missing & set(sheet.table.by_id[cell].row_labels) for cell in cells)


def _unbalanced(facts: Facts, sheet: Sheet, column: str) -> tuple[str, ...]:
    """The four cells of a column that don't agree, whether totals are taken as printed or worked out.

    Not where a document leaves the total （七） blank: that is D2's, and nobody printed what would be quoted.
    """
    cells = sheet.cells(column, *FLOW)
    total = sheet.id_of("concluded", column)
    if sheet.has_printed_totals and not sheet.figure(total).filled:
        return ()
    standing = facts.numbers(*cells)
    if standing is None or not _balance(standing):
        return ()
    return cells if _balance(_summed(sheet, cell) for cell in cells) else ()


def _total_follows(sheet: Sheet, failing: dict[str, tuple[str, ...]]) -> bool:
    """Whether the 总计 column only repeats what is wrong in the others."""
    off = {column: _balance(sheet.value(cell) or 0 for cell in cells) for column, cells in failing.items()}
    total = off.pop("total")
    return bool(off) and total == sum(off.values())


@rule("D5", "“其他”偏多", level=Level.HINT, basis="无统一规定；占办结数两成以上时提醒")
def many_of_no_kind(facts: Facts) -> RuleResults:
    """归入“其他”的应当很少，例如申请人自己撤回的。请看看有没有能归到更合适的办理结果的，例如重复申请、信访举报投诉类申请。"""
    for row in ("other_misc", "other"):
        cells = (f"requests.{row}.total", "requests.concluded.total")
        numbers = facts.numbers(*cells)
        if numbers and numbers[0] >= 5 and numbers[0] * 5 > numbers[1] > 0:
            yield Problem(f"“其他处理—其他”占{numbers[0] * 100 / numbers[1]:.1f}%，请确认没有更合适的归类。", cells)


@rule("D6", "“总计”列是空的", level=Level.HINT, basis=FORM)
def total_column_left_blank(facts: Facts) -> RuleResults:
    """原件没有填总计。导出的文件里会填上分项相加的数，请核对一遍。"""
    sheet = sheet_of(facts)
    if sheet and sheet.has_printed_totals and _total_column_is_blank(sheet) and any(_sums(sheet)):
        yield Problem("原件“总计”列为空，已按分项合计补填，请核对。", _totals_of_rows(sheet))


def _sums(sheet: Sheet) -> Iterator[Value | None]:
    return (sheet.worked_out(cell) for cell in _totals_of_rows(sheet))
