"""What makes the painted PDF readable for programs: bookmarks, language, structure, text that can be searched.

Qt paints pages and says nothing of what stands on them. Every stretch of text is painted in a colour of its own that
counts the parts of the report; here each becomes black and part of the structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.printing.pdf_archive import archive
from app.printing.pdf_file import PdfFile, text_string
from app.printing.pdf_text import name_glyphs

_TEXT = re.compile(
    rb"(?P<colour>[\d.]+ [\d.]+ [\d.]+) scn\n(?P<between>(?:/\w+ gs\n)?)BT\n(?P<shown>.*?)ET\n", re.DOTALL
)
_BOXES = re.compile(rb"(?:[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ re\n)+S\n")


@dataclass(eq=False)
class TaggedPart:
    """A paragraph, a heading or a cell: `kind` is its name in the structure of a PDF (P, H1…, TH, TD).

    Cells know their `table` and row. `page` and `top` (in points from the foot) are where it begins.
    """

    kind: str
    text: str = ""
    table: int = 0
    row: int = 0
    spans: tuple[int, int] = (1, 1)
    scope: str = ""
    page: int = -1
    top: float = 0.0


@dataclass(frozen=True)
class PaintedText:
    """What a painted document is called, whose it is, and what each glyph says, page by page as they were painted."""

    title: str
    author: str
    strings: Sequence[Sequence[str]]


@dataclass
class _Node:
    """An element of the structure while it is put together: its children are elements, or (page, number) of text."""

    kind: str
    number: int
    parent: int
    kids: list[bytes] = field(default_factory=list)
    extra: bytes = b""


def colour_of(index: int) -> tuple[int, int, int]:
    """The colour that stands for part `index` while the pages are painted."""
    return index >> 16 & 255, index >> 8 & 255, index & 255


def finished(data: bytes, parts: Sequence[TaggedPart], painted: PaintedText) -> bytes:
    """The painted PDF with all that programs read. Part 0 is what belongs to no text: page numbers."""
    file = PdfFile(data)
    name_glyphs(file, painted.strings)
    texts = [_mark_page(file, page) for page in file.pages()]
    _structure(file, parts, texts)
    _bookmarks(file, [part for part in parts if part.kind[0] == "H" and part.kind > "H1"])
    file.add_to_root(b"/Lang (zh-CN)\n/ViewerPreferences << /DisplayDocTitle true >>\n/MarkInfo << /Marked true >>")
    archive(file, painted.title, painted.author)
    return file.written()


def _mark_page(file: PdfFile, page: int) -> list[int]:
    """Mark the text of a page; the parts it belongs to, by their number on the page."""
    found: list[int] = []

    def marked(match: re.Match[bytes]) -> bytes:
        red, green, blue = (round(float(value) * 255) for value in match["colour"].split())
        part = red << 16 | green << 8 | blue
        head = b"0 0 0 scn\n" + match["between"]
        if not part:
            return head + b"/Artifact BMC\nBT\n" + match["shown"] + b"ET\nEMC\n"
        found.append(part)
        return head + b"/P << /MCID %d >> BDC\nBT\n" % (len(found) - 1) + match["shown"] + b"ET\nEMC\n"

    contents = file.reference(page, b"/Contents")
    stated = _TEXT.sub(marked, file.stream(contents))
    file.set_stream(contents, _BOXES.sub(lambda match: b"/Artifact BMC\n" + match[0] + b"EMC\n", stated))
    return found


def _structure(file: PdfFile, parts: Sequence[TaggedPart], texts: Sequence[Sequence[int]]) -> None:
    """The tree of parts: the document, its headings, paragraphs and tables with rows and cells."""
    root, document = file.new(), file.new()
    nodes = {0: _Node("Document", document, root)}
    owners: dict[int, _Node] = {}
    for index, part in enumerate(parts):
        if index:
            owners[index] = _element(file, nodes, part)
    pages = file.pages()
    below = []
    for page, found in enumerate(texts):
        for mcid, index in enumerate(found):
            owners[index].kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (pages[page], mcid))
        below.append(b"%d [%s]" % (page, b" ".join(b"%d 0 R" % owners[index].number for index in found)))
        file.append(pages[page], b"/StructParents %d\n/Tabs /S" % page)
    for node in (*nodes.values(), *owners.values()):
        file.set(node.number, _written(node))
    tree = file.new(b"<< /Nums [%s] >>" % b"\n".join(below))
    head = b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d >>"
    file.set(root, head % (document, tree, len(pages)))
    file.add_to_root(b"/StructTreeRoot %d 0 R" % root)


def _element(file: PdfFile, nodes: dict[int, _Node], part: TaggedPart) -> _Node:
    """The element of a part, put into its parent: the document, or the row of a table."""
    parent = nodes[0] if not part.table else _row(file, nodes, part)
    node = _Node(part.kind, file.new(), parent.number, extra=_cell(part) if part.table else b"")
    parent.kids.append(b"%d 0 R" % node.number)
    return node


def _row(file: PdfFile, nodes: dict[int, _Node], part: TaggedPart) -> _Node:
    table, row = part.table << 16, (part.table << 16) + part.row + 1
    for key, kind, above in ((table, "Table", 0), (row, "TR", table)):
        if key not in nodes:
            nodes[key] = _Node(kind, file.new(), nodes[above].number)
            nodes[above].kids.append(b"%d 0 R" % nodes[key].number)
    return nodes[row]


def _cell(part: TaggedPart) -> bytes:
    down, across = part.spans
    scope = b" /Scope /%s" % part.scope.encode() if part.scope else b""
    return b" /A << /O /Table /RowSpan %d /ColSpan %d%s >>" % (down, across, scope)


def _written(node: _Node) -> bytes:
    kids = b"\n".join(node.kids)
    return b"<< /Type /StructElem /S /%s /P %d 0 R%s\n/K [%s] >>" % (node.kind.encode(), node.parent, node.extra, kids)


def _bookmarks(file: PdfFile, headings: Sequence[TaggedPart]) -> None:
    """The headings as an outline: sections, and what is below each."""
    if not headings:
        return
    root = file.new()
    numbers = [file.new() for _ in headings]
    parents = list(_parents(headings))
    children = {
        index: [at for at, above in enumerate(parents) if above == index] for index in (-1, *range(len(headings)))
    }
    pages = file.pages()
    for index, heading in enumerate(headings):
        beside = children[parents[index]]
        at = beside.index(index)
        near = b" /Prev %d 0 R" % numbers[beside[at - 1]] if at else b""
        near += b" /Next %d 0 R" % numbers[beside[at + 1]] if at + 1 < len(beside) else b""
        above = root if parents[index] < 0 else numbers[parents[index]]
        where = b" /Dest [%d 0 R /XYZ 0 %.1f null]" % (pages[heading.page], heading.top)
        inside = _ends(numbers, children[index], -1)
        file.set(
            numbers[index],
            b"<< /Title %s /Parent %d 0 R%s%s%s >>" % (text_string(heading.text), above, near, where, inside),
        )
    file.set(root, b"<< /Type /Outlines%s >>" % _ends(numbers, children[-1], 1))
    file.add_to_root(b"/Outlines %d 0 R\n/PageMode /UseOutlines" % root)


def _ends(numbers: Sequence[int], children: Sequence[int], sign: int) -> bytes:
    """First and last of the entries below one; a negative count keeps them shut."""
    if not children:
        return b""
    first, last = numbers[children[0]], numbers[children[-1]]
    return b" /First %d 0 R /Last %d 0 R /Count %d" % (first, last, sign * len(children))


def _parents(headings: Sequence[TaggedPart]) -> Iterator[int]:
    """For each heading the index of the one it is below, -1 for none."""
    open_: list[tuple[str, int]] = []
    for index, heading in enumerate(headings):
        while open_ and open_[-1][0] >= heading.kind:
            open_.pop()
        yield open_[-1][1] if open_ else -1
        open_.append((heading.kind, index))
