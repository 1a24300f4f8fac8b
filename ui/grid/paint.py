"""How the squares of a table are painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.checks.rule import Level
from app.form.layout import LayoutPlace
from app.form.parts import Cell
from app.pages.progress import PageState
from ui.grid.model import GridModel
from ui.grid.size import PADDING, alignment, fitted
from ui.parts.line_delegate import Index
from ui.parts.palette import colours
from ui.parts.signs import level_tint, paint_level, paint_ring, paint_state

ZEROS = frozenset(["0", "0.00"])
"""They are quieter than figures: of most tables a page is full of them."""
TICK = 9
"""Size of the tick on a figure that was compared with the paper."""
DOT = 5
"""Size of the mark of a cell that waits to be filled, in pixels."""
SIGN = 13
"""Size of the sign of a finding, in pixels."""


class SquareDelegate(QStyledItemDelegate):
    """Paints labels and figures alike."""

    def __init__(self, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.near: frozenset[LayoutPlace] = frozenset()
        """The labels of the cell that the cursor is on."""
        self.last_year = False
        """Whether last year's figures stand small in the cells."""
        self.beside: dict[str, int] = {}
        """Pixels at the right of a cell that another widget takes, by cell id."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = self._model.place(index)
        if place is None:
            return
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.fillRect(rect, self._ground(place, bool(state & QStyle.StateFlag.State_Selected)))
        self._lines(painter, rect, place)
        if place.cell is None:
            self._label(painter, rect, place, _seen(option))
        else:
            self._figure(painter, rect, index)
            if state & QStyle.StateFlag.State_HasFocus:
                paint_ring(painter, rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _ground(self, place: LayoutPlace, selected: bool) -> QColor:
        p = colours()
        if place.cell is not None:
            level = self._model.of(place.cell).level
            if level and not selected and not self._waits(place.cell, level):
                return level_tint(level)
            return QColor(p.chosen if selected else p.head if place.cell.is_total else p.paper)
        return QColor(p.near if place in self.near else p.band if place.role == "band" else p.ground)

    def _waits(self, cell: Cell, level: Level) -> bool:
        """Whether a cell is merely not filled yet: where many are, a sign and a tint on each would shout."""
        return level is not Level.ERROR and not self._model.of(cell).text

    def _lines(self, painter: QPainter, rect: QRect, place: LayoutPlace) -> None:
        """The lines at the right and below; Qt's own would show through merged squares at 150 %."""
        layout, p = self._model.layout_, colours()
        right = p.ink if place.col + place.colspan == layout.cols else p.line
        below = p.ink if place.row + place.rowspan == layout.rows else p.line
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(below))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), QColor(right))

    def _label(self, painter: QPainter, rect: QRect, place: LayoutPlace, seen: QRect) -> None:
        painter.setPen(QColor(colours().quiet if place.role == "corner" else colours().ink))
        text = fitted(place, rect.width(), painter.fontMetrics())
        room = rect.adjusted(PADDING, 1, -PADDING, -1)
        if place.rowspan > 1:
            needed = painter.boundingRect(room, alignment(place), text).height()
            room = part_in_view(room, seen, needed)
        painter.drawText(room, alignment(place), text)

    def _figure(self, painter: QPainter, rect: QRect, index: Index) -> None:
        cell = self._model.cell(index)
        assert cell is not None
        look = self._model.of(cell)
        font = painter.font()
        font.setBold(cell.is_total)
        painter.setFont(font)
        p = colours()
        painter.setPen(QColor(p.faint if look.text in ZEROS else p.ink))
        inside = rect.adjusted(PADDING, 0, -PADDING - self.beside.get(cell.id, 0), 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inside.width(), Qt.TextFlag.TextSingleLine
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)
        if look.printed:
            painter.setPen(QColor(p.quiet))
            _corner(painter, rect, "印")
        elif self.last_year and look.last:
            painter.setPen(QColor(p.quiet))
            _corner(painter, rect, look.last)
        if look.seen:
            paint_state(painter, PageState.FILLED, QRect(rect.right() - TICK - 2, rect.bottom() - TICK - 1, TICK, TICK))
        if look.level and self._waits(cell, look.level):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(p.amber))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(QRect(rect.right() - DOT - 4, rect.top() + 4, DOT, DOT))
        elif look.level:
            sign = QRect(inside.right() + PADDING - SIGN - 1, rect.top() + 2, SIGN, SIGN)
            paint_level(painter, look.level, sign)


def _seen(option: QStyleOptionViewItem) -> QRect:
    """The part of the view that can be seen."""
    view = option.widget  # type: ignore[attr-defined]
    return QRect(view.viewport().rect()) if isinstance(view, QAbstractItemView) else QRect(option.rect)  # type: ignore[attr-defined]


def part_in_view(room: QRect, seen: QRect, needed: int) -> QRect:
    """Where the text of a tall label stands: amid what is seen of it, at its end where that is too little."""
    top, bottom = max(room.top(), seen.top()), min(room.bottom(), seen.bottom())
    if bottom - top + 1 < needed:
        if room.top() >= seen.top():
            bottom = min(top + needed - 1, room.bottom())
        else:
            top = max(bottom - needed + 1, room.top())
    return QRect(room.left(), top, room.width(), bottom - top + 1)


def _corner(painter: QPainter, rect: QRect, sign: str) -> None:
    """A small sign in the lower left corner."""
    font = painter.font()
    font.setBold(False)
    font.setPointSizeF(max(font.pointSizeF() * 0.7, 5))
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    painter.drawText(rect.adjusted(2, 0, 0, -1), flags, sign)
