"""A sheet of a workbook parted into its tables and the texts around them, as a document would have them.

Excel knows no tables: a sheet may hold a title, one table or three, remarks, and blank rows between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from app.documents.blocks import Block, DocumentTable, LeftOut, Square, Text
from app.documents.workbook.marks import NOT_WORKED_OUT
from app.form.editions import EDITIONS, TABLES
from app.form.layout import grid as layout
from app.incoming.cases import kind_of_case
from app.incoming.heads import is_figure
from app.incoming.labelled import LabelledTable
from app.incoming.labels import Labels, normal
from app.incoming.official import official
from app.incoming.strips import strips
from app.language.excerpt import excerpt

_CAPTION = re.compile(
    r"\s*[（(]?(?:计量)?(?:单位|填报|编制|报送|制表|填表|审核|负责人|联系|统计|日期|时间)[^。；]{0,40}"
)
"""What forms say above and below a table, and no report does: 单位：件, 填表人：…."""
REGISTER = "台账（一行一件，用“从台账统计”或gknb register读）"
_REGISTER_HEAD = re.compile(
    r"(?:实际)?(?:收到|收件|来件|接收|登记|受理|申请|答复|办结|审结|结案|立案|收案).{0,3}(?:日期|时间)"
    r"|申请人(?:类型|类别|性质|名称|姓名)?|(?:办理|处理|答复|审理|裁判)(?:结果|情况|类型|方式)|案件(?:类型|类别)|申请内容|申请事项"
)
_LEAST_HEADS, _HEAD_ROWS = 3, 15
_LONGEST = 30
_SHORT = 6
"""Characters of what is the head of a column rather than a note."""
_MOST_NAMED = 5
COVER_ROWS = ("机关名称", "年度", "统一格式")
"""How the rows of the cover begin that the program puts before its tables, under the title."""
NO_VALUE = ("#", NOT_WORKED_OUT)
"""How a cell begins that has no value."""
LONGEST_COVER = 12
SheetRow = tuple[Square, ...]


def _is_cover(sheet: DocumentTable) -> bool:
    """Whether a sheet says whose tables follow on others, as the program's own workbooks do."""
    if len(sheet.rows) > LONGEST_COVER:
        return False
    firsts = [row[0].text.strip() for row in sheet.rows if row]
    return firsts[1:4] == list(COVER_ROWS)


def parted(sheet: DocumentTable) -> Iterator[Block]:
    """The tables and the texts of a sheet, from above, of several side by side from the left; a register only by name: its rows are no rows of the form.

    Of the cover that the program itself puts before the tables the title is read, the rest says the same once more.
    """
    if _is_cover(sheet):
        yield Text(sheet.rows[0][0].text)
        yield LeftOut("工作表“说明”", "张", usual=True)
        return
    if _is_register(sheet):
        yield LeftOut(REGISTER, "张")
        return
    for strip in strips(sheet, _is_label):
        yield from _from_above(strip)


def _from_above(sheet: DocumentTable) -> Iterator[Block]:
    piece: list[SheetRow] = []
    reached = -1
    for number, row in enumerate(sheet.rows):
        inside = number <= reached
        reached = max([reached, *(square.row + square.rowspan - 1 for square in row)])
        lone = None if inside else _lone(row)
        if lone is None and (inside or any(square.text.strip() for square in row)):
            piece.append(row)
            continue
        yield from _table(piece, sheet.sheet)
        piece = []
        if lone is not None:
            yield from _as_lines(lone.text)
    yield from _table(piece, sheet.sheet)


def _is_register(sheet: DocumentTable) -> bool:
    """Whether one of the first rows has the heads of a list of requests or of cases, one a row."""
    top = sheet.rows[:_HEAD_ROWS]
    heads = ({"".join(square.text.split()) for square in row} for row in top)
    return any(sum(bool(_REGISTER_HEAD.fullmatch(head)) for head in row) >= _LEAST_HEADS for row in heads)


def _lone(row: SheetRow) -> Square | None:
    """The only text of a row, unless it is a label or a figure of a table."""
    stated = [square for square in row if square.text.strip()]
    if not stated or stated[0].rowspan > 1:
        return None
    if all(_CAPTION.fullmatch(square.text) for square in stated):
        return replace(stated[0], text="　".join(square.text.strip() for square in stated))
    if len(stated) > 1 or is_figure(stated[0].text) or _is_label(stated[0].text):
        return None
    return stated[0]


def _as_lines(text: str) -> Iterator[Block]:
    if _CAPTION.fullmatch(text.replace("　", "")):
        yield LeftOut(f"表外的文字“{excerpt(text.strip(), _LONGEST)}”", "处")
        return
    yield from (Text(line.strip()) for line in text.split("\n") if line.strip())


def _is_label(text: str) -> bool:
    return _labels().match(text) is not None or any(
        form.rows.match(text) or form.columns.match(text) for form in map(official, TABLES)
    )


@cache
def _labels() -> Labels:
    """Bands and groups of the form: labels that name neither a row nor a column of figures."""
    tables = (table for form in EDITIONS for table in form.tables)
    texts = {place.text for table in tables for place in layout(table).places if place.text}
    return Labels({text: [text] for text in texts})


def _table(rows: Sequence[SheetRow], name: str | None) -> Iterable[DocumentTable]:
    """Rows as a table of its own, without blank columns at its sides."""
    squares = [square for row in rows for square in row if square.text.strip()]
    if not squares:
        return ()
    top = rows[0][0].row if rows[0] else squares[0].row
    left, right = min(square.col for square in squares), max(square.right for square in squares)
    made = tuple(
        tuple(
            replace(
                square,
                row=square.row - top,
                col=square.col - left,
                colspan=min(square.right, right) - square.col,
                rowspan=min(square.rowspan, len(rows) - square.row + top),
            )
            for square in row
            if left <= square.col < right
        )
        for row in rows
    )
    return (DocumentTable(made, sheet=name),)


def figures_in(table: DocumentTable) -> Iterator[str]:
    """The figures of a table, and what stands where a figure could not be worked out."""
    for square in table.squares():
        stated = square.text.strip()
        if stated and (is_figure(stated) or stated.startswith(NO_VALUE)):
            yield stated


def other_words(table: DocumentTable, taken: Set[str]) -> Iterator[LeftOut]:
    """What an official table says beside its labels, heads and figures (`taken`): notes, remarks in a column."""
    beside = {row[0].text.strip() for row in table.rows if any(is_figure(square.text) for square in row[1:2])}
    for text in dict.fromkeys(square.text.strip() for square in table.squares()):
        if (
            text
            and text not in beside | taken
            and not is_figure(text)
            and not text.startswith(NO_VALUE)
            and not _of_the_form(text)
        ):
            usual = len(text) <= _SHORT and not any(map(str.isdigit, text))
            yield LeftOut(f"表里的文字“{excerpt(' '.join(text.split()), _LONGEST)}”", "处", usual=usual)


def _of_the_form(text: str) -> bool:
    """Whether a cell says a label of the form, or the half of one that a page break has cut."""
    stated = normal(text)
    return not stated or _is_label(text) or bool(kind_of_case(text)) or any(stated in label for label in _all_labels())


@cache
def _all_labels() -> tuple[str, ...]:
    tables = (table for form in EDITIONS for table in form.tables)
    return tuple({normal(place.text) for table in tables for place in layout(table).places if place.text})


def unread(figures: Iterable[str], tables: Iterable[LabelledTable]) -> Iterator[LeftOut]:
    """Figures that stand in the rows of a table and that no cell has taken: beside its columns, under other heads."""
    taken = Counter(text.strip() for table in tables for text in table.texts.values())
    left = Counter(figures) - taken
    if left:
        stated = "、".join(f"“{excerpt(text, _LONGEST)}”" for text in list(left)[:_MOST_NAMED])
        more = "等" if len(left) > _MOST_NAMED else ""
        yield LeftOut(f"表里没有位置的数（{stated}{more}）", "个", left.total())
