"""Copying figures out of a table and pasting blocks from Excel, WPS or Word into it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

from app.errors import GknbError
from app.form.layout import Place
from app.form.walk import is_block
from app.paste.clipboard import Block, read, to_text
from app.paste.into_table import Plan, plan

if TYPE_CHECKING:
    from ui.grid.grid import Grid
    from ui.grid.typing_table import TypingTable
    from ui.parts.notice import Notice
    from ui.session import Session

SCATTERED = "选中的格子不是连着的一整块。请只选一块，再复制。"
NOTHING = "剪贴板里没有可以粘贴的文字。"


class Clipboard(QObject):
    """Serves the copy, cut and paste of one table; what must be said or asked is in `notice`."""

    def __init__(self, session: Session, view: TypingTable, notice: Notice, clipboard: QClipboard) -> None:
        super().__init__(view)
        self._session, self._view, self._notice, self._clipboard = session, view, notice, clipboard
        view.copied.connect(self.copy)
        view.cut_.connect(self.cut)
        view.pasted.connect(self.paste)

    def copy(self) -> None:
        """The selected squares as rows of tabs; totals as they are worked out."""
        self._copy()

    def cut(self) -> None:
        """Copy, then empty the squares."""
        if self._copy():
            self._view.clear()

    def _copy(self) -> bool:
        block = self._chosen()
        if block is None:
            self._notice.tell(SCATTERED)
            return False
        self._clipboard.setText(to_text(block))
        return True

    def _chosen(self) -> Block | None:
        """What is selected; None where that is no block."""
        raise NotImplementedError

    def _planned(self, block: Block) -> Plan:
        """What pasting `block` where the cursor is would do."""
        raise NotImplementedError

    def paste(self) -> None:
        """Paste at the cursor, or at the first selected square. What does not fit is asked about first."""
        self._notice.dismiss()
        data = self._clipboard.mimeData()
        try:
            block = read(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "")
        except GknbError as error:
            self._notice.tell(error.sentence)
            return
        if block:
            self._consider(self._planned(block))
        else:
            self._notice.tell(NOTHING)

    def _consider(self, found: Plan) -> None:
        if not found.question:
            self._make(found)
        elif found.count:
            self._notice.ask(found.question, {found.offer: lambda: self._make(found), "不粘贴": lambda: None})
        else:
            self._notice.tell(found.question)

    def _make(self, found: Plan) -> None:
        self._session.edit(found.changes, found.name)
        if said := found.report(self._session.sheets):
            self._notice.tell(said)


class GridClipboard(Clipboard):
    """The clipboard of an official table."""

    def __init__(self, session: Session, grid: Grid, notice: Notice, clipboard: QClipboard) -> None:
        super().__init__(session, grid.body, notice, clipboard)
        self._grid = grid

    def _chosen(self) -> Block | None:
        body = self._grid.body
        places = [place for cell in body.selected() if (place := body.walk.place(cell.id))]
        return self._block(places) if is_block(body.walk, places) else None

    def _block(self, places: list[Place]) -> Block:
        look = self._grid.model.of
        left = min(place.col for place in places)
        right = max(place.col for place in places)
        rows = []
        for _, row in groupby(places, key=lambda place: place.row):
            texts = {p.col: look(p.cell).entered or look(p.cell).text for p in row if p.cell}
            rows.append(tuple(texts.get(col, "") for col in range(left, right + 1)))
        return tuple(rows)

    def _planned(self, block: Block) -> Plan:
        body = self._grid.body
        selected = body.selected()
        first = body.walk.place(selected[0].id) if len(selected) > 1 else None
        return plan(self._grid.table, first or body.place, block, selected)
