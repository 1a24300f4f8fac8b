"""The variants made: Word files, PDFs of them by LibreOffice, and the PDFs that the program paints itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.printing.word.writer import document
from tests.app.printing.word import readback
from tests.app.printing.word.rendered import lines, pages, pdfs_of
from tests.app.printing.word.templates import changed
from tests.papers.variants import Variant
from ui.paper.painted import pdf

HANGING = b'<w:overflowPunct w:val="1"/>'
"""Word lets marks hang at this, LibreOffice without it: where LibreOffice stands for Word it is taken out."""


@dataclass(frozen=True)
class Paper:
    """A variant on paper: by LibreOffice, by LibreOffice with lines broken as Word breaks them, by our own painter."""

    variant: Variant
    word: Path
    office: Path
    like_word: Path
    own: Path


def made(variants: Mapping[str, Variant], folder: Path) -> dict[str, Paper]:
    """Every variant, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    words = {name: _word(variant, folder) for name, variant in variants.items()}
    offices = pdfs_of(words, folder)
    like_word = pdfs_of({f"{name}-word": _hanging(word) for name, word in words.items()}, folder)
    found = {}
    for name, variant in variants.items():
        own = folder / f"{name}-own.pdf"
        own.write_bytes(pdf(variant.report, variant.manner))
        found[name] = Paper(variant, folder / f"{name}.docx", offices[name], like_word[f"{name}-word"], own)
    return found


def _hanging(word: bytes) -> bytes:
    parts = readback.parts(word)
    styles = "word/styles.xml"
    assert HANGING in parts[styles]
    return readback.packed(parts | {styles: parts[styles].replace(HANGING, b"")})


def _word(variant: Variant, folder: Path) -> bytes:
    template = None
    if variant.change:
        part, change = variant.change
        template = changed(folder / "template.docx", change, part=part)
    return document(variant.report, template, variant.manner).data


def read(file: Path) -> list[list[str]]:
    """The lines of each page; radicals count as the characters they are."""
    return [
        [unicodedata.normalize("NFKC", "".join(word.text for word in line)) for line in lines(page)]
        for page in pages(file)
    ]
