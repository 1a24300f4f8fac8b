"""A saving that nobody waits for any more, or of which nobody knows how it ended: nothing that was typed is lost, and
nobody else is said to have changed the file."""

from __future__ import annotations

import errno
import shutil
import threading
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.locks import Holder, Lock
from app.drafts.recovery import offers
from app.report.new import new_report
from app.system import reading
from app.system.disk import Disk
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, on_disk, others, recovery, wait_for_copies, wait_for_saving
from tests.ui.files.share import Share, after_a_crash, begin, stop_waiting
from tests.ui.keys import get_keys, press
from ui.files.recovering import restore
from ui.session import Session
from ui.window.window import Window


def stop(qtbot: QtBot, window: Window, share: Share) -> None:
    """Save, and don't want to wait for the share."""
    begin(qtbot, window, share)
    timer = stop_waiting()
    wait_for_saving(window)
    timer.stop()
    assert not share.taken.is_set()


def share_answers(qtbot: QtBot, share: Share) -> None:
    share.answers.set()
    qtbot.waitUntil(share.taken.is_set)


def saved_unseen(window: Window) -> None:
    """The file is written, and the window has not looked at it yet."""
    get_keys(window)
    press(window, Qt.Key.Key_S)
    assert window.documents.saving
    assert window.documents.saving._work
    assert window.documents.saving._work.finished(60)


def saves(window: Window, path: Path, name: str, answers: Answers) -> None:
    """Save once more: nobody else was there, so nothing is asked or said, and no copy bears another's name."""
    asked = len(answers.asked)
    edit(window, name)
    assert window.documents.save()
    assert on_disk(path).card.full_name == name
    assert answers.asked[asked:] == []
    wait_for_copies(window)
    assert not any(one.others for one in window.documents.versions().of(on_disk(path).id))


def test_what_is_typed_after_it_is_offered_after_a_crash(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers, path: Path, tmp_path: Path
) -> None:
    stop(qtbot, window, share)
    edit(window, "丙局")
    share_answers(qtbot, share)
    assert on_disk(path).card.full_name == "乙局"
    (offer,) = after_a_crash(window, tmp_path / "after the crash")
    assert offer.draft.report.card.full_name == "丙局"
    window.documents.finish()
    restore(window.documents, offer, answers, window)
    saves(window, path, "丁局", answers)


def test_nobody_is_said_to_have_changed_the_file(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers, path: Path
) -> None:
    stop(qtbot, window, share)
    told: list[object] = []
    window.documents.changed_on_disk.connect(told.append)
    share_answers(qtbot, share)
    file = window.documents.open_file
    assert file
    file.watch.look()
    qtbot.waitUntil(lambda: not file.watch._fetching.isActive())
    assert told == []
    saves(window, path, "丁局", answers)


def test_one_that_lands_after_the_draft_was_opened_again_is_nobody_else_s(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers, path: Path
) -> None:
    stop(qtbot, window, share)
    answers.put("不保存")
    window.documents.close()
    assert window.documents.open_path(path)
    told: list[object] = []
    window.documents.changed_on_disk.connect(told.append)
    share_answers(qtbot, share)
    assert on_disk(path).card.full_name == "乙局"
    file = window.documents.open_file
    assert file
    file.watch.look()
    qtbot.waitUntil(lambda: not file.watch._fetching.isActive())
    assert told == []
    saves(window, path, "丁局", answers)
    kept = window.documents.versions()
    assert {"乙局", "丁局"} <= {storage.load(one.file).card.full_name for one in kept.of(on_disk(path).id)}


@pytest.mark.parametrize("taken", [True, False], ids=["the share has it", "the share never took it"])
def test_after_a_crash_while_saving_nobody_is_said_to_have_changed_the_file(
    qtbot: QtBot,
    window: Window,
    opened: Session,
    share: Share,
    answers: Answers,
    path: Path,
    tmp_path: Path,
    *,
    taken: bool,
) -> None:
    before = path.read_bytes()
    begin(qtbot, window, share)
    edit(window, "丙局")
    (offer,) = after_a_crash(window, tmp_path / "after the crash")
    share_answers(qtbot, share)
    window.documents.finish()
    if not taken:
        path.write_bytes(before)
    restore(window.documents, offer, answers, window)
    saves(window, path, "丁局", answers)


def test_a_second_saving_under_way_when_the_program_dies_leaves_what_was_typed(
    window: Window, opened: Session, share: Share, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is on the disk, and the window has not looked at it yet; the share does not answer the second at all."""
    share.answers.set()
    saved_unseen(window)
    read, answers = reading.whole, Event()

    def slow(file: Path) -> bytes:
        assert file != path or threading.current_thread().name != "beside the window" or answers.wait(60)
        return read(file)

    edit(window, "丙局")
    with monkeypatch.context() as patch:
        patch.setattr(reading, "whole", slow)
        press(window, Qt.Key.Key_S)
        found = after_a_crash(window, tmp_path / "after the crash")
        answers.set()
        wait_for_saving(window)
    (offer,) = found
    assert offer.draft.report.card.full_name == "丙局"
    offer.lock.release()


def test_a_drive_that_went_just_when_it_had_the_file_blames_nobody(
    window: Window, share: Share, answers: Answers, path: Path, tmp_path: Path
) -> None:
    share.answers.set()
    drive = share.slow = path.parent / "移动硬盘"
    drive.mkdir()
    path = path.rename(drive / path.name)
    window.open_path(path)
    edit(window, "乙局")
    share.cut = True
    assert not window.documents.save()
    assert "没有保存" in answers.asked[-1]
    share.comes_back()
    assert on_disk(path).card.full_name == "乙局"
    edit(window, "丙局")
    (offer,) = after_a_crash(window, tmp_path / "after a crash")
    assert offer.draft.report.card.full_name == "丙局"
    offer.lock.release()
    saves(window, path, "丁局", answers)


def test_a_first_saving_asked_for_twice_asks_for_one_name(
    qtbot: QtBot, window: Window, share: Share, answers: Answers, path: Path
) -> None:
    window.documents.take(new_report(2025, "新局"))
    new = path.with_name("新.gknb")
    answers.put(new)
    begin(qtbot, window, share)
    edit(window, "丙局")
    press(window, Qt.Key.Key_S)
    share.answers.set()
    wait_for_saving(window)
    assert [asked.split()[0] for asked in answers.asked] == ["另存为"]
    assert on_disk(new).card.full_name == "丙局"
    assert window.documents.session
    assert (window.documents.session.path, window.isWindowModified()) == (new, False)
    saves(window, new, "丁局", answers)
    window.documents.finish()
    assert not list(path.parent.glob("~$*"))


def test_a_name_that_was_given_up_for_another_is_let_go(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers, path: Path, tmp_path: Path
) -> None:
    here = tmp_path / "本机"
    here.mkdir()
    answers.put(path.with_name("慢.gknb"), here / "年报.gknb")
    window.documents.begin_saving_as()
    qtbot.waitUntil(share.asked.is_set)
    assert window.documents.save_as()
    share.answers.set()
    qtbot.waitUntil(lambda: not list(path.parent.glob("~$*")))
    saves(window, here / "年报.gknb", "丁局", answers)


def test_a_log_off_while_it_is_saved_leaves_what_was_typed(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers, path: Path
) -> None:
    begin(qtbot, window, share)
    edit(window, "丙局")
    folder = recovery(window).parent
    window.documents.put_away()
    window.documents.finish()
    share_answers(qtbot, share)
    (offer,) = offers(folder)
    assert offer.draft.report.card.full_name == "丙局"
    restore(window.documents, offer, answers, window)
    saves(window, path, "丁局", answers)


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EROFS], ids=["full", "read only"])
def test_a_share_that_takes_nothing_more_is_told_of_and_all_is_kept(
    qtbot: QtBot,
    window: Window,
    opened: Session,
    share: Share,
    answers: Answers,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: int,
) -> None:
    def refuse(disk: Disk, file: Path, mode: int = 0) -> int:
        if file.parent != path.parent:
            return create(disk, file)
        share.asked.set()
        assert share.answers.wait(60)
        raise OSError(kind, "")

    create = Disk.create
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "create", refuse)
        patch.setattr(Disk, "reopen", refuse)
        begin(qtbot, window, share)
        edit(window, "丙局")
        share.answers.set()
        wait_for_saving(window)
        assert "没有保存" in answers.asked[-1]
        assert "也在恢复文件里" in answers.asked[-1]
        (offer,) = after_a_crash(window, tmp_path / "after a crash")
    assert offer.draft.report.card.full_name == "丙局"
    offer.lock.release()
    assert on_disk(path).card.full_name == "甲局"
    opened.history.undo()
    assert window.isWindowModified()
    saves(window, path, "丁局", answers)


def test_who_goes_back_to_the_first_place_has_overwritten_nobody(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers, path: Path, tmp_path: Path
) -> None:
    here = tmp_path / "本机"
    here.mkdir()
    answers.put(here / "年报.gknb", path)
    begin(qtbot, window, share)
    edit(window, "丙局")
    assert window.documents.save_as()
    share_answers(qtbot, share)
    assert window.documents.save_as()
    saves(window, path, "丁局", answers)


def test_what_was_saved_is_not_offered_even_where_somebody_changed_the_file_since(
    window: Window, opened: Session, share: Share, path: Path, tmp_path: Path
) -> None:
    """The program dies between the end of the saving and the window's look at it."""
    share.answers.set()
    file = window.documents.open_file
    assert file
    assert file.autosave.write_and_wait()
    edit(window, "丙局")
    saved_unseen(window)
    others(path, "他局")
    shutil.copytree(recovery(window).parent, tmp_path / "after a crash")
    assert offers(tmp_path / "after a crash") == ()


def test_the_place_that_was_chosen_is_kept_from_others_and_the_former_let_go(
    qtbot: QtBot, window: Window, opened: Session, share: Share, answers: Answers, path: Path
) -> None:
    share.answers.set()
    answers.put(path.with_name("新.gknb"))
    assert window.documents.save_as()
    other = Holder("李某", "办公室2", "2026-01-05 09:00", "t")
    assert Lock(path.with_name("新.gknb"), other).take() is not None
    qtbot.waitUntil(lambda: not path.with_name("~$年报.gknb").exists())
