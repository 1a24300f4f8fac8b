"""“All dealt with” beside requests that are carried over, and what is rightly said of those that were due."""

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.report.changes import apply
from tests.app.checks.examples import changed, zeros
from tests.growth import grows_in_step

REPORT = changed(
    zeros(2025),
    {
        "requests.received.natural_person": "20",
        "requests.granted.natural_person": "18",
        "requests.carried_out.natural_person": "2",
        "disputes.reconsideration.upheld": "2",
        "disputes.reconsideration.pending": "1",
    },
)


def told(code: str, text: str, heading: str = "（二）依申请公开") -> bool:
    report = apply(REPORT, {("sections", "1"): (heading, text)})
    rules = [rule for rule in catalogue() if rule.code == code]
    return bool(run(Facts(report, strict=True), rules).findings)


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请20件，办结率100%。",
        "收到政府信息公开申请20件，办理率达到100%。",
        "收到政府信息公开申请20件，答复率百分之百。",
        "收到的政府信息公开申请均已办理完成。",
        "政府信息公开申请办结率达到100%。",
        "收到的政府信息公开申请全部处理完毕。",
        "全年政府信息公开申请已全部办结。",
        "政府信息公开申请都在规定期限内答复完毕。",
        "没有未办结的政府信息公开申请。",
        "收到政府信息公开申请20件，年底无未办结申请。",
    ],
)
def test_all_cannot_be_done_where_some_are_carried_over(text: str) -> None:
    assert told("G17", text)


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开申请按期答复率100%。",
        "政府信息公开申请按时答复率达到100%，法定期限内答复率100%。",
        "除2件结转外，政府信息公开申请全部办结。",
        "年内应办结的政府信息公开申请均已办理完成。",
        "上年结转的政府信息公开申请均已办结。",
        "12345热线工单全部处理完毕，办结率100%。",
        "政府信息公开申请均按期受理。",
        "收到政府信息公开申请20件，按时办结率、答复率均为100%。",
        "没有逾期未办结的政府信息公开申请。",
        "上半年收到的政府信息公开申请均已办结。",
        "无未办结的行政复议案件，无未办结的12345工单。",
    ],
)
def test_what_was_due_may_all_be_done(text: str) -> None:
    assert not told("G17", text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全年收到申请20件，办结率100%。", True),
        ("逐件登记，2025年申请已全部办结。", True),
        ("受理申请20件，处理完毕率100%。", True),
        ("受理施工许可申请302件，办结率100%。", False),
        ("收到申请30件，均为低保救助事项，已全部办结。", False),
        ("申请材料全部处理完毕。", False),
        ("办结率100%，群众满意。", False),
    ],
)
def test_requests_alone_are_meant_where_nothing_else_is_applied_for(text: str, wrong: bool) -> None:
    assert told("G17", text, "（一）工作开展情况") is wrong


@pytest.mark.parametrize(("code", "words"), [("G6", "均获维持。"), ("G6", "复议均获维持，"), ("G17", "全部办结，")])
def test_a_long_text_takes_as_much_longer_as_it_is(code: str, words: str) -> None:
    rules = [rule for rule in catalogue() if rule.code == code]

    def check(characters: int) -> None:
        text = words * (characters // len(words))
        report = apply(REPORT, {("sections", "1"): ("（二）依申请公开，政府信息公开申请。" + text,)})
        list(rules[0].check(Facts(report, strict=True)))

    grows_in_step(check, 48_000)
