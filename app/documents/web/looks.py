"""How the text of an element looks: by its tag, by styles, by what is around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.documents.shown import PLAIN, Change, Look

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"])
_STRUCK = frozenset(["s", "strike"])
_CHANGES: dict[str, Change] = {"del": "out", "ins": "in"}
_CHANGED_BY_WORD: dict[str, Change] = {"msodel": "out", "msoins": "in"}
_SHIFTS = {"sup": 1, "sub": -1, "super": 1}
_HEAVY = re.compile(r"bold|[6-9]00")
_ROWS = frozenset(["tr", "col", "tbody", "thead", "tfoot"])
_NO_SIZE = re.compile(r"0+(?:\.0+)?(?:[a-z%]+)?")
_NOTHING = frozenset(["0", "0.0", "0%"])
_RAISE = re.compile(r"(-?\d{1,3}(?:\.\d{1,3})?)pt")
LEAST_RAISE = 3
"""Points: less than this only sets characters straight beside each other."""
_HELD = frozenset(["em", "%", "rem", "ex"])


@dataclass(frozen=True, slots=True)
class ElementLook:
    """The look at a place of the page, and why it is hidden if it is: what is inside may put some of it off."""

    look: Look
    unseen: bool = False
    """By visibility."""
    tiny: bool = False
    """By letters of no size."""
    for_good: bool = False
    """By what nothing inside can put off."""


PLACE = ElementLook(PLAIN)
"""Outside everything."""


def inside(element: HtmlElement, says: Mapping[str, str], around: ElementLook, *, tracked: bool) -> ElementLook:
    """The look in an element. `tracked`: the page has revisions, so that <del> is more than a line through words."""
    unseen, tiny = around.unseen, around.tiny
    if seen := says.get("visibility"):
        unseen = seen in ("hidden", "collapse")
    if size := says.get("font-size"):
        tiny = bool(_NO_SIZE.fullmatch(size)) or (tiny and size.endswith(tuple(_HELD)))
    for_good = around.for_good or says.get("mso-hide") == "all" or says.get("opacity") in _NOTHING
    look = replace(
        around.look,
        hidden=for_good or unseen or tiny,
        struck=around.look.struck or _is_struck(element, says, tracked=tracked),
        shift=_shift(element, says, around.look),
        change=_change(element, tracked=tracked) or around.look.change,
        bold=_is_bold(element, says, around.look),
    )
    return ElementLook(look, unseen, tiny, for_good)


def is_gone(element: HtmlElement, says: Mapping[str, str]) -> bool:
    """Whether an element takes no room at all."""
    if says.get("visibility") == "collapse" and element.tag in _ROWS:
        return True
    if "display" in says:
        return says["display"] == "none"
    return "hidden" in element.attrib


def _is_struck(element: HtmlElement, says: Mapping[str, str], *, tracked: bool) -> bool:
    if element.tag in _STRUCK or (element.tag == "del" and not tracked):
        return True
    return any("line-through" in says.get(name, "") for name in ("text-decoration", "text-decoration-line"))


def _change(element: HtmlElement, *, tracked: bool) -> Change:
    if tracked and element.tag in _CHANGES:
        return _CHANGES[element.tag]
    names = (element.get("class") or "").lower().split() if element.get("class") else ()
    return next((_CHANGED_BY_WORD[name] for name in names if name in _CHANGED_BY_WORD), "")


def _shift(element: HtmlElement, says: Mapping[str, str], around: Look) -> int:
    if element.tag in ("td", "th", "p", "div"):
        return 0
    if (raise_ := _RAISE.fullmatch(says.get("mso-text-raise", ""))) and abs(float(raise_[1])) >= LEAST_RAISE:
        return 1 if float(raise_[1]) > 0 else -1
    if stated := says.get("vertical-align"):
        return _SHIFTS.get(stated, 0) or (0 if stated == "baseline" else around.shift)
    return _SHIFTS.get(str(element.tag), around.shift)


def _is_bold(element: HtmlElement, says: Mapping[str, str], around: Look) -> bool:
    if weight := says.get("font-weight"):
        return bool(_HEAVY.search(weight))
    return around.bold or element.tag in BOLD


def has_revisions(root: HtmlElement) -> bool:
    """Whether <del> and <ins> are revisions here: both are there, or they say who made them when."""
    taken, put = root.find(".//del") is not None, root.find(".//ins") is not None
    if taken and put:
        return True
    return any(mark.get("datetime") or mark.get("cite") for tag in ("del", "ins") for mark in root.iter(tag))
