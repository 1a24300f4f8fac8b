"""Our own form in the manner that an office likes."""

from __future__ import annotations

import re
from dataclasses import replace

from app.printing.manner import Manner
from app.printing.measures import LINE, PITCHES
from app.printing.word.template import Template

_FOOTERS = ("word/footer1.xml", "word/footer2.xml")
_WITH_FONTS = ("word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml")


def dressed(form: Template, manner: Manner) -> Template:
    """Our own form as an office likes it.

    The grid of the page stays: no text keeps to it, and LibreOffice centres one that does not fill the page.
    """
    if manner == Manner():
        return form
    parts = dict(form.parts)
    for name in _WITH_FONTS:
        parts[name] = _styled(parts[name].decode("utf-8"), manner).encode("utf-8")
    line = PITCHES[manner.pitch]
    filled = dict(form.filled)
    if manner.page_number == "short":
        for name in _FOOTERS:
            filled[name] = tuple(piece.replace("—", "-") if isinstance(piece, str) else piece for piece in filled[name])
    return replace(form, parts=parts, filled=filled, line=line, leads_apart=manner.leads == "apart")


def _styled(xml: str, manner: Manner) -> str:
    xml = xml.replace(f'w:line="{LINE}" w:lineRule="exact"', f'w:line="{PITCHES[manner.pitch]}" w:lineRule="exact"')
    if manner.song == "plain":
        xml = re.sub("(仿宋|楷体)_GB2312", r"\1", xml)
    if manner.digits == "times":
        xml = re.sub(r'w:ascii="[^"]*" w:hAnsi="[^"]*"', 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"', xml)
    return xml
