"""Links of a template to what lies outside it: pictures, objects and texts that an office program would fetch.

An exported document stands for itself: it must look the same everywhere, and opening it must ask no computer for
anything. Plain hyperlinks stay: nobody follows them but a reader who clicks.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from app.ooxml.xml import R, w
from app.printing.word.tidy import parse, serialise, unwrap

_FETCHING = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DDEAUTO|DDE|RD|DATABASE)\b", re.IGNORECASE)
_NAMES = {"image": "图片", "oleObject": "对象", "attachedTemplate": "模板", "video": "视频", "audio": "声音"}
_WHOLE = {*map(w, ("drawing", "pict", "object", "altChunk", "subDoc")), "AlternateContent"}
"""What goes with a link inside it."""
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"


def severed(parts: dict[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts without links to the outside, and what was linked: “图片”."""
    kept = dict(parts)
    named: dict[str, None] = {}
    for name in [name for name in parts if name.endswith(".rels")]:
        named |= dict.fromkeys(_sever_relations(kept, name))
    for name in [name for name in kept if name.startswith("word/") and name.endswith(".xml")]:
        if b"instr" in kept[name] or b"vml" in kept[name]:
            kept[name], found = _without_fields(kept[name])
            named |= dict.fromkeys(found)
    return kept, tuple(named)


def _sever_relations(parts: dict[str, bytes], rels: str) -> Iterator[str]:
    """Take the links out of a part of relationships and of the part that it belongs to; what each was to."""
    root = parse(parts[rels])
    gone = [node for node in root if _fetched(node)]
    if not gone:
        return
    for node in gone:
        root.remove(node)
        yield _NAMES.get(node.get("Type", "").rpartition("/")[2], "内容")
    parts[rels] = serialise(root)
    owner = _owner(rels)
    if owner in parts:
        parts[owner] = _without(parts[owner], {node.get("Id", "") for node in gone})


def _fetched(relation: Any) -> bool:
    return relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")


def _owner(rels: str) -> str:
    """The part that a part of relationships belongs to: word/_rels/document.xml.rels to word/document.xml."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _without(data: bytes, ids: set[str]) -> bytes:
    root = parse(data)
    for node in [node for node in root.iter("*") if any(_links(node, ids))]:
        _remove(node)
    return serialise(root)


def _links(node: Any, ids: set[str]) -> Iterator[bool]:
    return (value in ids for name, value in node.attrib.items() if name.startswith(f"{{{R}}}"))


def _remove(node: Any) -> None:
    """Take a node out with all that makes no sense without it."""
    whole = [each for each in (node, *node.iterancestors()) if _kind(each) in _WHOLE]
    last = whole[-1] if whole else node
    if last.getparent() is not None:
        last.getparent().remove(last)


def _kind(node: Any) -> str:
    tag = str(node.tag)
    return "AlternateContent" if tag.endswith("}AlternateContent") else tag


def _without_fields(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A part without fields that fetch, their results kept as text, and without pictures by address in old drawings."""
    root = parse(data)
    fields = [*_fetching_fields(root)]
    for nodes in fields:
        for node in nodes:
            unwrap(node) if node.tag == w("fldSimple") else node.getparent().remove(node)
    pictures = [node for node in root.iter(f"{_VML}imagedata") if node.get("src") or node.get(f"{_OFFICE}href")]
    for node in pictures:
        _remove(node)
    named = ("内容",) * bool(fields) + ("图片",) * bool(pictures)
    return (serialise(root) if named else data), named


def _fetching_fields(root: Any) -> Iterator[list[Any]]:
    """The nodes that make each field that fetches: its beginning, instruction, division and end."""
    yield from ([node] for node in root.iter(w("fldSimple")) if _FETCHING.match(node.get(w("instr"), "")))
    opened: list[list[Any]] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        kind = node.get(w("fldCharType"), "")
        if kind == "begin":
            opened.append([])
        if opened:
            opened[-1].append(node)
        if kind == "end" and opened:
            nodes = opened.pop()
            stated = "".join(each.text or "" for each in nodes if each.tag == w("instrText"))
            if _FETCHING.match(stated):
                yield nodes
