"""Lists every Chinese text in the code by file: to be read once by eye, as a whole.

    python -m tests.words [folder…]

Docstrings are left out but those of rules, which are the advice to the clerk, and patterns and lists of words.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")
PATTERN = re.compile(r"\(\?|\\[bdsSuwW]|\[\^|[^|]\|[^|]|^\S+(?: \S+){9}")
"""A regular expression, or a list of many words: nobody is shown it."""


def texts(path: Path) -> Iterator[str]:
    """The Chinese texts of a file in order; what is put into them stands as {}."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = set(map(id, _notes(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in ast.walk(node) if part is not node}
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            if CHINESE.search(text):
                yield text
        elif isinstance(node, ast.Constant) and id(node) not in inside and CHINESE.search(str(node.value)):
            yield str(node.value)


def _notes(tree: ast.AST) -> Iterator[ast.expr]:
    """Texts that stand for themselves: docstrings, but for those of rules."""
    rules = {
        id(node.body[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any("rule" in ast.unparse(each) for each in node.decorator_list)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and id(node) not in rules:
            yield node.value


def main(folders: list[str]) -> int:
    for folder in folders or ["app", "ui"]:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found = [text for text in dict.fromkeys(texts(path)) if not PATTERN.search(text)]
            if found:
                sys.stdout.write(f"\n{path.relative_to(ROOT).as_posix()}\n")
                sys.stdout.writelines(f"  {text!r}\n" for text in found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
