"""Other programs of this computer that read and write Word files: where LibreOffice is, and how one is run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from app.system.disk import quietly

_PLACES = ("LibreOffice/program/soffice.exe", "LibreOffice 5/program/soffice.exe")


def libreoffice() -> str | None:
    """LibreOffice's program, where it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    roots = (os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
    places = (Path(root, place) for root in roots if root for place in _PLACES)
    return found or next((str(place) for place in places if place.is_file()), None)


def shell(script: str) -> list[str]:
    """The command that runs a script of Windows' own shell, through which Word and WPS can be asked."""
    return ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", script]


def ran(command: list[str], environment: dict[str, str], seconds: float) -> bool:
    """Whether a program did its work within the time; it gets no window and no input. One that did not is ended with
    everything that it has started."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    nothing = subprocess.DEVNULL
    try:
        running = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            creationflags=hidden,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return running.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if running.poll() is None:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program and its children: LibreOffice is started by a script, and the script's end is not its own."""
    if sys.platform == "win32":
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        command = ["taskkill", "/T", "/F", "/PID", str(running.pid)]
        quietly(lambda: subprocess.run(command, creationflags=hidden, capture_output=True, check=False))
    else:
        quietly(lambda: os.killpg(running.pid, signal.SIGKILL))
    running.kill()
    running.wait()
