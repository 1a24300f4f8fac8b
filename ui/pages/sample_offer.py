"""An empty text helps: what could stand there, and one button that begins it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.pages.offers import KEYS
from ui.parts.controls import Quick
from ui.parts.page import text_label

if TYPE_CHECKING:
    from app.texts.prose import SampleText
    from ui.session import Session

WORDS = "这里还是空的。可以从例句开始，再改成本单位的；横线处要补，按F3到下一处。"


class SampleOffer(QWidget):
    """Offers the sample texts of a section while its text is empty. `take` puts one in."""

    def __init__(self, session: Session, section: str, take: Callable[[SampleText], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._section, self._take = session, section, take
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(text_label(WORDS, "quiet", self), 1)
        self.hide()

    def offer(self, *, empty: bool) -> None:
        """Show the buttons for an empty text, or nothing."""
        drafts = self._drafts() if empty else ()
        if [draft.name for draft in drafts] != [button.accessibleDescription() for button in self.buttons]:
            self._show(drafts)
        self.setVisible(bool(drafts))

    def _drafts(self) -> tuple[SampleText, ...]:
        from app.texts.prose import drafts

        return drafts(self._session.report, self._section)

    def _show(self, drafts: tuple[SampleText, ...]) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(number, draft) for number, draft in enumerate(drafts)]

    def _button(self, number: int, draft: SampleText) -> QPushButton:
        button = Quick(draft.name.replace("插入例句：", "例句：").replace("插入", "用"), self, autoDefault=False)
        button.setAccessibleDescription(draft.name)
        button.clicked.connect(partial(self._taken, draft.name))
        if not number:
            button.setShortcut(QKeySequence(KEYS))
            button.setToolTip(KEYS)
        self._row.addWidget(button)
        button.show()
        return button

    def _taken(self, name: str, checked: bool = False) -> None:  # noqa: ARG002
        """Take the sample as it reads now."""
        for draft in self._drafts():
            if draft.name == name:
                self._take(draft)
