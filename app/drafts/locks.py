"""Who has a draft open: a small file `~$年报.gknb` beside it, with a heartbeat.

On the same machine the operating system knows whether the holder lives. Of another machine only the heartbeat
tells: a process id means nothing there. Times are the file server's, since two machines' clocks differ.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import secrets
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock as Guard

from app.system import reading
from app.system.disk import quietly
from app.system.filenames import fitted, real
from app.system.os_lock import OsLock

PREFIX = "~$"
BEAT = 15.0
"""Seconds between heartbeats."""
STALE = 90.0
"""Seconds without a heartbeat after which another machine's lock was left by a crash."""
MOST_BYTES = 4096


@dataclass(frozen=True)
class Holder:
    """Who has a draft open, on which machine, since when (in the holder's own clock)."""

    who: str = ""
    machine: str = ""
    since: str = ""
    token: str = ""
    installation: str = ""
    """A random name: two machines may bear one name."""

    def is_the_same_person(self, other: Holder) -> bool:
        """Whether the same user of the same machine has it open: in another window."""
        return bool(self.who) and self.who == other.who and self.is_here(other)

    def is_here(self, other: Holder) -> bool:
        """Whether the other is on the same machine."""
        known = bool(self.installation and other.installation)
        return self.machine == other.machine and (not known or self.installation == other.installation)

    def __str__(self) -> str:
        who, machine = self.who or "另一个人", self.machine or "另一台电脑"
        return f"{who}（在电脑“{machine}”上，{self.since or '不知何时'}起）"


def told_of(name: str, entries: object) -> str:
    """What to say of a file `name` with the content `entries` that somebody takes for a draft; '' for no lock file."""
    if not isinstance(entries, dict) or not {"who", "machine", "since", "token"} <= entries.keys():
        return ""
    draft = name.removeprefix(PREFIX)
    open_that = f"草稿是同一个文件夹里的“{draft}”，请打开它" if draft != name else "请打开同一个文件夹里的草稿"
    return f"“{name}”不是年报草稿，是程序用来记谁打开着草稿的小文件。{open_that}。"


def myself(installation: str = "") -> Holder:
    """This user on this machine, as of now."""
    try:
        who = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name; ImportError on Windows
        who = ""
    since = f"{datetime.now().astimezone():%Y-%m-%d %H:%M}"
    return Holder(who, platform.node(), since, secrets.token_hex(8), installation)


class Lock:
    """A draft that we have open. `beat` is to be called every `BEAT` seconds."""

    def __init__(self, draft: Path, me: Holder | None = None) -> None:
        self.me = me or myself()
        draft = real(draft)  # whatever link led to it: everybody meets at one lock
        self.path = draft.with_name(fitted(PREFIX, draft.name, ""))
        self._os = OsLock(self.path)
        self.held = False
        self._guard = Guard()

    def take(self) -> Holder | None:
        """Take the draft, or say who has it. Raises OSError where the folder takes no new file."""
        if not self._os.take():
            return self._holder() or Holder()
        other = self._holder()
        sentence = not self._os.supported or (other and not self.me.is_here(other))
        if other and sentence and abs(self._age()) < STALE:  # later than now: the clock was set back, and nobody beats
            self._os.release(remove=False)
            return other
        try:
            self._write()
        except OSError:  # else it would be ours until the program ends, and nobody would know
            self._os.release()
            raise
        self.held = True
        _hide(self.path)
        return None

    def beat(self) -> bool:
        """Say that we are still there; False when somebody else took the draft over meanwhile. May come from another
        thread than the rest."""
        with self._guard:  # given up meanwhile, its handle might be another file's
            return self.held and self._beat()

    def _beat(self) -> bool:
        try:
            other = self._holder()
            if other and other.token != self.me.token:
                self.held = False
                self._os.release(remove=False)
                return False
            self._write()
        except OSError:  # the drive is away: it may come back
            return True
        return True

    def release(self) -> None:
        """Give the draft up."""
        with self._guard:
            if self.held:
                other = self._holder()
                self._os.release(remove=other is None or other.token == self.me.token)
            self.held = False

    def _write(self) -> None:
        self._os.write(json.dumps(asdict(self.me), ensure_ascii=False).encode("utf-8", "replace"))
        now = self._now()  # not this machine's: the two would be compared by whoever asks
        os.utime(self.path, (now, now))

    def _holder(self) -> Holder | None:
        """Whoever the file names; None for an empty or unreadable file."""
        try:
            entries = json.loads(reading.whole(self.path)[:MOST_BYTES])
            message = {key: str(entries[key])[:80] for key in ("who", "machine", "since", "token")}
            return Holder(**message, installation=str(entries.get("installation", ""))[:80])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def _age(self) -> float:
        """Seconds since the last heartbeat, by the clock of whatever holds the folder."""
        try:
            return self._now() - self.path.stat().st_mtime
        except OSError:
            return 0.0

    def _now(self) -> float:
        probe = self.path.with_name(fitted("", self.path.name, f".{self.me.token}"))
        try:
            probe.touch()
            return probe.stat().st_mtime
        except OSError:
            return time.time()
        finally:
            quietly(probe.unlink)


def _hide(path: Path) -> None:
    """Out of the clerk's sight on Windows, as Word's own lock files are; Linux has no such mark."""
    if sys.platform == "win32":
        from app.system import windows

        windows.hide(path)
