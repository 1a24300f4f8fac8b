"""Makes pictures of a hundred and more reports on paper, to be looked at.

    python -m tests.papers [folder] [--only words]

Each picture has the pages that LibreOffice makes of the Word file on top and those of our own painter below; two
sheets show the lines of all titles and of all signatures. ImageMagick and poppler are needed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QGuiApplication

from tests.papers.making import Paper, made
from tests.papers.variants import variants

DOTS = 55
TITLE, SIGNATURE = ("420x150+20+40", "first"), ("420x230+20+270", "last")
"""What is cut out of the first page and of the last."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.papers", description=__doc__)
    parser.add_argument("folder", nargs="?", default="papers")
    parser.add_argument("--only", default="", help="names of reports that hold one of these words, with commas")
    wanted = parser.parse_args(arguments)
    words = wanted.only.split(",")
    chosen = {name: each for name, each in variants().items() if any(word in name for word in words)}
    running = QGuiApplication.instance() or QGuiApplication(["papers", "-platform", "offscreen"])
    assert running
    folder = Path(wanted.folder).absolute()
    papers = made(chosen, folder)
    with TemporaryDirectory() as scratch:
        for name, paper in papers.items():
            if not name.startswith(("hostile", "name", "sign-")):
                _sheet(folder / f"{name}.png", paper, Path(scratch))
        for kind, cut in (("name", TITLE), ("sign-", SIGNATURE)):
            some = {name: paper for name, paper in papers.items() if name.startswith(kind)}
            if some:
                _cuttings(folder / f"{kind.strip('-')}s.png", some, cut, Path(scratch))
    return 0


def _pages(pdf: Path, scratch: Path, *options: str) -> list[Path]:
    start = scratch / pdf.stem
    subprocess.run(["pdftoppm", "-r", str(DOTS), *options, "-png", str(pdf), str(start)], check=True)
    return sorted(scratch.glob(f"{pdf.stem}-*.png"))


def _sheet(target: Path, paper: Paper, scratch: Path) -> None:
    rows = [_pages(file, scratch) for file in (paper.like_word, paper.own)]
    for number, row in enumerate(rows):
        command = ["montage", *map(str, row), "-tile", f"{len(row)}x1", "-geometry", "+4+4", "-background", "gray"]
        subprocess.run([*command, str(scratch / f"row{number}.png")], check=True)
    subprocess.run(["convert", *(str(scratch / f"row{n}.png") for n in range(2)), "-append", str(target)], check=True)
    for page in scratch.glob("*.png"):
        page.unlink()


def _cuttings(target: Path, papers: dict[str, Paper], cut: tuple[str, str], scratch: Path) -> None:
    """One cutting of each paper, by LibreOffice and by our own painter beside each other."""
    found: list[Path] = []
    for paper in papers.values():
        for file in (paper.like_word, paper.own):
            pages = _pages(file, scratch)
            page = pages[0 if cut[1] == "first" else -1]
            found.append(scratch / f"cut-{len(found):03}.png")
            trim = ["-trim"] if cut[1] == "last" else []
            subprocess.run(
                ["convert", str(page), "-gravity", "North", *trim, "-crop", cut[0], str(found[-1])], check=True
            )
            for each in pages:
                each.unlink()
    command = ["montage", *map(str, found), "-tile", "6x", "-geometry", "+3+3", "-background", "gray", str(target)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
