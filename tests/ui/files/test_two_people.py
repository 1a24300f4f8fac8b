"""Two people with one draft: nobody overwrites the other unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.locks import Holder, Lock, myself
from app.drafts.versions import Versions
from app.report.changes import apply
from app.report.merging import settled
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.files.desk import CELL, edit, on_disk, others, wait_for_copies
from ui.files.conflict_dialog import ConflictDialog
from ui.files.versions_dialog import VersionsDialog
from ui.window.window import Window


def choose(*rows: int) -> Callable[[ConflictDialog], None]:
    """Take theirs in `rows`, mine in the others, and save."""

    def fill(dialog: ConflictDialog) -> None:
        for row in range(dialog.table.rowCount()):
            dialog.table.choice(row).setCurrentIndex(int(row in rows))
        dialog.merge.click()

    return fill


def test_a_draft_that_is_open_in_another_window_of_the_same_person(
    window: Window, answers: Answers, path: Path
) -> None:
    other = Lock(path, myself())
    assert other.take() is None
    answers.put("")
    assert not window.documents.open_path(path)
    assert "已经在您的另一个窗口里打开" in answers.asked[0]
    other.release()


def _read_only(window: Window) -> bool:
    """Whether all fields of the page can only be read."""
    assert window.wizard
    lines = cast(list[QLineEdit], window.wizard.stack.findChildren(QLineEdit))
    assert lines
    return all(line.isReadOnly() for line in lines)


@pytest.mark.parametrize("answer", ["只读打开", "打开副本", ""])
def test_a_draft_that_somebody_has_open(
    qtbot: QtBot, window: Window, answers: Answers, path: Path, answer: str
) -> None:
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
        assert _read_only(window)
        assert window.wizard
        assert "只读" in window.wizard.bar.message.text()
        answers.put(path)
        assert not window.documents.save()
        assert "请换一个文件名" in answers.asked[-1]
        answers.put(path.with_name("副本.gknb"))
        assert window.documents.save()
        assert not session.read_only
        qtbot.waitUntil(lambda: not _read_only(window))
        assert "只读" not in window.windowTitle()
    window.documents.finish()
    assert holder.beat()
    holder.release()


def test_a_draft_that_can_not_be_opened_anew_stays_ours(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    path.write_bytes(b"%PDF-1.7")
    assert not window.open_path(path)
    assert "没有打开" in answers.asked[-1]
    assert Lock(path, Holder("李某", "办公室2", "2026-01-05 09:00", "t")).take() is not None


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
    wait_for_copies(window)
    kept = window.documents.versions().of(session.report.id)
    assert [(storage.load(one.file).card.full_name, one.others) for one in kept] == [("乙局", False), ("他局", True)]


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
    wait_for_copies(window)
    kept = window.documents.versions().of(on_disk(path).id)
    assert ("他局", True) in [(storage.load(one.file).card.full_name, one.others) for one in kept]


def test_a_file_that_became_unreadable_is_overwritten_only_when_asked(
    window: Window, answers: Answers, path: Path
) -> None:
    window.open_path(path)
    edit(window, "乙局")
    path.write_bytes(b"%PDF-1.7 somebody needs it")
    answers.put("先不保存", "用我的覆盖")
    assert not window.documents.save()
    assert path.read_bytes().startswith(b"%PDF")
    assert window.documents.save()
    assert on_disk(path).card.full_name == "乙局"
    found: list[str] = []

    def look(dialog: VersionsDialog) -> None:
        dialog.list.setCurrentRow(1)
        found.append(dialog.list.item(1).text())
        answers.put(path.with_name("取出.pdf"))
        dialog.export.click()
        dialog.shut.click()

    answers.put(look)
    window.documents.show_versions()
    assert "别人保存的" in found[0]
    assert path.with_name("取出.pdf").read_bytes() == b"%PDF-1.7 somebody needs it"


def test_what_can_not_be_kept_among_the_versions_stays_beside(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    edit(window, "乙局")
    (path.parent / "data").mkdir(exist_ok=True)
    (path.parent / "data" / "versions").write_bytes(b"no folder")
    others(path, "他局")
    path.with_name("年报（别人的）.gknb").write_bytes(b"another copy")
    answers.put(lambda dialog: (dialog.all_mine.click(), dialog.merge.click()))
    assert window.documents.save()
    assert "“年报（别人的2）.gknb”" in answers.asked[-1]
    assert on_disk(path).card.full_name == "乙局"
    assert on_disk(path.with_name("年报（别人的2）.gknb")).card.full_name == "他局"
    assert path.with_name("年报（别人的）.gknb").read_bytes() == b"another copy"


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


def test_differences_beyond_the_rows_that_are_shown_are_merged_too(stage: QWidget) -> None:
    base = new_report(2025)
    lines = tuple(f"第{number}段" for number in range(1200))
    base = apply(base, {("preface",): lines})
    mine = apply(base, {("preface",): ("我改的", *lines[1:])})
    theirs = apply(base, {("preface",): (lines[0], *(f"{line}改" for line in lines[1:]))})
    dialog = ConflictDialog("x", mine, theirs, base, stage)
    assert apply(mine, settled(mine, theirs, dialog.chosen)).preface == ("我改的", *theirs.preface[1:])
    dialog.all_mine.click()
    assert settled(mine, theirs, dialog.chosen) == {}
    dialog.all_theirs.click()
    assert apply(mine, settled(mine, theirs, dialog.chosen)).preface == theirs.preface


def test_a_draft_that_somebody_took_over_is_told_of(qtbot: QtBot, window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    keeper = window.documents.open_file
    assert keeper
    assert keeper._lock
    keeper._beat.setInterval(20)
    qtbot.wait(100)
    assert answers.asked == []
    other = '{"who": "李某", "machine": "there", "since": "", "token": "other"}'
    keeper._lock.path.write_text(other, encoding="utf-8")
    with qtbot.waitSignal(keeper.lost):
        pass
    assert "已由别人打开" in answers.asked[-1]
    edit(window, "乙局")
    assert window.documents.save()
    path.with_name("~$年报.gknb").unlink()
