"""Content controls that are bound to data kept elsewhere in the file: Word shows the data, not what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.documents.blocks import LeftOut
from app.documents.word.everything import all_words
from app.language.excerpt import excerpt
from app.ooxml.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_BINDING = f"{W}sdtPr/{W}dataBinding"
_OTHERWISE = [f"{W}sdtPr/{W}{name}" for name in ("date", "picture", "docPartObj")]
"""Kinds that show their data in a way of their own."""
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_PATH = re.compile(r"(?:/[\w:.\-]+(?:\[\d{1,6}\])?){1,30}(?:/@[\w:.\-]+|/text\(\))?")
"""The paths that Word writes; others might take for ever."""
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")
LONGEST = 20


class Bound(NamedTuple):
    """What is shown in a control, and what stands there."""

    shown: str
    instead: LeftOut


class BoundData:
    """The data of one file, by the id under which controls ask for it."""

    def __init__(self, parts: Callable[[], Iterator[tuple[_Element, _Element | None]]]) -> None:
        """`parts` gives each piece of data, and what is said of it."""
        self._parts = parts

    @cached_property
    def _data(self) -> dict[str, _Element]:
        return {said.get(_ITEM_ID, "").lower(): data for data, said in self._parts() if said is not None}

    def differing(self, control: _Element) -> Bound | None:
        """What Word shows in a control instead of what stands there; None where both are the same or nobody can tell."""
        binding = control.find(_BINDING)
        if binding is None or any(control.find(kind) is not None for kind in _OTHERWISE):
            return None
        stated = self._asked(binding)
        content = control.find(W + "sdtContent")
        words = all_words(content) if content is not None else ""
        if stated is None or _shown(control, stated) == words:
            return None
        shown = _shown(control, stated)
        what = f"内容控件里存的“{excerpt(words, LONGEST)}”（绑定的数据是“{excerpt(shown, LONGEST)}”，Word里显示的是它）"
        return Bound(shown, LeftOut(what, "处"))

    def _asked(self, binding: _Element) -> str | None:
        from lxml import etree

        data = self._data.get(binding.get(W + "storeItemID", "").lower())
        path = binding.get(W + "xpath", "")
        if data is None or not _PATH.fullmatch(path):
            return None
        names = dict(_PREFIX.findall(binding.get(W + "prefixMappings", "")))
        try:
            found = data.xpath(path, namespaces=names)
        except (etree.XPathError, ValueError, TypeError):
            return None
        one = found[0] if isinstance(found, list) and found else None
        if one is None or isinstance(one, str | bytes | tuple):
            return one if isinstance(one, str) else None
        return "".join(map(str, one.itertext()))


def _shown(control: _Element, value: str) -> str:
    """A value as its control shows it: a list has a text for each."""
    for item in control.iterfind(f"{W}sdtPr/*/{W}listItem"):
        if item.get(W + "value") == value:
            value = item.get(W + "displayText", value)
    return " ".join(value.split())
