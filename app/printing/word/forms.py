"""The official tables as WordprocessingML: what our templates are built of."""

from __future__ import annotations

from collections.abc import Iterator

from app.form.layout import Grid, Place, grid
from app.form.parts import Table
from app.ooxml.xml import escaped
from app.printing.measures import AIR, ROW_HEIGHT, SIDE, breaks, line_height, side_of

STYLE = "TableText"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_xml(table: Table) -> str:
    """A w:tbl with every label and merge of `table`, figures empty.

    Fixed layout, w:gridCol equal to the cell widths, centred on the text: Word, WPS and LibreOffice then put
    the edges of the table on the edges of the text alike.
    """
    layout = grid(table)
    side = SIDE[table.id]
    sides = {"top": AIR, "left": side, "bottom": AIR, "right": side}
    margins = "".join(f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in sides.items())
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    rows = "".join(_row(table, layout, row) for row in range(layout.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(table: Table, layout: Grid, row: int) -> str:
    head = "<w:tblHeader/>" if row < layout.head_rows else ""
    height = ROW_HEIGHT[table.id]
    together = row + 1 not in breaks(layout)
    cells = "".join(_cell(table, place, row, together=together) for place in _crossing(layout, row))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/>{head}</w:trPr>{cells}</w:tr>'


def _crossing(layout: Grid, row: int) -> Iterator[Place]:
    """The places that a row meets from left to right, those begun further up included."""
    met = (place for place in layout.places if place.row <= row < place.row + place.rowspan)
    return iter(sorted(met, key=lambda place: place.col))


def _cell(table: Table, place: Place, row: int, *, together: bool) -> str:
    width = sum(table.widths[place.col : place.col + place.colspan])
    span = f'<w:gridSpan w:val="{place.colspan}"/>' if place.colspan > 1 else ""
    begins = place.row == row
    merge = "" if place.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    margins = _margins(table, place) if begins else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{margins}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{_paragraph(table, place if begins else None, together=together)}</w:tc>"


def _margins(table: Table, place: Place) -> str:
    """The margins of a cell that has others than its table."""
    if (side := side_of(table, place)) == SIDE[table.id]:
        return ""
    return f'<w:tcMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tcMar>'


def _paragraph(table: Table, place: Place | None, *, together: bool) -> str:
    """The paragraph of a cell: heads and figures centred, row labels to the left unless they stand upright."""
    label = place is not None and place.role in {"row label", "corner"} and place.rowspan == 1
    side = "left" if label and table.id == "requests" else "center"
    size = f'<w:rPr><w:sz w:val="{table.type_size}"/><w:szCs w:val="{table.type_size}"/></w:rPr>'
    keep = "<w:keepNext/>" if together else ""
    text = f"<w:r>{size}<w:t>{escaped(place.text)}</w:t></w:r>" if place and place.text else ""
    line = f'<w:spacing w:line="{round(line_height(table))}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLE}"/>{keep}{line}<w:jc w:val="{side}"/>{size}</w:pPr>{text}</w:p>'
