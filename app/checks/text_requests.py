"""G1–G4, G17. What the text says of requests, against the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.checks.facts import Facts
from app.checks.passages import Passage, passages
from app.checks.rule import Level, Problem, Results, rule
from app.claims.applicants import asked, due
from app.claims.request_rows import in_rows
from app.claims.requests import Claim, Reader, claims
from app.claims.statements import all_done, none_carried
from app.tables.tally import RESULTS

BASIS = "统一格式“收到和处理政府信息公开申请情况”，正文与表格应一致"


def told(facts: Facts, *what: str) -> Iterator[tuple[Passage, Claim]]:
    """Every claim of the kinds `what` in the texts, with its paragraph."""
    for passage in passages(facts):
        for claim in claims(passage.text, Reader(facts.year, passage.theme, _kind(facts))):
            if claim.what[0].partition(".")[0] in what:
                yield passage, claim


def _kind(facts: Facts) -> str:
    return "government" if facts.report.card.scope == "rollup" else facts.kind


def group(facts: Facts, name: str, column: str = "total") -> tuple[str, ...]:
    """The cells of a class of results: all rows of （三）不予公开, say."""
    sheet = facts.tables["requests"]
    rows = dict.fromkeys(cell.row for cell in sheet.table.cells)
    return sheet.cells(column, *(row for row in rows if row == name or row.startswith(f"{name}_")))


def _columns(claim: Claim) -> tuple[str, ...]:
    return ("total", claim.who) if claim.who else ("total",)


def differs(claim: Claim, right: set[int]) -> bool:
    """Whether none of the figures that would be `right` is what the text says."""
    return claim.value > max(right) if claim.part else claim.value not in right


def _values(facts: Facts, column: str, *rows: str) -> tuple[int, ...] | None:
    values = facts.numbers(*facts.tables["requests"].cells(column, *rows))
    return tuple(map(int, values)) if values else None


@rule("G1", "收到申请数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def received_differs(facts: Facts) -> Results:
    """核对正文和表格哪个对。正文可以写本年新收数，也可以写新收加上年结转的数，但要写明。"""
    if "requests" not in facts.tables:
        return
    for passage, claim in told(facts, "received"):
        if not claim.value:
            continue
        right: set[int] = set()
        newly = _newly(passage.text, claim)
        for column in _columns(claim):
            if values := _values(facts, column, "received", "carried_in", "concluded"):
                right |= {values[0]} if newly else {values[0], values[0] + values[1]}
                right |= set() if newly or _OLD_BESIDE.match(passage.text, claim.end) else {values[2]}
        total = _values(facts, "total", "received", "carried_in")
        if right and total and any(total) and differs(claim, right):
            a, b, c = claim.value, *total
            cells = facts.tables["requests"].cells("total", "received", "carried_in")
            message = f"正文写收到申请{a}件，表中新收{b}件（加结转{b + c}件），请核对。"
            yield Problem(message, cells, passage.spot(claim.start, claim.end))
    yield from _asked_differs(facts)
    yield from _due_differs(facts)


_NEW = re.compile(r"(?:新收|新增|新接收?)[^，。；：、（）\d]*$")
_WITH_OLD = re.compile(r"（?(?:其中)?(?:含|包括|包含|其中)[^，。；]{0,8}(?:结转|上一?年|去年)")


_OLD_BESIDE = re.compile(r"，(?:另有)?(?:上一?年|去年|20\d\d年)度?结转")
"""“收到46件，上年结转2件”: a number beside which the carried ones stand is not that of those dealt with."""


def _newly(text: str, claim: Claim) -> bool:
    """Whether a number is said to be of this year's requests alone: 本年新收22件."""
    before = text[max(0, claim.start - 24) : claim.start]
    return bool(_NEW.search(before)) and not _WITH_OLD.match(text, claim.end)


def _asked_differs(facts: Facts) -> Results:
    """“自然人27件、商业企业4件”, by the columns of the table."""
    sheet = facts.tables["requests"]
    for passage in passages(facts):
        for one in asked(passage.text, Reader(facts.year, passage.theme, _kind(facts))):
            rows = ("received", "carried_in", "concluded")
            by_row = [facts.numbers(*(f"requests.{row}.{column}" for column in one.columns)) for row in rows]
            if not all(by_row):
                continue
            new, old, done = (int(sum(values)) for values in by_row if values)
            if one.number.value not in {new, new + old, done}:
                cells = tuple(f"requests.received.{column}" for column in one.columns)
                name = "法人或其他组织" if len(one.columns) > 1 else sheet.table.by_id[cells[0]].column_name
                message = f"正文写{name}申请{one.number.value}件，表中新收{new}件（加结转{new + old}件），请核对。"
                yield Problem(message, cells, passage.spot(one.number.start, one.number.stop))


def _due_differs(facts: Facts) -> Results:
    """“应办理申请93件”: what was received and what was carried in."""
    total = _values(facts, "total", "received", "carried_in")
    for passage in passages(facts) if total and any(total) else ():
        if passage.theme != "requests":
            continue
        for number in due(passage.text, Reader(facts.year, passage.theme, _kind(facts))):
            if total and number.value != sum(total):
                cells = facts.tables["requests"].cells("total", "received", "carried_in")
                came = f"新收{total[0]}件、上年结转{total[1]}件，共{sum(total)}件"
                message = f"正文写应办理申请{number.value}件，表中{came}。"
                yield Problem(message, cells, passage.spot(number.start, number.stop))


@rule("G2", "办结数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def concluded_differs(facts: Facts) -> Results:
    """办结数应与（七）总计一致；写“答复”的，可以不含申请人撤回、放弃等其他处理。"""
    if "requests" not in facts.tables:
        return
    for passage, claim in told(facts, "concluded", "answered"):
        total = _values(facts, "total", "concluded")
        other = facts.numbers(*group(facts, "other"))
        if not total or other is None:
            continue
        right = _answered(total[0], other) if claim.what == ("answered",) else {total[0]}
        if old := _values(facts, "total", "carried_in") if _OLD_DONE.search(passage.text) else None:
            right |= {total[0] - old[0]}
        if differs(claim, right):
            verb = "答复" if claim.what == ("answered",) else "办结"
            message = f"正文写{verb}{claim.value}件，表中（七）总计{total[0]}件。"
            yield Problem(
                message, facts.tables["requests"].cells("total", "concluded"), passage.spot(claim.start, claim.end)
            )


_OLD_DONE = re.compile(r"(?:上一?年|20\d\d年|去年)度?结转[^，。；]{0,16}(?:已|均|全部)[^，。；]{0,12}办结；")
"""“上年结转3件已全部办结；本年新收50件，办结48件”: the second figure is of the new ones alone."""


def _answered(concluded: int, other: Iterable[int | Decimal]) -> set[int]:
    """How many answers there may have been: those withdrawn or given up, row by row, may have had none."""
    right = {concluded}
    for row in other:
        right |= {answers - int(row) for answers in right}
    return right


@rule("G3", "办理结果数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def results_differ(facts: Facts) -> Results:
    """按表中（一）至（六）各类合计核对正文。几类合写的，按几类之和核对。"""
    if "requests" not in facts.tables:
        return
    for passage, claim in told(facts, *RESULTS):
        cells = tuple(cell for name in claim.what for cell in group(facts, name))
        values = facts.numbers(*cells)
        if values is not None and differs(claim, {int(sum(values))}):
            name = "、".join(RESULTS[name] for name in claim.what)
            message = f"正文写{name}{claim.value}件，表中为{sum(values)}件。"
            yield Problem(message, cells, passage.spot(claim.start, claim.end))
    yield from _rows_differ(facts)


def _rows_differ(facts: Facts) -> Results:
    """“本机关不掌握相关政府信息11件”, by its own row."""
    for passage in passages(facts):
        for one in in_rows(passage.text, Reader(facts.year, passage.theme, _kind(facts))):
            cell = f"requests.{one.row}.total"
            value, said = facts.number(cell), int(one.number.value)
            if value is not None and (said > value if one.part else said != value):
                name = facts.name(cell).removesuffix("·总计")
                message = f"正文写“{name}”{said}件，表中为{value}件。"
                yield Problem(message, (cell,), passage.spot(one.number.start, one.number.stop))


@rule("G4", "结转数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def carried_differs(facts: Facts) -> Results:
    """“上年结转”对表中第二项，“结转下年度”对表中第四项。"""
    if "requests" not in facts.tables:
        return
    for passage, claim in told(facts, "carried_in", "carried_out", "carried"):
        rows = ("carried_in", "carried_out") if claim.what == ("carried",) else claim.what
        values = _values(facts, "total", *rows)
        if values and differs(claim, set(values)):
            cells = facts.tables["requests"].cells("total", *rows)
            printed = "、".join(map(str, values))
            yield Problem(
                f"正文写结转{claim.value}件，表中为{printed}件。", cells, passage.spot(claim.start, claim.end)
            )
    for passage in passages(facts):
        for start, end, row in none_carried(passage.text, passage.theme):
            cell = f"requests.{row}.total"
            if value := facts.number(cell):
                said = passage.paragraph.text[start:end]
                yield Problem(f"正文写“{said}”，表中为{value}件。", (cell,), passage.spot(start, end))


@rule("G17", "有结转却称全部办结", level=Level.QUERY, basis=BASIS, scope="text")
def not_all_done(facts: Facts) -> Results:
    """还有结转下年度的申请，就不能写“均已办结”“办结率100%”；可以写“年内应办结的均已办结”。"""
    left = facts.number("requests.carried_out.total") if "requests" in facts.tables else None
    for passage in passages(facts) if left else ():
        for start, end in all_done(passage.text, passage.theme):
            said = passage.paragraph.text[start:end]
            message = f"正文写“{said}”，但结转下年度有{left}件。"
            yield Problem(message, ("requests.carried_out.total",), passage.spot(start, end))
