"""One step from an imported document's own title, headings and labels to the official ones."""

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Finding
from app.pages.answers import adopt, may_adopt
from app.printing.word.writer import document
from app.report.changes import apply, inverse
from app.report.model import Card, Imported, Report
from app.report.new import new_report
from tests.app.checks.examples import zeros

PRINTED = Imported(
    source="旧年报.docx",
    sha256="ab",
    title="某局关于2025年度政务公开工作的总结",
    headings=("一、总体情况", "二、工作亮点"),
    labels=(("7.属于行政执法案件", "7.属于行政执法案卷"),),
    missing_labels=("规章",),
    unread=("“见下表”之后有1个表格，未读入",),
    tables=("proactive", "requests"),
)
BROUGHT_IN = apply(zeros(2025), {("imported",): PRINTED})


def of_the_form(report: Report) -> list[Finding]:
    return [finding for finding in run(Facts(report)).findings if finding.code in {"H1", "H2", "H12"}]


def test_the_findings_are_gone_and_undo_brings_them_back() -> None:
    before = of_the_form(BROUGHT_IN)
    assert {finding.code for finding in before} == {"H1", "H2", "H12"}
    assert all(may_adopt(BROUGHT_IN, finding) for finding in before)
    changes = adopt(BROUGHT_IN)
    after = apply(BROUGHT_IN, changes)
    assert of_the_form(after) == []
    assert after.imported
    assert (after.imported.source, after.imported.sha256) == ("旧年报.docx", "ab")
    assert after.imported.unread == PRINTED.unread
    assert apply(after, inverse(BROUGHT_IN, changes)) == BROUGHT_IN
    assert adopt(after) == {}


def test_the_export_is_the_same() -> None:
    assert document(apply(BROUGHT_IN, adopt(BROUGHT_IN))).data == document(BROUGHT_IN).data


def test_a_table_that_the_document_lacks_is_checked_from_then_on() -> None:
    report = BROUGHT_IN.model_copy(update={"figures": {}})
    cells = {cell for f in run(Facts(apply(report, adopt(report)))).findings if f.code == "A2" for cell in f.cells}
    assert "disputes.reconsideration.upheld" in cells
    assert "proactive.rules.issued" in cells


def test_a_title_stays_while_there_is_no_name_for_the_official_one() -> None:
    report = apply(BROUGHT_IN, {("card",): Card()})
    after = apply(report, adopt(report))
    assert after.imported
    assert after.imported.title == PRINTED.title
    assert [finding.code for finding in of_the_form(after)] == ["H2"]
    assert not may_adopt(after, of_the_form(after)[0])
    assert document(after).data == document(report).data


def test_it_is_offered_only_where_it_settles_the_finding() -> None:
    old = BROUGHT_IN.editions | {"proactive": "2019"}
    wrong = apply(BROUGHT_IN, {("editions",): old})
    offered = {finding.message: may_adopt(wrong, finding) for finding in of_the_form(wrong) if finding.code == "H12"}
    assert {words: offer for words, offer in offered.items() if "表应有" in words} == {
        words: False for words in offered if "表应有" in words
    }
    assert any("表应有" in words for words in offered)
    assert offered["表格“7.属于行政执法案件”应为“7.属于行政执法案卷”。"]
    nine = new_report(2020, "测试局", outline_id="nine")
    nine = apply(nine, {("imported",): PRINTED.model_copy(update={"headings": ("一、工作开展情况", "二、别的")})})
    assert [may_adopt(nine, finding) for finding in of_the_form(nine) if finding.code == "H1"] == [False]


@pytest.mark.parametrize("report", [new_report(2025, "测试局"), new_report(2020, "测试局", outline_id="nine")])
def test_a_report_made_here_has_nothing_to_adopt(report: Report) -> None:
    assert adopt(report) == {}
    assert not any(may_adopt(report, finding) for finding in run(Facts(report, strict=True)).findings)
