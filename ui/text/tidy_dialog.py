"""Shows what tidying a text would change, before it does."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.parts.controls import goes_on
from ui.parts.copying import copyable
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room
from ui.parts.shown import shown

EMPTY = "（空行，去掉）"


class TidyDialog(Dialog):
    """Each paragraph that changes, before and after."""

    def __init__(self, changes: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("整理文字")
        size_in_room(self, 820, 460)
        self.table = QTableWidget(len(changes), 2, self)
        self.table.setAccessibleName("整理前后")
        self.table.setHorizontalHeaderLabels(["整理前", "整理后"])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        copyable(self.table)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, (before, after) in enumerate(changes):
            self.table.setItem(row, 0, QTableWidgetItem(shown(before) if before.strip() else EMPTY))
            self.table.setItem(row, 1, QTableWidgetItem(shown(after)))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.buttons = QDialogButtonBox(self)
        goes_on(self.buttons.addButton("整理", QDialogButtonBox.ButtonRole.AcceptRole))
        self.buttons.addButton("不整理", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(
            text_label(
                f"整理空格、标点、全角数字和空行，共{len(changes)}段会改。字句和数不变，可以撤销。", "guide", self
            )
        )
        body.addWidget(self.table, 1)
        body.addWidget(self.buttons)
