"""Heads above and labels beside the figures of a copied block: they are left off, the figures go where the cursor is.

Only rows and columns at the edge that hold nothing but words are left off. What may be an answer (“约12”, “未统计”)
is never taken for a head.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from app.language.excerpt import excerpt
from app.paste.clipboard import CellTexts
from app.tables.figures import NOTHING

LONGEST_LABEL = 100
LONGEST = 20
_NUMBERED = re.compile(r"^\s*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．](?!\d)\s*")
"""“一、”, “（三）”, “2.” before a label."""
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年")
_ANSWER = re.compile(
    r"(?:[约近共计有]*[〇零两一二三四五六七八九十百千万]+(?:余|多)?[件项个宗条份起元]?|暂无|暂缺|缺|没有|无数据|未统计|未填|未报"
    r"|不详|不清楚|不知道|不便公开|保密|空白?|待.{1,3}|[nN]/?[aA]|[nN]one|[nN]ull|#.*)"
)
_LETTER = re.compile(r"[^\W\d_]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Trimmed:
    """The figures of a block, and what stood around them.

    `heads` and `labels` hold one text for each column and row of `block`: the innermost word above or beside it, ''
    where there is none. `rows` and `cols` count what was left off.
    """

    block: CellTexts
    rows: int = 0
    cols: int = 0
    heads: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """“左边1列行名（“一、…”等）和上面1行表头（“自然人”等）”; empty when nothing was left off."""
        parts = [
            f"{where}{_named(texts)}"
            for count, where, texts in (
                (self.cols, f"左边{self.cols}列行名", self.labels),
                (self.rows, f"上面{self.rows}行表头", self.heads),
            )
            if count
        ]
        return "和".join(parts)


def _named(texts: Iterable[str]) -> str:
    words = [text for text in texts if text]
    return f"（“{excerpt(words[0], LONGEST)}”{'等' if len(words) > 1 else ''}）" if words else ""


def trimmed(block: CellTexts, room: int = 0) -> Trimmed:
    """`block` without the rows above and the columns left of its figures that hold only words.

    A row of words is a head only above a figure, a column of words holds labels only beside one. A label that was
    merged over several columns leaves blanks where a plain text was copied: they go with it where there are more
    columns than `room`.
    """
    width = max(map(len, block), default=0)
    down = tuple(tuple(row[col] if col < len(row) else None for row in block) for col in range(width))
    above, beside = _leading(block), _leading(down)
    rows = 1 + max((n for n in range(above) if _has_words(block[n][beside:])), default=-1)
    cols = 1 + max((n for n in range(beside) if _has_words(down[n][above:])), default=-1)
    while 0 < cols < width and _is_merged(down[cols][rows:], crowded=0 < room < width - cols):
        cols += 1
    return Trimmed(
        tuple(row[cols:] for row in block[rows:]),
        rows,
        cols,
        tuple(_innermost(col[:rows]) for col in down[cols:]),
        tuple(_innermost(row[:cols]) for row in block[rows:]),
    )


def _is_merged(column: Iterable[str | None], *, crowded: bool) -> bool:
    """Whether labels to the left stretch over a column."""
    return all(text is None or (crowded and not text.strip()) for text in column)


def _leading(lines: CellTexts) -> int:
    """How many lines at the beginning hold only words and blanks; 0 when there is no other line."""
    for number, line in enumerate(lines):
        if not all(text is None or not text.strip() or is_word(text) for text in line):
            return number
    return 0


def _has_words(line: Iterable[str | None]) -> bool:
    return any(text and text.strip() for text in line)


def _innermost(texts: Iterable[str | None]) -> str:
    return next((text.strip() for text in reversed(tuple(texts)) if text and text.strip()), "")


def is_word(text: str) -> bool:
    """Whether a text can only be a head or a label: letters, and no digits but those of its number or of a year."""
    if len(text) > LONGEST_LABEL:
        return False
    bare = _YEAR.sub("", _NUMBERED.sub("", text, count=1)).strip()
    return bool(_LETTER.search(bare or text)) and not re.search(r"\d", bare) and not _is_answer(bare or text)


def _is_answer(text: str) -> bool:
    return text.strip() in NOTHING or bool(_ANSWER.fullmatch(text.strip()))


def bare_label(text: str) -> str:
    """A label as two are compared: without blanks, the number before it and the width of its marks."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", _NUMBERED.sub("", text, count=1)))
