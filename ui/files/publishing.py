"""What was published held against the open report (发布后核对): the verdict, and each difference with both sides lit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import GknbError
from ui.parts.copying import copyable
from ui.parts.dialog import Dialog
from ui.parts.lit import LIT, LitDelegate
from ui.parts.page import rolled, text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.checks.rule import Finding
    from app.read_back.published import Published
    from app.report.model import Report
    from ui.files.documents import Documents
    from ui.parts.ask import Ask

    Going = Callable[[Finding], object]

TITLE = "发布后核对"
FILES = "公开的网页或文件 (*.html *.htm *.mht *.mhtml *.docx *.doc *.wps *.pdf);;所有文件 (*)"
A_FILE, COPIED = "选网页或文件…", "用剪贴板里的网页"
HOW = "网页请在浏览器里另存为（.html或.mht），或者打开后全选、复制。公开的是Word、PDF文件的，直接选它。"
COLUMNS = ("位置", "年报", "公开的")
MOST_ROWS = 500
NOTES_HIGH = 120
"""Pixels for what has to be looked at by oneself: the differences need the room."""


class PublishedDialog(Dialog):
    """Stands beside the report while its places are looked at; `going` turns to a place."""

    def __init__(self, held: Published, going: Going, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size_in_room(self, 900, 560 if held.found.differences else 260)
        self._held, self._going = held, going
        self.verdict = text_label(f"“{held.source}”：{held.verdict}", "good" if held.same else "heading", self)
        self.table = self._table()
        self.notes = text_label(_as_lines(held.notes), "", self)
        self.go = self._button("到年报的这一处", self._go)
        self.close_ = self._button("关闭", self.close)
        self._lay_out()
        (self.table if held.found.differences else self.close_).setFocus()

    def _lay_out(self) -> None:
        held = self._held
        body = QVBoxLayout(self)
        body.addWidget(self.verdict)
        body.addWidget(text_label(_advice(held), "guide", self))
        body.addWidget(self.table, 1)
        self.table.setVisible(bool(held.found.differences))
        if held.notes:
            body.addWidget(text_label("要自己看的：", "part", self))
            area = rolled(self.notes, self)
            area.setMaximumHeight(min(self.notes.heightForWidth(self.width() - 40) + 8, NOTES_HIGH))
            body.addWidget(area)
        else:
            self.notes.hide()
        if not held.found.differences:
            body.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.go)
        self.go.setVisible(bool(held.found.differences))
        row.addStretch()
        row.addWidget(self.close_)
        body.addLayout(row)

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(lambda _=False: do())
        return button

    def _table(self) -> QTableWidget:
        from app.read_back.lit import lit

        shown = self._held.found.differences[:MOST_ROWS]
        table = QTableWidget(len(shown), len(COLUMNS), self)
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.setAccessibleName("与年报不同的地方")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setItemDelegate(LitDelegate(table))
        copyable(table)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, one in enumerate(shown):
            mine, theirs = lit(one.mine, one.theirs)
            table.setItem(row, 0, _item(f"{one.section}\n{one.place}".strip(), None))
            table.setItem(row, 1, _item(one.mine, mine))
            table.setItem(row, 2, _item(one.theirs, theirs))
        table.itemActivated.connect(lambda _item: self._go())
        table.setCurrentCell(0, 0)
        return table

    def _go(self) -> None:
        """Turn to the place of the difference that is selected."""
        from app.read_back.published import place_of

        row = self.table.currentRow()
        if 0 <= row < len(self._held.found.differences):
            self._going(place_of(self._held.found.mine, self._held.found.differences[row]))


def _item(text: str, stretches: object) -> QTableWidgetItem:
    item = QTableWidgetItem(text or "（空）")
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    if stretches is not None:
        item.setData(LIT, stretches if text else ())
    return item


def _as_lines(notes: tuple[str, ...]) -> str:
    return "\n".join(f"· {note}。" for note in notes)


def _advice(held: Published) -> str:
    if held.same:
        return "标题、三张表的每一格、每一句文字和落款都对照过。"
    if not held.found.differences:
        return "数字、文字和落款都相同。下面是程序不能替您判断的。"
    return "有颜色的是不同的字。网页错了的，请网站改正后再核对一次；年报错了的，从“状态”菜单退回修改，写明原因，再重新发布。"


class Publishing:
    """The way in which what was published comes beside the open report; nothing in it changes."""

    def __init__(self, documents: Documents, ask: Ask, window: QWidget, going: Going) -> None:
        self._documents, self._ask, self._window, self._going = documents, ask, window, going
        self.dialog: PublishedDialog | None = None
        self.files: list[Path] = []
        """Files that were held against the open report: they belong into its package."""
        documents.opened.connect(self._begin)

    def ask_for_page(self) -> None:
        """Choose a saved page or file, or take the copied page, and hold it against the report."""
        copied = _html()
        if not copied.strip() or self._ask.choose(self._window, TITLE, HOW, (A_FILE, COPIED)) == A_FILE:
            if path := self._ask.open_file(self._window, TITLE, FILES, self._documents.folder()):
                self.read(path)
        elif copied:
            self.read_copied(copied)

    def read(self, path: Path) -> bool:
        """Hold a file against the report; whether that could be done."""
        done = self._hold(path.name, partial(_held_file, path))
        self.files += [path] if done and path not in self.files else []
        return done

    def read_copied(self, html: str) -> bool:
        """Hold a page that was copied in a browser against the report."""
        return self._hold("剪贴板", partial(_held_page, html))

    def _hold(self, source: str, hold: Callable[[Report], Published]) -> bool:
        from ui.parts.waiting import beside

        session = self._documents.session
        if session is None:
            return False
        session.settle()
        report = session.report
        try:
            held = beside(self._window, f"正在对照“{source}”", lambda _step: hold(report))
        except GknbError as error:
            self._ask.tell(self._window, "没有核对", error.sentence)
            return False
        if held is None:
            return False
        self._put_away()
        self.dialog = PublishedDialog(held, self._going, self._window)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.show()
        self.dialog.activateWindow()
        return True

    def _begin(self, _session: object) -> None:
        self.files = []
        self._put_away()

    def _put_away(self) -> None:
        if self.dialog:
            self.dialog.close()
        self.dialog = None

    def _forget(self) -> None:
        self.dialog = None


def _held_file(path: Path, report: Report) -> Published:
    from app.read_back.published import hold_file

    return hold_file(report, path)


def _held_page(html: str, report: Report) -> Published:
    from app.read_back.published import hold_page

    return hold_page(report, html)


def _html() -> str:
    copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none at all on an empty clipboard
    return copied.html() if copied else ""
