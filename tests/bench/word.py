"""The Word file, beside stock docxtpl filling the same template with one tag a figure.

`pip install docxtpl`, then `python packaging/bench_word.py` from the top of the checkout. Only prints: docxtpl is
no dependency, and figures of one machine prove nothing on another. A fresh process spends most of its time on
reading the draft, which the two have in common: told apart.
"""

from __future__ import annotations

import io
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.report.model import Report

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
WARM = 15
FRESH = 8


def sample() -> Report:
    from app.drafts.storage import load

    return load(ROOT / "examples" / "sample-2025.gknb")


def tagged() -> tuple[bytes, dict[str, str]]:
    """Our template with a jinja tag for every figure, and what the tags stand for."""
    from app.ooxml import packing
    from app.printing.word.template import Slot, prepared
    from app.tables.sheet import sheets

    report = sample()
    data = (ROOT / "templates" / "official-2021.docx").read_bytes()
    form = prepared(data, "bench", tuple(report.editions.items()))
    words = {cell.id: sheet.printed_text(cell) for sheet in sheets(report).values() for cell in sheet.table.cells}
    names = {id_: re.sub(r"\W", "_", id_) for id_ in words}
    values = {names[id_]: text for id_, text in words.items()}

    def shown(piece: str | Slot) -> str:
        if isinstance(piece, str):
            return piece
        if piece.kind == "figure":
            return f"{{{{ {names[piece.name]} }}}}"
        values[f"text_{len(values)}"] = text = "正文" * 200
        tag = f"{{{{ text_{len(values) - 1} }}}}"
        return tag if piece.kind in {"words", "title"} else f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" if text else ""

    parts = dict(form.parts) | {name: "".join(map(shown, pieces)).encode() for name, pieces in form.filled.items()}
    return packing.pack(parts), values


def ours() -> None:
    from app.printing.word.writer import document

    document(sample())


def stock(data: bytes, values: dict[str, str]) -> None:
    """What a program with docxtpl does: open the template, render, save."""
    from docxtpl import DocxTemplate

    sample()
    template = DocxTemplate(io.BytesIO(data))
    template.render(values, autoescape=True)
    template.save(io.BytesIO())


def warm(act: Callable[[], None]) -> float:
    """Median milliseconds of a call once everything is loaded."""
    act()
    taken = []
    for _ in range(WARM):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def fresh(script: str) -> float:
    """Milliseconds of the fastest whole process; others share the machine."""
    taken = []
    for _ in range(FRESH):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def main() -> None:
    data, values = tagged()
    mine, theirs = warm(ours), warm(lambda: stock(data, values))
    say = sys.stdout.write
    say(f"warm:          {mine:7.1f} ms, docxtpl {theirs:7.1f} ms: {mine / theirs:.3f} of it\n")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "t.docx").write_bytes(data)
        read = (
            f"import sys; sys.path[:0] = {sys.path!r}\nfrom pathlib import Path\nfrom app.drafts.storage import load\n"
            "report = load(Path('examples/sample-2025.gknb'))\n"
        )
        own = f"{read}from app.printing.word.writer import document\ndocument(report)"
        other = (
            f"{read}import io\nfrom docxtpl import DocxTemplate\n"
            f"t = DocxTemplate({str(Path(folder, 't.docx'))!r})\nt.render({values!r}, autoescape=True)\nt.save(io.BytesIO())"
        )
        reading, mine, theirs = fresh(read), fresh(own), fresh(other)
    say(f"fresh process: {mine:7.1f} ms, docxtpl {theirs:7.1f} ms: {mine / theirs:.3f} of it\n")
    say(f"reading the draft alone, in both: {reading:.1f} ms, {reading / theirs:.3f} of it; without it ")
    say(f"{mine - reading:.1f} ms against {theirs - reading:.1f} ms: {(mine - reading) / (theirs - reading):.3f}\n")


if __name__ == "__main__":
    main()
