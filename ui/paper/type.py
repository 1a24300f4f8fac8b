"""Text set in the fonts of the form: broken into lines, lengths in twips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.ooxml.xml import permitted
from app.printing.measures import TIGHTER, TITLE_TIGHTER
from app.system import fonts
from ui.parts.shown import units

_FONT = {"title": fonts.FONTS[0], "body": fonts.FONTS[1], 2: fonts.FONTS[2], 1: fonts.FONTS[3], "table": fonts.FONTS[4]}

_HANGING = frozenset("、。！，．：；？!,.:;?")


def font(kind: str | int, size: int, *, tight: bool = False) -> QFont:
    """A font of the form, `size` in twips, with what stands for it where it is missing."""
    wanted = _FONT.get(kind, _FONT["body"])
    found = QFont([wanted.name, *wanted.names, *(name for _, names in wanted.instead for name in names)])
    found.setPixelSize(size)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tight:
        closer = TITLE_TIGHTER if kind == "title" else TIGHTER
        found.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, closer)
    return found


def laid_out(
    text: str,
    type_: QFont,
    width: float,
    *,
    side: Qt.AlignmentFlag,
    indent: float = 0,
    lead: tuple[int, QFont] | None = None,
    hanging: bool = False,
) -> tuple[QTextLayout, list[QTextLine]]:
    """A paragraph broken into lines; the first characters may `lead` in a font of their own.

    With `hanging`, a mark at the end of a line may stand outside the margin, as office programs let it.
    """
    text = permitted(text)[0]
    layout = QTextLayout(text.replace("\n", "\u2028"), type_)
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if lead:
        layout.setFormats([_leading(units(text, lead[0]), lead[1])])
    lines: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        inset = 0 if lines else indent
        line.setLineWidth(max(1.0, width - inset))
        if hanging:
            _hang(layout, line, width - inset)
        line.setPosition(QPointF(inset, 0))
        lines.append(line)
    layout.endLayout()
    return layout, lines


def _hang(layout: QTextLayout, line: QTextLine, width: float) -> None:
    """Take the mark into the line that would have drawn the character before it down to the next."""
    character = layout.font().pixelSize()
    line.setLineWidth(width + character)
    end = line.textStart() + line.textLength()
    text = layout.text().encode("utf-16-le")
    last = text[2 * end - 2 : 2 * end].decode("utf-16-le", "replace")
    if last not in _HANGING or line.naturalTextWidth() <= width:
        line.setLineWidth(width)


def _leading(length: int, type_: QFont) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = 0, length  # type: ignore[attr-defined]
    look = QTextCharFormat()
    look.setFont(type_)
    found.format = look  # type: ignore[attr-defined]
    return found
