"""Selectors of style sheets: which elements they fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from app.documents.web.element_tests import NAME, Places, Test, attribute, pseudo

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SIMPLE = re.compile(
    rf"(?P<tag>\*|{NAME})|\.(?P<cls>{NAME})|#(?P<id>{NAME})|\[(?P<attr>[^\]]*)\]|(?P<pseudo>::?[\w-]+)(?P<open>\()?"
)
_PARTS = frozenset(["before", "after", "first-letter", "first-line", "marker"])
_OF_SELECTORS = frozenset(["is", "where", "not", "matches", "any", "-webkit-any", "-moz-any"])
DEEPEST = 4
MOST_INSIDE = 200
"""Elements in one that are looked at for :has()."""


@dataclass(frozen=True, slots=True)
class CompoundSelector:
    """One element of a selector: td.a#b:first-child; `link` is what leads to it from the one before, a blank for any
    depth."""

    tag: str = ""
    classes: frozenset[str] = frozenset()
    id: str = ""
    tests: tuple[Test, ...] = ()
    link: str = " "

    def fits(self, element: HtmlElement, places: Places) -> bool:
        if self.tag and self.tag != element.tag:
            return False
        if self.id and self.id != element.get("id"):
            return False
        if self.classes and not self.classes <= set((element.get("class") or "").split()):
            return False
        return all(test(element, places) for test in self.tests)

    @property
    def keys(self) -> frozenset[str]:
        named = {f".{name}" for name in self.classes} | ({f"#{self.id}"} if self.id else set())
        return frozenset(named | ({self.tag} if self.tag else set()))


@dataclass(frozen=True, slots=True)
class Selector:
    """The element itself first, then those before it; `added` is before or after for what styles add there, or the part of it
    that they say something of."""

    compounds: tuple[CompoundSelector, ...]
    added: str = ""
    weight: tuple[int, int, int] = field(default=(0, 0, 0))
    above: frozenset[str] = frozenset()
    """What elements above have to have, as far as it is told by tag, class and id."""
    beside: frozenset[str] = frozenset()
    """What the element before it has to have."""

    @property
    def key(self) -> str:
        """A class, id or tag that the element has to have."""
        last = self.compounds[0]
        return f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.tag or "*"

    def fits(self, element: HtmlElement, places: Places) -> bool:
        if not self.compounds[0].fits(element, places):
            return False
        if len(self.compounds) == 1:
            return True
        if not self.above <= places.above(element) or not self.beside <= places.beside(element):
            return False
        return bool(self._led_to(element, 0, places))

    def _led_to(self, element: HtmlElement, at: int, places: Places) -> bool | None:
        """Whether what has to be around the element at a compound is there; None where nothing further out can help:
        what is not above here is not above what stands above it."""
        if at + 1 >= len(self.compounds):
            return True
        link, wanted = self.compounds[at].link, self.compounds[at + 1]
        for other in _around(element, link):
            if wanted.fits(other, places) and (led := self._led_to(other, at + 1, places)) is not False:
                return led
        return None if link == " " else False


def _around(element: HtmlElement, link: str) -> Iterator[HtmlElement]:
    if link in (" ", ">"):
        above = element.iterancestors()
        yield from above if link == " " else _first(above)
    else:
        before = (one for one in element.itersiblings(preceding=True) if isinstance(one.tag, str))
        yield from before if link == "~" else _first(before)


def _first(elements: Iterator[HtmlElement]) -> Iterator[HtmlElement]:
    found = next(elements, None)
    if found is not None:
        yield found


def apart(selectors: str) -> list[str]:
    """A list of selectors one by one: commas in brackets do not part them."""
    parts, depth, start = [], 0, 0
    for at, mark in enumerate(selectors):
        depth += (mark in "([") - (mark in ")]")
        if mark == "," and depth <= 0:
            parts.append(selectors[start:at])
            start = at + 1
    return [part.strip() for part in (*parts, selectors[start:]) if part.strip()]


@lru_cache(maxsize=4096)
def selector(text: str, depth: int = 0) -> Selector | None:
    """A selector as it is understood here; None for any other."""
    compounds, added, link, at = list[CompoundSelector](), "", "", 0
    text = text.strip()
    while at < len(text):
        found = re.compile(r"\s*([>+~])\s*|\s+").match(text, at)
        if found:
            link, at = found[1] or " ", found.end()
            continue
        made = _compound(text, at, link or " ", depth)
        if made is None or added:
            return None
        compound, at, added = made
        compounds.append(compound)
        link = ""
    if not compounds or link:
        return None
    compounds.reverse()
    pairs = list(pairwise(compounds))
    above = frozenset().union(*(wanted.keys for before, wanted in pairs if before.link in (" ", ">")))
    beside = pairs[0][1].keys if pairs and pairs[0][0].link in ("+", "~") else frozenset[str]()
    return Selector(tuple(compounds), added, _weight(compounds), above, beside)


def _weight(compounds: list[CompoundSelector]) -> tuple[int, int, int]:
    return (
        sum(bool(one.id) for one in compounds),
        sum(len(one.classes) + len(one.tests) for one in compounds),
        sum(bool(one.tag) for one in compounds),
    )


@dataclass
class _Making:
    """A compound as its parts are read."""

    depth: int
    tag: str = ""
    id: str = ""
    classes: set[str] = field(default_factory=set)
    tests: list[Test] = field(default_factory=list)
    added: str = ""

    def take(self, part: re.Match[str], inside: str) -> bool:
        """Take a part in; False for one that is not understood."""
        if part["tag"]:
            self.tag = "" if part["tag"] == "*" else part["tag"].lower()
        elif part["cls"]:
            self.classes.add(part["cls"].replace("\\", ""))
        elif part["id"]:
            self.id = part["id"].replace("\\", "")
        elif part["attr"] is not None:
            self.tests.append(attribute(part["attr"]))
        else:
            return self._take_pseudo(part["pseudo"], inside)
        return True

    def _take_pseudo(self, stated: str, inside: str) -> bool:
        name = stated.lstrip(":").lower()
        if name in _PARTS:
            self.added = name
            return True
        if stated.startswith("::"):
            return False
        if name == "has":
            test = _having(inside, self.depth)
        else:
            test = _among(name, inside, self.depth) if name in _OF_SELECTORS else pseudo(name, inside)
        self.tests += [test] if test else []
        return test is not None


def _compound(text: str, at: int, link: str, depth: int) -> tuple[CompoundSelector, int, str] | None:
    """The compound that begins at a place, where it ends, and what is added there."""
    making, begin = _Making(depth), at
    while at < len(text) and (found := _SIMPLE.match(text, at)):
        at = found.end()
        inside, at = _bracket(text, at) if found["open"] else ("", at)
        if (found["tag"] and found.start() != begin) or not making.take(found, inside):
            return None
    if at == begin or (at < len(text) and text[at] not in " \t\r\n\f>+~"):
        return None
    made = CompoundSelector(making.tag, frozenset(making.classes), making.id, tuple(making.tests), link)
    return made, at, making.added


def _bracket(text: str, at: int) -> tuple[str, int]:
    """What stands in a bracket that is open, and where it ends."""
    depth, start = 1, at
    while at < len(text) and depth:
        depth += (text[at] == "(") - (text[at] == ")")
        at += 1
    return text[start : at - 1 if not depth else at], at


def _among(name: str, inside: str, depth: int) -> Test | None:
    """:is(a, b) and :not(a, b); a part that is not understood fits nothing."""
    if depth >= DEEPEST:
        return None
    parts = [selector(part, depth + 1) for part in apart(inside)]
    if name == "not" and None in parts:
        return None

    def test(element: HtmlElement, places: Places) -> bool:
        return any(part.fits(element, places) for part in parts if part) != (name == "not")

    return test


def _having(inside: str, depth: int) -> Test | None:
    """:has(a, > b): an element with one of these in it; what is asked of those beside it is not understood."""
    parts = [(part.startswith(">"), selector(part.lstrip("> "), depth + 1)) for part in apart(inside)]
    if depth >= DEEPEST or any(found is None for _, found in parts):
        return None

    def test(element: HtmlElement, places: Places) -> bool:
        return any(
            found.fits(inner, places)
            for child, found in parts
            if found
            for inner in islice(element if child else element.iterdescendants(), MOST_INSIDE)
            if isinstance(inner.tag, str)
        )

    return test
