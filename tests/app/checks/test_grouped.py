"""One finding for all places of a kind, and one click that mends them."""

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Finding
from app.pages.answers import mend
from app.report.changes import apply
from app.report.model import Imported, Report
from tests.app.checks.examples import changed, zeros


def found(report: Report, *codes: str) -> list[Finding]:
    rules = [rule for rule in catalogue() if rule.code in codes]
    return list(run(Facts(report, strict=True), rules).findings)


def test_headings_of_one_kind_are_one_hint_mended_at_once() -> None:
    lines = ("(一)主动公开", "公布。", "(二)依申请公开", "答复。", "(三)监督保障", "1、自查", "2、抽查")
    report = apply(zeros(2025), {("sections", "1"): lines})
    first, second = found(report, "H4")
    assert first.message.startswith("有3处序号写法不规范，如标题“(一)主动公开”的序号应写成“（一）”")
    assert second.message.startswith("有2处")
    mended = apply(report, mend(report, first))
    assert [line[:3] for line in mended.sections["1"] if "）" in line] == ["（一）", "（二）", "（三）"]
    mended = apply(mended, mend(mended, second))
    assert found(mended, "H4") == []


def test_numbers_out_of_order_stay_findings_of_their_own() -> None:
    lines = ("（一）主动公开", "（三）依申请公开", "（五）监督保障")
    assert len(found(apply(zeros(2025), {("sections", "1"): lines}), "H4")) == 2


def test_wide_digits_are_mended_at_once() -> None:
    report = apply(zeros(2025), {("sections", "1"): ("发布信息１，２０４条，占９．５％。", "培训３次。")})
    (finding,) = found(report, "H29")
    mended = apply(report, mend(report, finding))
    assert mended.sections["1"] == ("发布信息1,204条，占9.5％。", "培训3次。")


def test_dashes_of_a_row_are_one_finding_and_one_click_makes_them_noughts() -> None:
    row = {f"proactive.rules.{column}": "/" for column in ("issued", "repealed", "in_force")}
    report = changed(zeros(2025), row)
    (finding,) = found(report, "A3")
    assert finding.message.startswith("“规章”有3格填的是“/”")
    mended = apply(report, mend(report, finding))
    assert {mended.figures[cell] for cell in row} == {"0"}
    assert found(mended, "A3") == []


def test_dashes_of_two_rows_are_two_findings() -> None:
    cells = ("proactive.rules.issued", "proactive.rules.repealed", "proactive.licensing.decisions")
    assert len(found(changed(zeros(2025), dict.fromkeys(cells, "—")), "A3")) == 2


def printed(concluded: str) -> Report:
    """An imported table whose requests don't balance, with a total （七） as printed."""
    report = changed(
        zeros(2025),
        {
            "requests.received.natural_person": "5",
            "requests.granted.natural_person": "3",
            ("imported",): Imported(source="case"),
        },
    )
    totals = {"requests.received.total": "5", "requests.granted.total": "3", "requests.concluded.total": concluded}
    return apply(report, {("printed",): {**totals, "requests.concluded.natural_person": concluded}})


def test_a_balance_is_not_told_with_a_total_that_nobody_printed() -> None:
    assert {finding.code for finding in found(printed("3"), "D2", "D3")} == {"D3"}
    assert {finding.code for finding in found(printed(""), "D2", "D3")} == {"D2"}
