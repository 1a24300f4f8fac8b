"""Where the clerk waits at the window: typing, cells, turning pages, opening. Each beside a bare widget of Qt's."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableWidget, QWidget

from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.report.changes import Changes, apply
from app.report.model import Report
from app.system.resources import resource
from tests.bench.timing import TURNS, Row, in_turns, milliseconds, processes
from ui.grid.grid import Grid
from ui.session import Session
from ui.text.editor import TextEditor

Key = Qt.Key
START = """
import sys
from pathlib import Path
from ui.window.start import application
from ui.window.window import Window
from ui.parts.ask import Ask
from app.system.folders import Folders
app = application()
home = Path(sys.argv[2])
window = Window(Ask(), Folders(*(home,) * len(Folders.__dataclass_fields__)))
window.show()
if sys.argv[1]:
    window.open_path(Path(sys.argv[1]))
    window.wizard.show_page("3")
app.processEvents()
"""
BARE = """
import sys
sys.argv = ["bare"]
from PySide6.QtWidgets import QApplication, QWizard
from tests.bench.bare import page
app = QApplication(sys.argv)
wizard = QWizard()
for number in range(1, 10):
    wizard.addPage(page(number))
wizard.show()
app.processEvents()
"""


def sample() -> Report:
    return storage.load(resource("examples", "sample-2025.gknb"))


def long_report(characters: int, *, last_year: bool = False) -> Report:
    """The example with as much text in its first part; `last_year`: with a report of the year before as long."""
    words = random.Random(1)
    sentences = [text for text in sample().sections["1"] if len(text) > 30]
    texts: tuple[str, ...] = ()
    while sum(map(len, texts)) < characters:
        texts += (words.choice(sentences).replace("3", str(words.randrange(9))),)
    changes: Changes = {("sections", "1"): texts}
    report = apply(sample(), changes)
    if not last_year:
        return report
    before = apply(report, {("year",): report.year - 1})
    return apply(report, {("last_year",): snapshot(before, "上年.gknb")})


def rows() -> Iterator[Row]:
    """All measures of the window, in the order of the table."""
    for characters, last_year in ((7_000, False), (20_000, False), (20_000, True)):
        yield typed(characters, last_year=last_year)
    yield from cells()
    yield turned()
    yield opened()
    yield started()


def typed(characters: int, *, last_year: bool) -> Row:
    """A word that the input method hands over, until it is painted."""
    session = Session(long_report(characters, last_year=last_year))
    editor = TextEditor(session, ("sections", "1"), "1", "总体情况")
    session.setParent(editor)
    bare = QPlainTextEdit()
    bare.setPlainText("\n".join(editor.lines()))
    session.check()
    with Shown(editor), Shown(bare):
        ours, theirs = in_turns(lambda: _commit(editor), lambda: _commit(bare), TURNS * 3)
    name = f"输入法交来一个词，正文{characters}字{'，附上年年报' if last_year else ''}"
    return Row(name, ours, theirs, "不核对的编辑框", "返回≤5，画出≤16")


def _commit(editor: QWidget) -> None:
    event = QInputMethodEvent()
    event.setCommitString("水利")
    QApplication.sendEvent(editor, event)
    editor.repaint()


class Shown:
    """A widget on the screen, for as long as it is measured."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def __enter__(self) -> None:
        self._widget.resize(1000, 600)
        self._widget.show()
        self._widget.activateWindow()
        self._widget.setFocus()
        QApplication.processEvents()

    def __exit__(self, *_: object) -> None:
        self._widget.hide()


def cells() -> Iterator[Row]:
    """A key that opens a cell, a digit, Tab; each until it is painted."""
    session = Session(sample())
    grid = Grid(session, session.sheets["requests"].table)
    session.setParent(grid)
    bare = QTableWidget(grid.model.rowCount(), grid.model.columnCount())
    with Shown(grid), Shown(bare):
        bare.setCurrentCell(4, 4)
        grid.body.setFocus()
        for name, do in (("打开格子的第一个数字", "1"), ("第二个数字", "2"), ("Tab到下一格", "")):
            ours, theirs = _keys(grid, do), _keys(bare, do)
            yield Row(f"表里{name}", ours, theirs, "QTableWidget", "≤2，各≤16")


def _keys(table: QWidget, digit: str) -> float:
    def press() -> None:
        target = table.body.editor or table.body if isinstance(table, Grid) else table
        if digit:
            QTest.keyClicks(target, digit)
        else:
            QTest.keyClick(target, Key.Key_Tab)
        QApplication.processEvents()

    return median(milliseconds(press) for _ in range(TURNS * 3))


def turned() -> Row:
    """A key, and then the next page."""
    from app.system.settings import Settings
    from ui.pages.wizard import Wizard
    from ui.parts.ask import Ask

    session = Session(long_report(20_000, last_year=True))
    holder = QWidget()
    session.setParent(holder)
    wizard = Wizard(session, Ask(), Settings(), holder)
    session.check()
    numbers = iter(range(TURNS))

    def turn() -> None:
        wizard.show_page("2")
        QApplication.processEvents()

    def once() -> float:
        wizard.show_page("1")
        session.edit({("sections", "1"): (f"改{next(numbers)}", *session.report.sections["1"][1:])}, "输入")
        return milliseconds(turn)

    with Shown(holder):
        taken = [once() for _ in range(TURNS)]
    return Row("按一个键，随即翻页（20000字，附上年）", median(taken), None, "", "≤16")


def opened() -> Row:
    """A fresh process until the table of an opened draft is painted."""
    with tempfile.TemporaryDirectory() as home:
        ours, theirs = processes(
            ["-c", START, str(resource("examples", "sample-2025.gknb")), home], ["-c", BARE], TURNS
        )
    return Row("打开草稿到画出依申请公开表（新进程）", ours, theirs, "九页空向导", "≤2.5")


def started() -> Row:
    """A fresh process until the start page is painted."""
    with tempfile.TemporaryDirectory() as home:
        ours, theirs = processes(["-c", START, "", home], ["-c", BARE], TURNS)
    return Row("开始页（新进程）", ours, theirs, "九页空向导", "≤1.15")


def application() -> QApplication:
    """The program's own, dressed, without a screen."""
    from ui.parts.style import dress

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dress(app)
    return app
