"""The whole job: a new report filled with the keyboard, saved, opened the next day elsewhere, printed as Word."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.printing.word import readback
from tests.places import ROOT
from tests.ui.conftest import Answers
from tests.ui.keys import press
from tests.ui.test_clerk import start_new
from ui.pages.table import TablePage
from ui.window.window import Window

FACTS = json.loads((ROOT / "tests" / "samples" / "official-tables.json").read_text(encoding="utf-8"))["2021"]
CELLS = {fact["id"]: fact for table in FACTS for fact in table["cells"] if "id" in fact}
RESULTS = [id_ for id_ in CELLS if id_.startswith("requests.") and not CELLS[id_].get("calc")]


def typed() -> dict[str, str]:
    """A figure for every cell to fill; requests that came equal those dealt with."""
    inputs = [id_ for id_, fact in CELLS.items() if not fact.get("calc")]
    figures = {id_: str(number * 7 % 23) for number, id_ in enumerate(inputs)}
    figures |= {"proactive.fees.amount": "25.1", "proactive.normative_documents.in_force": "40"}
    figures["proactive.rules.in_force"] = "41"
    for column in {id_.rpartition(".")[2] for id_ in RESULTS}:
        came = f"requests.received.{column}"
        figures[f"requests.carried_in.{column}"] = "0"
        went = (id_ for id_ in RESULTS if id_.endswith(f".{column}") and ".received." not in id_)
        figures[came] = str(sum(int(figures[id_]) for id_ in went))
    return figures


def on_paper(id_: str, figures: dict[str, str]) -> str:
    parts = str(CELLS[id_].get("calc") or "").split("+")
    return str(sum(int(on_paper(part, figures)) for part in parts)) if parts != [""] else figures[id_]


def fill(page: TablePage, figures: dict[str, str]) -> None:
    """Type figures from the first cell to the last, with Tab and Enter in turn."""
    body = page.grid.body
    body.setFocus()
    for number in range(len(page.grid.table.inputs)):
        for character in figures[page.grid.cell.id]:
            QTest.keyClicks(body.editor or body, character)
        QTest.keyClick(body.editor or body, Qt.Key.Key_Return if number % 2 else Qt.Key.Key_Tab)


def table_page(window: Window, id_: str) -> TablePage:
    assert window.wizard
    window.wizard.show_page(id_)
    page = window.wizard.pages[id_]
    assert isinstance(page, TablePage)
    return page


NEXT_DAY = """
import sys
from pathlib import Path
from app.system.folders import user_folders
from tests.ui.conftest import Answers
from tests.ui.test_whole_job import fill, table_page, typed
from ui.window.start import application
from ui.window.window import Window

draft, word = map(Path, sys.argv[1:])
app, answers = application(), Answers()
window = Window(answers, user_folders())
window.show()
window.activateWindow()
app.processEvents()
assert window.open_path(draft)
fill(table_page(window, "4"), typed())
left = [each for each in window.documents.session.strict_outcome.findings if each.level == "error" and each.counts]
answers.put(*(("仍然导出", word) if left else (word,)))
window.wizard.show_page("export")
window.wizard.pages["export"].write()
assert window.documents.save()
"""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_typed_on_two_days_stands_in_the_word_file(
    qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path
) -> None:
    draft, word = tmp_path / "年报.gknb", tmp_path / "年报.docx"
    start_new(qtbot, window, answers)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    fill(table_page(window, "2"), typed())
    fill(table_page(window, "3"), typed())
    assert window.documents.session
    assert [f.message for f in window.documents.session.table_findings if f.level == "error"] == []
    answers.put(draft)
    press(window, Qt.Key.Key_S)
    window.documents.close()
    assert set(json.loads(draft.read_text(encoding="utf-8"))["figures"]) == {
        id_ for id_ in typed() if not id_.startswith("disputes.")
    }

    command = [sys.executable, "-W", "error", "-c", NEXT_DAY, str(draft), str(word)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(draft.read_text(encoding="utf-8"))["figures"] == typed()

    tables = readback.read(word.read_bytes()).tables
    for fact in CELLS.values():
        box = fact["row"], fact["col"], fact["rowspan"], fact["colspan"]
        number = next(number for number, table in enumerate(FACTS) if fact in table["cells"])
        assert tables[number][box].strip() == on_paper(fact["id"], typed())
