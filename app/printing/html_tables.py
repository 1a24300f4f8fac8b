"""An official table as HTML: merged cells, widths in per cent, heads that programs know as heads.

Every style stands in the tags, and what an editor of a website may drop (styles of columns, the box around the
table) is said a second time in an older way (border, cellpadding). Widths are said in that way alone there: UEditor
makes 100 pixels of a style that says 100 per cent.

Some editors (wangEditor, UEditor) keep no lines in tables at all: the style sheet of their websites draws them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from app.form.layout import LayoutPlace, TableLayout, grid
from app.ooxml.xml import attribute
from app.tables.sheet import Sheet

_TABLE = "border-collapse:collapse;table-layout:fixed;font-size:14px;text-indent:0"
_CELL = "border:1px solid #000;padding:3px 2px;line-height:1.4;font-weight:normal"
_BOX = "overflow-x:auto;margin:0.6em 0"
_LEAST = {"proactive": 480, "requests": 1020, "disputes": 1020}
"""Pixels below which heads would break within a word; on a narrower screen the table is moved in its own box."""
CellHtml = Callable[[str], str]


def table(sheet: Sheet, text: CellHtml, *, whole: bool) -> str:
    """The table in a box that scrolls. `text` makes words fit for HTML.

    On a `whole` page it has a name for readers who hear it, which is not seen; for an editor it says in attributes
    too what its styles say.
    """
    layout = grid(sheet.table)
    widths = _per_cent(sheet.table.widths)
    least = _LEAST[sheet.table.id]
    cells = _Cells(sheet, layout, widths, text, whole=whole)
    inside = "\n".join(_groups(layout, cells))
    columns = "".join(f'<col style="width:{width}%">' for width in widths)
    tag, box, wide, older = "div", "", "", ' border="1" cellspacing="0" cellpadding="3" width="100%"'
    if whole:
        box = f' aria-label="{attribute(sheet.table.heading)}" tabindex="0"'
        tag, wide, older = "section", "width:100%;", ""
    named = f"<caption>{text(sheet.table.heading)}</caption>\n" if whole else ""
    return (
        f'<{tag}{box} style="{_BOX}">\n<table{older} style="{wide}{_TABLE};min-width:{least}px">\n'
        f"{named}<colgroup>{columns}</colgroup>\n{inside}\n</table>\n</{tag}>"
    )


def _per_cent(widths: Iterable[int]) -> list[str]:
    known = list(widths)
    return [f"{100 * width / sum(known):.2f}" for width in known]


def _groups(layout: TableLayout, cells: _Cells) -> Iterator[str]:
    """The heads, which are printed again on every page, and the rows below them by blocks."""
    bands = {place.row for place in layout.places if place.role == "band"}
    starts = sorted({0, layout.head_rows, *bands} - ({0} if layout.head_rows else set()))
    if layout.head_rows:
        yield f"<thead>\n{cells.rows(0, layout.head_rows)}\n</thead>"
    for start, end in zip(starts, [*starts[1:], layout.rows], strict=True):
        yield f"<tbody>\n{cells.rows(start, end)}\n</tbody>"


class _Cells:
    def __init__(self, sheet: Sheet, layout: TableLayout, widths: list[str], text: CellHtml, *, whole: bool) -> None:
        self.sheet, self.layout, self.widths, self.text, self.whole = sheet, layout, widths, text, whole

    def rows(self, start: int, end: int) -> str:
        return "\n".join(f"<tr>{''.join(map(self._cell, self._places(row)))}</tr>" for row in range(start, end))

    def _places(self, row: int) -> list[LayoutPlace]:
        return sorted((place for place in self.layout.places if place.row == row), key=lambda place: place.col)

    def _cell(self, place: LayoutPlace) -> str:
        tag = "td" if place.cell else "th"
        side = "left" if place.role == "row label" and place.rowspan == 1 else "center"
        width = f"width:{self.widths[place.col]}%;" if self.whole and place.colspan == 1 else ""
        older = "" if self.whole else self._older(place, side)
        words = self.sheet.printed_text(place.cell) if place.cell else place.text
        return f'<{tag}{_spans(place)}{_scope(place)}{older} style="{width}{_CELL};text-align:{side}">{self.text(words)}</{tag}>'

    def _older(self, place: LayoutPlace, side: str) -> str:
        width = f' width="{self.widths[place.col]}%"' if place.colspan == 1 else ""
        return f'{width} align="{side}"'


def _spans(place: LayoutPlace) -> str:
    down = f' rowspan="{place.rowspan}"' if place.rowspan > 1 else ""
    return down + (f' colspan="{place.colspan}"' if place.colspan > 1 else "")


def _scope(place: LayoutPlace) -> str:
    """Whose head a label is; the corner above the row labels is that of their column."""
    if place.cell:
        return ""
    if place.role == "row label":
        return ' scope="rowgroup"' if place.rowspan > 1 else ' scope="row"'
    return ' scope="colgroup"' if place.colspan > 1 else ' scope="col"'
