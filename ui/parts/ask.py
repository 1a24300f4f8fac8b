"""Every question that the program asks, through one object: tests hand in another one that answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.system.folders import documents
from app.system.there import exists, is_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

DRAFTS = "年报草稿 (*.gknb)"
STAYING = ("取消", "不更改", "回去修改", "先不保存", "不用它")
"""Answers that leave all as it is: where one is offered, Esc takes it and no 取消 stands beside it."""
RENAME, REPLACE = "换个名字", "替换"
STOPPED = "没有等写完，文件可能过一会儿才在那里。"
"""What is said of a file that nobody waits for any more."""
WORD = "Word文件 (*.docx)"

LINE, LINES = 36, 14
"""Characters of a line in a question, and lines that have room on a low screen."""


class Ask:
    """Asks the clerk. `parent` is the widget that the question belongs to. Qt's dialogs are loaded when one is needed:
    the start needs none."""

    def choose(self, parent: QWidget, title: str, text: str, answers: tuple[str, ...], details: str = "") -> str:
        """One of `answers` (the first is the safe one, taken by Enter); Esc takes the one of `STAYING`, or none: ''."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.NoButton, parent)
        box.setInformativeText(details)
        buttons = {answer: box.addButton(answer, QMessageBox.ButtonRole.AcceptRole) for answer in answers}
        box.setDefaultButton(buttons[answers[0]])
        staying = next((buttons[answer] for answer in STAYING if answer in buttons), None)
        box.setEscapeButton(staying or box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
        _roll_long_words(box)
        box.exec()
        chosen = next((answer for answer, button in buttons.items() if button is box.clickedButton()), "")
        box.deleteLater()
        return "" if chosen == "取消" else chosen

    def tell(self, parent: QWidget, title: str, text: str, details: str = "") -> None:
        """Say something that must be read."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Information, title, text, QMessageBox.StandardButton.Ok, parent)
        box.setInformativeText(details)
        _roll_long_words(box)
        box.exec()
        box.deleteLater()

    def text(self, parent: QWidget, title: str, label: str, value: str = "") -> str | None:
        """A line of text; None when cancelled."""
        from PySide6.QtWidgets import QInputDialog

        entered, agreed = QInputDialog.getText(parent, title, label, text=value)
        return entered if agreed else None

    def open_file(self, parent: QWidget, title: str, kinds: str = DRAFTS, folder: Path | None = None) -> Path | None:
        """An existing file, or None."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(parent, title, str(_answering(parent, folder)), kinds)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, proposed: Path, kinds: str = DRAFTS) -> Path | None:
        """Where to write, or None. An existing file was agreed to be replaced."""
        from PySide6.QtWidgets import QFileDialog

        place = _answering(parent, proposed.parent) / proposed.name
        name, _ = QFileDialog.getSaveFileName(parent, title, str(place), kinds)
        return Path(name) if name else None

    def file_named(
        self, parent: QWidget, title: str, proposed: Path, suffix: str, kinds: str = DRAFTS, also: str = ""
    ) -> Path | None:
        """Where to write a file that ends in `suffix` (or `also`), or None. A name typed without it gets it; what is there under that
        name is replaced only when agreed: the system asked about another name."""
        while path := self.save_file(parent, title, proposed, kinds):
            if path.suffix.lower() in {suffix, also or suffix}:
                return path
            whole = path.with_name(path.name + suffix)
            message = f"已经有“{whole.name}”了。要替换它吗？"
            if not _there(parent, whole) or self.choose(parent, title, message, (RENAME, REPLACE)) == REPLACE:
                return whole
        return None

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog of our own until it is closed; whether it was accepted."""
        from PySide6.QtWidgets import QDialog

        return dialog.exec() == QDialog.DialogCode.Accepted


def _roll_long_words(box: QMessageBox) -> None:
    """Let the words of a question roll that have no room on a low screen: its buttons would lie below it."""
    from PySide6.QtWidgets import QGridLayout, QLabel

    from ui.parts.page import rolled

    layout = box.layout()
    labels = {label: _lines(label.text()) for label in cast("list[QLabel]", box.findChildren(QLabel))}
    if sum(labels.values()) <= LINES or not isinstance(layout, QGridLayout):
        return
    longest = max(labels, key=lambda label: labels[label])
    place = layout.getItemPosition(layout.indexOf(longest))
    layout.removeWidget(longest)
    longest.setWordWrap(True)
    area = rolled(longest, box)
    area.setMinimumWidth(LINE * box.fontMetrics().horizontalAdvance("国"))
    area.setFixedHeight(box.screen().availableGeometry().height() // 2)
    layout.addWidget(area, *cast("tuple[int, int, int, int]", place))


def _lines(words: str) -> int:
    return sum(1 + len(line) // LINE for line in words.split("\n"))


def _answering(parent: QWidget, folder: Path | None) -> Path:
    """A folder to begin in. The system's dialog would stand still at one of a drive that is gone: where the clerk does
    not want to wait for it, she begins in her own."""

    def there() -> Path:
        return folder if folder and is_folder(folder) else documents()

    from ui.parts.waiting import FOLDER, beside

    return beside(parent, FOLDER, lambda _: there()) or Path.home()


def _there(parent: QWidget, path: Path) -> bool:
    from ui.parts.waiting import FOLDER, beside

    return beside(parent, FOLDER, lambda _: exists(path)) is not False  # not known: it is asked about
