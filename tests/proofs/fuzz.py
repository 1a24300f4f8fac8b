"""Open files that a fuzzer makes, guided by which lines of the program they reach.

`pip install atheris`, then `python -m tests.proofs.fuzz [CORPUS] -max_total_time=600`. The corpus begins with the
samples; an input that fails is kept as `crash-…`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["app"]):
    from app.drafts import json_text, storage
    from app.errors import UnreadableFile

from tests.proofs.hostile import bases


def open_one(raw: bytes) -> None:
    """Open a file; anything but a report with notices or a refusal is a failure."""
    start = time.perf_counter()
    try:
        opened = storage.parse(raw, "年报.gknb")
        again = storage.parse(json_text.dump(opened.report), "年报.gknb")
        assert again.report == opened.report, "not the same when saved and opened again"
    except UnreadableFile:
        pass
    assert time.perf_counter() - start < 1, "too slow"


def main() -> None:
    folder = next((arg for arg in sys.argv[1:] if not arg.startswith("-")), "")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for number, raw in enumerate(bases()):
            (Path(folder) / f"sample-{number}").write_bytes(raw)
    atheris.Setup(sys.argv, open_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
