"""Reading a template and writing a Word file: the same parts always give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from app.errors import UnreadableFile
from app.ooxml.package import Package, is_strict
from app.system import reading

MAIN = "word/document.xml"
MOST_BYTES = 64 * 1024 * 1024
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can name; Word itself writes it."""


def read(path: Path) -> bytes:
    """The bytes of a template. Raises `UnreadableFile`."""
    return reading.read(path, MOST_BYTES, f"超过{MOST_BYTES >> 20}MB，太大，不会是模板。请换一个模板")


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of the Word file `data` in their order. Raises `UnreadableFile`, which calls it `name`."""
    parts = Package(data, name).everything()
    if not {MAIN, "[Content_Types].xml"} <= parts.keys():
        raise UnreadableFile(f"“{name}”不是.docx格式的Word文件。请在Word或WPS中打开它，另存为.docx再用")
    if is_strict(parts[MAIN]):
        raise UnreadableFile(
            f"“{name}”存成了“Strict Open XML 文档”，不能用作模板。请在Word中打开它，点“文件→另存为”，"
            "类型选“Word 文档（*.docx）”，再用另存的那一份"
        )
    return parts


def pack(parts: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    """A Word file of `parts`; without compression the bytes don't depend on the zip library either."""
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method) as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.create_system, info.external_attr, info.compress_type = 0, 0, method
            package.writestr(info, data)
    return target.getvalue()
