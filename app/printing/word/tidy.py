"""Take out of a template what must not reach a published document: remarks, tracked changes, hidden text,
traces of who edited it and where."""

from __future__ import annotations

from typing import Any

from lxml import etree

from app.ooxml.styles import is_on
from app.ooxml.xml import W, w

_GONE = tuple(
    map(
        w,
        [
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "annotationRef",
            "proofErr",
            "lastRenderedPageBreak",
            "del",
            "moveFrom",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "delText",
            "rPrChange",
            "pPrChange",
            "tblPrChange",
            "tblGridChange",
            "trPrChange",
            "tcPrChange",
            "sectPrChange",
            "numberingChange",
            "tblPrExChange",
            "cellIns",
            "cellDel",
            "cellMerge",
            "rsids",
            "attachedTemplate",
            "trackRevisions",
            "mailMerge",
            "docVars",
            "proofState",
        ],
    )
)
_UNWRAPPED = (w("ins"), w("moveTo"))
_TRACKED = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
_GONE_PARTS = (
    "comments",
    "people",
    "thumbnail",
    "custom-properties",
    "attachedTemplate",
    "mailMerge",
    "printerSettings",
)


class BrokenXmlError(ValueError):
    """A part that is not sound XML, or that declares a document type: no Word file does."""


def parse(data: bytes) -> Any:
    """The root of a part; nothing outside it is ever fetched. Raises `BrokenXmlError`."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise BrokenXmlError from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenXmlError
    return root


def serialise(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def remarks(root: Any) -> list[str]:
    """What stands in a document that nobody outside should see, by its Chinese names."""
    found = {
        "批注": _has(root, w("commentReference")),
        "修订": _has(root, *_TRACKED),
        "隐藏文字": any(map(_hidden, root.iter(w("r")))),
    }
    return [name for name, there in found.items() if there]


def _has(root: Any, *names: str) -> bool:
    return next(root.iter(*names), None) is not None


def clean(root: Any) -> None:
    """Take remarks away, accept tracked changes, drop hidden text and the marks of editing sessions."""
    _drop_deleted_paragraphs(root)
    for node in list(root.iter(*_UNWRAPPED)):
        unwrap(node)
    for node in list(root.iter(*_GONE)):
        _drop(node)
    for node in [run for run in root.iter(w("r")) if _hidden(run) or _is_empty(run)]:
        _drop(node)
    for node in root.iter(f"{{{W}}}*"):
        for name in [name for name in node.attrib if name.startswith(w("rsid"))]:
            del node.attrib[name]


def _drop_deleted_paragraphs(root: Any) -> None:
    """Paragraphs whose mark was deleted; those that hold the size of a page stay."""
    mark = f"{w('pPr')}/{w('rPr')}/{w('del')}"
    for paragraph in [node for node in root.iter(w("p")) if node.find(mark) is not None]:
        if not _has(paragraph, w("sectPr")) and paragraph.getparent().tag == w("body"):
            _drop(paragraph)


def _hidden(run: Any) -> bool:
    return is_on(run.find(f"{w('rPr')}/{w('vanish')}"))


def _is_empty(run: Any) -> bool:
    """A run with nothing left to show: what held the anchor of a remark."""
    return all(child.tag == w("rPr") for child in run)


def _drop(node: Any) -> None:
    """Take a node out; the text behind it (none, in WordprocessingML) is kept."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(node: Any) -> None:
    """Let what a node holds take its place."""
    parent = node.getparent()
    at = parent.index(node)
    for child in list(node):
        parent.insert(at, child)
        at += 1
    parent.remove(node)


def clean_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts without those that a published document does not need, and without links to them."""
    gone = {
        name for name in parts if any(word in name.rpartition("/")[2] for word in ("comments", "people", "thumbnail"))
    }
    gone |= {name for name in parts if name == "docProps/custom.xml" or name.startswith("word/printerSettings")}
    kept = {name: data for name, data in parts.items() if name not in gone}
    for name, data in kept.items():
        if name.endswith(".rels"):
            kept[name] = _without(data, lambda node: any(word in node.get("Type", "") for word in _GONE_PARTS))
    types = "[Content_Types].xml"
    kept[types] = _without(kept[types], lambda node: node.get("PartName", "").lstrip("/") in gone)
    return {name: data for name, data in kept.items() if not _is_empty_rels(name, data)}


def _is_empty_rels(name: str, data: bytes) -> bool:
    return name.endswith(".rels") and name != "_rels/.rels" and b"<Relationship " not in data


def _without(data: bytes, unwanted: Any) -> bytes:
    root = parse(data)
    found = [node for node in root if unwanted(node)]
    for node in found:
        root.remove(node)
    return serialise(root) if found else data
