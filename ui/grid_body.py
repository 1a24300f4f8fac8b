"""The pane that the cursor lives in: keys, selection, copying and pasting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QWidget

from app.edition import Cell
from app.entry import clear
from app.filling import take_worked_out
from app.layout import Place
from app.walk import Enter, walk
from ui.grid_delegate import FigureDelegate
from ui.grid_model import GridModel
from ui.pane import Pane

Move = QAbstractItemView.CursorAction
Key = Qt.Key
Standard = QKeySequence.StandardKey
OWN_KEYS = (Standard.Copy, Standard.Cut, Standard.Paste, Standard.SelectAll, Standard.Delete)
ENTERS = {Key.Key_Return, Key.Key_Enter}


class Body(Pane):
    """The figures of a table. `copied`, `cut_` and `pasted` ask for the clipboard, `choosing` for the
    units of the cell; `moved` tells of the cursor."""

    moved = Signal()
    copied = Signal()
    cut_ = Signal()
    pasted = Signal()
    choosing = Signal()

    def __init__(self, model: GridModel, rows: range, cols: range, parent: QWidget) -> None:
        super().__init__(model, rows, cols, parent)
        self.walk = walk(model.table)
        self.enter: Enter = "right"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setAccessibleName(model.table.heading)
        self._delegate.left.connect(self._left_editor)
        self.go(self.walk.inputs[0])

    def _made_delegate(self) -> FigureDelegate:
        self._delegate = FigureDelegate(self._grid, self)
        return self._delegate

    # where the cursor is

    @property
    def place(self) -> Place:
        """The figure that the cursor is on."""
        return self._grid.place(self.currentIndex()) or self.walk.inputs[0]

    @property
    def cell(self) -> Cell:
        cell = self.place.cell
        assert cell is not None
        return cell

    @property
    def editor(self) -> QLineEdit | None:
        """The line in which a figure is being typed."""
        return self._delegate.editor

    def selected(self) -> tuple[Cell, ...]:
        """The selected figures in reading order."""
        places = (self._grid.place(index) for index in self.selectedIndexes())
        figures = sorted((p for p in places if p and p.cell), key=lambda p: (p.row, p.col))
        return tuple(place.cell for place in figures if place.cell)

    def go(self, place: Place | None) -> None:
        """Put the cursor on a figure; None leaves it where it is."""
        if place is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._grid.at(place), flag)

    def show_cursor(self) -> None:
        """Scroll to the cursor; in the first row of figures under a band or heads so that those are seen too."""
        place = self.place
        above = max((p.row for p in self.walk.places if p.row < place.row), default=-1)
        if place.row - above > 1:
            self.scrollTo(self._grid.index(above + 1, place.col))
        self.scrollTo(self._grid.at(place))

    def commit(self) -> None:
        """Keep what is being typed, as leaving the cell would."""
        if editor := self._delegate.editor:
            self.commitData(editor)
            self.closeEditor(editor, self._delegate.EndEditHint.NoHint)

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

    def event(self, event: QEvent) -> bool:
        """Keys that the table answers are not taken by a menu of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in OWN_KEYS)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self._step(self.enter, back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.matches(Standard.Copy):
            self.copied.emit()
        elif event.matches(Standard.Cut):
            self.cut_.emit()
        elif event.matches(Standard.Paste):
            self.pasted.emit()
        elif event.matches(Standard.Delete):
            self.clear()
        elif event.key() == Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.choosing.emit()
        elif event.key() == Key.Key_Backspace:
            self._edit_from_nothing()
        else:
            self._delegate.typing = bool(event.text().strip())
            super().keyPressEvent(event)
            self._delegate.typing = self._delegate.typing and self._delegate.editor is not None

    def _edit_from_nothing(self) -> None:
        if self.cell.is_total or self.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers:
            return
        self._delegate.typing = True
        self.edit(self.currentIndex())
        if editor := self._delegate.editor:
            editor.clear()
            editor.setModified(True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and behind the last one on to the next widget."""
        if self.hasFocus() and self._step("right", back=not forward):
            return True
        return super().focusNextPrevChild(forward)

    def _step(self, enter: Enter, *, back: bool) -> bool:
        place = self.walk.next_input(self.place, enter, back=back)
        self.go(place)
        return place is not None

    def _left_editor(self, event: QKeyEvent) -> None:
        """An editor was left with this key: what was typed is kept, the cursor goes where the key says."""
        self.setFocus()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Key(event.key())
        if key in {Key.Key_Tab, Key.Key_Backtab}:
            forward = key == Key.Key_Tab and not back
            if not self._step("right", back=not forward):
                super().focusNextPrevChild(forward)
        elif key in ENTERS:
            self._step(self.enter, back=back)
        elif key in {Key.Key_Up, Key.Key_Down}:
            self.go(self.walk.above_or_below(self.place, below=key == Key.Key_Down))
        else:
            self.go(self.walk.beside(self.place, right=key == Key.Key_Right))

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        place = self._moved(action, bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        return self._grid.at(place or self.place)

    def _moved(self, action: Move, far: bool) -> Place | None:
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
        doing = (("剪切", self.cut_.emit), ("复制", self.copied.emit), ("粘贴", self.pasted.emit), ("清除", self.clear))
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
        super().focusInEvent(event)
        self._no_input_method()
        self.moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.moved.emit()

    def _no_input_method(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
