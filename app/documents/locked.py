"""Files that no program but their own can open: with a password, encrypted by an office's software, lock files."""

from __future__ import annotations

from pathlib import Path

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = frozenset(["EncryptedPackage", "EncryptionInfo"])
_MARKS = (b"b\x14#e", b"%TSD-Header", b"E-SafeNet", b"\x00E-SafeNet", b"LOCK\x00", b"<DRM", b"\x12IPG")
"""How files begin that some of these programs have encrypted."""
_BEGINNING = 4096
_NO_TEXT = bytes([*range(9), 11, 12, *range(14, 27), *range(28, 32)])
_SHARE = 0.01
"""Of control characters: no text has so many."""
_DOCUMENTS = frozenset(
    [".docx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".html", ".htm", ".mht", ".mhtml", ".csv", ".txt"]
)
_DECRYPT = (
    "请在装有加密软件的电脑上解密（或申请外发）后再导入；在本机能用Word打开它的，可以全选、复制，"
    "再点“文件→导入剪贴板里的网页”"
)


def why_locked(data: bytes, path: Path) -> str:
    """Why a file can't be read by anybody here, and what to do; '' for any other file."""
    name = path.name
    if name.startswith(("~$", ".~lock.", ".~")):
        return (
            f"“{name}”是Word、WPS打开文件时写的临时文件，不是年报本身，没有读入。"
            "请选同一个文件夹里名称没有“~$”的那一份；它还开着的，先保存、关闭"
        )
    if data.startswith(_COMPOUND) and _is_protected(data):
        return (
            f"“{name}”设有打开密码或权限保护，没有读入。请用Word或WPS打开，"
            "在“文件→信息→保护文档”里去掉密码，保存后再导入"
        )
    if data.startswith(_MARKS):
        return f"“{name}”是单位的加密软件加过密的，没有读入。{_DECRYPT}"
    return ""


def why_unknown(data: bytes, path: Path) -> str:
    """The same for a file that is nothing known: one with the name of a document and no text in it."""
    start = data[:_BEGINNING]
    strange = len(start) - len(start.translate(None, _NO_TEXT))
    if path.suffix.lower() in _DOCUMENTS and strange > len(start) * _SHARE:
        return f"“{path.name}”的内容像是单位的加密软件加过密的（也可能已损坏），没有读入。{_DECRYPT}"
    return ""


def _is_protected(data: bytes) -> bool:
    from app.documents.workbook.compound import Compound

    return not _PROTECTED.isdisjoint(Compound(data).names)
