"""The 送审单 of an office's own making: a Word file whose marks are filled in.

The program's own sheet is made the same way, from a template that an office can write out, change and own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import docx
from docx.oxml.ns import qn

from app.errors import GknbError
from app.ooxml import packing
from app.printing.plain_word import plain
from app.signoff.sheet import SignoffSheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    Blocks = Mapping[str, Callable[[Document], None]]

MARK = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
FIGURES, SHARES, CHECKED = "主要数据", "比例", "核对情况"
BLOCKS = (FIGURES, SHARES, CHECKED)
"""Marks that stand alone in a paragraph: tables and sentences take their place."""


def opened(path: Path) -> bytes:
    """A template from the disk. Raises `GknbError` for what is no Word file, or has marks that mean nothing."""
    data = packing.read(path)
    packing.unpack(data, path.name)
    return data


def words(sheet: SignoffSheet) -> dict[str, str]:
    """What every mark that may stand in a sentence becomes."""
    found = {"标题": sheet.title, **dict(sheet.about)}
    for one in sheet.figures:
        name = one.name.removeprefix("其中：")
        found |= {name: in_words(one.now, one.unit), f"{name}（上年）": in_words(one.before, one.unit)}
        found[f"{name}（增减）"] = one.change or "—"
    return found | {share.name.partition("（")[0]: f"{share.percent}%" for share in sheet.shares}


def in_words(number: object, unit: str) -> str:
    return "—" if number is None else f"{number}{unit}"


def filled(data: bytes, name: str, sheet: SignoffSheet, blocks: Blocks) -> Document:
    """The template `data`, called `name` in what goes wrong, with its marks filled in. Raises `GknbError`."""
    try:
        page = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, BadZipFile) as error:
        raise GknbError(f"模板“{name}”内部已损坏，请在Word或WPS中打开它，另存一份再用") from error
    known = words(sheet)
    _refuse_unknown(page, name, known)
    for paragraph in list(_paragraphs(page)):
        mark = MARK.fullmatch(paragraph.text.strip())
        if mark and mark[1] in blocks:
            _put(page, paragraph, blocks[mark[1]])
        elif MARK.search(paragraph.text):
            _write(paragraph, known)
    page.core_properties.title = sheet.title
    return page


def _refuse_unknown(page: Document, name: str, known: Mapping[str, str]) -> None:
    for paragraph in _paragraphs(page):
        for mark in MARK.finditer(paragraph.text):
            alone = paragraph.text.strip() == mark[0]
            if mark[1] in BLOCKS and not alone:
                raise GknbError(f"模板“{name}”里的“{mark[0]}”要单独占一段，现在与别的字在一段里")
            if mark[1] not in BLOCKS and mark[1] not in known:
                raise GknbError(
                    f"模板“{name}”里的“{mark[0]}”不认得。可用的有{'、'.join((*BLOCKS, *list(known)[:8]))}等，"
                    "全部的见“gknb signoff --help”"
                )


def _paragraphs(page: Document) -> Iterator[Paragraph]:
    """Those of the body, of cells within cells, of heads and feet."""
    from docx.text.paragraph import Paragraph

    roots = [page.element.body]
    for section in page.sections:
        roots += [part._element for part in (section.header, section.footer)]  # noqa: SLF001 - no name for a part's root
    for root in roots:
        for element in root.iter(qn("w:p")):
            yield Paragraph(element, page._body)  # noqa: SLF001 - any parent will do


def _put(page: Document, paragraph: Paragraph, block: Callable[[Document], None]) -> None:
    """What a block adds at the end, moved to where its mark stands."""
    body: Any = page.element.body
    before = len(body)
    block(page)
    made = list(body)[before - 1 : -1]  # the last child of a body is its section
    here: Any = paragraph._p  # noqa: SLF001 - python-docx moves nothing
    for element in made:
        here.addprevious(element)
    if here.getparent().tag != qn("w:tc"):
        here.getparent().remove(here)
    else:  # a cell must end with a paragraph
        _write(paragraph, dict.fromkeys(BLOCKS, ""))


def _write(paragraph: Paragraph, known: Mapping[str, str]) -> None:
    """The marks of a paragraph filled in; one that the typing cut into several runs makes them one."""
    runs = paragraph.runs
    if any(("{{" in run.text) != ("}}" in run.text) or run.text.count("{") % 2 for run in runs) and runs:
        runs[0].text, rest = paragraph.text, runs[1:]
        for run in rest:
            run.text = ""
    for run in paragraph.runs:
        if "{{" in run.text:
            run.text = plain(MARK.sub(lambda mark: known.get(mark[1], mark[0]), run.text))
