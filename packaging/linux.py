"""Freeze the program for Linux desktops and see it start: python packaging/linux.py [--work DIR].

Builds DIR/dist/gknb, lets it test itself from a folder with Chinese and blanks in its name, and shows its window
on a virtual screen (Xvfb) until the window stands there.
"""

from __future__ import annotations

import argparse
import json
import os
import runpy
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
"""Seconds that the window may take to appear."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "linux")
    work = parser.parse_args().work.resolve()
    need_tools()
    freeze(work)
    home = work / "示范 单位"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(work / "dist" / "gknb", home / "gknb", symlinks=True)
    selftest(home)
    show(home)
    return 0


def need_tools() -> None:
    """What takes the program apart and looks at its window; Debian's own Python keeps its library in a package apart."""
    start = runpy.run_path(str(ROOT / "packaging" / "start.py"))
    tools = {"objdump": "binutils", "Xvfb": "xvfb", "xdotool": "xdotool"}
    missing = [package for tool, package in tools.items() if not shutil.which(tool)]
    if sys.base_prefix == "/usr":
        python = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        missing += start["missing"]({f"lib{python}.so.1.0": f"lib{python}"})
    if still := start["need"](missing):
        sys.exit(f"没有打包：缺少{'、'.join(still)}。")


def freeze(work: Path) -> None:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "build")]
    subprocess.run([*command, *places, "build.spec"], cwd=ROOT, check=True)
    size = sum(path.stat().st_size for path in (work / "dist").rglob("*") if path.is_file() and not path.is_symlink())
    print(f"bundle: {size / 1e6:.0f} MB")


def selftest(home: Path) -> None:
    out = home / "自检.json"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([home / "gknb" / "gknb-cli", "--selftest", out], env=environment, check=False)
    seen = json.loads(out.read_text(encoding="utf-8"))
    print(f"selftest: {'good' if seen['good'] else seen}")
    if done.returncode != 0 or not seen["good"]:
        sys.exit("the frozen program fails its own test")


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen of its own; its name for DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    try:
        yield ":" + os.read(read, 16).decode().strip()
    finally:
        server.terminate()
        server.wait(20)


def show(home: Path) -> None:
    """Start the windowed program on a screen of its own and wait for its window."""
    with screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
        start = time.monotonic()
        program = subprocess.Popen([home / "gknb" / "gknb"], env=environment)
        try:
            wait_for_window(program, environment)
            print(f"window: after {time.monotonic() - start:.1f} s")
        finally:
            program.terminate()
            program.wait(20)


def wait_for_window(program: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
    deadline = time.monotonic() + PATIENCE
    search = ["xdotool", "search", "--onlyvisible", "--name", "年报"]
    while time.monotonic() < deadline:
        if program.poll() is not None:
            sys.exit(f"the frozen program ended at once, exit code {program.returncode}")
        if subprocess.run(search, env=environment, capture_output=True, check=False).stdout.strip():
            return
        time.sleep(0.2)
    sys.exit(f"no window of the frozen program within {PATIENCE} s")


if __name__ == "__main__":
    sys.exit(main())
