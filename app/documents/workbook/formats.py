"""Words that a number format writes around a number, which are shown and so count: 增21, 12件."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SECTION = re.compile(r'(?:"(?P<before>[^"]*)")?(?P<digits>[#0,.]+)(?:"(?P<after>[^"]*)")?')


class Affixes(NamedTuple):
    """What stands before and behind a number."""

    before: str = ""
    after: str = ""


Sections = tuple[Affixes, ...]
"""For numbers above 0; for those below, which then go without their minus; for 0. One serves all."""


def of_styles(styles: _Element | None) -> dict[str, Sections]:
    """The words of each style of cells by its number; of those alone whose format has any."""
    if styles is None:
        return {}
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iter(_S + "numFmt")}
    words = {id_: found for id_, code in codes.items() if (found := sections(code))}
    cells = styles.find(_S + "cellXfs")
    ids = [one.get("numFmtId", "") for one in cells.iter(_S + "xf")] if cells is not None else []
    return {str(number): words[id_] for number, id_ in enumerate(ids) if id_ in words}


def sections(code: str) -> Sections:
    """The words of a format; () where it has none, or is more than digits with words around them."""
    found = [_SECTION.fullmatch(part) for part in code.split(";")[:3]]
    if not all(found):
        return ()
    words = tuple(Affixes(one["before"] or "", one["after"] or "") for one in found if one)
    return words if any(map(any, words)) else ()


def worded(text: str, words: Sections) -> str:
    """A number as its cell shows it."""
    below, nothing = text.startswith("-"), not text.strip("-0.")
    at = 2 if nothing else 1 if below else 0
    if at >= len(words):
        return f"{words[0].before}{text}{words[0].after}"
    return f"{words[at].before}{text.removeprefix('-') if below else text}{words[at].after}"
