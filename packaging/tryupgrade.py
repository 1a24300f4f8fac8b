"""Try upgrades under load on Windows: python packaging/tryupgrade.py OLD.EXE OLD_VERSION NEW.EXE NEW_VERSION [STEP …]

A check of many files runs, a library or a program is held open, the set-up is killed at ten random moments and at the
moments that matter: always the old or the new version starts. Then downgrades. Takes everything away again.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from installed import PATIENCE, UNINSTALL, Installed, Told, held, local, run, uninstall, value, wait  # type: ignore[import-not-found]

NOT_DONE, RUNS, NEWER_IS_THERE = 2, 3, 4
KILLS = 10
DRAFTS = 300


@dataclass(frozen=True)
class Upgrade:
    """The set-ups of two versions."""

    old: str
    old_version: str
    new: str
    new_version: str

    def go_back(self) -> int:
        return int(run(self.old, "/S", "/Downgrade"))


def main(old: str, old_version: str, new: str, new_version: str, *named: str) -> int:
    upgrade, told = Upgrade(old, old_version, new, new_version), Told()
    steps = (beside_a_check, library_held, program_held, folder_held, killed, downgraded)
    for step in steps if not named else [step for step in steps if step.__name__ in named]:
        print(f"-- {step.__name__}", flush=True)
        step(upgrade, told)
    told.expect("uninstalls", uninstall(local()))
    return 1 if told.failed else 0


def beside_a_check(upgrade: Upgrade, told: Told) -> None:
    """The command line keeps the installer away, and comes to its end."""
    at = local()
    told.expect("the old version is there", upgrade.go_back() == 0 and at.versions() == {upgrade.old_version})
    example = next(at.folder.glob("gknb-lib-*/examples/sample-2020.gknb"))
    with TemporaryDirectory() as folder:
        for number in range(DRAFTS):
            shutil.copy(example, Path(folder, f"{number}.gknb"))
        check = subprocess.Popen([str(at.command_line), "check", folder], stdout=subprocess.DEVNULL)
        time.sleep(3)
        code = run(upgrade.new, "/S")
        told.expect("refuses while a check runs", code == RUNS or check.poll() is not None, code)
        told.expect("the check ends as it would", check.wait() == 1, check.returncode)
    told.expect("the old version is there still", (seen := at.versions()) == {upgrade.old_version}, seen)


def library_held(upgrade: Upgrade, told: Told) -> None:
    """A scanner has a library of the old version open: the new one is installed all the same, the old one goes later."""
    at = local()
    upgrade.go_back()
    old = at.libraries(at.window)
    with held(next(old.glob("python311.dll"))):
        told.expect("upgrades with a library held", (code := run(upgrade.new, "/S")) == 0, code)
        told.expect("the new version starts", (seen := at.versions()) == {upgrade.new_version}, seen)
        told.expect("what is held stays whole", len(list(old.rglob("*"))) > 50)
    window = subprocess.Popen([str(at.window)])
    told.expect("it goes when the window opens next", wait(lambda: not old.exists()), at.folders())
    window.kill()
    window.wait()
    told.expect("and the new version starts", (seen := at.versions()) == {upgrade.new_version}, seen)


def program_held(upgrade: Upgrade, told: Told) -> None:
    """A scanner has a program open: nothing is changed."""
    at = local()
    for exe in (at.command_line, at.window):
        upgrade.go_back()
        folders = at.folders()
        with held(exe):
            told.expect(f"gives up with {exe.name} held", (code := run(upgrade.new, "/S")) == NOT_DONE, code)
        told.expect("all of the old version is there", (seen := at.versions()) == {upgrade.old_version}, seen)
        told.expect("nothing of the new one", at.folders() == folders and not at.unfinished(), at.folders())
    with held(at.window):
        run(str(at.uninstaller), "/S", f"_?={at.folder}")
    told.expect("nor is it taken away while held", (seen := at.versions()) == {upgrade.old_version}, seen)


def folder_held(upgrade: Upgrade, told: Told) -> None:
    """Somebody looks into the old version's folder."""
    at = local()
    upgrade.go_back()
    with held(at.libraries(at.window)):
        told.expect("upgrades with the folder held", (code := run(upgrade.new, "/S")) == 0, code)
        told.expect("the new version starts", (seen := at.versions()) == {upgrade.new_version}, seen)


def killed(upgrade: Upgrade, told: Told) -> None:
    """At ten random moments, and when the first or the last program has just been exchanged."""
    at = local()
    upgrade.go_back()
    begun = time.monotonic()
    run(upgrade.new, "/S")
    whole = time.monotonic() - begun
    chance = random.Random(22)
    moments: list[Callable[[], None]] = [partial(time.sleep, chance.uniform(0, whole)) for _ in range(KILLS)]
    moments += [partial(_until_changed, at.command_line), partial(_until_changed, at.window)]
    for moment in moments:
        told.expect("goes back", (code := upgrade.go_back()) == 0, code)
        _kill(upgrade, moment)
        seen = {exe.name: at.version(exe) for exe in (at.window, at.command_line)}
        good = set(seen.values()) <= {upgrade.old_version, upgrade.new_version}
        told.expect(f"killed: starts as {seen}, beside it {at.unfinished()}", good, seen)
        told.expect("the next set-up makes it whole", run(upgrade.new, "/S") == 0 and _whole(upgrade, at), at.folders())


def _kill(upgrade: Upgrade, moment: Callable[[], None]) -> None:
    """Start the new set-up and end it, without a chance to tidy up, at a moment."""
    setup = subprocess.Popen([upgrade.new, "/S"])
    moment()
    setup.kill()
    setup.wait()


def _until_changed(exe: Path) -> None:
    """Wait until an .exe takes its libraries from another folder."""
    at, deadline = local(), time.monotonic() + PATIENCE
    before = at.libraries(exe)
    while time.monotonic() < deadline:
        with suppress(OSError, AssertionError):
            if at.libraries(exe) != before:
                return


def _whole(upgrade: Upgrade, at: Installed) -> bool:
    return at.versions() == {upgrade.new_version} and len(at.folders()) == 1 and not at.unfinished()


def downgraded(upgrade: Upgrade, told: Told) -> None:
    at = local()
    run(upgrade.new, "/S")
    told.expect("does not go back unasked", (code := run(upgrade.old, "/S")) == NEWER_IS_THERE, code)
    told.expect("the new version is there", (seen := at.versions()) == {upgrade.new_version}, seen)
    told.expect("goes back when asked", (code := upgrade.go_back()) == 0, code)
    told.expect("the old version is there", (seen := at.versions()) == {upgrade.old_version}, seen)
    told.expect("and is what Windows knows", value(UNINSTALL, "DisplayVersion") == upgrade.old_version)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
