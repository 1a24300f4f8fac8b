"""From a draft that does not add up to a published and archived report, and on to next year's, by keyboard."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.printing.pdf import NoOffice
from app.report.changes import Changes, apply
from app.report.model import Report
from app.system.resources import resource
from tests.ui.conftest import Answers, has_chinese
from tests.ui.keys import choose_in_menu, get_keys, press, tab_to
from tests.ui.pages import typed
from ui.files.packing import PackDialog
from ui.findings.causes import AGREED
from ui.window.window import Window

GRANTED, BESIDE = "requests.granted.natural_person", "requests.granted.business"
LICENSING = "proactive.licensing.decisions"
Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Office programs are tried elsewhere; here the window paints its PDF itself."""

    def converted(_data: bytes) -> None:
        raise NoOffice("没有")

    monkeypatch.setattr("app.printing.pdf.converted", converted)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The example, with two figures in each other's cells."""
    right = storage.load(resource("examples", "sample-2025.gknb"))
    path = tmp_path / "年报.gknb"
    swapped: Changes = {("figures", GRANTED): right.figures[BESIDE], ("figures", BESIDE): right.figures[GRANTED]}
    storage.save(apply(right, swapped), path)
    return path


def now(window: Window) -> Report:
    assert window.documents.session
    return window.documents.session.report


def settle() -> None:
    """Pages that became readable or writable are made anew a moment later."""
    QCoreApplication.processEvents()


def back(window: Window) -> None:
    """The keys go to the window again: a window manager sees to that."""
    settle()
    get_keys(window)


def mend(window: Window) -> None:
    """To the finding with F4, to the button beneath it with Tab, and pressed."""
    assert window.wizard
    window.wizard.session.check()
    press(window, Key.Key_F4, NONE)
    assert window.wizard.panel.current()
    QTest.keyClick(tab_to(window, AGREED), Key.Key_Space)


def publish(window: Window, answers: Answers) -> None:
    answers.put("标为定稿")
    choose_in_menu(window, "状态", "标为定稿")
    settle()
    choose_in_menu(window, "状态", "标为已发布")
    settle()


def export(window: Window, answers: Answers, path: Path, steps: int) -> None:
    """The page of exports with Ctrl+E, a card with the arrows, Enter."""
    assert window.wizard
    get_keys(window)
    press(window, Key.Key_E)
    page = typed.export(window.wizard)
    page.kind.setFocus()
    while page.kind.current != steps:
        QTest.keyClick(QApplication.focusWidget() or page.kind, Key.Key_Right)
    answers.put(path)
    QTest.keyClick(page.export, Key.Key_Return)
    assert path.exists()


def correct(window: Window, answers: Answers, figure: str) -> None:
    """Back out of the published state with a reason, type another figure, publish anew."""
    answers.put("漏计一件")
    choose_in_menu(window, "状态", "退回定稿")
    settle()
    answers.put("漏计一件")
    choose_in_menu(window, "状态", "退回送审稿")
    settle()
    assert window.wizard
    window.wizard.turn_to("2")
    grid = typed.table(window.wizard, "2").grid
    grid.go_to(LICENSING)
    for character in figure:
        QTest.keyClicks(grid.body.editor or grid.body, character)
    QTest.keyClick(grid.body.editor or grid.body, Key.Key_Return)
    publish(window, answers)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_draft_is_mended_signed_published_corrected_archived_and_followed(
    qtbot: QtBot, window: Window, answers: Answers, draft: Path, tmp_path: Path
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.open_path(draft)
    mend(window)
    right = storage.load(resource("examples", "sample-2025.gknb"))
    assert now(window).figures == right.figures
    press(window, Key.Key_S)

    press(window, Key.Key_R)
    assert window.wizard
    assert window.wizard.current == "review"
    assert not [one for one in window.wizard.session.strict_outcome.findings if one.level == "error" and one.counts]
    choose_in_menu(window, "状态", "标为送审稿")
    answers.put(tmp_path / "送审单.docx")
    choose_in_menu(window, "状态", "送审单")
    signed = docx.Document(str(tmp_path / "送审单.docx"))
    assert "状态：送审稿" in signed.paragraphs[1].text
    publish(window, answers)
    export(window, answers, tmp_path / "年报.docx", 0)
    export(window, answers, tmp_path / "第一版.html", 2)

    correct(window, answers, "487")
    (correction,) = now(window).corrections
    assert (correction.old, correction.new, correction.why) == ("486", "487", "漏计一件")
    answers.put(tmp_path / "更正说明.docx")
    choose_in_menu(window, "状态", "更正说明")
    table = docx.Document(str(tmp_path / "更正说明.docx")).tables[0]
    assert [cell.text for cell in table.rows[1].cells][1:4] == ["486", "487", "漏计一件"]

    check_what_went_up(window, answers, tmp_path)
    press(window, Key.Key_S)
    qtbot.waitUntil(lambda: storage.load(draft) == now(window))
    archive(window, answers, tmp_path)
    go_on(window, answers, tmp_path, right)


def check_what_went_up(window: Window, answers: Answers, folder: Path) -> None:
    """The page of before the correction differs in one place; the one that is exported now is alike."""
    answers.put(folder / "第一版.html")
    choose_in_menu(window, "状态", "发布后核对")
    dialog = window.importing.publishing.dialog
    assert dialog
    assert dialog.table.rowCount() == 1
    QTest.keyClick(dialog, Key.Key_Escape)
    back(window)
    export(window, answers, folder / "公开的网页.html", 2)
    answers.put(folder / "公开的网页.html")
    choose_in_menu(window, "状态", "发布后核对")
    dialog = window.importing.publishing.dialog
    assert dialog
    assert "网页与已发布" in dialog.verdict.text() or "网页与定稿一致" in dialog.verdict.text()
    QTest.keyClick(dialog, Key.Key_Escape)
    back(window)


def archive(window: Window, answers: Answers, folder: Path) -> None:
    def fill(dialog: PackDialog) -> None:
        assert [path.name for path in dialog.files] == ["第一版.html", "公开的网页.html"]
        while dialog.list.currentRow():
            QTest.keyClick(dialog.list, Key.Key_Up)
        QTest.keyClick(dialog.remove, Key.Key_Space)
        QTest.keyClick(dialog.make, Key.Key_Space)

    answers.put(fill, folder / "归档包.zip")
    choose_in_menu(window, "状态", "归档包")
    back(window)
    with ZipFile(folder / "归档包.zip") as package:
        names = package.namelist()
    title = storage.load(folder / "年报.gknb").title
    made = {".gknb", ".docx", ".xlsx", ".html"} | ({".pdf"} if has_chinese() else set())
    assert {f"{title}{end}" for end in made} < set(names)
    assert {"核对报告.docx", "送审单.docx", "交接说明.docx", "更正说明.docx", "公开的网页.html"} < set(names)
    assert any(name.startswith("较早的版本/") for name in names)


def go_on(window: Window, answers: Answers, folder: Path, right: Report) -> None:
    """Next year's clerk begins from the package."""
    answers.put("继续", folder / "归档包.zip")
    press(window, Key.Key_L)
    report = now(window)
    assert report.year == right.year + 1
    assert report.state == "draft"
    assert report.figures["requests.carried_in.natural_person"] == right.figures["requests.carried_out.natural_person"]
    assert report.last_year
    assert report.last_year.figures[LICENSING] == "487"
    assert not report.stages
