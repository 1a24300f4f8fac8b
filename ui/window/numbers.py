"""正文数字 in a window of its own beside the report: what became of each, so that the rest is checked by eye."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.checks.facts import Facts
from app.pages.numbers import TICKED, NumberLine, bind, counted_lines, number_lines, tick
from ui.parts.controls import Combo
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room
from ui.window.numbers_table import NumbersTable

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent, QShowEvent

    from ui.pages.wizard import Wizard
    from ui.session import Session

ALL = "全部"
STATES = (ALL, "没有读懂", "不比", "不一致", "与表一致", TICKED)
GUIDE = (
    "不一致的，改表或改正文。没有读懂和不比的，程序没有核对：对照来源看过后按空格标为“已核对”，句子或数字一改就去掉。"
)
SHARE = 0.46
"""Of the height of the screen: the text stays in sight above the list."""
LOW = 280
"""Pixels of height under which the rows get the room of the guide."""
FRAME = 40
"""Pixels that the frame of a window may take."""


class NumbersWindow(Dialog):
    """The list follows every check. A row that is selected lights its words in the report behind (`wanted`); Enter goes
    there (`going`)."""

    wanted = Signal(object)
    going = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("正文数字")
        self._session = session
        self._lines: tuple[NumberLine, ...] = ()
        self.count = text_label("", "part", self)
        self.guide = text_label(GUIDE, "guide", self)
        self.states = Combo(self)
        self.states.setAccessibleName("显示哪些数字")
        for state in STATES:
            self.states.addItem(state, state)
        self.states.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.states.activated.connect(self._list)
        self.table = NumbersTable(self)
        self.table.itemSelectionChanged.connect(self._suit)
        self.table.lit.connect(self._light)
        self.table.ticking.connect(lambda: self._tick(on=self.ticking.isEnabled()))
        self.table.itemActivated.connect(self._go)
        self.table.itemDoubleClicked.connect(self._go)
        self._lay_out()
        self._place(parent)
        session.checked.connect(self._follow)

    @classmethod
    def beside(cls, wizard: Wizard, actions: Sequence[QAction] = ()) -> NumbersWindow:
        """The window beside the pages of a report; it goes with them. The keys of `actions` work in it too."""
        found = next(iter(wizard.findChildren(cls)), None)
        if found is None:
            found = cls(wizard.session, wizard)
            found.addActions(actions)
            found.wanted.connect(wizard.go_to)
            found.going.connect(wizard.activateWindow)
        found.show()
        found.table.begin(wizard.current)
        found.activateWindow()
        found.table.setFocus()
        return found

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self.states)
        body = QVBoxLayout(self)
        body.addLayout(top)
        body.addWidget(self.guide)
        body.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.go = self._button("到正文", self._go, row)
        self.to_table = self._button("到表格", self._go_to_table, row)
        self.ticking = self._button("标为已核对", lambda: self._tick(on=True), row)
        self.unticking = self._button("取消已核对", lambda: self._tick(on=False), row)
        row.addStretch()
        self.binding = self._button("改为随表变动", self._bind, row)
        self.binding_all = self._button("", self._bind_all, row)
        body.addLayout(row)

    def _button(self, words: str, do: object, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    def _place(self, parent: QWidget) -> None:
        """At the bottom of the screen that the report is on, over it."""
        self.setScreen(parent.screen())
        room = parent.screen().availableGeometry()
        size_in_room(self, 860, round(room.height() * SHARE))
        over = parent.window().frameGeometry()
        left = min(max(over.center().x() - self.width() // 2, room.left()), room.right() - self.width())
        self.move(left, room.bottom() - self.height() - FRAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.guide.setVisible(event.size().height() >= LOW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _follow(self) -> None:
        """A list that nobody sees is not read."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the numbers anew."""
        session = self._session
        self._lines = number_lines(Facts(session.report, limits=session.limits), session.outcome.findings)
        self.count.setText(counted_lines(self._lines))
        for at, state in enumerate(STATES):
            self.states.setItemText(at, f"{state}（{len(self._of(state))}）")
        self._list()

    def _list(self) -> None:
        self.table.show_lines(self._of(self.states.currentData()))
        self._suit()

    def _of(self, state: str) -> list[NumberLine]:
        return [line for line in self._lines if state in {ALL, line.state}]

    def selected(self) -> list[NumberLine]:
        """The lines that are selected, each once."""
        return self.table.chosen()

    def _suit(self) -> None:
        """The buttons that make sense for what is selected."""
        chosen, locked = self.selected(), self._session.locked
        self.go.setEnabled(len(chosen) == 1)
        self.to_table.setEnabled(len(chosen) == 1 and bool(chosen[0].entry.cells))
        self.ticking.setEnabled(any(line.open and not line.ticked for line in chosen) and not locked)
        self.unticking.setEnabled(any(line.open and line.ticked for line in chosen) and not locked)
        self.binding.setEnabled(any(line.mark for line in chosen) and not locked)
        some = sum(bool(line.mark) for line in self._lines)
        self.binding_all.setText(f"与表一致的{some}处都改为随表变动")
        self.binding_all.setVisible(some > 0)
        self.binding_all.setEnabled(not locked)

    def _light(self) -> None:
        """Show the words of the row in the report behind; the keys stay with the list."""
        if chosen := self.selected():
            self.wanted.emit(chosen[0].as_finding)
            self._step_aside()

    def _go(self) -> None:
        if self.selected():
            self._light()
            self.going.emit()

    def _go_to_table(self) -> None:
        if chosen := self.selected():
            self.wanted.emit(chosen[0].of_its_cells)
            self._step_aside()
            self.going.emit()

    def _step_aside(self) -> None:
        """Leave free the words that were gone to: a list in front of them shows nothing."""
        if not self._hides(self._place_gone_to()):
            return
        self._roll()
        place = self._place_gone_to()
        if place is None or not self._hides(place):
            return
        top, bottom = place.top() - place.height(), place.bottom() + place.height()
        room, edges = self.screen().availableGeometry(), self.frameGeometry().height() - self.height()
        above, below = top - room.top(), room.bottom() - bottom
        self.resize(self.width(), max(self.minimumSizeHint().height(), min(self.height(), max(above, below) - edges)))
        self.move(self.x(), room.bottom() - self.height() - edges if below >= above else room.top())
        self.table.scrollTo(self.table.currentIndex())

    def _hides(self, place: QRect | None) -> bool:
        """Whether the window stands over a place, or a line from it."""
        frame = self.frameGeometry()
        return place is not None and not (
            frame.bottom() < place.top() - place.height() or frame.top() > place.bottom() + place.height()
        )

    def _roll(self) -> None:
        """A long text rolls rather than that the list moves."""
        widget = self._gone_to()
        if isinstance(widget, QPlainTextEdit):
            place, bar = widget.cursorRect(), widget.verticalScrollBar()  # which counts lines
            bar.setValue(bar.value() + place.top() // max(place.height(), 1) - 1)

    def _gone_to(self) -> QWidget | None:
        parent = self.parentWidget()
        return parent.window().focusWidget() if parent else None

    def _place_gone_to(self) -> QRect | None:
        """Where on the screen the cursor of the report stands, in a text or in a table."""
        widget = self._gone_to()
        if isinstance(widget, QPlainTextEdit):
            place = widget.cursorRect()
        elif isinstance(widget, QAbstractItemView):
            place = widget.visualRect(widget.currentIndex())
        else:
            return None
        return QRect(widget.viewport().mapToGlobal(place.topLeft()), place.size())

    def _tick(self, *, on: bool) -> None:
        self._do(tick(self.selected(), on=on), "标为已核对" if on else "取消已核对")

    def _bind(self) -> None:
        self._do(bind(self._session.report, self.selected()), "改为随表变动")

    def _bind_all(self) -> None:
        self._do(bind(self._session.report, self._lines), "都改为随表变动")

    def _do(self, changes: dict[tuple[str, ...], object], name: str) -> None:
        if changes and not self._session.locked:
            self._session.edit(changes, name)
            self._session.check()
        self.table.setFocus()
