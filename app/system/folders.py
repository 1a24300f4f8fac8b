"""Where the program keeps what belongs to the user's account: settings, recovery files, versions, logs.

Never beside the drafts, which may lie on a shared drive, and never beside the program, which may be read-only.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.system.there import is_folder

NAME = "gknb"


@dataclass(frozen=True)
class Folders:
    """The two roots. `config` follows the account to another machine where Windows does that; `data` stays."""

    config: Path
    data: Path

    @property
    def recovery(self) -> Path:
        return self.data / "recovery"

    @property
    def versions(self) -> Path:
        return self.data / "versions"

    @property
    def logs(self) -> Path:
        return self.data / "logs"


def user_folders(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Folders:
    """The account's folders; none of them is made here. `GKNB_HOME` puts all of them in one place.

    Windows: %APPDATA% and %LOCALAPPDATA%. Elsewhere the XDG base directories.
    """
    if home := environ.get("GKNB_HOME"):
        return Folders(Path(home) / "config", Path(home) / "data")
    if platform == "win32":
        roaming, local, last = "APPDATA", "LOCALAPPDATA", ("AppData/Roaming", "AppData/Local")
    else:
        roaming, local, last = "XDG_CONFIG_HOME", "XDG_DATA_HOME", (".config", ".local/share")
    return Folders(_root(environ, roaming, last[0]) / NAME, _root(environ, local, last[1]) / NAME)


def documents(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the clerk keeps documents, as the system says: OneDrive or an administrator may have moved that folder.
    The home folder where there is none."""
    if sys.platform == "win32":
        from app.system import windows

        found = windows.documents()
    else:
        found = _xdg_documents(environ)
    return found if found and is_folder(found) else Path.home()


def _xdg_documents(environ: Mapping[str, str]) -> Path | None:
    """The entry of `user-dirs.dirs`, which Linux desktops write: an absolute path or one in $HOME."""
    try:
        text = (_root(environ, "XDG_CONFIG_HOME", ".config") / "user-dirs.dirs").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    found = re.search(r'^XDG_DOCUMENTS_DIR="(?:\$HOME/)?([^"$]*)"', text, re.MULTILINE)
    return Path.home() / found[1] if found else None


def _root(environ: Mapping[str, str], name: str, otherwise: str) -> Path:
    """The folder that an environment variable names; a relative one counts as unset (XDG says so)."""
    named = Path(environ.get(name, ""))
    return named if named.is_absolute() else Path.home() / otherwise
