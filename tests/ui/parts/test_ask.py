"""The real questions, answered with keys: safe by default, Esc never agrees, Chinese throughout."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QFileDialog, QLabel, QMessageBox, QWidget

from tests.ui.files.share import stop_waiting
from ui.parts.ask import Ask
from ui.parts.screen_fit import SHARE

ANSWERS = ("回去修改", "仍然导出")


def while_asked(do: Callable[[QWidget], None]) -> None:
    """Do something as soon as a question is on the screen."""

    def wait() -> None:
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(10, wait)
        else:
            do(box)

    QTimer.singleShot(10, wait)


def press(key: Qt.Key) -> Callable[[QWidget], None]:
    return lambda box: QTest.keyClick(box, key)


def choose(stage: QWidget, text: str = "还有1处错误。") -> str:
    return Ask().choose(stage, "导出", text, ANSWERS)


def test_enter_takes_the_safe_answer(stage: QWidget) -> None:
    while_asked(press(Qt.Key.Key_Return))
    assert choose(stage) == "回去修改"


def test_esc_leaves_all_as_it_is(stage: QWidget) -> None:
    while_asked(press(Qt.Key.Key_Escape))
    assert choose(stage) == "回去修改"
    while_asked(press(Qt.Key.Key_Escape))
    assert Ask().choose(stage, "还没有保存", "还没有保存。", ("保存", "不保存")) == ""


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        (ANSWERS, {"回去修改", "仍然导出"}),
        (("不更改", "更改年度"), {"不更改", "更改年度"}),
        (("保存", "不保存"), {"保存", "不保存", "取消"}),
    ],
)
def test_no_two_answers_mean_the_same(stage: QWidget, answers: tuple[str, ...], offered: set[str]) -> None:
    seen: set[str] = set()

    def look(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        seen.update(button.text() for button in box.buttons())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    while_asked(look)
    Ask().choose(stage, "问", "怎么办？", answers)
    assert seen == offered


def test_the_other_answer_has_to_be_chosen(stage: QWidget) -> None:
    def click(box: QWidget) -> None:
        buttons: list[QAbstractButton] = box.buttons()  # type: ignore[attr-defined]
        next(button for button in buttons if button.text() == "仍然导出").click()

    while_asked(click)
    assert choose(stage) == "仍然导出"


def test_what_the_clerk_wrote_is_no_markup(stage: QWidget) -> None:
    seen: list[Qt.TextFormat] = []

    def look(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        found = cast(list[QLabel], box.findChildren(QLabel))
        labels = [label for label in found if "粗" in label.text() or "斜" in label.text()]
        seen.extend(label.textFormat() for label in labels)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    while_asked(look)
    Ask().choose(stage, "导出", "<b>粗</b>", ANSWERS, "<b>粗</b>")
    while_asked(look)
    Ask().tell(stage, "说明", "<i>斜</i>")
    assert seen == [Qt.TextFormat.PlainText] * 3


def test_a_line_of_text_can_be_given_up(stage: QWidget) -> None:
    while_asked(press(Qt.Key.Key_Escape))
    assert Ask().text(stage, "更改年度", "报告年度", "2025") is None
    while_asked(press(Qt.Key.Key_Return))
    assert Ask().text(stage, "更改年度", "报告年度", "2025") == "2025"


@pytest.mark.parametrize(
    ("button", "words"),
    [
        (QDialogButtonBox.StandardButton.Ok, "确定"),
        (QDialogButtonBox.StandardButton.Cancel, "取消"),
        (QDialogButtonBox.StandardButton.Save, "保存"),
    ],
)
def test_qt_speaks_chinese(stage: QWidget, button: QDialogButtonBox.StandardButton, words: str) -> None:
    box = QDialogButtonBox(button, stage)
    assert words in box.button(button).text()


def test_no_question_is_cut(stage: QWidget) -> None:
    seen: list[bool] = []

    def look(box: QWidget) -> None:
        labels = [label for label in cast(list[QLabel], box.findChildren(QLabel)) if label.text()]
        seen.extend(label.wordWrap() or label.width() >= label.sizeHint().width() for label in labels)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    while_asked(look)
    message = (
        "上次没有正常关闭。“某某镇2025年政府信息公开工作年度报告.gknb”有没保存的内容，自动保存于2026-01-05 10:00:00。"
    )
    Ask().choose(stage, "恢复没保存的内容", message, ANSWERS, "已保存的文件存于2026-01-05 09:00:00。")
    assert seen
    assert all(seen)


def test_no_dialog_begins_in_a_folder_that_does_not_answer(
    stage: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's dialog would stand still there; who stops waiting begins in her own folder."""
    began: list[str] = []
    gone, answers, looked = tmp_path / "gone", Event(), os.stat

    def ask(_parent: QWidget, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        began.append(place)
        return "", ""

    def silent(path: object, **more: object) -> os.stat_result:
        if str(path).startswith(str(gone)):
            assert threading.current_thread() is not threading.main_thread()
            answers.wait(60)
        return looked(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(os, "stat", silent)
    timer = stop_waiting()
    assert Ask().open_file(stage, "打开", folder=gone) is None
    assert Ask().save_file(stage, "另存为", gone / "年报.gknb") is None
    timer.stop()
    answers.set()
    assert began == [str(Path.home()), str(Path.home() / "年报.gknb")]


def test_dialogs_begin_where_they_are_asked_to(stage: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[str] = []

    def ask(_parent: QWidget, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        began.append(place)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    Ask().save_file(stage, "另存为", tmp_path / "年报.gknb")
    assert began == [str(tmp_path / "年报.gknb")]


@pytest.mark.parametrize("at", ["text", "details"])
def test_long_words_roll_above_the_buttons(stage: QWidget, at: str) -> None:
    words = "\n".join(f"第{number}行：依申请公开表的一格写的不是数，已略去，请对照原件核对。" for number in range(40))
    seen: list[tuple[bool, bool]] = []

    def look(box: QWidget) -> None:
        label = next(one for one in cast(list[QLabel], box.findChildren(QLabel)) if one.text() == words)
        seen.append(
            (
                box.height() <= box.screen().availableGeometry().height() * SHARE,
                label.height() >= 40 * label.fontMetrics().height(),
            )
        )
        QTest.keyClick(box, Qt.Key.Key_Escape)

    while_asked(look)
    Ask().tell(stage, "打开时发现", words if at == "text" else "请看：", "" if at == "text" else words)
    assert seen == [(True, True)]
