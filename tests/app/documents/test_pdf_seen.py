"""Of a PDF, too, only what is seen is read: not white letters, not tiny ones, none with a line through them."""

import pytest

from app.documents.blocks import Block, DocumentRemark, LeftOut, struck
from app.documents.pdf.file import pages
from app.documents.pdf.letters import in_lines
from app.documents.pdf.tables import tables

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(drawn: str, more: str = "", font: str = FONT, objects: tuple[str, ...] = (), box: str = "0 0 600 800") -> bytes:
    """One page with what is drawn on it, by hand; `objects` are those from number 5 on, `more` what the page says."""
    resources = f"<</Font<</F {font}>>/ExtGState<</Clear<</ca 0>>>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources{resources}{more}>>"
    parts = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    parts.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    parts += objects
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += f"{number} 0 obj{part}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    )
    return data + end.encode()


def shown(text: str, left: float = 100, bottom: float = 700, size: float = 12, ink: str = "0 0 0") -> str:
    return f"{ink} rg BT /F {size} Tf {left} {bottom} Td ({text}) Tj ET\n"


def read(
    drawn: str, more: str = "", font: str = FONT, objects: tuple[str, ...] = (), box: str = "0 0 600 800"
) -> tuple[str, tuple[Block, ...]]:
    (page,) = pages(pdf(drawn, more, font, objects, box), "x.pdf")
    return " ".join(line.text for line in in_lines(page.letters)), page.beside


FIGURE = shown("486")


@pytest.mark.parametrize(
    ("more", "text", "named"),
    [
        (shown("9", 121, ink="1 1 1"), "486", (DocumentRemark("hidden", "9"),)),
        (shown("9", 121, ink="0.98 0.98 0.98"), "486", (DocumentRemark("hidden", "9"),)),
        (shown("9", 121, size=1), "486", (DocumentRemark("hidden", "9"),)),
        (shown("9", 121, ink="1 0 0"), "4869", ()),
        (shown("386", 60) + "58 703.6 m 84 703.6 l S\n", "\u3000486", (struck("386"),)),
        (shown("386", 60) + "58 703 26 0.8 re f\n", "\u3000486", (struck("386"),)),
        (shown("386", 60) + "58 700 m 84 708 l S\n", "\u3000486", (struck("386"),)),
        (shown("386", 60) + "84 708 m 58 700 l S\n", "\u3000486", (struck("386"),)),
        ("20 600 m 90 690 l S\n", "486", ()),
        (shown("1", 121, 706, 6), "486¹", ()),
        (shown("1", 121, 700, 6), "4861", ()),
        ("99 698 m 125 698 l S\n", "486", ()),
        ("60 716 m 200 716 l S\n", "486", ()),
    ],
)
def test_only_what_is_seen_of_a_figure_is_read(more: str, text: str, named: tuple[Block, ...]) -> None:
    stated, beside = read(FIGURE + more)
    assert (stated.strip("\u3000"), beside) == (text.strip("\u3000"), named)


@pytest.mark.parametrize(
    ("ground", "seen"),
    [
        ("0 0 0.5 rg 90 690 60 30 re f\n", True),
        ("1 1 1 rg 90 690 60 30 re f\n", False),
        ("0 0 0.5 rg 300 690 60 30 re f\n", False),
    ],
)
def test_white_letters_are_seen_on_a_ground_that_is_not(ground: str, seen: bool) -> None:
    stated, beside = read(ground + shown("486", ink="1 1 1"))
    assert (stated, bool(beside)) == (("486", False) if seen else ("", True))


@pytest.mark.parametrize(
    "drawn",
    [
        f"3 Tr {FIGURE}",
        f"q /Clear gs {FIGURE} Q",
        f"q 0 0 9 9 re W n {FIGURE} Q",
        f"{FIGURE} 1 1 1 rg 90 690 60 30 re f",
        f"{FIGURE} 0 0 0 rg 90 690 60 30 re f",
        f"0 0 1 rg 90 690 60 30 re f {shown('486', ink='0 0 1')}",
        shown("486", left=2000),
        f"1 Tz {FIGURE}",
    ],
)
def test_what_leaves_no_trace_on_the_page_is_not_read(drawn: str) -> None:
    assert read(drawn) == ("", (DocumentRemark("hidden", "486"),))


def test_what_is_cut_off_the_page_is_not_read() -> None:
    assert read(FIGURE + shown("12", left=20), "/CropBox[80 0 600 800]") == ("486", (DocumentRemark("hidden", "12"),))


@pytest.mark.parametrize("letter", list("1Il-._|"))
def test_letters_that_fill_their_box_are_seen(letter: str) -> None:
    assert read(shown(letter)) == (letter, ())


@pytest.mark.parametrize(
    ("degrees", "turn"), [(90, "0 1 -1 0 800 0"), (180, "-1 0 0 -1 600 800"), (270, "0 -1 1 0 0 600")]
)
@pytest.mark.parametrize("stated", [True, False])
def test_a_page_that_is_written_sideways_is_read_upright(degrees: int, turn: str, stated: bool) -> None:
    box = "0 0 600 800" if degrees == 180 else "0 0 800 600"
    drawn = f"q {turn} cm {FIGURE}{shown('37', bottom=650)}{shown('9', 121, ink='1 1 1')} Q"
    found = read(drawn, f"/Rotate {degrees}" if stated else "", box=box)
    assert found == ("486 37", (DocumentRemark("hidden", "9"),))


@pytest.mark.parametrize(
    "turn", ["-1 0 0 -1 130 700", "-1 0 0 1 130 700", "1 0 0 -1 100 700", "0.7 0.7 -0.7 0.7 100 700"]
)
def test_figures_that_stand_on_their_head_or_in_a_mirror_are_named(turn: str) -> None:
    upright = "".join(shown("1234", bottom=bottom) for bottom in range(100, 600, 50))
    turned = f"BT /F 12 Tf {turn} Tm (689) Tj ET\n"
    _, beside = read(upright + turned)
    assert beside == (LeftOut("斜着、倒着或者反着排的文字“689”", "处"),)


CODES = "\n".join(
    ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def",
     "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <38> <0033> endbfchar endcmap end end"]
)  # fmt: skip


def test_a_font_that_names_a_digit_otherwise_than_it_is_drawn_is_doubted() -> None:
    lying = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>"
    stated, beside = read(FIGURE, "", lying, (f"<</Length {len(CODES)}>>stream\n{CODES}\nendstream",))
    assert stated == "436"
    assert [block for block in beside if isinstance(block, LeftOut) and block.read and "文字是3" in block.what]
    assert (
        read("".join(shown("0123456789", bottom=bottom, size=bottom / 20) for bottom in range(140, 600, 40)))[1] == ()
    )


NOTE = "<</Type/Annot/Subtype/{}/Rect[98 695 130 715]/Contents(512)/QuadPoints[98 715 130 715 98 695 130 695]{}>>"


@pytest.mark.parametrize(
    ("kind", "more", "named"),
    [("StrikeOut", "", "删除线、波浪线（批注“512”）"), ("FreeText", "", "加在页面上的文字或者图章“512”"),
     ("Widget", "/FT/Tx/V(512)", "表单里填写的“512”")],
)  # fmt: skip
def test_what_is_set_upon_a_page_is_named(kind: str, more: str, named: str) -> None:
    stated, beside = read(FIGURE, "/Annots[5 0 R]", FONT, (NOTE.format(kind, more),))
    assert stated == "486"
    assert [block for block in beside if isinstance(block, LeftOut) and named in block.what]
    assert read(FIGURE, "/Annots[5 0 R]", FONT, (NOTE.format("Text", ""),))[1] == (
        DocumentRemark("comment", "512", placed=False),
    )


def test_squares_in_which_something_is_drawn_that_is_no_letter_are_named() -> None:
    lines = "".join(f"100 {y} m 300 {y} l S 100 {y} m " for y in (600, 650, 700))
    lines += "".join(f"{x} 600 m {x} 700 l S " for x in (100, 200, 300))
    cells = shown("12", 120, 620) + shown("34", 120, 670) + shown("56", 220, 620)
    outlined = "220 670 m 220 690 l 224 690 l 224 670 l f\n"
    for drawn, count in (("", 0), (outlined, 1)):
        (page,) = pages(pdf(lines + cells + drawn), "x.pdf")
        (table,) = tables(page)
        assert sum(block.number for block in table.grid.beside if isinstance(block, LeftOut)) == count
