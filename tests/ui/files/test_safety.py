"""No work is lost: autosave, recovery, two people, versions, crashes, as the clerk meets them."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.locks import Holder, Lock, myself
from app.drafts.recovery import offers
from app.drafts.versions import Versions
from app.report.changes import apply
from app.report.differences import taking
from app.report.model import Report
from app.report.new import new_report
from app.system.logs import Log
from tests.ui.conftest import Answers
from ui.files.autosave import EVERY
from ui.files.conflict_dialog import ConflictDialog
from ui.files.versions_dialog import VersionsDialog
from ui.window import crash
from ui.window.window import Window

CELL = ("figures", "requests.received.business")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    storage.save(new_report(2025, "甲局"), tmp_path / "年报.gknb")
    return tmp_path / "年报.gknb"


def recovery(window: Window) -> Path:
    assert window.documents.keeper
    return window.documents.keeper.autosave.file


def edit(window: Window, name: str) -> None:
    assert window.documents.session
    window.documents.session.edit({("card", "full_name"): name}, "改名")


def on_disk(path: Path) -> Report:
    return storage.load(path)


def others(path: Path, name: str) -> None:
    """Somebody else saves the file, under a name of their own."""
    storage.save(apply(on_disk(path), {("card", "full_name"): name, CELL: "7"}), path)


def test_work_is_in_the_recovery_file_two_seconds_after_the_first_change(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    assert not recovery(window).exists()
    edit(window, "乙局")
    assert EVERY == 2000
    qtbot.waitUntil(recovery(window).exists)
    assert "乙局" in recovery(window).read_text(encoding="utf-8")
    assert on_disk(path).card.full_name == "甲局"
    window.documents.save()
    assert not recovery(window).exists()
    assert on_disk(path).card.full_name == "乙局"


def test_work_that_is_not_wanted_is_not_offered_again(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    edit(window, "乙局")
    assert window.documents.keeper
    assert window.documents.keeper.autosave.write_and_wait()
    answers.put("不保存")
    window.documents.close()
    assert not list(path.parent.glob("data/recovery/*"))
    assert sorted(one.name for one in path.parent.iterdir() if one.is_file()) == ["年报.gknb"]


CRASH = """
import os, sys
from pathlib import Path
from app.report.changes import apply
from app.report.differences import taking
from app.drafts import storage
from app.drafts.recovery import Recovery
path = Path(sys.argv[1])
opened = storage.open_draft(path)
report = apply(opened.report, {("card", "full_name"): "没保存的", %s})
Recovery(path.parent / "data" / "recovery").write(report, path, opened.fingerprint)
os._exit(9)
"""


def crashed(path: Path, also: str = "") -> None:
    """A window died over the draft with another name of the body in it, and what `also` changes."""
    subprocess.run([sys.executable, "-c", CRASH % also, str(path)], check=False)


def test_after_a_crash_the_work_is_restored_and_can_be_saved(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    answers.put("恢复")
    assert window.recover()
    assert "单位信息·机关全称（没保存的 / 甲局）" in answers.asked[0]
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.path, session.modified) == ("没保存的", path, True)
    assert on_disk(path).card.full_name == "甲局"
    assert window.documents.save()
    assert on_disk(path).card.full_name == "没保存的"
    assert not window.recover()


def test_restored_work_comes_up_where_it_was_left(window: Window, answers: Answers, path: Path) -> None:
    crashed(path, '("figures", "requests.received.business"): "3"')
    answers.put("恢复")
    assert window.recover()
    assert window.wizard
    assert window.wizard.current == "3"


@pytest.mark.parametrize(("answer", "kept"), [("打开已保存的", "较早的版本"), ("都保留", "恢复")])
def test_after_a_crash_the_saved_one_is_opened_and_the_work_still_kept(
    window: Window, answers: Answers, path: Path, answer: str, kept: str
) -> None:
    crashed(path)
    answers.put(answer)
    assert window.recover()
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.path, session.modified) == ("甲局", path, False)
    beside = [on_disk(one).card.full_name for one in path.parent.glob("年报（恢复*.gknb")]
    versions = [on_disk(one.file).card.full_name for one in window.documents.versions().of(session.report.id)]
    assert (beside, versions) == (([], ["没保存的"]) if kept == "较早的版本" else (["没保存的"], []))
    assert offers(path.parent / "data" / "recovery") == ()


def test_work_that_can_not_be_kept_among_the_versions_is_asked_about_again(
    window: Window, answers: Answers, path: Path
) -> None:
    crashed(path)
    (path.parent / "data" / "versions").write_bytes(b"no folder")
    answers.put("打开已保存的")
    assert window.recover()
    assert "下次启动时会再问" in answers.asked[-1]
    assert not re.search("[A-Za-z]{4}", answers.asked[-1].rpartition("：")[2])
    (offer,) = offers(path.parent / "data" / "recovery")
    offer.adopt().close()


def test_work_that_was_never_saved_has_no_saved_one_to_open(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    path.unlink()
    answers.put("另存一份")
    assert not window.recover()
    assert "没有已保存的草稿可以打开" in answers.asked[0]
    (beside,) = path.parent.glob("年报（恢复*.gknb")
    assert on_disk(beside).card.full_name == "没保存的"


def test_the_file_that_was_asked_for_is_opened_after_the_question(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    other = path.with_name("另一份.gknb")
    other.write_bytes(path.read_bytes())
    answers.put("打开已保存的")
    window.begin(other)
    assert window.documents.session
    assert window.documents.session.path == other


def test_restored_work_stays_and_the_file_that_was_asked_for_is_named(
    window: Window, answers: Answers, path: Path
) -> None:
    crashed(path)
    other = path.with_name("另一份.gknb")
    other.write_bytes(path.read_bytes())
    answers.put("恢复")
    window.begin(other)
    assert window.documents.session
    assert window.documents.session.report.card.full_name == "没保存的"
    assert "“另一份.gknb”还没有打开" in answers.asked[-1]


def test_what_is_not_asked_about_after_the_first_is_restored_is_asked_about_at_the_next_start(
    window: Window, answers: Answers, path: Path
) -> None:
    other = path.with_name("另一份.gknb")
    storage.save(new_report(2025, "乙局"), other)
    crashed(path)
    crashed(other)
    answers.put("恢复")
    assert window.recover()
    (left,) = offers(path.parent / "data" / "recovery")
    assert window.documents.session
    assert {left.path, window.documents.session.path} == {path, other}
    left.lock.release(remove=False)


def test_closing_the_question_asks_again_next_time(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    answers.put("", "恢复")
    assert not window.recover()
    assert window.recover()


def test_a_draft_that_is_open_in_another_window_of_the_same_person(
    window: Window, answers: Answers, path: Path
) -> None:
    other = Lock(path, myself())
    assert other.take() is None
    answers.put("")
    assert not window.documents.open_path(path)
    assert "已经在您的另一个窗口里打开" in answers.asked[0]
    other.release()


@pytest.mark.parametrize("answer", ["只读打开", "打开副本", ""])
def test_a_draft_that_somebody_has_open(window: Window, answers: Answers, path: Path, answer: str) -> None:
    holder = Lock(path, Holder("李某", "办公室2", "2026-01-05 09:00", "t"))
    assert holder.take() is None
    answers.put(answer)
    assert window.open_path(path) == bool(answer)
    assert "“年报.gknb”正由李某（在电脑“办公室2”上，2026-01-05 09:00起）打开着" in answers.asked[0]
    session = window.documents.session
    if answer == "打开副本":
        assert session
        assert session.path is None
        assert session.report.id != on_disk(path).id
    if answer == "只读打开":
        assert session
        assert "（只读）" in window.windowTitle()
        edit(window, "乙局")
        assert session.report.card.full_name == "甲局"
        assert window.wizard
        lines = cast(list[QLineEdit], window.wizard.stack.findChildren(QLineEdit))
        assert lines
        assert all(line.isReadOnly() for line in lines)
        answers.put(path)
        assert not window.documents.save()
        assert "请换一个文件名" in answers.asked[-1]
        answers.put(path.with_name("副本.gknb"))
        assert window.documents.save()
        assert not session.read_only
    window.documents.finish()
    assert holder.beat()
    holder.release()


def test_a_draft_that_can_not_be_opened_anew_stays_ours(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    path.write_bytes(b"%PDF-1.7")
    assert not window.open_path(path)
    assert "没有打开" in answers.asked[-1]
    assert Lock(path, Holder("李某", "办公室2", "2026-01-05 09:00", "t")).take() is not None


def choose(*rows: int) -> Callable[[ConflictDialog], None]:
    """Take theirs in `rows`, mine in the others, and save."""

    def fill(dialog: ConflictDialog) -> None:
        for row in range(dialog.table.rowCount()):
            dialog.table.choice(row).setCurrentIndex(int(row in rows))
        dialog.merge.click()

    return fill


def test_a_file_that_another_saved_is_merged_cell_by_cell(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    edit(window, "乙局")
    others(path, "他局")
    seen: list[tuple[str, int]] = []

    def look(dialog: ConflictDialog) -> None:
        table = dialog.table
        seen.extend((table.found[row].name, table.choice(row).currentIndex()) for row in range(table.rowCount()))
        dialog.cancel.click()

    answers.put(look)
    assert not window.documents.save()
    assert seen == [("单位信息·机关全称", 0), ("依申请公开：一、本年新收政府信息公开申请数量·商业企业", 1)]
    assert on_disk(path).card.full_name == "他局"
    answers.put(choose(1))
    assert window.documents.save()
    assert (on_disk(path).card.full_name, on_disk(path).figures[CELL[1]]) == ("乙局", "7")
    session = window.documents.session
    assert session
    session.history.undo()
    assert CELL[1] not in session.report.figures
    kept = [storage.load(one.file).card.full_name for one in window.documents.versions().of(session.report.id)]
    assert kept == ["乙局"]


def test_all_of_theirs_or_all_of_mine_can_be_taken(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    for button, name in (("all_theirs", "他局"), ("all_mine", "乙局")):
        edit(window, "乙局")
        others(path, "他局")

        def press(dialog: ConflictDialog, button: str = button) -> None:
            getattr(dialog, button).click()
            dialog.merge.click()

        answers.put(press)
        assert window.documents.save()
        assert on_disk(path).card.full_name == name


def test_a_file_that_became_unreadable_is_overwritten_only_when_asked(
    window: Window, answers: Answers, path: Path
) -> None:
    window.open_path(path)
    edit(window, "乙局")
    path.write_bytes(b"")
    answers.put("先不保存", "用我的覆盖")
    assert not window.documents.save()
    assert path.read_bytes() == b""
    assert window.documents.save()
    assert on_disk(path).card.full_name == "乙局"


def test_an_earlier_version_is_compared_and_brought_back(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    for name in ("乙局", "丙局"):
        edit(window, name)
        window.documents.save()
    seen: list[object] = []

    def bring_back(dialog: VersionsDialog) -> None:
        seen.append(dialog.said.text())
        dialog.list.setCurrentRow(1)
        seen.append([(one.name, one.mine, one.theirs) for one in dialog.table.found])
        dialog.against.setCurrentIndex(1)
        seen.append(dialog.said.text())
        dialog.back.click()

    answers.put(bring_back)
    window.documents.show_versions()
    assert seen == ["内容相同。", [("单位信息·机关全称", "乙局", "丙局")], "共1处不同。"]
    session = window.documents.session
    assert session
    assert session.report.card.full_name == "乙局"
    session.history.undo()
    assert session.report.card.full_name == "丙局"


def test_a_damaged_draft_is_repaired_and_saved_over_with_the_damaged_one_beside(
    window: Window, answers: Answers, path: Path
) -> None:
    window.open_path(path)
    edit(window, "乙局")
    window.documents.save()
    window.documents.close()
    path.write_bytes(path.read_bytes()[:700])
    assert window.open_path(path)
    assert "保存的完好版本补上" in answers.asked[-1]
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.modified, session.path) == ("乙局", True, path)
    assert window.documents.save()
    assert on_disk(path).card.full_name == "乙局"
    assert path.with_name("年报（已损坏）.gknb").exists()


def test_a_draft_that_was_changed_by_hand_opens_as_it_is_and_stays_beside_when_saved(
    window: Window, answers: Answers, path: Path
) -> None:
    changed = path.read_bytes().replace("甲局".encode(), "乙局".encode())
    path.write_bytes(changed)
    assert window.open_path(path)
    assert "校验码对不上" in answers.asked[-1]
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.path) == ("乙局", path)
    assert window.documents.save()
    assert path.with_name("年报（已损坏）.gknb").read_bytes() == changed


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


def test_saving_under_a_name_that_somebody_has_open_is_refused(window: Window, answers: Answers, path: Path) -> None:
    taken = path.with_name("他人.gknb")
    storage.save(new_report(2025, "他人"), taken)
    holder = Lock(taken, Holder("李某", "x", "", "t"))
    assert holder.take() is None
    window.open_path(path)
    answers.put(taken)
    assert not window.documents.save_as()
    assert "请换一个文件名" in answers.asked[-1]
    assert on_disk(taken).card.full_name == "他人"
    holder.release()
    assert Versions(path.parent / "data" / "versions").of(on_disk(taken).id) == ()


def test_saving_under_the_name_of_another_draft_keeps_that_one_among_the_versions(
    window: Window, answers: Answers, path: Path
) -> None:
    there = path.with_name("乙局.gknb")
    storage.save(new_report(2025, "乙局"), there)
    window.open_path(path)
    answers.put(there)
    assert window.documents.save_as()
    assert answers.asked == ["另存为 年报.gknb"]
    assert on_disk(there).card.full_name == "甲局"
    kept = window.documents.versions().of(on_disk(path).id)
    assert "乙局" in [on_disk(version.file).card.full_name for version in kept]


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


def test_how_much_room_versions_may_take_is_a_setting(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)

    def choose_room(dialog: VersionsDialog) -> None:
        assert dialog.room.currentData() == 50
        dialog.room.setCurrentIndex(dialog.room.findData(200))
        dialog.shut.click()

    answers.put(choose_room)
    window.documents.show_versions()
    assert window.documents.likes.now.versions_mb == 200


def test_differences_beyond_the_rows_that_are_shown_are_merged_too(stage: QWidget) -> None:
    base = new_report(2025)
    lines = tuple(f"第{number}段" for number in range(1200))
    base = apply(base, {("preface",): lines})
    mine = apply(base, {("preface",): ("我改的", *lines[1:])})
    theirs = apply(base, {("preface",): (lines[0], *(f"{line}改" for line in lines[1:]))})
    dialog = ConflictDialog("x", mine, theirs, base, stage)
    assert apply(mine, taking(mine, theirs, dialog.taken)).preface == ("我改的", *theirs.preface[1:])
    dialog.all_mine.click()
    assert dialog.taken == ()
    dialog.all_theirs.click()
    assert apply(mine, taking(mine, theirs, dialog.taken)).preface == theirs.preface
