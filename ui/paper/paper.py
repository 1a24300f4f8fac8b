"""The report laid out on A4 pages: what the preview shows and what Qt's PDF prints.

All lengths are twips (1/20 pt), as in the Word file; fonts are set in the same unit, so that a page is the same
at every size. Line breaks are Qt's own and may differ a little from Word's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from PySide6.QtCore import QPointF, Qt

from app.form.editions import outline
from app.printing.manner import AS_IT_COMES, Manner, apart
from app.printing.measures import CHARACTER, LEFT, LINE, PITCHES, TITLE_LINE, TOP, WIDTH, has_long_address
from app.printing.signature import SignaturePlace, placed
from app.report.model import Report
from app.tables.sheet import sheets
from app.texts import printed
from app.texts.paragraphs import signer
from app.texts.printed import Printed
from ui.paper.form import Form
from ui.paper.leaves import HEIGHT, PageFlow, PaperBlock, PaperPage, PaperPiece, PlacedWords
from ui.paper.type import font, laid_out


def pages(report: Report, manner: Manner = AS_IT_COMES) -> list[PaperPage]:
    """The whole report."""
    return laid(report, manner).pages


def laid(report: Report, manner: Manner = AS_IT_COMES, pause: Callable[[], object] = lambda: None) -> PageFlow:
    """The whole report on pages, and the parts that it has. `pause` is called between two of them."""
    flow = PageFlow()
    text: list[PaperPiece] = []
    for piece in chain(_title(report), _sections(report, manner)):
        text.append(piece)
        pause()
    signature = list(_signature(report))
    if signature:
        text[-1].together = True  # a signature never stands on a page alone
    for block in (*text, *signature):
        if isinstance(block, PaperBlock) and block.height == LINE:
            block.height = PITCHES[manner.pitch]
            block.space = block.space / LINE * block.height
    flow.fill([*text, *signature])
    for page in flow.pages:
        _number(page, "— {} —" if manner.page_number == "long" else "- {} -")
    return flow


def _texts(lines: tuple[Printed, ...], manner: Manner) -> Iterator[PaperPiece]:
    for line in lines:
        yield from map(_paragraph, apart(line) if manner.leads == "apart" else (line,))


def _sections(report: Report, manner: Manner) -> Iterator[PaperPiece]:
    yield from _texts(printed.preface(report), manner)
    forms = sheets(report)
    for section in outline(report.outline).sections:
        yield _heading(section.heading)
        yield from _texts(printed.section(report, section.id), manner)
        if section.table in forms:
            yield Form(forms[section.table])
        yield from _texts(printed.under_table(report, section.id), manner)


def _title(report: Report) -> Iterator[PaperPiece]:
    words = "\n".join(printed.title_lines(report))
    set_ = laid_out(words, font("title", 440, tight=True), WIDTH, side=Qt.AlignmentFlag.AlignHCenter)
    yield PaperBlock(*set_, height=TITLE_LINE, after=LINE, together=True, kind="H1")


def _paragraph(line: Printed) -> PaperPiece:
    if line.level:
        return _heading(line.text, line.level)
    type_, indent, hang = font("body", 320, tight=True), 2 * CHARACTER, line.hang * CHARACTER
    side = Qt.AlignmentFlag.AlignLeft if has_long_address(line.text) else Qt.AlignmentFlag.AlignJustify
    if hang:
        set_ = laid_out(line.text, type_, WIDTH - indent - hang, side=side, indent=-hang, hanging=True)
        return PaperBlock(*set_, inset=indent + hang)
    lead = (line.lead, font(line.lead_level, 320, tight=True)) if line.lead else None
    return PaperBlock(*laid_out(line.text, type_, WIDTH, side=side, indent=indent, lead=lead, hanging=True))


def _heading(text: str, level: int = 1) -> PaperPiece:
    type_, side = font(level, 320, tight=True), Qt.AlignmentFlag.AlignLeft
    return PaperBlock(
        *laid_out(text, type_, WIDTH, side=side, indent=2 * CHARACTER), together=True, kind=f"H{level + 1}"
    )


def _signature(report: Report) -> Iterator[PaperPiece]:
    name, date = signer(report), report.signature.date
    if not name and not date:
        return
    signed = placed(name.replace("\n", " "), date, seal=report.signature.seal)
    name = "\n".join(signed.lines)
    yield _signing(name, signed.name, space=signed.space * LINE, together=True)
    yield _signing(date, signed.date)


def _signing(text: str, place: SignaturePlace, *, space: float = 0, together: bool = False) -> PaperBlock:
    """The name or the date, between its indents."""
    side = Qt.AlignmentFlag.AlignHCenter if place.side == "center" else Qt.AlignmentFlag.AlignLeft
    width = WIDTH - (place.left + place.right) * CHARACTER
    set_ = laid_out(text, font("body", 320, tight=True), width, side=side)
    return PaperBlock(*set_, inset=place.left * CHARACTER, space=space, together=together)


def _number(page: PaperPage, words: str) -> None:
    """`— 1 —`, odd pages right, even pages left, one character in; below the text as in the Word file."""
    odd = page.number % 2
    side = Qt.AlignmentFlag.AlignRight if odd else Qt.AlignmentFlag.AlignLeft
    layout, lines = laid_out(words.format(page.number), font("table", 280), WIDTH - 2 * CHARACTER, side=side)
    page.words.append(PlacedWords(layout, lines[0], QPointF(LEFT + CHARACTER, TOP + HEIGHT + 400 - lines[0].y())))
