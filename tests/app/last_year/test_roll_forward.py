"""This year's report from last year's: card, outline, carry-over, last year attached; no text."""

import pytest

from app.drafts import storage
from app.last_year.roll_forward import rolled
from app.report.model import Report, Source
from app.report.new import new_report
from app.tables.sheet import sheets
from tests.places import SAMPLES


def last_year(**more: object) -> Report:
    report = new_report(2024, "测试县交通运输局", "bureau")
    figures = {"requests.carried_out.natural_person": "3", "requests.carried_out.business": "0"}
    return report.model_copy(update={"figures": figures, "sections": {"1": ("去年的话。",)}, **more})


def test_carry_over_per_column_and_nothing_else() -> None:
    report = rolled(last_year(), "上年.docx", "abc")
    assert report.year == 2025
    assert report.figures == {"requests.carried_in.natural_person": "3", "requests.carried_in.business": "0"}
    assert set(report.origin.values()) == {"last year"}
    assert report.card == last_year().card
    assert "去年的话。" not in str(report.sections)
    assert report.last_year
    assert report.last_year.sections["1"] == ("去年的话。",)
    assert (report.last_year.source, report.last_year.sha256, report.last_year.year) == ("上年.docx", "abc", 2024)
    assert report.id != last_year().id


def test_nine_parts_go_on_only_where_they_are_lawful() -> None:
    nine = new_report(2019, "测试县交通运输局", "bureau", "nine")
    assert rolled(nine, "x").outline == "nine"
    assert rolled(nine.model_copy(update={"year": 2020}), "x").outline == "official"


def test_the_first_report_rolls_into_the_edition_of_2021() -> None:
    report = rolled(storage.load(SAMPLES / "jinshui-2020.gknb"), "jinshui-2020.gknb")
    assert (report.year, report.outline, set(report.editions.values())) == (2021, "official", {"2021"})
    assert sheets(report)["requests"].value("requests.carried_in.total") == 0
    assert report.signature.date == ""


def test_names_of_sources_go_on_where_the_next_form_has_the_cell() -> None:
    sources = {
        "proactive.licensing.decisions": Source(name="行政审批局", value="3"),
        "proactive.procurement.amount": Source(name="财政局", value="5"),
        "proactive.penalties.decisions": Source(value="4"),
    }
    report = rolled(new_report(2020, "测试县交通运输局").model_copy(update={"sources": sources}), "x")
    assert report.sources == {"proactive.licensing.decisions": Source(name="行政审批局")}


@pytest.mark.parametrize("text", ["/", "x", ""])
def test_what_was_no_figure_is_not_made_one(text: str) -> None:
    report = rolled(last_year(figures={"requests.carried_out.business": text}), "x")
    assert report.figures == ({"requests.carried_in.business": "0"} if text == "/" else {})
