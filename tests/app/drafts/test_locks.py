"""Who has a draft open: said of a living holder, never of a crashed one."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.locks import STALE, Holder, Lock, told_of
from app.errors import UnreadableFile
from app.system.os_lock import OsLock, alone

HOLDS = """
import sys
from pathlib import Path
from app.drafts.locks import Holder, Lock
assert Lock(Path(sys.argv[1]), Holder("李某", "here", "2026-01-05 09:00", "t")).take() is None
print("held", flush=True)
sys.stdin.read()
"""
HERE, THERE = Holder("张某", "here", "2026-01-06 10:00", "mine"), Holder("张某", "there", "2026-01-06 10:00", "mine")


@pytest.mark.parametrize("me", [HERE, THERE])
def test_a_second_window_is_told_who_and_since_when(tmp_path: Path, me: Holder) -> None:
    draft = tmp_path / "年报.gknb"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(draft)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"
        other = Lock(draft, me).take()
        assert str(other) == "李某（在电脑“here”上，2026-01-05 09:00起）"
        holder.kill()
    assert Lock(draft, HERE).take() is None


def test_a_window_of_the_same_person_is_known_by_name_and_machine() -> None:
    assert HERE.is_the_same_person(Holder("张某", "here", "2026-01-07 10:00", "another"))
    assert not HERE.is_the_same_person(THERE)
    assert not Holder().is_the_same_person(Holder())


def left_by(draft: Path, holder: Holder) -> Path:
    lock = Lock(draft, holder)
    assert lock.take() is None
    lock._os.release(remove=False)  # as if its machine had lost power
    return lock.path


def test_another_machines_lock_is_stale_without_a_heartbeat_only(tmp_path: Path) -> None:
    draft = tmp_path / "a.gknb"
    path = left_by(draft, THERE)
    assert Lock(draft, HERE).take() == THERE
    late = time.time() - STALE - 1
    os.utime(path, (late, late))
    assert Lock(draft, HERE).take() is None
    assert [one.name for one in tmp_path.iterdir()] == ["~$a.gknb"]


def test_a_heartbeat_notices_that_somebody_took_over(tmp_path: Path) -> None:
    mine = Lock(tmp_path / "a.gknb", HERE)
    assert mine.take() is None
    assert mine.beat()
    mine.path.write_text('{"who": "李某", "machine": "there", "since": "", "token": "other"}', encoding="utf-8")
    assert not mine.beat()
    mine.release()
    assert mine.path.exists()


def test_a_lock_that_somebody_took_over_is_not_removed(tmp_path: Path) -> None:
    mine = Lock(tmp_path / "a.gknb", HERE)
    assert mine.take() is None
    mine.path.write_text('{"who": "李某", "machine": "there", "since": "", "token": "other"}', encoding="utf-8")
    mine.release()
    assert mine.path.exists()


def test_a_lock_that_can_not_be_written_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as disk:
        disk.setattr(os, "utime", full)
        with pytest.raises(OSError, match=str(errno.ENOSPC)):
            Lock(tmp_path / "a.gknb", HERE).take()
    lock = Lock(tmp_path / "a.gknb", HERE)
    assert lock.take() is None
    lock.release()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[" * 5000, b"\xff", b'{"who": 1, "machine": [], "since": {}, "token": 0}']
)
def test_a_damaged_lock_keeps_nobody_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "~$a.gknb").write_bytes(content)
    os.utime(tmp_path / "~$a.gknb", (1, 1))
    lock = Lock(tmp_path / "a.gknb", HERE)
    assert lock.take() is None
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_of_the_system_is_had_by_one_at_a_time(tmp_path: Path) -> None:
    first, second = OsLock(tmp_path / "x"), OsLock(tmp_path / "x")
    assert first.take()
    assert not second.take()
    with alone(tmp_path / "x", patience=0.02) as mine:
        assert not mine
    first.release()
    assert second.take()
    second.release()
    with alone(tmp_path / "no" / "folder") as mine:
        assert not mine
    assert list(tmp_path.iterdir()) == []


def test_a_lock_file_is_not_called_another_programs(tmp_path: Path) -> None:
    draft = tmp_path / "年报.gknb"
    lock = Lock(draft)
    assert lock.take() is None
    try:
        with pytest.raises(UnreadableFile) as told:
            storage.load(lock.path)
    finally:
        lock.release()
    assert "谁打开着草稿" in str(told.value)
    assert "同一个文件夹里的“年报.gknb”" in str(told.value)


def test_a_copied_lock_file_leads_to_no_draft_of_its_own_name() -> None:
    entries = {"who": "", "machine": "", "since": "", "token": ""}
    assert "请打开同一个文件夹里的草稿" in told_of("副本.gknb", entries)
    assert told_of("副本.gknb", {"format": 1}) == told_of("副本.gknb", []) == ""
