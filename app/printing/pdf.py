"""A PDF of the Word file, through the office program that is on the machine: LibreOffice, Word or WPS."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import GknbError
from app.system.fonts import refuse_without_chinese, rules_for_missing
from app.system.office import converting, libreoffice, ran, shell
from app.system.scratch import scratch

TIME = 120
"""Seconds that a conversion may take; the first start of an office program is slow."""
_LANGUAGE = (b"/Lang(en-US)", b"/Lang(zh-CN)")
"""LibreOffice says of every paragraph the language of its Latin letters: who hears it would hear Chinese in English."""
_OFFICES = (("Word.Application", "Word"), ("KWPS.Application", "WPS"), ("WPS.Application", "WPS"))
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$app = New-Object -ComObject $env:GKNB_OFFICE
$own = $app.Documents.Count -eq 0
if ($own) {
  try { $app.Visible = $false } catch {}
  try { $app.DisplayAlerts = 0 } catch {}
}
try {
  try { $app.AutomationSecurity = 3 } catch {}
  $document = $app.Documents.Open($env:GKNB_FROM, $false, $true)
  $to = $env:GKNB_TO
  try { $document.ExportAsFixedFormat($to, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $true) } catch {
    try { $document.ExportAsFixedFormat($to, 17) } catch { $document.SaveAs($to, 17) }
  }
  $document.Close($false)
} finally {
  if ($own -and $app.Documents.Count -eq 0) { $app.Quit() }
}
"""
"""Word makes PDF/A (ISO 19005-1) with bookmarks from the headings and tags; WPS may know no such arguments.

WPS hands out the program that is running: what the clerk has open there must stay open, so it is left alone."""


@dataclass(frozen=True)
class Pdf:
    """The file, and the program that made it."""

    data: bytes
    made_by: str


class NoOffice(GknbError):
    """No office program could make the PDF; the window can paint one itself."""


def converted(docx: bytes) -> Pdf:
    """The PDF of a Word file by the first office program that manages. Raises `NoOffice` and `NoChineseFont`."""
    refuse_without_chinese()
    with suppress(OSError), scratch() as folder:
        source, target = folder / "report.docx", folder / "report.pdf"
        source.write_bytes(docx)
        for program, command, environment in _ways(source, target):
            if ran(command, environment, TIME) and (data := _made(target)).startswith(b"%PDF"):
                return Pdf(data.replace(*_LANGUAGE), program)
    raise NoOffice("没有找到能转PDF的Word、WPS或LibreOffice")


def _made(target: Path) -> bytes:
    return target.read_bytes() if target.exists() else b""


def _ways(source: Path, target: Path) -> list[tuple[str, list[str], dict[str, str]]]:
    """Name, command and environment of everything that may convert: what looks like paper in Word comes first."""
    ways: list[tuple[str, list[str], dict[str, str]]] = []
    if sys.platform == "win32":
        ways += [
            (name, shell(_SCRIPT), {"GKNB_OFFICE": id_, "GKNB_FROM": str(source), "GKNB_TO": str(target)})
            for id_, name in _OFFICES
        ]
    if found := libreoffice():
        ways.append(("LibreOffice", converting(found, source, "pdf", target.parent), _fonts(target.parent)))
    return ways


def _fonts(folder: Path) -> dict[str, str]:
    """Where the fonts of the form are missing: what stands for them."""
    if sys.platform != "linux":
        return {}
    rules = folder / "fonts.conf"
    rules.write_text(rules_for_missing(os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(rules)}
