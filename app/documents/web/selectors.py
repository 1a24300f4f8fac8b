"""Selectors of style sheets: which elements they fit. What depends on a person's doing (:hover) fits nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Test = Callable[["HtmlElement", "Places"], bool]
_NAME = r"(?:[\w\u0080-\uffff-]|\\.)+"
_SIMPLE = re.compile(
    rf"(?P<tag>\*|{_NAME})|\.(?P<cls>{_NAME})|#(?P<id>{_NAME})|\[(?P<attr>[^\]]*)\]|(?P<pseudo>::?[\w-]+)(?P<open>\()?"
)
_ATTRIBUTE = re.compile(
    rf"""\s*(?P<name>{_NAME})\s*(?:(?P<how>[~|^$*]?=)\s*(?:"(?P<q>[^"]*)"|'(?P<s>[^']*)'|(?P<w>[^\s"']+))\s*(?P<i>[iI])?\s*)?"""
)
_STEP = re.compile(r"\s*([+-]?\d*)n\s*(?:([+-])\s*(\d+))?\s*|\s*([+-]?\d+)\s*", re.IGNORECASE)
_OF_A_PERSON = frozenset(
    ["hover", "focus", "active", "visited", "target", "focus-within", "focus-visible", "fullscreen", "modal", "popover-open"]
)  # fmt: skip
_ADDED = frozenset(["before", "after"])
_ANY = frozenset(["is", "where", "matches", "any", "-webkit-any", "-moz-any"])
DEEPEST = 4


class Places:
    """Where elements stand among their like, counted once a parent."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, dict[HtmlElement, tuple[int, int, int, int]]] = {}

    def of(self, element: HtmlElement) -> tuple[int, int, int, int]:
        """From the front and from behind, among all and among those of its kind."""
        parent = element.getparent()
        if parent is None:
            return 1, 1, 1, 1
        if parent not in self._known:
            self._known[parent] = self._counted(parent)
        return self._known[parent][element]

    def _counted(self, parent: HtmlElement) -> dict[HtmlElement, tuple[int, int, int, int]]:
        children = [child for child in parent if isinstance(child.tag, str)]
        kinds: dict[str, list[HtmlElement]] = {}
        for child in children:
            kinds.setdefault(str(child.tag), []).append(child)
        among = {child: (at, len(kind) - at + 1) for kind in kinds.values() for at, child in enumerate(kind, 1)}
        return {child: (at, len(children) - at + 1, *among[child]) for at, child in enumerate(children, 1)}


@dataclass(frozen=True, slots=True)
class Compound:
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


@dataclass(frozen=True, slots=True)
class Selector:
    """The element itself first, then those before it; `added` is before or after for what styles add there."""

    compounds: tuple[Compound, ...]
    added: str = ""
    weight: tuple[int, int, int] = field(default=(0, 0, 0))

    @property
    def key(self) -> str:
        """A class, id or tag that the element has to have."""
        last = self.compounds[0]
        return f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.tag or "*"

    def fits(self, element: HtmlElement, places: Places) -> bool:
        return self.compounds[0].fits(element, places) and self._led_to(element, 0, places)

    def _led_to(self, element: HtmlElement, at: int, places: Places) -> bool:
        """Whether what has to be around the element at a compound is there."""
        if at + 1 >= len(self.compounds):
            return True
        wanted = self.compounds[at + 1]
        return any(
            wanted.fits(other, places) and self._led_to(other, at + 1, places)
            for other in _around(element, self.compounds[at].link)
        )


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
    compounds, added, link, at = list[Compound](), "", "", 0
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
    return Selector(tuple(reversed(compounds)), added, _weight(compounds))


def _weight(compounds: list[Compound]) -> tuple[int, int, int]:
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
            self.tests.append(_attribute(part["attr"]))
        else:
            return self._take_pseudo(part["pseudo"], inside)
        return True

    def _take_pseudo(self, stated: str, inside: str) -> bool:
        name = stated.lstrip(":").lower()
        if name in _ADDED:
            self.added = name
            return True
        test = None if stated.startswith("::") else _pseudo(name, inside, self.depth)
        self.tests += [test] if test else []
        return test is not None


def _compound(text: str, at: int, link: str, depth: int) -> tuple[Compound, int, str] | None:
    """The compound that begins at a place, where it ends, and what is added there."""
    making, begin = _Making(depth), at
    while at < len(text) and (found := _SIMPLE.match(text, at)):
        at = found.end()
        inside, at = _bracket(text, at) if found["open"] else ("", at)
        if (found["tag"] and found.start() != begin) or not making.take(found, inside):
            return None
    if at == begin or (at < len(text) and text[at] not in " \t\r\n\f>+~"):
        return None
    made = Compound(making.tag, frozenset(making.classes), making.id, tuple(making.tests), link)
    return made, at, making.added


def _bracket(text: str, at: int) -> tuple[str, int]:
    """What stands in a bracket that is open, and where it ends."""
    depth, start = 1, at
    while at < len(text) and depth:
        depth += (text[at] == "(") - (text[at] == ")")
        at += 1
    return text[start : at - 1 if not depth else at], at


def _never(_element: HtmlElement, _places: Places) -> bool:
    return False


def _attribute(stated: str) -> Test:
    found = _ATTRIBUTE.fullmatch(stated)
    if not found:
        return _never
    name, how = found["name"].lower(), found["how"]
    wanted = next((value for value in (found["q"], found["s"], found["w"]) if value is not None), "")

    def test(element: HtmlElement, _places: Places) -> bool:
        value = element.get(name)
        if value is None or how is None:
            return value is not None
        mine, theirs = (value.lower(), wanted.lower()) if found["i"] else (value, wanted)
        return _compared(mine, how, theirs)

    return test


def _compared(value: str, how: str, wanted: str) -> bool:
    if how == "=":
        return value == wanted
    if how == "~=":
        return wanted in value.split()
    if how == "|=":
        return value == wanted or value.startswith(f"{wanted}-")
    if not wanted:
        return False
    if how == "*=":
        return wanted in value
    return value.startswith(wanted) if how == "^=" else value.endswith(wanted)


_PLACES = {
    "first-child": (0, "1"),
    "last-child": (1, "1"),
    "first-of-type": (2, "1"),
    "last-of-type": (3, "1"),
    "nth-child": (0, ""),
    "nth-last-child": (1, ""),
    "nth-of-type": (2, ""),
    "nth-last-of-type": (3, ""),
}


def _pseudo(name: str, inside: str, depth: int) -> Test | None:
    if name in _OF_A_PERSON:
        return _never
    if name in _PLACES:
        at, step = _PLACES[name]
        return _nth(at, step or inside.partition(" of ")[0])
    if name in ("only-child", "only-of-type"):
        first, last = (0, 1) if name == "only-child" else (2, 3)
        return lambda element, places: places.of(element)[first] == 1 == places.of(element)[last]
    if name == "root":
        return lambda element, _places: element.getparent() is None
    if name == "empty":
        return lambda element, _places: len(element) == 0 and not element.text
    if name in ("checked", "disabled", "link", "any-link"):
        attribute = "href" if "link" in name else name
        return lambda element, _places: attribute in element.attrib
    return _among(name, inside, depth) if name in _ANY or name == "not" else None


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


def _nth(which: int, step: str) -> Test | None:
    stated = {"odd": "2n+1", "even": "2n"}.get(step.strip().lower(), step)
    found = _STEP.fullmatch(stated)
    if not found:
        return None
    if found[4]:
        by, first = 0, int(found[4])
    else:
        by = int(f"{found[1]}1") if found[1] in ("", "+", "-") else int(found[1])
        first = int(f"{found[2]}{found[3]}") if found[3] else 0

    def test(element: HtmlElement, places: Places) -> bool:
        behind = places.of(element)[which] - first
        return behind == 0 if by == 0 else behind % by == 0 and behind // by >= 0

    return test
