"""What is promised: the usual ways need few keys. Each key is counted, but those of the unit card and of prose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.language.written_date import in_full
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.keys import write
from ui.files.new_dialog import NewDialog
from ui.pages.wizard import Wizard
from ui.window.window import Window

Key, Mod = Qt.Key, Qt.KeyboardModifier
OWN = "（一）主动公开。全年公开信息12条。\n（二）依申请公开。没有收到申请。\n（三）政府信息管理。制度健全。"


class Hands:
    """Presses keys wherever the focus is, and counts them; a chord counts once."""

    def __init__(self, window: QWidget) -> None:
        self.window, self.pressed = window, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
            self.pressed += 1

    def type(self, figures: str) -> None:
        for figure in figures:
            QTest.keyClicks(QApplication.focusWidget() or self.window, figure)
            self.pressed += 1

    def prose(self, text: str) -> None:
        """Words of her own: not counted."""
        write(QApplication.focusWidget() or self.window, text)

    def on(self) -> None:
        self.press(Key.Key_Right, Mod.AltModifier)


def test_a_unit_without_requests_needs_fewer_than_36_keys(
    qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.activateWindow()
    window.begin(None)
    hands = Hands(window)

    def fill(dialog: NewDialog) -> None:
        dialog.year.setText("2025")
        write(dialog.agency, "示范县档案局")
        QTest.keyClick(dialog.agency, Key.Key_Return)
        hands.pressed += 1

    answers.put(fill)
    hands.press(Key.Key_Return)  # 新建
    assert window.wizard
    wizard: Wizard = window.wizard
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the dialog goes
    window.activateWindow()
    wizard.turn_to("card")
    hands.on()
    assert wizard.current == "preface"
    hands.press(Key.Key_0, Mod.AltModifier)
    hands.prose("https://example.gov.cn/")  # in the place of the line of the sample
    hands.on()
    data = QMimeData()
    data.setText(OWN)
    QApplication.clipboard().setMimeData(data)
    hands.press(Key.Key_V, Mod.ControlModifier)
    hands.on()
    assert wizard.current == "2"
    hands.press(Key.Key_0, Mod.AltModifier)  # no rules
    QTest.qWait(QApplication.doubleClickInterval() + 1)
    hands.type("2")  # normative documents
    hands.press(Key.Key_Return)
    hands.type("0")
    hands.press(Key.Key_Return)
    hands.type("9")
    hands.press(Key.Key_Return)
    hands.type("14")  # licences
    hands.press(Key.Key_Return)
    hands.press(Key.Key_0, Mod.AltModifier)  # nothing else
    hands.on()
    hands.press(Key.Key_9, Mod.AltModifier)  # both tables
    hands.on()
    hands.on()
    assert wizard.current == "5"
    hands.prose("问题是公开不够及时，改进是每周检查一次。")
    hands.on()
    hands.press(Key.Key_0, Mod.AltModifier)  # no fee
    hands.on()
    assert wizard.current == "review"
    hands.press(Key.Key_T, Mod.AltModifier)  # today
    answers.put(tmp_path / "年报.docx")
    hands.press(Key.Key_E, Mod.ControlModifier)
    hands.press(Key.Key_Return)
    assert (tmp_path / "年报.docx").exists()
    session = window.documents.session
    assert session
    report = session.report
    assert report.sections["1"] == tuple(OWN.split("\n"))
    assert "网址下载：https://example.gov.cn/。" in report.preface[0]
    assert report.sections["6"]
    assert report.signature.date == in_full(date.today())  # noqa: DTZ011
    assert all(not sheet.empty for sheet in session.sheets.values())
    assert hands.pressed < 36


def test_f3_goes_through_the_open_places_of_all_texts(window: Window) -> None:
    report = new_report(2025, "某某县交通运输局", "bureau")
    window.documents.take(report.model_copy(update={"preface": ("甲____乙", "丙____"), "sections": {"5": ("丁____",)}}))
    window.activateWindow()
    assert window.wizard
    window.wizard.turn_to("card")
    met = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget() or window, Key.Key_F3)
        editor = window.wizard.pages[window.wizard.current].editor  # type: ignore[attr-defined]
        assert editor.textCursor().selectedText() == "____"
        met.append((window.wizard.current, editor.textCursor().blockNumber()))
    assert met == [("preface", 0), ("preface", 1), ("5", 0), ("preface", 0)]


def test_an_open_place_of_a_sample_is_an_error_only_once_the_clerk_goes_on(window: Window) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    window.activateWindow()
    assert window.wizard
    assert window.documents.session
    session, wizard = window.documents.session, window.wizard

    def told() -> bool:
        return any(finding.code == "G14" for finding in session.outcome.findings)

    wizard.turn_to("preface")
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_0, Mod.AltModifier)
    page = wizard.pages["preface"]
    assert page.editor.textCursor().selectedText() == "____"  # type: ignore[attr-defined]
    assert "还差1处" in page._length.text()  # type: ignore[attr-defined]
    assert not told()
    wizard.step(1)
    assert told()


def test_a_whole_text_takes_the_place_of_headings_nobody_has_touched(window: Window) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    assert window.documents.session
    window.wizard.turn_to("1")
    editor = window.wizard.pages["1"].editor  # type: ignore[attr-defined]
    before = window.documents.session.report.sections["1"]
    QApplication.clipboard().setText(OWN)
    QTest.keyClick(editor, Key.Key_V, Mod.ControlModifier)
    assert window.documents.session.report.sections["1"] == tuple(OWN.split("\n"))
    window.documents.session.history.undo()
    assert window.documents.session.report.sections["1"] == before
    QApplication.clipboard().setText("只是一句。")
    QTest.keyClick(editor, Key.Key_V, Mod.ControlModifier)
    assert set(before) - {""} <= set(window.documents.session.report.sections["1"])


def test_a_date_is_taken_in_any_form(window: Window) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    assert window.documents.session
    window.wizard.turn_to("review")
    field = window.wizard.pages["review"].date  # type: ignore[attr-defined]
    for typed in ("2026-1-20", "20260120", "2026.1.20", "2026。1。20", "２０２６年１月２０日"):
        field.selectAll()
        write(field, typed)
        QTest.keyClick(field, Key.Key_Return)
        assert window.documents.session.report.signature.date == "2026年1月20日"
        field.clear()
