"""The numbers that a page sets before the items of its lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.counting import worded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LISTS = frozenset(["ol", "ul", "menu", "dir"])
_OF_ATTRIBUTES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_WAYS = {
    "decimal": ("decimal", ". "), "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "), "lower-latin": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "), "upper-latin": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "), "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCounting", "、"), "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"), "cjk-decimal": ("ideographDigital", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"), "trad-chinese-formal": ("chineseLegalSimplified", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"), "cjk-earthly-branch": ("ideographZodiac", "、"),
}  # fmt: skip
"""How a style writes numbers, and what stands behind them; those that are not known are written in plain digits."""
_NO_NUMBER = frozenset(["none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"])
_WORDS = re.compile(r"""^(["'])(.*)\1$""")
_WHOLE = re.compile(r"\s*([+-]?\d{1,6})")
_NORMAL = "normal"


@dataclass
class OpenList:
    """A list that is open, its items' style and the number of the next one."""

    kind: str
    number: int = 1
    step: int = 1

    def next(self, item: HtmlElement, says: Mapping[str, str], content: str) -> str:
        """What stands before the next item; `content` is what a style says of that."""
        self.number = _whole(item.get("value"), self.number)
        number, kind = self.number, _kind(item, says) or self.kind
        self.number += self.step
        if says.get("display", "list-item") != "list-item" or content == "none":
            return ""
        stated = _WORDS.match(content if content not in ("", _NORMAL) else kind)
        if stated or content not in ("", _NORMAL):
            return stated[2] if stated else ""
        if kind in _NO_NUMBER or "(" in kind:
            return ""
        form, behind = _WAYS.get(kind, ("decimal", ". "))
        return worded(form, number) + behind


def opened(element: HtmlElement, says: Mapping[str, str], around: OpenList | None) -> OpenList:
    """The list that begins with an element; a list in another one is numbered by its own tag, not as that one is."""
    kind = _kind(element, says) or ("decimal" if element.tag == "ol" else "disc")
    if kind == "inherit":
        kind = around.kind if around else "disc"
    step = -1 if "reversed" in element.attrib else 1
    first = 1 if step > 0 else sum(1 for _ in element.iterchildren("li"))
    return OpenList(kind, _whole(element.get("start"), first), step)


def _kind(element: HtmlElement, says: Mapping[str, str]) -> str:
    return says.get("list-style-type") or _OF_ATTRIBUTES.get(element.get("type") or "", "")


def _whole(stated: str | None, otherwise: int) -> int:
    found = _WHOLE.match(stated or "")
    return int(found[1]) if found else otherwise
