"""What was not sure when a document was brought in: a note each, until the clerk has looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.checks.rule import Level
from app.pages.answers import looked_at
from ui.parts.page import text_label
from ui.parts.shown import shown
from ui.parts.signs import level_icon

if TYPE_CHECKING:
    from ui.session import Session

DOUBT = Qt.ItemDataRole.UserRole
LOW = 118
"""Height of the list: the findings below need the room more."""


class DoubtList(QWidget):
    """Follows the report; gone when nothing is in doubt."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[str, ...] | None = None
        self.count = text_label("", "part", self)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("导入时要核对的")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setFixedHeight(LOW)
        self.looked = QPushButton("这一条已对照原件核对", self, autoDefault=False)
        self.looked.clicked.connect(self._close)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.count)
        body.addWidget(self.list)
        body.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignLeft)
        session.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        doubts = self._session.report.doubts
        if doubts == self._shown:
            return
        self._shown = doubts
        row = self.list.currentRow()
        self.list.clear()
        for doubt in doubts:
            item = QListWidgetItem(level_icon(Level.QUERY), shown(doubt), self.list)
            item.setData(DOUBT, doubt)
        self.list.setCurrentRow(min(max(row, 0), len(doubts) - 1))
        self.count.setText(f"导入时有{len(doubts)}处不能确定或没有读入，请对照原件核对")
        self.setVisible(bool(doubts))

    def _close(self) -> None:
        if item := self.list.currentItem():
            self._session.edit(looked_at(self._session.report, item.data(DOUBT)), "核对导入的疑问")
