"""The parts of a .docx, taken out with care: nothing is fetched, nothing unbounded is unpacked."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from app.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 64 * 1024 * 1024
"""Largest file that is opened at all."""
MOST_PART = 16 * 1024 * 1024
"""Largest part that is unpacked; the text of a yearly report is under 2 MB."""
MOST_TAGS = 500_000
"""Tags in a part; a tree takes about 150 bytes for each."""
MOST_ENTRIES = 4000
_MAIN = ("word/document.xml", "word/document2.xml")
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/chart": b"http://schemas.openxmlformats.org/drawingml/2006/chart",
}
"""The same elements under two names: “Strict Open XML” and what everybody writes."""
_FETCHED = ("/oleObject", "/subDocument", "/aFChunk", "/frame", "/control", "/package")
"""Kinds of outside content that belong to the text itself; plain links and pictures are only named."""


class Package:
    """An opened .docx. Raises `UnreadableFile` for whatever is not an ordinary one."""

    kind = "Word文件（.docx）"
    again = "请用Word或WPS打开，另存为新的.docx后再导入"
    """What to do about one that is refused."""
    macros_refused = True

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.refused(f"不是完整的{self.kind}，可能没有下载完或已损坏") from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise self.refused(f"里有{len(entries)}个部件，不是正常的{self.kind}")
        self._stored = {_slashed(entry.filename): entry.filename for entry in entries}
        self.names = set(self._stored)
        if len(self.names) < len(entries):
            raise self.refused(f"里有重名的部件，不是正常的{self.kind}")
        self._look_over(entries)

    def refused(self, what: str, todo: str = "") -> UnreadableFile:
        return UnreadableFile(f"“{self.name}”{what}，没有读入。{todo or self.again}。")

    def _look_over(self, entries: list[zipfile.ZipInfo]) -> None:
        if any(entry.flag_bits & 1 for entry in entries):
            raise self.refused("设有密码")
        if any(_escapes(name) for name in self.names):
            raise self.refused(f"里有指向外部位置的部件名，不是正常的{self.kind}")
        if self.macros_refused and any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise self.refused("含有宏")

    def part(self, name: str) -> bytes | None:
        """A part unpacked, or None when there is none of that name."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(self._stored[name]) as packed:
                data = packed.read(MOST_PART + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise self.refused("已损坏") from error
        except Exception as error:
            if type(error).__module__ == "zlib":
                raise self.refused("已损坏") from error
            raise
        if len(data) > MOST_PART:
            raise self.refused("展开后大得不正常")
        return data

    def everything(self) -> dict[str, bytes]:
        """Every part by its name, in the order of the file."""
        found: dict[str, bytes] = {}
        for entry in self._zip.infolist():
            if not entry.is_dir():
                found[_slashed(entry.filename)] = self.part(_slashed(entry.filename)) or b""
            if sum(map(len, found.values())) > MOST_BYTES:
                raise self.refused("展开后大得不正常")
        return found

    def xml(self, name: str) -> _Element | None:
        """A part as a tree. Entities are never expanded; a document type is refused."""
        data = self.part(name)
        return None if data is None else self._parsed(data)

    def _parsed(self, data: bytes) -> _Element:
        from lxml import etree

        if data.count(b"<") > MOST_TAGS:
            raise self.refused("展开后大得不正常")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(as_usual(data), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.refused("内容不完整或已损坏") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refused("里有不该有的文档类型声明")
        return root

    def main(self) -> str:
        """The name of the part that holds the text."""
        with suppress(StopIteration):
            return next(name for name in _MAIN if name in self.names)
        for relation in self.relations(""):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in self.names:
                return target
        raise self.refused("里没有正文")

    def relations(self, part: str) -> list[_Element]:
        folder, _, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        return [] if root is None else [child for child in root if isinstance(child.tag, str)]

    def refuse_outside_content(self, part: str) -> None:
        """Raise for text that would have to be fetched from somewhere else."""
        for relation in self.relations(part):
            if relation.get("TargetMode") == "External" and relation.get("Type", "").endswith(_FETCHED):
                raise self.refused("的内容链接在别处，本程序不打开外部链接")


def is_strict(data: bytes) -> bool:
    """Whether the elements of a part are named as in “Strict Open XML”."""
    return _STRICT in data


def as_usual(data: bytes) -> bytes:
    """A part with its elements named as everybody names them."""
    if is_strict(data):
        for strict, usual in _USUAL.items():
            data = data.replace(_STRICT + strict + b'"', usual + b'"').replace(_STRICT + strict + b"'", usual + b"'")
    return data


def _slashed(name: str) -> str:
    """The name of a part as it should be; some programs write it as Windows writes paths."""
    return name.replace("\\", "/")


def _escapes(name: str) -> bool:
    unified = _slashed(name)
    return unified.startswith("/") or ":" in unified.partition("/")[0] or ".." in unified.split("/")
