"""A PDF file as blocks: texts and tables in their order, scans by name."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.blocks import Block, LeftOut, Text
from app.documents.pdf.file import pages
from app.documents.pdf.letters import LetterLine, ParagraphJoiner, in_lines, measures, without_page_numbers
from app.documents.pdf.marks import PageMarks
from app.documents.pdf.tables import Ruled, tables
from app.errors import UnreadableFile

LEAST = 100
"""Letters that a report must have; a scan has none, or those of a stamp."""
LEAST_KNOWN = 0.7
"""Share of the letters that must be characters which reports are written in."""


def read(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of a PDF. Raises `UnreadableFile` for a scan, and for one whose letters can't be told."""
    found = pages(data, name)
    letters = [letter.text for page in found for letter in page.letters if not letter.text.isspace()]
    if len(letters) < LEAST:
        if any(page.pictures for page in found):
            raise UnreadableFile(f"“{name}”是扫描件，里面是图片，没有文字，读不了。请找到原来的Word文件，或照图录入")
        raise UnreadableFile(f"“{name}”里没有文字，没有读入。请找到原来的Word文件")
    if sum(map(_is_known, letters)) < LEAST_KNOWN * len(letters):
        raise UnreadableFile(f"“{name}”里的字认不出来（字体没有编码），没有读入。请找到原来的Word文件")
    return tuple(blocks_of_pages(found))


def _is_known(text: str) -> bool:
    return (
        text.isascii() or "\u2000" <= text <= "\u33ff" or "\u4e00" <= text <= "\u9fff" or "\uff00" <= text <= "\uffef"
    )


def blocks_of_pages(found: tuple[PageMarks, ...]) -> Iterator[Block]:
    """Texts and tables of pages, in their order."""
    ruled = [tables(page) for page in found]
    lines = [without_page_numbers(_outside(page, there), page.height) for page, there in zip(found, ruled, strict=True)]
    paragraphs = ParagraphJoiner(*measures(lines))
    for number, (page, there) in enumerate(zip(found, ruled, strict=True)):
        for block in _in_order(lines[number], there):
            if isinstance(block, LetterLine):
                yield from map(Text, paragraphs.add(block))
            else:
                yield from map(Text, paragraphs.end())
                yield block.grid
        yield from page.beside
        if not page.letters and page.pictures:
            yield LeftOut(f"第{number + 1}页（扫描的图片）", "页")
        elif page.pictures:
            yield LeftOut("图片", "张", page.pictures)
        paragraphs.turn()
    yield from map(Text, paragraphs.end())


def _outside(page: PageMarks, there: list[Ruled]) -> list[LetterLine]:
    return in_lines([letter for letter in page.letters if not any(table.holds(letter) for table in there)])


def _in_order(lines: list[LetterLine], there: list[Ruled]) -> list[LetterLine | Ruled]:
    """Lines and tables from above."""
    placed: list[tuple[float, LetterLine | Ruled]] = [(-line.y, line) for line in lines]
    placed += [(-table.top, table) for table in there]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]
