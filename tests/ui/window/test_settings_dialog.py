"""The dialog of settings: refused in words, kept, and gone by at once."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from app.pages.deadlines import deadlines_in_words
from app.report.changes import apply
from app.report.model import Signature
from app.report.new import new_report
from tests.ui.conftest import Answers
from ui.window.settings_dialog import SettingsDialog
from ui.window.window import Window


@pytest.fixture
def signed(window: Window) -> Window:
    report = apply(new_report(2025, "某某县交通运输局", "bureau"), {("signature",): Signature(date="2026年1月25日")})
    window.documents.take(report)
    return window


def press(dialog: SettingsDialog, button: QDialogButtonBox.StandardButton) -> None:
    dialog.buttons.button(button).click()


def codes(window: Window) -> set[str]:
    assert window.documents.session
    return {finding.code for finding in window.documents.session.outcome.findings}


def test_a_day_is_set_and_gone_by_at_once(signed: Window, answers: Answers) -> None:
    assert "H10" not in codes(signed)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        line = dialog.days["publish_bureau"]
        line.clear()
        QTest.keyClicks(line, "1.20")
        dialog.days["submit_by"].setText("1月15日")
        dialog.enter.setCurrentIndex(dialog.enter.findData("down"))
        press(dialog, QDialogButtonBox.StandardButton.Ok)

    answers.put(fill)
    signed.menus.settings.emit()
    assert "H10" in codes(signed)
    assert signed.documents.preferences.now.publish_bureau == "1月20日"
    assert signed.menus.enter.isChecked()
    assert signed.wizard
    signed.wizard.show_page("review")
    due = deadlines_in_words(signed.documents.preferences.now, "bureau", 2025, date(2026, 1, 10))
    assert due == "1月15日前报送，还有5天；1月20日前公布，还有10天"
    assert signed.documents.session
    assert not signed.documents.session.modified
    signed.documents.take(signed.documents.session.report)
    assert "H10" in codes(signed)


@pytest.mark.parametrize(
    ("name", "text", "said"), [("day", "月底", "月底"), ("longest", "很多", "字数"), ("repeated", "120%", "百分比")]
)
def test_what_cannot_be_used_is_said_and_nothing_changes(
    window: Window, answers: Answers, name: str, text: str, said: str
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        lines = {"longest": dialog.longest, "repeated": dialog.repeated, "day": dialog.days["review_by"]}
        line = lines[name]
        line.setText(text)
        press(dialog, QDialogButtonBox.StandardButton.Ok)
        assert dialog.isVisible()
        assert dialog.message.isVisible()
        assert said in dialog.message.text()
        press(dialog, QDialogButtonBox.StandardButton.Cancel)

    before = window.documents.preferences.now
    answers.put(fill)
    window.menus.settings.emit()
    assert window.documents.preferences.now == before


def test_settings_that_cannot_be_kept_are_told(window: Window, answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("no folder", encoding="utf-8")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.longest.setText("８００字")
        press(dialog, QDialogButtonBox.StandardButton.Ok)

    answers.put(fill)
    window.menus.settings.emit()
    assert "没有保存" in answers.asked[-1]


@pytest.mark.parametrize(
    ("notice", "asked"),
    [
        ("市政府办公室关于编制2025年度年报的通知", False),
        ("市府办〔2026〕3号", False),
        ("关于做好２０２６年年报发布工作的通知", False),
        ("关于编制2024年度年报的通知", True),
        ("关于编制2027年度年报的通知", True),
    ],
)
def test_the_days_name_the_notice_they_rest_on_and_one_of_another_year_is_asked_about(
    signed: Window, answers: Answers, notice: str, *, asked: bool
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.notice.setText(notice)
        press(dialog, QDialogButtonBox.StandardButton.Ok)

    answers.put(fill)
    signed.menus.settings.emit()
    settings = signed.documents.preferences.now
    words = deadlines_in_words(settings, "bureau", 2025, date(2026, 1, 10))
    assert notice in words
    assert ("请看2025年度的通知" in words) == asked
    assert deadlines_in_words(settings, "town", 2025, date(2026, 1, 10)) == ""
