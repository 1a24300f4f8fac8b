"""The house rules that a reader can count: short files, short functions, no Qt in app/."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path for room in ("app", "ui") for path in (ROOT / room).rglob("*.py"))


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (f"{path.name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_over_300_lines_and_no_function_over_40(path: Path) -> None:
    limit = 500 if path.parent.name == "form" else 300
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit
    assert [found for found in functions(path) if found[1] > 40] == []


def test_nearly_all_functions_are_short() -> None:
    lengths = sorted(length for path in FILES for _, length in functions(path))
    assert lengths[int(len(lengths) * 0.95)] <= 20


MOST_WAYS = 16
"""Ways through a function, each condition, loop and part of an “and” or “or” counted: more is not taken in at a glance."""


def ways(function: ast.AST) -> int:
    """How many ways lead through a function; one in it counts with it."""
    counted = 1
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp | ast.For | ast.While | ast.ExceptHandler | ast.Lambda | ast.match_case):
            counted += 1
        elif isinstance(node, ast.BoolOp):
            counted += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            counted += 1 + len(node.ifs)
    return counted


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_function_has_more_ways_than_can_be_taken_in(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [f"{node.name} {ways(node)}" for node in found if ways(node) > MOST_WAYS] == []


@pytest.mark.parametrize("root", ["app", "ui"])
def test_every_room_stands_in_the_guide_for_developers_and_says_what_it_is_for(root: str) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = guide.split(f"从下往上看`{root}/`", 1)[1].split("|---|---|", 1)[1].split("\n\n")[0]
    named = set(re.findall(r"`(\w+(?:/|\.py))`", part))
    rooms = {path.parent for path in (ROOT / root).glob("*/__init__.py")}
    there = {f"{room.name}/" for room in rooms} | {path.name for path in (ROOT / root).glob("[!_]*.py")}
    assert sorted(named - {"word/"} ^ there) == []
    for room in rooms:
        assert (room / "__init__.py").read_text(encoding="utf-8").startswith('"""')


@pytest.mark.parametrize(
    "path", sorted((ROOT / "app").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_app_imports_no_qt(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [name for name in names if name.split(".")[0] in {"PySide6", "shiboken6"}] == []


CLOCKS = re.compile(r"\b(process_time|perf_counter)\b|^\s*assert .*\b(monotonic|time\.time)\(", re.M)


def test_no_test_asserts_how_fast_a_machine_is() -> None:
    """Hostile input is held to its growth (tests/growth.py)."""
    files = sorted(path for path in (ROOT / "tests").rglob("test_*.py") if path.name != "test_house.py")
    assert [path.name for path in files if CLOCKS.search(path.read_text(encoding="utf-8"))] == []


def test_which_years_a_form_is_for_is_said_by_the_editions_alone() -> None:
    said = re.compile(r"20\d\d(?:、20\d\d)*年度(?:起|及以前|用)")
    files = [path for path in FILES if path.parent != ROOT / "app" / "form"]
    assert [path.name for path in files if said.search(path.read_text(encoding="utf-8"))] == []


def test_the_picture_of_the_rooms_is_current() -> None:
    """After a new room or a new arrow between rooms: python packaging/house.py"""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "house.py", "--check"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
