"""What kind of file it is, by its first bytes rather than its name, and who reads it."""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from app.documents.blocks import Block
from app.documents.locked import why_locked, why_unknown
from app.documents.others import why_other
from app.errors import OwnCheckReport, UnreadableFile
from app.report.naming import CHECK_REPORT

_ZIP = b"PK"
_DOCUMENT = b"word/document"
_IN_WORKBOOKS = (b"xl/workbook.xml", b"xl/workbook.bin", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MOST_PROPERTIES = 10_000
_RICH_TEXT = b"{\\rtf"
_WORD_XML = re.compile(r"\s*(?:<\?[^>]*\?>\s*)*<(?:w:worddocument|pkg:package)\b")
"""How Word's XML files begin; a web page that Word saved has such names further down."""
_OPEN_XML = re.compile(r"\s*(?:<\?[^>]*\?>\s*)*<office:document\b")
_OLD_WORKBOOKS = (".xls", ".et")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".ods")
_TABLES = (".csv", ".tsv", ".xls", ".txt")
"""Endings under which other programs write tables as text."""
_TAGS = ("<html", "<!doctype html", "<body", "<table", "<div", "<p>", "<p ")


def blocks_of(data: bytes, path: Path) -> tuple[Block, ...]:
    """The blocks of a document. Raises `UnreadableFile` with what to do about a file that can't be read."""
    name = path.name
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableFile(f"“{name}”是空文件，没有读入。请打开原件另存一份，或重新下载后再导入")
    if mentioned := why_locked(data, path) or why_other(data, name):
        raise UnreadableFile(mentioned)
    if _is_workbook(data, path.suffix.lower()):
        from app.documents.workbook.book import read as read_workbook

        if _is_check_report(data):
            raise OwnCheckReport(f"“{name}”是本程序写的核对报告，不是年报，没有读入。请选年报的草稿或Word文件")
        return read_workbook(data, name)
    if data.startswith((_OLD_WORD, _RICH_TEXT)) or _OPEN_TEXT in data[:100]:
        from app.documents.convert import as_docx

        data = as_docx(data, name)
    if is_pdf(data):
        from app.documents.pdf.read import read as read_pdf

        return read_pdf(data, name)
    if data.startswith(_ZIP):
        from app.documents.word.document import read

        return read(data, name)
    return _page(data, path)


def is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF")


def _is_check_report(workbook: bytes) -> bool:
    """Whether a workbook calls itself what this program calls a check report."""
    try:
        with ZipFile(io.BytesIO(workbook)) as package, package.open("docProps/core.xml") as properties:
            return CHECK_REPORT.encode() in properties.read(_MOST_PROPERTIES)
    except (BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return False


def _is_workbook(data: bytes, ending: str) -> bool:
    """Whether it is a workbook of Excel or WPS, new or old. Raises nothing: a damaged one is for its reader to name."""
    if data.startswith(_ZIP):
        named = ending in _WORKBOOKS or any(mark in data for mark in _IN_WORKBOOKS)
        return named and _DOCUMENT not in data
    if not data.startswith(_OLD_WORD):
        return False
    from app.documents.workbook.compound import Compound

    return ending in _OLD_WORKBOOKS or not {"Workbook", "Book"}.isdisjoint(Compound(data).names)


def _page(data: bytes, path: Path) -> tuple[Block, ...]:
    from app.documents.archive import is_archive, page_in
    from app.documents.saved_sheets import among, beside
    from app.documents.web.page import decoded, read

    name = path.name
    read_sheet = beside(path)
    if is_archive(data):
        saved = page_in(data, name)
        data, read_sheet = saved.page, among(saved.sheets, saved.place)
    start = decoded(data[:200_000]).lower()
    if (of_xml := _of_xml(data, start.lstrip("\ufeff"), name)) is not None:
        return of_xml
    if not any(tag in start for tag in _TAGS):
        if path.suffix.lower() in _TABLES:
            from app.documents.workbook.book import read_text

            return read_text(data, path.name)
        if mentioned := why_unknown(data, path):
            raise UnreadableFile(mentioned)
        raise UnreadableFile(f"“{name}”不是Word文件（.docx）或网页，读不了。请用Word或WPS打开，另存为.docx后再导入")
    return read(data, name, read_sheet)


def _of_xml(data: bytes, start: str, name: str) -> tuple[Block, ...] | None:
    """The blocks of a document or workbook that is one file of XML; None for a page."""
    if _WORD_XML.match(start):
        raise UnreadableFile(f"“{name}”是Word的XML文件，读不了。请用Word或WPS打开，另存为.docx后再导入")
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        from app.documents.workbook.book import read_xml
        from app.documents.workbook.xml2003 import BEGINS

        return read_xml(data, name) if BEGINS.match(start) else None
    if not _OPEN_XML.match(start):
        return None
    if "opendocument.spreadsheet" in start:
        from app.documents.workbook.book import read_flat

        return read_flat(data, name)
    from app.documents.convert import as_docx
    from app.documents.word.document import read

    return read(as_docx(data, name), name)
