"""How the squares of a table are painted, and the line in which a figure is typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.layout import Place
from ui.grid_model import GridModel, Index
from ui.style import ACCENT, GROUND, INK, PAPER, QUIET, level_icon

PADDING = 4
BAND, HEAD, TOTAL, NEAR, CHOSEN = "#dfe6ee", GROUND, "#e9edf1", "#dbe9f8", "#cfe2f7"
SIGN = 13
"""Size of the sign of a finding, in pixels."""
Key = Qt.Key
LEAVING = {Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab, Key.Key_Up, Key.Key_Down}
SIDEWAYS = {Key.Key_Left, Key.Key_Right}


class GridDelegate(QStyledItemDelegate):
    """Paints labels and figures alike; `left` says with which key an editor was left."""

    left = Signal(QKeyEvent)

    def __init__(self, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.near: frozenset[Place] = frozenset()
        """The labels of the cell that the cursor is on."""
        self.typing = False
        """Whether the editor was opened by typing: then arrows leave it."""
        self.editor: QLineEdit | None = None

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = self._model.place(index)
        if place is None:
            return
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.fillRect(rect, QColor(self._ground(place, bool(state & QStyle.StateFlag.State_Selected))))
        if place.cell is None:
            self._label(painter, rect, place)
        else:
            self._figure(painter, rect, index)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(ACCENT), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _ground(self, place: Place, selected: bool) -> str:
        if place.cell is not None:
            return CHOSEN if selected else TOTAL if place.cell.is_total else PAPER
        if place in self.near:
            return NEAR
        return BAND if place.role == "band" else HEAD

    def _label(self, painter: QPainter, rect: QRect, place: Place) -> None:
        painter.setPen(QColor(QUIET if place.role == "corner" else INK))
        painter.drawText(rect.adjusted(PADDING, 1, -PADDING, -1), alignment(place), place.text)

    def _figure(self, painter: QPainter, rect: QRect, index: Index) -> None:
        cell = self._model.cell(index)
        assert cell is not None
        look = self._model.of(cell)
        font = painter.font()
        font.setBold(cell.is_total)
        painter.setFont(font)
        painter.setPen(QColor(INK))
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inside.width(), Qt.TextFlag.TextSingleLine
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)
        if look.tidied or look.printed:
            painter.setPen(QColor(QUIET))
            _corner(painter, rect, "印" if look.printed else "整")
        if look.level:
            sign = QRect(rect.right() - SIGN - 1, rect.top() + 2, SIGN, SIGN)
            level_icon(look.level).paint(painter, sign)

    # editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        editor = QLineEdit(parent, alignment=Qt.AlignmentFlag.AlignCenter, frame=False)
        editor.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        editor.setStyleSheet("padding: 0; border: none; border-radius: 0;")
        cell = self._model.cell(index)
        editor.setAccessibleName(cell.name if cell else "")
        palette = editor.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(PAPER))
        editor.setPalette(palette)
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._leaves(event):
            assert isinstance(editor, QWidget)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left.emit(event)
            return True
        return super().eventFilter(editor, event)

    def _leaves(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        sideways = self.typing and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return plain and (event.key() in LEAVING or (sideways and event.key() in SIDEWAYS))


def alignment(place: Place) -> int:
    """Heads and bands stand in the middle, row labels at the left unless they are narrow and tall."""
    middle = place.role != "row label" or place.rowspan > 1
    across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    return int(across | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


def _corner(painter: QPainter, rect: QRect, sign: str) -> None:
    """A small sign in the lower left corner."""
    font = painter.font()
    font.setBold(False)
    font.setPointSizeF(max(font.pointSizeF() * 0.7, 5))
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    painter.drawText(rect.adjusted(2, 0, 0, -1), flags, sign)
