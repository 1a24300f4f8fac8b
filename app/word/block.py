"""The signature block in Word: indents in characters, worked out for this name and this date."""

from __future__ import annotations

import re

from app.measures import CHARACTER, LINE
from app.signature import Signed
from app.word.template import Slot
from app.word.xml import run

_OURS = re.compile(r"<w:(?:keepNext|keepLines|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc)\b[^>]*/>")
_KEPT_SIDE = re.compile(r'<w:jc w:val="(?:center|left|start|both)"/>')
_AFTER = (
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)


def signature_paragraph(text: str, slot: Slot, signed: Signed, *, date: bool) -> str:
    """The line of the name or of the date. A template that sets it to the left or the middle keeps its way."""
    if _KEPT_SIDE.search(slot.paragraph):
        return f"<w:p>{slot.paragraph}{run(text, slot.run)}</w:p>"
    if date:
        own = _indents(0, signed.date_right) + '<w:jc w:val="right"/>'
    else:
        before = f'<w:spacing w:before="{signed.space * LINE}" w:line="{LINE}" w:lineRule="exact"/>'
        own = before + _indents(signed.name_left, signed.name_right) + f'<w:jc w:val="{signed.name_side}"/>'
    return f"<w:p>{_with(slot.paragraph, own, keep=not date)}{run(text, slot.run)}</w:p>"


def _indents(left: float, right: float) -> str:
    """An indent in hundredths of a character, and in twips for programs that know no characters."""
    sides = "".join(
        f' w:{side}="{round(size * CHARACTER)}" w:{side}Chars="{round(size * 100)}"'
        for side, size in (("left", left), ("right", right))
    )
    return f'<w:ind{sides} w:firstLine="0" w:firstLineChars="0"/>'


def kept_with_next(paragraph: str) -> str:
    """The w:p of the text's end, kept on the page of the signature: that never stands on a page alone."""
    found = re.match(r"<w:p><w:pPr>(?:<w:pStyle\b[^>]*/>)?", paragraph)
    if not found or "<w:keepNext" in paragraph:
        return paragraph
    return f"{found[0]}<w:keepNext/>{paragraph[found.end() :]}"


def _with(paragraph: str, own: str, *, keep: bool) -> str:
    """The w:pPr of the template with `own` in it, in the order of the schema."""
    inside = _OURS.sub("", re.sub(r"^<w:pPr\b[^>]*?(/>|>)|</w:pPr>$", "", paragraph))
    style = re.match(r"<w:pStyle\b[^>]*/>", inside)
    head = style[0] if style else ""
    rest = inside[len(head) :]
    cut = re.search(rf"<w:(?:{'|'.join(_AFTER)})\b", rest)
    middle, tail = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    return f"<w:pPr>{head}{'<w:keepNext/>' if keep else ''}<w:keepLines/>{middle}{own}{tail}</w:pPr>"
