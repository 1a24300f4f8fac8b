"""Lists every Chinese text in the code by file: to be read once by eye, as a whole.

    python -m tests.words [folder…]

Docstrings are left out but those of rules, which are the advice to the clerk.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")


def texts(path: Path) -> Iterator[str]:
    """The Chinese texts of a file in order; what is put into them stands as {}."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in ast.walk(node) if part is not node}
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            if CHINESE.search(text):
                yield text
        elif isinstance(node, ast.Constant) and id(node) not in inside and CHINESE.search(str(node.value)):
            yield str(node.value)


def main(folders: list[str]) -> int:
    for folder in folders or ["app", "ui"]:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found = list(dict.fromkeys(texts(path)))
            if found:
                sys.stdout.write(f"\n{path.relative_to(ROOT).as_posix()}\n")
                sys.stdout.writelines(f"  {text!r}\n" for text in found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
