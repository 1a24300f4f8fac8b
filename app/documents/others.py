"""Files that people try and that are neither a document nor a page nor a workbook: what they are, and what to do."""

from __future__ import annotations

import io
from zipfile import BadZipFile, ZipFile

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_UNPACK = "是压缩包，没有读入。请先解压，再选里面的Word文件"
_WORD = "请找到原来的Word文件，或者用能打开它的程序另存为.docx或PDF"
_DOCUMENTS = (".docx", ".doc", ".wps", ".pdf", ".xlsx", ".xls", ".et", ".html", ".htm", ".rtf")


def why_other(data: bytes, name: str) -> str:
    """Why a file is read by nobody here, and what to do; '' for any other file."""
    if data.startswith(_PICTURES):
        return f"“{name}”是图片，本程序读不了图片里的文字。请找到原来的Word文件，或照图录入"
    if data.startswith(_PACKED):
        return f"“{name}”{_UNPACK}"
    return _of_package(data, name) if data.startswith(b"PK") else ""


def _of_package(data: bytes, name: str) -> str:
    try:
        with ZipFile(io.BytesIO(data)) as package:
            names = [entry.replace("\\", "/") for entry in package.namelist()]
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    if any(entry.endswith(".gknb") for entry in names):
        return (
            f"“{name}”是归档包，没有读入。新建下一年的年报，请在窗口里点“文件→从归档包新建…”；"
            "要它里面的年报，请先解压，再用其中的.gknb草稿"
        )
    slides = any(entry.startswith("ppt/") for entry in names)
    if "[Content_Types].xml" in names and not slides:
        return ""
    if "OFD.xml" in names:
        return f"“{name}”是OFD文件，读不了。{_WORD}"
    if slides:
        return f"“{name}”是演示文稿，不是年报，没有读入。请选年报的Word文件"
    return f"“{name}”{_UNPACK}" if _holds_documents(names) else ""


def _holds_documents(names: list[str]) -> bool:
    """Whether a package is no document itself and has some in it: 年报.zip with 年报.docx."""
    packed = not any(entry.startswith(("word/", "xl/")) for entry in names) and "mimetype" not in names
    return packed and any(entry.lower().endswith(_DOCUMENTS) for entry in names)
