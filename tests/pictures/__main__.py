"""Makes pictures of every page and dialog of the program, light and dark, at 100 % and 150 %.

    python -m tests.pictures [folder] [--only words] [--schemes light,dark] [--scales 1,1.5]
    python -m tests.pictures docs --readme      # those that the README shows

Each picture is as large as a screen of 1366×768 leaves a window. One process for each scale: Qt reads it once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

SCREEN = (1366, 768)


def main(arguments: list[str]) -> int:
    wanted = _parser().parse_args(arguments)
    folder = Path(wanted.folder).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if wanted.scale:
        from tests.pictures.taking import take_all, take_readme

        if wanted.readme:
            take_readme(folder)
            return 0
        take_all(folder, float(wanted.scale), wanted.schemes.split(","), wanted.only)
        return 0
    if wanted.readme:
        command = [sys.executable, "-m", "tests.pictures", str(folder), "--scale", "1", "--readme"]
        subprocess.run(command, check=True, env=os.environ | _screen(1))
        return 0
    for scale in wanted.scales.split(","):
        command = [sys.executable, "-m", "tests.pictures", *arguments, "--scale", scale]
        subprocess.run(command, check=True, env=os.environ | _screen(float(scale)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("folder", nargs="?", default="pictures")
    parser.add_argument("--only", default="", help="names of pictures that hold one of these words, with commas")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--scales", default="1,1.5")
    parser.add_argument("--readme", action="store_true", help="the pictures that the README shows")
    parser.add_argument("--scale", default="", help=argparse.SUPPRESS)
    return parser


def _screen(scale: float) -> dict[str, str]:
    """A screen without a screen, as large as asked for and enlarged as asked for."""
    wide, high = (round(size / scale) for size in SCREEN)
    screen = {"name": "1", "x": 0, "y": 0, "width": wide, "height": high}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": scale}
    file = Path(gettempdir(), f"gknb-screen-{os.getpid()}.json")
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
