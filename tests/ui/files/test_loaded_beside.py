"""What takes long to load is loaded beside the window, whatever the clerk asks for first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "docx",
    "lxml",
    "openpyxl",
    "python_calamine",
    "pypdfium2",
    "jinja2",
    "app.handover.pack",
    "app.incoming.parts",
)
SCRIPT = """
import sys, threading
from PySide6.QtCore import QMimeData
from pathlib import Path
from ui.window.start import application
app, home, heavy = application(), Path(sys.argv[1]), sys.argv[3].split()
from tests.ui.conftest import Answers
from app.drafts import storage
from app.system.folders import Folders
from app.system.resources import resource
from ui.window.window import Window
answers = Answers()
window = Window(answers, Folders(home / "config", home / "data"))
window.show()
window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
wizard = window.wizard
found = []
copied = QMimeData()
copied.setHtml("<table><tr><td>1</td><td>2</td></tr></table>")
app.clipboard().setMimeData(copied)

def sample():
    from app.texts.prose import drafts
    return drafts(window.documents.session.report, "6")[0]

def hear(event, given):
    here = event == "import" and threading.current_thread() is threading.main_thread()
    if here and any(given[0] == name for name in heavy):
        found.append(given[0])

sys.addaudithook(hear)
exec(sys.argv[2])
print(*found)
app.clipboard().clear()
window.documents.finish()
window.hide()
"""
DOINGS = {
    "package": "answers.put(lambda dialog: dialog.make.click(), home / '包.zip'); window.stages.packing.pack()",
    "sheet to sign": "answers.put(home / '单.docx'); window.stages.refresh(); window.stages.signing.write_signoff()",
    "Word": "wizard.turn_to('export'); answers.put(home / '年报.docx'); wizard.pages['export'].write()",
    "own template": "wizard.turn_to('export'); answers.put(home / '模板.docx'); wizard.pages['export'].template.save_copy()",
    "package of last year": "window.importing.rolling.roll_file(home / '没有.zip', packed=True)",
    "document": "answers.put(home / '网页.html'); window.importing.import_file(home / '没有.docx')",
    "workbook": "wizard.turn_to('sources'); answers.put(home / '表.xlsx'); wizard.pages['sources'].from_workbook.click()",
    "sample": "wizard.turn_to('6'); wizard.pages['6'].editor.put_sample(sample())",
    "paste": "wizard.turn_to('3'); wizard.pages['3'].clipboard.paste()",
    "corrected": "window.importing.back.read(home / '没有.docx')",
    "published": "window.importing.publishing.read_copied('<p>年报</p>'); window.importing.publishing._put_away()",
    "register": "window.importing.counting.read(home / '没有.xlsx')",
}


EVERYDAY = ("package", "sample", "workbook", "corrected")
CASES = [
    pytest.param(doing, id=name, marks=() if name in EVERYDAY else pytest.mark.slow) for name, doing in DOINGS.items()
]


@pytest.mark.parametrize("doing", CASES)
def test_nothing_heavy_is_loaded_in_the_window_s_own_thread(doing: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), doing, " ".join(HEAVY)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
