"""Compare the frozen program with a bare wizard frozen the same way: size, and work until the window stands.

    pyinstaller --noconfirm tests/bench/bare.spec
    python tests/bench/frozen.py BUNDLE BARE_BUNDLE

Both are started in turn on a virtual screen (Xvfb, xdotool). What counts is the middle of the processor times: they
are right on a busy machine too. The time by the clock is told beside it.
Exit 1 over 1.25 times the size or 1.15 times the start.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from linux import screen  # type: ignore[import-not-found]

MOST_SIZE, MOST_START = 1.25, 1.15
ROUNDS = 7
PATIENCE = 60


def size(bundle: Path) -> int:
    return sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())


def start(program: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds of the processor, and by the clock, until a window of the program is on the screen."""
    begun = time.monotonic()
    running = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
    try:
        search = ["xdotool", "search", "--onlyvisible", "--name", "年报"]
        while not subprocess.run(search, env=environment, capture_output=True, check=False).stdout:
            if time.monotonic() - begun > PATIENCE:
                raise TimeoutError(program)
        took = time.monotonic() - begun
    finally:
        running.kill()
        _, running.returncode, used = os.wait4(running.pid, 0)
    return used.ru_utime + used.ru_stime, took


def main(bundle: Path, bare: Path) -> int:
    sizes = size(bundle) / size(bare)
    times: dict[str, list[tuple[float, float]]] = {"gknb": [], "bare": []}
    with screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        for _ in range(ROUNDS + 1):
            times["bare"].append(start(bare / "bare", environment))
            times["gknb"].append(start(bundle / "gknb", environment))
    ours, theirs = ([statistics.median(one) for one in zip(*times[name][1:], strict=True)] for name in ("gknb", "bare"))
    starts = ours[0] / theirs[0]
    print(f"size: {size(bundle) / 1e6:.1f} MB, bare {size(bare) / 1e6:.1f} MB, {sizes:.2f} times of {MOST_SIZE}")
    print(f"start, processor: {ours[0]:.3f} s, bare {theirs[0]:.3f} s, {starts:.2f} times of {MOST_START}")
    print(f"start, clock: {ours[1]:.2f} s, bare {theirs[1]:.2f} s, {ours[1] / theirs[1]:.2f} times")
    return 1 if sizes > MOST_SIZE or starts > MOST_START else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
