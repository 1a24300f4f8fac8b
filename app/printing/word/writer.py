"""The Word file of a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.errors import GknbError
from app.form.editions import EDITIONS, TABLES, edition, outline
from app.ooxml import packing
from app.ooxml.properties import stamped
from app.ooxml.xml import escaped, permitted, run
from app.printing.dropped import note
from app.printing.manner import Manner, apart
from app.printing.signature import placed
from app.printing.word import marks
from app.printing.word.block import hanging, kept_with_next, not_torn, signature_paragraph
from app.printing.word.dressing import dressed
from app.printing.word.template import Slot, Template, prepared
from app.report.model import Report
from app.system.resources import resource
from app.tables.sheet import sheets
from app.texts import printed
from app.texts.paragraphs import signer
from app.texts.printed import Printed


@dataclass(frozen=True)
class WrittenWord:
    """The file, and a sentence for every place that had characters which no Word file can hold."""

    data: bytes
    dropped: tuple[str, ...]


def document(report: Report, template: Path | None = None, manner: Manner | None = None) -> WrittenWord:
    """The Word file of `report`, on the office's own `template` if one is given, else on ours in the `manner` that it
    likes: the same bytes every time.

    Raises `GknbError` when the template can't be used or has no place for something that the report holds.
    """
    path = template or shipped(report)
    form = prepared(packing.read(path), path.name, tuple((id_, _edition(report, id_)) for id_ in TABLES))
    form = dressed(form, manner) if manner and not template else form
    _refuse_unfit(form, report, path.name)
    filler = _Filler(report, form)
    filled = {name: filler.fill(pieces) for name, pieces in form.filled.items()}
    parts = {name: filled.get(name, data) for name, data in form.parts.items()}
    data = packing.pack(stamped(parts, filler.words("title"), filler.words("full_name")))
    return WrittenWord(data, tuple(filler.dropped))


def shipped(report: Report) -> Path:
    """Our own template for the outline and the edition of a report."""
    parts = outline(report.outline)
    fit = [form.id for form in EDITIONS if parts.allows(form.first_year)]
    wanted = _edition(report, TABLES[0])
    return resource("templates", f"{parts.id}-{wanted if wanted in fit else fit[-1]}.docx")


def _edition(report: Report, table: str) -> str:
    """The edition of a table; one that an imported document lacks is of the edition of the others."""
    return report.editions.get(table) or next(iter(report.editions.values()), EDITIONS[-1].id)


def _refuse_unfit(form: Template, report: Report, name: str) -> None:
    """Raise `GknbError` for a template that would leave out text or figures of the report."""
    sections = outline(report.outline).sections
    foreign = form.marks & marks.SECTIONS.keys() - {marks.section_mark(section.id) for section in sections}
    lost = ["前言"] if printed.preface(report) and marks.PREFACE not in form.marks else []
    lost += [section.heading for section in sections if _homeless(form, report, section.id)]
    tables = [edition(_edition(report, id_)).table(id_).heading for id_ in TABLES if id_ not in form.tables]
    if foreign or lost:
        raise GknbError(
            f"模板“{name}”与报告结构不符：报告是{outline(report.outline).name}，"
            + (f"模板里没有放“{lost[0]}”文字的标记" if lost else f"模板里多出“{{{{{min(foreign)}}}}}”")
            + "。请换一个模板"
        )
    if tables:
        raise GknbError(f"模板“{name}”里没有“{tables[0]}”表。请从本程序自带的模板另存一份再改")


def _homeless(form: Template, report: Report, id_: str) -> bool:
    """Whether a section's text has no mark to stand at; one without a table always needs its mark."""
    section = outline(report.outline).section(id_)
    texts = bool(printed.section(report, id_)) or not (section and section.table)
    under = bool(printed.under_table(report, id_))
    return (texts and marks.section_mark(id_) not in form.marks) or (under and marks.under_mark(id_) not in form.marks)


def _issued_year(report: Report) -> str:
    """The year of the signature, for a document number 〔2026〕; the year after that of the report as long as none is."""
    found = re.search(r"\d{4}", unicodedata.normalize("NFKC", report.signature.date))
    return found[0] if found else str(report.year + 1)


class _Filler:
    """Fills the slots of a template from one report, and notes what had to be dropped."""

    def __init__(self, report: Report, form: Template) -> None:
        self.report, self.form = report, form
        self.dropped: dict[str, None] = {}
        self._sheets = sheets(report)

    def fill(self, pieces: Iterable[str | Slot]) -> bytes:
        return "".join(piece if isinstance(piece, str) else self._filled(piece) for piece in pieces).encode("utf-8")

    def _filled(self, slot: Slot) -> str:
        if slot.kind == "figure":
            return self._figure(slot.name)
        if slot.kind == "words":
            return escaped(self.words(marks.WORDS[slot.name]))
        if slot.kind == "title":
            lines = (escaped(self._on_a_line(line)) for line in printed.title_lines(self.report))
            return '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)
        filled = self._signature(slot) if slot.kind == "signature" else self._texts(slot)
        return filled or (f"<w:p>{slot.paragraph}</w:p>" if slot.needed else "")

    def words(self, field: str) -> str:
        """A field of the unit card, the title, or a year, on one line."""
        own = {
            "title": lambda: printed.official_title(self.report),
            "year": lambda: str(self.report.year),
            "issued_year": lambda: _issued_year(self.report),
        }
        text = own[field]() if field in own else str(getattr(self.report.card, field))
        return self._on_a_line(text)

    def _on_a_line(self, text: str) -> str:
        return self._permitted(text, "单位信息").replace("\n", " ")

    def _permitted(self, text: str, place: str) -> str:
        kept, dropped = permitted(text)
        if dropped:
            self.dropped[note(place, "Word文件", dropped)] = None
        return kept

    def _figure(self, cell_id: str) -> str:
        sheet = self._sheets.get(cell_id.partition(".")[0])
        if sheet is None or cell_id not in sheet.table.by_id:
            return ""
        cell = sheet.table.by_id[cell_id]
        return escaped(self._permitted(sheet.printed_text(cell), f"“{sheet.table.short}”表“{cell.name}”"))

    def _texts(self, slot: Slot) -> str:
        place, lines = self._lines(slot.name)
        made = [self._paragraph(line, slot, f"{place}第{line.number}段") for line in lines]
        if lines and slot.name == marks.section_mark(outline(self.report.outline).sections[-1].id):
            made[-1] = kept_with_next(made[-1], lines[-1].text)
        return "".join(made)

    def _lines(self, mark: str) -> tuple[str, tuple[Printed, ...]]:
        if mark == marks.PREFACE:
            return "前言", printed.preface(self.report)
        under = mark in marks.UNDER_TABLES
        id_ = marks.UNDER_TABLES[mark] if under else marks.SECTIONS[mark]
        section = outline(self.report.outline).section(id_)
        place = f"“{section.heading}”{'表后' if under else ''}" if section else mark
        return place, (printed.under_table if under else printed.section)(self.report, id_)

    def _paragraph(self, line: Printed, slot: Slot, place: str) -> str:
        style = self.form.headings.get(line.level)
        if style:
            text = run(self._permitted(line.text, place))
            return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/></w:pPr>{text}</w:p>'
        lead = self.form.headings.get(line.lead_level)
        if lead and self.form.leads_apart and len(parts := apart(line)) > 1:
            return "".join(self._paragraph(part, slot, place) for part in parts)
        runs = run(self._permitted(line.text[: line.lead], place), lead.run if lead else slot.run)
        look = hanging(slot.paragraph, line.hang) if line.hang else not_torn(slot.paragraph, line.text)
        return f"<w:p>{look}{runs}{run(self._permitted(line.text[line.lead :], place), slot.run)}</w:p>"

    def _signature(self, slot: Slot) -> str:
        name, dated = (self._signs(text) for text in (signer(self.report), self.report.signature.date))
        date = slot.name == marks.DATE
        signed = placed(name, dated, seal=self.report.signature.seal, line=slot.room)
        text = dated if date else "\n".join(signed.lines)
        return signature_paragraph(text, slot, signed, date=date, line=self.form.line) if text.strip() else ""

    def _signs(self, text: str) -> str:
        return self._permitted(text, "落款").replace("\n", " ")
