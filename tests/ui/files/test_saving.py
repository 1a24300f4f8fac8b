"""Saving where it fails, and what is said of it."""

import os
import sys
import threading
from pathlib import Path
from stat import S_ISDIR

import pytest
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.report.new import new_report
from app.system.disk import Disk
from app.system.logs import Log
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, on_disk, recovery, wait_for_copies
from ui.window import crash
from ui.window.window import Window


def test_a_crash_says_where_the_work_is(window: Window, answers: Answers, path: Path, tmp_path: Path) -> None:
    window.open_path(path)
    edit(window, "乙局")
    log = Log(tmp_path / "logs")
    crash.tell(window, log)
    assert str(recovery(window)) in answers.asked[-1]
    assert str(log.file) in answers.asked[-1]
    assert "乙局" in recovery(window).read_text(encoding="utf-8")


def test_a_part_of_the_program_that_a_scanner_took_away_is_said(
    window: Window, answers: Answers, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(path)
    edit(window, "乙局")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    crash.tell(window, Log(tmp_path / "logs"), ImportError("DLL load failed while importing etree"))
    assert "重新安装" in answers.asked[-1]
    assert str(recovery(window)) in answers.asked[-1]


def test_saving_where_nothing_can_be_written_keeps_the_work(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    edit(window, "乙局")
    answers.put(path.parent / "没有" / "的文件夹" / "a.gknb")
    assert not window.documents.save_as()
    assert "也在恢复文件里" in answers.asked[-1]
    assert answers.asked[-1].count("另存") + answers.asked[-1].count("换") == 2  # the advice, once
    session = window.documents.session
    assert session
    assert (session.path, session.modified) == (path, True)
    assert "乙局" in recovery(window).read_text(encoding="utf-8")
    assert window.documents.save()


def test_an_autosave_that_fails_is_said_once(qtbot: QtBot, window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    (path.parent / "data").mkdir(exist_ok=True)
    (path.parent / "data" / "recovery").write_bytes(b"a file, not a folder")
    keeper = window.documents.open_file
    assert keeper
    for name in ("乙局", "丙局"):
        edit(window, name)
        with qtbot.waitSignal(keeper.autosave._done):
            keeper.autosave.write()
    assert [told.split("\n")[0] for told in answers.asked] == ["自动保存"]
    assert "Ctrl+S" in answers.asked[0]
    assert window.documents.save()


def test_versions_that_can_not_be_kept_are_told_of_once(
    qtbot: QtBot, window: Window, answers: Answers, path: Path
) -> None:
    window.open_path(path)
    (path.parent / "data").mkdir(exist_ok=True)
    (path.parent / "data" / "versions").write_bytes(b"a file, not a folder")
    keeper = window.documents.open_file
    assert keeper
    for name in ("乙局", "丙局"):
        edit(window, name)
        with qtbot.waitSignal(keeper.autosave._kept):
            assert window.documents.save()
    assert [told.split("（")[0] for told in answers.asked] == ["自动保存\n草稿已保存，但“较早的版本”没有留下"]
    assert on_disk(path).card.full_name == "丙局"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an account's folders to itself")
def test_what_is_kept_of_the_work_is_for_its_owner_alone(window: Window, path: Path) -> None:
    former = os.umask(0)
    try:
        window.open_path(path)
        edit(window, "乙局")
        assert window.documents.save()
        edit(window, "丙局")
        wait_for_copies(window)
        keeper = window.documents.open_file
        assert keeper
        assert keeper.autosave.write_and_wait()
        Log(window.documents.folders.logs).write("x")
    finally:
        os.umask(former)
    kept = [one for root in ("data", "config") for one in (path.parent / root).rglob("*")]
    assert {one.suffix for one in kept} == {"", ".recovery", ".busy", ".gknb", ".json", ".log"}
    for one in kept:
        assert one.parent.stat().st_mode & 0o777 == 0o700
        assert one.is_dir() or one.suffix in {".busy", ".log"} or one.stat().st_mode & 0o777 == 0o600


def test_no_drive_is_waited_for_in_the_window_s_own_thread(
    window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(path)
    synced: list[tuple[str, bool]] = []
    sync = Disk.sync

    def counted(disk: Disk, handle: int) -> None:
        synced.append((threading.current_thread().name, S_ISDIR(os.fstat(handle).st_mode)))
        sync(disk, handle)

    monkeypatch.setattr(Disk, "sync", counted)
    edit(window, "乙局")
    assert window.documents.save()
    wait_for_copies(window)
    folders = [] if sys.platform == "win32" else [True]
    assert [folder for where, folder in synced if where == "beside the window"] == [False, *folders]
    later = [folder for where, folder in synced if where.startswith("autosave")]
    assert later.count(False) == 2  # what was there, and what was saved
    assert threading.main_thread().name not in {where for where, _ in synced}


def test_a_name_without_its_ending_replaces_no_other_draft_unasked(
    window: Window, answers: Answers, path: Path, tmp_path: Path
) -> None:
    """The system's dialog asked about “别的”, not about “别的.gknb”."""
    other = tmp_path / "别的.gknb"
    storage.save(new_report(2025, "别的局"), other)
    window.open_path(path)
    edit(window, "乙局")
    answers.put(tmp_path / "别的", "换个名字", tmp_path / "新的")
    assert window.documents.save_as()
    assert on_disk(other).card.full_name == "别的局"
    assert on_disk(tmp_path / "新的.gknb").card.full_name == "乙局"
    answers.put(tmp_path / "别的", "替换")
    assert window.documents.save_as()
    assert on_disk(other).card.full_name == "乙局"
