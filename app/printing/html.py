"""The report as a web page that stands for itself, and as a fragment for the editor of a website.

Neither has scripts or links. The fragment has its styles in the tags alone: a content management system keeps
those when such text is pasted, and throws style sheets away.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.form.editions import outline
from app.form.layout import grid
from app.form.parts import Section
from app.ooxml.xml import escaped, permitted
from app.printing.html_tables import table
from app.report.model import Report
from app.tables.sheet import Sheet, sheets
from app.texts import printed
from app.texts.paragraphs import signer
from app.texts.printed import Printed

_TEXT = "text-indent:2em;line-height:1.9;margin:0.4em 0"
_CENTRE, _RIGHT = ' align="center"', ' align="right"'
"""What editors keep that drop every style."""
_STYLE = """
body{max-width:1020px;margin:2em auto;padding:0 1em;font-family:FangSong,STFangsong,SimSun,serif;font-size:18px;
color:#000;background:#fff;overflow-wrap:break-word}
h1{text-wrap:balance}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@page{size:A4;margin:20mm 18mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:12pt}section{overflow:visible!important}
section table{min-width:0!important;font-size:7.5pt!important}td,th{padding:1px!important}
tr{break-inside:avoid}h1,h2,h3,h4,h5{break-after:avoid}}
"""


def page(report: Report) -> bytes:
    """A whole page in UTF-8."""
    title = _text(printed.official_title(report)).replace("<br>", " ")
    inside = "\n".join(_parts(report, whole=True))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{inside}\n</main>\n</body>\n</html>\n"
    ).encode()


def fragment(report: Report) -> str:
    """What belongs into the editor of a website: title to signature."""
    return "\n".join(_parts(report, whole=False))


def tables(report: Report) -> str:
    """The three tables alone, for a page that has its text already."""
    return "\n".join(table(sheet, _text, whole=False) for sheet in sheets(report).values())


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


def plain_tables(report: Report) -> str:
    """The three tables as plain text."""
    return permitted("\n\n".join("\n".join(_plain_table(sheet)) for sheet in sheets(report).values()))[0]


def _parts(report: Report, *, whole: bool) -> Iterator[str]:
    title = "<br>".join(map(_text, printed.title_lines(report)))
    yield f'<h1{"" if whole else _CENTRE} style="text-align:center;font-size:1.5em;line-height:1.5;margin:1em 0">{title}</h1>'
    yield from map(_paragraph, printed.preface(report))
    forms = sheets(report)
    for section in outline(report.outline).sections:
        yield from _section(report, section, forms, whole=whole)
    ends = (signer(report), report.signature.date)
    yield from (
        f'<p{"" if whole else _RIGHT} style="text-align:right;margin:0.4em 2em">{_text(line)}</p>'
        for line in ends
        if line
    )


def _section(report: Report, section: Section, forms: dict[str, Sheet], *, whole: bool) -> Iterator[str]:
    yield f'<h2 style="font-size:1.15em;text-indent:2em;margin:1em 0 0.5em">{_text(section.heading)}</h2>'
    yield from map(_paragraph, printed.section(report, section.id))
    if section.table in forms:
        yield table(forms[section.table], _text, whole=whole)
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


def _plain_table(sheet: Sheet) -> list[str]:
    layout = grid(sheet.table)
    rows: list[list[str]] = [[] for _ in range(layout.rows)]
    for place in sorted(layout.places, key=lambda place: (place.row, place.col)):
        rows[place.row].append(sheet.printed_text(place.cell) if place.cell else place.text)
    return ["\t".join(row) for row in rows]


def _text(text: str) -> str:
    """Text as typed; line breaks become `<br>`, runs of blanks stay."""
    return escaped(permitted(text)[0]).replace("\n", "<br>").replace("  ", " &nbsp;")
