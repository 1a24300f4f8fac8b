"""E. Reconsideration and litigation."""

from __future__ import annotations

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, rule
from app.tables.figures import Value

FORM = "国办公开办函〔2021〕30号、〔2019〕60号附件：四、政府信息公开行政复议、行政诉讼情况"
KINDS = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
}
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
RECONSIDERATION_FIRST = 2024
"""The first report year under 行政复议法 of 2023, in force since 2024-01-01."""
REFUSED = (
    "partly_granted",
    "denied_state_secret",
    "denied_by_law",
    "denied_security_stability",
    "denied_third_party",
    "denied_internal_affairs",
    "denied_deliberative",
    "denied_enforcement_file",
)
"""Requests answered under 条例 arts 14 to 16."""


def cells_of(kind: str) -> tuple[str, ...]:
    return tuple(f"disputes.{kind}.{outcome}" for outcome in OUTCOMES)


def totals() -> tuple[str, ...]:
    return tuple(f"disputes.{kind}.total" for kind in KINDS)


@rule("E1", "复议诉讼合计不符", level=Level.ERROR, basis=FORM)
def outcomes_do_not_add_up(facts: Facts) -> RuleResults:
    """维持、纠正、其他、尚未审结四格相加，应等于总计。总计没有填的，也请补上。"""
    for kind, label in KINDS.items():
        cells = cells_of(kind)
        if cells[-1] not in facts.report.printed or not (numbers := facts.numbers(*cells)):
            continue
        total = facts.tables["disputes"].figure(cells[-1])
        if sum(numbers[:-1]) != (total.value or 0):
            stated = f"填的是{total.text}" if total.filled else "没有填"
            yield Problem(f"“{label}”各项合计{sum(numbers[:-1])}，总计{stated}。", cells)


@rule("E2", "没有申请却有复议诉讼", level=Level.HINT, basis="无统一规定；申请与复议、诉讼两张表比较")
def disputes_without_requests(facts: Facts) -> RuleResults:
    """复议、诉讼可能由以前年度的申请引起，这样填没有错。请确认没有漏填申请，也没有误填复议诉讼。"""
    cases, received = facts.numbers(*totals()), facts.number("requests.received.total")
    if cases and sum(cases) > 0 and received == 0:
        yield Problem(
            f"本年没有收到申请，但有复议、诉讼{sum(cases)}件，请确认是以前年度申请引起的。",
            (*totals(), "requests.received.total"),
        )


@rule("E3", "未先复议直接起诉", level=Level.HINT, basis="行政复议法（2023）第二十三条；法释〔2025〕8号")
def sued_without_reconsideration(facts: Facts) -> RuleResults:
    """2024年起，对依据条例第十四条至第十六条不予公开不服的，要先申请复议。无法提供、不予处理等仍可直接起诉，2024年以前的案件也不受影响。"""
    if facts.year < RECONSIDERATION_FIRST:
        return
    direct = "disputes.litigation_direct.total"
    number = facts.number(direct)
    refusals = tuple(f"requests.{row}.total" for row in REFUSED)
    if number and any(sum(numbers) for numbers in (facts.numbers(*refusals), facts.last_numbers(*refusals)) if numbers):
        yield Problem(
            "自2024年1月1日起，对依据条例第十四条至第十六条不予公开不服的，应先申请行政复议。"
            f"“未经复议直接起诉”有{number}件，请确认属于其他情形或2024年以前的案件。",
            (direct,),
        )


@rule("E4", "没有复议却有复议后起诉", level=Level.QUERY, basis="无统一规定；“复议后起诉”与复议两栏比较")
def sued_after_no_reconsideration(facts: Facts) -> RuleResults:
    """复议后起诉的案件，本年或以前年度应当有过复议。请核对案件填在哪一栏。"""
    reconsidered, sued = "disputes.reconsideration.total", "disputes.litigation_after_reconsideration.total"
    numbers = facts.numbers(reconsidered, sued)
    if numbers and numbers[1] > 0 and numbers[0] == 0 and not _last(facts, reconsidered):
        yield Problem(f"有复议后起诉{numbers[1]}件，但没有复议案件，请核对。", (sued, reconsidered))


def _last(facts: Facts, cell: str) -> Value:
    numbers = facts.last_numbers(cell)
    return numbers[0] if numbers else 0
