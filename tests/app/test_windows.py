"""One running window on Windows: the mutex, and files handed from one process to another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="Windows alone")
ROOT = Path(__file__).parents[2]
WAITS = """
import ctypes, sys, time
from ctypes import wintypes
from app import windows
got = []
first = windows.is_first()
inbox = windows.Inbox(got.append)
print(first, windows.is_first(), flush=True)
message, until = wintypes.MSG(), time.monotonic() + 30
while not got and time.monotonic() < until:
    while windows._user.PeekMessageW(ctypes.byref(message), None, 0, 0, 1):
        windows._user.DispatchMessageW(ctypes.byref(message))
    time.sleep(0.01)
print(ascii(str(got[0]) if got else "nothing"), flush=True)
"""
SENDS = (
    "import pathlib, sys; from app import windows; print(windows.is_first(), windows.send(pathlib.Path(sys.argv[1])))"
)


def test_a_later_start_hands_its_file_over(tmp_path: Path) -> None:
    file = tmp_path / "示范 年报.gknb"
    with subprocess.Popen([sys.executable, "-c", WAITS], cwd=ROOT, stdout=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.readline().split() == [b"True", b"False"]
        done = subprocess.run([sys.executable, "-c", SENDS, str(file)], cwd=ROOT, capture_output=True, check=True)
        assert done.stdout.split() == [b"False", b"True"]
        assert running.stdout.readline().strip().decode("ascii") == ascii(str(file))


def test_without_a_running_window_nothing_is_handed_over() -> None:
    code = "from app import windows; print(windows.send(None, patience=0.2))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
