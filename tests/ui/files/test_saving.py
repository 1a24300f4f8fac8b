"""Saving where it fails, and what is said of it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.system.logs import Log
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, recovery
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
    keeper = window.documents.keeper
    assert keeper
    for name in ("乙局", "丙局"):
        edit(window, name)
        with qtbot.waitSignal(keeper.autosave._done):
            keeper.autosave.write()
    assert [told.split("\n")[0] for told in answers.asked] == ["自动保存"]
    assert "Ctrl+S" in answers.asked[0]
    assert window.documents.save()
