"""What the fonts of an .xlsx leave unseen: struck out, in the colour of the ground, of no size; in whole cells or in
some characters of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.blocks import Block
from app.documents.colours import BLACK, WHITE, Colour, are_alike, colour
from app.documents.shown import Look, ShownLine
from app.documents.theme import darker, lighter, of_theme
from app.documents.workbook.formats import HARMLESS

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SLOTS = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""Of the theme, as workbooks number them."""
_PALETTE = (
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF"
    "800000008000000080808000800080008080C0C0C0808080"
    "9999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF"
    "000080FF00FFFFFF0000FFFF8000808000000080800000FF"
    "00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC99"
    "3366FF33CCCC99CC00FFCC00FF9900FF6600666699969696"
    "003366339966003300333300993300993366333399333333"
)
"""The colours 8 to 63; the first eight stand twice."""
_OF_SYSTEM = {"64": BLACK, "65": WHITE}
OF_SIGNS = ("Wingdings", "Webdings", "Marlett", "ZapfDingbats")
_OFF, _ON = frozenset(["0", "false"]), frozenset(["1", "true"])
_SHIFTS = {"superscript": 1, "subscript": -1}
SMALLEST = 2.0
_SHOWS_NOTHING = frozenset([";;;", ";;", ";"])


class Fonts:
    """The fonts and grounds of one workbook."""

    def __init__(self, styles: _Element | None, theme: _Element | None) -> None:
        self._styles, self._theme = styles, of_theme(theme)
        own = styles.iterfind(f"{_S}colors/{_S}indexedColors/{_S}rgbColor") if styles is not None else ()
        self._palette = [one.get("rgb", "")[-6:] for one in own] or [
            _PALETTE[at : at + 6] for at in (*range(0, 48, 6), *range(0, len(_PALETTE), 6))
        ]

    def unseen(self) -> dict[str, str]:
        """Styles of cells whose values are not seen as they are, by their number: `hidden`, `struck`, `signs` or
        `repeated`."""
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
            if why := "hidden" if silent or look.hidden else "struck" if look.struck else _otherwise(style, font):
                found[str(number)] = why
        return found

    def of_conditions(self) -> set[str]:
        """The looks that conditions may give to cells (by their number) and that leave a value unseen or struck out."""
        looks = self._styles.iterfind(f"{_S}dxfs/{_S}dxf") if self._styles is not None else ()
        return {str(number) for number, look in enumerate(looks) if self._hides(look)}

    def _hides(self, look: _Element) -> bool:
        code, fill = look.find(_S + "numFmt"), look.find(_S + "fill")
        if code is not None and code.get("formatCode", "").lower() not in HARMLESS:
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
        strike, colour = marks.get("strike"), marks.get("color")
        ink = BLACK if colour is None or colour.get("auto") in _ON else self._colour(colour)
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
            number = element.get("indexed", "")
            known = number.isdecimal() and int(number) < len(self._palette)
            return colour(self._palette[int(number)]) if known else _OF_SYSTEM.get(number)
        found = self._theme.get(_SLOTS[int(slot)]) if slot.isdecimal() and int(slot) < len(_SLOTS) else None
        tint = _tint(element.get("tint", ""))
        return found and (lighter(found, 1 - tint) if tint > 0 else darker(found, 1 + tint))

    def _ground(self, fill: _Element | None) -> Colour | None:
        pattern = fill.find(_S + "patternFill") if fill is not None else None
        if fill is not None and pattern is None:
            stops = [self._colour(stop) for stop in fill.iter(_S + "color")]
            return stops[0] if len(set(stops)) == 1 else None
        kind = pattern.get("patternType", "none") if pattern is not None else "none"
        if kind == "none" or pattern is None:
            return WHITE
        ink = pattern.find(_S + "fgColor")
        return None if kind != "solid" else BLACK if ink is None else self._colour(ink)


def _otherwise(style: _Element, font: _Element | None) -> str:
    """What a style of cells does to their text besides hiding and striking it."""
    name, alignment = font.find(_S + "name") if font is not None else None, style.find(_S + "alignment")
    if name is not None and name.get("val", "").startswith(OF_SIGNS):
        return "signs"
    return "repeated" if alignment is not None and alignment.get("horizontal") == "fill" else ""


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
