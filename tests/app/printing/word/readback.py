"""A reading of exported files that shares nothing with the program: zip and ElementTree alone."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Box = tuple[int, int, int, int]
"""Row, column, rowspan and colspan of a cell."""


@dataclass(frozen=True)
class Read:
    paragraphs: tuple[tuple[str, str], ...]
    """Style id and text of the paragraphs outside tables, breaks as line feeds."""
    tables: tuple[dict[Box, str], ...]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in contents.items():
            package.writestr(name, data)
    return target.getvalue()


def read(data: bytes) -> Read:
    body = ElementTree.fromstring(parts(data)["word/document.xml"]).find(f"{W}body")
    assert body is not None
    return Read(
        tuple((style(node), text(node)) for node in body if node.tag == f"{W}p"),
        tuple(table(node) for node in body if node.tag == f"{W}tbl"),
    )


def style(paragraph: ElementTree.Element) -> str:
    node = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if node is None else node.get(f"{W}val", "")


def text(node: ElementTree.Element) -> str:
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    inside = f"{W}r"
    return "".join(
        (piece.text or "") if piece.tag == f"{W}t" else shown.get(piece.tag, "")
        for run in node.iter(inside)
        for piece in run
    )


def text_of_run(run: ElementTree.Element) -> str:
    return "".join(piece.text or "" for piece in run if piece.tag == f"{W}t")


def table(node: ElementTree.Element) -> dict[Box, str]:
    """The cells of a table with their merges worked out from gridSpan and vMerge."""
    begun: dict[int, list[object]] = {}
    found: list[list[object]] = []
    for row, line in enumerate(node.findall(f"{W}tr")):
        column = 0
        for cell in line.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            across = int(span.get(f"{W}val", "1")) if span is not None else 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart":
                begun[column][2] = int(str(begun[column][2])) + 1
            else:
                entry: list[object] = [row, column, 1, across, text(cell)]
                found.append(entry)
                begun[column] = entry
            column += across
    return {(int(str(r)), int(str(c)), int(str(h)), int(str(v))): str(words) for r, c, h, v, words in found}
