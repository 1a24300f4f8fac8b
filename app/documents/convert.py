"""Files of old Word, WPS and LibreOffice (.doc, .wps, .rtf, .odt, .fodt): another program on this computer makes them .docx."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from app.errors import UnreadableFile
from app.system.office import converting, libreoffice, ran, shell
from app.system.scratch import scratch

SECONDS = 90
_ENDINGS = {b"{\\rtf": ".rtf", b"PK": ".odt", b"\xd0\xcf\x11\xe0": ".doc"}
"""What the first bytes say of a file; those of XML are .fodt."""
_BY_WORD = """
$ErrorActionPreference = 'Stop'
foreach ($name in 'Word.Application', 'KWPS.Application', 'WPS.Application') {
  try { $word = New-Object -ComObject $name } catch { continue }
  $own = $word.Documents.Count -eq 0
  try {
    if ($own) {
      try { $word.Visible = $false } catch { }
      try { $word.DisplayAlerts = 0 } catch { }
    }
    try { $word.AutomationSecurity = 3 } catch { }
    $document = $word.Documents.Open($env:GKNB_FROM, $false, $true)
    $document.SaveAs($env:GKNB_TO, 12)
    $document.Close($false)
    exit 0
  } finally { if ($own -and $word.Documents.Count -eq 0) { $word.Quit() } }
}
exit 3
"""
"""WPS hands out the program that is running: what the clerk has open there must stay open."""


def as_docx(data: bytes, name: str) -> bytes:
    """The same document as .docx. Raises `UnreadableFile` where no program can make it."""
    with suppress(OSError), scratch() as folder:
        kind = next((ending for begin, ending in _ENDINGS.items() if data.startswith(begin)), ".fodt")
        source, target = folder / f"document{kind}", folder / "out" / "document.docx"
        target.parent.mkdir()
        source.write_bytes(data)
        if _by_office(source, target) or _by_word(source, target):
            return target.read_bytes()
    raise UnreadableFile(
        f"“{name}”要先转换成.docx才能读入，这台电脑上没有能转换它的程序，或者没有转换成。请用Word或WPS打开它，"
        "点“文件→另存为”，类型选“Word文档（*.docx）”，再导入另存的文件"
    )


def _by_office(source: Path, target: Path) -> bool:
    program = libreoffice()
    if program is None:
        return False
    command = converting(program, source, "docx", target.parent)
    return ran(command, {}, SECONDS) and target.is_file()


def _by_word(source: Path, target: Path) -> bool:
    """Word or WPS, on Windows alone."""
    if sys.platform != "win32":
        return False
    where = {"GKNB_FROM": str(source), "GKNB_TO": str(target)}
    return ran(shell(_BY_WORD), where, SECONDS) and target.is_file()
