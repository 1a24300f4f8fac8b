"""S1: a figure and the one that its source gave."""

from typing import Any

import pytest

from app.checks.catalogue import passed, run
from app.checks.facts import Facts
from app.report.changes import apply
from app.report.model import Source
from app.report.new import new_report

CELL = "proactive.licensing.decisions"


def said(figure: str, cell: str, source: Source) -> list[str]:
    report = apply(new_report(2025, "示例局"), {("figures", CELL): figure, ("sources", cell): source})
    return [finding.message for finding in run(Facts(report)).findings if finding.code == "S1"]


def test_another_figure_than_the_source_gave_is_told_with_both() -> None:
    assert said("486", CELL, Source(name="执法统计年报", value="468件")) == [
        "“行政许可·本年处理决定数量”填486，执法统计年报为468件，请核对口径或说明。"
    ]


@pytest.mark.parametrize(
    ("figure", "cell", "value"),
    [
        ("486", CELL, "486"),
        ("486", CELL, ""),
        ("486", CELL, "不详"),
        ("", CELL, "468"),
        ("几件", CELL, "468"),
        ("486", "proactive.procurement.amount", "3"),
    ],
)
def test_it_is_silent_where_there_is_nothing_to_compare(figure: str, cell: str, value: str) -> None:
    assert said(figure, cell, Source(name="台账", value=value)) == []


@pytest.mark.parametrize(("value", "listed"), [("486", True), (" ", False)])
def test_it_has_passed_only_where_something_was_noted(value: str, listed: bool) -> None:
    changes: dict[tuple[str, ...], Any] = {
        ("figures", CELL): "486",
        ("sources", CELL): Source(name="台账", value=value),
    }
    facts = Facts(apply(new_report(2025, "示例局"), changes))
    assert ("S1" in passed(facts, run(facts))) is listed
