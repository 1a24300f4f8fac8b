"""F, and what else compares figures with last year's report (A8, C3, C4)."""

from __future__ import annotations

from decimal import Decimal

from app.checks.facts import Facts
from app.checks.requests import columns_of, sheet_of
from app.checks.rule import Level, Problem, RuleResults, Unchecked, rule
from app.tables.figures import Value

FORM = "与上年年报对比（国办公开办函〔2021〕30号、〔2019〕60号附件）"
BESIDE = "无统一规定；与上年年报对比，提醒核对"
DECISIONS = ("licensing", "penalties", "coercive_measures")
FACTOR = 1000
"""Amounts further apart than this are taken for 元 and 万元 mixed up; the true factor is 10000."""


@rule("A8", "金额与上年相差过大", level=Level.QUERY, basis=BESIDE, against_last_year=True)
def amount_out_of_proportion(facts: Facts) -> RuleResults:
    """金额比上年多了或少了一千倍以上，常见的原因是把“元”当成了“万元”。请核对单位。"""
    for sheet in facts.tables.values():
        for cell in sheet.table.inputs:
            if cell.kind != "amount" or not (numbers := _amounts(facts, cell.id)):
                continue
            now, before = numbers
            if now > before * FACTOR or now * FACTOR < before:
                yield Problem(
                    f"“{cell.name}”{_plain(now)}万元，与上年{_plain(before)}万元相差过大，请核对是否把“元”当成“万元”。",
                    (cell.id,),
                )


def _amounts(facts: Facts, cell: str) -> tuple[Decimal, Decimal] | None:
    """This year's and last year's amount in 万元, if both are there and not 0."""
    before = facts.last_numbers(cell)
    now = facts.number(cell) if before else None
    if not now or not before or not before[0] or facts.last_year is None:
        return None
    return _in_wan(now, facts.report.units.get(cell)), _in_wan(before[0], facts.last_year.units.get(cell))


def _in_wan(amount: Value, unit: str | None) -> Decimal:
    return Decimal(amount) / 10000 if unit == "元" else Decimal(amount)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


@rule("C3", "处理决定由有变无", level=Level.HINT, basis=BESIDE, edition="2021", against_last_year=True)
def decisions_gone(facts: Facts) -> RuleResults:
    """上年有决定、本年一件也没有，请确认不是漏填。职能划转了的可以关闭这条提示。"""
    for label, cell, now, before in _decisions(facts):
        if before > 0 and now == 0:
            yield Problem(f"“{label}”上年{before}件、本年0件，请确认。", (cell,))


@rule("C4", "处理决定变化很大", level=Level.QUERY, basis=BESIDE, edition="2021", against_last_year=True)
def decisions_changed_much(facts: Facts) -> RuleResults:
    """比上年变化一半以上，请核对数据来源；情况属实的，可以在总体情况里说明原因。"""
    for label, cell, now, before in _decisions(facts):
        moved = max(now, before) - min(now, before)
        if now > 0 and before > 0 and moved >= 100 and moved * 2 > before:
            change = f"{'增加' if now > before else '减少'}{moved * 100 / before:.1f}"
            yield Problem(f"“{label}”比上年{change}%，请核对数据来源，必要时在总体情况中说明。", (cell,))


def _decisions(facts: Facts) -> list[tuple[str, str, Value, Value]]:
    """Label, cell, this year's and last year's number of each kind of decisions; editions don't mix."""
    found = []
    for row in DECISIONS:
        cell = f"proactive.{row}.decisions"
        form = facts.cell(cell)
        if form and form.column_name == "本年处理决定数量":
            before = facts.last_numbers(cell)
            now = facts.number(cell) if before else None
            if now is not None and before:
                found.append((form.row_name, cell, now, before[0]))
    return found


@rule("F1", "上年结转与上年年报不符", level=Level.ERROR, basis=FORM, keepable=True, against_last_year=True)
def carried_in_differs(facts: Facts) -> RuleResults:
    """上年年报的“结转下年度继续办理”，就是本年的“上年结转”，每一列都应相等。上年年报有误、已更正的，写明理由保留。"""
    if facts.last_year and facts.last_year.year != facts.year - 1:
        yield Unchecked(f"附上的是{facts.last_year.year}年年报，不是{facts.year - 1}年的，没有与它对比。")
    sheet = sheet_of(facts)
    differing = {}
    for column, label in columns_of(sheet).items() if sheet else ():
        cell = f"requests.carried_in.{column}"
        before = facts.last_numbers(f"requests.carried_out.{column}")
        now = facts.number(cell) if before else None
        if now is not None and before and now != before[0]:
            differing[column] = Problem(
                f"“{label}”上年结转填{now}件，上年年报结转下年度是{before[0]}件，应当相等。",
                (cell,),
                reasons=("上年数据更正",),
            )
    if len(differing) > 1:
        differing.pop("total", None)
    yield from differing.values()


@rule("F2", "有效文件数与上年不衔接", level=Level.QUERY, basis=FORM, edition="2021", against_last_year=True)
def in_force_does_not_follow(facts: Facts) -> RuleResults:
    """上年有效数加本年制发减本年废止，一般等于现行有效数。有自然失效、清理、机构划转等情况的，写明理由保留，也可以同时在表下加一句说明。"""
    for row in ("rules", "normative_documents"):
        cells = tuple(f"proactive.{row}.{column}" for column in ("issued", "repealed", "in_force"))
        before, form = facts.last_numbers(cells[-1]), facts.cell(cells[-1])
        numbers = facts.numbers(*cells) if before else None
        if not numbers or not before or not form:
            continue
        issued, repealed, now = numbers
        expected = before[0] + issued - repealed
        if now != expected:
            lapsed = (f"自然失效{expected - now}件",) if now < expected else ()
            yield Problem(
                f"“{form.row_name}”上年有效{before[0]}＋本年制发{issued}－本年废止{repealed}＝{expected}，现填{now}。"
                "差额请确认（如清理、失效、机构划转）。",
                cells,
                reasons=(*lapsed, "清理", "机构划转", "上年数据更正"),
                note=_difference(form.row_name, before[0], numbers),
            )


def _difference(label: str, before: Value, numbers: tuple[Value, ...]) -> str:
    """The note that reports print under the table: what was in force, what came and went, and why the rest."""
    issued, repealed, now = numbers
    apart = now - (before + issued - repealed)
    moved = f"增加{apart}件" if apart > 0 else f"减少{-apart}件"
    return (
        f"注：上年末现行有效{label}{before}件，本年制发{issued}件、废止{repealed}件，"
        f"因{{原因}}{moved}，年末现行有效{now}件。"
    )


@rule("F3", "上一年项目数量不衔接", level=Level.QUERY, basis=FORM, edition="2019", against_last_year=True)
def items_do_not_follow(facts: Facts) -> RuleResults:
    """上年年报的上一年项目数量加减本年增减，就是本年表中的“上一年项目数量”。"""
    for row in ("licensing", "other_services", "penalties", "coercive_measures", "fees"):
        cell, change = f"proactive.{row}.previous_items", f"proactive.{row}.change"
        before, form = facts.last_numbers(cell, change), facts.cell(cell)
        now = facts.number(cell) if before else None
        if now is not None and before and form and now != sum(before):
            yield Problem(f"“{form.row_name}”上一年项目数量填{now}，按上年年报应为{sum(before)}。", (cell,))


@rule("F4", "对外公开总数量减少", level=Level.HINT, basis=BESIDE, edition="2019", against_last_year=True)
def fewer_public_than_last_year(facts: Facts) -> RuleResults:
    """已经公开的文件一般不会变少。文件废止、撤下的，可以关闭这条提示。"""
    for row in ("rules", "normative_documents"):
        cell = f"proactive.{row}.public_total"
        before, form = facts.last_numbers(cell), facts.cell(cell)
        now = facts.number(cell) if before else None
        if now is not None and before and form and now < before[0]:
            yield Problem(
                f"“{form.row_name}”对外公开总数量{now}件，比上年{before[0]}件少，请确认是否有文件撤下。", (cell,)
            )


@rule("F5", "表格改版，部分不比较", level=Level.HINT, basis="国办公开办函〔2021〕30号", against_last_year=True)
def another_edition_last_year(facts: Facts) -> RuleResults:
    """2021年起主动公开表的项目变了，和上年的数不能直接比较。“上年结转”和复议诉讼仍然比较。"""
    now, before = facts.tables.get("proactive"), facts.last_tables.get("proactive")
    if now and before and now.table is not before.table:
        yield Problem(f"{facts.year}年起主动公开表改版，除“上年结转”外不与上年自动比较。")
