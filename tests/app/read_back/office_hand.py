"""Corrections made in LibreOffice itself, by a macro in a profile of its own: tracked or not, saved as Word files."""

from __future__ import annotations

import html
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.system.office import libreoffice

WHO = "王主任"
TRIES = 3
"""A program that has just made its profile may start once more and forget what it was asked."""
Kind = Literal["replace", "split", "join"]


@dataclass(frozen=True)
class OfficeEdit:
    """`old` becomes `new`; or a paragraph is parted behind `old`, or joined with the next one there."""

    kind: Kind
    old: str
    new: str = ""


@dataclass(frozen=True)
class OfficeJob:
    source: Path
    target: Path
    edits: tuple[OfficeEdit, ...]
    tracked: bool = True


MACRO = """
Sub EditAll(plan As String)
  Dim oFiles, oText, sLine, aParts, oDoc, oFound, oCursor, oSearch
  oFiles = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  oText = CreateUnoService("com.sun.star.io.TextInputStream")
  oText.setInputStream(oFiles.openFileRead(ConvertToURL(plan)))
  oText.setEncoding("UTF-8")
  Do While Not oText.isEOF()
    sLine = Join(Split(Join(Split(oText.readLine(), Chr(13)), ""), Chr(10)), "")
    aParts = Split(sLine, Chr(9))
    If UBound(aParts) >= 0 Then
      If aParts(0) = "open" Then
        oDoc = StarDesktop.loadComponentFromURL(ConvertToURL(aParts(1)), "_blank", 0, Hidden())
        oDoc.RecordChanges = (aParts(2) = "1")
      ElseIf aParts(0) = "save" Then
        oDoc.storeToURL(ConvertToURL(aParts(1)), WordFile())
        oDoc.close(True)
      Else
        oSearch = oDoc.createSearchDescriptor()
        oSearch.SearchString = aParts(1)
        oSearch.SearchCaseSensitive = True
        oFound = oDoc.findFirst(oSearch)
        If aParts(0) = "replace" Then
          oFound.setString(aParts(2))
        ElseIf aParts(0) = "split" Then
          oCursor = oFound.getText().createTextCursorByRange(oFound.getEnd())
          oFound.getText().insertControlCharacter(oCursor, 0, False)
        ElseIf aParts(0) = "join" Then
          oCursor = oFound.getText().createTextCursorByRange(oFound.getEnd())
          oCursor.goRight(1, True)
          oCursor.setString("")
        End If
      End If
    End If
  Loop
  oText.closeInput()
  StarDesktop.terminate()
End Sub

Function Hidden()
  Dim made(0) As New com.sun.star.beans.PropertyValue
  made(0).Name = "Hidden"
  made(0).Value = True
  Hidden = made()
End Function

Function WordFile()
  Dim made(0) As New com.sun.star.beans.PropertyValue
  made(0).Name = "FilterName"
  made(0).Value = "MS Word 2007 XML"
  WordFile = made()
End Function
"""
_NAME = "/org.openoffice.UserProfile/Data"


def carried_out(jobs: Sequence[OfficeJob], folder: Path) -> None:
    """Do all the jobs in one run of the program; `folder` is for its profile."""
    profile = _profile(folder / "profile")
    lines = []
    for job in jobs:
        lines.append(f"open\t{job.source}\t{int(job.tracked)}")
        lines += ["\t".join((edit.kind, edit.old, edit.new)) for edit in job.edits]
        lines.append(f"save\t{job.target}")
    plan = folder / "plan.txt"
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [str(libreoffice()), "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command.append(f'macro:///Standard.Module1.EditAll("{plan}")')
    for _ in range(TRIES):
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        missing = [job.target.name for job in jobs if not job.target.exists()]
        if not missing:
            break
    assert not missing, f"the program left out {missing}"


def _profile(folder: Path) -> Path:
    """A profile with the macro in it: made by the program itself first, which else writes its own over it."""
    command = [str(libreoffice()), "--headless", "--norestore", f"-env:UserInstallation={folder.as_uri()}"]
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    module = folder / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
        f'script:language="StarBasic">{html.escape(MACRO)}</script:module>\n',
        encoding="utf-8",
    )
    settings = folder / "user" / "registrymodifications.xcu"
    name = f'<item oor:path="{_NAME}"><prop oor:name="givenname" oor:op="fuse"><value>{WHO}</value></prop></item>'
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("</oor:items>", f"{name}</oor:items>"), encoding="utf-8")
    return folder
