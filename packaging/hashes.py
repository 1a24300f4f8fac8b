"""Write requirements/windows.txt: what a release is built from on Windows, each file by its SHA-256.

    python packaging/hashes.py

Fetches the wheels that requirements/lowest.txt names for Windows x64 and Python 3.11 (about 110 MB) and writes what
`pip install --require-hashes` takes: nothing else than these very files is installed then.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
HEAD = "# Written by packaging/hashes.py from lowest.txt: the wheels of a release, for Windows x64 and Python 3.11.\n"
WHEELS = ("--platform=win_amd64", "--python-version=3.11", "--implementation=cp", "--only-binary=:all:", "--no-deps")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", *WHEELS, "-d", folder]
        done = subprocess.run([*command, "-r", str(REQUIREMENTS / "lowest.txt")], check=False)
        if done.returncode == 0:
            text = HEAD + "".join(lines(Path(folder).glob("*.whl")))
            (REQUIREMENTS / "windows.txt").write_text(text, encoding="utf-8", newline="\n")
    return done.returncode


def lines(wheels: Iterable[Path]) -> list[str]:
    """A line for each wheel: name, version and sum."""
    found = {}
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        found[named(name)] = (
            f"{named(name)}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
        )
    return [found[name] for name in sorted(found)]


def named(name: str) -> str:
    """A name in the one spelling by which indexes know it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
