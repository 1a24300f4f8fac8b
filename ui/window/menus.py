"""Menus and shortcuts, as Windows has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QUndoStack

from app import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.pages.wizard import Wizard
    from ui.session import Session
    from ui.window.window import Window

MOST_RECENT = 9


class Menus:
    """The menu bar of the window. What needs an open report is grey without one."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._of_report: list[QAction] = []
        self._file_menu()
        self._edit_menu()
        self._page_menu()
        help_menu = window.menuBar().addMenu("帮助(&H)")
        self._add(help_menu, "使用说明(&G)", "", window.show_manual)
        self._add(help_menu, "本页和选中问题的说明(&H)", "F1", window.explain)
        self._add(help_menu, "关于(&A)", "", self._about)
        self.show_session(None, None)

    def _add(self, menu: QMenu, words: str, keys: str, do: Callable[[], object], *, report: bool = False) -> QAction:
        action = QAction(words, self._window)
        action.setShortcuts(QKeySequence.listFromString(keys))
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)
        if report:
            self._of_report.append(action)
        return action

    def _file_menu(self) -> None:
        documents = self._window.documents
        menu = self._window.menuBar().addMenu("文件(&F)")
        self._add(menu, "新建(&N)…", "Ctrl+N", documents.new)
        self._add(menu, "从上年报告新建(&L)…", "Ctrl+L", self._window.bringing.ask_for_last_year)
        self._add(menu, "打开(&O)…", "Ctrl+O", documents.open)
        self._add(menu, "导入旧年报（Word、网页）(&I)…", "Ctrl+I", self._window.bringing.ask_for_document)
        self._add(menu, "导入剪贴板里的网页(&B)", "", self._window.bringing.bring_clipboard_in)
        self._recent = menu.addMenu("最近的草稿(&R)")
        menu.addSeparator()
        self._add(menu, "保存(&S)", "Ctrl+S", documents.save, report=True)
        self._add(menu, "另存为(&A)…", "Ctrl+Shift+S", documents.save_as, report=True)
        self._add(menu, "较早的版本(&V)…", "", documents.show_versions, report=True)
        self._add(menu, "导出(&E)…", "Ctrl+E", lambda: self._turn("export"), report=True)
        menu.addSeparator()
        self._add(menu, "设置(&T)…", "", self.change_settings)
        self._add(menu, "关闭(&C)", "Ctrl+W", documents.close, report=True)
        self._add(menu, "退出(&X)", "Alt+F4", self._window.close)

    def _edit_menu(self) -> None:
        menu = self._window.menuBar().addMenu("编辑(&E)")
        self.undo = self._add(menu, "撤销", "Ctrl+Z", lambda: self._again(QUndoStack.undo))
        self.redo = self._add(menu, "重做", "Ctrl+Y; Ctrl+Shift+Z", lambda: self._again(QUndoStack.redo))

    def _page_menu(self) -> None:
        menu = self._window.menuBar().addMenu("页面(&P)")
        self._add(menu, "上一页(&B)", "Alt+Left", lambda: self._step(-1), report=True)
        self._add(menu, "下一页(&N)", "Alt+Right", lambda: self._step(1), report=True)
        self._add(menu, "核对与落款(&R)", "Ctrl+R", lambda: self._turn("review"), report=True)
        menu.addSeparator()
        self.enter = self._add(menu, "表格里按回车向下走(&D)", "", self._set_enter)
        self.enter.setCheckable(True)
        self.enter.setChecked(self._window.documents.likes.now.enter == "down")

    def change_settings(self) -> None:
        """The dialog of settings; what it changed is followed at once."""
        from ui.window.settings_dialog import change

        if change(self._window.documents, self._window.ask, self._window):
            self.enter.setChecked(self._window.documents.likes.now.enter == "down")
            self._follow_likes()

    def _set_enter(self) -> None:
        """Where Enter goes in a table; kept for the next time."""
        self._window.documents.likes.change(enter="down" if self.enter.isChecked() else "right")
        self._follow_likes()

    def _follow_likes(self) -> None:
        if self._window.wizard:
            self._window.wizard.suit(self._window.documents.likes.now)

    def _step(self, by: int) -> None:
        if self._window.wizard:
            self._window.wizard.step(by)

    def _turn(self, page: str) -> None:
        if self._window.wizard:
            self._window.wizard.turn_to(page)

    def _again(self, do: Callable[[QUndoStack], None]) -> None:
        """Undo or redo, and turn to where something changed."""
        session, wizard = self._window.documents.session, self._window.wizard
        if session is None or wizard is None:
            return
        session.settle()
        touched: set[tuple[str, ...]] = set()
        listening = session.changed.connect(touched.update)
        do(session.history)
        session.changed.disconnect(listening)
        wizard.show_change(frozenset(touched))

    def show_session(self, session: Session | None, wizard: Wizard | None) -> None:
        """Follow another report, or none."""
        for action in self._of_report:
            action.setEnabled(wizard is not None)
        if session:
            history = session.history
            history.undoTextChanged.connect(self._name_steps)
            history.redoTextChanged.connect(self._name_steps)
            history.indexChanged.connect(self._name_steps)
        self._name_steps()

    def _name_steps(self) -> None:
        """“撤销 粘贴12格”."""
        session = self._window.documents.session
        history = session.history if session else QUndoStack()
        self.undo.setText(f"撤销 {history.undoText()}".strip())
        self.redo.setText(f"重做 {history.redoText()}".strip())
        self.undo.setEnabled(history.canUndo())
        self.redo.setEnabled(history.canRedo())

    def list_recent(self, recent: tuple[Path, ...]) -> None:
        """The drafts that were open lately."""
        self._recent.clear()
        for number, path in enumerate(recent[:MOST_RECENT], 1):
            words = f"&{number} {path.name.replace('&', '&&')}"
            self._recent.addAction(words).triggered.connect(partial(self._open, path))
        self._recent.setEnabled(bool(recent))

    def _open(self, path: Path) -> None:
        self._window.open_path(path)

    def _about(self) -> None:
        self._window.ask.tell(
            self._window, "关于", f"政府信息公开年报填报助手 {__version__}", "本程序不联网。按MIT许可证发布。"
        )
