"""What a share that is gone answers with an error is not there; what is there is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.system.there import exists, is_file, is_folder


def test_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "年报.gknb"
    file.touch()
    assert (is_file(file), is_folder(file), exists(file)) == (True, False, True)
    assert (is_file(tmp_path), is_folder(tmp_path), exists(tmp_path)) == (False, True, True)
    assert not any(look(tmp_path / "没有") for look in (is_file, is_folder, exists))


def test_an_error_of_the_drive_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: object, **more: object) -> os.stat_result:
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as broken:
        broken.setattr(os, "stat", fail)
        assert not any(look(tmp_path) for look in (is_file, is_folder, exists))


def test_a_name_that_no_disk_takes_is_not_there() -> None:
    assert not any(look(Path("a\0b")) for look in (is_file, is_folder, exists))
