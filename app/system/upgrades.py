"""What an upgrade leaves beside the program: an older version's libraries, files of a set-up that was stopped.

Each .exe names the folder of its libraries (packaging/bundle.py), and the installer exchanges one .exe after another:
a folder that none of them names is nobody's.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from app.system.disk import quietly

LIBRARIES = "gknb-lib-*"
UNFINISHED = ("*.exe.new", "*.exe.old")
_NAMED = re.compile(rb"pyi-contents-directory (gknb-lib-[\w.-]+)")
_IN_USE = "python3*.dll"
"""Every program that runs from a folder has its Python open: deleting that first shows whether one does."""


def clear_leftovers(program: Path, upgrading: Callable[[], bool]) -> None:
    """Remove what nobody uses any more from the folder `program`; nothing while a set-up runs. Never raises OSError."""
    quietly(lambda: _clear(program, upgrading))


def _clear(program: Path, upgrading: Callable[[], bool]) -> None:
    folders = [folder for folder in program.glob(LIBRARIES) if folder.is_dir()]
    unfinished = [file for pattern in UNFINISHED for file in program.glob(pattern)]
    if (len(folders) < 2 and not unfinished) or upgrading():
        return
    for file in unfinished:
        quietly(file.unlink)
    named = {name.decode() for exe in program.glob("*.exe") for name in _NAMED.findall(exe.read_bytes())}
    for folder in folders:
        if named and folder.name not in named:
            quietly(lambda folder=folder: _remove(folder))  # type: ignore[misc]


def _remove(folder: Path) -> None:
    for library in folder.glob(_IN_USE):
        library.unlink()
    shutil.rmtree(folder, ignore_errors=True)
