"""The official tables in other shapes: cut anywhere between pages, parted, turned; no figure goes in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from app.form.editions import edition
from app.form.layout import LayoutPlace, grid
from app.form.parts import Table
from app.incoming.document import Reading, read_document
from tests.app.incoming.layouts import Quirk, blank_left, numbered_rows, remarks, thin_column, title_row
from tests.app.incoming.paper import Box, Line, Page, Paper, as_docx, as_html
from tests.growth import grows_in_step

FORM = edition("2021")
HEADINGS = {table.id: Line(f"{number}、{table.heading}") for number, table in zip("二三四", FORM.tables, strict=True)}
FIGURES = {cell.id: str(number) for table in FORM.tables for number, cell in enumerate(table.inputs, 11)}
KINDS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
NAMES = dict(zip(KINDS, ("行政复议", "未经复议直接起诉", "复议后起诉"), strict=True))
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def box(place: LayoutPlace) -> Box:
    text = FIGURES.get(place.cell.id, "0") if place.cell else place.text
    return Box(place.row, place.col, place.rowspan, place.colspan, text)


def boxes(table: Table) -> list[Box]:
    return [box(place) for place in grid(table).places]


def cut(whole: list[Box], at: int) -> list[Page]:
    """A table in two, after `at` rows; a label over both stands in the first."""
    upper = [replace(b, rowspan=min(b.rowspan, at - b.row)) for b in whole if b.row < at]
    lower = [replace(b, row=b.row - at) for b in whole if b.row >= at]
    rest = [Box(0, b.col, b.row + b.rowspan - at, b.colspan, "") for b in whole if b.row < at < b.row + b.rowspan]
    return [Page(upper), Page([*rest, *lower])]


def reading(tmp_path: Path, table: Table, pages: list[Page], kind: str = "docx") -> Reading:
    lines = [Line("测试县交通运输局2023年政府信息公开工作年度报告"), HEADINGS[table.id]]
    paper = Paper([*lines, *(part for page in pages for part in (page, Line("")))])
    path = tmp_path / f"x.{kind}"
    path.write_bytes(as_docx(paper) if kind == "docx" else as_html(paper))
    return read_document(path)


def is_whole(found: Reading, table: Table) -> bool:
    """Whether every figure is there and nothing is in doubt; what was typed in the totals is not compared."""
    figures = {id_: text for id_, text in found.report.figures.items() if id_.startswith(table.id)}
    return figures == {cell.id: FIGURES[cell.id] for cell in table.inputs} and not found.doubts


@pytest.mark.parametrize("id_", ["proactive", "requests", "disputes"])
def test_a_table_cut_anywhere_between_two_pages(tmp_path: Path, id_: str) -> None:
    table = FORM.table(id_)
    whole = [
        at for at in range(1, grid(table).rows) if is_whole(reading(tmp_path, table, cut(boxes(table), at)), table)
    ]
    assert whole == list(range(1, grid(table).rows))


def disputes(kind: str) -> list[str]:
    table = FORM.table("disputes")
    return [FIGURES.get(cell.id, "0") for cell in table.cells if cell.row == kind]


def parted() -> list[Page]:
    """A table for each kind of case."""
    pages = []
    for kind in KINDS:
        heads = [Box(0, 0, 1, 5, NAMES[kind]), *(Box(1, n, 1, 1, text) for n, text in enumerate(OUTCOMES))]
        pages.append(Page([*heads, *(Box(2, n, 1, 1, text) for n, text in enumerate(disputes(kind)))]))
    return pages


def in_two() -> list[Page]:
    """One table for the reconsiderations, one for all litigation."""
    heads = [Box(0, 0, 1, 10, "行政诉讼"), Box(1, 0, 1, 5, NAMES[KINDS[1]]), Box(1, 5, 1, 5, NAMES[KINDS[2]])]
    outcomes = [Box(2, n, 1, 1, text) for n, text in enumerate(OUTCOMES * 2)]
    figures = [Box(3, n, 1, 1, text) for n, text in enumerate(disputes(KINDS[1]) + disputes(KINDS[2]))]
    return [parted()[0], Page([*heads, *outcomes, *figures])]


def by_row() -> list[Page]:
    """A row for each kind of case."""
    heads = [Box(0, n, 1, 1, text) for n, text in enumerate(("", *OUTCOMES))]
    rows = [
        Box(row, n, 1, 1, text)
        for row, kind in enumerate(KINDS, 1)
        for n, text in enumerate((NAMES[kind], *disputes(kind)))
    ]
    return [Page([*heads, *rows])]


def turned() -> list[Page]:
    """A row for each figure."""
    rows = [
        (NAMES[kind], outcome, figure)
        for kind in KINDS
        for outcome, figure in zip(OUTCOMES, disputes(kind), strict=True)
    ]
    return [Page([Box(row, n, 1, 1, text) for row, texts in enumerate(rows) for n, text in enumerate(texts)])]


@pytest.mark.parametrize("pages", [parted(), in_two(), by_row(), turned()], ids=["parted", "in two", "rows", "turned"])
@pytest.mark.parametrize("kind", ["docx", "html"])
def test_disputes_in_another_shape(tmp_path: Path, pages: list[Page], kind: str) -> None:
    table = FORM.table("disputes")
    assert is_whole(reading(tmp_path, table, pages, kind), table)


def test_a_kind_of_case_that_is_not_there_is_told(tmp_path: Path) -> None:
    table = FORM.table("disputes")
    found = reading(tmp_path, table, parted()[:2])
    assert found.report.figures["disputes.litigation_direct.upheld"] == FIGURES["disputes.litigation_direct.upheld"]
    assert [doubt.message for doubt in found.doubts] == ["复议诉讼：复议诉讼表没有读全，请照原件补填"]


def test_a_kind_of_case_that_stands_twice_is_asked_about(tmp_path: Path) -> None:
    table = FORM.table("disputes")
    first = parted()
    again = Page([replace(b, text="99") if b.row == 2 and b.col == 0 else b for b in first[0].boxes])
    found = reading(tmp_path, table, [*first, again])
    assert found.report.figures["disputes.reconsideration.upheld"] == FIGURES["disputes.reconsideration.upheld"]
    assert ["出现两次" in doubt.message for doubt in found.doubts] == [True]


def test_a_long_table_of_another_kind_is_put_aside_in_a_moment(tmp_path: Path) -> None:
    table = FORM.table("disputes")
    texts = ("行政复议", "结果维持", "3", "", "某某", "7")

    def read(rows: int) -> None:
        long = Page([Box(row, col, 1, 1, text) for row in range(rows) for col, text in enumerate(texts)])
        reading(tmp_path, table, [long])

    grows_in_step(read, 2400)


@pytest.mark.parametrize("odd", ["O", "一", "约5", "５ ６ 7"])
def test_a_row_of_disputes_without_one_readable_figure_is_kept_as_printed(tmp_path: Path, odd: str) -> None:
    table = FORM.table("disputes")
    page = Page([replace(b, text=odd) if b.row == 3 else b for b in boxes(table)])
    found = reading(tmp_path, table, [page])
    assert {found.report.figures.get(cell.id) for cell in table.inputs} - {odd, "567"} == set()
    assert len(found.doubts) == len(table.cells)


def test_labels_that_lost_their_numbers_are_told_by_their_neighbours(tmp_path: Path) -> None:
    table = FORM.table("requests")
    bare = {"3.其他": "其他", "（七）总计": "总计"}
    page = Page([replace(b, text=bare.get(b.text, b.text)) for b in boxes(table)])
    found = reading(tmp_path, table, [page])
    assert found.report.figures["requests.other_misc.business"] == FIGURES["requests.other_misc.business"]
    assert len(found.doubts) == 2


def beside(table: Table, head: str, *cells: str) -> list[Box]:
    """The table with one column more at its right, headed in its first row alone."""
    right = grid(table).cols
    texts = (head, *cells, *[""] * grid(table).rows)
    return [*boxes(table), *(Box(row, right, 1, 1, texts[row]) for row in range(grid(table).rows))]


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_a_number_in_a_column_of_remarks_is_no_figure_of_the_last_column(tmp_path: Path, kind: str) -> None:
    table = FORM.table("proactive")
    blank = FIGURES["proactive.rules.in_force"]
    page = Page([replace(b, text="") if b.text == blank else b for b in beside(table, "备注", "", "3")])
    figures = reading(tmp_path, table, [page], kind).report.figures
    assert "proactive.rules.in_force" not in figures
    assert figures["proactive.normative_documents.in_force"] == FIGURES["proactive.normative_documents.in_force"]


@pytest.mark.parametrize("wrong", ["法人或其某组织", "法人或其他组", "申请人情某"])
def test_a_damaged_label_over_several_columns_is_no_column(tmp_path: Path, wrong: str) -> None:
    table = FORM.table("requests")
    right = "申请人情况" if wrong.startswith("申") else "法人或其他组织"
    page = Page([replace(b, text=wrong) if b.text == right else b for b in boxes(table)])
    assert is_whole(reading(tmp_path, table, [page]), table)


def test_numbers_of_rows_beside_the_heads(tmp_path: Path) -> None:
    table = FORM.table("requests")
    moved = [replace(b, col=b.col + 1) for b in boxes(table)]
    numbers = [Box(row, 0, 1, 1, str(row + 1)) for row in range(grid(table).rows)]
    assert is_whole(reading(tmp_path, table, [Page([*numbers, *moved])]), table)


def test_a_blank_first_figure_is_no_blank_column(tmp_path: Path) -> None:
    table = FORM.table("disputes")
    first = FIGURES["disputes.reconsideration.upheld"]
    upper, lower = cut(boxes(table), 2)
    lower = Page([*(replace(b, text="") if b.text == first else b for b in lower.boxes), Box(0, 15, 2, 1, "")])
    figures = reading(tmp_path, table, [upper, lower]).report.figures
    wanted = {cell.id: FIGURES[cell.id] for cell in table.inputs if FIGURES[cell.id] != first}
    assert {id_: text for id_, text in figures.items() if id_.startswith("disputes")} == wanted


def test_numbers_of_rows_go_on_without_a_head_on_the_next_page(tmp_path: Path) -> None:
    table = FORM.table("requests")
    pages = []
    for start, page in zip((0, 9), cut(boxes(table), 9), strict=True):
        rows = range(page.rows)
        numbers = [Box(row, 0, 1, 1, "序号" if start + row == 0 else str(start + row)) for row in rows]
        pages.append(Page([*numbers, *(replace(b, col=b.col + 1) for b in page.boxes)]))
    assert is_whole(reading(tmp_path, table, pages), table)


def test_the_figures_of_one_table_are_not_taken_for_those_of_the_one_before(tmp_path: Path) -> None:
    requests, table = FORM.table("requests"), FORM.table("disputes")
    blank = FIGURES["requests.carried_out.natural_person"]
    first = Page([replace(b, text="" if b.text == blank else b.text) for b in boxes(requests)])
    upper, lower = cut(boxes(table), 2)
    lines: list[Line | Page] = [
        Line("测试县交通运输局2023年政府信息公开工作年度报告"),
        HEADINGS["requests"],
        first,
        HEADINGS["disputes"],
    ]
    path = tmp_path / "x.docx"
    path.write_bytes(as_docx(Paper([*lines, upper, Line(""), lower])))
    found = read_document(path)
    assert "requests.carried_out.natural_person" not in found.report.figures
    assert {doubt.message for doubt in found.doubts} == set()
    assert found.report.imported
    assert found.report.imported.unread == ()


def numbers_as_remarks(whole: list[Box], random: Random) -> list[Box]:
    """A last column of remarks, some of them mere numbers."""
    right = max(b.col + b.colspan for b in whole)
    figures = {b.row for b in whole if b.role == "figure"}
    return [
        replace(b, text=str(random.randrange(9)))
        if b.col == right and b.row in figures and random.random() < 0.2
        else b
        for b in remarks(whole, random)
    ]


LEFT: tuple[Quirk | None, ...] = (None, numbered_rows, blank_left)
RIGHT: tuple[Quirk | None, ...] = (None, thin_column, remarks, numbers_as_remarks)


@pytest.mark.parametrize("id_", ["proactive", "requests", "disputes"])
def test_whatever_stands_around_a_table_no_figure_goes_in_silence(tmp_path: Path, id_: str) -> None:
    table = FORM.table(id_)
    for seed in range(60):
        random = Random(seed)
        whole = [
            replace(b, role="figure", text=b.text if random.random() < 0.6 else "") if b.text.isdigit() else b
            for b in boxes(table)
        ]
        printed = {b.text for b in whole if b.role == "figure"}
        for quirk in (random.choice(LEFT), random.choice(RIGHT), random.choice((None, title_row))):
            whole = quirk(whole, random) if quirk else whole
        pages = cut(whole, random.randrange(1, Page(whole).rows)) if random.random() < 0.7 else [Page(whole)]
        for page in pages:
            page.merge = random.choice(["word", "wps"])
        found = reading(tmp_path, table, pages)
        doubted = {cell for doubt in found.doubts for cell in doubt.cells}
        wanted = {cell.id: FIGURES[cell.id] for cell in table.inputs if FIGURES[cell.id] in printed}
        figures = {id_: text for id_, text in found.report.figures.items() if id_ in table.by_id}
        differing = {id_ for id_ in {*wanted, *figures} if wanted.get(id_) != figures.get(id_)}
        assert differing <= doubted, seed
