"""Words of WordprocessingML, and plain text made fit for it."""

from __future__ import annotations

import re

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""All but those that XML knows; said the other way round the pattern takes ten times as long to make."""
_BREAKS = re.compile("\r\n|\r|\n|\v|\f")


def w(name: str) -> str:
    """`name` in Word's namespace, as lxml writes it: w("p") is a paragraph."""
    return f"{{{W}}}{name}"


def permitted(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without the characters that XML cannot hold, and those characters (“U+0001”), each once.

    A vertical tab and a form feed become line breaks: Word shows them so.
    """
    text = _BREAKS.sub("\n", text)
    found = dict.fromkeys(f"U+{ord(character):04X}" for character in _FORBIDDEN.findall(text))
    return _FORBIDDEN.sub("", text), tuple(found)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    return escaped(text).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")


def run(text: str, properties: str = "") -> str:
    """A run that shows permitted `text`; `properties` is the XML of its w:rPr or nothing."""
    inside = "".join(map(_piece, re.split("([\t\n])", text)))
    return f"<w:r>{properties}{inside}</w:r>" if inside else ""


def _piece(text: str) -> str:
    if text in {"\t", "\n"}:
        return "<w:tab/>" if text == "\t" else "<w:br/>"
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""
