"""Garbage is collected in the window's thread, and only there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.window.garbage import Garbage


@pytest.fixture
def threads() -> Iterator[list[str]]:
    """The threads in which something is collected."""
    seen: list[str] = []

    def note(phase: str, _info: dict[str, Any]) -> None:
        if phase == "start":
            seen.append(threading.current_thread().name)

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def litter() -> None:
    for _ in range(20_000):
        ring: list[object] = []
        ring.append(ring)


def test_a_thread_that_litters_leaves_the_sweeping_to_the_window(qtbot: QtBot, threads: list[str]) -> None:
    worker = threading.Thread(target=litter, name="worker")
    worker.start()
    worker.join()
    assert threads == []
    qtbot.waitUntil(lambda: bool(threads))
    assert set(threads) == {threading.main_thread().name}
    assert gc.get_count()[0] <= gc.get_threshold()[0]


@pytest.mark.parametrize(
    ("count", "most", "collected"),
    [
        ((701, 0, 0), (700, 10, 10), [0]),
        ((701, 11, 3), (700, 10, 10), [1]),
        ((701, 11, 11), (700, 10, 10), [2]),
        ((700, 10, 10), (700, 10, 10), []),
        ((5, 2, 1), (2000, 10, 0), []),
    ],
)
def test_the_oldest_generation_that_is_due_is_collected(
    monkeypatch: pytest.MonkeyPatch, qapp: QObject, count: tuple[int, ...], most: tuple[int, ...], collected: list[int]
) -> None:
    seen: list[int] = []
    parent = QObject()
    garbage = Garbage(parent)
    monkeypatch.setattr(gc, "get_count", lambda: count)
    monkeypatch.setattr(gc, "get_threshold", lambda: most)
    monkeypatch.setattr(gc, "collect", seen.append)
    garbage.look()
    assert seen == collected
    parent.deleteLater()
