"""Try the installer on Windows: python packaging/tryinstall.py SETUP.EXE VERSION.

Silent install, association, start, refusal while the program runs, upgrade in place, uninstall with drafts and
settings left. Installs for the current user and takes everything away again.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

assert sys.platform == "win32"
FOLDER = Path(os.environ["LOCALAPPDATA"], "Programs", "gknb")
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\gknb"
MUTEX = "Local\\gknb.running"
PATIENCE = 90
failed: list[str] = []


def main(setup: str, version: str) -> int:
    draft = Path.home() / "Documents" / "年报 草稿.gknb"
    settings = Path(os.environ["APPDATA"], "gknb", "settings.json")
    beside = FOLDER / "自己存的草稿.gknb"
    for path in (draft, settings):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():  # whoever tries this may use the program too
            path.write_text("{}", encoding="utf-8")
    expect("installs", run(setup, "/S") == 0 and (FOLDER / "gknb.exe").is_file())
    expect_keys(version)
    expect("starts", starts(draft.parent / "自检.json"))
    beside.write_text("{}", encoding="utf-8")
    stale = FOLDER / "_internal" / "left-over.pyd"
    stale.write_bytes(b"")
    expect("refuses while the program runs", with_mutex(lambda: run(setup, "/S")) == 3)
    expect("leaves everything then", stale.exists())
    expect("upgrades in place", run(setup, "/S") == 0 and not stale.exists() and starts(draft.parent / "自检.json"))
    run(str(FOLDER / "uninstall.exe"), "/S")
    expect("uninstalls", wait(lambda: not (FOLDER / "gknb.exe").exists() and not (FOLDER / "_internal").exists()))
    expect("takes its keys away", wait(lambda: value(UNINSTALL, "DisplayName") is None))
    expect("takes the association away", value(r"Software\Classes\.gknb", "") is None)
    expect("takes the Start menu entry away", not link().exists())
    expect("leaves drafts and settings", draft.exists() and settings.exists() and beside.exists())
    for path in (draft, beside, draft.parent / "自检.json"):
        path.unlink(missing_ok=True)
    return 1 if failed else 0


def expect(what: str, good: bool) -> None:
    print(("ok    " if good else "FAILED"), what, flush=True)
    if not good:
        failed.append(what)


def expect_keys(version: str) -> None:
    exe = FOLDER / "gknb.exe"
    expect("has its version among the programs", value(UNINSTALL, "DisplayVersion") == version)
    expect("opens .gknb", value(r"Software\Classes\.gknb", "") == "gknb.draft")
    command = value(r"Software\Classes\gknb.draft\shell\open\command", "")
    expect("opens it with the program", command == f'"{exe}" "%1"')
    expect("gives .gknb its icon", value(r"Software\Classes\gknb.draft\DefaultIcon", "") == f'"{exe}",0')
    expect("is in the Start menu", link().is_file())


def link() -> Path:
    menu = Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs")
    return menu / "政府信息公开年报填报助手.lnk"


def value(key: str, name: str) -> object:
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None


def starts(out: Path) -> bool:
    """Whether the installed program is good in its own test."""
    out.unlink(missing_ok=True)
    code = run(str(FOLDER / "gknb-cli.exe"), "--selftest", str(out))
    return code == 0 and bool(json.loads(out.read_text(encoding="utf-8"))["good"])


def with_mutex(act: Callable[[], int]) -> int:
    """Do something while the mutex of a running program is held."""
    kernel = ctypes.WinDLL("kernel32")
    kernel.CreateMutexW.restype = ctypes.c_void_p
    handle = kernel.CreateMutexW(None, False, MUTEX)
    try:
        return act()
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def run(*command: str) -> int:
    return subprocess.run(command, check=False, timeout=600).returncode


def wait(until: Callable[[], bool]) -> bool:
    """Whether something comes true: the uninstaller goes on in a copy of itself after it has returned."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.5)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
