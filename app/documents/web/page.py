"""A web page as blocks: texts, tables, pictures. Of what the page refers to only style sheets saved with it are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from app.documents.blocks import Block, DocumentRemark, LeftOut
from app.documents.shown import LOST
from app.documents.web.walk import ReadSheet, read_tree
from app.errors import UnreadableFile
from app.language.excerpt import excerpt

MOST_BYTES = 24 * 1024 * 1024
MOST_TAGS = 500_000
_TOO_DEEP = "xcessive depth"
TOO_DEEP = LeftOut("套得太深的内容（网页的标记一层套一层，没有读完）", "处")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_OF_LIBREOFFICE = re.compile(r"""name=["']generator["']\s+content=["'](?:LibreOffice|OpenOffice)""", re.IGNORECASE)
_OF_SHEETS = re.compile("<colgroup", re.IGNORECASE)
_REVISED = re.compile(r"<(?:del|ins)\b", re.IGNORECASE)
_STYLES = re.compile(r"<style\b.*?</style>|<script\b.*?</script>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--(?!\[if)(.*?)-->", re.DOTALL)
_WORD = re.compile(r"\w")
LONGEST_COMMENT = 200
MOST_DAMAGED = 20
"""Of so many characters one may be lost, and it is still that encoding."""
_PLAIN = "政府"
_GARBLED = (
    _PLAIN.encode().decode("gb18030"),
    _PLAIN.encode().decode("cp1252"),
    _PLAIN.encode().decode("latin-1"),
    _PLAIN.encode("gb18030").decode("latin-1"),
)
"""What becomes of a word of every report where its code was mistaken, and saved so."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def _none_at_hand(_name: str) -> str | None:
    return None


def read(data: bytes, name: str, read_sheet: ReadSheet = _none_at_hand) -> tuple[Block, ...]:
    """The blocks of the page in `data`. Raises `UnreadableFile`, naming the file `name`."""
    if len(data) > MOST_BYTES or data.count(b"<") > MOST_TAGS:
        raise UnreadableFile(f"网页“{name}”太大，没有读入。请只保存年报正文后再导入")
    text = decoded(data)
    if _PLAIN not in text and any(garbled in text for garbled in _GARBLED):
        raise UnreadableFile(
            f"“{name}”里的字是乱码，存的时候编码弄错了，没有读入。请打开原来的网页重新保存，或找到原来的Word文件"
        )
    return read_text(text, name, read_sheet)


def read_text(html: str, name: str = "剪贴板", read_sheet: ReadSheet = _none_at_hand) -> tuple[Block, ...]:
    """The blocks of a page that is text already, as on the clipboard."""
    from lxml import etree
    from lxml import html as pages

    parser = pages.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    source = _UNPRINTABLE.sub("", _DECLARED.sub("", html))
    try:
        root = pages.document_fromstring(source.encode("utf-8", "replace").decode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"“{name}”不是完整的网页，没有读入。请在浏览器中重新保存网页") from error
    of_libreoffice = _OF_LIBREOFFICE.search(source[:4096]) is not None
    notes = (*_notes(source), *_unmarked(source)) if of_libreoffice else ()
    too_deep = any(_TOO_DEEP in entry.message for entry in parser.error_log)
    return (*read_tree(root, read_sheet), *notes, *((TOO_DEEP,) if too_deep else ()))


def _unmarked(source: str) -> Iterator[LeftOut]:
    """LibreOffice's text program writes what a revision takes out as if it stayed; that of its sheets has none."""
    if not _OF_SHEETS.search(source) and _REVISED.search(source) is None:
        yield LeftOut("LibreOffice存的网页（修订删去的字在里面和留下的字分不开，都读了进来）", "个", read=True)


def _notes(source: str) -> Iterator[DocumentRemark]:
    """The comments of a document, which LibreOffice writes as comments of the page."""
    for found in _COMMENT.finditer(_STYLES.sub("", source)):
        words = " ".join(found[1].split())
        if _WORD.search(words):  # LibreOffice draws lines in them
            yield DocumentRemark("comment", excerpt(words, LONGEST_COMMENT), placed=False)


def decoded(data: bytes) -> str:
    """The page's text: by its mark, as UTF-8, as GB 18030, or as it says itself; of a page with damaged bytes what
    loses the fewest characters."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    as_utf8 = data.decode("utf-8", "replace")
    if as_utf8.count(LOST) * MOST_DAMAGED < sum(not character.isascii() for character in as_utf8):
        return as_utf8
    with suppress(UnicodeDecodeError):
        return data.decode("gb18030")
    readings = [as_utf8, data.decode("gb18030", "replace")]
    stated = _CHARSET.search(data[:4096])
    with suppress(LookupError):
        readings.insert(0, data.decode(stated[1].decode("ascii") if stated else "utf-8", "replace"))
    return min(readings, key=lambda text: text.count(LOST))


def _wide(data: bytes) -> str:
    """UTF-16 without its mark has zeros in every other byte of its tags."""
    start = data[:2000]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) <= max(len(start) // 8, 4 * min(even, odd)):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
