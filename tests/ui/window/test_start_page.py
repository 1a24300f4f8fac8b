"""The start page: whose drafts they are and how far, what is due, and what may be dropped."""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.glimpse import glimpse
from app.pages.deadlines import deadlines_in_words, dues
from app.report.new import new_report
from app.system.settings import Settings
from ui.window.window import Window


@pytest.fixture
def drafts(tmp_path: Path, window: Window) -> list[Path]:
    made = []
    for name in ("甲县档案局", "乙县水利局", "丙县财政局"):
        report = new_report(2025, name, "bureau").model_copy(update={"figures": {"requests.received.business": "3"}})
        made.append(tmp_path / f"{name}.gknb")
        storage.save(report, made[-1])
        window.documents.preferences.opened(made[-1])
    window.start.show_recent(window.documents.preferences.recent)
    return made


def shown(window: Window) -> list[str]:
    return [window.start.recent.item(row).text() for row in range(window.start.recent.count())]


def test_a_draft_stands_in_two_lines_whose_and_how_far(window: Window, drafts: list[Path], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "\n" in shown(window)[0])
    first, second = shown(window)[0].split("\n")
    assert first == "丙县财政局"
    assert "2025年度 · 草稿 · 表格填了1/166格 · " in second
    assert second.endswith("丙县财政局.gknb")


def test_a_draft_can_be_pinned_and_removed_and_its_file_stays(window: Window, drafts: list[Path], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "\n" in shown(window)[0])
    window.start.recent.menu(drafts[0]).actions()[0].trigger()
    qtbot.waitUntil(lambda: shown(window)[0].startswith("〔置顶〕甲县档案局"))
    window.start.recent.setCurrentRow(1)
    QTest.keyClick(window.start.recent, Qt.Key.Key_Delete)
    assert window.start.recent.paths == [drafts[0], drafts[1]]
    assert drafts[2].exists()


def test_the_days_that_are_left_are_said(window: Window, drafts: list[Path], qtbot: QtBot) -> None:
    soon = date.today() + timedelta(days=3)  # noqa: DTZ011
    report = new_report(min(max(soon.year - 1, 2019), 2025), "丁县档案局", "bureau")
    path = drafts[0].with_name("丁.gknb")
    storage.save(report.model_copy(update={"year": soon.year - 1}), path)
    window.documents.preferences.change(publish_bureau=f"{soon.month}月{soon.day}日")
    window.documents.preferences.opened(path)
    window.start.show_recent(window.documents.preferences.recent)
    qtbot.waitUntil(window.start.due.isVisible)
    assert window.start.due.text() == f"{soon.year - 1}年度年报：{soon.month}月{soon.day}日前公布，还有3天。"


def test_what_is_due_counts_the_days() -> None:
    liked = Settings(review_by="1月10日")
    assert [due.what for due in dues(liked, "bureau", 2025)] == ["送审", "公布"]
    assert (
        deadlines_in_words(liked, "bureau", 2025, date(2026, 1, 10))
        == "1月10日前送审，就是今天；1月31日前公布，还有21天"
    )
    assert deadlines_in_words(liked, "", 2025, date(2026, 1, 12)) == "1月10日前送审，已过2天"


def test_what_is_no_draft_is_listed_by_its_name_alone(tmp_path: Path) -> None:
    for text in ("", "{", "[]", '{"card": 3}', '{"card": {}, "figures": {}, "year": "x"}'):
        (tmp_path / "a.gknb").write_text(text, encoding="utf-8")
        assert glimpse(tmp_path / "a.gknb") is None
    assert glimpse(tmp_path / "none.gknb") is None


def test_dragging_a_file_over_the_window_is_answered(window: Window, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.docx"))])
    left = Qt.MouseButton.LeftButton
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # The lowest supported Qt knows no other constructor; the newest calls this one outdated.
        warnings.simplefilter("ignore", DeprecationWarning)
        event = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(window, event)
    assert window.start.drop.text() == "松开就打开。"
