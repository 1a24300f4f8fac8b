"""Kill the program while somebody types and saves, at random moments; start it again, and look at what is left.

`python -m tests.proofs.kill [TIMES [AT_ONCE]]`. Every second kill falls into a save. Killed is the real window
(`tests/proofs/killed.py`), digits standing in an open cell. After each kill it is started again: what was acknowledged
as saved is in the draft, whole; what is offered is newer than the draft, and with it all but the last two seconds of
typing and one write are there; nobody else is said to have changed the file.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.drafts import storage
from app.report.new import new_report
from tests.proofs.killed import number_in
from ui.files.autosave import EVERY

LONGEST = 5.0
"""Seconds after which a process is killed at the latest."""
LONGEST_SAVE = 0.03
"""Seconds into a save within which it is killed."""
ONE_WRITE = 1.0
"""Seconds that one write may take on a busy machine."""
RESTORE = "恢复没保存的内容"


@dataclass(frozen=True)
class Result:
    """`problem` is empty when nothing was lost; `lost` the seconds of typing that were; `saves` acknowledged; `offered`
    whether unsaved work was."""

    problem: str
    lost: float = 0.0
    saves: int = 0
    offered: bool = False


def start(*given: object) -> subprocess.Popen[bytes]:
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "tests.proofs.killed", *map(str, given)]
    return subprocess.Popen(command, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def once(folder: Path, seed: int) -> Result:
    """Start the program, kill it, start it again, look."""
    path = folder / "年报.gknb"
    storage.save(new_report(2025, "示例局").model_copy(update={"sections": {"1": ()}}), path)
    chance = random.Random(seed)
    with start("work", path, seed) as running:
        assert running.stdout
        pipe = running.stdout.fileno()
        said = _listen(pipe, chance.uniform(0.02, LONGEST))
        if seed % 2:
            said += _begun(pipe)
            time.sleep(chance.uniform(0, LONGEST_SAVE))
        running.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        said += _rest(pipe)
    with start("restart", path) as again:
        assert again.stdout
        after = again.stdout.read().decode()
    return judge(path, said.decode(), killed, after)


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


def judge(path: Path, said: str, killed: float, after: str) -> Result:
    """Whether what the process said is in the files that it left, and what the next start made of them."""
    lines = [line.split() for line in said.splitlines()]
    edits = {int(line[1]): float(line[2]) for line in lines if line[0] == "E" and len(line) == 3}
    saves = [int(line[1]) for line in lines if line[0] == "S"]
    found = dict(line.split(" ", 1) for line in after.splitlines())
    offered = found.get("asked") == RESTORE
    disk, opened = int(found.get("disk", -1)), int(found.get("open", -1))
    lost = max((killed - at for number, at in edits.items() if number > opened), default=0.0)
    problem = _problem(found, disk, opened, saves)
    if not problem and number_in(storage.load(path)) != opened:
        problem = "saving after the restart did not work"
    if not problem and lost > EVERY / 1000 + ONE_WRITE:
        problem = f"{lost:.2f} s of typing are gone"
    return Result(problem, lost, len(saves), offered)


def _problem(found: dict[str, str], disk: int, opened: int, saves: list[int]) -> str:
    offered = found.get("asked") == RESTORE
    if "told" in found or found.get("saved") != "True" or found.get("asked", RESTORE) != RESTORE:
        return f"after the restart: {found}"
    if saves and disk < saves[-1]:
        return f"{saves[-1]} was acknowledged as saved, {disk} is there"
    if opened < disk or (offered and opened == disk):
        return f"{opened} was offered although {disk} is saved"
    return ""


def run(times: int, at_once: int = 4, seed: int = 0) -> list[Result]:
    """`times` kills, `at_once` at a time."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as together:
        for result in together.map(
            lambda number: _tried(Path(folder) / str(number), number), range(seed, seed + times)
        ):
            results.append(result)
            if times > 50:
                print(f"\r{len(results)} of {times}", end="", flush=True)
    return results


def _tried(place: Path, seed: int) -> Result:
    place.mkdir()
    try:
        return once(place, seed)
    except Exception as error:  # noqa: BLE001 - counted as a loss
        return Result(f"{type(error).__name__}: {error}")


def main() -> int:
    times, at_once = map(int, (*sys.argv[1:3], *("1000", "4")[len(sys.argv[1:3]) :]))
    results = run(times, at_once, seed=random.randrange(10**6))
    lost = sorted(result.lost for result in results)
    bad = [result.problem for result in results if result.problem]
    print(
        f"\n{len(results)} kills, {sum(result.saves for result in results)} acknowledged saves, "
        f"{sum(result.offered for result in results)} times unsaved work was offered, {len(bad)} losses; "
        f"typing lost: median {lost[len(lost) // 2]:.2f} s, most {lost[-1]:.2f} s"
    )
    print(*bad[:10], sep="\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
