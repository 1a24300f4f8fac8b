"""The system turns dark while the program runs: the window turns with it, or stays as the user set it.

On a screen of its own, with a desktop played by a portal of its own, since only a real platform tells of its scheme.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = ("dbus-run-session", "xvfb-run")
PORTAL = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
bus.registerService("org.freedesktop.portal.Desktop")
for line in sys.stdin:
    scheme = QDBusVariant()
    scheme.setVariant(int(line))
    place, kind = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
    message = QDBusMessage.createSignal(place, kind, "SettingChanged")
    message.setArguments(["org.freedesktop.appearance", "color-scheme", scheme])
    bus.send(message)
    app.processEvents()
    print("sent", flush=True)
"""
PROGRAM = """
import subprocess, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from app.system.folders import Folders
from ui.parts.ask import Ask
from ui.parts.palette import colours
from ui.window.start import application, follow_looks
from ui.window.window import Window

app = application()
window = Window(Ask(), Folders(Path(sys.argv[1], "config"), Path(sys.argv[1], "data")))
window.documents.preferences.change(look=sys.argv[2])
follow_looks(app, window)
window.show()
desktop = subprocess.Popen([sys.executable, "-c", sys.argv[3]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", errors="replace")

def turn(scheme, wanted):
    desktop.stdin.write(f"{scheme}\\n")
    desktop.stdin.flush()
    desktop.stdout.readline()
    for _ in range(40):
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()
        if colours().name == wanted:
            break
    print(colours().name, flush=True)

for scheme, wanted in ((1, "dark"), (2, "light"), (1, "dark")):
    turn(scheme, wanted)
desktop.stdin.close()
desktop.wait()
window.documents.finish()
"""


@pytest.mark.slow
@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason="needs a screen and a message bus of its own")
@pytest.mark.parametrize(("look", "seen"), [("system", ["dark", "light", "dark"]), ("light", ["light"] * 3)])
def test_the_window_follows_the_system_s_scheme(tmp_path: Path, look: str, seen: list[str]) -> None:
    screen = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_QPA_PLATFORMTHEME": "gnome", "XDG_CURRENT_DESKTOP": "GNOME"}
    own = [*("dbus-run-session", "--", "xvfb-run", "-a"), sys.executable, "-c", PROGRAM, str(tmp_path), look, PORTAL]
    # services of the bus talk too
    done = subprocess.run(
        own, env=screen, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False
    )
    told = [word for word in done.stdout.split() if word in {"light", "dark", "contrast"}]
    assert told == seen, done.stderr
