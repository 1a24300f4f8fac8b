"""What safety costs: `python -m tests.bench.drafts [ROUNDS]`.

Writing durably, and all that the window waits for when it saves (the JSON, the lock, the former content; the version
is kept beside it) against a bare write, fsync and os.replace of the same bytes; opening with the checks of the tables against json.loads of the same
file; medians of the same run, in turns.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.drafts import storage
from app.drafts.draft import Draft
from app.drafts.json_text import dump
from app.drafts.versions import Versions
from app.form.editions import edition
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.system import replacing


def filled(paragraphs: int) -> Report:
    """A report with every figure and as many paragraphs of 100 characters in each section."""
    figures = {cell.id: "3" for table in edition("2021").tables for cell in table.inputs}
    texts: dict[tuple[str, ...], object] = {
        ("sections", str(number)): ("本年度主动公开政府信息。" * 8,) * paragraphs for number in range(1, 7)
    }
    return apply(new_report(2025, "示例区交通运输局"), texts | {("figures",): figures})


def bare(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".bare")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)  # noqa: PTH105 - as bare as can be


def took(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def saving(report: Report, folder: Path, rounds: int) -> tuple[float, float, float]:
    """Median seconds of a bare write, of a durable one, and of all that the window waits for when it saves."""
    path, other, third = folder / "年报.gknb", folder / "bare.gknb", folder / "durable.gknb"
    draft, versions = Draft(path), Versions(folder / "versions")
    plain, durable, safe = [], [], []
    for number in range(rounds):
        now = apply(report, {("card", "phone"): str(number)})
        data = dump(now)
        plain.append(took(lambda data=data: bare(other, data)))  # type: ignore[misc]
        durable.append(took(lambda data=data: replacing.replace(third, data)))  # type: ignore[misc]
        safe.append(took(lambda now=now: draft.write(now, versions)))  # type: ignore[misc]
        draft.keep(versions)  # beside the window
    return median(plain), median(durable), median(safe)


def opening(report: Report, folder: Path, rounds: int) -> tuple[float, float, float]:
    """Median seconds of json.loads of a draft file, of opening it, and of the checks of its tables."""
    path = folder / "open.gknb"
    storage.save(report, path)
    rules = tuple(rule for rule in catalogue() if rule.scope == "table")
    loads, opens, checks = [], [], []
    for _ in range(rounds):
        loads.append(took(lambda: json.loads(path.read_bytes())))
        opens.append(took(lambda: storage.load(path)))
        checks.append(took(lambda: run(Facts(report), rules)))
    return median(loads), median(opens), median(checks)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        for name, paragraphs in (("a usual draft", 10), ("the longest text", 480)):
            report = filled(paragraphs)
            size = len(dump(report)) / 1000
            place = Path(folder) / name
            place.mkdir()
            plain, durable, safe = saving(report, place, rounds)
            loads, opens, checks = opening(report, place, rounds)
            print(
                f"{name} ({size:.0f} kB): bare write {plain * 1000:.2f} ms, durable {durable * 1000:.2f} ms, "
                f"ratio {durable / plain:.2f}, whole save {safe * 1000:.2f} ms, ratio {safe / plain:.2f}; "
                f"json.loads {loads * 1000:.2f} ms, open {opens * 1000:.2f} ms, ratio {opens / loads:.1f}, "
                f"with the checks of the tables ({checks * 1000:.2f} ms) {(opens + checks) / loads:.1f}"
            )


if __name__ == "__main__":
    main()
