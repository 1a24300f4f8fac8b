"""A PDF comes from the office program that is there; where none is or none manages, that is said."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.errors import GknbError
from app.export import made, painted
from app.printing import html, pdf
from app.system.fonts import FONTS
from tests.app.printing.word.rendered import has_chinese_fonts
from tests.app.printing.word.samples import filled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
WRITES = """#!/bin/sh
while [ "$1" != "--outdir" ]; do shift; done
printf '%%PDF-1.7 made' > "$2/report.pdf"
"""


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program called soffice, the only one on the path, on a machine with a Chinese font."""
    fonts = folder / "fc-list"
    fonts.write_text("#!/bin/sh\necho 仿宋\n")
    fonts.chmod(0o755)
    program = folder / "soffice"
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_libreoffice_is_asked_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, WRITES, monkeypatch)
    found = made(filled(2025, "official"), ".pdf")
    assert (found.data, found.made_by) == (b"%PDF-1.7 made", "LibreOffice")


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is Linux's")
def test_libreoffice_is_told_what_stands_for_a_font_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = WRITES.replace("printf '%%PDF-1.7 made' >", "(printf '%%PDF'; cat \"$FONTCONFIG_FILE\") >")
    install(tmp_path, reads, monkeypatch)
    rules = ElementTree.fromstring(pdf.converted(b"docx").data.removeprefix(b"%PDF"))
    names = {alias.findtext("family"): alias.find("accept") for alias in rules.findall("alias")}
    assert set(names) == {font.name for font in FONTS}
    song = names["仿宋_GB2312"]
    assert song is not None
    assert [node.text for node in song][:3] == ["FangSong_GB2312", "仿宋", "FangSong"]
    assert rules.findtext("include") == "/etc/fonts/fonts.conf"


@pytest.mark.parametrize(
    "script", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\nexit 0\n", WRITES.replace("%%PDF", "oops"), "no program"]
)
def test_a_program_that_fails_or_writes_nonsense_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    install(tmp_path, script, monkeypatch)
    with pytest.raises(pdf.NoOffice, match="Word、WPS或LibreOffice"):
        pdf.converted(b"docx")


def test_a_program_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "#!/bin/sh\nexec sleep 60\n", monkeypatch)
    monkeypatch.setattr(pdf, "TIME", 0.2)
    with pytest.raises(pdf.NoOffice):
        pdf.converted(b"docx")


def test_without_room_for_what_an_office_program_needs_the_window_paints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, WRITES, monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(pdf.NoOffice):
        pdf.converted(b"docx")


def test_windows_asks_word_first_then_wps_then_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "libreoffice", lambda: "soffice")
    monkeypatch.setattr(pdf, "refuse_without_chinese", lambda: None)
    monkeypatch.setattr(sys, "platform", "win32")
    asked: list[tuple[str, str]] = []

    def ran(command: list[str], environment: dict[str, str], _: float) -> bool:
        asked.append((Path(command[0]).name, environment.get("GKNB_OFFICE", "")))
        return False

    monkeypatch.setattr(pdf, "ran", ran)
    with pytest.raises(pdf.NoOffice):
        pdf.converted(b"docx")
    shell = "powershell.exe"
    words = [(shell, "Word.Application"), (shell, "KWPS.Application"), (shell, "WPS.Application")]
    assert asked == [*words, ("soffice", "")]


def test_a_painted_pdf_says_that_it_has_the_own_format() -> None:
    assert len(painted(b"%PDF", None).notes) == 1
    assert "没有用本单位的模板" in painted(b"%PDF", Path("t.docx")).notes[1]


def test_a_kind_that_is_not_offered_is_refused() -> None:
    with pytest.raises(GknbError, match=r"\.docx、\.pdf、\.html、\.xlsx"):
        made(filled(2025, "official"), ".wps")


@pytest.mark.slow
@pytest.mark.skipif(not has_chinese_fonts(), reason="needs soffice, poppler and Chinese fonts")
def test_libreoffice_writes_tagged_pdf_a_in_chinese_with_every_word(tmp_path: Path) -> None:
    report = filled(2025, "official")
    content = made(report, ".pdf")
    assert content.made_by == "LibreOffice"
    assert b"en-US" not in content.data
    for mark in (b"/Lang(zh-CN)", b"<pdfaid:part>2", b"<pdfuaid:part>1", b"/MarkInfo<</Marked true>>", b"/Outlines"):
        assert mark in content.data
    (tmp_path / "r.pdf").write_bytes(content.data)
    command = ["pdftotext", "-raw", str(tmp_path / "r.pdf"), "-"]
    said = "".join(subprocess.run(command, capture_output=True, check=True).stdout.decode().split())
    pages = content.data.count(b"/Type/Page/")
    numbers = "".join(f"—{number}—" for number in range(1, pages + 1))
    assert Counter(said) == Counter("".join(html.plain(report).split()) + numbers)
