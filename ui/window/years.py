"""今年与上年: the key figures beside last year's, as bars where looking beats reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.checks.facts import Facts
from app.checks.repetition import repetition
from app.signoff.key_figures import KeyFigure, key_figures, shares
from ui.parts.copying import COPIED, copyable
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.palette import colours
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.report.model import Report

COLUMNS = ("项目", "本年", "上年", "增减", "本年（上）与上年（下）")
BARS = 4
FIGURE = Qt.ItemDataRole.UserRole
NO_LAST = "没有附上年年报，只列本年的数。用“文件→导入旧年报”可以附上。"
ODD = "变化大的，送审前想一想能不能说清原因。"


class Bars(QStyledItemDelegate):
    """Two bars in a square, as long as the greater figure allows."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        figure: KeyFigure | None = index.data(FIGURE)
        numbers = [float(number or 0) for number in (figure.now, figure.before)] if figure else []
        most = max(map(abs, numbers), default=0)
        if not most:
            return
        rect: QRect = option.rect.adjusted(6, 5, -6, -5)  # type: ignore[attr-defined]
        half = rect.height() // 2 - 1
        for row, (number, colour) in enumerate(zip(numbers, (colours().accent, colours().edge), strict=True)):
            width = round(rect.width() * abs(number) / most)
            painter.fillRect(QRect(rect.left(), rect.top() + row * (half + 2), width, half), QColor(colour))


class YearsDialog(Dialog):
    """A line for each key figure, and the shares below."""

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("今年与上年")
        size_in_room(self, 820, 640)
        figures = key_figures(report)
        self.table = QTableWidget(len(figures), len(COLUMNS), self)
        self.table.setHorizontalHeaderLabels(list(COLUMNS))
        self.table.setAccessibleName("今年与上年的主要数据")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        copyable(self.table)
        self.table.setItemDelegateForColumn(BARS, Bars(self.table))
        for row, figure in enumerate(figures):
            words = (figure.name, _in_words(figure.now, figure), _in_words(figure.before, figure), figure.change, "")
            bare = (figure.name, figure.now, figure.before, _difference(figure), "")
            for column, (text, number) in enumerate(zip(words, bare, strict=True)):
                item = QTableWidgetItem(text)
                item.setData(FIGURE, figure)
                item.setData(COPIED, "" if number is None else str(number))
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(BARS, QHeaderView.ResizeMode.Stretch)
        lines = [f"{share.name}{share.percent}%＝{share.how}" for share in shares(report)]
        if repeated := repetition(Facts(report, strict=True)):
            lines.append(f"文字与上年重复：{repeated.in_words}")
        message = "；".join(lines)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(text_label(ODD if any(one.before is not None for one in figures) else NO_LAST, "guide", self))
        body.addWidget(self.table, 1)
        body.addWidget(text_label(message, "quiet", self))
        body.addWidget(buttons)


def _difference(figure: KeyFigure) -> object:
    return None if figure.now is None or figure.before is None else figure.now - figure.before


def _in_words(number: object, figure: KeyFigure) -> str:
    return "—" if number is None else f"{number}{figure.unit}"
