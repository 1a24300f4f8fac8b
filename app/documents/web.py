"""A web page as blocks: texts, tables, pictures. Nothing that the page refers to is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.documents.blocks import Block, GridMaker, LeftOut, Text, raised, struck
from app.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 24 * 1024 * 1024
MOST_TAGS = 500_000
_SKIPPED = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "nav",
        "footer",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
        "map",
        "datalist",
        "title",
    ]
)
_LINES = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "blockquote",
        "pre",
        "center",
        "form",
        "fieldset",
        "address",
        "figure",
        "figcaption",
        "hr",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "body",
        "html",
    ]
)
_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"])
_STRUCK = frozenset(["s", "strike", "del"])
_LINED = re.compile(r"text-decoration(?:-line)?\s{0,9}:[^;]{0,60}line-through", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’]"
_WRAPPED = re.compile(rf"(?<={_CJK})[ \t]*[\r\n]+[ \t\r\n]*(?={_CJK})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of the page in `data`. Raises `UnreadableFile`, naming the file `name`."""
    if len(data) > MOST_BYTES or data.count(b"<") > MOST_TAGS:
        raise UnreadableFile(f"网页“{name}”太大，没有读入。请只保存年报正文后再导入")
    return read_text(decoded(data), name)


def read_text(html: str, name: str = "剪贴板") -> tuple[Block, ...]:
    """The blocks of a page that is text already, as on the clipboard."""
    from lxml import etree
    from lxml import html as pages

    parser = pages.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    source = _UNPRINTABLE.sub("", _DECLARED.sub("", html))
    try:
        root = pages.document_fromstring(source.encode("utf-8", "replace").decode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"“{name}”不是完整的网页，没有读入。请在浏览器中重新保存网页") from error
    walk = _Walk()
    walk.into(root)
    return tuple(walk.done())


def decoded(data: bytes) -> str:
    """The page's text: by its mark, as UTF-8, as GB 18030, or as it says itself."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    said = _CHARSET.search(data[:4096])
    try:
        return data.decode(said[1].decode("ascii") if said else "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


class _Walk:
    """Collects lines and tables below an element, in order."""

    def __init__(self, bold: bool = False) -> None:
        self._blocks: list[Block] = []
        self._line: list[tuple[str, bool]] = []
        self._bold = bold

    def into(self, element: HtmlElement, bold: bool = False) -> None:
        tag = element.tag
        if tag in _SKIPPED or _is_hidden(element):
            return
        bold = bold or tag in _BOLD or bool(_HEAVY.search(element.get("style") or ""))
        if tag == "table":
            self._end_line()
            self._blocks.append(_grid(element))
        elif tag == "img":
            self._blocks.append(LeftOut())
        elif tag == "br":
            self._end_line()
        elif tag == "sup":
            self._say(raised(element.text_content()), bold)
        elif tag in _STRUCK or _LINED.search(element.get("style") or ""):
            self._blocks.append(struck(element.text_content()))
        else:
            self.through(element, bold)

    def through(self, element: HtmlElement, bold: bool) -> None:
        parts = element.tag in _LINES
        if parts:
            self._end_line()
        self._say(element.text, bold)
        for child in element:
            if isinstance(child.tag, str):
                self.into(child, bold)
            self._say(child.tail, bold)
        if parts:
            self._end_line()

    def _say(self, text: str | None, bold: bool) -> None:
        if text:
            self._line.append((text, bold))

    def _end_line(self) -> None:
        text = _WRAPPED.sub("", "".join(text for text, _ in self._line))
        text = _BLANKS.sub(" ", text).strip()
        if text:
            bold = all(heavy for part, heavy in self._line if part.strip())
            self._blocks.append(Text(text, bold=bold))
        self._line = []

    def done(self) -> list[Block]:
        self._end_line()
        return self._blocks


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _grid(table: HtmlElement) -> Block:
    maker = GridMaker()
    for row in _rows(table):
        maker.row()
        for cell in row:
            if cell.tag in ("td", "th") and not _is_hidden(cell):
                blocks = _contents(cell)
                text = "\n".join(block.text for block in blocks if isinstance(block, Text))
                inner = () if all(isinstance(block, Text) for block in blocks) else tuple(blocks)
                maker.add(text, _span(cell, "colspan"), _span(cell, "rowspan"), inner)
    return maker.grid()


def _contents(cell: HtmlElement) -> list[Block]:
    walk = _Walk()
    walk.through(cell, bold=False)
    return walk.done()


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            if not _is_hidden(child):
                yield child
        elif child.tag in ("tbody", "thead", "tfoot", "form"):
            yield from _rows(child)


def _span(cell: HtmlElement, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
