"""Kill a process that edits and saves, at random moments; then look at what is left.

`python -m tests.proofs.kill [TIMES [AT_ONCE]]`. Every second kill falls into a save. The process is the program without its window: a session, its
keeper with autosave, versions and lock. After each kill: what was acknowledged as saved is in the draft, whole,
and the draft or an offered recovery holds all but the last two seconds of typing and one write.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from app.drafts import storage
from app.drafts.recovery import Recovery, offers
from app.drafts.versions import Versions
from app.report.model import Report
from app.report.new import new_report
from ui.files.autosave import EVERY
from ui.files.keeper import Keeper, locked
from ui.session import Session

CELL = "requests.received.business"
TYPING = 20
"""Milliseconds between two edits."""
LONGEST = 5.0
"""Seconds after which a process is killed at the latest."""
LONGEST_SAVE = 0.03
"""Seconds into a save within which it is killed."""
ONE_WRITE = 1.0
"""Seconds that one write may take on a busy machine."""


@dataclass(frozen=True)
class Result:
    """`problem` is empty when nothing was lost; `lost` the seconds of typing that were; `saves` acknowledged."""

    problem: str
    lost: float
    saves: int


def edit_and_save(path: Path, tell: int, seed: int) -> None:
    """What the killed process does. Lines on `tell`: “E number time” after an edit, “B” before a save, “S number” after it."""
    chance = random.Random(seed)
    app = QCoreApplication.instance() or QCoreApplication([])  # an earlier test may have made one
    data = path.parent / "data"
    session = Session(storage.load(path), path)
    from app.drafts.draft import open_draft

    versions = Versions(data / "versions")
    _, draft = open_draft(path, versions)
    lock, _ = locked(path)
    keeper = Keeper(session, versions, Recovery(data / "recovery"), draft, lock)
    number = 0

    def type_on() -> None:
        nonlocal number
        number += 1
        session.edit({("figures", CELL): str(number), ("sections", "1"): (f"第{number}次" * 200,)}, "typing")
        os.write(tell, f"E {number} {time.monotonic()}\n".encode())
        if chance.random() < 0.02:
            os.write(tell, b"B\n")
            keeper.save(path)
            session.history.setClean()
            os.write(tell, f"S {number}\n".encode())

    timer = QTimer(interval=TYPING)
    timer.timeout.connect(type_on)
    timer.start()
    app.exec()


def once(folder: Path, seed: int) -> Result:
    """Start a process, kill it, look."""
    path = folder / "年报.gknb"
    storage.save(new_report(2025, "示例局"), path)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        edit_and_save(path, writing, seed)
        os._exit(1)
    os.close(writing)
    chance = random.Random(seed)
    said = _listen(reading, chance.uniform(0.02, LONGEST))
    if seed % 2:
        said += _begun(reading)
        time.sleep(chance.uniform(0, LONGEST_SAVE))
    os.kill(child, signal.SIGKILL)
    killed = time.monotonic()
    os.waitpid(child, 0)
    said += _rest(reading)
    os.close(reading)
    return judge(path, said.decode(), killed)


def _listen(pipe: int, seconds: float) -> bytes:
    """What comes through the pipe in `seconds` after its first line."""
    said = os.read(pipe, 65536)
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            said += os.read(pipe, 65536)
    return said


def _begun(pipe: int) -> bytes:
    """What comes until a save begins."""
    said = b""
    while b"B\n" not in said and (more := os.read(pipe, 65536)):
        said += more
    return said


def _rest(pipe: int) -> bytes:
    said = b""
    while more := os.read(pipe, 65536):
        said += more
    return said


def judge(path: Path, said: str, killed: float) -> Result:
    """Whether what the process said is in the files that it left."""
    lines = [line.split() for line in said.splitlines()]
    edits = {int(line[1]): float(line[2]) for line in lines if line[0] == "E"}
    saves = [int(line[1]) for line in lines if line[0] == "S"]
    opened = storage.open_draft(path)
    kept = _number(opened.report)
    found = offers(path.parent / "data" / "recovery")
    recovered = max((_number(offer.draft.report) for offer in found), default=0)
    problem = ""
    if opened.noticed or any(offer.draft.noticed for offer in found):
        problem = f"not whole: {opened.noticed}"
    elif saves and kept < saves[-1]:
        problem = f"{saves[-1]} was acknowledged as saved, {kept} is there"
    best = max(kept, recovered)
    lost = max((killed - at for number, at in edits.items() if number > best), default=0.0)
    if lost > EVERY / 1000 + ONE_WRITE:
        problem = problem or f"{lost:.2f} s of typing are gone"
    return Result(problem, lost, len(saves))


def _number(report: Report) -> int:
    number = int(report.figures.get(CELL, "0"))
    assert number == 0 or report.sections["1"] == (f"第{number}次" * 200,)
    return number


def run(times: int, at_once: int = 8, seed: int = 0) -> list[Result]:
    """`times` kills, `at_once` at a time in processes of their own."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, times, at_once):
            batch = range(start, min(start + at_once, times))
            results += _batch(Path(folder), [seed + number for number in batch])
            if times > 50:
                print(f"\r{len(results)} of {times}", end="", flush=True)
    return results


def _batch(folder: Path, seeds: list[int]) -> list[Result]:
    helpers = [_helper(folder, seed) for seed in seeds]
    results = []
    for child, pipe in helpers:
        problem, lost, saves = _rest(pipe).decode().rsplit("|", 2)
        os.close(pipe)
        os.waitpid(child, 0)
        results.append(Result(problem, float(lost), int(saves)))
    return results


def _helper(folder: Path, seed: int) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    place = folder / str(seed)
    place.mkdir()
    try:
        result = once(place, seed)
    except BaseException as error:  # noqa: BLE001 - told to the parent, which counts it as a loss
        result = Result(f"{type(error).__name__}: {error}", 0, 0)
    os.write(writing, f"{result.problem}|{result.lost}|{result.saves}".encode())
    os._exit(0)


def main() -> int:
    times, at_once = map(int, (*sys.argv[1:3], "1000", "8")[:2]) if len(sys.argv) != 2 else (int(sys.argv[1]), 8)
    results = run(times, at_once, seed=random.randrange(10**6))
    lost = sorted(result.lost for result in results)
    bad = [result.problem for result in results if result.problem]
    print(
        f"\n{len(results)} kills, {sum(result.saves for result in results)} acknowledged saves, {len(bad)} losses; "
        f"typing lost: median {lost[len(lost) // 2]:.2f} s, most {lost[-1]:.2f} s"
    )
    print(*bad[:10], sep="\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
