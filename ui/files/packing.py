"""The package (归档包): what goes in, what the clerk adds, and the zip."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.errors import GknbError
from ui.files.rolling import PACKAGES
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.export import Made
    from app.handover.pack import Make, Packed, PackedBeside
    from app.report.model import Report
    from ui.files.documents import Documents
    from ui.files.importing import Importing
    from ui.parts.ask import Ask

TITLE = "归档包"
ANY = "扫描件、网页等 (*)"
GUIDE = (
    "放进去的：{}。上报、归档、交给下一年的填报人，用同一个包；下一年点“从归档包新建…”选它。"
    "签字的扫描件、公开的网页可以现在添加，也可以以后再生成一次，原来添加的都留着。"
)


class PackDialog(Dialog):
    """`files` are those that the clerk wants in the package."""

    def __init__(self, proposed: Iterable[Path], choose: Callable[[QWidget], Path | None], parent: QWidget) -> None:
        from app.handover.pack import ALWAYS

        super().__init__(parent)
        self.setWindowTitle(TITLE)
        size_in_room(self, 560, 380)
        self.files: list[Path] = []
        self._choose = choose
        self.list = QListWidget(self)
        self.list.setAccessibleName("另外放进去的文件")
        self.add = self._button("添加文件…", self._add)
        self.remove = self._button("去掉", self._remove)
        self.cancel = self._button("取消", self.reject)
        self.make = self._button("生成归档包…", self.accept)
        self.make.setObjectName("main")
        body = QVBoxLayout(self)
        body.addWidget(text_label(GUIDE.format("、".join(ALWAYS)), "guide", self))
        body.addWidget(text_label("另外放进去：", "part", self))
        body.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.add, self.remove):
            row.addWidget(button)
        row.addStretch()
        for button in (self.make, self.cancel):
            row.addWidget(button)
        body.addLayout(row)
        for path in proposed:
            self._take(path)
        self.make.setFocus()
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.remove.setEnabled(self.list.currentRow() >= 0)

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(lambda _=False: do())
        return button

    def _add(self) -> None:
        if path := self._choose(self):
            self._take(path)

    def _take(self, path: Path) -> None:
        if path not in self.files:
            self.files.append(path)
            self.list.addItem(path.name)
            self.list.setCurrentRow(self.list.count() - 1)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            del self.files[row]


class Packing:
    """The way in which the open report and all that belongs to it go into one zip."""

    def __init__(self, documents: Documents, importing: Importing, ask: Ask, window: QWidget, make: Make) -> None:
        self._documents, self._bringing, self._ask, self._window = documents, importing, ask, window
        self._make = make

    def pack(self) -> None:
        """Ask what else goes in and where to, and write the package."""
        from app.report.file_name import file_name
        from app.system.finished_file import fit_name
        from ui.parts.waiting import waited_for

        session = self._documents.session
        if session is None:
            return
        session.settle()
        waited_for(_load)
        dialog = PackDialog(self._bringing.held_files, self._file, self._window)
        agreed = self._ask.run(dialog)
        dialog.deleteLater()
        if not agreed:
            return
        name = f"{file_name(session.report, self._documents.preferences.now.file_name)}归档包.zip"
        proposed = self._documents.folder() / fit_name(name)
        path = self._ask.file_named(self._window, TITLE, proposed, ".zip", PACKAGES)
        if path is None:
            return
        notice = self._write(path, dialog.files)
        if notice:  # none where the clerk stopped it
            self._ask.tell(self._window, TITLE, "\n".join(notice))

    def _file(self, parent: QWidget) -> Path | None:
        return self._ask.open_file(parent, "添加文件", ANY, self._documents.folder())

    def _write(self, path: Path, files: Iterable[Path]) -> list[str]:
        """Make the package and write it, both beside the window; what to say of it."""
        from app.system.finished_file import write_finished
        from ui.parts.ask import STOPPED
        from ui.parts.waiting import beside

        try:
            if (made := self._made(path, files)) is None:
                return []
            kept = beside(self._window, f"正在写“{path.name}”", lambda _: write_finished(path, made.data))
            return [(kept.message or f"已存为“{kept.path}”。") if kept else STOPPED, *made.missing]
        except GknbError as error:
            return [error.sentence]

    def _made(self, path: Path, files: Iterable[Path]) -> Packed | None:
        """The package; None where the clerk stopped it."""
        from app.handover.pack import packed
        from ui.parts.waiting import beside

        session = self._documents.session
        assert session
        report, limits, make = session.report, session.limits, self._maker(session.report)

        def pack(step: Callable[[str], None]) -> Packed:
            step("读要放进去的文件")
            added = self._added(path, files, report)
            step("生成各种文件")
            return packed(report, added, limits, make)

        return beside(self._window, "正在生成归档包", pack)

    def _maker(self, report: Report) -> Make:
        """What makes each file for the package. The PDF is made first: the window itself may have to paint it."""
        from app.export import made

        pdf: Made | GknbError
        try:
            pdf = self._make(report, ".pdf")
        except GknbError as error:
            pdf = error

        def make(report: Report, suffix: str) -> Made:
            if suffix != ".pdf":
                return made(report, suffix)
            if isinstance(pdf, GknbError):
                raise pdf
            return pdf

        return make

    def _added(self, path: Path, files: Iterable[Path], report: Report) -> PackedBeside:
        """What goes in beside what is made of the report: read from disks that may be slow."""
        from app.handover.pack import PackedBeside
        from app.handover.unpack import added_to
        from ui.files.signing import own_template

        return PackedBeside(
            {file.name: file for file in files},
            tuple(self._versions(report)),
            added_to(path, report),
            self._documents.preferences.now.file_name,
            own_template(self._documents),
        )

    def _versions(self, report: Report) -> Iterable[tuple[str, bytes]]:
        for version in self._documents.versions().of(report.id):
            try:
                yield version.name.replace(":", "-"), version.file.read_bytes()
            except OSError:  # swept away a moment ago
                continue


def _load() -> None:
    """Load what makes packages, beside the window: on an old disk that takes a while."""
    import app.handover.pack
    import app.handover.unpack  # noqa: F401
