"""While the clerk looks at the start page, what opening a draft needs is loaded."""

import os
import subprocess
import sys
from pathlib import Path

from tests.places import ROOT

BEGIN = """
import sys
from pathlib import Path
from time import monotonic
from app.system.folders import Folders
from app.system.resources import resource
from ui.parts.ask import Ask
from ui.window.ahead import Ahead
from ui.window.start import application
from ui.window.window import Window

qt, home = application(), Path(sys.argv[1])
window = Window(Ask(), Folders(*(home,) * len(Folders.__dataclass_fields__)))
window.show()

def wait(until, most):
    end = monotonic() + most
    while not until() and monotonic() < end:
        qt.processEvents()
"""
LOOKED_AT = """
loading = Ahead(window.documents, window)
wait(lambda: "ui.pages.text" in sys.modules, 60)
print("pydantic.type_adapter" in sys.modules, "app.checks.requests" in sys.modules, "ui.pages.text" in sys.modules)
"""
OPEN_AT_ONCE = """
opened = window.open_path(resource("examples", "sample-2025.gknb"), example=True)
loading = Ahead(window.documents, window)
wait(lambda: False, 1.5)
print(opened, window.wizard.isVisible(), "ui.pages.table" in sys.modules)
"""
CLOSED_AT_ONCE = """
loading = Ahead(window.documents, window)
wait(lambda: loading._rooms is not None, 60)
window.close()
print("closed")
"""


def told(script: str, home: Path) -> str:
    """What a process of its own prints: in this one all is loaded already."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(home)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done.stdout.strip()


def test_a_start_page_that_is_looked_at_has_all_that_a_draft_needs(tmp_path: Path) -> None:
    assert told(BEGIN + LOOKED_AT, tmp_path) == "True True True"


def test_a_draft_that_is_opened_at_once_waits_for_its_own_page_alone(tmp_path: Path) -> None:
    assert told(BEGIN + OPEN_AT_ONCE, tmp_path) == "True True False"


def test_a_window_that_is_closed_at_once_ends_well(tmp_path: Path) -> None:
    assert told(BEGIN + CLOSED_AT_ONCE, tmp_path) == "closed"
