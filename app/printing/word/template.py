"""A Word template made ready to be filled: parts cut into pieces of XML with slots between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from lxml import etree

from app.errors import GknbError
from app.form.editions import edition
from app.form.parts import Table
from app.ooxml import packing
from app.ooxml.xml import W, escaped, w
from app.printing.measures import LINE
from app.printing.word import marks
from app.printing.word.address import TableMatch, match, matches
from app.printing.word.forms import table_xml
from app.printing.word.outside import severed
from app.printing.word.room import characters
from app.printing.word.tidy import BrokenXmlError, clean, clean_parts, parse, serialise

MarkKind = Literal["words", "title", "texts", "signature", "figure"]
_SLOT = re.compile(r"<\?gknb (\d+)\?>")
_EDITED = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
LIKE = 0.5
"""From this share of official labels on, a table of a template is taken for an official one."""


@dataclass(frozen=True)
class Slot:
    """A place to fill: `name` is a mark or the id of a cell; `paragraph` and `run` the XML of the w:pPr and w:rPr
    that what is filled in takes over. Where a paragraph is `needed` (a cell must end with one), there is an
    empty one for no text. A line has `room` for so many characters."""

    kind: MarkKind
    name: str
    paragraph: str = ""
    run: str = ""
    needed: bool = False
    room: float = 28.0


@dataclass(frozen=True)
class HeadingStyle:
    """The id of a heading style, and the w:rPr of headings that run in: its own character style, else its looks."""

    id: str
    run: str


@dataclass(frozen=True)
class Template:
    """`filled` maps the name of a part to its pieces; the other `parts` go into the file as they are.

    A line of text is `line` twips high. Headings that run in stand in paragraphs of their own where `leads_apart`.
    """

    parts: dict[str, bytes]
    filled: dict[str, tuple[str | Slot, ...]]
    headings: dict[int, HeadingStyle]
    marks: frozenset[str]
    tables: frozenset[str]
    line: int = LINE
    leads_apart: bool = False


@lru_cache(maxsize=8)
def prepared(data: bytes, name: str, editions: tuple[tuple[str, str], ...]) -> Template:
    """The template `data`, called `name` in what goes wrong, for tables of `editions` (table id, edition id).

    Raises `GknbError` for what is no Word file, an unknown mark, or a mark that is not alone where it has to be.
    """
    parts = packing.unpack(data, name)
    try:
        parts = severed(clean_parts(parts))[0]
        builder = _Builder(name, {id_: edition(form).table(id_) for id_, form in editions})
        filled = {part: builder.cut(parts[part], part) for part in parts if is_text(part)}
        settings = {part: _cleaned(parts[part]) for part in ("word/settings.xml",) if part in parts}
        headings = heading_styles(parts.get("word/styles.xml"))
    except (BrokenXmlError, KeyError) as error:
        raise GknbError(f"模板“{name}”内部已损坏，请在Word或WPS中打开它，另存一份再用") from error
    return Template(parts | settings, filled, headings, frozenset(builder.marks), frozenset(builder.tables))


def is_text(part: str) -> bool:
    """Whether a part holds text of the page: the body, headers, footers, notes."""
    return part == packing.MAIN or bool(_EDITED.fullmatch(part))


def _cleaned(data: bytes) -> bytes:
    root = parse(data)
    clean(root)
    return serialise(root)


def heading_styles(styles: bytes | None) -> dict[int, HeadingStyle]:
    """The heading styles by level, by the names that Word keeps in every language."""
    found = {}
    for style in parse(styles).iter(w("style")) if styles else ():
        name = style.find(w("name"))
        words = (name.get(w("val"), "") if name is not None else "").lower().split()
        if style.get(w("type")) == "paragraph" and words[:1] == ["heading"] and words[1:] and words[1].isdecimal():
            found[int(words[1])] = HeadingStyle(style.get(w("styleId"), ""), _running_in(style))
    return found


def _running_in(style: Any) -> str:
    link = style.find(w("link"))
    linked = link.get(w("val"), "") if link is not None else ""
    if linked and any(other.get(w("styleId")) == linked for other in style.getparent().iterfind(w("style"))):
        return f'<w:rPr><w:rStyle w:val="{escaped(linked)}"/></w:rPr>'
    run = style.find(w("rPr"))
    return xml_of(run) if run is not None else ""


def xml_of(node: Any) -> str:
    """The XML of a node without the namespaces that the root of its part declares."""
    text = etree.tostring(node, encoding="unicode", with_tail=False)
    for prefix, uri in node.getroottree().getroot().nsmap.items():
        text = text.replace(f' xmlns:{prefix}="{uri}"', "") if prefix else text
    return text


class _Builder:
    """Cuts the parts of one template. Slots stand in the tree as processing instructions until it is written."""

    def __init__(self, name: str, forms: dict[str, Table]) -> None:
        self.name, self.forms = name, forms
        self.marks: set[str] = set()
        self.tables: set[str] = set()
        self._slots: list[Slot] = []

    def cut(self, data: bytes, part: str) -> tuple[str | Slot, ...]:
        root = parse(data)
        clean(root)
        if part == packing.MAIN:
            for table in list(root.iter(w("tbl"))):
                self._table(table)
        self._refuse_broken(root)
        for paragraph, found in marks.marked_paragraphs(root):
            self._paragraph(paragraph, found, part)
        pieces = _SLOT.split(serialise(root).decode("utf-8"))
        return tuple(self._slots[int(piece)] if index % 2 else piece for index, piece in enumerate(pieces))

    def _refuse_broken(self, root: Any) -> None:
        """Raise for a mark that would be printed as it is, since its braces don't close."""
        broken = next((text for node in root.iter(w("p")) for text in marks.broken_in(node)), "")
        if broken:
            raise GknbError(f"模板“{self.name}”里的标记“{broken}”大括号不对，请改成“{{{{…}}}}”这样，前后各两个")

    def _slot(self, *details: Any) -> Any:
        self._slots.append(Slot(*details))
        return etree.ProcessingInstruction("gknb", str(len(self._slots) - 1))

    def _table(self, table: Any) -> None:
        """Put slots into an official table; one of another edition, or damaged, gives way to ours."""
        found = matched(table, self.forms)
        if found is None:
            return
        form = self.forms[found.table.id]
        cells = found.cells
        if found.table != form or not found.exact:
            table, cells = replaced(table, form)
        self.tables.add(form.id)
        for cell_id, cell in cells.items():
            self._figure(cell, cell_id)

    def _figure(self, cell: Any, cell_id: str) -> None:
        first, *others = cell.findall(w("p"))
        for node in others:
            cell.remove(node)
        mark = first.find(f"{w('pPr')}/{w('rPr')}")
        run = next(first.iter(w("r")), None)
        properties = run.find(w("rPr")) if run is not None else mark
        for node in [node for node in first if node.tag != w("pPr")]:
            first.remove(node)
        shown = etree.SubElement(first, w("r"))
        if properties is not None:
            shown.append(_copy(properties))
        etree.SubElement(shown, w("t")).append(self._slot("figure", cell_id))

    def _paragraph(self, paragraph: Any, found: list[marks.FoundMark], part: str) -> None:
        for mark in reversed(found):
            self.marks.add(mark.name)
            if mark.name in marks.WORDS:
                alone = mark.alone and part == packing.MAIN and mark.name == marks.TITLE
                marks.put(paragraph, mark, self._slot("title" if alone else "words", mark.name))
            elif mark.name not in marks.ALONE or part != packing.MAIN:
                raise GknbError(
                    f"模板“{self.name}”里有不认识的标记“{{{{{mark.name}}}}}”。请用“gknb template check”核对模板"
                )
            elif not mark.alone:
                raise GknbError(f"模板“{self.name}”里的“{{{{{mark.name}}}}}”要单独占一段，前后不能有别的文字")
            else:
                self._whole(paragraph, mark.name)

    def _whole(self, paragraph: Any, name: str) -> None:
        """Let a slot take the place of a paragraph; a section break that hangs on it stays."""
        properties = paragraph.find(w("pPr"))
        breaks = properties.find(w("sectPr")) if properties is not None else None
        if breaks is not None:
            properties.remove(breaks)
        run = next((node.find(w("rPr")) for node in paragraph.iter(w("r"))), None)
        kind = "signature" if name in {marks.SIGNER, marks.DATE} else "texts"
        parent = paragraph.getparent()
        look = (xml_of(node) if node is not None else "" for node in (properties, run))
        needed = parent.tag != w("body") and paragraph is parent[-1]
        slot = self._slot(kind, name, *look, needed, characters(paragraph))
        parent.insert(parent.index(paragraph), slot)
        if breaks is None:
            parent.remove(paragraph)
            return
        for node in list(paragraph):
            paragraph.remove(node)
        etree.SubElement(paragraph, w("pPr")).append(breaks)


def matched(table: Any, forms: dict[str, Table]) -> TableMatch | None:
    """The official table that a w:tbl is, that of `forms` if it is one of them; None for any other table."""
    wanted = (match(table, form) for form in forms.values())
    if exact := next((found for found in wanted if found.exact), None):
        return exact
    likest = matches(table)[0]
    return likest if likest.likeness >= LIKE and likest.table.id in forms else None


def replaced(table: Any, form: Table) -> tuple[Any, dict[str, Any]]:
    """Put our own `form` where `table` stands; it and its cells by id."""
    new = etree.fromstring(f'<w:body xmlns:w="{W}">{table_xml(form, styled=False)}</w:body>')[0]
    table.getparent().replace(table, new)
    return new, match(new, form).cells


def _copy(node: Any) -> Any:
    return etree.fromstring(etree.tostring(node, with_tail=False))
