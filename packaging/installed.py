"""What packaging/tryinstall.py and tryupgrade.py ask of an installed program. Windows alone."""

from __future__ import annotations

import ctypes
import json
import os
import re
import subprocess
import sys
import time
import winreg
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import wintypes
from dataclasses import dataclass, field
from pathlib import Path

assert sys.platform == "win32"

UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\gknb"
TITLE = "政府信息公开年报填报助手"
PATIENCE = 120
LIBRARIES = re.compile(rb"pyi-contents-directory (gknb-lib-[\w.-]+)")
OPEN_READ, SHARE_READ, OPEN_EXISTING, OF_FOLDERS_TOO = 0x80000000, 1, 3, 0x02000000
USER, MACHINE = winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE

kernel = ctypes.WinDLL("kernel32", use_last_error=True)
kernel.CreateMutexW.restype = wintypes.HANDLE
kernel.CreateFileW.restype = wintypes.HANDLE
kernel.CreateFileW.argtypes = [
    wintypes.LPCWSTR,
    *[wintypes.DWORD] * 2,
    wintypes.LPVOID,
    *[wintypes.DWORD] * 2,
    wintypes.HANDLE,
]
kernel.CloseHandle.argtypes = [wintypes.HANDLE]


@dataclass
class Told:
    """What was expected, and what of it did not hold."""

    failed: list[str] = field(default_factory=list)

    def expect(self, what: str, good: bool, seen: object = "") -> None:
        print(("ok    " if good else f"FAILED ({seen})"), what, flush=True)
        if not good:
            self.failed.append(what)


@dataclass(frozen=True)
class Installed:
    """A program in a folder."""

    folder: Path

    @property
    def window(self) -> Path:
        return self.folder / "gknb.exe"

    @property
    def command_line(self) -> Path:
        return self.folder / "gknb-cli.exe"

    @property
    def uninstaller(self) -> Path:
        return self.folder / "uninstall.exe"

    def libraries(self, exe: Path) -> Path:
        """The folder that an .exe takes its libraries from."""
        found = LIBRARIES.search(exe.read_bytes())
        assert found
        return self.folder / found[1].decode()

    def folders(self) -> set[str]:
        """The folders of libraries that lie there."""
        try:
            return {path.name for path in self.folder.iterdir() if path.name.startswith("gknb-lib-")}
        except FileNotFoundError:
            return set()

    def version(self, exe: Path) -> str:
        """The version that the program gives itself in its own test; why not where it does not pass."""
        out = Path(os.environ["TEMP"], "自检 结果.json")
        out.unlink(missing_ok=True)
        code = run(str(exe), "--selftest", str(out))
        if not out.exists():
            return f"no result, exit code {code}"
        seen = json.loads(out.read_text(encoding="utf-8"))
        return str(seen["program"]["version"]) if code == 0 and seen["good"] else str(seen)

    def versions(self) -> set[str]:
        return {self.version(self.window), self.version(self.command_line)}

    def unfinished(self) -> list[str]:
        return [path.name for kind in ("*.new", "*.old") for path in self.folder.glob(kind)]


def local() -> Installed:
    """Where the program is for one account."""
    return Installed(Path(os.environ["LOCALAPPDATA"], "Programs", "gknb"))


def menu(*, everybody: bool = False) -> Path:
    root = Path(os.environ["PROGRAMDATA" if everybody else "APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs")
    return root / f"{TITLE}.lnk"


def value(key: str, name: str, root: int = USER) -> object:
    try:
        with winreg.OpenKey(root, key, access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None


def run(*command: str) -> int:
    return subprocess.run(command, check=False, timeout=900).returncode


def put(setup: str, folder: Path) -> int:
    """Install into a folder: it comes last and bare, whatever is in its name."""
    return subprocess.run(f'"{setup}" /S /D={folder}', check=False, timeout=900).returncode


def uninstall(at: Installed, *switches: str) -> bool:
    """Whether it has gone: the uninstaller goes on in a copy of itself after it has returned."""
    run(str(at.uninstaller), "/S", *switches)
    return wait(lambda: not at.window.exists() and not at.folders() and not at.uninstaller.exists())


def wait(until: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


@contextmanager
def mutex(name: str) -> Iterator[None]:
    """The mutex of a running program is held."""
    handle = kernel.CreateMutexW(None, False, name)
    try:
        yield
    finally:
        kernel.CloseHandle(handle)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """A file or folder is open so that nobody deletes, renames or writes it, as virus scanners open it."""
    handle = kernel.CreateFileW(str(path), OPEN_READ, SHARE_READ, None, OPEN_EXISTING, OF_FOLDERS_TOO, None)
    assert handle not in {None, ctypes.c_void_p(-1).value}, path
    try:
        yield
    finally:
        kernel.CloseHandle(handle)
