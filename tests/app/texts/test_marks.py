"""Bound figures: what a mark prints, and where its characters are in each of the three forms of a text."""

from hypothesis import given
from hypothesis import strategies as st

from app.report.new import new_report
from app.texts.marks import UNFILLED, Marked, Values, choices, printed, split, utf16
from app.texts.paragraphs import paragraphs
from tests.app.checks.examples import changed, zeros

REPORT = changed(
    zeros(2025),
    {
        "requests.received.natural_person": "7",
        "requests.received.business": "2",
        "requests.denied_third_party.natural_person": "1",
        "requests.denied_by_law.natural_person": "2",
        "requests.granted.natural_person": "5",
        "proactive.fees.amount": "12.50",
    },
)
VALUES = Values(REPORT)


def test_a_mark_prints_its_figure() -> None:
    texts = (
        "收到{{requests.received.total}}件，不予公开{{ requests.denied.total }}件",
        "收费{{proactive.fees.amount}}万元",
    )
    assert printed(REPORT, texts) == ("收到9件，不予公开3件", "收费12.50万元")


def test_a_share_is_rounded() -> None:
    assert VALUES.text("requests.granted.total / requests.concluded.total") == "62.5%"
    assert VALUES.text("requests.denied.total/requests.concluded.total") == "37.5%"
    half = Values(changed(REPORT, {"requests.received.natural_person": "14", "requests.carried_in.business": "1"}))
    assert half.text("requests.carried_in.total / requests.received.total") == "6.3%"  # 6.25


def test_what_is_not_filled_is_seen_to_be_missing() -> None:
    empty = Values(new_report(2025))
    assert empty.text("requests.received.total") == UNFILLED
    assert empty.text("requests.granted.total / requests.concluded.total") == UNFILLED
    assert VALUES.text("requests.received.total / requests.carried_in.total") == UNFILLED


def test_what_names_no_figure_stays_as_typed() -> None:
    for text in ("{{requests.nothing.total}}", "{{ 7*7 }}", "{{x.__class__}}", "{{}}", "{{a}", "{% if %}", "{{名单}}"):
        assert printed(REPORT, (text,)) == (text,)


def test_checks_and_pages_see_the_figures() -> None:
    report = changed(REPORT, {("sections", "3"): ("收到{{requests.received.total}}件。",)})
    assert "收到9件。" in [paragraph.text for paragraph in paragraphs(report)]


def test_the_menu_offers_official_names_with_figures() -> None:
    offered = {choice.name: choice for choice in choices(REPORT)}
    assert offered["依申请公开：一、本年新收政府信息公开申请数量·总计"].value == "9"
    assert offered["依申请公开：（三）不予公开·总计"].mark == "requests.denied.total"
    assert all(VALUES.text(choice.mark) is not None for choice in offered.values())


PIECES = st.sampled_from(
    [
        "收到",
        "件",
        "😀",
        "\ud800",
        "{{requests.received.total}}",
        "{{proactive.fees.amount}}",
        "{{没有}}",
        "{{",
        "}}",
        "，",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_positions_lead_there_and_back(stored: str) -> None:
    text = Marked(stored, VALUES)
    assert "".join(stored[piece.start : piece.end] for piece in text.pieces) == stored
    assert text.stored_at(len(text.printed)) == len(stored)
    printed = units = 0
    for piece in text.pieces:
        assert text.printed[printed : printed + len(piece.printed)] == piece.printed
        assert text.stored_at(printed) == text.stored_at_editor(units) == piece.start
        for offset in range(0 if piece.mark else len(piece.printed)):
            assert text.stored_at(printed + offset) == piece.start + offset
            assert text.stored_at_editor(units + utf16(piece.printed[:offset])) == piece.start + offset
        printed += len(piece.printed)
        units += 1 if piece.mark else utf16(piece.printed)
    assert text.stored_at_editor(units) == len(stored)


def test_names_of_what_marks_stand_for() -> None:
    assert VALUES.name("requests.denied.total") == "依申请公开：（三）不予公开·总计"
    assert VALUES.name("requests.nothing.total") == VALUES.name("nothing") == VALUES.name("a / b") == ""
    assert VALUES.name("requests.granted.total / requests.concluded.total") == (
        "依申请公开：（一）予以公开·总计，占“（七）总计·总计”的百分比"
    )
    assert VALUES.has("requests.granted.total/requests.concluded.total")
    assert not VALUES.has("requests.granted.total/nothing")
    assert VALUES.text("requests.granted.total/nothing") is None
    assert not VALUES.has("disputes.denied.total")


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_positions_on_screen(stored: str) -> None:
    text = Marked(stored, VALUES)
    at = where = 0
    for piece in text.pieces:
        assert text.shown_at(where) == at
        if piece.mark:
            assert text.shown_at(where + len(piece.printed) - 1) == at
        elif len(piece.printed) > 1:
            assert text.shown_at(where + 1) == at + 1
        at += 1 if piece.mark else len(piece.printed)
        where += len(piece.printed)
    assert text.shown_at(len(text.printed)) == at
    assert text.stored_at_editor(10_000) == len(stored)


def test_a_text_is_split_at_its_marks() -> None:
    assert list(split("收到{{requests.received.total}}件{{x}}", VALUES.has)) == [
        "收到",
        "{{requests.received.total}}",
        "件{{x}}",
    ]
