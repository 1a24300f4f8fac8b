"""How the text of an element looks: by its tag, by styles, by what is around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.documents.colours import WHITE, Colour
from app.documents.shown import PLAIN, Change, Look
from app.documents.web.inks import PLAIN_INK, Ink, ground, ink
from app.documents.web.out_of_sight import FAR, is_faded, is_gone, is_of_no_size, points

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"])
_STRUCK = frozenset(["s", "strike"])
_CHANGES: dict[str, Change] = {"del": "out", "ins": "in"}
_CHANGED_BY_WORD: dict[str, Change] = {"msodel": "out", "msoins": "in"}
_SHIFTS = {"sup": 1, "sub": -1, "super": 1}
_IN_LINES = frozenset(["span", "font", "i", "b", "em", "small", "sup", "sub", "a", "u", "strong", "big", "ins", "s", "del", "mark", "label"])  # fmt: skip
_TELLING = BOLD | _STRUCK | _CHANGES.keys() | _SHIFTS.keys() | {"font", "bdo"}
"""Tags that change the look of what is in them."""
_OF_LOOKS = frozenset(["class", "dir", "color", "bgcolor", "background"])
"""Attributes that do, though no style says anything."""
_HEAVY = re.compile(r"bold|[6-9]00")
CLOSEST = -6
"""Points: set so much nearer, characters lie over each other."""
LEAST_RAISE = 3
"""Points: less than this only sets characters straight beside each other."""
_HELD = frozenset(["em", "%", "rem", "ex"])
_TURNING = frozenset(["bidi-override", "isolate-override"])


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
    ink: Ink = PLAIN_INK
    ground: Colour | None = WHITE
    """What is behind them; None for a picture, or where it is not known."""
    away: bool = False
    """Whether lines begin far outside the page."""
    leftward: bool = False
    turned: bool = False
    """Whether the characters run from the right to the left, whatever they are."""
    fonts: str = ""
    """The families of fonts, the one to be taken first first."""


PLACE = ElementLook(PLAIN)
"""Outside everything."""


def inside(element: HtmlElement, says: Mapping[str, str], around: ElementLook, *, tracked: bool) -> ElementLook:
    """The look in an element. `tracked`: the page has revisions, so that <del> is more than a line through words."""
    if _is_as_around(element, says, around):
        return around
    unseen, tiny, away = _out_of_sight(says, around)
    for_good = around.for_good or _is_hidden_for_good(says)
    behind = ground(element, says, around.ground)
    letters = ink(element, says, around.ink, behind)
    look = replace(
        around.look,
        hidden=for_good or unseen or tiny or away or letters.is_lost_on(behind),
        struck=around.look.struck or _is_struck(element, says, tracked=tracked),
        shift=_shift(element, says, around.look),
        change=_change(element, tracked=tracked) or around.look.change,
        bold=_is_bold(element, says, around.look),
    )
    leftward = _is_leftward(element, says, around)
    turned = leftward and (around.turned or element.tag == "bdo" or says.get("unicode-bidi") in _TURNING)
    fonts = says.get("font-family") or (element.get("face") or "" if element.tag == "font" else "") or around.fonts
    return ElementLook(look, unseen, tiny, for_good, letters, behind, away, leftward, turned, fonts)


def shows_otherwise(element: HtmlElement, says: Mapping[str, str], here: ElementLook) -> bool:
    """Whether the first letter or line of an element shows less, or elsewhere, than the rest of it."""
    letter = element.makeelement("span", {})
    there = inside(letter, says, here, tracked=False).look
    if is_gone(letter, says) or says.get("float") == "right":
        return not here.look.hidden
    return (there.hidden, there.struck, there.shift) != (here.look.hidden, here.look.struck, here.look.shift)


def _is_as_around(element: HtmlElement, says: Mapping[str, str], around: ElementLook) -> bool:
    """Whether nothing about an element changes the look: <span> with no style."""
    if says or around.look.shift != 0:
        return False
    return element.tag not in _TELLING and _OF_LOOKS.isdisjoint(element.attrib)


def _is_hidden_for_good(says: Mapping[str, str]) -> bool:
    veiled = says.get("-webkit-text-security", "none") != "none" or points(says.get("letter-spacing", "")) <= CLOSEST
    return veiled or says.get("mso-hide") == "all" or is_faded(says)


def _is_leftward(element: HtmlElement, says: Mapping[str, str], around: ElementLook) -> bool:
    stated = says.get("direction") or (element.get("dir") or "").strip().lower()
    return stated == "rtl" if stated in ("rtl", "ltr") else around.leftward


def _out_of_sight(says: Mapping[str, str], around: ElementLook) -> tuple[bool, bool, bool]:
    """Whether words are unseen, of no size, or far outside the page: each until something inside says otherwise."""
    unseen, tiny, away = around.unseen, around.tiny, around.away
    if seen := says.get("visibility"):
        unseen = seen in ("hidden", "collapse")
    if size := says.get("font-size"):
        tiny = is_of_no_size(size) or (tiny and size.endswith(tuple(_HELD)))
    if indent := says.get("text-indent"):
        away = points(indent) <= -FAR
    return unseen, tiny, away


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
    if element.tag not in _IN_LINES:
        return 0 if element.tag in ("td", "th", "p", "div", "li") else around.shift
    if moved := _moved(element, says):
        return moved
    if stated := says.get("vertical-align"):
        return _SHIFTS.get(stated, 0) or (0 if stated == "baseline" else around.shift)
    return _SHIFTS.get(str(element.tag), around.shift)


def _moved(element: HtmlElement, says: Mapping[str, str]) -> int:
    """1 for what is set above the line by some points, -1 below; 0 for any other. What is not smaller than the words
    beside it is set off a little more before it counts: a page sets words beside its icons straight."""
    small = "font-size" in says or element.tag in _SHIFTS
    by = points(says.get("mso-text-raise", ""))
    if not by and says.get("vertical-align") in ("top", "text-top"):
        by = LEAST_RAISE if small else 0
    if not by and (raised := points(says.get("vertical-align", ""))):
        by = raised if small or raised > LEAST_RAISE + 1 else 0
    if not by and small and says.get("position") == "relative":
        by = -points(says.get("top", "")) or points(says.get("bottom", ""))
    return 0 if abs(by) < LEAST_RAISE else 1 if by > 0 else -1


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
