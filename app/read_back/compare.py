"""Hold a corrected file against the draft: everything that differs, what no longer agrees, what can't be held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path as File
from typing import TYPE_CHECKING

from app.errors import GknbError, UnreadableFile
from app.form.editions import TABLES, edition, outline, table_of
from app.form.parts import Cell, Table
from app.incoming.labels import bare
from app.last_year.takeover import obstacle
from app.read_back.agreeing import disagreeing
from app.read_back.comparison import ComparedPart, Comparison, FileDifference
from app.read_back.revisions import Tracked, tracked
from app.read_back.texts import alike, in_words, parts
from app.read_back.tokens import squeezed
from app.report.differences import readable
from app.report.model import Report
from app.tables.sheet import Sheet, sheets
from app.texts import printed
from app.texts.marks import Marked, Values
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, headings, signer

if TYPE_CHECKING:
    from app.incoming.document import Reading

LEAST_ALIKE = 4
"""Sentences that a draft must have to be known again."""


def read_and_compare(mine: Report, path: File) -> Comparison:
    """The corrected Word file at `path` held against `mine`, with its revisions and comments.

    Raises `UnreadableFile`, and `GknbError` for a report of another year or another form.
    """
    from app.incoming.document import read_document

    reading = read_document(path)
    if not reading.year_known:
        reading = read_document(path, mine.year)
    data = path.read_bytes()
    try:
        found = compare(mine, reading, tracked(data, path.name))
    except UnreadableFile:  # an old Word file, a web page: read by way of another program, or without such marks
        found = compare(mine, reading, Tracked())
        found = replace(found, notes=(*found.notes, "这种文件里的修订和批注读不出来，只对照了内容，.docx文件才读得出"))
    return found


def compare(mine: Report, reading: Reading, marks: Tracked) -> Comparison:
    """Raises `GknbError` where the two are no versions of one report."""
    theirs = reading.report
    source = theirs.imported.source if theirs.imported else ""
    if stated := obstacle(mine, theirs):
        raise GknbError(f"“{source}”不能对照：{stated.removesuffix('，不能填入')}")
    all_parts = parts(mine, theirs)
    found = sorted(in_words(all_parts, mine, marks), key=lambda one: _order(all_parts, one))
    figures = list(_figures(mine, theirs, marks))
    others = [*_lists(mine, theirs), *_signature(mine, theirs, marks)]
    in_order = sorted([*figures, *found, *others], key=lambda one: _at(mine, one))
    numbered = tuple(replace(one, number=number) for number, one in enumerate(in_order, 1))
    same = alike(all_parts) + sum(len(table.inputs) for table in _tables(mine)) - len(figures)
    result = Comparison(
        mine,
        theirs,
        numbered,
        tuple(dict.fromkeys(_red(mine, theirs, all_parts, numbered))),
        tuple(dict.fromkeys(_notes(mine, reading))),
        marks.comments,
        same,
    )
    return replace(result, red=(*result.red, *disagreeing(result)))


def _at(mine: Report, one: FileDifference) -> int:
    """Which part of the report a difference is in, from the front; lists and the signature are at the end."""
    form = outline(mine.outline)
    kind, *key = one.path
    if kind == "preface":
        return -1
    if kind in {"figures", "under_table"}:
        key = [form.section_of_table(key[0].partition(".")[0]).id]
    ids = [section.id for section in form.sections]
    return ids.index(key[0]) if kind in {"sections", "figures", "under_table"} else len(ids)


def _order(all_parts: Sequence[ComparedPart], one: FileDifference) -> tuple[int, int]:
    part, hunk = one.hunks[0]
    return [other.path for other in all_parts].index(part.path), hunk.start


def _tables(mine: Report) -> Iterator[Table]:
    return (edition(mine.editions[id_]).table(id_) for id_ in TABLES if id_ in mine.editions)


def _figures(mine: Report, theirs: Report, marks: Tracked) -> Iterator[FileDifference]:
    here, there = sheets(mine), sheets(theirs)
    present = theirs.imported.tables if theirs.imported else TABLES
    for table in _tables(mine):
        for cell in table.inputs if table.id in present else ():
            one, other = (_printed(sheet[table.id], cell) for sheet in (here, there))
            if _same(here[table.id], there[table.id], cell, one, other):
                continue
            section = next(s.heading for s in outline(mine.outline).sections if s.table == table.id)
            by = marks.of(one, other)
            yield FileDifference(0, "figure", section, f"表中{cell.name}", one, other, ("figures", cell.id), tracked=by)


def _printed(sheet: Sheet, cell: Cell) -> str:
    return sheet.printed_text(cell).strip()


def _same(here: Sheet, there: Sheet, cell: Cell, one: str, other: str) -> bool:
    if one == other:
        return True
    values = here.figure(cell.id).value, there.figure(cell.id).value
    same_unit = here.unit(cell) == there.unit(cell) or "" in (here.unit(cell), there.unit(cell))
    return values[0] is not None and values[0] == values[1] and same_unit and bool(one) == bool(other)


def _lists(mine: Report, theirs: Report) -> Iterator[FileDifference]:
    """Roster and categories, where both versions have them as such."""
    for name, mark, stated in (("roster", ROSTER_MARK, "名单"), ("categories", CATEGORIES_MARK, "分类")):
        one, other = getattr(mine, name), getattr(theirs, name)
        lines = getattr(printed, name)
        if not other or not any(text.strip() == mark for texts in mine.sections.values() for text in texts):
            continue
        if [squeezed(line.text) for line in lines(mine)] != [squeezed(line.text) for line in lines(theirs)]:
            yield FileDifference(
                0, "list", stated, stated, "\n".join(map(readable, one)), "\n".join(map(readable, other)), (name,)
            )


def _signature(mine: Report, theirs: Report, marks: Tracked) -> Iterator[FileDifference]:
    pairs = (
        ("name", "署名", signer(mine), signer(theirs)),
        ("date", "日期", mine.signature.date, theirs.signature.date),
    )
    for field, stated, one, other in pairs:
        undated = field == "name" and not theirs.signature.date  # the name is then the last paragraph
        if squeezed(one) != squeezed(other) and not undated:
            yield FileDifference(
                0, "signature", "落款", stated, one, other, ("signature", field), tracked=marks.of(one, other)
            )


def _red(
    mine: Report, theirs: Report, all_parts: Sequence[ComparedPart], found: Sequence[FileDifference]
) -> Iterator[str]:
    """Figures that the file says twice and differently, with both places."""
    there = sheets(theirs)
    yield from _totals(theirs, there)
    over = Values(mine.model_copy(update={"figures": theirs.figures, "units": theirs.units}))
    for one in found:
        for bound in one.bound:
            now = over.text(bound.mark)
            if bound.written and now != bound.written:
                name = over.name(bound.mark)
                yield f"{one.section}{one.place}写的是{bound.written}，表中（{name}）是{now}，两处不一致"
    yield from _left_behind(mine, all_parts, over)


def _totals(theirs: Report, there: dict[str, Sheet]) -> Iterator[str]:
    for cell_id, text in theirs.printed.items():
        known = table_of(cell_id, theirs.editions)
        if known is None or not text.strip():
            continue
        table, cell = known
        sheet = there[table.id]
        worked, figure = sheet.worked_out(cell_id), sheet.figure(cell_id)
        if figure.value is not None and worked is not None and figure.value != worked:
            yield f"{table.short}表“{cell.name}”：文件里的总计是{text}，按各格合计是{worked}，两处不一致"


def _left_behind(mine: Report, all_parts: Sequence[ComparedPart], over: Values) -> Iterator[str]:
    """Sentences that still say the old figure of a table that was changed."""
    values = Values(mine)
    for part in all_parts:
        written = {squeezed(token.text) for token in part.theirs}
        for token in part.mine:
            if not token.otherwise or token.key == squeezed(token.otherwise) or token.key not in written:
                continue
            for piece in Marked(token.stored, values).pieces:
                now = over.text(piece.mark) if piece.mark else None
                if now is not None and now != piece.printed:
                    name = over.name(piece.mark)
                    yield f"表中（{name}）改成了{now}，{part.name}第{token.paragraph}段仍写{piece.printed}，两处不一致"


def _notes(mine: Report, reading: Reading) -> Iterator[str]:
    """What the file has that the draft can't hold, and what was not sure."""
    theirs = reading.report
    there = theirs.imported
    if there is None:
        return
    yield from about_the_title(mine, theirs)
    for table in _tables(mine):
        if table.id not in there.tables:
            yield f"文件里没有“{table.heading}”表，这张表没有对照"
    yield from _headings(mine, there.headings)
    yield from (f"{one.where}有隐藏的文字“{one.words}”" for one in there.remarks if one.kind == "hidden")
    yield from there.unread
    yield from (doubt.sentence.rstrip("。") for doubt in reading.doubts)


def about_the_title(mine: Report, theirs: Report) -> tuple[str, ...]:
    """That a file has another title than the report makes of the body's name and the year."""
    title = theirs.imported.title if theirs.imported else ""
    if not title or squeezed(title) == squeezed(printed.official_title(mine)):
        return ()
    return (f"标题是“{title}”，草稿的标题由机关全称和年度写成，没有改",)


def _headings(mine: Report, there: Sequence[str]) -> Iterator[str]:
    """Headings of parts in other words; a new number is none."""
    known = {bare(heading) for heading in headings(mine)}
    for heading in there:
        if bare(heading) not in known:
            yield f"标题“{heading}”与草稿的不同，草稿用统一格式的标题，没有改"


def is_version(mine: Report, reading: Reading) -> bool:
    """Whether a document is the draft itself, corrected: half of its sentences stand in both, perhaps reworded."""
    if obstacle(mine, reading.report):
        return False
    all_parts = parts(mine, reading.report)
    stated = sum(not token.is_break for part in all_parts for token in part.mine)
    corrected = sum(one.kind in {"reworded", "moved"} for one in in_words(all_parts, mine, Tracked()))
    return stated >= LEAST_ALIKE and (alike(all_parts) + corrected) * 2 >= stated
