"""Which Word template an export uses: the program's own, or the office's, remembered until another is chosen."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.errors import GknbError
from app.printing.manner import AS_IT_COMES, CHOICES, Manner, manner_of
from app.system.folders import documents
from app.system.there import is_file
from ui.parts.ask import STOPPED, WORD
from ui.parts.page import text_label
from ui.parts.waiting import FOLDER, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.system.settings import Settings
    from ui.parts.page import Page

SHIPPED = "程序自带的公文格式。"
OWN = "本单位的“{}”。预览和由本程序生成的PDF仍是自带的格式。"
GONE = "上次用的模板“{}”找不到了，现在用程序自带的公文格式。"
COPIED = "{}\n在Word或WPS里改好后，用“模板→换用本单位的模板”选它。"
MOST_FAULTS = 5
T = TypeVar("T")


class Wishes:
    """What can be chosen about the program's own form: a menu for each, remembered like the template."""

    def __init__(self, page: Page, menu: QMenu) -> None:
        self._page = page
        self.manner = Manner()
        self.menus: dict[str, QMenu] = {}
        self._actions: dict[tuple[str, str], QAction] = {}
        for field, (name, choices) in CHOICES.items():
            below = self.menus[field] = QMenu(f"自带格式的{name}", menu)
            menu.addMenu(below)
            group = QActionGroup(below)
            for choice, words in choices.items():
                action = group.addAction(words)
                action.setCheckable(True)
                action.triggered.connect(partial(self.choose, field, choice))
                self._actions[field, choice] = action
                below.addAction(action)
        self.show(self.manner)

    def show(self, manner: Manner) -> None:
        self.manner = manner
        for field, choice in asdict(manner).items():
            self._actions[field, choice].setChecked(True)

    def choose(self, field: str, choice: str) -> None:
        self.show(replace(self.manner, **{field: choice}))
        self._page.settings_wanted.emit({field: choice})


class BesideWindow(Protocol):
    """Does work beside the window."""

    def __call__(self, title: str, work: Callable[[], T], /) -> T | None: ...


class TemplateChoice(QWidget):
    """A button with what can be done about the template, and a line that says which one it is.

    Says on `page.settings_wanted` what was chosen; `path` is None for the program's own. `beside` does beside the window
    what touches disks, and gives None where the clerk stopped it.
    """

    def __init__(self, page: Page, beside: BesideWindow) -> None:
        super().__init__(page)
        self._page, self._beside = page, beside
        self.path: Path | None = None
        self.message = text_label(SHIPPED, "quiet", self)
        menu = QMenu(self)
        menu.addAction("换用本单位的模板…").triggered.connect(self.choose)
        self.back = menu.addAction("改回自带的公文格式")
        self.back.triggered.connect(self.take_shipped)
        menu.addAction("把自带的模板另存一份来改…").triggered.connect(self.save_copy)
        menu.addSeparator()
        self.wishes = Wishes(page, menu)
        self.button = QToolButton(self)
        self.button.setText("模板")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.message, 1)
        self._use(None)

    def _use(self, path: Path | None) -> None:
        self.path = path
        self.back.setEnabled(path is not None)
        self.message.setText(OWN.format(path.name) if path else SHIPPED)

    @property
    def manner(self) -> Manner:
        """How the program's own form is to be written."""
        return self.wishes.manner

    @property
    def shown_manner(self) -> Manner:
        """The manner of what the program paints itself: beside a template of the office, that of the own form."""
        return AS_IT_COMES if self.path else self.manner

    def apply_settings(self, settings: Settings) -> None:
        self.wishes.show(manner_of(settings))
        self.remember(settings.template)

    def remember(self, name: str) -> None:
        """Use the template of the last time, '' for the program's own; one that is gone is told of."""
        if name == str(self.path or ""):
            return
        path = Path(name) if name else None
        self._use(path)
        if path:  # it may lie on a drive that takes its time
            later(
                self, lambda: is_file(path), lambda there: self._miss(path) if not there and self.path == path else None
            )

    def _miss(self, path: Path) -> None:
        self._use(None)
        self.message.setText(GONE.format(path.name))

    def choose(self) -> None:
        """Ask which, and say at once what is wrong with it."""
        if chosen := self._page.ask.open_file(self._page, "选择模板", WORD):
            faults = self._beside(f"正在读“{chosen.name}”", lambda: _faults(chosen))
            if faults is None:
                return
            self._use(chosen)
            self.message.setText("\n".join((self.message.text(), *faults)))
            self._page.settings_wanted.emit({"template": str(chosen)})

    def take_shipped(self) -> None:
        """Go back to the program's own."""
        self._use(None)
        self._page.settings_wanted.emit({"template": ""})

    def save_copy(self) -> None:
        """Give the clerk a copy of the program's own template to change."""
        from app.system.finished_file import write_finished

        ours = self._beside("正在准备模板", self._shipped)
        folder = self._beside(FOLDER, documents) or Path.home()
        path = self._page.ask.save_file(self._page, "把自带的模板另存一份", folder / "本单位年报模板.docx", WORD)
        if path is None or ours is None:
            return
        if path.suffix.lower() != ours.suffix:
            path = path.with_name(path.name + ours.suffix)
        try:
            kept = self._beside(f"正在写“{path.name}”", lambda: write_finished(path, ours.read_bytes()))
        except GknbError as error:
            self._page.ask.tell(self._page, "没有另存", error.sentence)
            return
        if kept is None:
            self._page.ask.tell(self._page, "把自带的模板另存一份", STOPPED)
            return
        self._page.ask.tell(self._page, "模板已另存", COPIED.format(kept.message or f"已存为“{kept.path}”。"))

    def _shipped(self) -> Path:
        from app.printing.word.writer import shipped

        return shipped(self._page.session.report)


def _faults(template: Path) -> list[str]:
    """What is wrong with a template, for the clerk who has just chosen it."""
    from app.ooxml import packing
    from app.printing.word.template_check import judged

    try:
        found = judged(packing.read(template), template.name).faults
    except GknbError as error:
        return [error.sentence]
    more = [f"……共{len(found)}处问题"] if len(found) > MOST_FAULTS else []
    return [f"模板有问题：{fault}" for fault in found[:MOST_FAULTS]] + more
