"""The Word file, beside stock docxtpl filling the same template with one tag a figure."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.report.model import Report

ROOT = Path(__file__).resolve().parents[2]


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


def fresh(home: Path, data: bytes, values: dict[str, str]) -> tuple[list[str], list[str]]:
    """What Python is to run for the file in a process of its own: ours, and docxtpl's."""
    template = home / "t.docx"
    template.write_bytes(data)
    read = (
        f"import sys; sys.path[:0] = {sys.path!r}\nfrom pathlib import Path\nfrom app.drafts.storage import load\n"
        f"report = load(Path({str(ROOT / 'examples' / 'sample-2025.gknb')!r}))\n"
    )
    own = f"{read}from app.printing.word.writer import document\ndocument(report)"
    other = (
        f"{read}import io\nfrom docxtpl import DocxTemplate\n"
        f"t = DocxTemplate({str(template)!r})\nt.render({values!r}, autoescape=True)\nt.save(io.BytesIO())"
    )
    return ["-c", own], ["-c", other]
