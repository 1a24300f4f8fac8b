"""Earlier versions of the open draft: look at one, see what changed, bring it back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.drafts import storage
from app.drafts.versions import DAYS, SAVES, mark
from app.errors import NotWritten, UnreadableFile, why
from app.report.differences import adopted_changes, differences
from app.system import reading, replacing
from app.system.filenames import fitted
from app.system.settings import ROOMS_MB
from ui.files.differences_table import DifferencesTable
from ui.parts.ask import STOPPED
from ui.parts.controls import Combo
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room
from ui.parts.waiting import beside

if TYPE_CHECKING:
    from pathlib import Path

    from app.drafts.versions import Version, Versions
    from app.report.model import Report
    from ui.parts.ask import Ask
    from ui.session import Session

NOW = "现在窗口里的内容"
LISTING = "正在找较早的版本"


class VersionsDialog(Dialog):
    """Bringing a version back is one undo step. `most_mb` is the setting that is shown."""

    def __init__(self, session: Session, versions: Versions, ask: Ask, parent: QWidget, most_mb: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("较早的版本")
        size_in_room(self, 980, 560)
        self._session, self._ask = session, ask
        self.kept: tuple[Version, ...] = beside(parent, LISTING, lambda _: versions.of(session.report.id)) or ()
        self.list = QListWidget(self)
        self.list.setAccessibleName("较早的版本")
        self.against = Combo(self)
        self.against.setAccessibleName("与它比较")
        self.against.addItems([NOW, *(version.name for version in self.kept)])
        self.message = text_label("", "quiet", self)
        self.table = DifferencesTable("这一版", "对照", self)
        self.back = QPushButton("取回这一版", self, autoDefault=False)
        self.export = QPushButton("这一版另存为…", self, autoDefault=False)
        self.shut = QPushButton("关闭", self, autoDefault=False)
        self.room = Combo(self)
        self.room.setAccessibleName("每份草稿最多占用")
        for size in sorted({*ROOMS_MB, most_mb}):
            self.room.addItem(f"{size} MB", size)
        self.room.setCurrentIndex(self.room.findData(most_mb))
        for version in self.kept:
            self.list.addItem(QListWidgetItem(self._name(version)))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.against.currentIndexChanged.connect(self._show)
        self.back.clicked.connect(self._bring_back)
        self.export.clicked.connect(self._export)
        self.shut.clicked.connect(self.reject)
        self.list.setCurrentRow(0)
        self._show()

    def _name(self, version: Version) -> str:
        path = self._session.path
        elsewhere = "" if path and version.mark == mark(path) else "（另一份文件）"
        return f"{version.name}{'（别人保存的）' if version.others else elsewhere}"

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        row = QHBoxLayout()
        row.addWidget(QLabel("与它比较：", self))
        row.addWidget(self.against, 1)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.table)
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(QLabel(f"保留最近{SAVES}次保存，和{DAYS}天内每天最后一次。每份草稿最多占用", self))
        buttons.addWidget(self.room)
        buttons.addStretch()
        for button in (self.shut, self.export, self.back):
            buttons.addWidget(button)
        body = QVBoxLayout(self)
        body.addWidget(split)
        body.addLayout(buttons)

    def _chosen(self) -> Report | None:
        return self._read(self.list.currentRow())

    def _read(self, row: int) -> Report | None:
        """The report in a version, None for one that can't be read any more."""
        if not 0 <= row < len(self.kept):
            return None
        version = self.kept[row]
        with suppress(UnreadableFile):
            return beside(self, f"正在读{version.name}的版本", lambda _: storage.load(version.file))
        return None

    def _show(self) -> None:
        against = self.against.currentIndex()
        chosen = self._chosen()
        other = self._session.report if against <= 0 else self._read(against - 1)
        self.back.setEnabled(chosen is not None)
        self.export.setEnabled(bool(self.kept))
        if chosen is None or other is None:
            self.table.show_differences(())
            self.message.setText(
                "这一版不是完好的草稿，只能另存出来看。" if self.kept else "还没有保存过，没有较早的版本。"
            )
            return
        found = differences(chosen, other)
        self.table.show_differences(found)
        self.message.setText(f"共{len(found)}处不同。" if found else "内容相同。")

    def _export(self) -> None:
        """Write the very file of a version somewhere: what was overwritten may be no draft at all."""
        version = self.kept[self.list.currentRow()]
        name = self._session.path or self.kept[0].file
        proposed = name.with_name(fitted("", name.stem, f"（{version.saved.astimezone():%m%d-%H%M}）{name.suffix}"))
        title, suffix = "这一版另存为", proposed.suffix.lower()
        path = (
            self._ask.file_named(self, title, proposed, suffix)
            if self._chosen()
            else self._ask.save_file(self, title, proposed, "所有文件 (*)")
        )
        if path is None:
            return
        try:
            if beside(self, f"正在写“{path.name}”", lambda _: _copied(version.file, path)) is None:
                self._ask.tell(self, title, STOPPED)
        except OSError as error:
            stated = error.sentence if isinstance(error, NotWritten) else f"没有另存：{why(error)}。"
            self._ask.tell(self, "没有另存", stated)

    def _bring_back(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        report = self._session.report
        name = self.kept[self.list.currentRow()].name
        self._session.edit(adopted_changes(report, chosen, differences(report, chosen)), f"取回{name}的版本")
        self.accept()


def _copied(version: Path, path: Path) -> Path:
    """Write the file of a version elsewhere; where to."""
    replacing.replace(path, reading.whole(version))
    return path


def show(session: Session, versions: Versions, ask: Ask, parent: QWidget, most_mb: int) -> int:
    """Show the versions of the open draft until the dialog is closed; the room for them that was chosen, in MB."""
    dialog = VersionsDialog(session, versions, ask, parent, most_mb)
    ask.run(dialog)
    dialog.deleteLater()
    return int(dialog.room.currentData())
