"""The bar under every page: whether it is filled, the findings of a narrow window, back and on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.parts.controls import CheckBox, set_low
from ui.parts.icons import give_icon, renew
from ui.parts.page import text_label

AIR, TIGHT = 6, 3
"""Pixels over and under the buttons, and those in a low window."""
LASTS = 6000
"""Milliseconds for which it is said that something was done."""


class PageBar(QWidget):
    """`done` marks the page as filled, `findings` opens the panel where it waits to be asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._low, self._standing = False, ""
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.done = CheckBox("本页已填好", self)
        self.findings = QPushButton("看问题", self, autoDefault=False)
        self.findings.setCheckable(True)
        self.proofread = QPushButton("读数核对…", self, autoDefault=False)
        self.proofread.setToolTip("对着纸，一个数一个数地核对（F7）")
        self.message = text_label("", "quiet", self)
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._passing = QTimer(self, singleShot=True, interval=LASTS)
        self._passing.timeout.connect(lambda: self.message.setText(self._standing))
        self.back = QPushButton("上一页", self, autoDefault=False)
        self.next = QPushButton("下一页", self, autoDefault=False)
        self.next.setObjectName("main")
        for button, name in ((self.findings, "finding"), (self.proofread, "read"), (self.back, "back")):
            give_icon(button, name)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, AIR, 12, AIR)
        self.done.ensurePolished()
        row.addStrut(self.done.sizeHint().height())  # the bar stays as high without it
        row.addWidget(self.findings)  # before what comes and goes, so that it stays under the mouse
        row.addWidget(self.done)
        row.addWidget(self.proofread)
        row.addWidget(self.message, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            renew(self)

    def set_low(self, *, low: bool) -> None:
        """Leave the pages the room that it can."""
        if low != self._low:
            self._low = low
            set_low(self, low=low)
            air = TIGHT if low else AIR
            self._row.setContentsMargins(12, air, 12, air)

    def stand(self, words: str) -> None:
        """What is said whenever nothing else is."""
        self._standing = words
        self.message.setText(words)

    def tell(self, words: str) -> None:
        """Say for a moment what was done, to screen readers too."""
        self.message.setText(words)
        self._passing.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def count_findings(self, number: int) -> None:
        """How many findings wait behind the button."""
        self.findings.setText(f"看问题（{number}）" if number else "看问题")
