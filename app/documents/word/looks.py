"""How runs look: by direct marks, else by the styles of characters, paragraph and table, else by the document's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.documents.shown import PLAIN, Look
from app.documents.word.banding import PARTED
from app.documents.word.fonts import FONTS, OddFonts
from app.documents.word.grounds import DARK, GROUNDS, Grounds
from app.documents.word.theme import Theme, ink, inks_of
from app.ooxml.styles import DEEPEST, VAL, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_R_PR, _P_PR = W + "rPr", W + "pPr"
R_STYLE = W + "rStyle"
_PART, _TYPE = W + "tblStylePr", W + "type"
_SHIFTS = {"superscript": 1, "subscript": -1}


@dataclass(frozen=True, slots=True)
class _DirectMarks:
    """What one place says of a run; None where it says nothing."""

    vanish: bool | None = None
    strike: bool | None = None
    dstrike: bool | None = None
    shift: int | None = None
    tiny: bool | None = None
    ink: str | None = None
    font: str | None = None

    def over(self, below: _DirectMarks) -> _DirectMarks:
        """This, and what `below` says where this says nothing."""
        return replace(
            below, **{name: stated for name in self.__slots__ if (stated := getattr(self, name)) is not None}
        )

    @property
    def look(self) -> Look:
        hidden, struck = bool(self.vanish or self.tiny), bool(self.strike or self.dstrike)
        return Look(hidden, struck, self.shift or 0, font=self.font or "")

    @property
    def is_plain(self) -> bool:
        return self.look == PLAIN and (self.ink or "auto") in DARK


_NOTHING = _DirectMarks()
_SWITCHES = {W + name: name for name in ("vanish", "strike", "dstrike")} | {W + "specVanish": "vanish"}
_RAISES = W + "vertAlign"
_POSITION = W + "position"
_SIZE, _WIDTH, _INK = W + "sz", W + "w", W + "color"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SPACING = W + "spacing"
CLOSEST = -160
"""Twentieths of a point: set so much nearer, characters lie over each other."""
_FILL, _NO_FILL = _W14 + "textFill", _W14 + "noFill"
_ALPHA, _COLOURS = _W14 + "alpha", (_W14 + "srgbClr", _W14 + "schemeClr")
CLEAREST = 95_000
"""Thousandths of a percent: what is so much of it see-through is not seen."""
_OUTLINE = _W14 + "textOutline"
"""What newer Words write of the colour of letters: it goes before the other."""
FARTHEST = 200
"""Half points: set so far above or below, letters are off their line, and mostly off the page."""
LEAST_MOVED = 6
"""Half points: less than this only sets characters straight beside each other."""
SMALLEST = 4
"""Half points: letters of this size are not seen."""
NARROWEST = 10
"""Percent of their width: so squeezed, letters are not seen."""
_LOOKS = frozenset([*_SWITCHES, _RAISES, _POSITION, R_STYLE])


def says_nothing(properties: _Element, fonts: OddFonts) -> bool:
    """Whether a run is no more than its words by its own marks."""
    for child in properties:
        tag = child.tag
        if tag in _LOOKS or (tag == _INK and (ink(child) or "auto") not in DARK):
            return False
        if tag in (_SIZE, _WIDTH) and len(child.get(VAL, "")) < 2:
            return False
        if tag in GROUNDS or tag == _FILL or (tag == _SPACING and _is_close(child)):
            return False
        if tag == FONTS and fonts.stated(child) is not None:
            return False
    return True


def _is_close(spacing: _Element) -> bool:
    return _whole(spacing) <= CLOSEST


def _whole(mark: _Element) -> int:
    stated = mark.get(VAL, "")
    return int(stated) if stated.removeprefix("-").isdecimal() and len(stated) < 8 else 0


def _marks_of(properties: _Element | None, fonts: OddFonts) -> _DirectMarks:
    if properties is None:
        return _NOTHING
    stated: dict[str, Any] = {}
    for child in properties:
        tag = child.tag
        if tag in _SWITCHES:
            stated[_SWITCHES[tag]] = is_on(child)
        elif tag == FONTS:
            stated["font"] = fonts.stated(child)
        elif tag in _MARKS:
            stated |= _MARKS[tag](child, properties)
    if any(stated.pop(name, False) for name in _TINY):
        stated["tiny"] = True
    return _DirectMarks(**stated) if any(value is not None for value in stated.values()) else _NOTHING


_TINY = ("narrow", "close", "away")
"""Ways in which letters are not seen besides their size, which a nearer mark may put off."""


def _filled(fill: _Element, properties: _Element) -> dict[str, Any]:
    """What is said by the filling of letters; without any only their outline is seen, if they have one."""
    colours = list(fill.iter(*_COLOURS))
    if colours and all(map(_is_clear, colours)):
        return {"tiny": True}
    if inks := inks_of(fill, _W14):
        return {"ink": inks}
    return {"tiny": True} if fill.find(_NO_FILL) is not None and properties.find(_OUTLINE) is None else {}


def _is_clear(colour: _Element) -> bool:
    alpha = colour.find(_ALPHA)
    share = alpha.get(_W14 + "val", "") if alpha is not None else ""
    return share.isdecimal() and int(share) >= CLEAREST


def moved(properties: _Element | None) -> int:
    """1 for a run whose own marks set it above the line by some points, -1 below, 0 for any other."""
    mark = properties.find(_POSITION) if properties is not None else None
    try:
        by = int(mark.get(VAL, "0")) if mark is not None else 0
    except ValueError:
        return 0
    return 0 if abs(by) < LEAST_MOVED else 1 if by > 0 else -1


def _sized(size: _Element, _properties: _Element) -> dict[str, Any]:
    value = size.get(VAL, "")
    return {"tiny": value.isdecimal() and int(value) <= SMALLEST}


def _narrowed(width: _Element, _properties: _Element) -> dict[str, Any]:
    value = width.get(VAL, "")
    return {"narrow": value.isdecimal() and int(value) <= NARROWEST}


_MARKS: dict[str, Callable[[_Element, _Element], dict[str, Any]]] = {
    _RAISES: lambda mark, _: {"shift": _SHIFTS.get(mark.get(VAL, ""), 0)},
    _INK: lambda mark, _: {"ink": ink(mark)},
    _FILL: _filled,
    _SPACING: lambda mark, _: {"close": _is_close(mark)},
    _POSITION: lambda mark, _: {"away": abs(_whole(mark)) >= FARTHEST},
    _SIZE: _sized,
    _WIDTH: _narrowed,
}


class Looks:
    """The looks that the styles of one document give."""

    def __init__(self, root: _Element | None, theme: Theme, embedded: frozenset[str]) -> None:
        """`embedded` are the names of the fonts that the file brings along."""
        self.fonts = OddFonts(root, embedded)
        styles = list(root.iterchildren(W + "style")) if root is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in styles}
        self._usual = {style.get(W + "type", ""): style.get(W + "styleId", "") for style in styles if _is_usual(style)}
        self._grounds = Grounds(self._styles, theme)
        self._own = _marks_of(_defaults(root), self.fonts)
        self._of_style: dict[str, _DirectMarks] = {}
        self._parts: dict[str, frozenset[str]] = {}
        self._together: dict[tuple[str, str, str], _DirectMarks] = {}

    def of(self, run: _Element, properties: _Element | None, paragraph: str = "", table: str = "") -> Look:
        """The look of a run with its own `properties`, in a paragraph and a table of these styles."""
        style = properties.find(R_STYLE) if properties is not None else None
        below = self._below(style.get(VAL, "") if style is not None else "", paragraph, table)
        stated = _marks_of(properties, self.fonts)
        if stated is _NOTHING and below is _NOTHING:
            return PLAIN
        whole = stated.over(below)
        look = whole.look
        return replace(look, hidden=True) if not look.hidden and self._grounds.hide(run, whole.ink) else look

    def are_plain(self, paragraph: str, table: str, run: str = "") -> bool:
        """Whether styles leave a run as plain words."""
        return self._below(run, paragraph, table).is_plain

    def _below(self, run: str, paragraph: str, table: str) -> _DirectMarks:
        key = run, paragraph or self._usual.get("paragraph", ""), table or self._usual.get("table", "")
        if key not in self._together:
            chains = [self._style(id_, 0) for id_ in key]
            if all(stated is _NOTHING for stated in (*chains, self._own)):
                self._together[key] = _NOTHING
            else:
                self._together[key] = self._joined(chains)
        return self._together[key]

    def _joined(self, chains: list[_DirectMarks]) -> _DirectMarks:
        """Hidden and struck out are switches: two styles that both set one put it off again; Word does so."""
        nearest = chains[0].over(chains[1]).over(chains[2]).over(self._own)
        vanish = bool(self._own.vanish) or sum(bool(stated.vanish) for stated in chains) % 2 == 1
        strike = bool(self._own.strike) or sum(bool(stated.strike) for stated in chains) % 2 == 1
        return replace(nearest, vanish=vanish, strike=strike)

    def parts_of(self, table: str) -> frozenset[str]:
        """The parts of a table's style (its first row, its last column) that hide, strike, raise or colour words."""
        if table not in self._parts:
            self._parts[table] = frozenset(self._parts_in(table, 0))
        return self._parts[table]

    def _parts_in(self, table: str, depth: int) -> Iterator[str]:
        style = self._styles.get(table)
        if style is None or depth > DEEPEST:
            return
        for part in style.iterchildren(_PART):
            if not self._part(style, part.get(_TYPE, "")).is_plain:
                yield part.get(_TYPE, "")
        based = style.find(W + "basedOn")
        yield from self._parts_in(based.get(VAL, ""), depth + 1) if based is not None else ()

    def _part(self, style: _Element, kind: str, depth: int = 0) -> _DirectMarks:
        """What a part says of words."""
        found = next((part for part in style.iterchildren(_PART) if part.get(_TYPE) == kind), None)
        based = style.find(W + "basedOn")
        below = self._styles.get(based.get(VAL, "")) if based is not None else None
        if found is None:
            return self._part(below, kind, depth + 1) if below is not None and depth < DEEPEST else _NOTHING
        return _marks_of(found.find(_R_PR), self.fonts)

    def _with_parts(self, id_: str) -> _DirectMarks:
        """A style of a table, and the parts of it that count at a place."""
        name, *kinds = id_.split(PARTED)
        stated = self._style(name, 0)
        for kind in kinds:
            stated = self._part(self._styles[name], kind).over(stated)
        return stated

    def _style(self, id_: str, depth: int) -> _DirectMarks:
        if id_ not in self._of_style and PARTED in id_:
            self._of_style[id_] = self._with_parts(id_)
        if id_ not in self._of_style:
            style = self._styles.get(id_)
            self._of_style[id_] = _NOTHING if style is None or depth > DEEPEST else self._read(style, depth)
        return self._of_style[id_]

    def _read(self, style: _Element, depth: int) -> _DirectMarks:
        based, stated = style.find(W + "basedOn"), _marks_of(style.find(_R_PR), self.fonts)
        if based is None:
            return stated
        below = self._style(based.get(VAL, ""), depth + 1)
        return below if stated is _NOTHING else stated.over(below) if below is not _NOTHING else stated


def _is_usual(style: _Element) -> bool:
    return style.get(W + "default") in {"1", "true", "on"}


def _defaults(root: _Element | None) -> _Element | None:
    return root.find(f"{W}docDefaults/{W}rPrDefault/{_R_PR}") if root is not None else None
