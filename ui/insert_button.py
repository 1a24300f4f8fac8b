"""“插入”: formula sentences and figures of the tables, put into a text when the clerk asks for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.changes import current
from ui.insert_menu import figures_menu

if TYPE_CHECKING:
    from app.prose import Draft
    from ui.session import Session
    from ui.text_editor import TextEditor


class InsertButton(QToolButton):
    """Beside the text in `editor`; its menu is made anew each time, from the report as it is then."""

    def __init__(self, session: Session, editor: TextEditor, parent: QWidget) -> None:
        super().__init__(parent, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._session, self._editor = session, editor
        self.setText("插入")
        self.setToolTip("插入例句，或者表中的数据（随表格变化）")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> QMenu:
        """The menu as it is now."""
        from app.prose import drafts

        self._menu.clear()
        offered = drafts(self._session.report, self._editor.section)
        for draft in offered:
            self._menu.addAction(draft.name).triggered.connect(partial(self._insert, draft))
        if offered:
            self._menu.addSeparator()
        self._menu.addMenu(figures_menu(self._session.report, self._put, self._menu))
        return self._menu

    def _insert(self, draft: Draft, checked: bool = False) -> None:  # noqa: ARG002
        """Put the sentences behind the paragraph in which the cursor is, or in place of an empty one."""
        texts = tuple(current(self._session.report, draft.path) or ())
        at = self._editor.textCursor().blockNumber()
        empty = at < len(texts) and not texts[at].strip()
        self._editor.setVisible(True)
        self._session.edit({draft.path: (*texts[: at + (not empty)], draft.text, *texts[at + 1 :])}, draft.name)
        self._editor.setFocus()

    def _put(self, mark: str) -> None:
        self._editor.setVisible(True)
        self._editor.insert_mark(mark)
