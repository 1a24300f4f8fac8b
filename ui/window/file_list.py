"""Files to choose from on the start page: each in two lines, whose it is and how far."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent

    from app.drafts.glimpse import Glimpse

FOLDER = 36
"""Characters of a folder's name that have room beside a file's."""
DELETE = 0x01000007
"""Qt.Key_Delete by its number: to load the names of `Qt` takes a tenth of the start."""
NEVER = 1
"""Qt.ScrollBarAlwaysOff, likewise."""
FETCH = 30
"""Milliseconds between two questions whether the files have been looked at."""
FEWEST, MOST = 3, 7
"""Lines that are shown without rolling: where there is little room, and where there is enough."""
NAME = 22
"""Characters of a file's name that have room beside what is said of it."""


class FileList(QListWidget):
    """By a click or by Enter one is `chosen`. It is no higher than its lines."""

    chosen = Signal(Path)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.paths: list[Path] = []
        self._room = MOST * 100
        self.setProperty("horizontalScrollBarPolicy", NEVER)
        self.itemActivated.connect(lambda item: self.chosen.emit(self.paths[self.row(item)]))
        self.itemClicked.connect(self.itemActivated)

    def show_files(self, files: Sequence[tuple[str, Path]]) -> None:
        """List files by the words for them."""
        self.clear()
        self.paths = [path for _, path in files]
        for words, path in files:
            QListWidgetItem(words, self).setToolTip(str(path))
        self.setVisible(bool(files))
        self._fit()

    def _fit(self) -> None:
        rows = [self.sizeHintForRow(row) for row in range(min(self.count(), MOST))]
        while len(rows) > FEWEST and sum(rows) > self._room:
            rows.pop()
        self.setFixedHeight(sum(rows) + 20)

    def set_room(self, high: int) -> None:
        """As many lines as have room in so many pixels, or a few."""
        if high != self._room:
            self._room = high
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class DraftList(FileList):
    """The drafts that were open lately; those that are pinned come first. What stands in them is looked up beside the
    window: a network drive that is gone takes long to say so. `pinning` and `dropping` name one that is to stay at
    the top, or to go from the list; `known` tells whose the first is."""

    pinning = Signal(Path)
    dropping = Signal(Path)
    known = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("最近的草稿", parent)
        self._pinned: frozenset[Path] = frozenset()
        self._answer: list[dict[Path, Glimpse]] = []
        self._unseen: list[Path] = []
        """Listed, and not looked into yet: that waits until somebody sees the list."""
        self._fetching = QTimer(self, interval=FETCH)
        self._fetching.timeout.connect(self._fetch)

    def show_drafts(self, recent: Sequence[Path], pinned: Sequence[Path]) -> None:
        """List drafts, the pinned ones first."""
        self._pinned = frozenset(pinned)
        paths = [*(path for path in recent if path in self._pinned), *(p for p in recent if p not in self._pinned)]
        self.show_files([(_plain(path), path) for path in paths])
        self._answer, self._unseen = [], paths
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        paths, self._unseen, answer = self._unseen, [], self._answer
        if paths:
            Thread(target=lambda: answer.append(_looked_at(paths)), name="glimpse", daemon=True).start()
            self._fetching.start()

    def _fetch(self) -> None:
        if self._answer:
            self._fetching.stop()
            found = self._answer[0]
            for row, path in enumerate(self.paths):
                if seen := found.get(path):
                    self.item(row).setText(self._words(path, seen))
            self._fit()
            self.known.emit(next((found[path] for path in self.paths if path in found), None))

    def _words(self, path: Path, seen: Glimpse) -> str:
        pin = "〔置顶〕" if path in self._pinned else ""
        return f"{pin}{seen.body or path.stem}\n{seen.words} · {_shortened(path.name, NAME)}"

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if item := self.itemAt(event.pos()):
            menu = self.menu(self.paths[self.row(item)])
            menu.exec(event.globalPos())
            menu.deleteLater()

    def menu(self, path: Path) -> QMenu:
        """What can be done with a draft of the list."""
        menu = QMenu(self)
        menu.addAction("取消置顶" if path in self._pinned else "置顶").triggered.connect(
            lambda: self.pinning.emit(path)
        )
        menu.addAction("从列表中移除（不删除文件）\tDelete").triggered.connect(lambda: self.dropping.emit(path))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == DELETE and 0 <= self.currentRow() < len(self.paths):
            self.dropping.emit(self.paths[self.currentRow()])
        else:
            super().keyPressEvent(event)


def _looked_at(paths: Sequence[Path]) -> dict[Path, Glimpse]:
    from app.drafts.glimpse import glimpse

    return {path: seen for path in paths if (seen := glimpse(path))}


def _plain(path: Path) -> str:
    """A draft that nobody has looked into yet."""
    return f"{path.name}    {_shortened(str(path.parent), FOLDER)}"


def _shortened(name: str, most: int) -> str:
    """A name without its middle where it is long; the tooltip has the whole."""
    return name if len(name) <= most else f"{name[: most // 3]}…{name[most // 3 + 1 - most :]}"
