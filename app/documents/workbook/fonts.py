"""What the fonts of an .xlsx leave unseen: struck out, in the colour of the ground, of no size; in whole cells or in
some characters of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.blocks import Block
from app.documents.colours import WHITE, Colour, are_alike, colour
from app.documents.shown import Look, ShownLine
from app.documents.theme import darker, lighter, of_theme

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SLOTS = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""Of the theme, as workbooks number them."""
_INDEXED = {"1": WHITE, "9": WHITE}
"""Of the old palette: white alone matters."""
_OFF = frozenset(["0", "false"])
_SHIFTS = {"superscript": 1, "subscript": -1}
SMALLEST = 2.0
_SHOWS_NOTHING = frozenset([";;;", ";;", ";"])


class Fonts:
    """The fonts and grounds of one workbook."""

    def __init__(self, styles: _Element | None, theme: _Element | None) -> None:
        self._styles, self._theme = styles, of_theme(theme)

    def unseen(self) -> dict[str, str]:
        """Styles of cells whose values are not seen, by their number: `hidden` or `struck`."""
        styles = self._styles
        cells = styles.find(_S + "cellXfs") if styles is not None else None
        if styles is None or cells is None:
            return {}
        fonts, fills = (list(styles.iterfind(f"{_S}{name}/*")) for name in ("fonts", "fills"))
        codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iter(_S + "numFmt")}
        found: dict[str, str] = {}
        for number, style in enumerate(cells.iter(_S + "xf")):
            font, ground = _one(fonts, style.get("fontId")), self._ground(_one(fills, style.get("fillId")))
            silent = codes.get(style.get("numFmtId", ""), "").replace(" ", "") in _SHOWS_NOTHING
            look = self._look(font, ground)
            if silent or look.hidden or look.struck:
                found[str(number)] = "hidden" if silent or look.hidden else "struck"
        return found

    def of_conditions(self) -> set[str]:
        """The looks that conditions may give to cells (by their number) and that leave a value unseen or struck out."""
        looks = self._styles.iterfind(f"{_S}dxfs/{_S}dxf") if self._styles is not None else ()
        return {str(number) for number, look in enumerate(looks) if self._hides(look)}

    def _hides(self, look: _Element) -> bool:
        code, fill = look.find(_S + "numFmt"), look.find(_S + "fill")
        if code is not None and code.get("formatCode", "").replace(" ", "") in _SHOWS_NOTHING:
            return True
        pattern = fill.find(_S + "patternFill") if fill is not None else None
        behind = pattern.find(_S + "bgColor") if pattern is not None else None
        font = self._look(look.find(_S + "font"), WHITE if behind is None else self._colour(behind))
        return font.hidden or font.struck

    def told_apart(self, strings: _Element | None) -> dict[str, tuple[str, list[Block]]]:
        """The shared texts of a workbook that do not show all of themselves, by their number."""
        texts = strings.iterchildren(_S + "si") if strings is not None else ()
        return {str(number): found for number, text in enumerate(texts) if (found := self.shown(text))}

    def shown(self, string: _Element) -> tuple[str, list[Block]] | None:
        """What a text of several fonts shows, and what stands beside it; None where all of it shows."""
        runs = list(string.iterchildren(_S + "r"))
        looks = [self._look(run.find(_S + "rPr"), WHITE) for run in runs]
        if not any(look != Look() for look in looks):
            return None
        line = ShownLine()
        for run, look in zip(runs, looks, strict=True):
            line.say("".join(text.text or "" for text in run.iterchildren(_S + "t")), look)
        return line.text, list(line.beside())

    def _look(self, font: _Element | None, ground: Colour | None) -> Look:
        if font is None:
            return Look()
        marks = {child.tag.removeprefix(_S): child for child in font if isinstance(child.tag, str)}
        strike, ink = marks.get("strike"), self._colour(marks.get("color"))
        drowned = ink is not None and ground is not None and are_alike(ink, ground)
        return Look(
            hidden=drowned or _size(_value(marks, "sz")) <= SMALLEST,
            struck=strike is not None and strike.get("val") not in _OFF,
            shift=_SHIFTS.get(_value(marks, "vertAlign"), 0),
        )

    def _colour(self, element: _Element | None) -> Colour | None:
        """A colour that is said outright, or is one of the theme; None for any other."""
        if element is None:
            return None
        if stated := element.get("rgb"):
            return colour(stated[-6:])
        slot = element.get("theme", "")
        if not slot:
            return _INDEXED.get(element.get("indexed", ""))
        found = self._theme.get(_SLOTS[int(slot)]) if slot.isdecimal() and int(slot) < len(_SLOTS) else None
        tint = _tint(element.get("tint", ""))
        return found and (lighter(found, 1 - tint) if tint > 0 else darker(found, 1 + tint))

    def _ground(self, fill: _Element | None) -> Colour | None:
        pattern = fill.find(_S + "patternFill") if fill is not None else None
        if fill is not None and pattern is None:
            return None
        kind = pattern.get("patternType", "none") if pattern is not None else "none"
        if kind == "none" or pattern is None:
            return WHITE
        return self._colour(pattern.find(_S + "fgColor")) if kind == "solid" else None


def _tint(stated: str) -> float:
    try:
        return max(-1.0, min(float(stated or 0), 1.0))
    except ValueError:
        return 0.0


def _one(elements: list[_Element], number: str | None) -> _Element | None:
    return elements[int(number)] if number and number.isdecimal() and int(number) < len(elements) else None


def _value(marks: dict[str, _Element], name: str) -> str:
    return marks[name].get("val", "") if name in marks else ""


def _size(stated: str) -> float:
    try:
        return float(stated)
    except ValueError:
        return 11.0
