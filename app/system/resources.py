"""Where the program's own files lie: beside the code in a checkout, inside the package in a wheel, beside
the executable in a bundle."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder: `resource("examples", "sample-2020.gknb")`."""
    for root in _roots():
        if (found := root.joinpath(*parts)).exists():
            return found
    raise FileNotFoundError("/".join(parts))


def _roots() -> tuple[Path, ...]:
    here = Path(__file__).resolve().parents[1]
    bundle = getattr(sys, "_MEIPASS", None)
    return (*((Path(bundle),) if bundle else ()), here.parent, here / "data")
