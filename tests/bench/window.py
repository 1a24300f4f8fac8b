"""Where the clerk waits at the window: typing, cells, turning pages, opening. Each beside a bare widget of Qt's."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView, QTableWidget, QTableWidgetItem, QWidget

from app.checks.catalogue import in_steps, later_rules
from app.checks.facts import Facts
from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.report.changes import Changes, apply
from app.report.model import Report
from app.system.resources import resource
from app.system.settings import Settings
from tests.bench.timing import TURNS, Row, in_turns, megabytes, milliseconds, processes, stated
from ui.grid.grid import Grid
from ui.pages.table import TablePage
from ui.pages.text import TextPage
from ui.pages.wizard import Wizard
from ui.parts.ask import Ask
from ui.session import Session

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
window.close()
"""
FROM_START_PAGE = """
import sys
from pathlib import Path
from time import monotonic, process_time
from ui.window.ahead import WIDGETS, Ahead
from ui.window.start import application
from ui.window.window import Window
from ui.parts.ask import Ask
from app.system.folders import Folders
qt = application()
home = Path(sys.argv[2])
window = Window(Ask(), Folders(*(home,) * len(Folders.__dataclass_fields__)))
window.show()
qt.processEvents()
if sys.argv[3]:
    ahead, until = Ahead(window.documents, window), monotonic() + 60
    while WIDGETS[-1] not in sys.modules and monotonic() < until:
        qt.processEvents()
begun = process_time()
window.open_path(Path(sys.argv[1]))
window.wizard.show_page("3")
qt.processEvents()
print((process_time() - begun) * 1000)
window.close()
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
BARE_IN_OUR_STYLE = BARE.replace(
    "wizard.show()",
    """
from PySide6.QtGui import QFont
from ui.parts.style import FONTS, SIZE
font = QFont()
font.setFamilies(FONTS)
font.setPointSize(SIZE)
app.setFont(font)
app.setStyle("Fusion")
wizard.resize(1360, 860)
wizard.show()
""",
)
LIKE_OURS = "九页空向导，字体、样式和大小同本程序"


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
    yield from checked()
    yield from opened()
    yield from started()


def typed(characters: int, *, last_year: bool) -> Row:
    """A word that the input method hands over on the page of a text, until it is painted."""
    bare = QPlainTextEdit()
    with Opened(long_report(characters, last_year=last_year), "1") as wizard:
        page = wizard.pages["1"]
        assert isinstance(page, TextPage)
        editor = page.editor
        bare.setPlainText("\n".join(editor.lines()))
        with Shown(bare):
            editor.setFocus()
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


class Opened:
    """The pages of a report on the screen, in a window of its usual size."""

    def __init__(self, report: Report, page: str) -> None:
        session = Session(report)
        self._holder = QWidget()
        session.setParent(self._holder)
        self._wizard = Wizard(session, Ask(), Settings(), self._holder, page)
        session.check()

    def __enter__(self) -> Wizard:
        self._holder.show()
        for widget in (self._holder, self._wizard):
            widget.resize(1360, 860)
        QApplication.processEvents()
        return self._wizard

    def __exit__(self, *_: object) -> None:
        self._holder.hide()


def cells() -> Iterator[Row]:
    """A digit that opens a cell, another one, Tab; each until it is painted. Beside it the same keys in a table widget
    of Qt's in the same style, with the same texts, that works out nothing."""
    with Opened(sample(), "3") as wizard:
        page = wizard.pages["3"]
        assert isinstance(page, TablePage)
        bare = _bare_table(page.grid)
        with Shown(bare):
            pairs = [(_filled_in(page.grid.body, turn), _filled_in(bare, turn)) for turn in range(-1, TURNS * 3)][1:]
    names = ("打开格子的第一个数字", "第二个数字", "Tab到下一格")
    for number, name in enumerate(names):
        ours, theirs = (median(times[number] for times in side) for side in zip(*pairs, strict=True))
        yield Row(f"表里{name}", ours, theirs, "QTableWidget", "≤2，各≤16")
    ours, theirs = (median(map(sum, side)) for side in zip(*pairs, strict=True))
    yield Row("表里填一格：三个键", ours, theirs, "QTableWidget", "≤2")


def _bare_table(grid: Grid) -> QTableWidget:
    bare = QTableWidget(grid.model.rowCount(), grid.model.columnCount())
    bare.setTabKeyNavigation(True)
    for row in range(bare.rowCount()):
        for column in range(bare.columnCount()):
            text = grid.model.data(grid.model.index(row, column))
            bare.setItem(row, column, QTableWidgetItem(str(text or "")))
    bare.setCurrentCell(4, 4)
    return bare


def _filled_in(table: QTableView, turn: int) -> tuple[float, float, float]:
    """What each of three keys takes that fill in a cell and go on."""
    table.activateWindow()
    table.setFocus()
    QApplication.processEvents()

    def press(key: Key) -> float:
        target = QApplication.focusWidget()
        assert target is not None

        def act() -> None:
            QTest.keyClick(target, key)
            QApplication.processEvents()

        return milliseconds(act)

    digit = Key(Key.Key_1 + turn % 9)
    return press(digit), press(digit), press(Key.Key_Tab)


def turned() -> Row:
    """A key, and then the next page."""
    numbers = iter(range(TURNS))
    with Opened(long_report(20_000, last_year=True), "1") as wizard:
        session = wizard.session

        def turn() -> None:
            wizard.show_page("2")
            QApplication.processEvents()

        def once() -> float:
            wizard.show_page("1")
            QApplication.processEvents()
            session.edit({("sections", "1"): (f"改{next(numbers)}", *session.report.sections["1"][1:])}, "输入")
            return milliseconds(turn)

        taken = [once() for _ in range(TURNS)]
    return Row("按一个键，随即翻页（20000字，附上年）", median(taken), None, "", "≤16")


def checked() -> Iterator[Row]:
    """The rules over texts, run while nothing is typed: the longest step, after which a key is let through, and a text
    of five times the length. A character was changed, all else was read before."""
    whole: dict[int, float] = {}
    for characters in (20_000, 100_000):
        taken = [_steps(long_report(characters, last_year=True), str(turn)) for turn in range(4)][1:]
        whole[characters] = median(map(sum, taken))
        longest = median(map(max, taken))
        yield Row(f"空闲时核对的最长一步（{characters}字，附上年）", longest, None, "", "≤16")
    yield Row("空闲时核对一遍，100000字", whole[100_000], whole[20_000], "20000字", "≤5")


def _steps(report: Report, words: str) -> list[float]:
    """Milliseconds of each step."""
    changes: Changes = {("sections", "1"): (words, *report.sections["1"][1:])}
    steps = in_steps(Facts(apply(report, changes)), later_rules())
    taken, begun = [], process_time()
    for _ in steps:
        taken.append((process_time() - begun) * 1000)
        begun = process_time()
    return taken


def opened() -> Iterator[Row]:
    """A fresh process until the table of a draft is painted on which the clerk was when she closed it."""
    with tempfile.TemporaryDirectory() as home:
        draft = Path(home, "年报.gknb")
        storage.save(sample(), draft)
        yield from _beside_bare("打开草稿到画出依申请公开表", str(draft), home, "≤2.5", "≤1.7")
        at_once, later = (["-c", FROM_START_PAGE, str(draft), home, waited] for waited in ("", "waited"))
        yield Row("从开始页打开草稿到画出依申请公开表", *stated(later, at_once), "开始页一出来就打开")


def started() -> Iterator[Row]:
    """A fresh process until the start page is painted."""
    with tempfile.TemporaryDirectory() as home:
        yield from _beside_bare("开始页", "", home, "≤1.15", "≤1.2")


def _beside_bare(name: str, draft: str, home: str, goal: str, most: str) -> Iterator[Row]:
    """Beside a bare wizard, and beside the same one in our font, style and size: what the looks alone take."""
    for rival, script, wanted, memory in (("九页空向导", BARE, goal, most), (LIKE_OURS, BARE_IN_OUR_STYLE, "", "")):
        ours, theirs = ["-c", START, draft, home], ["-c", script]
        yield Row(f"{name}（新进程）", *processes(ours, theirs, TURNS), rival, wanted)
        yield Row(f"{name}，内存（MB）", megabytes(ours), megabytes(theirs), rival, memory)


def application() -> QApplication:
    """The program's own, dressed, without a screen; Python's garbage is collected as there."""
    from ui.parts.style import dress
    from ui.window.garbage import Garbage

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dress(app)
    Garbage(app)
    return app
