"""The pages of a PDF file, read by PDFium."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from app.documents.blocks import LeftOut
from app.documents.colours import BLACK
from app.documents.pdf.drawn import DrawnPage
from app.documents.pdf.marks import THIN, Letter, PageMarks, rules_of
from app.documents.pdf.notes import notes_on
from app.documents.pdf.seen import Ground, Sight, WrittenLetter
from app.documents.pdf.shapes import Shapes
from app.documents.pdf.upright import Bounds, Upright, degrees_of
from app.errors import UnreadableFile

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 200
RECOGNISED = LeftOut("扫描图片上由程序识别出来的文字（可能认错，已读入）", "页", read=True)
MOST_LETTERS = 400_000
MOST_SHAPES = 200_000
_PASSWORD = 4
"""What PDFium calls a missing password."""


def pages(data: bytes, name: str) -> tuple[PageMarks, ...]:
    """Raises `UnreadableFile` for a file that is locked, broken, or far longer than a report."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            document.init_forms()
            return tuple(_pages(document, name))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableFile(f"“{name}”设有密码，没有读入。请去掉密码，或者找到原来的Word文件") from error
        raise UnreadableFile(f"“{name}”不是完整的PDF文件，没有读入。请重新下载，或者找到原来的Word文件") from error


def _pages(document: PdfDocument, name: str) -> Iterator[PageMarks]:
    if len(document) > MOST_PAGES:
        raise UnreadableFile(f"“{name}”有{len(document)}页，不像年报，没有读入。请只留下年报的那几页")
    letters = 0
    for number in range(len(document)):
        with closing(document[number]) as page:
            found = _page(page, name)
        letters += len(found.letters)
        if letters > MOST_LETTERS:
            raise UnreadableFile(f"“{name}”的文字多得不正常，没有读入。请找到原来的Word文件")
        yield found


def _page(page: PdfPage, name: str) -> PageMarks:
    import pypdfium2.raw as raw

    upright = Upright(degrees_of(_directions(page, raw), page.get_rotation()), page.get_bbox())
    boxes, slants, pictures, grounds, invisible = list[Bounds](), list[Bounds](), 0, list[Ground](), 0
    for number, shape in enumerate(page.get_objects(max_depth=8)):
        if number > MOST_SHAPES:
            raise UnreadableFile(f"“{name}”里的图形多得不正常，没有读入。请找到原来的Word文件")
        if shape.type == raw.FPDF_PAGEOBJ_PATH:
            boxes += map(upright.box, _boxes(shape, raw))
            grounds += _ground(shape, upright, raw)
            slants += _slants(shape, upright, raw)
        elif shape.type == raw.FPDF_PAGEOBJ_TEXT:
            invisible += raw.FPDFTextObj_GetTextRenderMode(shape.raw) == _INVISIBLE
        elif shape.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
            grounds.append(Ground(upright.box(shape.get_bounds()), None))
    rules = list(rules_of(boxes))
    width, height = upright.size
    across = tuple(rule for is_across, rule in rules if is_across)
    down = tuple(rule for is_across, rule in rules if not is_across)
    recognised = [RECOGNISED] if invisible and pictures else []
    drawn = DrawnPage(page, upright)
    written = list(_letters(page, upright, raw, drawn))
    letters, beside = Sight(grounds, across, slants[:MOST_SLANTS]).parted(written)
    mentioned = (*beside, *(recognised or _otherwise(letters, written, drawn)), *notes_on(page))
    return PageMarks(width, height, letters, across, down, pictures, mentioned, drawn)


def _otherwise(letters: Sequence[Letter], written: Sequence[WrittenLetter], drawn: DrawnPage) -> Iterator[LeftOut]:
    """What is said of digits among the letters that are seen which are drawn as others."""
    shapes, boxes = Shapes(), {one.letter: one.box for one in written if one.letter.text in _DIGITS}
    for letter in letters:
        if letter in boxes:
            shapes.take(letter.text, drawn.greys(boxes[letter]))
    yield from shapes.doubts()


def _ground(shape: Any, upright: Upright, raw: Any) -> Iterator[Ground]:
    """What a filled shape puts behind letters."""
    how, drawn = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(shape.raw, how, drawn) or not how.value:
        return
    left, bottom, right, top = upright.box(shape.get_bounds())
    if right - left > THIN and top - bottom > THIN:
        parts = [ctypes.c_uint() for _ in range(4)]
        known = raw.FPDFPageObj_GetFillColor(shape.raw, *parts)
        red, green, blue, _ = (part.value for part in parts)
        yield Ground((left, bottom, right, top), (red, green, blue) if known else None)


def _boxes(shape: Any, raw: Any) -> Iterator[Bounds]:
    """The boxes of the lines of a shape: of all of it where it is one line or one frame, else piece by piece."""
    count = raw.FPDFPath_CountSegments(shape.raw)
    if count == _LINE and _is_slanting(shape):
        return
    if count <= _FRAME:
        yield shape.get_bounds()
        return
    matrix, before = shape.get_matrix(), None
    for number in range(min(count, MOST_SHAPES)):
        segment = raw.FPDFPath_GetPathSegment(shape.raw, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = matrix.on_point(x.value, y.value)
        if before and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            yield min(before[0], here[0]), min(before[1], here[1]), max(before[0], here[0]), max(before[1], here[1])
        before = here


def _slants(shape: Any, upright: Upright, raw: Any) -> Iterator[Bounds]:
    """The two ends of a shape that is one line aslant."""
    if raw.FPDFPath_CountSegments(shape.raw) == _LINE and _is_slanting(shape):
        matrix, ends = shape.get_matrix(), list[float]()
        for number in range(_LINE):
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(shape.raw, number), x, y)
            ends += upright.point(*matrix.on_point(x.value, y.value))
        yield ends[0], ends[1], ends[2], ends[3]


def _is_slanting(shape: Any) -> bool:
    left, bottom, right, top = shape.get_bounds()
    return bool(right - left > THIN and top - bottom > THIN)


_LINE = 2
"""Points of a line."""
_FRAME = 5
"""Points of a rectangle, its first one again included."""


def _letters(page: PdfPage, upright: Upright, raw: Any, drawn: DrawnPage) -> Iterator[WrittenLetter]:
    """The characters that are really on the page; PDFium adds blanks and line ends of its own."""
    red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
    with closing(page.get_textpage()) as text:
        for number in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text.raw, number)
            if raw.FPDFText_IsGenerated(text.raw, number) == 1 or code < _FIRST or 0xD800 <= code < 0xE000:
                continue
            letter = Letter(_usual(chr(code)), *upright.box(text.get_charbox(number, loose=True)))
            box = upright.box(text.get_charbox(number))
            seen = letter.text.isspace() or drawn.shows(letter.text, box)
            turned = _is_turned(raw, text.raw, number, upright)
            known = raw.FPDFText_GetFillColor(text.raw, number, red, green, blue, solid)
            ink = (red.value, green.value, blue.value) if known else BLACK
            yield WrittenLetter(letter, ink, box, seen, turned)


def _directions(page: PdfPage, raw: Any) -> Iterator[tuple[float, float]]:
    """In which directions the first letters of a page are written."""
    matrix = raw.FS_MATRIX()
    with closing(page.get_textpage()) as text:
        for number in range(min(text.count_chars(), MOST_LOOKED_AT)):
            if raw.FPDFText_GetMatrix(text.raw, number, matrix) and (matrix.a or matrix.b):
                yield matrix.a, matrix.b


def _is_turned(raw: Any, text: Any, number: int, upright: Upright) -> bool:
    """Whether a character stands on its head or as in a mirror (6 shows as 9), or slantwise as in a watermark."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, number, matrix):
        return False
    across, up = upright.vector(matrix.a, matrix.b)
    slanting = min(abs(across), abs(up)) > SLANT * max(abs(across), abs(up))
    return slanting or across < 0 or upright.vector(matrix.c, matrix.d)[1] < 0


def _usual(letter: str) -> str:
    """Radicals and doubles, which fonts of PDFs give for the characters that look so (⼀, 〈), as those characters."""
    known = unicodedata.normalize("NFKC", letter) if any(ord(letter) in some for some in _LOOK_ALIKE) else letter
    return known if len(known) == 1 else letter


_LOOK_ALIKE = (range(0x2329, 0x232B), range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))
MOST_LOOKED_AT, MOST_SLANTS = 500, 200
SLANT = 0.2
"""Of its length: how far a line rises that is no line of the text."""
_DIGITS = frozenset("0123456789")
_INVISIBLE = 3
"""How PDFium calls letters without ink: those that a program has recognised in a picture beneath."""
_FIRST = 0x20
"""Below are signs of control."""
