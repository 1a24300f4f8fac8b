"""A disk that forgets what was not synced: cut the power at any moment of editing and saving, and look at what is left.

`python -m tests.proofs.forgetful [CUTS]` (20,000). The program's keeper edits, writes recovery files and saves, while
every change of a file is taped on its way to the system. A cut after any of them leaves what was synced, and of the
rest whatever chance leaves: none, some or half of the written pieces; names that appeared, moved and went, in their
order as journals keep it or in none. Then: the draft is whole, it is what was acknowledged last or something newer, and
what is offered of unsaved work is whole.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any
from unittest import mock

from PySide6.QtWidgets import QApplication

from app.drafts import storage
from app.drafts.draft import open_draft
from app.drafts.recovery import Recovery, offers
from app.drafts.versions import Versions
from app.report.model import Report
from app.report.new import new_report
from ui.files.attempt import locked
from ui.files.open_file import OpenFile
from ui.session import Session

CELL = "requests.received.business"
Step = tuple[Any, ...]


@dataclass
class Tape:
    """What was done to files, in order. A file is known by a number that stays with it through renaming."""

    steps: list[Step] = field(default_factory=list)
    _names: dict[str, int] = field(default_factory=dict)
    _handles: dict[int, list[Any]] = field(default_factory=dict)
    _guard: RLock = field(default_factory=RLock)
    _real: dict[str, Callable[..., Any]] = field(default_factory=dict)

    def known(self, path: str) -> int:
        """The number of the file at `path`; its content is on the disk if it was there before the tape ran."""
        if path not in self._names:
            self._names[path] = len(self.steps) + 1
            held = Path(path).read_bytes() if Path(path).is_file() else None
            self.steps.append(("there", path, self._names[path], held) if held is not None else ("pause",))
        return self._names[path]

    def open(self, path: Any, flags: int, *rest: Any) -> int:
        name, new = os.path.abspath(path), not os.path.exists(path)  # noqa: PTH100, PTH110
        with self._guard:
            number = 0 if os.path.isdir(path) else self.known(name)  # noqa: PTH112
            handle: int = self._real["open"](path, flags, *rest)
            self._handles[handle] = [number, 0, name]
            if new and flags & os.O_CREAT:
                self._names[name] = len(self.steps) + 1
                self._handles[handle][0] = self._names[name]
                self.steps.append(("create", name, self._names[name]))
        return handle

    def lseek(self, handle: int, at: int, how: int) -> int:
        found: int = self._real["lseek"](handle, at, how)
        if handle in self._handles:
            self._handles[handle][1] = found
        return found

    def write(self, handle: int, data: Any) -> int:
        with self._guard:
            done: int = self._real["write"](handle, data)
            if handle in self._handles:
                number, at, _ = self._handles[handle]
                self.steps.append(("write", number, at, bytes(data[:done])))
                self._handles[handle][1] += done
        return done

    def ftruncate(self, handle: int, size: int) -> None:
        with self._guard:
            self._real["ftruncate"](handle, size)
            self.steps.append(("cut", self._handles[handle][0], size))

    def fsync(self, handle: int) -> None:
        with self._guard:
            number, _, name = self._handles[handle]
            self.steps.append(("sync", number) if number else ("sync folder", name))

    def replace(self, source: Any, target: Any) -> None:
        with self._guard:
            here, there = os.path.abspath(source), os.path.abspath(target)  # noqa: PTH100
            self.known(there)
            self._real["replace"](source, target)
            self._names[there] = self._names.pop(here)
            self.steps.append(("move", here, there))

    def unlink(self, path: Any, *rest: Any) -> None:
        with self._guard:
            name = os.path.abspath(path)  # noqa: PTH100
            self.known(name)
            self._real["unlink"](path, *rest)
            self._names.pop(name)
            self.steps.append(("remove", name))

    @contextmanager
    def running(self) -> Iterator[None]:
        """Tape what this process does meanwhile; nothing is really synced, so that it is quick."""
        names = ("open", "lseek", "write", "ftruncate", "fsync", "replace", "unlink")
        self._real = {name: getattr(os, name) for name in names}
        patches = [mock.patch.object(os, name, getattr(self, name)) for name in names]
        for patch in patches:
            patch.start()
        try:
            yield
        finally:
            for patch in patches:
                patch.stop()


def taped(folder: Path, rounds: int, seed: int) -> tuple[list[Step], Path]:
    """The tape of an editing clerk, with a step (“saved”, number) wherever she was told so."""
    _ = QApplication.instance() or QApplication(["forgetful", "-platform", "offscreen"])  # tests of the window share it
    path, tape, chance = folder / "年报.gknb", Tape(), random.Random(seed)
    storage.save(numbered(new_report(2025, "示例局"), 0), path)
    versions = Versions(folder / "versions")
    tape.known(str(path))
    with tape.running():
        opened, draft = open_draft(path, versions)
        session = Session(opened.report, path)
        keeper = OpenFile(session, versions, Recovery(folder / "recovery"), draft, locked(path)[0])
        for number in range(1, rounds + 1):
            session.edit({("figures",): {CELL: str(number)}, ("preface",): (f"第{number}次" * 300,)}, "typing")
            if chance.random() < 0.6:
                keeper.autosave.write()
            if chance.random() < 0.5:
                keeper.autosave.settle()
            if chance.random() < 0.4:
                attempt = keeper.begin(path)
                attempt.write()
                keeper.done(attempt)
                tape.steps.append(("saved", number))
        keeper.autosave.settle()
        keeper.autosave.leave()
    return tape.steps, path


def numbered(report: Report, number: int) -> Report:
    return report.model_copy(update={"figures": {CELL: str(number)}, "preface": (f"第{number}次" * 300,)})


@dataclass
class Disk:
    """What is left after a cut: contents by number, names that lead to them."""

    content: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def change(self, step: Step) -> None:
        """Carry a step out."""
        what, *given = step
        if what in {"there", "create"}:
            self.names[given[0]] = given[1]
            self.content.setdefault(given[1], given[2] if what == "there" else b"")
        elif what == "write":
            number, at, data = given
            held = self.content.get(number, b"").ljust(at, b"\0")
            self.content[number] = held[:at] + data + held[at + len(data) :]
        elif what == "cut":
            number, size = given
            self.content[number] = self.content.get(number, b"")[:size].ljust(size, b"\0")
        elif what == "move" and given[0] in self.names:
            self.names[given[1]] = self.names.pop(given[0])
        elif what == "remove":
            self.names.pop(given[0], None)


def left(steps: list[Step], chance: random.Random) -> Disk:
    """What a cut after `steps` leaves: all that was synced, and of the rest what chance lets through."""
    synced_to = {step[1]: at for at, step in enumerate(steps) if step[0] in {"sync", "sync folder"}}
    ordered, lucky = chance.random() < 0.5, chance.choice((0.0, 0.5, 0.9, 1.0))
    journal = chance.randrange(len(steps) + 1)
    last = max((at for at, step in enumerate(steps) if _is_name(step) and _kept(step, at, synced_to)), default=-1)
    disk = Disk()
    for at, step in enumerate(steps):
        if step[0] == "there" or _kept(step, at, synced_to):
            disk.change(step)
        elif _is_name(step):
            if at <= max(last, journal) if ordered else chance.random() < lucky:
                disk.change(step)
        elif chance.random() < lucky:
            disk.change(step if step[0] != "write" or chance.random() < 0.5 else _half(step, chance))
    return disk


def _half(step: Step, chance: random.Random) -> Step:
    return (*step[:3], step[3][: chance.randrange(len(step[3]) + 1)])


def _is_name(step: Step) -> bool:
    return step[0] in {"create", "move", "remove"}


def _kept(step: Step, at: int, synced_to: dict[Any, int]) -> bool:
    """Whether a later sync has made the step last."""
    key = os.path.dirname(step[-1] if step[0] == "move" else step[1]) if _is_name(step) else step[1:2] and step[1]  # noqa: PTH120
    return at <= synced_to.get(key, -1)


def judge(steps: list[Step], path: Path, chance: random.Random) -> str:
    """What is wrong with what a cut after `steps` leaves; '' for nothing."""
    disk = left(steps, chance)
    acknowledged = max((step[1] for step in steps if step[0] == "saved"), default=0)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, number in disk.names.items():
            place = root / Path(name).relative_to(path.parent)
            place.parent.mkdir(parents=True, exist_ok=True)
            held = disk.content.get(number, b"")
            place.write_bytes(held.replace(str(path.parent).encode(), folder.encode()))  # where the work belongs to
        opened = storage.open_draft(root / path.name)
        number = _whole(opened)
        found = offers(root / "recovery")
        for offer in found:
            _whole(offer.draft)
            offer.lock.release()
    return f"{acknowledged} was acknowledged, {number} is there" if number < acknowledged else ""


def _whole(opened: storage.Opened) -> int:
    number = int(opened.report.figures[CELL])
    assert not opened.noticed, opened.noticed
    assert opened.report == numbered(opened.report, number)
    return number


def run(cuts: int, rounds: int = 30, seed: int = 0) -> list[str]:
    """What is wrong after each of so many cuts, '' for nothing."""
    with tempfile.TemporaryDirectory() as folder:
        steps, path = taped(Path(folder), rounds, seed)
        first = next(at for at, step in enumerate(steps) if step[0] not in {"there", "pause"})
        return [_tried(steps, first, path, random.Random(f"{seed} {cut}")) for cut in range(cuts)]


def _tried(steps: list[Step], first: int, path: Path, chance: random.Random) -> str:
    at = chance.randrange(first, len(steps) + 1)
    try:
        return judge(steps[:at], path, chance)
    except Exception as error:  # noqa: BLE001 - counted as a loss
        return f"after step {at}: {type(error).__name__}: {error}"


def main() -> int:
    cuts = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    found = [said for seed in range(10) for said in run(cuts // 10, seed=seed)]
    bad = [said for said in found if said]
    print(f"{len(found)} cuts of the power, {len(bad)} that cost something")
    print(*bad[:10], sep="\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
