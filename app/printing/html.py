"""The report as a web page: headings, paragraphs and tables, every style inline, no scripts, no links.

A content management system keeps inline styles when such text is pasted and throws style sheets away.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.form.editions import outline
from app.form.layout import Place, grid
from app.form.parts import Section
from app.ooxml.xml import attribute, escaped, permitted
from app.report.model import Report
from app.tables.sheet import Sheet, sheets
from app.texts import printed
from app.texts.paragraphs import signer
from app.texts.printed import Printed

_TEXT = "text-indent:2em;line-height:1.9;margin:0.4em 0"
_TABLE = "border-collapse:collapse;width:100%;table-layout:auto;margin:0.6em 0"
_CELL = "border:1px solid #000;padding:3px 4px;line-height:1.4"
_PAGE = "max-width:960px;margin:2em auto;padding:0 1em;font-family:FangSong,STFangsong,SimSun,serif;font-size:18px"


def page(report: Report) -> bytes:
    """A whole page in UTF-8."""
    title = _text(printed.official_title(report))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n</head>\n<body style="{_PAGE}">\n{fragment(report)}\n</body>\n</html>\n'
    ).encode()


def fragment(report: Report) -> str:
    """What belongs into the editor of a website: title to signature."""
    return "\n".join(_parts(report))


def plain(report: Report) -> str:
    """The same as plain text; the cells of a row stand beside each other, divided by tabs."""
    lines = [printed.official_title(report), *(line.text for line in printed.preface(report))]
    forms = sheets(report)
    for section in outline(report.outline).sections:
        lines += [section.heading, *(line.text for line in printed.section(report, section.id))]
        lines += _plain_table(forms[section.table]) if section.table in forms else []
        lines += [line.text for line in printed.under_table(report, section.id)]
    lines += [line for line in (signer(report), report.signature.date) if line]
    return permitted("\n".join(lines))[0]


def _parts(report: Report) -> Iterator[str]:
    title = "<br>".join(map(_text, printed.title_lines(report)))
    yield f'<h1 style="text-align:center;font-size:1.5em;line-height:1.5;margin:1em 0">{title}</h1>'
    yield from map(_paragraph, printed.preface(report))
    forms = sheets(report)
    for section in outline(report.outline).sections:
        yield from _section(report, section, forms)
    ends = (signer(report), report.signature.date)
    yield from (f'<p style="text-align:right;margin:0.4em 2em">{_text(line)}</p>' for line in ends if line)


def _section(report: Report, section: Section, forms: dict[str, Sheet]) -> Iterator[str]:
    yield f'<h2 style="font-size:1.15em;text-indent:2em;margin:1em 0 0.5em">{_text(section.heading)}</h2>'
    yield from map(_paragraph, printed.section(report, section.id))
    if section.table in forms:
        yield table(forms[section.table])
    yield from map(_paragraph, printed.under_table(report, section.id))


def _paragraph(line: Printed) -> str:
    if line.level:
        tag = f"h{line.level + 1}"
        return f'<{tag} style="font-size:1em;text-indent:2em;margin:0.5em 0">{_text(line.text)}</{tag}>'
    lead = f"<strong>{_text(line.text[: line.lead])}</strong>" if line.lead else ""
    look = (
        f"text-indent:-{line.hang:g}em;margin:0.4em 0 0.4em {line.hang + 2:g}em;line-height:1.9" if line.hang else _TEXT
    )
    return f'<p style="{look}">{lead}{_text(line.text[line.lead :])}</p>'


def table(sheet: Sheet) -> str:
    """An official table with colspan and rowspan; heads are th."""
    layout = grid(sheet.table)
    rows = []
    for row in range(layout.rows):
        places = sorted((place for place in layout.places if place.row == row), key=lambda place: place.col)
        rows.append(f"<tr>{''.join(_cell(place, sheet) for place in places)}</tr>")
    inside = "\n".join(rows)
    return (
        f'<table style="{_TABLE}" aria-label="{attribute(sheet.table.heading)}">\n<tbody>\n{inside}\n</tbody>\n</table>'
    )


def _cell(place: Place, sheet: Sheet) -> str:
    tag = "td" if place.cell else "th"
    side = "left" if place.role == "row label" and place.rowspan == 1 else "center"
    spans = f' rowspan="{place.rowspan}"' if place.rowspan > 1 else ""
    spans += f' colspan="{place.colspan}"' if place.colspan > 1 else ""
    words = sheet.printed_text(place.cell) if place.cell else place.text
    return f'<{tag}{spans} style="{_CELL};text-align:{side};font-weight:normal">{_text(words)}</{tag}>'


def _plain_table(sheet: Sheet) -> list[str]:
    layout = grid(sheet.table)
    rows: list[list[str]] = [[] for _ in range(layout.rows)]
    for place in sorted(layout.places, key=lambda place: (place.row, place.col)):
        rows[place.row].append(sheet.printed_text(place.cell) if place.cell else place.text)
    return ["\t".join(row) for row in rows]


def _text(text: str) -> str:
    """Text as typed; line breaks become `<br>`, runs of blanks stay."""
    return escaped(permitted(text)[0]).replace("\n", "<br>").replace("  ", " &nbsp;")
