"""The system ends the program: nothing is asked, and nothing that was typed is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.drafts import storage
from app.drafts.locks import Lock
from app.drafts.recovery import offers
from app.report.new import new_report
from tests.ui.conftest import Answers
from ui.window.shutdown import Shutdown
from ui.window.window import Window

STARTS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from ui.window import start
from ui.window.window import Window

def ready():
    window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
    if window is None or window.documents.session is None:
        QTimer.singleShot(50, ready)
        return
    if sys.argv[2] != "unchanged":
        window.documents.session.edit({("card", "full_name"): "没保存的"}, "改名")
    print("ready", flush=True)
    if sys.argv[2] == "asked":
        window.ask.tell(window, "题目", "一个开着的问题")

make = start.Window
def watched(*given):
    QTimer.singleShot(300, ready)
    return make(*given)
start.Window = watched
sys.exit(start.main(Path(sys.argv[1])))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    storage.save(new_report(2025, "甲局"), tmp_path / "年报.gknb")
    return tmp_path / "年报.gknb"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks before it ends a program")
@pytest.mark.parametrize(
    ("what", "name"), [("changed", "SIGTERM"), ("asked", "SIGTERM"), ("unchanged", "SIGTERM"), ("changed", "SIGHUP")]
)
def test_a_program_that_is_told_to_end_keeps_the_last_two_seconds(
    path: Path, tmp_path: Path, what: str, name: str
) -> None:
    home = {**os.environ, "GKNB_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", STARTS, str(path), what], env=home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout
        assert running.stdout.readline().strip() == b"ready"
        time.sleep(0.2 if what == "asked" else 0)
        running.send_signal(getattr(signal, name))
        assert running.wait(timeout=60) == 0
    found = offers(tmp_path / "data" / "recovery")
    assert [offer.draft.report.card.full_name for offer in found] == ["没保存的"] * (what != "unchanged")
    lock = Lock(path)
    assert lock.take() is None
    lock.release()
    for offer in found:
        offer.adopt().close()


def test_a_log_off_writes_what_is_not_saved_and_asks_nothing(
    window: Window, qapp: QApplication, answers: Answers, path: Path
) -> None:
    ending = Shutdown(window, qapp)
    try:
        assert qapp.receivers("2commitDataRequest(QSessionManager&)") >= 1  # type: ignore[arg-type]
        window.open_path(path)
        assert window.documents.session
        window.documents.session.edit({("card", "full_name"): "没保存的"}, "改名")
        ending.put_away()
        assert window.close()
    finally:
        ending.stop()
    assert answers.asked == []
    (offer,) = offers(window.documents.folders.recovery)
    assert offer.draft.report.card.full_name == "没保存的"
    offer.adopt().close()


def test_a_log_off_that_was_stopped_leaves_everything_as_it_was(
    window: Window, qapp: QApplication, answers: Answers, path: Path
) -> None:
    ending = Shutdown(window, qapp)
    try:
        window.open_path(path)
        ending.put_away()
        assert window.documents.session
        window.documents.session.edit({("card", "full_name"): "又改了"}, "改名")
        answers.put("保存")
        assert window.close()
    finally:
        ending.stop()
    assert storage.load(path).card.full_name == "又改了"
    assert offers(window.documents.folders.recovery) == ()
