"""Garbage is collected in the window's thread, and only there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot


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
    qtbot.waitUntil(lambda: bool(threads), timeout=5000)
    assert set(threads) == {threading.main_thread().name}
    assert gc.get_count()[0] <= gc.get_threshold()[0]
