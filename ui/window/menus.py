"""Menus and shortcuts, as Windows has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from ui.history import History

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar

    from ui.files.documents import Documents
    from ui.files.importing import Importing
    from ui.session import Session

MOST_RECENT = 9


ICONS = {
    "新建": "new",
    "打开": "open",
    "导入旧年报": "import",
    "保存": "save",
    "较早的版本": "earlier",
    "导出": "export",
    "设置": "settings",
    "关闭": "close",
    "撤销": "undo",
    "重做": "redo",
    "查找": "find",
    "上一页": "back",
    "下一页": "next",
    "核对与落款": "review",
    "读数核对": "read",
    "下一个问题": "finding",
    "放大": "larger",
    "缩小": "smaller",
    "全屏": "screen",
    "使用说明": "help",
}
"""The icons of the actions whose words begin so."""


class Menus(QObject):
    """The menu bar `bar`. What needs an open report is grey without one.

    What concerns files it does itself, with `documents` and `importing`; the rest it only tells: `turned` to a page,
    `stepped` by pages, `sought` the next finding, `crossed` to the next part of the window, `filling` the next open place, `changed` with the paths that undoing or redoing touched, `settled` after Enter in tables goes
    another way, `chosen` a recent draft.
    """

    turned = Signal(str)
    stepped = Signal(int)
    sought = Signal(int)
    crossed = Signal(int)
    filling = Signal()
    reading = Signal()
    searched = Signal(bool)
    zoomed = Signal(int)
    widened = Signal()
    changed = Signal(object)
    settled = Signal()
    chosen = Signal(Path)
    settings = Signal()
    manual = Signal()
    numbers = Signal()
    years = Signal()
    explain = Signal()
    about = Signal()
    leave = Signal()

    def __init__(self, bar: QMenuBar, documents: Documents, importing: Importing) -> None:
        super().__init__(bar)
        self._bar, self._documents = bar, documents
        self._of_report: list[QAction] = []
        self._file_menu(importing)
        self._edit_menu()
        self._page_menu()
        self._view_menu()
        help_menu = self._menu("帮助(&H)")
        self._add(help_menu, "使用说明(&G)", "", self.manual.emit)
        self._add(help_menu, "本页和选中问题的说明(&H)", "F1", self.explain.emit)
        self._add(help_menu, "关于(&A)", "", self.about.emit)
        self.show_session(None)

    def _menu(self, words: str) -> QMenu:
        menu = self._bar.addMenu(words)
        menu.aboutToShow.connect(partial(self._paint_icons, menu))  # at the start nobody needs them
        return menu

    def _paint_icons(self, menu: QMenu) -> None:
        """Icons in the ink of now."""
        from ui.parts.icons import line_icon

        for action in menu.actions():
            if name := next((icon for words, icon in ICONS.items() if action.text().startswith(words)), ""):
                action.setIcon(line_icon(name))

    def _add(self, menu: QMenu, words: str, keys: str, do: Callable[[], object], *, report: bool = False) -> QAction:
        action = QAction(words, self)
        action.setShortcuts(QKeySequence.listFromString(keys))
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)
        if report:
            self._of_report.append(action)
        return action

    def _file_menu(self, importing: Importing) -> None:
        documents = self._documents
        menu = self._menu("文件(&F)")
        self._add(menu, "新建(&N)…", "Ctrl+N", documents.new)
        self._add(menu, "从上年报告新建(&L)…", "Ctrl+L", importing.ask_for_last_year)
        self._add(menu, "从归档包新建(&G)…", "", importing.rolling.ask_for_package)
        self._add(menu, "打开(&O)…", "Ctrl+O", documents.open)
        self._add(menu, "导入旧年报（Word、网页、Excel）(&I)…", "Ctrl+I", importing.ask_for_document)
        self._add(menu, "导入剪贴板里的网页(&B)", "", importing.import_clipboard)
        self._add(menu, "读入改过的Word文件(&K)…", "Ctrl+K", importing.ask_for_corrected, report=True)
        self._add(menu, "从台账统计(&U)…", "", importing.ask_for_register, report=True)
        self._recent = menu.addMenu("最近的草稿(&R)")
        menu.addSeparator()
        self._save = self._add(menu, "保存(&S)", "Ctrl+S", documents.begin_saving, report=True)
        self._add(menu, "另存为(&A)…", "Ctrl+Shift+S", documents.begin_saving_as, report=True)
        self._add(menu, "较早的版本(&V)…", "", documents.show_versions, report=True)
        self._add(menu, "导出(&E)…", "Ctrl+E", lambda: self.turned.emit("export"), report=True)
        menu.addSeparator()
        self._add(menu, "设置(&T)…", "", self.settings.emit)
        self._add(menu, "关闭(&C)", "Ctrl+W", documents.close, report=True)
        self._add(menu, "退出(&X)", "Alt+F4", self.leave.emit)

    def _edit_menu(self) -> None:
        menu = self._menu("编辑(&E)")
        self.undo = self._add(menu, "撤销", "Ctrl+Z", lambda: self._again(History.undo))
        self.redo = self._add(menu, "重做", "Ctrl+Y; Ctrl+Shift+Z", lambda: self._again(History.redo))
        self._find_menu(menu)

    def _find_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        self._add(menu, "查找(&F)…", "Ctrl+F", lambda: self.searched.emit(False), report=True)
        self._add(menu, "替换(&H)…", "Ctrl+H", lambda: self.searched.emit(True), report=True)

    def _page_menu(self) -> None:
        menu = self._menu("页面(&P)")
        self._add(menu, "上一页(&B)\tAlt+←", "Alt+Left", lambda: self.stepped.emit(-1), report=True)
        self._add(menu, "下一页(&N)\tAlt+→", "Alt+Right", lambda: self.stepped.emit(1), report=True)
        self._add(menu, "核对与落款(&R)", "Ctrl+R", lambda: self.turned.emit("review"), report=True)
        self._add(menu, "正文数字(&M)…", "Ctrl+M", self.numbers.emit, report=True)
        self._add(menu, "今年与上年(&Y)…", "", self.years.emit, report=True)
        menu.addSeparator()
        self._add(menu, "读数核对(&K)…", "F7", self.reading.emit, report=True)
        self._add(menu, "下一个问题(&F)", "F4", lambda: self.sought.emit(1), report=True)
        self._add(menu, "上一个问题(&G)", "Shift+F4", lambda: self.sought.emit(-1), report=True)
        self._add(menu, "下一处要补的横线(&L)", "F3", self.filling.emit, report=True)
        self._add(menu, "到窗口的下一块(&T)", "F6", lambda: self.crossed.emit(1), report=True)
        self._add(menu, "到窗口的上一块(&U)", "Shift+F6", lambda: self.crossed.emit(-1), report=True)
        menu.addSeparator()
        self.enter = self._add(menu, "表格里按回车向下走(&D)", "", self._set_enter)
        self.enter.setCheckable(True)

    def _view_menu(self) -> None:
        menu = self._menu("查看(&V)")
        self._add(menu, "放大(&I)", "Ctrl++; Ctrl+=", lambda: self.zoomed.emit(1), report=True)
        self._add(menu, "缩小(&O)", "Ctrl+-", lambda: self.zoomed.emit(-1), report=True)
        self._add(menu, "原来大小(&R)", "Ctrl+0", lambda: self.zoomed.emit(0), report=True)
        self.beside = self._add(menu, "格子里显示上年的数(&L)", "", self._set_beside)
        self.beside.setCheckable(True)
        menu.addSeparator()
        self._add(menu, "全屏(&F)", "F11", self.widened.emit)
        self.follow_settings()

    def _set_beside(self) -> None:
        """Last year's figures small in the cells; kept for the next time."""
        self._documents.preferences.change(beside=self.beside.isChecked())
        self.settled.emit()

    def follow_settings(self) -> None:
        """Show which way Enter goes in a table, and whether last year's figures stand in it."""
        self.beside.setChecked(self._documents.preferences.now.beside)
        self.enter.setChecked(self._documents.preferences.now.enter == "down")

    def _set_enter(self) -> None:
        """Where Enter goes in a table; kept for the next time."""
        self._documents.preferences.change(enter="down" if self.enter.isChecked() else "right")
        self.settled.emit()

    @property
    def anywhere(self) -> tuple[QAction, ...]:
        """What the same keys do in a window beside the report."""
        return self.undo, self.redo, self._save

    def _again(self, do: Callable[[History], None]) -> None:
        """Undo or redo, and tell where something changed."""
        session = self._documents.session
        if session is None:
            return
        session.settle()
        touched: set[tuple[str, ...]] = set()
        listening = session.changed.connect(touched.update)
        do(session.history)
        session.changed.disconnect(listening)
        self.changed.emit(frozenset(touched))

    def show_session(self, session: Session | None) -> None:
        """Follow another report, or none."""
        for action in self._of_report:
            action.setEnabled(session is not None)
        if session:
            session.history.changed.connect(self._name_steps)
        self._name_steps()

    def _name_steps(self) -> None:
        """“撤销 粘贴12格”."""
        session = self._documents.session
        history = session.history if session else None
        self.undo.setText(f"撤销 {history.undoText() if history else ''}".strip())
        self.redo.setText(f"重做 {history.redoText() if history else ''}".strip())
        self.undo.setEnabled(history is not None and history.canUndo())
        self.redo.setEnabled(history is not None and history.canRedo())

    def list_recent(self, recent: tuple[Path, ...]) -> None:
        """The drafts that were open lately."""
        self._recent.clear()
        for number, path in enumerate(recent[:MOST_RECENT], 1):
            words = f"&{number} {path.name.replace('&', '&&')}"
            self._recent.addAction(words).triggered.connect(partial(self.chosen.emit, path))
        self._recent.setEnabled(bool(recent))
