"""Try the installer on Windows: python packaging/tryinstall.py SETUP.EXE VERSION.

Silent install for one account and for all, association, start, refusal while the program runs, mending, another folder,
uninstall with drafts and settings left. Takes everything away again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from installed import MACHINE, UNINSTALL, Installed, Told, local, menu, mutex, put, run, uninstall, value, wait  # type: ignore[import-not-found]

RUNS = 3


def main(setup: str, version: str) -> int:
    told = Told()
    kept = kept_files()
    for_one_account(setup, version, told)
    elsewhere(setup, version, told)
    for_everybody(setup, version, told)
    versions_when_asked(setup, told)
    told.expect("leaves drafts and settings", all(path.exists() for path in kept))
    return 1 if told.failed else 0


def kept_files() -> list[Path]:
    """A draft and the settings: made where there are none, whoever tries this may use the program too."""
    kept = [Path.home() / "Documents" / "年报 草稿.gknb", Path(os.environ["APPDATA"], "gknb", "settings.json")]
    for path in kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text("{}", encoding="utf-8")
    return kept


def for_one_account(setup: str, version: str, told: Told) -> None:
    at = local()
    told.expect("installs", (code := run(setup, "/S")) == 0 and at.window.is_file(), code)
    expect_keys(told, at, version)
    told.expect("starts", (seen := at.versions()) == {version}, seen)
    beside = at.folder / "自己存的草稿.gknb"
    beside.write_text("{}", encoding="utf-8")
    for name in ("running", "command"):
        with mutex(f"Local\\gknb.{name}"):
            told.expect(f"refuses while gknb.{name} is held", (code := run(setup, "/S")) == RUNS, code)
    libraries = at.libraries(at.window)
    (libraries / "gknb.pyz").write_bytes(b"damaged")
    told.expect("mends a damaged file", run(setup, "/S") == 0 and (seen := at.versions()) == {version}, seen)
    told.expect("leaves nothing unfinished", not at.unfinished() and at.folders() == {libraries.name})
    told.expect("uninstalls", uninstall(at))
    told.expect("takes its keys away", wait(lambda: value(UNINSTALL, "DisplayName") is None))
    told.expect("takes the association away", value(r"Software\Classes\.gknb", "") is None)
    told.expect("takes the Start menu entry away", not menu().exists())
    told.expect("leaves a draft beside the program", beside.exists())
    beside.unlink()


def expect_keys(told: Told, at: Installed, version: str) -> None:
    exe = at.window
    told.expect("has its version among the programs", value(UNINSTALL, "DisplayVersion") == version)
    told.expect("opens .gknb", value(r"Software\Classes\.gknb", "") == "gknb.draft")
    command = value(r"Software\Classes\gknb.draft\shell\open\command", "")
    told.expect("opens it with the program", command == f'"{exe}" "%1"', command)
    told.expect("gives .gknb its icon", value(r"Software\Classes\gknb.draft\DefaultIcon", "") == f'"{exe}",0')
    told.expect("is in the Start menu", menu().is_file())


def elsewhere(setup: str, version: str, told: Told) -> None:
    """Another folder: the program moves, the old folder is no orphan."""
    before, at = local(), Installed(Path(os.environ["SYSTEMDRIVE"] + "\\", "工具 软件", "年报助手"))
    run(setup, "/S")
    told.expect("moves to another folder", (code := put(setup, at.folder)) == 0 and at.window.exists(), code)
    told.expect("leaves none in the old one", not before.folder.exists(), before.folder)
    told.expect("starts there", (seen := at.versions()) == {version}, seen)
    told.expect("is known there", value(UNINSTALL, "InstallLocation") == str(at.folder))
    told.expect("is updated there", run(setup, "/S") == 0 and not before.folder.exists())
    told.expect("uninstalls there", uninstall(at) and wait(lambda: value(UNINSTALL, "DisplayName") is None))


def for_everybody(setup: str, version: str, told: Told) -> None:
    mine, at = local(), Installed(Path(os.environ["PROGRAMFILES"], "gknb"))
    run(setup, "/S")
    told.expect("installs for everybody", (code := run(setup, "/S", "/AllUsers")) == 0 and at.window.exists(), code)
    told.expect("takes the account's own away", not mine.folder.exists() and value(UNINSTALL, "DisplayName") is None)
    told.expect("is known to everybody", value(UNINSTALL, "DisplayVersion", MACHINE) == version)
    told.expect("opens .gknb for everybody", value(r"Software\Classes\.gknb", "", MACHINE) == "gknb.draft")
    told.expect("is in everybody's Start menu", menu(everybody=True).is_file() and not menu().exists())
    told.expect("starts for everybody", (seen := at.versions()) == {version}, seen)
    told.expect("is updated for everybody", run(setup, "/S") == 0 and not mine.folder.exists())
    told.expect("uninstalls for everybody", uninstall(at))
    gone = wait(lambda: value(UNINSTALL, "DisplayName", MACHINE) is None)
    told.expect("takes everybody's keys away", gone and value(r"Software\Classes\.gknb", "", MACHINE) is None)
    told.expect("takes everybody's Start menu entry away", not menu(everybody=True).exists())


def versions_when_asked(setup: str, told: Told) -> None:
    versions = Path(os.environ["LOCALAPPDATA"], "gknb", "versions")
    if versions.exists():
        print("skipped: this account has earlier versions of drafts of its own")
        return
    versions.mkdir(parents=True)
    run(setup, "/S")
    told.expect("leaves earlier versions of drafts", uninstall(local()) and versions.exists())
    run(setup, "/S")
    gone = uninstall(local(), "/DeleteVersions") and wait(lambda: not versions.exists())
    told.expect("deletes them when asked", gone and versions.parent.exists())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
