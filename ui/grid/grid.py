"""An official table on screen, as it stands on paper; labels stay in view where the table is long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.form.layout import LayoutPlace
from app.form.parts import Cell, Table
from app.form.walk import Enter
from app.pages.cell_view import CellView
from app.tables.entry import units_of
from ui.grid.body import Body
from ui.grid.model import GridModel
from ui.grid.pane import Pane
from ui.grid.size import PADDING, heights, lean, widths
from ui.grid.unit_choice import UnitChoice
from ui.parts.palette import colours
from ui.parts.style import SIZE

if TYPE_CHECKING:
    from ui.session import Session


LOW, TIGHT = 800, 2
"""Height of a screen under which rows stand closer, and their air then."""
LOWEST, LEAST = 600, 1
"""The same of one on which every row counts: 768 pixels at 150 %, 720 at 125 %."""


ENOUGH = QSize(320, 190)
"""A table rolls within: an enlarged one asks for no more than one of its own size does."""


class Grid(QFrame):
    """The table `table` of the session's report. `moved` says that the cursor stands on another cell.

    A long table is four panes on one model, so that heads and row labels stay in view: corner, heads, row
    labels and `body`, the figures. Others are `body` alone.
    """

    moved = Signal()

    def __init__(self, session: Session, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(1, 1, 1, 1)
        self.table = table
        self.model = GridModel(session, table, self)
        self._layout = layout = self.model.layout_
        labels = table.blocks[0].labels if len(table.blocks) == 1 else 0
        self._top, self._left = (layout.head_rows, labels) if labels else (0, 0)
        rows, cols = range(self._top, layout.rows), range(self._left, layout.cols)
        self.body = Body(self.model, rows, cols, self)
        self.heads = Pane(self.model, range(self._top), cols, self)
        self.labels = Pane(self.model, rows, range(self._left), self)
        self.corner = Pane(self.model, range(self._top), range(self._left), self)
        self.units = [UnitChoice(session, cell, self.body.viewport()) for cell in table.cells if units_of(cell)]
        self.body.painted_by.beside = {unit.cell.id: unit.sizeHint().width() for unit in self.units}
        self._zoom = 100
        self._widths: list[int] = []
        self._heights: list[int] = []
        self.setFocusProxy(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._connect()
        self._show_near()

    def _connect(self) -> None:
        for pane in (self.heads, self.labels, self.corner):
            pane.hide_bars()
            pane.setVisible(bool(pane.rows) and bool(pane.cols))
        for ours, theirs in (
            (self.body.verticalScrollBar(), self.labels.verticalScrollBar()),
            (self.body.horizontalScrollBar(), self.heads.horizontalScrollBar()),
        ):
            ours.valueChanged.connect(theirs.setValue)
            theirs.valueChanged.connect(ours.setValue)
        self.body.verticalScrollBar().valueChanged.connect(lambda: self.labels.viewport().update())
        self.body.laid_out.connect(self._align)
        self.body.moved.connect(self._show_near)
        self.body.moved.connect(self.moved)
        self.body.choosing.connect(self._choose_unit)

    # for the page

    @property
    def cell(self) -> Cell:
        """The cell that the cursor is on."""
        return self.body.cell

    @property
    def look(self) -> CellView:
        """How that cell looks."""
        return self.model.of(self.cell)

    def set_enter(self, enter: Enter) -> None:
        """Where Enter goes: down, or to the right."""
        self.body.enter = enter

    def set_zoom(self, percent: int) -> None:
        """The size of the table, of its own."""
        if percent != self._zoom:
            self._zoom = percent
            font = self.font()
            font.setPointSizeF(SIZE * percent / 100)
            self.setFont(font)
            self.setStyleSheet(f"QTableView, QLineEdit, QComboBox {{ font-size: {SIZE * percent / 100:g}pt; }}")
            self._widths = []
            self._measure()
            self.body.show_cursor()

    def show_beside(self, *, on: bool) -> None:
        """Whether last year's figures stand small in the cells."""
        for pane in (self.body, self.heads, self.labels, self.corner):
            pane.painted_by.last_year = on
            pane.viewport().update()

    def go_to(self, cell_id: str) -> bool:
        """Put the cursor on a cell and show it; False when this table has none of that id."""
        found = self.show_cell(cell_id)
        if found:
            self.body.setFocus()
        return found

    def show_cell(self, cell_id: str) -> bool:
        """The same, with the keys left where they are."""
        place = self.body.walk.place(cell_id)
        self.body.go(place)
        return place is not None

    def bring_into_sight(self, cells: Sequence[str]) -> None:
        """Show as many of some cells as there is room for, that of the cursor in any case."""
        for cell in reversed(cells):
            if place := self.body.walk.place(cell):
                self.body.scrollTo(self.model.at(place))
        self.body.show_cursor()

    def bring_up(self, cells: Sequence[str]) -> None:
        """Show the first of some cells as high as it goes: what lies lower may be covered."""
        if place := next(filter(None, map(self.body.walk.place, cells)), None):
            self.body.scrollTo(self.model.at(place), Body.ScrollHint.PositionAtTop)

    def _choose_unit(self) -> None:
        for unit in self.units:
            if unit.cell is self.cell:
                unit.showPopup()

    # size

    def sizeHint(self) -> QSize:
        """The whole table: a page shows as much of it as fits."""
        return QSize(sum(self._widths) + 2, sum(self._heights) + 2)

    def minimumSizeHint(self) -> QSize:
        head, metrics = sum(self._heights[: self._top]), self.fontMetrics()
        return QSize(metrics.horizontalAdvance("国") * 24, head + 5 * metrics.height()).boundedTo(ENOUGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.body.show_cursor()

    def _measure(self) -> None:
        """Give every column and row its size, then every pane its place."""
        inside = self.contentsRect()
        wanted = self._fitting(inside.width(), inside.height())
        if wanted != self._widths:
            self._widths = wanted
            self._heights = heights(self._layout, wanted, self.fontMetrics(), self._air)
            for pane in (self.body, self.heads, self.labels, self.corner):
                pane.measure(self._widths, self._heights)
            bar = self.body.horizontalScrollBar().sizeHint().height() if sum(wanted) > inside.width() else 0
            self.setMaximumHeight(self.sizeHint().height() + bar)
            self.updateGeometry()
        left, top = sum(self._widths[: self._left]), sum(self._heights[: self._top])
        x, y = inside.x(), inside.y()
        self.corner.setGeometry(x, y, left, top)
        self.body.setGeometry(x + left, y + top, inside.width() - left, inside.height() - top)
        self._align()

    @property
    def _air(self) -> int:
        """Pixels over and under the text of a row."""
        high = self.screen().size().height()
        return LEAST if high < LOWEST else TIGHT if high < LOW else PADDING

    def _fitting(self, width: int, height: int) -> list[int]:
        """Column widths for the room there is, less a scroll bar where the table is higher than it."""
        metrics = self.fontMetrics()
        found = widths(self.table, metrics, width)
        if sum(heights(self._layout, found, metrics, self._air)) <= height:
            return found
        found = widths(self.table, metrics, width - self.body.verticalScrollBar().sizeHint().width())
        close = self._left and self._air < PADDING
        return lean(self._layout, found, metrics, self._left) if close else found

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line round the table above, at the left, and where it goes on out of sight; its cells have the rest."""
        super().paintEvent(event)
        right, bottom = min(sum(self._widths), self.width() - 1), min(sum(self._heights), self.height() - 1)
        edges = (0, 0, right + 1, 1), (0, bottom, right + 1, 1), (0, 0, 1, bottom)
        painter = QPainter(self)
        for edge in edges:
            painter.fillRect(QRect(*edge), QColor(colours().ink))
        painter.end()

    def _align(self) -> None:
        """Heads are as wide as the figures under them, row labels as high as those beside them: bars not counted."""
        seen = self.body.viewport().size()
        body = self.body.geometry()
        inside = self.contentsRect()
        self.heads.setGeometry(body.x(), inside.y(), seen.width(), body.y() - inside.y())
        self.labels.setGeometry(inside.x(), body.y(), body.x() - inside.x(), seen.height())
        for unit in self.units:
            self._place(unit)

    def _place(self, unit: UnitChoice) -> None:
        """Put the choice of a unit into the right end of its cell."""
        if place := self.body.walk.place(unit.cell.id):
            rect = self.body.visualRect(self.model.at(place))
            width = self.body.painted_by.beside[unit.cell.id]
            unit.setGeometry(rect.right() - width - 1, rect.top() + 2, width, rect.height() - 4)

    # which labels belong to the cursor's cell

    def _show_near(self) -> None:
        here = self.body.place
        band = max((p.row for p in self._layout.places if p.role == "band" and p.row < here.row), default=-1)
        near = frozenset(p for p in self._layout.places if p.row > band and _names(p, here))
        for pane in (self.body, self.heads, self.labels, self.corner):
            changed, pane.painted_by.near = near ^ pane.painted_by.near, near
            for place in changed:
                if place.row in pane.rows and place.col in pane.cols:
                    pane.update(self.model.at(place))


def _names(label: LayoutPlace, figure: LayoutPlace) -> bool:
    """Whether a row label stands beside the figure, or a column head over it."""
    if label.role == "row label":
        return label.row <= figure.row < label.row + label.rowspan
    over = label.role == "column head" and label.row < figure.row
    return over and label.col <= figure.col < label.col + label.colspan
