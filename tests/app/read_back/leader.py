"""What a section head does to an exported Word file, tracked or not, for the tests."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable

from app.form.editions import outline
from app.printing.word.writer import document
from app.report.model import Report
from app.texts.marks import printed

AUTHOR = 'w:author="王主任" w:date="2026-01-06T10:20:00Z"'
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def exported(report: Report) -> bytes:
    return document(report).data


def edited(docx: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """The file with the XML of one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode("utf-8")) if name == part else data)
    return made.getvalue()


def in_paragraph(xml: str, words: str, change: Callable[[str], str]) -> str:
    """The document with the one paragraph that says `words` changed."""
    found = [one for one in _PARAGRAPH.finditer(xml) if html.escape(words, quote=False) in _words(one[0])]
    assert len(found) == 1, (words, len(found))
    return xml[: found[0].start()] + change(found[0][0]) + xml[found[0].end() :]


def _words(paragraph: str) -> str:
    return "".join(_TEXT.findall(paragraph))


def tracked(old: str, new: str) -> Callable[[str], str]:
    """Replace `old` by `new` in a paragraph with tracked changes; either may be empty together with its run."""

    def change(paragraph: str) -> str:
        whole = _words(paragraph)
        before, _, behind = whole.partition(html.escape(old, quote=False))
        runs = f"{_run(before)}<w:del w:id='9' {AUTHOR}>{_run(old, 'delText')}</w:del>"
        runs += (f"<w:ins w:id='8' {AUTHOR}>{_run(new)}</w:ins>" if new else "") + _run(behind)
        properties = re.search(r"<w:pPr>.*?</w:pPr>", paragraph, re.DOTALL)
        return f"<w:p>{properties[0] if properties else ''}{runs}</w:p>"

    return change


def _run(words: str, tag: str = "t") -> str:
    said = words if "&" in words else html.escape(words, quote=False)
    return f'<w:r><w:{tag} xml:space="preserve">{said}</w:{tag}></w:r>' if words else ""


def lines(report: Report) -> dict[str, list[str]]:
    """Every part's paragraphs as printed, without blanks."""
    parts = {"preface": report.preface}
    for section in outline(report.outline).sections:
        parts[section.id] = report.sections.get(section.id, ())
        if section.table:
            parts[section.table] = report.under_table.get(section.table, ())
    return {
        name: ["".join(line.split()) for text in printed(report, texts) for line in text.split("\n") if line.strip()]
        for name, texts in parts.items()
    }
