"""A finished file is never lost: it lies where it was asked for, or it is said where."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.errors import NotWritten
from app.system.disk import Disk
from app.system.filenames import fault
from app.system.finished_file import fit_name, write_finished


class Locked(Disk):
    """A disk on which some names can't be put in place or written: what an open file is in Windows."""

    def __init__(self, *names: str, code: int = errno.EACCES) -> None:
        self.names, self.code = names, code

    def _refuse(self, path: Path) -> None:
        if path.name in self.names or not self.names:
            raise OSError(self.code, os.strerror(self.code))

    def replace(self, source: Path, target: Path) -> None:
        self._refuse(target)
        super().replace(source, target)

    def reopen(self, path: Path) -> int:
        self._refuse(path)
        return super().reopen(path)

    def create(self, path: Path, mode: int = 0o666) -> int:
        if not self.names:
            self._refuse(path)
        return super().create(path, mode)


def test_a_file_open_in_word_stays_whole_and_the_new_one_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(b"old")
    kept = write_finished(path, b"new", Locked("年报.docx"))
    assert (path.read_bytes(), kept.path.read_bytes()) == (b"old", b"new")
    assert kept.path == tmp_path / "年报（1）.docx"
    assert not kept.as_asked
    assert "没有写成" in kept.message
    assert "年报（1）.docx" in kept.message


def test_a_free_place_is_used_as_asked(tmp_path: Path) -> None:
    kept = write_finished(tmp_path / "年报.docx", b"new")
    assert (kept.path, kept.message, kept.as_asked) == (tmp_path / "年报.docx", "", True)


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("a:b.docx", "a_b.docx"),
        ("CON.docx", "_CON.docx"),
        ("nul", "_nul"),
        ("年报?.docx", "年报_.docx"),
        ("年报.docx.", "年报.docx"),
        ("长" * 300 + ".docx", "长" * 75 + ".docx"),
        ("半\ud800个.docx", "半个.docx"),
    ],
)
def test_a_name_that_no_system_takes_gets_one_that_works(tmp_path: Path, name: str, kept_as: str) -> None:
    kept = write_finished(Path(f"{tmp_path}{os.sep}{name}"), b"new")
    assert (kept.path.name, kept.path.read_bytes()) == (kept_as, b"new")
    assert not kept.as_asked
    assert "没有写成" in kept.message


def test_the_name_that_works_takes_no_other_files_place(tmp_path: Path) -> None:
    (tmp_path / "a_b.docx").write_bytes(b"another report")
    kept = write_finished(Path(f"{tmp_path}{os.sep}a:b.docx"), b"new")
    assert kept.path == tmp_path / "a_b（1）.docx"
    assert (tmp_path / "a_b.docx").read_bytes() == b"another report"


def test_a_folder_that_is_not_there_leads_to_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    kept = write_finished(tmp_path / "none" / "年报.docx", b"new")
    assert kept.path == home / "年报.docx"
    assert "没有这个文件或文件夹" in kept.message


def test_a_full_disk_is_said_in_one_sentence_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(b"old")
    with pytest.raises(NotWritten, match="磁盘已满"):
        write_finished(path, b"new", Locked(code=errno.ENOSPC))
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["年报.docx", "CONTENT.docx", "a.b.c", "com10.docx", "2025年（定稿）.pdf"])
def test_ordinary_names_have_no_fault(name: str) -> None:
    assert fault(name) == ""
    assert fit_name(name) == name
