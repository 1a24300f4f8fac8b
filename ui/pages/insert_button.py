"""“插入”: formula sentences, figures of the tables and lists, put into a text when the clerk asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, has_line
from ui.text.insert_menu import figures_menu

if TYPE_CHECKING:
    from app.texts.prose import SampleText
    from ui.session import Session
    from ui.text.editor import TextEditor

LISTS = {ROSTER_MARK: "领导小组名单", CATEGORIES_MARK: "公开信息的分类条数"}


class InsertButton(QToolButton):
    """Beside the text in `editor`; its menu is made anew each time, from the report as it is then.

    `put_list` puts the line that stands for a list into a text that may have one.
    """

    def __init__(
        self,
        session: Session,
        editor: TextEditor,
        parent: QWidget,
        put_list: Callable[[str, str], None] | None = None,
    ) -> None:
        super().__init__(parent, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._session, self._editor, self._put_list = session, editor, put_list
        self.setText("插入")
        self.setToolTip("插入例句、表中的数据（随表格变化）或名单")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> QMenu:
        """The menu as it is now."""
        from app.texts.prose import drafts

        self._menu.clear()
        offered = drafts(self._session.report, self._editor.section)
        for draft in offered:
            self._menu.addAction(draft.name).triggered.connect(partial(self._insert, draft))
        if offered:
            self._menu.addSeparator()
        self._menu.addMenu(figures_menu(self._session.report, self._put, self._menu))
        if self._put_list:
            self._offer_lists(self._put_list)
        return self._menu

    def _offer_lists(self, put: Callable[[str, str], None]) -> None:
        """The lists that the text has no place for yet."""
        texts = self._editor.stored()
        missing = {mark: words for mark, words in LISTS.items() if not has_line(texts, mark)}
        if missing:
            self._menu.addSeparator()
        for mark, words in missing.items():
            self._menu.addAction(words).triggered.connect(partial(self._put_there, put, mark, words))

    def _put_there(self, put: Callable[[str, str], None], mark: str, words: str, checked: bool = False) -> None:  # noqa: ARG002
        put(mark, f"加入{words}")

    def _insert(self, draft: SampleText, checked: bool = False) -> None:  # noqa: ARG002
        """Put the sentences where the cursor is."""
        self._editor.setVisible(True)
        self._editor.put_sample(draft)

    def _put(self, mark: str) -> None:
        self._editor.setVisible(True)
        self._editor.insert_mark(mark)
