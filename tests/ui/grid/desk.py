"""A page with a table, as a clerk sits before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.report.model import Report
from ui.pages.table import TablePage
from ui.session import Session

Key, Mod, Role = Qt.Key, Qt.KeyboardModifier, Qt.ItemDataRole
NONE, CTRL, SHIFT, ALT = Mod.NoModifier, Mod.ControlModifier, Mod.ShiftModifier, Mod.AltModifier


class Desk(NamedTuple):
    """A page with a table, and hands."""

    page: TablePage
    session: Session

    @property
    def report(self) -> Report:
        return self.session.report

    @property
    def here(self) -> str:
        return self.page.grid.cell.id.partition(".")[2]

    def figures(self) -> dict[str, str]:
        return {id_.partition(".")[2]: text for id_, text in self.report.figures.items()}

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.page.grid.body.editor or self.page.grid.body, character)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.page.grid.body.editor or self.page.grid.body, key, modifier)

    def go(self, cell: str) -> None:
        assert self.page.grid.go_to(f"{self.page.grid.table.id}.{cell}")

    def total(self, cell: str) -> str:
        table = self.page.grid.table
        return self.page.grid.model.of(table.by_id[f"{table.id}.{cell}"]).text


MakeDesk = Callable[..., Desk]


def clipboard(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def button(page: QWidget, words: str) -> QPushButton:
    buttons = cast("list[QPushButton]", page.findChildren(QPushButton))
    (found,) = [button for button in buttons if button.isVisibleTo(page) and button.text() == words]
    return found
