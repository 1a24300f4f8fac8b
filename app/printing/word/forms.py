"""The official tables as WordprocessingML: what our templates are built of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.form.layout import LayoutPlace, TableLayout, grid
from app.form.parts import Table
from app.ooxml.xml import escaped
from app.printing.measures import AIR, ROW_HEIGHT, SIDE, breaks, line_height, side_of

TABLE_STYLES = {21: "ReportTable", 18: "ReportTableSmall"}
"""The styles of the tables in our templates, by the size of their type: they carry size, pitch, lines and margins."""
TEXT, LABEL = "TableText", "TableLabel"
"""The styles of what stands in a cell: in its middle, and to the left."""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def margins(side: int) -> str:
    """The w:tblCellMar of cells."""
    sides = {"top": AIR, "left": side, "bottom": AIR, "right": side}
    return "".join(f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in sides.items())


def table_xml(table: Table, *, styled: bool) -> str:
    """A w:tbl with every label and merge of `table`, figures empty.

    Fixed layout, w:gridCol equal to the cell widths, centred on the text: Word, WPS and LibreOffice then put
    the edges of the table on the edges of the text alike. A `styled` one takes its looks from the styles of our
    templates; in another template, which has no such styles, it carries them itself.
    """
    layout = grid(table)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    rows = "".join(_row(table, layout, row, styled=styled) for row in range(layout.rows))
    return f"<w:tbl><w:tblPr>{_properties(table, layout, styled=styled)}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _properties(table: Table, layout: TableLayout, *, styled: bool) -> str:
    """What is said of the whole table, its name and what it is for those who hear it included."""
    own = "" if styled else f"<w:tblBorders>{BORDERS}</w:tblBorders>"
    around = "" if styled else f"<w:tblCellMar>{margins(SIDE[table.id])}</w:tblCellMar>"
    about = f"政府信息公开工作年度报告统一格式的表，{layout.rows}行{layout.cols}列，上面和左面是栏目名称。"
    return (
        (f'<w:tblStyle w:val="{TABLE_STYLES[table.type_size]}"/>' if styled else "")
        + f'<w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:jc w:val="center"/>{own}<w:tblLayout w:type="fixed"/>'
        + f'{around}<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        + 'w:noHBand="0" w:noVBand="0"/>'
        + f'<w:tblCaption w:val="{escaped(table.heading)}"/><w:tblDescription w:val="{about}"/>'
    )


def _row(table: Table, layout: TableLayout, row: int, *, styled: bool) -> str:
    head = "<w:tblHeader/>" if row < layout.head_rows else ""
    height = ROW_HEIGHT[table.id]
    together = row + 1 not in breaks(layout)
    look = _Look(styled, together)
    cells = "".join(_cell(table, place, row, look) for place in _crossing(layout, row))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/>{head}</w:trPr>{cells}</w:tr>'


def _crossing(layout: TableLayout, row: int) -> Iterator[LayoutPlace]:
    """The places that a row meets from left to right, those begun further up included."""
    met = (place for place in layout.places if place.row <= row < place.row + place.rowspan)
    return iter(sorted(met, key=lambda place: place.col))


@dataclass(frozen=True)
class _Look:
    """How paragraphs in cells are set: by styles, and kept with the next row."""

    styled: bool
    together: bool


def _cell(table: Table, place: LayoutPlace, row: int, look: _Look) -> str:
    width = sum(table.widths[place.col : place.col + place.colspan])
    span = f'<w:gridSpan w:val="{place.colspan}"/>' if place.colspan > 1 else ""
    begins = place.row == row
    merge = "" if place.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    own = _margins(table, place) if begins else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{own}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{_paragraph(table, place if begins else None, look)}</w:tc>"


def _margins(table: Table, place: LayoutPlace) -> str:
    """The margins of a cell that has others than its table."""
    if (side := side_of(table, place)) == SIDE[table.id]:
        return ""
    return f'<w:tcMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tcMar>'


def _paragraph(table: Table, place: LayoutPlace | None, look: _Look) -> str:
    """The paragraph of a cell: heads and figures centred, row labels to the left unless they stand upright."""
    label = (
        place is not None and place.role in {"row label", "corner"} and place.rowspan == 1 and table.id == "requests"
    )
    size = "" if look.styled else f'<w:rPr><w:sz w:val="{table.type_size}"/><w:szCs w:val="{table.type_size}"/></w:rPr>'
    keep = "<w:keepNext/>" if look.together else ""
    text = f"<w:r>{size}<w:t>{escaped(place.text)}</w:t></w:r>" if place and place.text else ""
    style = LABEL if label and look.styled else TEXT
    own = "" if look.styled else _own(table, "left" if label else "center")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{own}{size}</w:pPr>{text}</w:p>'


def _own(table: Table, side: str) -> str:
    return f'<w:spacing w:line="{round(line_height(table))}" w:lineRule="exact"/><w:jc w:val="{side}"/>'
