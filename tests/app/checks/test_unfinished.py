"""Unfinished is not wrong; what can't be read is not checked; what is kept with a reason no longer counts."""

from collections.abc import Callable

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Level
from app.form.editions import TABLES, edition
from app.report.changes import apply
from app.report.model import Imported, Reason, Report
from app.report.new import new_report
from tests.app.checks.examples import changed, zeros
from tests.growth import grows_in_step

RECEIVED = "requests.received.natural_person"


def codes(report: Report, *, strict: bool = False) -> set[str]:
    return {finding.code for finding in run(Facts(report, strict=strict)).findings}


def table_codes(report: Report) -> set[str]:
    return {code for code in codes(report) if code[0] in "ABCDE"}


def test_an_empty_report_is_not_shouted_at() -> None:
    for year in (2020, 2025):
        assert table_codes(new_report(year, "示例县交通运输局", "bureau")) == set()


def test_a_half_filled_table_is_not_out_of_balance() -> None:
    assert "D3" not in codes(changed(new_report(2025), {RECEIVED: "12"}))


def test_a_wrong_entry_is_named_at_once() -> None:
    assert "A1" in codes(changed(new_report(2025), {RECEIVED: "十二"}))


def test_a_rule_speaks_as_soon_as_its_own_cells_are_filled() -> None:
    half = {"proactive.other_services.previous_items": "19", "proactive.other_services.change": "减25"}
    assert table_codes(changed(new_report(2020), half)) == {"B1"}


def test_a_section_marked_done_is_asked_about_missing_cells() -> None:
    report = new_report(2025)
    assert "A2" not in codes(report)
    assert "A2" in codes(apply(report, {("done",): ("3",)}))
    assert "A2" in codes(report, strict=True)
    assert "A2" in codes(apply(report, {("imported",): Imported()}))


def test_missing_cells_are_an_error_in_the_final_report_alone() -> None:
    report = changed(zeros(2025), {RECEIVED: None})
    levels = {
        state: [f.level for f in run(Facts(apply(report, {("state",): state}), strict=True)).findings if f.code == "A2"]
        for state in ("draft", "review", "final", "published")
    }
    assert levels == {
        "draft": [Level.QUERY],
        "review": [Level.QUERY],
        "final": [Level.ERROR],
        "published": [Level.ERROR],
    }


def test_all_missing_cells_of_a_table_are_one_finding() -> None:
    found = [finding for finding in run(Facts(new_report(2025), strict=True)).findings if finding.code == "A2"]
    inputs = [len(edition("2021").table(id_).inputs) for id_ in TABLES]
    assert [len(finding.cells) for finding in found] == inputs


def test_what_is_not_filled_counts_as_nothing_when_it_has_to_be_judged() -> None:
    report = changed(new_report(2025), {RECEIVED: "1"})
    assert "D3" in codes(report, strict=True)
    dashes = changed(
        zeros(2025), {RECEIVED: "1", "requests.granted.natural_person": "1", "requests.granted.business": "—"}
    )
    assert "D3" not in codes(dashes, strict=True)


def test_a_cell_that_cant_be_read_is_not_checked_and_not_wrong() -> None:
    outcome = run(Facts(changed(zeros(2025), {RECEIVED: "若干", "requests.granted.natural_person": "1"}), strict=True))
    assert "D3" not in {finding.code for finding in outcome.findings}
    left = dict(outcome.not_checked)
    assert left["D3"].cells == (RECEIVED,)
    assert "一、本年新收政府信息公开申请数量·自然人" in left["D3"].message


def test_a_reason_settles_a_query_and_what_may_be_right_but_no_other_error() -> None:
    breaking = {
        "proactive.normative_documents.issued": "7",
        "proactive.rules.in_force": "1",
        RECEIVED: "1",
    }
    report = changed(zeros(2025), breaking)
    found = run(Facts(report, strict=True)).findings
    reasons = {finding.key: Reason(kind="上级要求") for finding in found}
    kept = {finding.code: finding.kept for finding in run(Facts(apply(report, {("reasons",): reasons}))).findings}
    assert kept["C1"]
    assert kept["C2"]
    assert kept["D3"] is None


def test_a_reason_stays_while_the_figures_are_the_same() -> None:
    report = changed(zeros(2025), {"proactive.normative_documents.issued": "7"})
    (finding,) = (f for f in run(Facts(report, strict=True)).findings if f.code == "C1")
    report = apply(report, {("reasons", finding.key): Reason(kind="以前年度事项")})
    elsewhere = changed(report, {"requests.received.business": "1"})
    assert [f.kept is not None for f in run(Facts(elsewhere)).findings if f.code == "C1"] == [True]
    other = changed(report, {"proactive.normative_documents.issued": "8"})
    assert [f.kept for f in run(Facts(other)).findings if f.code == "C1"] == [None]


def test_a_reason_stays_when_a_paragraph_is_put_before_it() -> None:
    said = "监督全校的信息公开工作。"
    report = changed(zeros(2025), {("sections", "1"): (said,)})
    (finding,) = (f for f in run(Facts(report)).findings if f.code == "G15")
    assert finding.message.startswith("第1段")
    report = apply(report, {("reasons", finding.key): Reason(kind="上级要求"), ("sections", "1"): ("又加一段。", said)})
    assert [f.kept is not None for f in run(Facts(report)).findings if f.code == "G15"] == [True]


def test_a_reason_for_one_of_two_same_findings_leaves_the_other_open() -> None:
    same = "全局制发文件〔2020)3号。"
    report = changed(zeros(2025), {("sections", "1"): (same, "中间一段。", same)})

    def open_spots(of: Report) -> list[tuple[int, bool]]:
        found = [f for f in run(Facts(of)).findings if f.code == "H13" and f.spot]
        assert len({f.key for f in found}) == len(found)
        return [(f.spot.paragraph, f.kept is None) for f in found if f.spot]

    spots = open_spots(report)
    assert len(spots) == 2 * len(dict.fromkeys(f.message for f in run(Facts(report)).findings if f.code == "H13"))
    last = [f for f in run(Facts(report)).findings if f.code == "H13"][-1]
    kept = apply(report, {("reasons", last.key): Reason(kind="已阅")})
    assert open_spots(kept) == [*spots[:-1], (3, False)]
    longer = apply(kept, {("sections", "1"): ("又加一段。", same, "改了这段。", same)})
    assert open_spots(longer)[-1] == (4, False)
    assert [open_ for _, open_ in open_spots(longer)[:-1]] == [True] * (len(spots) - 1)


HOSTILE: tuple[tuple[Callable[[int], str], int], ...] = (
    (lambda n: "，一是" * n + "，三是" * n, 5000),
    (lambda n: "组" + " " * n, 100_000),
    (lambda n: "9" * n, 300_000),
    (lambda n: "（" * n, 10_000),
    (lambda n: "0371—" * n, 20_000),
    (lambda n: "\ud800" * n, 10_000),
)


@pytest.mark.parametrize(("text", "size"), HOSTILE)
def test_hostile_texts_are_checked_quickly(text: Callable[[int], str], size: int) -> None:
    def check(n: int) -> None:
        texts = (text(n),)
        run(Facts(apply(zeros(2025), {("preface",): texts, ("sections", "1"): texts, ("sections", "5"): texts})))

    grows_in_step(check, size)
