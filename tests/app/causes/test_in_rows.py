"""What does not fit in a row, or with last year's report, is explained where one slip would explain it."""

from __future__ import annotations

import pytest

from app.causes.report import Cause, causes
from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.report.changes import Changes, apply
from app.report.model import Report
from app.report.new import new_report
from app.system.resources import resource

RIGHT = storage.load(resource("examples", "sample-2025.gknb"))
DOCUMENTS = "proactive.normative_documents"


def with_cells(report: Report, cells: dict[str, str]) -> Report:
    changes: Changes = {("figures", cell): text for cell, text in cells.items()}
    return apply(report, changes)


def documents(issued: str, repealed: str, in_force: str, *, before: str = "") -> Report:
    """The example with its documents, and last year's that had `before` in force."""
    cells = {"issued": issued, "repealed": repealed, "in_force": in_force}
    report = with_cells(RIGHT, {f"{DOCUMENTS}.{name}": text for name, text in cells.items()})
    if not before:
        return report
    were = {f"{DOCUMENTS}.in_force": before, f"{DOCUMENTS}.issued": "0", f"{DOCUMENTS}.repealed": "0"}
    last = with_cells(new_report(2024, report.card.full_name), were)
    return apply(report, {("last_year",): snapshot(last, "上年.gknb")})


def said(report: Report) -> list[str]:
    return [cause.words for cause in causes(report)]


def only(report: Report) -> Cause:
    (cause,) = causes(report)
    return cause


def test_issued_and_in_force_in_each_others_cells() -> None:
    cause, other = causes(documents("40", "1", "3"))
    assert "填反了" in cause.words
    assert "本年废止" in other.words
    assert cause.changes[("figures", f"{DOCUMENTS}.issued")] == "3"
    assert cause.changes[("figures", f"{DOCUMENTS}.in_force")] == "40"


def test_two_digits_the_other_way_round_against_last_year() -> None:
    cause = only(documents("3", "1", "24", before="40"))
    assert "写颠倒了" in cause.words
    assert cause.changes[("figures", f"{DOCUMENTS}.in_force")] == "42"


def test_issued_and_repealed_in_each_others_cells_against_last_year() -> None:
    assert "填反了" in only(documents("1", "3", "42", before="40")).words


def test_in_force_copied_from_last_year() -> None:
    cause = only(documents("3", "1", "40", before="40"))
    assert "照抄" in cause.words
    assert cause.changes[("figures", f"{DOCUMENTS}.in_force")] == "42"


def test_a_gap_that_clearing_up_may_explain_has_no_cause() -> None:
    assert said(documents("3", "1", "35", before="40")) == []


def test_what_the_register_of_documents_says_is_never_contradicted() -> None:
    from app.report.model import Source

    report = documents("3", "1", "24", before="40")
    told = apply(report, {("sources", f"{DOCUMENTS}.in_force"): Source(value="24")})
    assert said(told) == []
    agreed = apply(report, {("sources", f"{DOCUMENTS}.in_force"): Source(value="42")})
    assert "规范性文件登记（司法局）是42" in only(agreed).words


def of_2019(**cells: str) -> Report:
    report = new_report(2019, "示范县农业农村局", "bureau")
    return with_cells(report, {f"proactive.{cell.replace('__', '.')}": text for cell, text in cells.items()})


def test_a_change_with_the_wrong_sign() -> None:
    cause = only(of_2019(licensing__previous_items="5", licensing__change="-12"))
    assert "增减写反了" in cause.words
    assert cause.changes[("figures", "proactive.licensing.change")] == "+12"


def test_published_and_all_published_in_each_others_cells() -> None:
    report = of_2019(normative_documents__published="30", normative_documents__public_total="4")
    assert "填反了" in only(report).words


def carried(now: dict[str, str], before: dict[str, dict[str, str]]) -> Report:
    last = new_report(2024, RIGHT.card.full_name)
    columns = ("natural_person", "business", "research", "public_interest", "legal_service", "other_organisation")
    cells: Changes = {
        ("figures", f"requests.{row}.{column}"): before.get(row, {}).get(column, "0")
        for row in ("received", "carried_in", "granted", "carried_out")
        for column in columns
    }
    report = new_report(2025, RIGHT.card.full_name)
    mine: Changes = {("figures", f"requests.carried_in.{column}"): now.get(column, "0") for column in columns}
    done: Changes = {("figures", f"requests.granted.{column}"): now.get(column, "0") for column in columns}
    figures = {**mine, **done}
    return apply(apply(report, figures), {("last_year",): snapshot(apply(last, cells), "上年.gknb")})


def test_carry_over_that_was_taken_from_another_row_of_last_years_table() -> None:
    """Where everything else agrees with the wrong number nothing is proposed: it would put something else wrong."""
    report = carried(
        {"natural_person": "5"}, {"carried_in": {"natural_person": "5"}, "carried_out": {"natural_person": "2"}}
    )
    assert said(report) == []
    came = apply(report, {("figures", "requests.granted.natural_person"): "2"})
    (cause,) = causes(came)
    assert cause.changes == {("figures", "requests.carried_in.natural_person"): "2"} | {
        path: value for path, value in cause.changes.items() if path[0] != "figures"
    }
    assert "上年年报" in cause.words


@pytest.mark.parametrize("path", [RIGHT, of_2019(licensing__previous_items="5", licensing__change="+2")])
def test_nothing_is_proposed_for_what_is_right(path: Report) -> None:
    assert said(path) == []
