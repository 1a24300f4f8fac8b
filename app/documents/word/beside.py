"""What a Word file keeps beside its text: comments, notes, heads and feet of pages, embedded files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.documents.blocks import Block, DocumentRemark, DocumentTable, LeftOut, Text, flat
from app.documents.word.bound import BoundData
from app.errors import UnreadableFile
from app.language.excerpt import excerpt
from app.ooxml.styles import W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from app.ooxml.package import Package

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_CHARTED = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_PARTS = (("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注"))
_DRAWINGS = {"chart": "图表", "diagramData": "SmartArt图形"}
_PAGE_NUMBER = re.compile(r"[\s\d\-—–－―第页共/]*")
_FORMATS = {W + name for name in (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblPrExChange",
    "tblGridChange", "numberingChange", "cellMerge")}  # fmt: skip
_NUMBERED = f"{W}numPr/{W}ins"
LONGEST = 30
LONGEST_COMMENT = 200
DEEPEST = 3
"""Files embedded in files: more than this is no report."""


class Beside:
    """The other parts of the file whose text is `main`."""

    def __init__(self, package: Package, main: str, depth: int = 0) -> None:
        self._package, self._main, self._depth = package, main, depth
        self._told: set[str] = set()
        self._drawn: set[str] = set()
        self._headed: set[str] = set()
        """Words of heads and feet of pages that have been told."""
        self._damaged: dict[str, None] = {}
        self.bound = BoundData(self._kept_data)

    @cached_property
    def _parts(self) -> dict[str, tuple[str, str]]:
        """Relation id -> (kind, name of the part)."""
        folder = self._main.rpartition("/")[0]
        found = {}
        for relation in self._package.relations(self._main):
            target = relation.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else _resolved(f"{folder}/{target}")
            found[relation.get("Id", "")] = relation.get("Type", "").rpartition("/")[2], name
        return found

    def _of_kind(self, kind: str) -> Iterator[_Element]:
        for stated, name in self._parts.values():
            if stated == kind and (root := self._root(name)) is not None:
                yield root

    def _root(self, name: str) -> _Element | None:
        """A part as a tree; one that is damaged is named, the text can be read without it."""
        try:
            return self._package.xml(name)
        except UnreadableFile:
            self._damaged[name] = None
            return None

    def fonts(self) -> frozenset[str]:
        """The names of the fonts that the file brings along."""
        each = (font for root in self._of_kind("fontTable") for font in root.iter(W + "font"))
        return frozenset(
            font.get(W + "name", "") for font in each if any(font.find(W + kind) is not None for kind in _EMBEDDED)
        )

    def _kept_data(self) -> Iterator[tuple[_Element, _Element | None]]:
        """The data that controls may be bound to, with what is said of each."""
        for kind, name in self._parts.values():
            if kind == "customXml" and (root := self._root(name)) is not None:
                yield root, next(self._said_of(name), None)

    def _said_of(self, data: str) -> Iterator[_Element]:
        folder = data.rpartition("/")[0]
        for relation in self._package.relations(data):
            if relation.get("Type", "").endswith("/customXmlProps"):
                target = relation.get("Target", "")
                name = target.lstrip("/") if target.startswith("/") else _resolved(f"{folder}/{target}")
                if (root := self._root(name)) is not None:
                    yield root

    def named(self, kind: str) -> str:
        """The name of the part of a kind, which is usually that of the kind, in the folder of the text."""
        folder = self._main.rpartition("/")[0]
        return next((name for stated, name in self._parts.values() if stated == kind), f"{folder}/{kind}.xml")

    def theme(self) -> _Element | None:
        return next(self._of_kind("theme"), None)

    @cached_property
    def _comments(self) -> dict[str, str]:
        found = {}
        for root in self._of_kind("comments"):
            for comment in root.iterchildren(W + "comment"):
                author = comment.get(W + "author", "").strip()
                words = excerpt(_words(comment), LONGEST_COMMENT)
                found[comment.get(W + "id", "")] = f"{author}：{words}" if author else words
        return found

    def comment(self, id_: str) -> str:
        """Who commented what; '' for a comment that is not there or has been told."""
        if id_ in self._told:
            return ""
        self._told.add(id_)
        return self._comments.get(id_, "")

    @cached_property
    def _notes(self) -> dict[tuple[str, str], str]:
        return {
            (kind, note.get(W + "id", "")): _words(note)
            for kind in ("footnote", "endnote")
            for root in self._of_kind(f"{kind}s")
            for note in root.iterchildren(f"{W}{kind}")
        }

    def note(self, kind: str, id_: str) -> str:
        return self._notes.pop((kind, id_), "")

    def drawn(self, element: _Element, id_: str) -> str:
        """The words of a chart or a diagram, which stand in a part of their own."""
        _, name = self._parts.get(element.get(_R + id_, ""), ("", ""))
        self._drawn.add(name)
        return self._drawn_words(name)

    def _drawn_words(self, name: str) -> str:
        root = self._root(name) if name else None
        texts = root.iter(_DRAWN, _CHARTED) if root is not None else ()
        return " ".join(dict.fromkeys(stated for text in texts if (stated := (text.text or "").strip())))

    def rest(self, root: _Element, read: Callable[[_Element], Iterator[Block]]) -> Iterator[Block]:
        """What belongs to no place in the text: other comments, changed formats, heads and feet of pages, and what is
        hidden or revised in these and in notes. `read` gives the blocks of such a part."""
        for id_ in self._comments:
            if words := self.comment(id_):
                yield DocumentRemark("comment", words, placed=False)
        changed = sum(1 for _ in root.iter(*_FORMATS)) + sum(1 for _ in root.iterfind(f".//{_NUMBERED}"))
        if changed:
            yield DocumentRemark("revision", f"格式的修订{changed}处", placed=False)
        for kind, name in _PARTS:
            for part in self._of_kind(kind):
                yield from self._part(name, read(part), mentioned=kind in ("header", "footer"))
        yield from self._never_told()
        yield from (LeftOut(f"损坏的部件（{part.rpartition('/')[2]}）", "个") for part in self._damaged)

    def _never_told(self) -> Iterator[LeftOut]:
        """Notes, charts and diagrams that no place shown refers to."""
        for (kind, _), words in self._notes.items():
            if words:
                yield LeftOut(f"{'尾注' if kind == 'endnote' else '脚注'}“{excerpt(words, LONGEST)}”", "条", usual=True)
        for kind, part in self._parts.values():
            if kind in _DRAWINGS and part not in self._drawn and (words := self._drawn_words(part)):
                yield LeftOut(f"{_DRAWINGS[kind]}“{excerpt(words, LONGEST)}”", "个", usual=True)

    def _part(self, name: str, blocks: Iterator[Block], *, mentioned: bool) -> Iterator[Block]:
        """A head or foot of pages, or the notes, whose words are `mentioned` where they are referred to."""
        words = []
        for block in _unfolded(blocks):
            if isinstance(block, DocumentRemark):
                yield replace(block, words=f"{name}：{block.words}", placed=False)
            elif isinstance(block, LeftOut):
                yield replace(block, what=f"{name}里的{block.what}", usual=True)
            else:
                words.append(block.text)
        stated = " ".join(filter(None, words))
        if mentioned and stated not in self._headed and not _PAGE_NUMBER.fullmatch(stated):
            self._headed.add(stated)
            yield LeftOut(f"{name}“{excerpt(stated, LONGEST)}”", "处", usual=True)

    def embedded(self, chunk: _Element, read_word: Callable[[bytes, str, int], tuple[Block, ...]]) -> list[Block]:
        """The blocks of a whole file that is embedded in the text (altChunk), or its name where it can't be read."""
        _, name = self._parts.get(chunk.get(_R + "id", ""), ("", ""))
        try:
            data = self._package.part(name)
            blocks = None if data is None or self._depth >= DEEPEST else self._read(data, name, read_word)
        except UnreadableFile:
            blocks = None
        kind = name.rpartition(".")[2] if "." in name else "未知"
        return [LeftOut(f"嵌入的文件（{kind}）", "个")] if blocks is None else list(blocks)

    def _read(
        self, data: bytes, name: str, read_word: Callable[[bytes, str, int], tuple[Block, ...]]
    ) -> tuple[Block, ...] | None:
        from app.documents.archive import is_archive, page_in
        from app.documents.web.page import decoded, read

        if data.startswith(b"PK"):
            return read_word(data, name, self._depth + 1)
        if data.startswith(b"{\\rtf"):
            return None
        if is_archive(data):
            data = page_in(data, name).page
        text = decoded(data)
        if "<" in text:
            return read(data, name)
        return tuple(Text(line.strip()) for line in text.splitlines() if line.strip())


def _words(element: _Element) -> str:
    """The words below an element in one line."""
    lines = ("".join(text.text or "" for text in p.iter(W + "t")) for p in element.iter(W + "p"))
    return " ".join(line.strip() for line in lines if line.strip())


def _resolved(name: str) -> str:
    parts: list[str] = []
    for part in name.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return "/".join(parts)


def _unfolded(blocks: Iterable[Block]) -> Iterator[Text | LeftOut | DocumentRemark]:
    """The blocks, tables as what is in them."""
    for block in blocks:
        if isinstance(block, DocumentTable):
            yield from _unfolded(flat(block))
        else:
            yield block
