"""What the fonts of an .xlsx leave unseen: struck out, in the colour of the ground, of no size; in whole cells or in
some characters of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.blocks import Block
from app.documents.colours import WHITE, Colour, are_alike, colour
from app.documents.shown import Look, ShownLine

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_INDEXED = {"1": WHITE, "9": WHITE}
"""Of the old palette: white alone matters."""
_OFF = frozenset(["0", "false"])
_SHIFTS = {"superscript": 1, "subscript": -1}
SMALLEST = 1.5
_SHOWS_NOTHING = frozenset([";;;", ";;", ";"])


def unseen(styles: _Element | None) -> dict[str, str]:
    """Styles of cells whose values are not seen, by their number: `hidden` or `struck`."""
    cells = styles.find(_S + "cellXfs") if styles is not None else None
    if styles is None or cells is None:
        return {}
    fonts, fills = (list(styles.iterfind(f"{_S}{name}/*")) for name in ("fonts", "fills"))
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iter(_S + "numFmt")}
    found: dict[str, str] = {}
    for number, style in enumerate(cells.iter(_S + "xf")):
        font, ground = _one(fonts, style.get("fontId")), _ground(_one(fills, style.get("fillId")))
        silent = codes.get(style.get("numFmtId", ""), "").replace(" ", "") in _SHOWS_NOTHING
        look = _look(font, ground)
        if silent or look.hidden or look.struck:
            found[str(number)] = "hidden" if silent or look.hidden else "struck"
    return found


def shown(string: _Element) -> tuple[str, list[Block]] | None:
    """What a text of several fonts shows, and what stands beside it; None where all of it shows."""
    runs = list(string.iterchildren(_S + "r"))
    looks = [_look(run.find(_S + "rPr"), WHITE) for run in runs]
    if not any(look != Look() for look in looks):
        return None
    line = ShownLine()
    for run, look in zip(runs, looks, strict=True):
        line.say("".join(text.text or "" for text in run.iterchildren(_S + "t")), look)
    return line.text, list(line.beside())


def told_apart(strings: _Element | None) -> dict[str, tuple[str, list[Block]]]:
    """The shared texts of a workbook that do not show all of themselves, by their number."""
    texts = strings.iterchildren(_S + "si") if strings is not None else ()
    return {str(number): found for number, text in enumerate(texts) if (found := shown(text))}


def _one(elements: list[_Element], number: str | None) -> _Element | None:
    return elements[int(number)] if number and number.isdecimal() and int(number) < len(elements) else None


def _look(font: _Element | None, ground: Colour | None) -> Look:
    if font is None:
        return Look()
    marks = {child.tag.removeprefix(_S): child for child in font if isinstance(child.tag, str)}
    strike, ink = marks.get("strike"), _colour(marks.get("color"))
    drowned = ink is not None and ground is not None and are_alike(ink, ground)
    raised = _SHIFTS.get(_value(marks, "vertAlign"), 0)
    return Look(
        hidden=drowned or _size(_value(marks, "sz")) <= SMALLEST,
        struck=strike is not None and strike.get("val") not in _OFF,
        shift=raised,
    )


def _value(marks: dict[str, _Element], name: str) -> str:
    return marks[name].get("val", "") if name in marks else ""


def _size(stated: str) -> float:
    try:
        return float(stated)
    except ValueError:
        return 11.0


def _colour(element: _Element | None) -> Colour | None:
    """A colour that is said outright, or is the white of the theme; None for any other."""
    if element is None:
        return None
    if stated := element.get("rgb"):
        return colour(stated[-6:])
    if element.get("theme") == "0" and not element.get("tint"):
        return WHITE
    return _INDEXED.get(element.get("indexed", ""))


def _ground(fill: _Element | None) -> Colour | None:
    pattern = fill.find(_S + "patternFill") if fill is not None else None
    if fill is not None and pattern is None:
        return None
    kind = pattern.get("patternType", "none") if pattern is not None else "none"
    if kind == "none" or pattern is None:
        return WHITE
    return _colour(pattern.find(_S + "fgColor")) if kind == "solid" else None
