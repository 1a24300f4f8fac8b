"""The list of checks that found nothing wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from ui.parts.dialog import Dialog
from ui.parts.page import rolled, text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.pages.passed import PassedGroup

GUIDE = "这些项目都核对过，没有发现问题；程序看不出来的，比如数字是不是实际的数，还要对照来源看。"


class PassedDialog(Dialog):
    """Titles by what the checks look at."""

    def __init__(self, groups: tuple[PassedGroup, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("核对过的项目")
        size_in_room(self, 620, 520)
        inside = QWidget(self)
        lines = QVBoxLayout(inside)
        for group in groups:
            lines.addWidget(text_label(f"{group.name}（{len(group.titles)}项）", "part", inside))
            lines.addWidget(text_label("、".join(group.titles), "", inside))
        lines.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(text_label(GUIDE, "guide", self))
        body.addWidget(rolled(inside, self), 1)
        body.addWidget(buttons)
