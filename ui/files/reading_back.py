"""Read a corrected Word file back: what differs, what of it is taken, in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import GknbError
from ui.files.corrections_table import MOST_ROWS, CorrectionsTable
from ui.parts.dialog import Dialog
from ui.parts.page import rolled, text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.read_back.comparison import Comparison
    from app.report.model import Report
    from ui.files.documents import Documents
    from ui.parts.ask import Ask
    from ui.session import Session

FILES = "改过的Word文件 (*.docx *.doc *.wps);;所有文件 (*)"
COMMENT = 32
"""Pixels of height for a comment: four are seen at once, the differences need the room."""
TITLE = "读入改过的Word文件"
KEYS = "有颜色的是不同的字。上下键走到一处，按空格换“采用”“不采用”，也可以点右边选。"


class ReadBackDialog(Dialog):
    """`answers` say what is to be taken once the dialog is accepted; `open_comments` were not ticked off."""

    def __init__(self, found: Comparison, source: str, parent: QWidget) -> None:
        from app.read_back.as_text import summary

        super().__init__(parent)
        self.setWindowTitle(TITLE)
        size_in_room(self, 960, 640)
        self._found = found
        self.table = CorrectionsTable(found, self)
        self.comments = self._comments()
        self.message = text_label("", "quiet", self)
        self.take_all = self._button("全部采用", self._take_all)
        self.take_none = self._button("全部不采用", self.table.take_none)
        self.accepting = self._button("按选择改草稿", self._finish)
        self.accepting.setObjectName("main")
        self.cancel = self._button("取消", self.reject)
        body = QVBoxLayout(self)
        body.addWidget(text_label(f"“{source}”：{summary(found)}", "heading", self))
        keys = text_label(KEYS, "guide", self)
        keys.setVisible(bool(found.differences))
        body.addWidget(keys)
        body.addWidget(self.table, 1)
        self.table.setVisible(bool(found.differences))
        (self.table if found.differences else self.accepting).setFocus()
        self._beside(body)
        body.addWidget(self.message)
        body.addLayout(self._row())

    def _beside(self, body: QVBoxLayout) -> None:
        """What no longer agrees, what can't be held, and the comments."""
        notice = [f"数字两处不一致：{stated}。" for stated in self._found.red]
        if notice:
            body.addWidget(_low(rolled(text_label("\n".join(notice), "red", self), self)))
        if self._found.notes:
            noted = "\n".join(
                ("草稿里没有地方放，或没有读准，请自己看：", *(f"· {stated}" for stated in self._found.notes))
            )
            body.addWidget(_low(rolled(text_label(noted, "quiet", self), self)))
        if self.comments.count():
            body.addWidget(text_label("批注，办完的勾上；没勾的留在“导入时要核对的”里：", "part", self))
            body.addWidget(self.comments)
        else:
            self.comments.hide()
        if not self._found.differences:
            body.addStretch()

    def _comments(self) -> QListWidget:
        comments = QListWidget(self)
        comments.setWordWrap(True)
        comments.setMaximumHeight(min(len(self._found.comments) * COMMENT + 8, 4 * COMMENT))
        comments.setAccessibleName("批注")
        for comment in self._found.comments:
            item = QListWidgetItem(comment.message, comments)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        return comments

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in (self.take_all, self.take_none):
            row.addWidget(button)
            button.setVisible(bool(self._found.differences))
        row.addStretch()
        for button in (self.accepting, self.cancel):
            row.addWidget(button)
        return row

    def _button(self, words: str, do: object) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(do)
        return button

    def _take_all(self) -> None:
        self.table.take_all()
        if self.table.undecided:
            self.message.setText(f"有{self.table.undecided}处改的是随表变动的数，请在最后一列逐处选。")
        elif len(self._found.differences) > MOST_ROWS:
            self.message.setText(f"只列出前{MOST_ROWS}处，其余的也采用。")

    def _finish(self) -> None:
        """Accept, unless a bound figure still has to be decided: once said, it stays as it is in the draft."""
        if self.table.undecided and not self.message.text():
            self.message.setText(f"还有{self.table.undecided}处没有选，再按一次就是不采用。")
            return
        self.accept()

    @property
    def open_comments(self) -> tuple[str, ...]:
        items = (self.comments.item(number) for number in range(self.comments.count()))
        return tuple(f"批注：{item.text()}。" for item in items if item.checkState() == Qt.CheckState.Unchecked)


def _low(area: QScrollArea) -> QScrollArea:
    """What is told beside the differences, no higher than it is nor than a few lines."""
    inside = area.widget()
    wanted = inside.sizeHint().height() if inside else 0
    area.setMaximumHeight(min(max(wanted, COMMENT), 3 * COMMENT))
    return area


class ReadingBack:
    """The way in which a corrected file comes back into the open draft."""

    def __init__(self, documents: Documents, ask: Ask, window: QWidget) -> None:
        self._documents, self._ask, self._window = documents, ask, window

    def ask_for_file(self) -> None:
        """Choose a corrected file and read it back."""
        if path := self._ask.open_file(self._window, TITLE, FILES, self._documents.folder()):
            self.read(path)

    def read(self, path: Path) -> bool:
        """Show what differs and take what is chosen; whether the draft was changed."""
        from ui.parts.waiting import beside

        session = self._documents.session
        if session is None:
            return False
        session.settle()
        try:
            found = beside(self._window, f"正在读“{path.name}”", lambda _: _compared(session.report, path))
        except GknbError as error:
            self._ask.tell(self._window, "没有读入", error.sentence)
            return False
        if found is None:
            return False
        dialog = ReadBackDialog(found, path.name, self._window)
        try:
            return self._ask.run(dialog) and self._take(session, found, dialog)
        finally:
            dialog.deleteLater()

    def _take(self, session: Session, found: Comparison, dialog: ReadBackDialog) -> bool:
        from app.read_back.accepting import accepted_changes

        answers = dialog.table.answers
        doubts = tuple(dict.fromkeys((*session.report.doubts, *dialog.open_comments)))
        return session.edit(
            accepted_changes(found, answers) | {("doubts",): doubts}, f"采用改过的Word文件里{len(answers)}处"
        )


def _compared(report: Report, path: Path) -> Comparison:
    from app.read_back.compare import read_and_compare

    return read_and_compare(report, path)
