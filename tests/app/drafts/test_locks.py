"""Who has a draft open: said of a living holder, never of a crashed one."""

import errno
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.locks import STALE, Holder, Lock, told_of
from app.errors import UnreadableFile
from app.system import os_lock
from app.system.installation import installation
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


def test_a_lock_dated_in_the_future_goes_stale_too(tmp_path: Path) -> None:
    draft = tmp_path / "a.gknb"
    path = left_by(draft, THERE)
    early = time.time() + 3 * 365 * 86400
    os.utime(path, (early, early))
    lock = Lock(draft, HERE)
    assert lock.take() is None
    assert path.stat().st_mtime < early
    lock.release()


def test_a_heartbeat_is_dated_by_the_clock_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock(tmp_path / "a.gknb", HERE)
    monkeypatch.setattr(Lock, "_now", lambda _: 1_000_000_000.0)
    assert lock.take() is None
    assert lock.path.stat().st_mtime == 1_000_000_000
    lock.release()


@pytest.mark.parametrize(("installation", "taken"), [("one", True), ("other", False), ("", True)])
def test_two_computers_of_one_name_are_told_apart_by_their_installation(
    tmp_path: Path, installation: str, taken: bool
) -> None:
    draft, mine = tmp_path / "a.gknb", replace(HERE, installation="one")
    left_by(draft, replace(HERE, installation=installation, token="theirs"))
    lock = Lock(draft, mine)
    assert (lock.take() is None) is taken
    assert mine.is_the_same_person(replace(HERE, installation=installation)) is taken
    lock.release()


def test_on_a_drive_without_locks_a_beating_holder_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> None:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr(os_lock, "_lock", none)
    draft = tmp_path / "a.gknb"
    first, second = Lock(draft, HERE), Lock(draft, replace(HERE, token="other"))
    assert first.take() is None
    assert second.take() == HERE
    assert first.beat()
    first.release()
    assert second.take() is None
    second.release()


def test_the_name_of_the_installation_stays(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    name = installation(folder)
    assert len(name) == 16
    assert installation(folder) == name
    assert installation(tmp_path / "other") != name
    (folder / "installation").write_text("rubbish", encoding="ascii")
    assert installation(folder) not in {"rubbish", name}
    (tmp_path / "file").touch()
    assert installation(tmp_path / "file") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there that clerks lack")
def test_a_draft_that_is_opened_by_a_link_is_locked_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    draft, link = tmp_path / "real" / "a.gknb", tmp_path / "链接.gknb"
    draft.touch()
    link.symlink_to(draft)
    lock = Lock(link, THERE)
    assert lock.take() is None
    assert Lock(draft, HERE).take() == THERE
    lock.release()
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.gknb", "real", "链接.gknb"]


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
