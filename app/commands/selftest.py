"""The program tries itself: what a packaged copy can do on this machine, as a file for whoever looks after it.

Draft → checks → Word → read back, the same with the other kinds of files, in a temporary folder with Chinese and
blanks in its name. Nothing of the user's is touched.
"""

from __future__ import annotations

import json
import locale
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from app import __version__

if TYPE_CHECKING:
    from app.report.model import Report

TrialStep = Callable[[Path], Any]


def run(out: Path, *more: tuple[str, TrialStep]) -> bool:
    """Write what was seen to `out`; whether all steps were good. Raises OSError when `out` can't be written."""
    steps: dict[str, Any] = {}
    with TemporaryDirectory(prefix="gknb 自检 ", ignore_cleanup_errors=True) as folder:
        for name, step in (("draft", _draft), ("checks", _checks), ("word", _word), ("others", _others), *more):
            steps[name] = _tried(step, Path(folder))
    good = all(seen["good"] for seen in steps.values())
    seen = {"good": good, "program": _program(), "steps": steps}
    out.write_text(json.dumps(seen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return good


def _tried(step: TrialStep, folder: Path) -> dict[str, Any]:
    try:
        return {"good": True, "seen": step(folder)}
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the file is for
        return {"good": False, "seen": f"{type(error).__name__}: {error}"}


def _program() -> dict[str, Any]:
    return {
        "version": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": platform.platform(),
        "encoding": locale.getpreferredencoding(False),
        "stdout": getattr(sys.stdout, "encoding", None),
    }


def _draft(folder: Path) -> dict[str, Any]:
    """A draft written and read again is the same."""
    from app.drafts import storage
    from app.report.changes import apply
    from app.report.new import new_report

    report = apply(new_report(2025, "示范县水利局", "bureau"), {("figures", "requests.received.business"): "3"})
    path = folder / "草稿 一.gknb"
    storage.save(report, path)
    if storage.load(path) != report:
        raise ValueError("读回的草稿与写入的不同")
    return {"bytes": path.stat().st_size}


def _checks(_: Path) -> dict[str, Any]:
    """The example with mistakes has those of its tables found."""
    from app.checks.catalogue import run
    from app.checks.facts import Facts
    from app.drafts import storage
    from app.system.resources import resource

    report = storage.load(resource("examples", "sample-2020.gknb"))
    codes = sorted({finding.code for finding in run(Facts(report, strict=True)).findings})
    if not {"A7", "B1", "H3"} <= set(codes):
        raise ValueError(f"应发现A7、B1、H3，实际为{codes}")
    return {"codes": codes}


def _word(folder: Path) -> dict[str, Any]:
    """The Word file of each example, read back, has the example's figures."""
    return {name: _through(folder, name, ".docx") for name in ("sample-2020", "sample-2025")}


def _others(folder: Path) -> dict[str, Any]:
    """The web page and the Excel file, read back, have the example's figures; the guide is there."""
    from app.pages.manual import parts

    sizes = {f"{suffix} bytes": _through(folder, "sample-2025", suffix) for suffix in (".html", ".xlsx")}
    return {**sizes, "guide parts": len(parts())}


def _through(folder: Path, name: str, suffix: str) -> int:
    from app.drafts import storage
    from app.export import made
    from app.system.resources import resource

    report = storage.load(resource("examples", f"{name}.gknb"))
    return read_back(folder / f"{name} 年报{suffix}", made(report, suffix).data, report)


def read_back(path: Path, data: bytes, report: Report) -> int:
    """Write what was made of a report and read it. Raises ValueError where a figure is not the report's."""
    from app.incoming.document import read_document

    path.write_bytes(data)
    if _values(read_document(path, report.year).report) != _values(report):
        raise ValueError(f"从“{path.name}”读回的数据与草稿不同")
    return len(data)


def _values(report: Any) -> dict[str, Any]:
    from app.tables.sheet import sheets

    return {cell.id: sheet.value(cell.id) for sheet in sheets(report).values() for cell in sheet.table.cells}
