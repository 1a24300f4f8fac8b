"""What is set upon a page of a PDF and is none of its text: comments, typed fields, words put on it later."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.documents.blocks import DocumentRemark, LeftOut
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST = 2000
LONGEST = 100
MOST_WORDS = 4000
_LINES, _WORDS, _FIELDS = (12, 11), (3, 13), (20,)
"""Kinds of annotations as PDFium numbers them: struck out and underlined in waves; free words and stamps; fields."""
_LINKS, _POPUPS = 2, 16


def notes_on(page: PdfPage) -> Iterator[LeftOut | DocumentRemark]:
    """Each by name with its words."""
    import pypdfium2.raw as raw

    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        if note:
            yield from _named(raw.FPDFAnnot_GetSubtype(note), note, raw)
            raw.FPDFPage_CloseAnnot(note)


def _named(kind: int, note: Any, raw: Any) -> Iterator[LeftOut | DocumentRemark]:
    words = excerpt(_words(note, b"V" if kind in _FIELDS else b"Contents", raw), LONGEST)
    if kind in _FIELDS:
        if words not in ("", "Off"):
            yield LeftOut(f"表单里填写的“{words}”", "处")
    elif kind in _WORDS:
        yield LeftOut(f"加在页面上的文字或者图章“{words}”", "处")
    elif kind in _LINES:
        yield LeftOut(
            f"标在文字上的删除线、波浪线（批注“{words}”）" if words else "标在文字上的删除线、波浪线", "处", read=True
        )
    elif words and kind not in (_LINKS, _POPUPS):
        yield DocumentRemark("comment", words, placed=False)


def _words(note: Any, key: bytes, raw: Any) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < size <= MOST_WORDS:
        return ""
    words = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)), size)
    return " ".join(words.raw.decode("utf-16-le", "replace").rstrip("\0").split())
