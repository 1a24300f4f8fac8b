"""Takes the pictures: a window for each report and scheme, every page and dialog in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app.system.folders import Folders
from tests.pictures import dialogs, reports
from ui.pages.export import ExportPage
from ui.pages.table import TablePage
from ui.parts.ask import Ask
from ui.parts.palette import colours
from ui.window.start import application
from ui.window.window import Window

HELP = Path(__file__).parents[2] / "help" / "pictures"
WIDE, SMALL = 576, (1090, 600)
"""Pixels of a picture in the guide within the program, and of the window that it shows."""
BARS = 70
"""Pixels of the screen that the system takes for the bar of tasks and the title of the window."""


class Quiet(Ask):
    """Nobody is asked while pictures are taken."""

    def tell(self, parent: QWidget, title: str, text: str, details: str = "") -> None:
        pass


class Camera:
    """Keeps pictures in `folder`, those alone whose names hold one of the words wanted."""

    def __init__(self, folder: Path, suffix: str, only: str) -> None:
        self._folder, self._suffix, self._only = folder, suffix, [word for word in only.split(",") if word]
        self.taken = 0

    def wants(self, name: str) -> bool:
        return not self._only or any(word in name for word in self._only)

    def take(self, name: str, widget: QWidget) -> None:
        """A picture of a widget as it is now."""
        if self.wants(name):
            settle()
            widget.grab().save(str(self._folder / f"{name}-{self._suffix}.png"))
            self.taken += 1


def settle() -> None:
    """Let everything that is due be laid out and painted."""
    for _ in range(6):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def take_all(folder: Path, scale: float, schemes: list[str], only: str) -> int:
    """All pictures at one scale; how many."""
    app = application()
    taken = 0
    for scheme in schemes:
        dress_as(app, scheme)
        with TemporaryDirectory() as home:
            camera = Camera(folder, f"{scheme}-{round(scale * 100)}", only)
            photograph(app, camera, Path(home))
            taken += camera.taken
    return taken


def dress_as(app: QApplication, scheme: str) -> None:
    """The colours of the program as asked for, whatever the system has."""
    from ui.parts.palette import NAMED
    from ui.parts.style import dress

    dress(app, NAMED[scheme])


def photograph(app: QApplication, camera: Camera, home: Path) -> None:
    """Every page of every report, then every dialog."""
    window = Window(Quiet(), Folders(home / "config", home / "data"))
    room = window.screen().size()
    window.resize(room.width(), room.height() - round(BARS / window.devicePixelRatioF()))
    window.show()
    camera.take("start-empty", window)
    for name, made in reports.REPORTS.items():
        if any(camera.wants(one) for one in _names(name)):
            window.documents.take(made())
            for page in _pages(window):
                camera.take(f"{name}-{page}", window)
    window.documents.take(reports.wrong())
    _take_menus(window, camera)
    for name, dialog in dialogs.made(window, home, camera.wants):
        _show(dialog)
        camera.take(name, dialog)
        dialog.hide()
        dialog.deleteLater()
    _list_drafts(window, home)
    camera.take("start-recent", window)
    window.documents.finish()
    window.hide()
    window.deleteLater()
    settle()


def _take_menus(window: Window, camera: Camera) -> None:
    """Every menu of the bar, and the line for finding and replacing."""
    for number, action in enumerate(window.menuBar().actions()):
        menu = action.menu()
        if isinstance(menu, QMenu) and camera.wants(f"menu-{number}"):
            menu.popup(window.mapToGlobal(window.rect().center()))
            camera.take(f"menu-{number}", menu)
            menu.hide()
    _take_moments(window, camera)
    if window.wizard and camera.wants("find-bar"):
        window.wizard.show_page("1")
        window.wizard.seeking.open(replacing=True)
        window.wizard.seeking.words.setText("公开")
        camera.take("find-bar", window)
        window.wizard.seeking.leave()


def _take_moments(window: Window, camera: Camera) -> None:
    """What comes and goes: a question over a table, what is said of the whole report, and that of an export."""
    wizard = window.wizard
    if wizard is None or not any(map(camera.wants, ("notice-table", "notice-report", "exported"))):
        return
    nothing: dict[str, Callable[[], None]] = {
        "看放在哪里": lambda: None,
        "按名称粘贴": lambda: None,
        "不粘贴": lambda: None,
    }
    wizard.show_page("6")
    table = wizard.pages["6"]
    assert isinstance(table, TablePage)
    table.notice.ask("复制的内容行列是对调的，按行名和表头对应位置，共132格。", nothing)
    camera.take("notice-table", window)
    table.notice.dismiss()
    later: dict[str, Callable[[], None]] = {"现在比较…": lambda: None, "知道了": lambda: None}
    wizard.notice.offer("“年报.gknb”打开以后又被别人保存过（1月8日16:20）。您填的都还在窗口里。", later)
    camera.take("notice-report", window)
    wizard.notice.dismiss()
    wizard.show_page("export")
    page = wizard.pages["export"]
    assert isinstance(page, ExportPage)
    page.result.tell(
        Path("年报.docx"), "已导出到“D:\\年报\\示范县交通运输局2025年年报.docx”。", "接下来：通读一遍；打印；盖章。"
    )
    camera.take("exported", window)


def _list_drafts(window: Window, home: Path) -> None:
    """The start page with drafts on it."""
    from app.drafts import storage

    for name, made in reports.REPORTS.items():
        report = made()
        path = home / f"{report.card.full_name}{report.year}年度年报{'（未填）' if name == 'empty' else ''}.gknb"
        storage.save(report, path)
        window.documents.preferences.opened(path)
    window.stack.setCurrentWidget(window.start)
    window.start.show_recent(window.documents.preferences.recent)
    while not window.start.due.isVisible() and "\n" not in window.start.recent.item(0).text():
        settle()


def _names(report: str) -> list[str]:
    return [f"{report}-{page}" for page in ("card", "preface", *"123456789", "sources", "review", "export")]


def _pages(window: Window) -> Iterator[str]:
    """Every page in turn, with the keys in it and the first finding chosen."""
    assert window.wizard
    for leaf in window.wizard.leaves:
        window.wizard.turn_to(leaf.id)
        settle()
        if window.documents.session:
            window.documents.session.check()
        yield leaf.id


def _show(dialog: QDialog) -> None:
    dialog.setModal(False)
    dialog.show()
    settle()


def take_readme(folder: Path) -> None:
    """The start, a table, a text, the review and the dark side, as the README shows them."""
    app = application()
    dress_as(app, "light")
    with TemporaryDirectory() as home:
        window = Window(Quiet(), Folders(Path(home, "config"), Path(home, "data")))
        room = window.screen().size()
        window.resize(room.width(), room.height() - BARS)
        window.show()
        _list_drafts(window, Path(home))
        window.start.due.hide()
        _save(window, folder / "screen-start.png")
        window.documents.take(reports.half())
        assert window.documents.session
        assert window.wizard
        wizard, session = window.wizard, window.documents.session
        for name, page, code in (("requests", "3", "D3"), ("text", "1", "G1"), ("review", "review", "")):
            wizard.turn_to(page)
            settle()
            session.check()
            found = [one for one in session.outcome.findings if one.code == code]
            if found:
                wizard.go_to(found[0])
            _save(window, folder / f"screen-{name}.png")
            _save_small(window, HELP / f"{name}.png")
        dress_as(app, "dark")
        wizard.go_to(next(one for one in session.outcome.findings if one.code == "D3"))
        _save(window, folder / "screen-dark.png")
        window.documents.finish()
        window.hide()
        window.deleteLater()
        settle()


def _save_small(window: Window, file: Path) -> None:
    """For the guide, from a window so small that its words can still be read there; the findings are open in it."""
    assert window.wizard
    size, button = window.size(), window.wizard.bar.findings
    window.resize(*SMALL)
    settle()
    button.setChecked(button.isVisible())
    _save(window, file, WIDE)
    button.setChecked(False)
    window.resize(size)
    settle()


def _save(window: Window, file: Path, wide: int = 0) -> None:
    """As wide as asked for, in the 256 colours that it has most of: the file is a quarter as large, and nobody sees it."""
    settle()
    file.parent.mkdir(exist_ok=True)
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if wide:
        picture = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    own = [QColor(value).rgb() for value in asdict(colours()).values() if value.startswith("#")]
    most = Counter(memoryview(picture.constBits()).cast("I")).most_common(256 - len(own))
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    few = picture.convertToFormat(QImage.Format.Format_Indexed8, [*own, *(colour for colour, _ in most)], plain)
    few.save(str(file), "PNG", 0)  # type: ignore[call-overload]  # "PNG" is text here
