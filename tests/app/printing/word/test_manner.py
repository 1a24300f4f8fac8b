"""The form in the manner that an office likes, and nothing else of it changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.manner import CHOICES, Manner, manner_of
from app.printing.word.writer import document
from app.system.settings import CHOICES as LIKED
from app.system.settings import Settings
from tests.app.printing.word import readback
from tests.app.printing.word.samples import filled

REPORT = filled(2025, "official").model_copy(
    update={"sections": {"1": ("（一）公开。全年公开21条。", '—“w:line="579" w:lineRule="exact"”')}}
)


def parts(manner: Manner) -> dict[str, str]:
    return {name: data.decode() for name, data in readback.parts(document(REPORT, manner=manner).data).items()}


def test_the_form_comes_as_the_standard_has_it() -> None:
    assert document(REPORT, manner=Manner()).data == document(REPORT).data
    assert manner_of(Settings()) == Manner()


def test_every_wish_can_be_kept_among_the_settings() -> None:
    assert {field: tuple(choices) for field, (_, choices) in CHOICES.items()} == {
        field: LIKED[field] for field in CHOICES
    }


@pytest.mark.parametrize(
    ("wish", "part", "there", "gone"),
    [
        ({"page_number": "short"}, "word/footer1.xml", ">- <", "—"),
        ({"song": "plain"}, "word/styles.xml", '"仿宋"', "_GB2312"),
        ({"digits": "times"}, "word/styles.xml", 'w:ascii="Times New Roman"', 'w:ascii="宋体"'),
        ({"pitch": "28"}, "word/styles.xml", 'w:line="560" w:lineRule="exact"', 'w:line="579"'),
        ({"pitch": "30"}, "word/styles.xml", 'w:line="600" w:lineRule="exact"', 'w:line="579" w:lineRule="exact"'),
    ],
)
def test_a_wish_is_carried_out(wish: dict[str, str], part: str, there: str, gone: str) -> None:
    found = parts(replace(Manner(), **wish))[part]
    assert there in found
    assert gone not in found


def test_run_in_headings_can_stand_in_paragraphs_of_their_own() -> None:
    data = document(REPORT, manner=Manner(leads="apart")).data
    found = readback.read(data).paragraphs
    at = [text for _, text in found].index("（一）公开。")
    assert found[at][0] == "Heading2"
    assert found[at + 1] == ("ReportText", "全年公开21条。")


@given(st.sampled_from(list(product(*(choices for _, choices in CHOICES.values())))))
def test_no_wish_changes_what_the_report_says(chosen: tuple[str, ...]) -> None:
    manner = Manner(**dict(zip(CHOICES, chosen, strict=True)))
    found = readback.read(document(REPORT, manner=manner).data)
    plain = readback.read(document(REPORT).data)
    assert "".join(text for _, text in found.paragraphs) == "".join(text for _, text in plain.paragraphs)
    assert found.tables == plain.tables
