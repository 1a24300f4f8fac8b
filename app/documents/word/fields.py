"""Fields: what Word works out. Only the result of a field is text, its instructions never are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.ooxml.styles import VAL, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_CIRCLED = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))}  # fmt: skip
"""What a circle can hold as one character: ①–㊿."""
_EQUATION = re.compile(r"\s*EQ\b\s*\\o\s*(?:\\a[cl]\s*)?\((.*)\)\s*\Z", re.IGNORECASE | re.DOTALL)
_RINGS = frozenset("○〇◯□△◇")
_SILENT = frozenset(
    [
        "XE",
        "TC",
        "TA",
        "RD",
        "SET",
        "ASK",
        "ADVANCE",
        "SECTION",
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "PAGEREF",
        "PRIVATE",
    ]
)
"""Fields that print nothing, or nothing but the number of a page."""


@dataclass
class WordField:
    """A field that has begun. `form` is what a form field brings with it: its list, its text."""

    form: _Element | None = None
    code: str = ""
    in_result: bool = False
    shown: bool = False
    """Whether its result has shown any text."""
    named: bool = False

    @property
    def kind(self) -> str:
        return [*self.code.split(None, 1), ""][0].upper()

    @property
    def is_contents(self) -> bool:
        return self.kind == "TOC"


@dataclass
class Fields:
    """The fields that are open at a place, the outermost first; they reach over paragraphs."""

    stack: list[WordField] = field(default_factory=list)

    @property
    def shows(self) -> bool:
        """Whether text that stands here is shown: it is in no field's instructions."""
        return all(one.in_result for one in self.stack)

    @property
    def contents(self) -> WordField | None:
        """The table of contents that this place belongs to."""
        return next((one for one in self.stack if one.is_contents), None)

    def instruct(self, text: str) -> None:
        if self.stack and not self.stack[-1].in_result:
            self.stack[-1].code += text

    def mark(self) -> None:
        for one in self.stack:
            one.shown = True

    def separate(self) -> None:
        if self.stack:
            self.stack[-1].in_result = True

    def end(self) -> WordField | None:
        return self.stack.pop() if self.stack else None


def result(ended: WordField) -> str | None:
    """What a field without a result of its own prints; None where nobody can tell."""
    if ended.form is not None and (value := _of_form(ended.form)) is not None:
        return value
    if ended.kind == "EQ":
        return _equation(ended.code)
    if ended.kind == "SYMBOL":
        return _symbol(ended.code)
    if ended.kind == "QUOTE":
        return "".join(re.findall(r'"([^"]*)"', ended.code)) or None
    if ended.kind == "MACROBUTTON":
        return [*ended.code.split(None, 2), "", "", ""][2].strip()
    return "" if ended.kind in _SILENT or not ended.kind else None


def _of_form(data: _Element) -> str | None:
    choice, text, box = (data.find(W + name) for name in ("ddList", "textInput", "checkBox"))
    if choice is not None:
        return _chosen(choice)
    if text is not None:
        default = text.find(W + "default")
        return default.get(VAL, "") if default is not None else ""
    if box is not None:
        return "☑" if is_on(_first(box, "checked", "default")) else "□"
    return None


def _chosen(choice: _Element) -> str:
    """The entry of a list that is chosen; the first where nobody chose."""
    entries = [entry.get(VAL, "") for entry in choice.iterchildren(W + "listEntry")]
    chosen = _first(choice, "result", "default")
    number = chosen.get(VAL, "0") if chosen is not None else "0"
    return entries[int(number)] if number.isascii() and number.isdigit() and int(number) < len(entries) else ""


def _first(element: _Element, *names: str) -> _Element | None:
    return next((found for name in names if (found := element.find(W + name)) is not None), None)


def _equation(code: str) -> str | None:
    r"""EQ \o\ac(○,1) is ①; what is laid over something else that is no ring is not for a program to say."""
    found = _EQUATION.match(code)
    parts = [part.strip() for part in re.split("[,，;；]", found[1])] if found else []
    if len(parts) != 2 or parts[0] not in _RINGS:
        return None
    return _CIRCLED.get(parts[1], f"（{parts[1]}）")


def _symbol(code: str) -> str | None:
    number = [*code.split(), "", ""][1]
    try:
        return chr(int(number, 0))
    except (ValueError, OverflowError):
        return None
