"""Characters that no page can hold, which web page and workbook leave out as Word does: where they stood."""

from __future__ import annotations

from collections.abc import Iterator

from app.form.editions import outline
from app.ooxml.xml import permitted
from app.report.model import Report
from app.tables.sheet import sheets
from app.texts import printed
from app.texts.paragraphs import signer


def note(place: str, form: str, characters: tuple[str, ...]) -> str:
    """The sentence for `characters` that stood at `place` and that a `form` can't hold."""
    return f"{place}里有{form}不能保存的字符（{'、'.join(characters)}），已去掉"


def of_tables(report: Report, form: str) -> tuple[str, ...]:
    """What a `form` with the tables alone leaves out, and the title that it bears."""
    return _notes((*_names(report), *_cells(report)), form)


def of_page(report: Report, form: str) -> tuple[str, ...]:
    """What a `form` with the whole report leaves out."""
    return _notes((*_names(report), *_texts(report), *_cells(report)), form)


def _notes(pieces: tuple[tuple[str, str], ...], form: str) -> tuple[str, ...]:
    found = ((place, permitted(text)[1]) for place, text in pieces)
    return tuple(dict.fromkeys(note(place, form, characters) for place, characters in found if characters))


def _names(report: Report) -> Iterator[tuple[str, str]]:
    yield "单位信息", f"{printed.official_title(report)}{report.card.full_name}"


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    for line in printed.preface(report):
        yield f"前言第{line.number}段", line.text
    for section in outline(report.outline).sections:
        for line in printed.section(report, section.id):
            yield f"“{section.heading}”第{line.number}段", line.text
        for line in printed.under_table(report, section.id):
            yield f"“{section.heading}”表后第{line.number}段", line.text
    yield "落款", f"{signer(report)}{report.signature.date}"


def _cells(report: Report) -> Iterator[tuple[str, str]]:
    for sheet in sheets(report).values():
        for cell in sheet.table.cells:
            yield f"“{sheet.table.short}”表“{cell.name}”", sheet.printed_text(cell)
