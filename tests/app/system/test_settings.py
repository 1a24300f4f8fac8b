"""Settings: kept, and never a reason not to start."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.system.folders import documents, user_folders
from app.system.settings import FILE, MOST_BYTES, MOST_RECENT, Settings, load, save

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists)


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    liked = Settings(enter="down", versions_mb=7).opened(tmp_path / "年报.gknb")
    save(liked, tmp_path / "new" / "folder")
    assert load(tmp_path / "new" / "folder") == liked


def test_the_newest_draft_comes_first_and_only_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in [*map(str, range(20)), "3"]:
        settings = settings.opened(tmp_path / name)
        settings = settings.left(tmp_path / name, f"page {name}")
    assert [Path(path).name for path in settings.recent][:3] == ["3", "19", "18"]
    assert len(settings.recent) == len(set(settings.recent)) == MOST_RECENT
    assert set(settings.left_at) == set(settings.recent)
    assert settings.left_at[settings.recent[0]] == "page 3"


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"enter": "up", "recent": 3}'])
def test_damaged_settings_are_the_defaults(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    assert load(tmp_path) == Settings()


@pytest.mark.parametrize(("size", "used"), [(0, 1), (-5, 1), (7, 7), (10**9, 10_000), (True, 50), ("7", 50)])
def test_a_room_that_no_machine_has_is_the_nearest_that_it_has(tmp_path: Path, size: object, used: int) -> None:
    (tmp_path / FILE).write_text(json.dumps({"versions_mb": size}), encoding="utf-8")
    assert load(tmp_path).versions_mb == used


def test_settings_of_an_absurd_size_are_the_defaults(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"enter": "down"}' + " " * MOST_BYTES, encoding="utf-8")
    assert load(tmp_path) == Settings()


@given(st.dictionaries(st.sampled_from(["recent", "enter", "versions_mb", "left_at", "template"]), JSON))
def test_any_values_make_usable_settings(tmp_path_factory: pytest.TempPathFactory, entries: dict[str, object]) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / FILE).write_text(json.dumps(entries), encoding="utf-8")
    found = load(folder)
    assert found.enter in {"right", "down"}
    assert 1 <= found.versions_mb <= 10_000
    assert all(
        isinstance(text, str) for text in (*found.recent, *found.left_at, *found.left_at.values(), found.template)
    )


def test_settings_of_a_newer_program_stay(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"enter": "down", "colour": "blue"}', encoding="utf-8")
    save(load(tmp_path), tmp_path)
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["colour"] == "blue"


def test_the_folders_are_those_of_the_system(tmp_path: Path) -> None:
    windows = user_folders({"APPDATA": str(tmp_path / "Roaming"), "LOCALAPPDATA": str(tmp_path / "Local")}, "win32")
    assert (windows.config, windows.logs) == (tmp_path / "Roaming/gknb", tmp_path / "Local/gknb/logs")
    linux = user_folders({"XDG_CONFIG_HOME": "relative"}, "linux")
    assert linux.config == Path.home() / ".config" / "gknb"
    assert linux.versions == Path.home() / ".local" / "share" / "gknb" / "versions"
    assert user_folders({"GKNB_HOME": "/stick"}, "linux").recovery == Path("/stick/data/recovery")


@pytest.mark.skipif(sys.platform == "win32", reason="Linux desktops alone keep this file")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('XDG_DOCUMENTS_DIR="$HOME/文档"', "home/文档"),
        ('XDG_DOCUMENTS_DIR="{tmp}/别处 的"', "别处 的"),
        ('XDG_DOCUMENTS_DIR="$HOME/没有"', "home"),
        ('XDG_DOCUMENTS_DIR="$HOME/"', "home"),
        ('XDG_MUSIC_DIR="$HOME/文档"', "home"),
        ("\udcff", "home"),
    ],
)
def test_documents_are_where_the_desktop_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, expected: str
) -> None:
    for folder in ("home/文档", "别处 的"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert documents({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "home"
    written = line.replace("{tmp}", str(tmp_path)).encode("utf-8", "surrogateescape")
    (tmp_path / "user-dirs.dirs").write_bytes(b"# comment\n" + written + b"\n")
    assert documents({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / expected
