"""Two processes save the same draft against each other: nothing that was acknowledged may be missing.

`python -m tests.proofs.fight [SAVES]` (500). Each process adds a paragraph of its own and saves; where the file
was changed meanwhile it takes theirs, adds its paragraph again and retries, as the clerk does in the dialog.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

from app.drafts import storage
from app.drafts.draft import Draft, open_draft
from app.drafts.versions import Versions
from app.errors import ChangedOnDisk
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report

SECTION = ("sections", "5")


def add(report: Report, text: str) -> Report:
    return apply(report, {SECTION: (*report.sections.get("5", ()), text)})


def fighter(path: Path, name: str, saves: int, tell: int) -> None:
    """Save `saves` paragraphs; tell each one that was acknowledged, and how often somebody was first."""
    versions = Versions(path.parent / name)
    chance = random.Random(name)
    beaten = 0
    opened, draft = open_draft(path, versions)
    report = opened.report
    for number in range(saves):
        text = f"{name}{number}"
        wanted = add(report, text)
        while True:
            time.sleep(chance.random() * 0.002)
            try:
                draft.save(wanted, versions)
                break
            except ChangedOnDisk:
                beaten += 1
                opened, draft = open_draft(path, versions)
                wanted = add(opened.report, text)
        report = wanted
        os.write(tell, f"{text}\n".encode())
    os.write(tell, f"beaten {beaten}\n".encode())


def run(saves: int) -> tuple[int, int, list[str]]:
    """Acknowledged saves, how often one came second, and the acknowledged paragraphs that are missing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "年报.gknb"
        Draft(path).save(new_report(2025), Versions(Path(folder) / "first"))
        reading, writing = os.pipe()
        children = []
        for name in ("甲", "乙"):
            if (child := os.fork()) == 0:
                try:
                    fighter(path, name, saves // 2, writing)
                    os._exit(0)
                finally:
                    os._exit(1)
            children.append(child)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as lines:
            said = lines.read().splitlines()
        ended = [os.waitpid(child, 0)[1] for child in children]
        there = storage.load(path).sections["5"]
        acknowledged = [line for line in said if not line.startswith("beaten")]
        beaten = sum(int(line.split()[1]) for line in said if line.startswith("beaten"))
        missing = [text for text in acknowledged if text not in there]
        if any(ended) or len(there) != len(set(there)):
            missing.append(f"ended {ended}, {len(there)} paragraphs")
        return len(acknowledged), beaten, missing


def main() -> int:
    saves, beaten, missing = run(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    print(f"{saves} acknowledged saves of two processes, {beaten} times another was first, {len(missing)} lost")
    print(*missing[:10], sep="\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
