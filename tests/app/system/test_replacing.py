"""Whatever fails while a file is written: the old content or the new one is there, whole."""

import errno
import os
import stat
import sys
from itertools import combinations
from pathlib import Path

import pytest

from app.errors import NotWritten, UnreadableFile
from app.incoming.opening import open_report
from app.ooxml import packing
from app.system import replacing
from app.system.in_place import Written
from tests.app.system.faulty import FAULTS, FaultyDisk

OLD, NEW = b"old " * 3000, b"new!" * 5000
MOST_STEPS = 30


def write(path: Path, disk: FaultyDisk) -> Written | NotWritten:
    try:
        return replacing.replace(path, NEW, disk)
    except NotWritten as error:
        return error


def holds_whole(path: Path, said: Written | NotWritten) -> bool:
    """The old or new content stands under the name; or, after two failures, in files that the sentence names."""
    if isinstance(said, Written):
        return path.read_bytes() == NEW
    if path.exists() and path.read_bytes() in {OLD, NEW}:
        return True
    whole = {other.read_bytes() for other in path.parent.iterdir() if other.name in str(said) and other != path}
    return whole == {OLD, NEW}


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("there", [True, False], ids=["over an old file", "a new file"])
def test_any_one_or_two_failing_operations_leave_a_whole_file(tmp_path: Path, kind: str, there: bool) -> None:
    tried = 0
    for at in [(n,) for n in range(1, MOST_STEPS)] + list(combinations(range(1, MOST_STEPS), 2)):
        path = tmp_path / "年报.gknb"
        for left in tmp_path.iterdir():
            left.unlink()
        if there:
            path.write_bytes(OLD)
        disk = FaultyDisk(kind, at)
        said = write(path, disk)
        if disk.done < max(at):
            continue
        tried += 1
        assert holds_whole(path, said) or (not there and not path.exists()), (at, said)
        if isinstance(said, NotWritten) and not path.exists():
            assert "另存" in str(said)
    assert tried >= (26 if sys.platform == "win32" else 27)  # Windows can't sync a folder


def test_a_save_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "年报.gknb"
    assert replacing.replace(path, OLD) == Written()
    assert replacing.replace(path, NEW) == Written()
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


class Stubborn(FaultyDisk):
    """Never lets one file take the place of another, like transparent encryption."""

    def replace(self, source: Path, target: Path) -> None:
        raise PermissionError(13, f"{source} to {target}")


def test_where_replacing_fails_it_writes_in_place_keeps_the_old_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "年报.gknb"
    path.write_bytes(OLD)
    said = replacing.replace(path, NEW, Stubborn())
    assert path.read_bytes() == NEW
    assert said.backup == tmp_path / "年报.gknb.bak"
    assert said.backup.read_bytes() == OLD
    assert "直接写入" in said.note
    assert "年报.gknb.bak" in said.note
    assert sorted(tmp_path.iterdir()) == [path, said.backup]


def test_a_file_that_a_scanner_holds_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "年报.gknb"
    path.write_bytes(OLD)
    at = 7  # after create, write, sync, close, read, copy_mode
    disk = FaultyDisk("sharing violation", range(at, at + 3))
    assert replacing.replace(path, NEW, disk) == Written()
    assert disk.done == (12 if sys.platform == "win32" else 13)  # Windows can't sync a folder
    assert 0 < disk.waited < 2


class NoNew(FaultyDisk):
    """A folder that lets its files be changed, but none be made."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def _refuse(self, path: Path) -> None:
        if path.parent == self.folder and not path.exists():
            raise PermissionError(errno.EACCES, "no new files")

    def create(self, path: Path, mode: int = 0o666) -> int:
        self._refuse(path)
        return super().create(path, mode)

    def reopen(self, path: Path) -> int:
        self._refuse(path)
        return super().reopen(path)


def test_where_no_file_can_be_made_the_old_one_is_changed_with_a_copy_elsewhere(tmp_path: Path) -> None:
    path, spare = tmp_path / "folder" / "年报.gknb", tmp_path / "spare"
    path.parent.mkdir()
    path.write_bytes(OLD)
    said = replacing.replace(path, NEW, NoNew(path.parent), spare=spare)
    assert path.read_bytes() == NEW
    assert said.backup == spare / "年报.gknb.bak"
    assert said.backup.read_bytes() == OLD
    assert str(said.backup) in said.note
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(NotWritten, match="没有权限"):
        replacing.replace(path.with_name("新的.gknb"), NEW, NoNew(path.parent), spare=spare)


class Full(Stubborn):
    """Neither lets a file be replaced nor one be written over; new files are fine."""

    def __init__(self, target: Path) -> None:
        super().__init__()
        self.target, self.handles = target, set[int]()

    def reopen(self, path: Path) -> int:
        handle = super().reopen(path)
        if path == self.target:
            self.handles.add(handle)
        return handle

    def write(self, handle: int, data: bytes) -> None:
        if handle in self.handles:
            os.write(handle, data[:100])
            raise OSError(errno.ENOSPC, "full")
        super().write(handle, data)


def test_where_nothing_helps_old_and_new_lie_beside_and_are_named(tmp_path: Path) -> None:
    path = tmp_path / "年报.gknb"
    path.write_bytes(OLD)
    with pytest.raises(NotWritten, match="磁盘已满") as raised:
        replacing.replace(path, NEW, Full(path))
    beside = {one.read_bytes(): one.name for one in tmp_path.iterdir() if one != path}
    assert set(beside) == {OLD, NEW}
    assert all(name in str(raised.value) for name in beside.values())


class Held(Stubborn):
    """Another program reads the file and lets nobody write it, as Word does with an open document on Windows."""

    def __init__(self, target: Path) -> None:
        super().__init__()
        self.target = target

    def reopen(self, path: Path) -> int:
        if path == self.target:
            raise PermissionError(13, "held")
        return super().reopen(path)


def test_a_file_that_may_not_even_be_opened_is_left_alone_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(OLD)
    with pytest.raises(NotWritten, match=r"被别的程序占用.*原来的文件没有改动"):
        replacing.replace(path, NEW, Held(path))
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


class Lying(FaultyDisk):
    """Reads back something else than what was written."""

    def read(self, path: Path) -> bytes:
        return super().read(path)[:-1]


def test_nothing_counts_as_written_that_does_not_read_back(tmp_path: Path) -> None:
    path = tmp_path / "年报.gknb"
    path.write_bytes(OLD)
    with pytest.raises(NotWritten, match="没有写成"):
        replacing.replace(path, NEW, Lying())
    assert path.read_bytes() == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there that clerks lack")
def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "real.gknb", tmp_path / "link.gknb"
    real.write_bytes(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    replacing.replace(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert real.stat().st_mode & 0o777 == 0o640


class Peeking(FaultyDisk):
    """Notes the modes of new files as they are made."""

    def __init__(self) -> None:
        super().__init__()
        self.modes: list[int] = []

    def create(self, path: Path, mode: int = 0o666) -> int:
        handle = super().create(path, mode)
        self.modes.append(path.stat().st_mode & 0o777)
        return handle


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_can_read_a_private_file_while_it_is_written(tmp_path: Path) -> None:
    former, disk = os.umask(0o022), Peeking()
    try:
        mine, open_ = tmp_path / "mine.gknb", tmp_path / "open.docx"
        mine.write_bytes(OLD)
        mine.chmod(0o600)
        replacing.replace(mine, NEW, disk)
        replacing.replace(tmp_path / "new.recovery", NEW, disk, private=True)
        replacing.replace(open_, NEW, disk)
        replacing.replace(mine, NEW, Stubborn())
    finally:
        os.umask(former)
    assert disk.modes == [0o600, 0o600, 0o644]
    assert {one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()} == {
        "mine.gknb": 0o600,
        "mine.gknb.bak": 0o600,
        "new.recovery": 0o600,
        "open.docx": 0o644,
    }


def test_what_an_interrupted_save_left_goes_with_a_later_one(tmp_path: Path) -> None:
    path, left, other = tmp_path / "a.gknb", tmp_path / "a.gknb.0123abcd.new", tmp_path / "b.gknb.0123abcd.new"
    for one in (left, other):
        one.write_bytes(b"half")
        os.utime(one, (1, 1))
    running = tmp_path / "a.gknb.89abcdef.new"
    running.write_bytes(b"another save is at it")
    replacing.replace(path, NEW)
    assert sorted(tmp_path.iterdir()) == [path, running, other]


def test_a_file_that_is_meant_to_stay_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "年报.gknb"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may do everything
    with pytest.raises(NotWritten, match="没有权限"):
        replacing.replace(path, NEW)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["长" * 60, "x" * 249])
def test_long_names_can_be_written(tmp_path: Path, name: str) -> None:
    for disk in (None, Stubborn()):
        replacing.replace(tmp_path / (name + ".gknb"), NEW, disk)
    assert (tmp_path / (name + ".gknb")).read_bytes() == NEW


@pytest.mark.parametrize("path", ["no/such/folder/a.gknb", "folder", "x" * 300])
def test_a_place_that_takes_no_file_is_said_plainly(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWritten, match=r"请换一个(位置另存|文件名)"):
        replacing.replace(tmp_path / path, NEW)
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="没有管道文件的系统")
def test_what_is_no_file_is_neither_replaced_nor_read(tmp_path: Path) -> None:
    """A device replaced by a file is gone for everybody; a pipe that nobody writes to is never at its end."""
    for name in ("x.docx", "x.gknb"):
        pipe = tmp_path / name
        os.mkfifo(pipe)
        with pytest.raises(NotWritten):
            replacing.replace(pipe, b"x")
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        with pytest.raises(UnreadableFile, match="不是文件"):
            open_report(pipe)
    with pytest.raises(UnreadableFile, match="不是文件"):
        packing.read(tmp_path / "x.docx")


def test_a_folder_that_has_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"文件夹“.*移动盘”，.*断开"):
        replacing.replace(tmp_path / "移动盘" / "x.gknb", b"new")
