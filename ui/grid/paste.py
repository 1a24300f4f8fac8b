"""Copying figures out of a table and pasting blocks from Excel, WPS or Word into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

from app.errors import GknbError
from app.form.walk import is_block
from ui.parts.waiting import waited_for

if TYPE_CHECKING:
    from app.paste.clipboard import CellTexts
    from app.paste.plan import Plan
    from ui.grid.grid import Grid
    from ui.grid.typing_table import TypingTable
    from ui.parts.notice import Notice
    from ui.session import Session

MOST_PLACES = 24
"""Figures whose places are listed over a table."""
SCATTERED = "选中的格子不是连着的一整块。请只选一块，再复制。"
NOTHING = "剪贴板里没有可以粘贴的文字。"


class Clipboard(QObject):
    """Serves the copy, cut and paste of one table; what must be said or asked is in `notice`. What reads a block is
    loaded when there is one."""

    def __init__(self, session: Session, view: TypingTable, notice: Notice, clipboard: QClipboard) -> None:
        super().__init__(view)
        self._session, self._view, self._notice, self._clipboard = session, view, notice, clipboard
        view.copied.connect(self.copy)
        view.copied_labelled.connect(self.copy_labelled)
        view.cut_.connect(self.cut)
        view.pasted.connect(self.paste)

    def copy(self) -> None:
        """The selected squares as rows of tabs; totals as they are worked out."""
        self._copy()

    def copy_labelled(self) -> None:
        """The same with the labels of the form beside and above them."""
        self._copy(labels=True)

    def cut(self) -> None:
        """Copy, then empty the squares."""
        if self._copy():
            self._view.clear()

    def _copy(self, *, labels: bool = False) -> bool:
        from app.paste.clipboard import to_text

        block = self._chosen(labels=labels)
        if block is None:
            self._notice.tell(SCATTERED)
            return False
        self._clipboard.setText(to_text(block))
        return True

    def _chosen(self, *, labels: bool) -> CellTexts | None:
        """What is selected, `labels` with what it is called; None where that is no block."""
        raise NotImplementedError

    def _planned(self, block: CellTexts) -> Plan:
        """What pasting `block` where the cursor is would do."""
        raise NotImplementedError

    def paste(self) -> None:
        """Paste at the cursor, or at the first selected square. What does not fit is asked about first."""
        self._notice.dismiss()
        data = self._clipboard.mimeData()
        text, html = data.text() if data.hasText() else "", data.html() if data.hasHtml() else ""
        try:
            block = waited_for(lambda: _read(text, html))
        except GknbError as error:
            self._notice.tell(error.sentence)
            return
        if block:
            self._consider(self._planned(block))
        else:
            self._notice.tell(NOTHING)

    def consider_workbook(self, found: Plan, source: str) -> None:
        """Ask about figures that were found in a workbook by their labels."""
        if not found.count:
            self._notice.tell(f"“{source}”里没有认出这一页的事项。第一列写事项名称，后面写一个数，就认得出。")
            return
        rest = f"，另有{found.outside}行对不上、没有读入" if found.outside else ""
        twice = f"，{found.unreadable[0][0].name}写了两个不同的数、没有读入" if found.unreadable else ""
        text = f"“{source}”里认出{found.count}个来源的数{rest}{twice}。"
        more = {"看放在哪里": lambda: self._show_places(found)}
        self._ask(found, text, more)

    def _consider(self, found: Plan) -> None:
        if not found.question:
            self._make(found)
        elif found.count:
            self._ask(found, found.question, {"看放在哪里": lambda: self._show_places(found)})
        else:
            self._notice.tell(found.question)

    def _ask(self, found: Plan, text: str, more: Mapping[str, Callable[[], object]]) -> None:
        self._notice.ask(text, {**more, found.offer: lambda: self._make(found), "不粘贴": lambda: None})

    def _show_places(self, found: Plan) -> None:
        """Where each figure would go, before anything changes."""
        shown = "\n".join(found.places[:MOST_PLACES])
        rest = len(found.places) - MOST_PLACES
        self._ask(found, shown + (f"\n……还有{rest}格" if rest > 0 else ""), {})

    def _make(self, found: Plan) -> None:
        self._session.edit(found.changes, found.name)
        if message := found.report(self._session.sheets):
            self._notice.tell(message)


def _read(text: str, html: str) -> CellTexts:
    """What was copied, and all that placing it needs, loaded beside the window: the first time that takes a while."""
    import app.incoming.tables
    import app.paste.into_table  # noqa: F401
    from app.paste.clipboard import read

    return read(text, html)


class GridClipboard(Clipboard):
    """The clipboard of an official table."""

    def __init__(self, session: Session, grid: Grid, notice: Notice, clipboard: QClipboard) -> None:
        super().__init__(session, grid.body, notice, clipboard)
        self._grid = grid

    def _chosen(self, *, labels: bool) -> CellTexts | None:
        from app.paste.out import copied

        body, look = self._grid.body, self._grid.model.of
        places = [place for cell in body.selected() if (place := body.walk.place(cell.id))]
        if not is_block(body.walk, places):
            return None
        return copied(self._grid.table, places, lambda cell: look(cell).entered or look(cell).text, labels=labels)

    def _planned(self, block: CellTexts) -> Plan:
        from app.paste.into_table import plan

        body = self._grid.body
        selected = body.selected()
        first = body.walk.place(selected[0].id) if len(selected) > 1 else None
        return plan(self._grid.table, first or body.place, block, selected)
