"""Files for nobody but the account's owner: unsaved work, earlier versions, settings, logs."""

from __future__ import annotations

import stat
from pathlib import Path

from app.system.disk import quietly

MODE = 0o700
FILE_MODE = 0o600


def private(folder: Path) -> Path:
    """The folder, made if need be, with those above it that were missing; others of the machine can't look into it.
    Raises OSError."""
    for one in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        one.mkdir(mode=MODE, exist_ok=True)
    if not folder.is_dir():
        folder.mkdir()  # says what stands there instead
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:  # made by an earlier program
        quietly(lambda: folder.chmod(MODE))
    return folder
