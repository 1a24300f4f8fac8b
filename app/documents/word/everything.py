"""Every word below an element, whatever became of it: for the names of what is not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.ooxml.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OF_WORD = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "http://www.wps.cn/")
_TEXTS = frozenset([W + "t", W + "delText", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"])
_PARAGRAPHS = frozenset([W + "p", W + "tc"])


def chosen(element: _Element) -> _Element:
    """Of alternatives for different programs, the first that Word and WPS understand, else the last."""
    if element.tag != _MC + "AlternateContent":
        return element
    known = (choice for choice in element.iterchildren(_MC + "Choice") if _is_known(choice))
    fallback = element.find(_MC + "Fallback")
    return next(known, fallback if fallback is not None else element)


def _is_known(choice: _Element) -> bool:
    names = (choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split())
    return all(not name or name.startswith(_OF_WORD) for name in names)


def all_words(element: _Element) -> str:
    """The words in one line; of alternatives the first."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: _Element) -> Iterator[str]:
    for child in chosen(element):
        tag = child.tag
        if tag in _TEXTS:
            yield child.text or ""
        elif isinstance(tag, str):
            if tag.endswith("}textpath"):
                yield child.get("string") or ""
            yield from _texts(child)
            if tag in _PARAGRAPHS:
                yield " "
