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

_LOCKED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export">
<prop oor:name="SelectPdfVersion" oor:op="fuse"><value>2</value></prop>
<prop oor:name="UseTaggedPDF" oor:op="fuse"><value>true</value></prop>
<prop oor:name="PDFUACompliance" oor:op="fuse"><value>true</value></prop>
<prop oor:name="ExportBookmarks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""LibreOffice must fetch nothing and run nothing; a PDF is PDF/A-2, tagged, with bookmarks."""


def libreoffice() -> str | None:
    """LibreOffice's program, where it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    roots = (os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
    places = (Path(root, place) for root in roots if root for place in _PLACES)
    return found or next((str(place) for place in places if place.is_file()), None)


def converting(program: str, source: Path, kind: str, folder: Path) -> list[str]:
    """The command by which LibreOffice makes a file of another kind in `folder`, from a profile of its own beside
    `source` in which it fetches nothing and runs nothing."""
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_LOCKED, encoding="utf-8")
    where = f"-env:UserInstallation={profile.as_uri()}"
    command = [program, "--headless", "--norestore", "--nologo", where, "--convert-to", kind]
    return [*command, "--outdir", str(folder), str(source)]


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
