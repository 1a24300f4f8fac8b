"""What upgrades leave beside the program goes, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.system.upgrades import clear_leftovers

OLD, NEW = "gknb-lib-0.1.0-11111111", "gknb-lib-0.2.0-22222222"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """After an upgrade: both folders of libraries, both programs of the new version, a draft of the clerk's."""
    for folder in (OLD, NEW):
        (tmp_path / folder / "PySide6").mkdir(parents=True)
        for name in ("python311.dll", "PySide6/Qt6Core.dll"):
            (tmp_path / folder / name).write_bytes(b"MZ")
    for name in ("gknb.exe", "gknb-cli.exe"):
        exe(tmp_path / name, NEW)
    (tmp_path / "年报.gknb").write_text("{}")
    return tmp_path


def exe(path: Path, libraries: str) -> None:
    path.write_bytes(b"MZ\0\0pyi-contents-directory " + libraries.encode() + b"\0\0\0o")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_older_version_and_unfinished_files_go(program: Path) -> None:
    for name in ("gknb.exe.new", "gknb-cli.exe.old", "uninstall.exe.new"):
        (program / name).write_bytes(b"MZ")
    clear_leftovers(program, lambda: False)
    assert names(program) == {NEW, "gknb.exe", "gknb-cli.exe", "年报.gknb"}
    assert (program / NEW / "PySide6" / "Qt6Core.dll").exists()


def test_what_one_of_the_programs_still_names_stays(program: Path) -> None:
    exe(program / "gknb.exe", OLD)  # a set-up was killed between the two
    clear_leftovers(program, lambda: False)
    assert {OLD, NEW} <= names(program)


def test_nothing_goes_while_a_set_up_runs(program: Path) -> None:
    (program / "gknb.exe.new").write_bytes(b"MZ")
    before = names(program)
    clear_leftovers(program, lambda: True)
    assert names(program) == before


def test_nothing_goes_where_no_program_says_what_it_needs(program: Path) -> None:
    for name in ("gknb.exe", "gknb-cli.exe"):
        (program / name).write_bytes(b"MZ")
    clear_leftovers(program, lambda: False)
    assert {OLD, NEW} <= names(program)


def test_libraries_in_use_stay_whole(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(path: Path, *_: object) -> None:
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr(Path, "unlink", held)
    clear_leftovers(program, lambda: False)
    assert (program / OLD / "PySide6" / "Qt6Core.dll").exists()


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "none", lambda: False)
