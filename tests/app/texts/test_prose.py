"""Formula sentences: right for none, one and many, bound to the tables, and never contradicted by a check."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.texts.marks import printed
from app.texts.prose import all_drafts, drafts
from tests.app.checks.examples import changed, zeros

COLUMN = "natural_person"


def filled(**rows: str) -> Report:
    """A report of zeros with figures in `rows` (__ for dots) of the requests or disputes."""
    return changed(zeros(2025), {name.replace("__", "."): value for name, value in rows.items()})


def text(report: Report, section: str) -> str:
    return printed(report, tuple(draft.text for draft in drafts(report, section)))[0]


def test_nothing_received() -> None:
    assert text(zeros(2025), "3") == "本年度未收到政府信息公开申请，没有上年结转的申请。"


def test_one_request() -> None:
    one = filled(requests__received__business="1", requests__denied_third_party__business="1")
    assert text(one, "3") == (
        "本年度新收政府信息公开申请1件，没有上年结转的申请。办结1件，不予公开。没有结转下年度继续办理的申请。"
    )


def test_many_requests() -> None:
    many = filled(
        requests__received__natural_person="8",
        requests__carried_in__natural_person="2",
        requests__granted__natural_person="6",
        requests__unavailable_not_held__natural_person="3",
        requests__carried_out__natural_person="1",
    )
    assert text(many, "3") == (
        "本年度新收政府信息公开申请8件，上年结转2件。办结9件：予以公开6件，无法提供3件。结转下年度继续办理1件。"
    )


def test_disputes() -> None:
    assert text(zeros(2025), "4") == "本年度没有因政府信息公开引起的行政复议和行政诉讼。"
    some = filled(
        disputes__reconsideration__upheld="2",
        disputes__reconsideration__pending="1",
        disputes__litigation_direct__upheld="1",
    )
    assert text(some, "4") == (
        "本年度因政府信息公开引起的行政复议3件，其中结果维持2件、尚未审结1件。因政府信息公开引起的行政诉讼中，未经复议直接起诉1件。"
    )


def test_a_draft_follows_the_tables() -> None:
    report = filled(requests__received__business="1", requests__granted__business="1")
    kept = apply(report, {("sections", "3"): (drafts(report, "3")[0].text,)})
    later = apply(kept, {("figures", "requests.received.business"): "4"})
    assert printed(later, later.sections["3"])[0].startswith("本年度新收政府信息公开申请4件")


def test_nothing_is_offered_before_the_figures_are_there() -> None:
    assert drafts(new_report(2025, "示例县交通运输局"), "3") == ()
    assert drafts(new_report(2025), "preface") == ()
    assert drafts(filled(requests__received__business="几件"), "3") == ()


@pytest.mark.parametrize("section", ["1", "2", "5"])
def test_there_is_no_prose_for_what_every_office_has_to_write_itself(section: str) -> None:
    assert drafts(zeros(2025), section) == ()


def test_names_in_braces_stay_names() -> None:
    report = changed(zeros(2025), {("card", "full_name"): "{{ year }}{% raise %}局", ("card", "address"): "{{7*7}}"})
    preface = drafts(report, "preface")[0].text
    assert "{{ year }}{% raise %}局" in preface
    assert "{{7*7}}" in preface


COUNTS = st.integers(0, 12).map(str)


@given(
    st.dictionaries(st.sampled_from(sorted(zeros(2025).figures)), COUNTS, max_size=12), st.sampled_from([2020, 2025])
)
def test_no_check_on_texts_contradicts_a_draft(figures: dict[str, str], year: int) -> None:
    report: Any = zeros(year)
    report = changed(report, {cell: value for cell, value in figures.items() if cell in report.figures})
    texts: dict[Any, Any] = {
        ("sections", draft.section): (draft.text,) for draft in all_drafts(report) if draft.section != "preface"
    }
    preface = next(draft.text for draft in all_drafts(report) if draft.section == "preface")
    report = apply(report, {**texts, ("preface",): (preface,)})
    wrong = [
        finding for finding in run(Facts(report, strict=True)).findings if finding.spot and finding.code[0] in "FGH"
    ]
    gap = [finding for finding in wrong if finding.code == "G14" and "____" in finding.spot.excerpt]  # type: ignore[union-attr]
    assert [(finding.code, finding.message) for finding in wrong if finding not in gap] == []


def test_a_handling_fee_not_paid_is_told() -> None:
    report = filled(requests__other_fee_unpaid__business="2")
    none, some = drafts(report, "6")
    assert none.path == ("sections", "6")
    assert printed(report, (none.text,))[0].endswith("有2件申请因申请人逾期未按收费通知要求缴纳费用，不再处理。")
    assert "收取信息处理费____元" in some.text


def test_before_fees_were_charged_nothing_is_said_of_the_rules_on_them() -> None:
    (none,) = drafts(new_report(2020, "示例县交通运输局"), "6")
    assert none.text == "本年度没有收取信息处理费。"


def test_no_sentence_about_disputes_before_they_are_filled() -> None:
    assert drafts(new_report(2025, "示例县交通运输局"), "4") == ()
    assert next(iter(all_drafts(zeros(2025)))).path == ("preface",)


def test_the_preface_leaves_a_place_for_the_address_of_the_page_and_the_check_asks_for_it() -> None:
    report = zeros(2025)
    (preface,) = drafts(report, "preface")
    told = apply(report, {preface.path: (preface.text,)})
    gaps = [finding for finding in run(Facts(told)).findings if finding.code == "G14"]
    assert [finding.spot.section for finding in gaps if finding.spot] == ["preface"]
    done = apply(report, {preface.path: (preface.text.replace("____", "http://www.example.gov.cn/gk"),)})
    assert "G14" not in {finding.code for finding in run(Facts(done)).findings}
