"""D. Requests."""

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, Results, Unchecked, rule

FORM = "国办公开办函〔2021〕30号 表三"


@rule("D3", "收办不平", level=Level.ERROR, basis=FORM)
def received_and_dealt_with_differ(facts: Facts) -> Results:
    """本年新收加上年结转，应等于办理结果总计加结转下年度。请核对标出的四格。"""
    sheet = facts.tables["requests"]
    columns = {cell.column: cell.column_labels[-1] for cell in sheet.table.cells}
    for column, label in columns.items():
        cells = sheet.cells(column, "received", "carried_in", "concluded", "carried_out")
        if not facts.ready("requests", *cells):
            continue
        if not sheet.readable(*cells):
            yield Unchecked(f"{label}：有的格不是数字，收办是否相等未核对。", cells)
            continue
        a, b, c, d = (sheet.value(cell) or 0 for cell in cells)
        if a + b != c + d:
            yield Problem(
                f"{label}：一（{a}）＋二（{b}）＝{a + b}，三（七）（{c}）＋四（{d}）＝{c + d}，两边应相等。", cells
            )
