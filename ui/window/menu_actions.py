"""What the menus do with the window and with the report that is open in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from app import __version__
from app.system.settings import RANGES

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.pages.wizard import Wizard
    from ui.window.window import Window

STEP = 10
"""Percent by which the tables and texts grow at one step."""


class MenuActions(QObject):
    """Follows the signals of the menus."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._preferences = window, window.documents.preferences
        self._was_maximized = False
        menus = window.menus
        menus.turned.connect(self._with_wizard(lambda wizard, page: wizard.turn_to(page)))
        menus.stepped.connect(self._with_wizard(lambda wizard, by: wizard.step(by)))
        menus.sought.connect(self._with_wizard(lambda wizard, by: _jumps().next_finding(wizard, by)))
        menus.crossed.connect(self._with_wizard(lambda wizard, by: _jumps().next_part(wizard, by)))
        menus.filling.connect(self._with_wizard(lambda wizard: _jumps().next_open(wizard)))
        menus.searched.connect(self._with_wizard(lambda wizard, replacing: wizard.seeking.open(replacing=replacing)))
        menus.reading.connect(self._with_wizard(lambda wizard: wizard.proofread()))
        menus.changed.connect(self._with_wizard(lambda wizard, touched: wizard.show_change(touched)))
        menus.settled.connect(self.follow_settings)
        menus.zoomed.connect(self.zoom)
        menus.widened.connect(self._fill_screen)
        menus.chosen.connect(window.open_path)
        menus.settings.connect(self._change_settings)
        menus.manual.connect(window.show_manual)
        menus.numbers.connect(self._with_wizard(lambda wizard: _show_numbers(wizard, menus.anywhere)))
        menus.years.connect(self._with_wizard(_show_years))
        menus.explain.connect(window.explain)
        menus.about.connect(self._about)
        menus.leave.connect(window.close)

    def _with_wizard(self, do: Callable[..., object]) -> Callable[..., None]:
        """What a menu does with the open report; nothing where none is open."""

        def done(*given: object) -> None:
            if self._window.wizard:
                do(self._window.wizard, *given)

        return done

    def follow_settings(self) -> None:
        """Let the open report follow what the user likes."""
        if self._window.wizard:
            self._window.wizard.apply_settings(self._preferences.now)

    def zoom(self, steps: int) -> None:
        """Tables and texts larger or smaller by some steps; 0 for their own size."""
        least, most = RANGES["zoom"]
        now = self._preferences.now.zoom + steps * STEP if steps else 100
        self._preferences.change(zoom=min(max(now, least), most))
        self.follow_settings()

    def _fill_screen(self) -> None:
        """The whole screen for the window, and back."""
        window = self._window
        if window.isFullScreen():
            window.showMaximized() if self._was_maximized else window.showNormal()
        else:
            self._was_maximized = window.isMaximized()
            window.showFullScreen()

    def _change_settings(self) -> None:
        """The dialog of settings; what it changed is followed at once."""
        from ui.window.settings_dialog import change

        window = self._window
        if change(window.documents, window.ask, window):
            window.menus.follow_settings()
            window.dressing.emit()
            self.follow_settings()

    def _about(self) -> None:
        message = f"政府信息公开年报填报助手 {__version__}"
        self._window.ask.tell(
            self._window,
            "关于",
            message,
            "本程序不联网。按MIT许可证发布。用到的开源组件和它们的许可证，在程序文件夹里gknb-lib…的licences里。",
        )

    # the window as it was

    def remember(self) -> None:
        """Keep where the window stands and how wide its parts are."""
        stands = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        parts = self._window.wizard.side.sizes() if self._window.wizard else {}
        self._preferences.change(window=stands, **parts)

    def recall(self) -> bool:
        """Put the window where it stood the last time; False where that is not known."""
        kept = self._preferences.now.window
        return bool(kept) and self._window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii"))))


def _jumps() -> ModuleType:
    from ui.pages import jumps  # loaded with the pages, not at the start

    return jumps


def _show_numbers(wizard: Wizard, actions: Sequence[QAction]) -> None:
    from ui.window.numbers import NumbersWindow  # loaded with the pages, not at the start

    NumbersWindow.beside(wizard, actions)


def _show_years(wizard: Wizard) -> None:
    from ui.window.years import YearsDialog

    dialog = YearsDialog(wizard.session.report, wizard)
    wizard.ask.run(dialog)
    dialog.deleteLater()
