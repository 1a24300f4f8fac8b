"""What the window leaves as it is while a text is typed."""

from __future__ import annotations

from hypothesis import given

from app.checks.catalogue import run, table_rules
from app.checks.facts import Facts
from app.report.changes import TEXTS, apply
from app.report.model import Report
from tests.app.some_reports import reports


@given(reports(), reports())
def test_the_rules_of_the_tables_look_at_no_text(report: Report, other: Report) -> None:
    changed = apply(report, {(field,): getattr(other, field) for field in TEXTS})
    for strict in (False, True):
        was, now = (run(Facts(one, strict=strict), table_rules()) for one in (report, changed))
        assert now == was
