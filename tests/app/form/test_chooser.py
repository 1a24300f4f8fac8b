"""“这件该填哪格”: every way through leads to cells of the form, and every row is reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.form.chooser import QUESTIONS, SPECIAL, Answer, Question, cells
from app.form.editions import edition

BASIS = re.compile(r"条例第[一二三四五六七八九十]+条|统一格式|国办函〔2020〕109号")


def paths() -> Iterator[tuple[Answer, ...]]:
    """Every way through the questions."""
    yield from through((), list(QUESTIONS))


def through(before: tuple[Answer, ...], left: list[Question]) -> Iterator[tuple[Answer, ...]]:
    if not left:
        yield before
        return
    for answer in left[0].answers:
        yield from through((*before, answer), [answer.then, *left[1:]] if answer.then else left[1:])


@pytest.mark.parametrize("edition_id", ["2019", "2021"])
def test_every_way_leads_to_two_cells_and_every_row_is_reached(edition_id: str) -> None:
    table = edition(edition_id).table("requests")
    reached = set()
    for chosen in paths():
        came, went = cells(table, chosen)
        assert {came, went} <= {cell.id for cell in table.inputs}
        assert came.split(".")[1] in {"received", "carried_in"}
        assert came.split(".")[2] == went.split(".")[2]
        reached |= {came, went}
    assert reached == {cell.id for cell in table.inputs}


def test_every_way_is_four_or_five_questions() -> None:
    assert {len(chosen) for chosen in paths()} <= {3, 4, 5}
    assert max(len(chosen) for chosen in paths()) == 5


def test_no_two_ways_say_the_same() -> None:
    said = [tuple(answer.words for answer in chosen) for chosen in paths()]
    assert len(set(said)) == len(said)


def questions(asked: tuple[Question, ...]) -> list[Question]:
    return [
        found
        for question in asked
        for found in (question, *questions(tuple(answer.then for answer in question.answers if answer.then)))
    ]


@pytest.mark.parametrize("question", questions(QUESTIONS), ids=lambda question: question.words)
def test_each_answer_says_what_it_rests_on_and_what_it_is_not(question: Question) -> None:
    assert question.words.endswith("？")
    for answer in question.answers:
        assert BASIS.search(answer.basis), answer.basis
        assert answer.unlike.endswith("。")
        assert bool(answer.then) != bool(answer.id)


def test_divided_merged_withdrawn_and_carried_over_are_told() -> None:
    assert [what for what, _ in SPECIAL] == ["拆开办理", "合并答复", "撤回", "结转"]
    assert all("统一" in how for _, how in SPECIAL)
