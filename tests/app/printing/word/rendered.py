"""Exported Word files as pages: LibreOffice lays them out, poppler says where everything stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

MM = 72 / 25.4
"""Points in a millimetre."""
TOOLS = ("soffice", "pdftotext", "pdftoppm", "fc-list")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
STANDS_FOR = {
    "仿宋_GB2312": ("FandolFang", "Noto Serif CJK SC"),
    "楷体_GB2312": ("AR PL KaitiM GB", "Noto Serif CJK SC"),
    "黑体": ("WenQuanYi Micro Hei", "Noto Sans CJK SC"),
    "方正小标宋简体": ("Noto Serif CJK SC",),
    "宋体": ("Noto Serif CJK SC",),
}
"""What is set for each font of the form: Chinese type is as wide as it is high in all of them."""


@dataclass(frozen=True)
class Word:
    """A stretch of text and its box in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def families() -> str:
    return subprocess.run(["fc-list", ":", "family"], capture_output=True, check=True).stdout.decode("utf-8", "replace")


def has_chinese_fonts() -> bool:
    return not MISSING and "Noto Serif CJK SC" in families()


def pdf_of(docx: bytes, folder: Path) -> Path:
    """The PDF of a Word file, the fonts of the form standing for each other as `STANDS_FOR` says."""
    return pdfs_of({"report": docx}, folder)["report"]


def pdfs_of(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The PDFs of several Word files by their names, beside them in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, docx in files.items():
        (folder / f"{name}.docx").write_bytes(docx)
    (folder / "fonts.conf").write_text(_font_rules(folder), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    names = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([*command, *names], env=environment, capture_output=True, timeout=180 + 10 * len(names), check=True)
    return {name: folder / f"{name}.pdf" for name in files}


def _font_rules(folder: Path) -> str:
    installed = families()
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test><edit name="family" mode="assign" '
        f'binding="strong"><string>{next((font for font in fonts if font in installed), fonts[-1])}</string></edit></match>'
        for name, fonts in STANDS_FOR.items()
    )
    own = f"<cachedir>{folder.parent / 'fontcache'}</cachedir>"
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{own}{rules}</fontconfig>'
    )


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    made = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    box = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
    return [[_word(*found) for found in box.findall(page)] for page in made.split("<page ")[1:]]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left), float(top), float(right), float(bottom), unescape(text))


def lines(page: list[Word]) -> list[list[Word]]:
    """Words on the same height, from the top down."""
    found: dict[int, list[Word]] = {}
    for word in page:
        found.setdefault(round((word.top + word.bottom) / 2 / 3), []).append(word)
    return [sorted(found[height], key=lambda word: word.left) for height in sorted(found)]


def ink(pdf: Path, page: int, dots: int = 144) -> list[tuple[float, float, float]]:
    """The long horizontal rules of a page: height, left and right end in millimetres."""
    command = ["pdftoppm", "-gray", "-r", str(dots), "-f", str(page), "-l", str(page), str(pdf)]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    assert head
    across, down = int(head[1]), int(head[2])
    rows = (data[head.end() + row * across : head.end() + (row + 1) * across] for row in range(down))
    scale = 25.4 / dots
    rules = []
    for row, grey in enumerate(rows):
        dark = bytes(0 if value < 160 else 1 for value in grey)
        found = max(dark.split(b"\x01"), key=len)
        if len(found) * scale > 100:
            left = dark.index(found)
            rules.append((row * scale, left * scale, (left + len(found)) * scale))
    return rules
