"""The pane that the cursor lives in: keys, selection, copying and pasting."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from app.form.layout import LayoutPlace
from app.form.parts import Cell
from app.form.walk import Enter, walk
from app.tables.entry import clear
from app.tables.filling import take_worked_out
from ui.grid.delegate import FigureDelegate
from ui.grid.model import GridModel
from ui.grid.pane import Pane

Move = QAbstractItemView.CursorAction
Key = Qt.Key


class Body(Pane):
    """The figures of a table. `choosing` asks for the units of the cell; `moved` tells of the cursor."""

    moved = Signal()
    choosing = Signal()

    def __init__(self, model: GridModel, rows: range, cols: range, parent: QWidget) -> None:
        super().__init__(model, rows, cols, parent)
        self.walk = walk(model.table)
        self.enter: Enter = "right"
        delegate = FigureDelegate(model, self.painted_by)
        delegate.serve(model.session, model.entered)
        self.type_with(delegate)
        self.setAccessibleName(model.table.heading)
        self.go(self.walk.inputs[0])

    # where the cursor is

    @property
    def place(self) -> LayoutPlace:
        """The figure that the cursor is on."""
        return self._grid.place(self.currentIndex()) or self.walk.inputs[0]

    @property
    def cell(self) -> Cell:
        cell = self.place.cell
        assert cell is not None
        return cell

    def selected(self) -> tuple[Cell, ...]:
        """The selected figures in reading order."""
        places = (self._grid.place(index) for index in self.selectedIndexes())
        figures = sorted((p for p in places if p and p.cell), key=lambda p: (p.row, p.col))
        return tuple(place.cell for place in figures if place.cell)

    def go(self, place: LayoutPlace | None) -> None:
        """Put the cursor on a figure; None leaves it where it is."""
        if place is not None:
            self.put_cursor(self._grid.at(place))

    def show_cursor(self) -> None:
        """Scroll to the cursor; in the first row of figures under a band or heads so that those are seen too."""
        place = self.place
        above = max((p.row for p in self.walk.places if p.row < place.row), default=-1)
        if place.row - above > 1:
            self.scrollTo(self._grid.index(above + 1, place.col))
        self.scrollTo(self._grid.at(place))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._no_input_method()
        if self._grid.cell(current) is None and (old := self._grid.place(previous)):
            self.go(old)  # a click on a label leaves the cursor where it was
        elif self.isVisible():
            self.show_cursor()
        self.moved.emit()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.choosing.emit()
        else:
            super().keyPressEvent(event)

    def go_on(self, *, back: bool) -> None:
        self.go(self.walk.next_input(self.place, self.enter, back=back))

    def tab_on(self, *, back: bool) -> bool:
        place = self.walk.next_input(self.place, "right", back=back)
        self.go(place)
        return place is not None

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        place = self._moved(action, bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        return self._grid.at(place or self.place)

    def _moved(self, action: Move, far: bool) -> LayoutPlace | None:
        here, inputs = self.place, self.walk.inputs
        if action in {Move.MoveUp, Move.MoveDown}:
            return self.walk.above_or_below(here, below=action is Move.MoveDown, rows=99 if far else 1)
        if action in {Move.MovePageUp, Move.MovePageDown}:
            return self.walk.above_or_below(here, below=action is Move.MovePageDown, rows=self._page())
        if action in {Move.MoveLeft, Move.MoveRight}:
            if far:
                return self.walk.row_end(here, last=action is Move.MoveRight)
            return self.walk.beside(here, right=action is Move.MoveRight)
        if far:
            return inputs[-1 if action is Move.MoveEnd else 0]
        return self.walk.row_end(here, last=action is Move.MoveEnd)

    def _page(self) -> int:
        return max(self.viewport().height() // max(self.rowHeight(self.place.row), 1) - 1, 1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with the selected cells."""
        menu = QMenu(self)
        doing = (
            ("剪切", self.cut_.emit),
            ("复制", self.copied.emit),
            ("连行名、表头一起复制", self.copied_labelled.emit),
            ("粘贴", self.pasted.emit),
            ("清除", self.clear),
        )
        for words, do in doing:
            menu.addAction(words).triggered.connect(lambda _=False, do=do: do())
        if any(self._grid.of(cell).printed for cell in self.selected()):
            menu.addAction("用合计代替").triggered.connect(lambda _=False: self._take_worked_out())
        return menu

    def _take_worked_out(self) -> None:
        """Let worked-out totals stand in the selected cells."""
        printed = [cell.id for cell in self.selected() if self._grid.of(cell).printed]
        session = self._grid.session
        changes = take_worked_out(session.sheets[self._grid.table.id], printed)
        session.edit(changes, f"用合计代替（{len(printed)}处）")

    # changes

    def clear(self) -> None:
        """Empty the selected cells, as one step."""
        cells = [cell for cell in self.selected() if not cell.is_total and self._grid.of(cell).entered]
        changes = {path: value for cell in cells for path, value in clear(cell).items()}
        self._grid.session.edit(changes, f"清除{len(cells)}格")

    # figures need no input method, and one would eat the first key

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The square of the cursor alone looks otherwise; Qt would paint all of them, at every number that is typed."""
        event.accept()
        self.update(self.currentIndex())
        self._no_input_method()
        self.moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        event.accept()
        self.update(self.currentIndex())
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window makes the table larger or smaller
        else:
            super().wheelEvent(event)

    def _no_input_method(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
