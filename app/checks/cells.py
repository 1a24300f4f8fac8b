"""A. One cell at a time. What a cell holds is read in `app.figures`, which names the code that applies."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, rule
from app.form.parts import Cell
from app.tables.figures import DECIMALS, Figure
from app.tables.sheet import Sheet

FORM = "国办公开办函〔2021〕30号、〔2019〕60号附件：统一格式各表按本年度实际数量填报"
ON_ZERO = "无统一规定：没有发生的填0、画横线还是空着，统一格式没有写明；程序一律写0"
MANY = 3
"""More cells of a table with the same small fault than these are named in one finding."""


def _with_fault(facts: Facts, fault: str) -> Iterator[tuple[Sheet, Cell, Figure]]:
    for sheet in facts.tables.values():
        yield from ((sheet, cell, figure) for cell, figure in sheet.faulty if figure.fault == fault)


def _rows(cells: list[Cell]) -> list[str]:
    """The rows that the cells are in; of a table of one row the cells themselves."""
    return list(dict.fromkeys(cell.row_name or cell.name for cell in cells))


def _some(names: list[str]) -> str:
    return "、".join(f"“{name}”" for name in names[:MANY]) + ("等" if len(names) > MANY else "")


@rule("A1", "不是件数", level=Level.ERROR, basis=FORM)
def not_a_count(facts: Facts) -> RuleResults:
    """这一格只填阿拉伯数字，如 0、12、1204。没有发生的填0，不要写文字、小数或负数。"""
    for _, cell, figure in _with_fault(facts, "A1"):
        yield Problem(f"“{cell.name}”只能填0或正整数，现在是“{figure.text}”。", (cell.id,))


@rule("A2", "有格未填", level=Level.QUERY, basis=ON_ZERO)
def not_filled(facts: Facts) -> RuleResults:
    """每一格都要填。本年没有发生的填0；填“0”和不填不是一回事。"""
    imported = facts.report.imported
    missing = set(imported.missing_labels) if imported else set()
    for id_, sheet in facts.tables.items():
        empty = [cell for cell in sheet.empty if not missing & {*cell.row_labels, *cell.column_labels}]
        if empty and facts.speaks_of(id_):
            yield Problem(
                f"“{sheet.table.heading}”表还有{len(empty)}格未填（{_some(_rows(empty))}）。没有发生的，请填0。",
                tuple(cell.id for cell in empty),
                level=Level.ERROR if facts.final else None,
            )


@rule("A3", "用横线或“无”代替0", level=Level.QUERY, basis=ON_ZERO)
def a_dash_for_nothing(facts: Facts) -> RuleResults:
    """没有发生的，建议填0。上级明确要求填“/”的，可以写明理由保留。"""
    for sheet in facts.tables.values():
        dashed = [(cell, figure) for cell, figure in sheet.faulty if figure.fault == "A3"]
        rows = tuple(_by_row(dashed))
        if len(rows) > MANY:
            texts = _some(sorted({figure.text for _, figure in dashed}))
            yield Problem(
                f"“{sheet.table.heading}”表有{len(dashed)}格填的是{texts}。请改填0，确实不适用的请核对上级要求。",
                tuple(cell.id for cell, _ in dashed),
                fix="0",
            )
            continue
        for cells in rows:
            first, figure = cells[0]
            name = f"“{first.name}”" if len(cells) == 1 else f"“{first.row_name}”有{len(cells)}格"
            yield Problem(
                f"{name}填的是“{figure.text}”。请改填0，确实不适用的请核对上级要求。",
                tuple(cell.id for cell, _ in cells),
                fix="0",
            )


def _by_row(dashed: list[tuple[Cell, Figure]]) -> Iterator[list[tuple[Cell, Figure]]]:
    """The cells of a row that hold the same; of a table of one row each by itself."""
    rows: dict[tuple[str, str], list[tuple[Cell, Figure]]] = {}
    for cell, figure in dashed:
        rows.setdefault((cell.row_name or cell.id, figure.text), []).append((cell, figure))
    yield from rows.values()


@rule("A4", "增减写法不对", level=Level.ERROR, basis="国办公开办函〔2019〕60号附件表一：本年增/减", edition="2019")
def not_a_change(facts: Facts) -> RuleResults:
    """写明增还是减，再写数量：增21、减25，也可以写+21、-25；没有变化填0。"""
    for _, cell, figure in _with_fault(facts, "A4"):
        yield Problem(f"“{cell.name}”请写成“增21”“减25”“+21”“-25”或0，现在是“{figure.text}”。", (cell.id,))


@rule("A5", "已整理写法", level=Level.HINT, basis="无统一规定；程序存半角阿拉伯数字，不加分节号、空格和单位")
def tidied(facts: Facts) -> RuleResults:
    """程序按统一的写法整理过：半角数字，不带千分位逗号、空格和单位。请看一眼是否正确。"""
    before_it = facts.report.tidied
    for sheet in facts.tables.values() if before_it else ():
        changed = [
            (cell, before, after)
            for cell in sheet.table.cells
            if (before := before_it.get(cell.id)) and (after := _shown(facts, sheet, cell)) != before
        ]
        cells = tuple(cell.id for cell, _, _ in changed)
        shown = [f"“{before}”整理为“{after}”" for _, before, after in changed[:MANY]]
        if len(changed) > MANY:
            yield Problem(f"“{sheet.table.heading}”表有{len(changed)}格已整理，如{'、'.join(shown)}。", cells)
        else:
            yield from (Problem(f"已将{text}。", (cell,)) for text, cell in zip(shown, cells, strict=True))


def _shown(facts: Facts, sheet: Sheet, cell: Cell) -> str:
    """A figure with the unit that was taken off it."""
    text = sheet.figure(cell.id).text
    return text + facts.report.units.get(cell.id, "") if text else text


@rule("A6", "不是金额", level=Level.ERROR, basis=f"{FORM}；小数位数无统一规定，金额精确到分")
def not_an_amount(facts: Facts) -> RuleResults:
    """只填数字，可以有小数：万元最多6位，元最多2位。不要把单位、“约”等字写在格里。"""
    for sheet, cell, figure in _with_fault(facts, "A6"):
        most = DECIMALS.get(sheet.unit(cell), DECIMALS["万元"])
        yield Problem(f"“{cell.name}”请填数字金额，小数最多{most}位，现在是“{figure.text}”。", (cell.id,))


@rule(
    "A7",
    "金额没有单位",
    level=Level.ERROR,
    basis="国办公开办函〔2019〕60号附件表一：采购总金额（表内未印单位）",
    edition="2019",
)
def amount_without_unit(facts: Facts) -> RuleResults:
    """2019版表格没有印单位。同一个数，“元”和“万元”相差一万倍，请选明单位。"""
    for sheet in facts.tables.values():
        for cell in sheet.table.inputs:
            if cell.kind == "amount" and not sheet.unit(cell) and (figure := sheet.figure(cell.id)).value:
                yield Problem(f"{cell.column_name}“{figure.text}”没有单位，请选“元”或“万元”。", (cell.id,))
