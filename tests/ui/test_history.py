"""Undoing: step by step, typing as one, and no more memory on a long day than on a short one."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from app.report.changes import Changes
from ui import history
from ui.history import MOST, History, Step

PLACE = ("card", "phone")


class Kept:
    """A value, and whether somebody still holds it."""


@pytest.fixture
def made(qapp: QObject) -> list[Changes]:
    return []


@pytest.fixture
def steps(qapp: QObject, made: list[Changes]) -> History:
    return History(made.append, qapp)


def push(steps: History, value: object, before: object = "", merge: str = "") -> None:
    steps.push(f"填{value}", {PLACE: value}, {PLACE: before}, merge)


def test_steps_are_undone_and_redone_by_name(steps: History, made: list[Changes]) -> None:
    push(steps, "1")
    push(steps, "2", "1")
    steps.undo()
    assert (steps.undoText(), steps.redoText()) == ("填1", "填2")
    steps.undo()
    steps.undo()
    assert (steps.canUndo(), steps.canRedo(), steps.index()) == (False, True, 0)
    steps.redo()
    push(steps, "3", "1")
    assert (steps.count(), steps.canRedo(), steps.redoText()) == (2, False, "")
    assert [one[PLACE] for one in made] == ["1", "2", "1", "", "1", "3"]


def test_typing_in_one_place_is_one_step_until_it_is_saved_or_a_pause(
    steps: History, made: list[Changes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in ("1", "12", "123"):
        push(steps, value, value[:-1], "phone")
    assert steps.count() == 1
    steps.setClean()
    push(steps, "1234", "123", "phone")
    push(steps, "x", "1234", "another place")
    monkeypatch.setattr(history, "PAUSE", -1)
    push(steps, "xy", "x", "another place")
    assert steps.count() == 4
    steps.setIndex(1)
    assert steps.isClean()
    steps.undo()
    assert made[-1] == {PLACE: ""}


def test_typing_that_is_taken_back_by_typing_leaves_no_step(steps: History) -> None:
    push(steps, "1", "", "phone")
    push(steps, "", "1", "phone")
    assert (steps.count(), steps.isClean()) == (0, True)


def test_what_was_saved_is_clean_until_it_can_not_be_come_back_to(steps: History) -> None:
    heard: list[bool] = []
    steps.clean_changed.connect(heard.append)
    push(steps, "1")
    steps.setClean()
    steps.undo()
    assert not steps.isClean()
    steps.redo()
    assert steps.isClean()
    steps.undo()
    push(steps, "2")
    assert not steps.isClean()
    steps.undo()
    assert not steps.isClean()
    steps.setClean()
    steps.resetClean()
    assert heard == [False, True, False, True, False, True, False]


def test_a_long_day_keeps_no_more_steps_than_a_short_one(qapp: QObject) -> None:
    steps = History(lambda _: None, qapp)
    values = [Kept() for _ in range(MOST + 300)]
    watched = [weakref.ref(value) for value in values]
    for number, value in enumerate(values):
        push(steps, value, "", "typing" if number % 2 else "")
    steps.setClean()
    del value, values
    gc.collect()
    assert steps.count() == MOST
    assert sum(ref() is not None for ref in watched) <= MOST + 2
    steps.setIndex(0)
    assert not steps.isClean()


def test_a_step_that_was_merged_into_another_is_gone(steps: History) -> None:
    gc.collect()
    before = sum(isinstance(one, Step) for one in gc.get_objects())
    for number in range(500):
        push(steps, str(number), str(number - 1), "typing")
    gc.collect()
    assert sum(isinstance(one, Step) for one in gc.get_objects()) - before <= 2
