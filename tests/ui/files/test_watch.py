"""Somebody else saves the draft while it is open here: it is said calmly, and before the clerk saves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.locks import Holder, Lock
from app.report.changes import apply
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.files.desk import wait_for_saving
from tests.ui.keys import press, write
from ui.files.conflict_dialog import ConflictDialog
from ui.files.watch import EVERY, Watch
from ui.pages.card import CardPage
from ui.parts.notice import Notice
from ui.window.window import Window

CELL = "requests.received.business"


@pytest.fixture
def path(window: Window, tmp_path: Path) -> Path:
    """The file of the draft that is open in the window."""
    path = tmp_path / "年报.gknb"
    storage.save(new_report(2025, "甲局"), path)
    assert window.open_path(path)
    return path


def others(path: Path, figure: str) -> None:
    """Somebody else saves the file."""
    storage.save(apply(storage.load(path), {("figures", CELL): figure}), path)


def watch(window: Window) -> Watch:
    assert window.documents.open_file
    return window.documents.open_file.watch


def notice(window: Window) -> Notice:
    assert window.wizard
    return window.wizard.notice


def look(qtbot: QtBot, window: Window) -> None:
    """A look, as every half minute."""
    qtbot.waitUntil(lambda: watch(window)._asked is None)
    watch(window).look()
    qtbot.waitUntil(lambda: watch(window)._asked is None)


def button(window: Window, words: str) -> QPushButton:
    (found,) = [button for button in notice(window).buttons if button.text() == words]
    return found


def test_coming_back_to_the_window_tells_of_it_and_typing_goes_on(
    qtbot: QtBot, window: Window, path: Path, stage: QWidget
) -> None:
    look(qtbot, window)
    with qtbot.waitActive(stage):
        stage.activateWindow()
    others(path, "7")
    window.activateWindow()
    qtbot.waitUntil(notice(window).isVisible)
    assert "“年报.gknb”打开以后又被别人保存过" in notice(window).label.text()
    assert window.wizard
    card = window.wizard.pages["card"]
    assert isinstance(card, CardPage)
    assert not any(one.hasFocus() for one in notice(window).buttons)
    write(card.fields["office"], "办公室")
    assert window.documents.session
    assert window.documents.session.report.card.office == "办公室"
    assert notice(window).isVisible()


def test_comparing_merges_and_saves_and_the_notice_is_gone(
    qtbot: QtBot, window: Window, answers: Answers, path: Path
) -> None:
    look(qtbot, window)
    others(path, "7")
    session = window.documents.session
    assert session
    session.edit({("card", "office"): "办公室"}, "填写")
    look(qtbot, window)
    answers.put(lambda dialog: dialog.merge.click() if isinstance(dialog, ConflictDialog) else None)
    QTest.mouseClick(button(window, "现在比较…"), Qt.MouseButton.LeftButton)
    wait_for_saving(window)
    saved = storage.load(path)
    assert (saved.card.office, saved.figures) == ("办公室", {CELL: "7"})
    assert not notice(window).isVisible()
    look(qtbot, window)
    assert not notice(window).isVisible()


def test_it_is_told_once_for_each_content_and_not_for_a_mere_touch(qtbot: QtBot, window: Window, path: Path) -> None:
    look(qtbot, window)
    was = path.read_bytes()
    os.utime(path, (1_767_580_000, 1_767_580_000))
    look(qtbot, window)
    assert not notice(window).isVisible()
    others(path, "7")
    look(qtbot, window)
    QTest.mouseClick(button(window, "知道了"), Qt.MouseButton.LeftButton)
    assert not notice(window).isVisible()
    assert QApplication.focusWidget() is not None
    look(qtbot, window)
    assert not notice(window).isVisible()
    others(path, "8")
    look(qtbot, window)
    assert notice(window).isVisible()
    path.write_bytes(was)
    look(qtbot, window)
    assert not notice(window).isVisible()


def test_one_s_own_saving_is_nobody_else_s(qtbot: QtBot, window: Window, path: Path, tmp_path: Path) -> None:
    session = window.documents.session
    assert session
    for number in range(3):
        session.edit({("figures", CELL): str(number)}, "填写")
        watch(window).look()  # a look that is on its way while the file is saved
        press(window, Qt.Key.Key_S)
        wait_for_saving(window)
        qtbot.waitUntil(lambda: watch(window)._asked is None)
        look(qtbot, window)
        assert not notice(window).isVisible()
    path.unlink()
    look(qtbot, window)
    assert not notice(window).isVisible()


def test_a_reader_is_offered_the_new_content(qtbot: QtBot, window: Window, answers: Answers, path: Path) -> None:
    window.documents.finish()
    holder = Lock(path, Holder("李某", "办公室2", "2026-01-05 09:00", "t"))
    assert holder.take() is None
    answers.put("只读打开", "只读打开")
    window.open_path(path)
    look(qtbot, window)
    others(path, "7")
    look(qtbot, window)
    assert "打开时的内容" in notice(window).label.text()
    button(window, "重新打开").click()
    assert window.documents.session
    assert window.documents.session.read_only
    assert window.documents.session.report.figures == {CELL: "7"}
    window.documents.finish()
    holder.release()


def test_it_looks_every_half_minute_and_never_without_a_file(qtbot: QtBot, window: Window) -> None:
    window.documents.take(new_report(2025, "甲局"))
    assert watch(window)._timer.isActive()
    assert watch(window)._timer.interval() == EVERY == 30_000
    watch(window).look()
    assert watch(window)._asked is None
