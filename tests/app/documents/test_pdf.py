"""PDF files with text: tables by their lines, paragraphs by their indents, scans as what they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli import main
from app.documents.pdf.file import pages
from app.documents.pdf.letters import ParagraphJoiner, in_lines, measures, without_page_numbers
from app.documents.pdf.marks import Letter, PageMarks, RuledLine, rules_of
from app.documents.pdf.read import blocks_of_pages
from app.documents.pdf.tables import tables
from app.drafts import storage
from app.errors import UnreadableFile
from app.form.editions import table_of
from app.incoming.crooked import CROOKED
from app.incoming.document import OF_PDF, read_blocks, read_document
from app.report.model import Report
from app.texts import printed
from tests.places import ROOT, SAMPLES

SIZE = 10.0


def letters(text: str, left: float, y: float) -> list[Letter]:
    found = []
    for character in text:
        wide = SIZE if ord(character) > 127 else SIZE / 2
        found.append(Letter(character, left, y - SIZE / 2, left + wide, y + SIZE / 2))
        left += wide
    return found


@pytest.mark.parametrize("name", ["2020", "2025"])
def test_what_libreoffice_makes_of_the_examples_reads_back_cell_for_cell(name: str) -> None:
    report = storage.load(ROOT / "examples" / f"sample-{name}.gknb")
    found = read_document(SAMPLES / "pdf" / f"office-{name}.pdf")
    assert found.report.figures == report.figures
    assert found.report.year == report.year
    assert [doubt.message for doubt in found.doubts] == [OF_PDF]
    assert found.report.signature.date == report.signature.date
    for id_ in report.sections:
        if not (report.roster and id_ == "1"):
            wanted = ["".join(line.text.split()) for line in printed.section(report, id_)]
            assert ["".join(text.split()) for text in found.report.sections.get(id_, ())] == wanted


def grown(random: Random, height: int, width: int) -> list[tuple[int, int, int, int]]:
    """A table of merged squares: (row, column, rows, columns), parted at random."""
    squares, left = [], [(0, 0, height, width)]
    while left:
        row, col, rows, cols = left.pop()
        down = rows > 1 and (cols == 1 or random.random() < 0.5)
        if rows * cols == 1 or (rows * cols < height * width / 2 and random.random() < 0.15):
            squares.append((row, col, rows, cols))
        elif down:
            at = random.randrange(1, rows)
            left += [(row, col, at, cols), (row + at, col, rows - at, cols)]
        else:
            at = random.randrange(1, cols)
            left += [(row, col, rows, at), (row, col + at, rows, cols - at)]
    return sorted(squares)


@given(st.integers(0, 10**6), st.integers(1, 8), st.integers(2, 8), st.booleans())
def test_squares_are_found_by_their_lines(seed: int, height: int, width: int, frames: bool) -> None:
    random = Random(seed)
    xs = [50.0 + 40 * col + random.uniform(0, 10) for col in range(width + 1)]
    ys = [700.0 - 30 * row - random.uniform(0, 8) for row in range(height + 1)]
    boxes, said, wanted = [], list[Letter](), []
    for number, (row, col, rows, cols) in enumerate(grown(random, height, width)):
        left, right, top, bottom = xs[col], xs[col + cols], ys[row], ys[row + rows]
        edges = [
            (left, bottom, right, bottom),
            (left, top, right, top),
            (left, bottom, left, top),
            (right, bottom, right, top),
        ]
        boxes += [(left, bottom, right, top)] if frames else edges
        said += letters(str(number), left + 4, (top + bottom) / 2)
        wanted.append((row, col, rows, cols, str(number)))
    rules = list(rules_of(boxes))
    page = PageMarks(600, 800, tuple(said), tuple(r for a, r in rules if a), tuple(r for a, r in rules if not a))
    found = tables(page)
    lines = {square[0] for square in wanted} | {square[0] + square[2] for square in wanted}
    columns = {square[1] for square in wanted} | {square[1] + square[3] for square in wanted}
    if len(wanted) == 1:
        assert not found
        return
    rows_at, cols_at = sorted(lines), sorted(columns)
    got = [
        (
            rows_at[s.row],
            cols_at[s.col],
            rows_at[s.row + s.rowspan] - rows_at[s.row],
            cols_at[s.right] - cols_at[s.col],
            s.text,
        )
        for s in found[0].grid.squares()
    ]
    assert sorted(got) == sorted(wanted)


def test_blanks_are_those_that_can_be_seen() -> None:
    said = [*letters("2025", 10, 50), *letters("年公开", 31, 50), *letters("John", 80, 50), *letters("Smith", 110, 50)]
    said += [Letter(" ", 30, 45, 31, 55)]
    (line,) = in_lines(said)
    assert line.text == "2025年公开 John Smith" or line.text == "2025年公开\u3000John Smith"


def test_paragraphs_are_told_by_indents_and_short_lines() -> None:
    written = [
        [("　", "第一段从这里开始，写满一整行一整行一整行", 70), ("", "接着写完第一段。", 50)],
        [("　", "第二段在下一页。", 70), ("", "一、标题", 70)],
    ]
    rows = [[(text, left) for _, text, left in page] for page in written]
    lines = [
        in_lines([letter for n, (text, left) in enumerate(page) for letter in letters(text, left, 700 - 20 * n)])
        for page in rows
    ]
    paragraphs = ParagraphJoiner(*measures(lines))
    found: list[str] = []
    for page in lines:
        for line in page:
            found += paragraphs.add(line)
        paragraphs.turn()
    found += paragraphs.end()
    assert found == ["第一段从这里开始，写满一整行一整行一整行接着写完第一段。", "第二段在下一页。", "一、标题"]


@pytest.mark.parametrize(
    ("text", "y", "kept"), [("— 3 —", 60, False), ("3", 30, False), ("3", 400, True), ("共3页", 60, True)]
)
def test_page_numbers_are_left_out(text: str, y: float, kept: bool) -> None:
    assert bool(without_page_numbers(in_lines(letters(text, 300, y)), 842)) is kept


def made(body: str, *, picture: bool = False) -> bytes:
    """A small PDF of one page."""
    from pypdfium2 import PdfDocument

    document = PdfDocument.new()
    page = document.new_page(200, 200)
    if picture:
        import pypdfium2.raw as raw

        bitmap = raw.FPDFBitmap_Create(4, 4, 0)
        image = raw.FPDFPageObj_NewImageObj(document.raw)
        raw.FPDFImageObj_SetBitmap(None, 0, image, bitmap)
        raw.FPDFPage_InsertObject(page.raw, image)
    page.gen_content()
    import io

    target = io.BytesIO()
    document.save(target)
    return target.getvalue() + body.encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made("", picture=True), "扫描件"),
        (made(""), "没有文字"),
        (b"%PDF-1.7 broken", "不是完整的PDF"),
    ],
)
def test_what_can_not_be_read_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "年报.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=said):
        read_document(path)


def test_the_command_reads_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "x.gknb"
    assert main(["import", str(SAMPLES / "pdf" / "office-2025.pdf"), "-o", str(target)]) == 0
    assert len(storage.load(target).figures) == 166
    assert "按线条和字的位置认出来" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["2020", "2025"])
def test_where_lines_are_missing_no_figure_is_wrong_in_silence(name: str) -> None:
    truth = storage.load(ROOT / "examples" / f"sample-{name}.gknb").figures
    whole = pages((SAMPLES / "pdf" / f"office-{name}.pdf").read_bytes(), "年报.pdf")
    random = Random(5)
    for _ in range(10):
        gone = random.choice((1, 2, 5, 20, 80))
        torn = tuple(_torn(page, random, gone) for page in whole)
        found = read_blocks(tuple(blocks_of_pages(torn)), "年报.pdf", year=int(name), notice=OF_PDF)
        doubted = {cell for doubt in found.doubts for cell in doubt.cells}
        wrong = {cell for cell, text in found.report.figures.items() if text != truth.get(cell, "")}
        assert wrong <= doubted


@pytest.mark.parametrize("name", ["2020", "2025"])
def test_a_table_in_doubt_says_how_many_of_its_figures_were_not_read(name: str) -> None:
    whole = pages((SAMPLES / "pdf" / f"office-{name}.pdf").read_bytes(), "年报.pdf")
    random, counted = Random(8), 0
    for gone in (2, 5, 20, 5):
        torn = tuple(_torn(page, random, gone) for page in whole)
        found = read_blocks(tuple(blocks_of_pages(torn)), "年报.pdf", year=int(name), notice=OF_PDF)
        for doubt in (one for one in found.doubts if CROOKED in one.message):
            inputs = {cell for cell in doubt.cells if not is_total(cell, found.report)}
            blank = len(inputs - found.report.figures.keys())
            assert (f"有{blank}格没有读到数" in doubt.sentence) == bool(blank)
            counted += bool(blank)
    assert counted


def is_total(cell: str, report: Report) -> bool:
    known = table_of(cell, report.editions)
    assert known
    return known[1].is_total


def _torn(page: PageMarks, random: Random, gone: int) -> PageMarks:
    """A page that lost some lines, or pieces of them."""

    def without(lines: tuple[RuledLine, ...]) -> tuple[RuledLine, ...]:
        lost = set(random.sample(range(len(lines)), min(gone, len(lines))))
        pieces = [
            (line, replace(line, end=line.start + (line.end - line.start) * random.choice((0, 0, 0.5))))[at in lost]
            for at, line in enumerate(lines)
        ]
        return tuple(line for line in pieces if line.end > line.start)

    return replace(page, across=without(page.across), down=without(page.down))


@pytest.mark.parametrize("seed", range(14, 24))
def test_where_a_line_is_too_many_no_figure_is_wrong_in_silence(seed: int) -> None:
    truth = storage.load(ROOT / "examples" / "sample-2025.gknb").figures
    whole = pages((SAMPLES / "pdf" / "office-2025.pdf").read_bytes(), "年报.pdf")
    random = Random(seed)
    struck = tuple(_struck(page, random) if page.down and page.across else page for page in whole)
    found = read_blocks(tuple(blocks_of_pages(struck)), "年报.pdf", year=2025, notice=OF_PDF)
    doubted = {cell for doubt in found.doubts for cell in doubt.cells}
    wrong = {cell for cell, text in found.report.figures.items() if text != truth.get(cell, "")}
    assert wrong <= doubted


def _struck(page: PageMarks, random: Random) -> PageMarks:
    """A page with lines through its tables."""
    left, right = min(line.start for line in page.across), max(line.end for line in page.across)
    low, high = min(line.start for line in page.down), max(line.end for line in page.down)
    for _ in range(random.choice((1, 2, 4))):
        if random.random() < 0.5:
            page = replace(page, down=(*page.down, RuledLine(random.uniform(left, right), low, high)))
        else:
            page = replace(page, across=(*page.across, RuledLine(random.uniform(low, high), left, right)))
    return page


def test_a_line_through_a_figure_makes_its_table_one_to_be_compared() -> None:
    xs, ys = (50.0, 100.0, 150.0), (700.0, 670.0, 640.0)
    down = tuple(RuledLine(x, ys[-1], ys[0]) for x in xs)
    across = tuple(RuledLine(y, xs[0], xs[-1]) for y in ys)
    said = (*letters("1234", 60, 685), *letters("5", 120, 685))
    (sound,) = tables(PageMarks(600, 800, said, across, down))
    assert not sound.grid.broken
    through = RuledLine(70.5, ys[-1], ys[0])
    (cut,) = tables(PageMarks(600, 800, said, across, (*down, through)))
    assert cut.grid.broken


def test_totals_that_do_not_add_up_are_doubted() -> None:
    from app.incoming.sums import not_adding_up

    report = read_document(SAMPLES / "pdf" / "office-2025.pdf").report
    cell = "requests.received.natural_person"
    wrong = report.model_copy(update={"figures": report.figures | {cell: "999"}})
    assert not list(not_adding_up(report))
    assert any(cell in doubt.cells for doubt in not_adding_up(wrong))
