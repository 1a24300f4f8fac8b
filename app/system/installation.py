"""A random name for this installation: two computers may bear one name, copied from the same disk image."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from app.system.private import FILE_MODE, private

FILE = "installation"
_NAME = re.compile("[0-9a-f]{16}")


def installation(folder: Path) -> str:
    """The name, made up and kept in `folder` at the first call; '' where nothing can be kept."""
    file = folder / FILE
    try:
        if file.is_file() and _NAME.fullmatch(found := file.read_text(encoding="ascii", errors="replace")[:17]):
            return found
        private(folder)
        made = secrets.token_hex(8)
        file.write_text(made, encoding="ascii")
        file.chmod(FILE_MODE)
    except OSError:
        return ""
    return made
