"""Our templates, changed as an office may change them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.system.resources import resource
from tests.app.printing.word import readback

OURS = sorted(path.name for path in resource("templates").glob("*.docx"))


WHERE = "word/document.xml"


def changed(target: Path, change: Callable[[str], str], name: str = "official-2021.docx", part: str = WHERE) -> Path:
    """Our template with one part changed."""
    parts = readback.parts(resource("templates", name).read_bytes())
    after = change(parts[part].decode())
    assert after != parts[part].decode()
    target.write_bytes(readback.packed(parts | {part: after.encode()}))
    return target


def words(data: bytes) -> list[str]:
    return [text for _, text in readback.read(data).paragraphs]
