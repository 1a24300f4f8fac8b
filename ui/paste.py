"""Copying figures out of a table and pasting blocks from Excel, WPS or Word into it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

from app.clipboard import Block, read, to_text
from app.errors import GknbError
from app.layout import Place
from app.pasting import Plan, plan
from app.walk import is_block

if TYPE_CHECKING:
    from ui.grid import Grid
    from ui.notice import Notice
    from ui.session import Session

SCATTERED = "选中的格子不是连着的一整块。请只选一块，再复制。"
NOTHING = "剪贴板里没有可以粘贴的文字。"


class Clipboard(QObject):
    """Serves the copy, cut and paste of one grid; what must be said or asked is in `notice`."""

    def __init__(self, session: Session, grid: Grid, notice: Notice, clipboard: QClipboard) -> None:
        super().__init__(grid)
        self._session, self._grid, self._notice, self._clipboard = session, grid, notice, clipboard
        grid.body.copied.connect(self.copy)
        grid.body.cut_.connect(self.cut)
        grid.body.pasted.connect(self.paste)

    def copy(self) -> None:
        """The selected figures as rows of tabs; totals as they are worked out."""
        self._copy()

    def cut(self) -> None:
        """Copy, then empty the cells."""
        if self._copy():
            self._grid.body.clear()

    def _copy(self) -> bool:
        body = self._grid.body
        places = [place for cell in body.selected() if (place := body.walk.place(cell.id))]
        if not is_block(body.walk, places):
            self._notice.tell(SCATTERED)
            return False
        self._clipboard.setText(to_text(self._block(places)))
        return True

    def _block(self, places: list[Place]) -> Block:
        look = self._grid.model.of
        left = min(place.col for place in places)
        right = max(place.col for place in places)
        rows = []
        for _, row in groupby(places, key=lambda place: place.row):
            texts = {p.col: look(p.cell).entered or look(p.cell).text for p in row if p.cell}
            rows.append(tuple(texts.get(col, "") for col in range(left, right + 1)))
        return tuple(rows)

    def paste(self) -> None:
        """Paste at the cursor, or at the first selected cell. What does not fit is asked about first."""
        self._notice.dismiss()
        data = self._clipboard.mimeData()
        try:
            block = read(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "")
        except GknbError as error:
            self._notice.tell(str(error))
            return
        if not block:
            self._notice.tell(NOTHING)
            return
        body = self._grid.body
        selected = body.selected()
        first = body.walk.place(selected[0].id) if len(selected) > 1 else None
        self._consider(plan(self._grid.table, first or body.place, block, selected))

    def _consider(self, found: Plan) -> None:
        if not found.question:
            self._make(found)
        elif found.texts:
            words = f"只粘贴其余{len(found.texts)}格"
            self._notice.ask(found.question, {words: lambda: self._make(found), "不粘贴": lambda: None})
        else:
            self._notice.tell(found.question)

    def _make(self, found: Plan) -> None:
        self._session.edit(found.changes, found.name)
        if found.report:
            self._notice.tell(found.report)
