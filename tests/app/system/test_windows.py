"""One running window on Windows: the mutex, and files handed from one process to another."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from stat import FILE_ATTRIBUTE_HIDDEN
from types import ModuleType

import pytest

from app.drafts.locks import Lock
from app.system.folders import documents
from tests.places import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="Windows alone")
OWN = "from app.system import windows; windows.MUTEX = windows.CLASS = 'gknb.test'\n"
"""A program of the tests' own: whoever runs them may have the real one open."""
WAITS = f"""{OWN}
import ctypes, sys, time
from ctypes import wintypes
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
SENDS = f"{OWN}import pathlib, sys; print(windows.is_first(), windows.send(pathlib.Path(sys.argv[1])))"


def test_a_later_start_hands_its_file_over(tmp_path: Path) -> None:
    file = tmp_path / "示范 年报.gknb"
    with subprocess.Popen([sys.executable, "-c", WAITS], cwd=ROOT, stdout=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.readline().split() == [b"True", b"False"]
        done = subprocess.run([sys.executable, "-c", SENDS, str(file)], cwd=ROOT, capture_output=True, check=True)
        assert done.stdout.split() == [b"False", b"True"]
        assert running.stdout.readline().strip().decode("ascii") == ascii(str(file))


def test_a_lock_is_hidden_and_works_on(tmp_path: Path) -> None:
    draft = tmp_path / "示范 年报.gknb"
    for _ in range(2):
        lock = Lock(draft)
        assert lock.take() is None
        assert getattr(lock.path.stat(), "st_file_attributes", 0) & FILE_ATTRIBUTE_HIDDEN
        assert lock.beat()
        assert lock.beat()
        lock.release()
        assert list(tmp_path.iterdir()) == []


def test_a_hidden_lock_left_by_a_crash_is_taken_over(tmp_path: Path) -> None:
    draft = tmp_path / "示范 年报.gknb"
    left = Lock(draft)
    left.take()
    data = left.path.read_bytes()
    left.release()
    left.path.write_bytes(data)
    windows().hide(left.path)
    lock = Lock(draft)
    assert lock.take() is None
    assert lock.beat()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_hidden_without_a_word(tmp_path: Path) -> None:
    windows().hide(tmp_path / "none")


def test_documents_are_where_windows_says() -> None:
    assert windows().documents() == documents()
    assert documents().is_dir()


def windows() -> ModuleType:
    return import_module("app.system.windows")


def test_without_a_running_window_nothing_is_handed_over() -> None:
    code = f"{OWN}print(windows.send(None, patience=0.2))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_a_set_up_at_work_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows(), "SETUP_MUTEX", "Local\\gknb.test.installing")
    assert not windows().upgrading()
    monkeypatch.setattr(windows(), "COMMAND_MUTEX", "Local\\gknb.test.installing")
    windows().hold_while_commanding()
    assert windows().upgrading()


def test_a_library_that_is_cut_short_or_not_there_does_not_load(tmp_path: Path) -> None:
    whole = Path(sys.base_prefix, f"python3{sys.version_info[1]}.dll")
    short = tmp_path / "short.dll"
    short.write_bytes(whole.read_bytes()[:100_000])
    assert windows().loads(whole)
    assert not windows().loads(short)
    assert not windows().loads(tmp_path / "none.dll")
