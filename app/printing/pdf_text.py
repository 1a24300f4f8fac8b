"""What the text of the painted PDF says, glyph by glyph.

Qt names a glyph by some character that its font draws so: — may become ―, and 人 the radical ⼈. Here every glyph is
named by the text that it was set for; where one stands for several texts, the rarer ones are said beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.printing.pdf_file import PdfFile

_SHOWN = re.compile(rb"/F(?P<font>\d+) [\d.]+ Tf|<(?P<code>[0-9A-F]{4})> Tj\n")
_AT_ONCE = 100
"""A map may not name more codes in one go."""
_MAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%sendcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

GlyphCode = tuple[int, bytes]
"""The object of a font, and a code in it."""


def name_glyphs(file: PdfFile, strings: Sequence[Sequence[str]]) -> None:
    """Name every glyph by what was painted (`strings`), on each page in the order of painting; '' goes with the one before.

    Where the file shows other glyphs than that, Qt's own names stay.
    """
    contents = [file.reference(page, b"/Contents") for page in file.pages()]
    codes = [list(_codes(file.stream(number))) for number in contents]
    if [len(page) for page in codes] != [len(page) for page in strings]:
        return
    usual = _usual(codes, strings)
    for number, keys, texts in zip(contents, codes, strings, strict=True):
        file.set_stream(number, _with_exceptions(file.stream(number), keys, texts, usual))
    for font in {font for font, _ in usual}:
        named = {code: text for (owner, code), text in usual.items() if owner == font and text}
        file.set_stream(file.reference(font, b"/ToUnicode"), _map(named))


def _codes(stream: bytes) -> Iterator[GlyphCode]:
    font = 0
    for found in _SHOWN.finditer(stream):
        if found["font"]:
            font = int(found["font"])
        else:
            yield font, found["code"]


def _usual(codes: Sequence[Sequence[GlyphCode]], strings: Sequence[Sequence[str]]) -> dict[GlyphCode, str]:
    """What each code stands for most often; never nothing, if it stands for something at all."""
    counted: defaultdict[GlyphCode, Counter[str]] = defaultdict(Counter)
    for keys, texts in zip(codes, strings, strict=True):
        for key, text in zip(keys, texts, strict=True):
            counted[key][text] += 1
    return {key: max(sorted(texts), key=lambda text: (text != "", texts[text])) for key, texts in counted.items()}


def _with_exceptions(
    stream: bytes, keys: Sequence[GlyphCode], texts: Sequence[str], usual: Mapping[GlyphCode, str]
) -> bytes:
    """The page with the text of those glyphs that here stand for something else than usual."""
    following = iter(zip(keys, texts, strict=True))

    def named(found: re.Match[bytes]) -> bytes:
        if found["font"]:
            return found[0]
        key, text = next(following)
        if text and text == usual[key]:
            return found[0]
        return b"/Span << /ActualText <FEFF%s> >> BDC\n%sEMC\n" % (_hex(text), found[0])

    return _SHOWN.sub(named, stream)


def _map(named: Mapping[bytes, str]) -> bytes:
    rows = [b"<%s> <%s>\n" % (code, _hex(text)) for code, text in sorted(named.items())]
    parts = [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
    return _MAP % b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(part), b"".join(part)) for part in parts)


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode()
