"""Between stored texts and Qt's: nothing that the clerk did not touch is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.parts.shown import common, merged, points, shown, typed, units

PARAGRAPHS = st.lists(st.text(st.characters(), max_size=8), min_size=1, max_size=5).map(tuple)


@given(st.text(st.characters(), max_size=30))
def test_a_paragraph_is_shown_code_point_for_code_point(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert "\n" not in shown(text)
    shown(text).encode("utf-8")


@given(st.text(max_size=30), st.integers(0, 30))
def test_positions_go_to_utf16_and_back(text: str, position: int) -> None:
    position = min(position, len(text))
    assert units(text, position) == len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
    assert points(text, units(text, position)) == position


@given(PARAGRAPHS)
def test_nothing_typed_changes_nothing(paragraphs: tuple[str, ...]) -> None:
    assert typed(paragraphs, [shown(text) for text in paragraphs]) == paragraphs


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_on_screen_is_what_is_stored(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    now = [shown(text) for text in after]
    assert [shown(text) for text in typed(before, now)] == now


@given(PARAGRAPHS, st.integers(0, 4), st.text(st.characters(codec="utf-8"), max_size=3))
def test_the_rest_of_a_paragraph_keeps_its_own_characters(paragraphs: tuple[str, ...], number: int, added: str) -> None:
    number %= len(paragraphs)
    added = shown(added)
    now = [shown(text) for text in paragraphs]
    now[number] += added
    stored = typed(paragraphs, now)
    assert stored[:number] == paragraphs[:number]
    assert stored[number + 1 :] == paragraphs[number + 1 :]
    assert shown(stored[number]) == now[number]


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_common_ends_never_overlap(old: list[int], new: list[int]) -> None:
    start, end = common(old, new)
    assert start + end <= min(len(old), len(new))
    assert old[:start] == new[:start]
    assert old[len(old) - end :] == new[len(new) - end :]


@pytest.mark.parametrize("before", [("甲",), ("甲\n",), ()])
def test_an_object_that_is_no_figure_is_nothing(before: tuple[str, ...]) -> None:
    assert typed(before, ("甲\ufffc乙",)) == ("甲乙",)


def test_two_changes_of_different_paragraphs_both_stay() -> None:
    base = ("一", "二", "三")
    assert merged(base, ("一", "二", "三x"), ("y一", "二", "三")) == ("y一", "二", "三x")
    assert merged(base, ("x一", "二", "三"), ("一", "二", "三", "四")) == ("x一", "二", "三", "四")
    assert merged(base, ("一", "二", "三"), ("甲",)) == ("甲",)


def test_two_changes_of_the_same_paragraph_are_both_kept() -> None:
    assert merged(("一",), ("一x",), ("一y",)) == ("一y", "一x")
