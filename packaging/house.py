"""Draw the rooms of app/ and ui/ and what stands on what, from the imports: docs/house.svg.

    python packaging/house.py           draw it anew
    python packaging/house.py --check   say whether the picture is current (exit 1 if not)

Rows are the layers of pyproject.toml's contracts. An arrow that follows from others is left out.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "house.svg"
BOX_WIDTH, BOX_HEIGHT, GAP, ROW, MARGIN = 112, 30, 24, 62, 20

Rooms = dict[str, set[str]]
"""A room (“app.checks”) with the rooms that it imports from."""


def layers(root: str) -> list[list[str]]:
    """The rooms of `root`, top row first, as the contract of the layers has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    rows = next(contract["layers"] for contract in contracts if contract.get("containers") == [root])
    return [[f"{root}.{name.strip()}" for name in row.split("|")] for row in rows]


def room_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def imports(root: str) -> Rooms:
    """What each room of `root` imports from the others of it."""
    found: Rooms = {}
    for path in sorted((ROOT / root).rglob("*.py")):
        here = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        named = {name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for name in _names(node)}
        found.setdefault(here, set()).update(room_of(name) for name in named if name.startswith(f"{root}."))
    return {room: uses - {room} for room, uses in found.items()}


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def reduced(rooms: Rooms) -> list[tuple[str, str]]:
    """The arrows that don't follow from others."""
    return [
        (room, used)
        for room, uses in sorted(rooms.items())
        for used in sorted(uses)
        if not any(used in _below(rooms, other) for other in uses - {used})
    ]


def _below(rooms: Rooms, room: str) -> set[str]:
    """All rooms that `room` stands on; a room never stands on one above it, the contract sees to that."""
    found: set[str] = set()
    todo = [room]
    while todo:
        new = rooms.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


def drawn() -> str:
    """The picture: ui on top of app."""
    rows = [*layers("ui"), *layers("app")]
    rooms = {**imports("ui"), **imports("app")}
    width = max(len(row) for row in rows) * (BOX_WIDTH + GAP) + 2 * MARGIN
    places = {
        room: (
            width // 2 - (len(row) * (BOX_WIDTH + GAP) - GAP) // 2 + column * (BOX_WIDTH + GAP),
            MARGIN + number * ROW,
        )
        for number, row in enumerate(rows)
        for column, room in enumerate(row)
    }
    arrows = [_arrow(places[a], places[b]) for a, b in reduced(rooms) if a in places and b in places]
    boxes = [_box(room, *place) for room, place in places.items()]
    style = "text{font:14px sans-serif;text-anchor:middle}rect{fill:#eef4fb;stroke:#4a6785}.ui{fill:#f3f0e6}path{stroke:#9aa7b5;fill:none}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {len(rows) * ROW + MARGIN}"><style>{style}</style>'
    return "\n".join([head, *arrows, *boxes, "</svg>", ""])


def _box(room: str, x: int, y: int) -> str:
    root, _, name = room.partition(".")
    rect = f'<rect class="{root}" x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="4"/>'
    return f'{rect}<text x="{x + BOX_WIDTH // 2}" y="{y + 20}">{name}</text>'


def _arrow(above: tuple[int, int], below: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = above, below
    x1, x2, y1 = x1 + BOX_WIDTH // 2, x2 + BOX_WIDTH // 2, y1 + BOX_HEIGHT
    return f'<path d="M{x1} {y1}C{x1} {y1 + ROW // 2} {x2} {y2 - ROW // 2} {x2} {y2}"/>'


def main() -> int:
    if "--check" in sys.argv[1:]:
        current = PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == drawn()
        print("docs/house.svg is current" if current else "docs/house.svg is old: python packaging/house.py")
        return 0 if current else 1
    PICTURE.write_text(drawn(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
