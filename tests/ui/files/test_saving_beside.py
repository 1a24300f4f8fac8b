"""A share that takes its time: the clerk goes on, nothing is lost, and she is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.report.changes import apply
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, on_disk, others, recovery, wait_for_copies, wait_for_saving
from tests.ui.files.share import Share, after_a_crash, begin, stop_waiting
from tests.ui.keys import press
from ui.files import saving
from ui.session import Session
from ui.window.window import Window

NAME = ("card", "full_name")


def test_the_clerk_types_on_while_it_is_saved(
    qtbot: QtBot, window: Window, opened: Session, share: Share, path: Path
) -> None:
    begin(qtbot, window, share)
    edit(window, "丙局")
    assert window.isWindowModified()
    assert window.wizard
    assert not window.wizard.bar.message.text()
    share.answers.set()
    wait_for_saving(window)
    assert "已保存" in window.wizard.bar.message.text()
    assert on_disk(path).card.full_name == "乙局"
    assert window.isWindowModified()
    opened.history.undo()
    assert not window.isWindowModified()
    opened.history.redo()
    wait_for_copies(window)
    assert "丙局" in recovery(window).read_text(encoding="utf-8")
    assert window.documents.save()
    assert on_disk(path).card.full_name == "丙局"


def test_typing_that_goes_on_does_not_count_as_saved(
    qtbot: QtBot, window: Window, opened: Session, share: Share, path: Path
) -> None:
    opened.edit({("preface",): ("一",)}, "前言", merge="preface")
    begin(qtbot, window, share)
    opened.edit({("preface",): ("一二",)}, "前言", merge="preface")
    share.answers.set()
    wait_for_saving(window)
    assert on_disk(path).preface == ("一",)
    assert window.isWindowModified()


def test_who_saves_again_meanwhile_has_the_last_word_and_is_asked_nothing(
    qtbot: QtBot, window: Window, opened: Session, share: Share, path: Path
) -> None:
    begin(qtbot, window, share)
    edit(window, "丙局")
    press(window, Qt.Key.Key_S)
    edit(window, "丁局")
    press(window, Qt.Key.Key_S)
    share.answers.set()
    wait_for_saving(window)
    assert on_disk(path).card.full_name == "丁局"
    assert not window.isWindowModified()
    wait_for_copies(window)
    assert on_disk(path).card.full_name == "丁局"


@pytest.mark.parametrize("taken", [True, False], ids=["the share has it", "the share never took it"])
def test_what_was_typed_meanwhile_is_offered_after_a_power_cut(
    qtbot: QtBot, window: Window, opened: Session, share: Share, path: Path, tmp_path: Path, *, taken: bool
) -> None:
    begin(qtbot, window, share)
    edit(window, "丙局")
    if taken:
        path.write_bytes(_content(opened, "乙局"))
    (offer,) = after_a_crash(window, tmp_path / "after the cut")
    assert offer.draft.report.card.full_name == "丙局"
    offer.lock.release()


def _content(session: Session, name: str) -> bytes:
    from app.drafts import storage

    return storage.content(apply(session.report, {NAME: name}))


def test_a_share_that_does_not_answer_is_told_of_and_left(
    qtbot: QtBot,
    window: Window,
    opened: Session,
    share: Share,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "SLOW", 0.0)
    begin(qtbot, window, share)
    assert window.wizard
    notice = window.wizard.notice
    qtbot.waitUntil(lambda: "一直没有回答" in notice.label.text())
    here = tmp_path / "本机"
    here.mkdir()
    answers.put(here / "年报.gknb")
    edit(window, "丙局")
    QTest.mouseClick(notice.buttons[0], Qt.MouseButton.LeftButton)
    wait_for_saving(window)
    assert on_disk(here / "年报.gknb").card.full_name == "丙局"
    assert opened.path == here / "年报.gknb"
    assert not notice.isVisible()
    share.answers.set()
    edit(window, "丁局")
    assert window.documents.save()
    assert opened.path == here / "年报.gknb"


def test_closing_waits_for_what_is_being_saved(
    qtbot: QtBot, window: Window, opened: Session, share: Share, path: Path
) -> None:
    begin(qtbot, window, share)
    QTimer.singleShot(20, share.answers.set)
    assert window.close()
    assert on_disk(path).card.full_name == "乙局"
    assert not list(path.parent.glob("~$*"))


def test_who_does_not_want_to_wait_is_asked(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers
) -> None:
    begin(qtbot, window, share)
    timer = stop_waiting()
    answers.put("")
    assert not window.close()
    timer.stop()
    assert "还没有保存" in answers.asked[-1]
    assert window.isVisible()
    edit(window, "丁局")
    assert window.isWindowModified()


def test_somebody_else_s_change_is_noticed_while_saving_and_nothing_typed_is_lost(
    window: Window, opened: Session, answers: Answers, path: Path
) -> None:
    others(path, "他局")
    edit(window, "丙局")
    answers.put(lambda dialog: (dialog.all_mine.click(), dialog.merge.click()))
    press(window, Qt.Key.Key_S)
    wait_for_saving(window)
    assert on_disk(path).card.full_name == "丙局"
    assert not window.isWindowModified()
