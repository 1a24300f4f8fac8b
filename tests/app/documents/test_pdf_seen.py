"""Of a PDF, too, only what is seen is read: not white letters, not tiny ones, none with a line through them."""

import pytest

from app.documents.blocks import Block, DocumentRemark, struck
from app.documents.pdf.file import pages
from app.documents.pdf.letters import in_lines

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(drawn: str) -> bytes:
    """One page with what is drawn on it, by hand."""
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F {FONT}>>>>>>"
    parts = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    parts.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += f"{number} 0 obj{part}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


def shown(text: str, left: float = 100, bottom: float = 700, size: float = 12, ink: str = "0 0 0") -> str:
    return f"{ink} rg BT /F {size} Tf {left} {bottom} Td ({text}) Tj ET\n"


def read(drawn: str) -> tuple[str, tuple[Block, ...]]:
    (page,) = pages(pdf(drawn), "x.pdf")
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
