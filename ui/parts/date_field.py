"""A date: typed in any form, taken from a calendar, or today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QColor, QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.language.written_date import in_full, written
from ui.parts.controls import Quick
from ui.parts.dialog import Dialog
from ui.parts.field import Field
from ui.parts.palette import colours

if TYPE_CHECKING:
    from app.report.changes import FieldPath
    from ui.session import Session

WIDTH = 200


class DateField(QWidget):
    """A field for the date at `path`, with buttons for today and for a calendar."""

    def __init__(self, session: Session, path: FieldPath, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.field = Field(session, path, name, self)
        self.field.setPlaceholderText("如：2026年1月20日")
        self.field.setFixedWidth(WIDTH)
        self.field.editingFinished.connect(lambda: self._put(written(self.field.text())))
        self.today = Quick("今天(&T)", self, autoDefault=True)
        self.today.clicked.connect(lambda: self._put(in_full(date.today())))  # noqa: DTZ011 - the clerk's own day
        self.choose = QPushButton("日历…", self, autoDefault=False)
        self.choose.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.field, self.today, self.choose):
            row.addWidget(widget)
        row.addStretch()
        self.setFocusProxy(self.field)

    def _put(self, text: str) -> None:
        self._session.edit({self.field.path: text}, "填写落款日期")

    def _open(self) -> None:
        """Show a calendar under the field."""
        calendar = Calendar(self)
        calendar.days.clicked.connect(lambda day: self._put(in_full(day.toPython())))
        calendar.move(self.field.mapToGlobal(QPoint(0, self.field.height())))
        calendar.exec()
        calendar.deleteLater()


class Calendar(Dialog):
    """A month to choose a day from; a click or Enter takes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("选日期")
        self.days = QCalendarWidget(self)
        self.days.setSelectedDate(QDate.currentDate())
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calm()
        self.days.clicked.connect(self.accept)
        self.days.activated.connect(self.days.clicked)
        QVBoxLayout(self).addWidget(self.days)

    def _calm(self) -> None:
        """Without Qt's red days and green arrows."""
        plain = QTextCharFormat()
        plain.setForeground(QColor(colours().quiet))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(day, plain)
        for name, words, spoken in (("prev", "‹", "上一月"), ("next", "›", "下一月")):
            button = self.days.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(button, QToolButton):
                button.setIcon(QIcon())
                button.setText(words)
                button.setAccessibleName(spoken)
