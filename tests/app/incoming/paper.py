"""Reports on paper for the tests: texts and tables as printed, written as .docx or .html without the program's help."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Merge = Literal["word", "wps"]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


@dataclass(frozen=True)
class Box:
    """A cell on paper. `col` orders the cells of a row; where it ends up is up to Word or the browser."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    role: str = "label"
    id: str = ""


@dataclass(frozen=True)
class Line:
    text: str
    bold: bool = False


@dataclass
class Page:
    """A table on paper; `merge` is the way in which merged cells are written in Word."""

    boxes: list[Box]
    merge: Merge = "word"
    split_runs: bool = False
    wrapped: bool = False
    """Inside a table that lays out the page."""

    @property
    def rows(self) -> int:
        return max((box.row + box.rowspan for box in self.boxes), default=0)


Part = Line | Page


@dataclass
class Paper:
    parts: list[Part] = field(default_factory=list)


def in_row(page: Page, row: int) -> list[Box]:
    return sorted((box for box in page.boxes if box.row == row), key=lambda box: box.col)


def as_html(paper: Paper) -> bytes:
    body = "\n".join(_html(part) for part in paper.parts)
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>年报</title></head><body>\n{body}\n</body></html>'
    return page.encode("utf-8")


def _html(part: Part) -> str:
    if isinstance(part, Line):
        said = html.escape(part.text).replace("\n", "<br>")
        return f"<p><b>{said}</b></p>" if part.bold else f"<p>{said}</p>"
    rows = "".join(f"<tr>{''.join(map(_td, in_row(part, row)))}</tr>\n" for row in range(part.rows))
    table = f"<table border=1>{rows}</table>"
    return f"<table><tr><td>{table}</td></tr></table>" if part.wrapped else table


def _td(box: Box) -> str:
    spans = (f' colspan="{box.colspan}"' if box.colspan > 1 else "") + (
        f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
    )
    return f"<td{spans}>{html.escape(box.text).replace(chr(10), '<br>')}</td>"


def as_docx(paper: Paper) -> bytes:
    body = "".join(_xml(part) for part in paper.parts)
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document})


def zipped(parts: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return made.getvalue()


def _xml(part: Part) -> str:
    if isinstance(part, Line):
        return _paragraph(part.text, part.bold)
    rows = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in _rows(part))
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
    if part.wrapped:
        return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{table}<w:p/></w:tc></w:tr></w:tbl>"
    return table


def _rows(page: Page) -> Iterator[list[str]]:
    """The cells of each row, those that go on from above among them."""
    rows: list[list[Box]] = [[] for _ in range(page.rows)]
    for box in page.boxes:
        for row in range(box.row, box.row + box.rowspan):
            rows[row].append(box)
    for row, here in enumerate(rows):
        yield [_tc(page, box, row) for box in sorted(here, key=lambda box: box.col)]


def _tc(page: Page, box: Box, row: int) -> str:
    span = f'<w:gridSpan w:val="{box.colspan}"/>' if box.colspan > 1 else ""
    below = "<w:vMerge/>" if page.merge == "word" else '<w:vMerge w:val="continue"/>'
    merge = "" if box.rowspan == 1 else '<w:vMerge w:val="restart"/>' if row == box.row else below
    if page.merge == "wps" and box.colspan > 1:
        first = f'<w:tc><w:tcPr><w:hMerge w:val="restart"/>{merge}</w:tcPr>{_text(page, box, row)}</w:tc>'
        rest = f'<w:tc><w:tcPr><w:hMerge w:val="continue"/>{merge}</w:tcPr><w:p/></w:tc>'
        return first + rest * (box.colspan - 1)
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_text(page, box, row)}</w:tc>"


def _text(page: Page, box: Box, row: int) -> str:
    if row != box.row:
        return "<w:p/>"
    return "".join(_paragraph(line, False, page.split_runs) for line in box.text.split("\n"))


def _paragraph(text: str, bold: bool, split: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    pieces = [text[:1], text[1:]] if split and len(text) > 1 else [text]
    runs = "".join(
        f'<w:r>{properties}<w:t xml:space="preserve">{html.escape(piece)}</w:t></w:r>'.replace(
            "\n", "</w:t><w:br/><w:t>"
        )
        for piece in pieces
    )
    return f"<w:p>{runs}</w:p>"


def renumbered(boxes: Iterable[Box], rows: Sequence[int]) -> list[Box]:
    """The boxes that begin in `rows`, moved up so that the first of them is row 0; those above are cut short."""
    first, last = min(rows), max(rows)
    kept = []
    for box in boxes:
        top, bottom = max(box.row, first), min(box.row + box.rowspan, last + 1)
        if top < bottom:
            text = box.text if box.row >= first else ""
            kept.append(replace(box, row=top - first, rowspan=bottom - top, text=text))
    return kept
