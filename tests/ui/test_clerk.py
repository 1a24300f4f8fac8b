"""A clerk at work, with the keys of a keyboard: from a new report to saving, and on the next day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.report.model import Report
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.files.desk import wait_for_saving
from tests.ui.keys import press, write
from tests.ui.pages import typed
from ui.files.new_dialog import NewDialog
from ui.pages.text import TextPage
from ui.window.window import Window


def fill_new(qtbot: QtBot, name: str, year: str = "2025") -> object:
    def fill(dialog: NewDialog) -> None:
        dialog.year.selectAll()
        write(dialog.year, year)
        write(dialog.agency, name)
        QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)

    return fill


def start_new(qtbot: QtBot, window: Window, answers: Answers, name: str = "某县交通局", year: str = "2025") -> None:
    answers.put(fill_new(qtbot, name, year))
    press(window, Qt.Key.Key_N)
    assert window.wizard


def report(window: Window) -> Report:
    assert window.documents.session
    return window.documents.session.report


def test_from_new_to_saved_and_opened_again(qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path) -> None:
    start_new(qtbot, window, answers)
    wizard = window.wizard
    assert wizard
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert report(window).card.kind == "bureau"  # told by the name
    card = typed.card(wizard).fields
    write(card["phone"], "0371-1234567")
    write(card["address"], "示范路1号")
    QTest.mouseClick(wizard.bar.next, Qt.MouseButton.LeftButton)
    QTest.mouseClick(wizard.bar.next, Qt.MouseButton.LeftButton)
    assert wizard.current == "1"
    assert QApplication.focusWidget() is wizard.pages["1"].focusProxy()
    write(typed.text(wizard, "1").editor, "总的情况")
    wizard.show_page("6")
    write(typed.text(wizard, "6").editor, "本年度没有收取信息处理费。")
    wizard.show_page("review")
    review = typed.review(wizard)
    write(review.date, "2026年1月20日")
    assert window.isWindowModified()

    path = tmp_path / "年报.gknb"
    answers.put(path)
    press(window, Qt.Key.Key_S)
    wait_for_saving(window)
    assert not window.isWindowModified()
    assert "年报.gknb" in window.windowTitle()
    saved = storage.load(path)
    assert saved == report(window)
    assert saved.sections["6"] == ("本年度没有收取信息处理费。",)
    assert saved.sections["1"][:2] == ("（一）主动公开", "总的情况")
    assert saved.card.phone == "0371-1234567"
    assert saved.signature.date == "2026年1月20日"

    answers.put(path)
    press(window, Qt.Key.Key_O)
    assert report(window) == saved
    assert window.documents.preferences.recent == (path,)


def test_everything_is_undone_and_done_again_step_by_step(qtbot: QtBot, window: Window, answers: Answers) -> None:
    start_new(qtbot, window, answers, year="2020")
    wizard, session = window.wizard, window.documents.session
    assert wizard
    assert session
    fresh = session.report
    write(typed.card(wizard).fields["office"], "办公室")
    wizard.show_page("5")
    write(typed.text(wizard, "5").editor, "公开不够及时。")
    page = wizard.pages["5"]
    assert isinstance(page, TextPage)
    for words in ("领导小组名单", "公开信息的分类条数"):
        (action,) = [action for action in page.insert.fill().actions() if action.text() == words]
        action.trigger()
    page.roster.model.setData(page.roster.model.index(0, 1), "张某某")
    page.categories.model.setData(page.categories.model.index(0, 1), "3")
    wizard.show_page("review")
    typed.review(wizard).seal.click()
    wizard.show_page("5")
    wizard.bar.done.click()
    answers.put("2021", "更改年度")
    session.edit({("figures", "proactive.procurement.projects"): "3"}, "填写")
    typed.card(wizard).change_year.click()
    assert "政府集中采购·采购项目数量" in answers.asked[-1]
    full, steps = session.report, session.history.count()
    assert full.editions["proactive"] == "2021"
    assert full.figures == {}
    assert steps == 10
    for _ in range(steps):
        assert window.menus.undo.text() != "撤销"
        press(window, Qt.Key.Key_Z)
    assert session.report == fresh
    assert not window.menus.undo.isEnabled()
    for _ in range(steps):
        press(window, Qt.Key.Key_Y)
    assert session.report == full


def test_undo_turns_to_the_page_where_something_changed(qtbot: QtBot, window: Window, answers: Answers) -> None:
    start_new(qtbot, window, answers)
    wizard = window.wizard
    assert wizard
    wizard.show_page("5")
    write(typed.text(wizard, "5").editor, "公开不够及时。")
    assert window.menus.undo.text() == "撤销 输入文字"
    wizard.show_page("card")
    press(window, Qt.Key.Key_Z)
    assert wizard.current == "5"
    assert window.menus.redo.text() == "重做 输入文字"


def test_unsaved_work_is_not_lost_unasked(qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path) -> None:
    start_new(qtbot, window, answers)
    assert window.wizard
    write(typed.card(window.wizard).fields["office"], "办公室")
    answers.put("")
    window.close()
    assert window.isVisible()
    answers.put("保存", None)  # wants to save, then does not say where
    window.close()
    assert window.isVisible()
    answers.put("保存", tmp_path / "a")
    window.close()
    assert not window.isVisible()
    assert storage.load(tmp_path / "a.gknb").card.office == "办公室"


def test_what_cannot_be_opened_is_said_and_left_alone(
    qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path
) -> None:
    start_new(qtbot, window, answers)
    before = report(window)
    broken = tmp_path / "坏.gknb"
    broken.write_bytes(b"{]")
    assert not window.open_path(broken)
    assert "没有打开" in answers.asked[-1]
    assert broken.read_bytes() == b"{]"
    assert not window.open_path(tmp_path / "没有.gknb")
    assert report(window) == before


def test_a_damaged_draft_is_opened_without_its_file(
    qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path
) -> None:
    start_new(qtbot, window, answers)
    path = tmp_path / "a.gknb"
    storage.save(report(window), path)
    path.write_bytes(path.read_bytes()[:-200])
    assert window.open_path(path)
    assert window.documents.session
    assert window.documents.session.path is None
    assert "打开时发现" in answers.asked[-1]
    assert "请另存为新的草稿" in answers.asked[-1]


def test_a_save_that_fails_keeps_the_work(qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path) -> None:
    start_new(qtbot, window, answers)
    assert window.wizard
    write(typed.card(window.wizard).fields["office"], "办公室")
    answers.put(tmp_path / "没有的文件夹" / "a.gknb")
    press(window, Qt.Key.Key_S)
    wait_for_saving(window)
    assert "没有保存" in answers.asked[-1]
    assert window.isWindowModified()
    assert report(window).card.office == "办公室"


def test_an_example_is_opened_as_a_new_draft(qtbot: QtBot, window: Window, answers: Answers) -> None:
    assert window.start.examples.count() == 2
    item = window.start.examples.item(0)
    window.start.examples.itemActivated.emit(item)
    assert window.documents.session
    assert window.documents.session.path is None
    assert report(window).year == 2020
    assert window.documents.preferences.recent == ()


def test_the_year_decides_the_form_and_the_outlines(qtbot: QtBot, window: Window, answers: Answers) -> None:
    seen: list[tuple[str, int, bool]] = []

    def look(dialog: NewDialog) -> None:
        for year in ("2020", "2021", "2018", "x"):
            dialog.year.setText(year)
            ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
            assert dialog.outline.isVisible() == (dialog.outline.count() > 1)
            seen.append((dialog.form.text(), dialog.outline.count(), ok))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answers.put(look)
    press(window, Qt.Key.Key_N)
    assert [(count, ok) for _, count, ok in seen] == [(2, True), (1, True), (0, False), (0, False)]
    assert "如上级印发新格式，请以通知为准。" in seen[0][0]
    assert "未采用统一格式" in seen[2][0]
    assert window.wizard is None


def test_the_start_needs_nothing_heavy() -> None:
    code = (
        "import gc, sys\n"
        "from app.system.folders import user_folders\n"
        "from ui.window.start import application\nfrom ui.parts.ask import Ask\nfrom ui.window.window import Window\n"
        "app = application()\nwindow = Window(Ask(), user_folders())\nwindow.show()\napp.processEvents()\n"
        "print(*{'pydantic', 'docx', 'lxml', 'jinja2', 'openpyxl', '_hashlib'} & set(sys.modules))\n"
        "print(*{'Qt'} & set(vars(sys.modules['PySide6.QtCore'])))\n"
        "assert not gc.isenabled()  # ui.garbage collects, in this thread\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", errors="replace", check=True
    )
    assert run.stdout.strip() == ""


def test_enter_opens_the_draft_that_was_open_last(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "县局.gknb"
    storage.save(new_report(2025, "某某县交通运输局"), path)
    window.documents.preferences.opened(path)
    window.start.show_recent(window.documents.preferences.recent)
    window.begin(None)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert window.documents.session
    assert window.documents.session.path == path


def test_a_draft_in_a_far_folder_stays_in_sight(window: Window) -> None:
    far = Path("C:/资料", *(f"{year}年度政府信息公开工作" for year in range(2008, 2026)), "县局.gknb")
    window.start.show_recent((far,))
    window.show()
    shown = window.start.recent.item(0)
    assert shown.text().startswith("县局.gknb")
    assert shown.text().endswith("2025年度政府信息公开工作")
    assert shown.toolTip() == str(far)
    assert window.start.recent.sizeHintForColumn(0) < window.start.recent.viewport().width()


def test_enter_begins_a_report_where_there_is_no_draft(window: Window, answers: Answers) -> None:
    window.begin(None)
    answers.put(lambda dialog: dialog.reject())
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert answers.asked == ["新建年报"]


def test_two_keys_export(window: Window, answers: Answers, tmp_path: Path) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局"))
    press(window, Qt.Key.Key_E)
    answers.put(tmp_path / "年报.docx")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert (tmp_path / "年报.docx").exists()
