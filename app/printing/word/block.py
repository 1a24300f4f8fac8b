"""Paragraphs of their own kind in Word: the signature block with indents worked out for this name and this date,
the end of the text, a paragraph with a long address."""

from __future__ import annotations

import re

from app.ooxml.xml import run
from app.printing.measures import CHARACTER, CHARACTERS, LINE, LINES, has_long_address
from app.printing.signature import SignatureBlock, SignaturePlace
from app.printing.word.template import Slot
from app.texts.measure import width

_OURS = re.compile(r"<w:(?:keepNext|keepLines|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc)\b[^>]*/>")
_INDENT = re.compile(r"<w:ind\b[^>]*/>")
_SIDE = re.compile(r'<w:jc w:val="(\w+)"/>')
_HALF_A_PAGE = CHARACTERS * LINES / 2
_KEPT_SIDE = re.compile(r'<w:jc w:val="(?:center|left|start|both)"/>')
_AFTER = (
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
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


def signature_paragraph(text: str, slot: Slot, signed: SignatureBlock, *, date: bool, line: int = LINE) -> str:
    """The line of the name or of the date. A template that sets it to the left or the middle keeps its way."""
    if _KEPT_SIDE.search(slot.paragraph):
        return f"<w:p>{slot.paragraph}{run(text, slot.run)}</w:p>"
    place = signed.date if date else signed.name
    before = "" if date else f'<w:spacing w:before="{signed.space * line}" w:line="{line}" w:lineRule="exact"/>'
    own = f'{before}{_indents(place)}<w:jc w:val="{place.side}"/>'
    return f"<w:p>{_with(slot.paragraph, own, keep=not date)}{run(text, slot.run)}</w:p>"


def _indents(place: SignaturePlace) -> str:
    """An indent in hundredths of a character, and in twips for programs that know no characters."""
    sides = "".join(
        f' w:{side}="{round(size * CHARACTER)}" w:{side}Chars="{round(size * 100)}"'
        for side, size in (("left", place.left), ("right", place.right))
    )
    return f'<w:ind{sides} w:firstLine="0" w:firstLineChars="0"/>'


def kept_with_next(paragraph: str, text: str) -> str:
    """The w:p of the text's end, kept on the page of the signature: that never stands on a page alone.

    Word would take the last line over alone; LibreOffice takes all, and a short paragraph goes so everywhere.
    """
    found = re.match(r"<w:p><w:pPr>(?:<w:pStyle\b[^>]*/>)?", paragraph)
    if not found or "<w:keepNext" in paragraph:
        return paragraph
    lines = "" if "<w:keepLines" in paragraph or width(text) > _HALF_A_PAGE else "<w:keepLines/>"
    return f"{found[0]}<w:keepNext/>{lines}{paragraph[found.end() :]}"


def _with(paragraph: str, own: str, *, keep: bool) -> str:
    """The w:pPr of the template with `own` in it, in the order of the schema."""
    inside = _OURS.sub("", _inside(paragraph))
    style = re.match(r"<w:pStyle\b[^>]*/>", inside)
    head = style[0] if style else ""
    kept = f"{head}{'<w:keepNext/>' if keep else ''}<w:keepLines/>"
    return f"<w:pPr>{kept}{_with_side(inside[len(head) :], own)}</w:pPr>"


def not_torn(paragraph: str, text: str) -> str:
    """The w:pPr for `text`: set to the left where a web or mail address in it is long."""
    side = _SIDE.search(paragraph)
    if not has_long_address(text) or (side and side[1] not in {"both", "distribute"}):
        return paragraph
    inside = _SIDE.sub("", _inside(paragraph))
    return "<w:pPr>" + _with_side(inside, '<w:jc w:val="left"/>') + "</w:pPr>"


def hanging(paragraph: str, hang: float) -> str:
    """The w:pPr of a line of the roster: a long post goes on under its beginning."""
    left, by = round((2 + hang) * CHARACTER), round(hang * CHARACTER)
    own = (
        f'<w:ind w:left="{left}" w:leftChars="{round(200 + hang * 100)}" w:hanging="{by}"'
        f' w:hangingChars="{round(hang * 100)}"/>'
    )
    return f"<w:pPr>{_with_side(_INDENT.sub('', _inside(paragraph)), own)}</w:pPr>"


def _inside(paragraph: str) -> str:
    return re.sub(r"^<w:pPr\b[^>]*?(/>|>)|</w:pPr>$", "", paragraph)


def _with_side(inside: str, own: str) -> str:
    """What is in a w:pPr with `own`, indents and alignment, at its place in the order of the schema."""
    cut = re.search(rf"<w:(?:{'|'.join(_AFTER)})\b", inside)
    return f"{inside[: cut.start()]}{own}{inside[cut.start() :]}" if cut else inside + own
