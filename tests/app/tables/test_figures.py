"""Figures from text and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.form.parts import FigureKind
from app.tables.figures import MOST_DIGITS, NOTHING, Figure, printed, read, tidy

KINDS: tuple[FigureKind, ...] = ("count", "signed count", "amount")


@pytest.mark.parametrize(
    ("entered", "kind", "text", "unit"),
    [
        ("１２", "count", "12", ""),
        ("1,204", "count", "1204", ""),
        ("１，２０４件", "count", "1204", ""),
        ("0件", "count", "0", ""),
        (" 7 ", "count", "7", ""),
        ("007", "count", "7", ""),
        ("1 204", "count", "1204", ""),
        ("8\u200b", "count", "8", ""),
        ("12.0", "count", "12", ""),
        ("1,204.00", "count", "1204", ""),
        ("减25.0", "signed count", "减25", ""),
        ("增 21", "signed count", "增21", ""),
        ("减　25", "signed count", "减25", ""),
        ("+3", "signed count", "+3", ""),
        ("−8", "signed count", "-8", ""),
        ("251000元", "amount", "251000", "元"),
        ("718.3854 万元", "amount", "718.3854", "万元"),
        ("1,234.50", "amount", "1234.50", ""),
        ("007.50", "amount", "7.50", ""),
        ("/", "count", "/", ""),
        ("—", "amount", "—", ""),
        ("", "count", "", ""),
        ("三", "count", "3", ""),
        ("一件", "count", "1", ""),
        ("叁拾柒 件", "count", "37", ""),
        ("壹佰", "count", "100", ""),
        ("廿", "count", "20", ""),
        ("卅五", "count", "35", ""),
        ("三十有一", "count", "31", ""),
        ("两万三", "count", "23000", ""),
    ],
)
def test_an_entry_is_tidied(entered: str, kind: FigureKind, text: str, unit: str) -> None:
    found = tidy(entered, kind)
    assert (found.text, found.unit) == (text, unit)


@pytest.mark.parametrize(
    "entered",
    [
        "3-4",
        "12.5",
        "约30",
        "22（其中修订16件）",
        "1,20",
        "1 2a",
        "一",
        "-5",
        "１２．５",
        "1 2",
        "1²",
        "①",
        "1.000",
        ".0",
        "12.05",
    ],
)
def test_what_is_not_clear_stays_as_it_is(entered: str) -> None:
    found = tidy(entered, "count")
    assert found.text == entered
    assert read(found.text, "count").fault == "A1"


@pytest.mark.parametrize(
    ("text", "kind", "value", "fault"),
    [
        ("", "count", None, ""),
        ("0", "count", 0, ""),
        ("1204", "count", 1204, ""),
        ("-1", "count", None, "A1"),
        ("1.5", "count", None, "A1"),
        ("9" * (MOST_DIGITS + 1), "count", None, "A1"),
        ("٣", "count", None, "A1"),
        ("/", "count", 0, "A3"),
        ("无", "amount", 0, "A3"),
        ("增21", "signed count", 21, ""),
        ("减少25", "signed count", -25, ""),
        ("21", "signed count", None, "A4"),
        ("0", "signed count", 0, ""),
        ("718.3854", "amount", Decimal("718.3854"), ""),
        ("1.2345678", "amount", None, "A6"),
        ("-3", "amount", None, "A6"),
        ("1e5", "amount", None, "A6"),
        ("增加 5", "signed count", 5, ""),
        ("减少２", "signed count", -2, ""),
        ("增 1 2", "signed count", None, "A4"),
    ],
)
def test_a_figure_is_read(text: str, kind: FigureKind, value: object, fault: str) -> None:
    assert read(text, kind) == Figure(text, value, fault)  # type: ignore[arg-type]


def test_an_amount_in_yuan_has_at_most_two_decimals() -> None:
    assert read("12.34", "amount", "元").value == Decimal("12.34")
    assert read("12.345", "amount", "元").fault == "A6"


@pytest.mark.parametrize(
    ("text", "kind", "unit", "paper"),
    [
        ("增21", "signed count", "", "增21"),
        ("-25", "signed count", "", "减25"),
        ("0", "signed count", "", "0"),
        ("718.3854", "amount", "万元", "718.3854万元"),
        ("0", "amount", "万元", "0"),
        ("", "count", "", ""),
        ("约30", "count", "", "约30"),
        ("/", "count", "", "/"),
        ("无", "signed count", "", "无"),
        ("—", "amount", "万元", "—"),
    ],
)
def test_a_figure_on_paper(text: str, kind: FigureKind, unit: str, paper: str) -> None:
    assert printed(read(text, kind), kind, unit) == paper


def test_nothing_and_zero_are_not_the_same() -> None:
    assert not read("", "count").filled
    assert read("0", "count").filled


@given(st.text(), st.sampled_from(KINDS))
def test_tidying_twice_changes_nothing_more(entered: str, kind: FigureKind) -> None:
    once = tidy(entered, kind).text
    assert tidy(once, kind).text == once


@given(st.text(alphabet="0123456789０１２,，. 　+-−增减加少件元万/无\u200b", max_size=12), st.sampled_from(KINDS))
def test_tidying_never_changes_the_meaning(entered: str, kind: FigureKind) -> None:
    plain, tidied = read(entered, kind), read(tidy(entered, kind).text, kind)
    if plain.value is not None:
        assert tidied.value == plain.value


@given(st.integers(0, 10**MOST_DIGITS - 1))
def test_every_count_is_read_with_and_without_separators(number: int) -> None:
    assert read(tidy(f"{number:,}件", "count").text, "count").value == number
    assert (
        read(
            tidy(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")), "count").text, "count"
        ).value
        == number
    )


@given(st.integers(-(10**9), 10**9))
def test_a_change_printed_is_read_back(number: int) -> None:
    paper = printed(Figure("x", number), "signed count")
    assert read(paper, "signed count").value == number


def test_dashes_count_as_nothing_in_sums() -> None:
    for text in NOTHING:
        assert read(text, "count").readable
        assert read(text, "count").value == 0


VAGUE = [
    "两三件",
    "三四十件",
    "一百三四十",
    "十三四件",
    "三百五六件",
    "数十件",
    "几十件",
    "十几件",
    "百余件",
    "上百件",
    "30至40件",
]
VAGUE += ["30余件", "12多件", "一二三类", "近20件", "百件", "十来件", "若干", "1、2件"]


@pytest.mark.parametrize("entered", VAGUE)
@pytest.mark.parametrize("kind", KINDS)
def test_about_so_many_is_never_an_exact_number(entered: str, kind: FigureKind) -> None:
    assert tidy(entered, kind).text == entered
    assert read(entered, kind).value is None


@pytest.mark.parametrize("entered", ["12件", "12 项", "1,204件", "12个", "壹佰件"])
def test_pieces_are_no_amount_of_money(entered: str) -> None:
    assert tidy(entered, "amount").text == entered
    assert read(entered, "amount").fault == "A6"
