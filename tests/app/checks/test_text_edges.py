"""Rules on texts where a table is missing or not yet filled."""

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.form.editions import OFFICIAL
from app.report.changes import apply
from app.report.model import Imported, Signature
from app.report.new import new_report
from tests.app.checks.examples import zeros

TEXTS = (
    "收到申请5件，办结6件，予以公开7件，占70%，共10件，结转下年8件，均已办结。",
    "政府信息公开行政复议9件，均获维持，没有行政诉讼。",
    "公开信息100条，其中政策类45条，占40%。",
)


def codes(report) -> set[str]:  # type: ignore[no-untyped-def]
    return {finding.code for finding in run(Facts(report)).findings}


def test_texts_are_not_compared_with_a_table_that_is_not_filled() -> None:
    report = apply(new_report(2025, "示例县交通运输局"), {("sections", "3"): TEXTS})
    assert not codes(report) & {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G17"}


def test_texts_are_not_compared_with_a_table_that_the_document_lacks() -> None:
    unfilled: dict[tuple[str, ...], object] = {
        ("figures", cell): "" for cell in zeros(2025).figures if not cell.startswith("proactive")
    }
    was = Imported(tables=("proactive",), headings=("一、总体情况",))
    report = apply(zeros(2025), {**unfilled, ("sections", "3"): TEXTS, ("imported",): was})
    found = codes(report)
    assert not found & {"G1", "G2", "G3", "G4", "G5", "G6", "G17"}
    assert "G11" in found


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("示例县交通运管局", True), ("示例县交通局", False), ("示例县交通运输局办公室", False), ("示例县人民政府", False)],
)
def test_a_signature_under_another_name(name: str, wrong: bool) -> None:
    report = apply(zeros(2025), {("signature",): Signature(name=name, date="2026年1月11日")})
    assert ("H22" in codes(report)) is wrong


def test_no_fee_in_one_place_and_an_amount_in_another() -> None:
    report = apply(
        zeros(2025),
        {("sections", "1"): ("本年度未收取信息处理费。",), ("sections", "6"): ("本年度收取信息处理费200元。",)},
    )
    assert "G7" in codes(report)
    kept = apply(report, {("sections", "6"): ("本年度收取信息处理费0元。",)})
    assert "G7" not in codes(kept)


def test_parts_in_another_order_keep_their_numbers() -> None:
    first, second, third, *others = (section.heading for section in OFFICIAL.sections)
    report = apply(zeros(2025), {("imported",): Imported(headings=(first, third, second, *others))})
    assert codes(report) & {"H1", "H4"} == {"H1"}
    swapped = (first, second.replace("二", "三", 1), third.replace("三", "二", 1), *others)
    report = apply(zeros(2025), {("imported",): Imported(headings=swapped)})
    assert codes(report) & {"H1", "H4"} == {"H4"}


@pytest.mark.parametrize(
    ("said", "wrong", "mended"),
    [
        ("以习近平新时代中国特色社会主义思相为指导", "社会主义思相", None),
        ("以习近平新时代中国特色社会主义思相。", "社会主义思相", "以习近平新时代中国特色社会主义思想。"),
        ("以习近平新时代中国特色社会主义思思想为指导", "社会主义思思想", "以习近平新时代中国特色社会主义思想为指导"),
        ("贯彻《中华人民共和国政府信息公开条列》。", "信息公开条列", "贯彻《中华人民共和国政府信息公开条例》。"),
        ("贯彻中华人民共和国政府信息公开条规定。", "信息公开条", None),
        ("贯彻中华人民共和国政府信息公开条。", "信息公开条", "贯彻中华人民共和国政府信息公开条例。"),
        ("以刁近平新时代中国特色社会主义思想为指导", "刁近平", "以习近平新时代中国特色社会主义思想为指导"),
    ],
)
def test_a_fixed_expression_is_told_once_and_mended_whole(said: str, wrong: str, mended: str | None) -> None:
    report = apply(zeros(2025), {("sections", "3"): (said,)})
    (found,) = (finding for finding in run(Facts(report)).findings if finding.code == "H23")
    assert found.spot
    start, end = found.spot.start, found.spot.end
    assert wrong in said[start:end] or (mended is None and said[start:end] in said)
    assert (said[:start] + found.fix + said[end:] if found.fix else None) == mended


@pytest.mark.parametrize("unread", ["pending", "corrected"])
def test_outcomes_are_not_compared_with_a_cell_that_holds_no_number(unread: str) -> None:
    report = apply(zeros(2025), {("sections", "4"): ("行政复议5件，全部维持。",)})
    columns = [cell.rpartition(".")[0] for cell in report.figures if cell.endswith(".corrected")]
    other = "corrected" if unread == "pending" else "pending"
    counted: dict[tuple[str, ...], object] = {("figures", f"{column}.{other}"): "2" for column in columns}
    assert "G6" in codes(apply(report, counted))
    unknown: dict[tuple[str, ...], object] = {("figures", f"{column}.{unread}"): "若干" for column in columns}
    assert "G6" not in codes(apply(report, counted | unknown))


def test_what_is_left_open_is_shown_with_the_words_around_it() -> None:
    text = "本机关全年共收到申请XX件，均已按期答复申请人，没有引起行政复议和行政诉讼，也没有收取费用。"
    (found,) = [
        one for one in run(Facts(apply(zeros(2025), {("sections", "1"): (text,)}))).findings if one.code == "G14"
    ]
    assert "“关全年共收到申请XX件，均已按期答复”" in found.message
    early = apply(zeros(2025), {("sections", "1"): (text[8:],)})
    assert any("“申请XX件，均已按期答复”" in one.message for one in run(Facts(early)).findings)
