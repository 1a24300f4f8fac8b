"""What parts of selectors ask of an element: its attributes, its place among its like. What depends on a person's doing
(:hover) fits nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Test = Callable[["HtmlElement", "Places"], bool]
NAME = r"(?:[\w\u0080-\uffff-]|\\.)+"
_ATTRIBUTE = re.compile(
    rf"""\s*(?P<name>{NAME})\s*(?:(?P<how>[~|^$*]?=)\s*(?:"(?P<q>[^"]*)"|'(?P<s>[^']*)'|(?P<w>[^\s"']+))\s*(?P<i>[iI])?\s*)?"""
)
_STEP = re.compile(r"\s*([+-]?\d*)n\s*(?:([+-])\s*(\d+))?\s*|\s*([+-]?\d+)\s*", re.IGNORECASE)
_OF_A_PERSON = frozenset(
    ["hover", "focus", "active", "visited", "target", "focus-within", "focus-visible", "fullscreen", "modal", "popover-open"]
)  # fmt: skip


def keys_of(element: HtmlElement) -> frozenset[str]:
    """The tag, the classes and the id of an element, as selectors name them."""
    names = [f".{name}" for name in (element.get("class") or "").split()]
    id_ = element.get("id")
    return frozenset([str(element.tag), *names, *([f"#{id_}"] if id_ else [])])


class Places:
    """Where elements stand among their like, counted once a parent."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, dict[HtmlElement, tuple[int, int, int, int]]] = {}
        self._above: dict[HtmlElement, frozenset[str]] = {}
        self._beside: dict[HtmlElement, frozenset[str]] = {}

    def above(self, element: HtmlElement) -> frozenset[str]:
        """Tags, classes and ids of all elements around one."""
        parent = element.getparent()
        todo: list[HtmlElement] = []
        while parent is not None and parent not in self._above:
            todo.append(parent)
            parent = parent.getparent()
        found = self._above[parent] if parent is not None else frozenset[str]()
        for outer in reversed(todo):
            own = keys_of(outer)
            found = found if own <= found else found | own
            self._above[outer] = found
        return found

    def beside(self, element: HtmlElement) -> frozenset[str]:
        """The same of all elements in the same one."""
        parent = element.getparent()
        if parent is None:
            return frozenset()
        if parent not in self._beside:
            self._beside[parent] = frozenset().union(
                *(keys_of(child) for child in parent if isinstance(child.tag, str))
            )
        return self._beside[parent]

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


def _never(_element: HtmlElement, _places: Places) -> bool:
    return False


def attribute(stated: str) -> Test:
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


def pseudo(name: str, inside: str) -> Test | None:
    """The test of a pseudo-class; None for one that is not understood."""
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
    return None


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
