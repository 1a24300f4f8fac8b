"""How much of app/ the tests ran, by file, against what is asked for. Reads .coverage.

Prints every file that is short of its target; exit 1 when one is under 90 % or the rest of app/ under 95 %.
"""

from __future__ import annotations

import io
import json
import sys
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

WANTED = (
    ("app/system/windows.py", 0.0),  # runs on Windows alone
    ("app/__main__.py", 0.0),  # runs in processes of its own
    ("app/tables/figures.py", 100.0),
    ("app/form/parts.py", 100.0),
    ("app/form/*", 100.0),
    ("app/checks/*", 100.0),
    ("app/drafts/storage.py", 100.0),
    ("app/drafts/migrations.py", 100.0),
)
REST = 95.0
LEAST = 90.0
"""Under this a file fails the checks, whatever its target."""


def shares() -> dict[str, dict[str, float]]:
    """Per file: statements and branches, and how many of both ran."""
    coverage = Coverage()
    coverage.load()
    with TemporaryDirectory() as folder:
        coverage.json_report(outfile=str(Path(folder, "coverage.json")), ignore_errors=True)
        files = json.loads(Path(folder, "coverage.json").read_text(encoding="utf-8"))["files"]
    return {name.replace("\\", "/"): found["summary"] for name, found in files.items()}


def wanted(name: str) -> float | None:
    return next((share for pattern, share in WANTED if fnmatch(name, pattern)), None)


def share(summary: dict[str, float]) -> float:
    total = summary["num_statements"] + summary["num_branches"]
    return 100.0 * (summary["covered_lines"] + summary["covered_branches"]) / total if total else 100.0


def main() -> int:
    found = shares()
    short = [
        f"{name}: {share(summary):.1f} % of {least:.0f} %"
        for name, summary in sorted(found.items())
        if (least := wanted(name)) is not None and share(summary) < least
    ]
    rest = [summary for name, summary in found.items() if wanted(name) is None]
    together = {key: sum(summary[key] for summary in rest) for key in rest[0] if isinstance(rest[0][key], (int, float))}
    print(f"rest of app: {share(together):.1f} % of {REST:.0f} %", *short, sep="\n", file=sys.stdout)
    failed = [name for name, summary in found.items() if wanted(name) and share(summary) < LEAST]
    print(*(f"too little: {name}" for name in failed), sep="\n")
    return 1 if failed or share(together) < REST else 0


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
