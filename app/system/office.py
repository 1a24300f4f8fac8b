"""Other programs of this computer that read and write Word files: where LibreOffice is, and how one is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

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
    """Whether a program did its work within the time; it gets no window and no input."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            creationflags=hidden,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
