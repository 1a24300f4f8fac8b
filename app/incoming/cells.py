"""One printed cell as a figure: tidied where there is one reading, left as printed where there is not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.form.parts import Cell
from app.language.fold import unified
from app.tables import figures

_NOTE = re.compile(r"(?:[（(][^（）()]*[)）]|\[[^\[\]]*\]|【[^【】]*】|[*＊※]{1,3}|。|[①-⑳⁰¹²³⁴-⁹₀-₉]{1,2})\Z")
_NOTE_BEFORE = re.compile(r"(?:\[[⁰¹²³⁴-⁹₀-₉]{1,2}\]|[①-⑳⁰¹²³⁴-⁹₀-₉]{1,2}|[*＊※]{1,3})\s*(?=\d)", re.ASCII)
_CORRECTED = re.compile(
    r"[（(\[【][^（()）\[\]【】]*(?:应为|应是|实为|更正|改为|改成|有误|错|存疑|待[核定]|未核|估|暂定|大约|左右)"
    r"|\d\s*[（(\[【]\s*[-+]?\d[\d,.]*\s*[)）\]】]\s*$"
)
"""What a note says that leaves open which figure is meant."""
_ALL_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{2,}|[₀-₉]{2,}")
_BRACKET = re.compile(r"[（(]")
_PARTED = re.compile(r"\d+(?:[^\S\t]+\d+)+")
"""Digits with blanks or line breaks between them; behind a tab stands something else than more of a figure."""
_TEN_THOUSAND = re.compile(r"[（(](?:单位)?[:：]?\s*万元\s*[)）]")
_YUAN = re.compile(r"[（(](?:单位)?[:：]?\s*元\s*[)）]")


@dataclass(frozen=True, slots=True)
class CellEntry:
    """What goes into the report: the text, the unit written behind it (or over its column), and a doubt."""

    text: str
    unit: str = ""
    doubt: str = ""


def entry(printed: str, cell: Cell, head: str = "") -> CellEntry:
    """Read a cell as printed under the label `head`."""
    printed = _without_note_before(unified(printed).strip())
    if _ALL_RAISED.fullmatch(printed):
        whole = unicodedata.normalize("NFKC", printed)
        return CellEntry(whole, _unit_of_head(head), f"“{printed}”整个都不在行上，读作{whole}，请核对")
    tidied = figures.tidy(printed, cell.kind)
    if figures.read(tidied.text, cell.kind).value is None and (bare := _without_note(printed.strip())):
        tidied = figures.tidy(bare, cell.kind)
        if figures.read(tidied.text, cell.kind).value is None:
            tidied = figures.tidy(printed, cell.kind)
    unit = tidied.unit or _unit_of_head(head)
    if _CORRECTED.search(printed) and figures.read(tidied.text, cell.kind).value is not None:
        return CellEntry(tidied.text, unit, f"“{' '.join(printed.split())}”读作{tidied.text}，请核对")
    if figures.read(tidied.text, cell.kind).value is None and _PARTED.fullmatch(printed.strip()):
        return _joined(printed.strip(), unit)
    return CellEntry(tidied.text, unit, _doubt(tidied.text, unit, cell))


def _joined(printed: str, unit: str) -> CellEntry:
    """Pieces of a figure, or several figures, as one."""
    whole = "".join(unicodedata.normalize("NFKC", printed).split())
    lines = "、".join(f"“{' '.join(line.split())}”" for line in printed.splitlines() if line.strip())
    if "\n" in printed:
        return CellEntry(whole, unit, f"{lines}在格里分成几行，连成{whole}读入，请核对原件是不是一个数")
    return CellEntry(whole, unit, f"{lines}中间有空格，连成{whole}读入，请核对原件是不是一个数")


def _without_note_before(printed: str) -> str:
    note = _NOTE_BEFORE.match(printed)
    return printed[note.end() :] if note else printed


def _without_note(printed: str) -> str:
    """What stands before a note in brackets, or its mark, at the end, if it has digits of its own; else ''."""
    note = _NOTE.search(printed)
    bare = printed[: note.start()].rstrip() if note else ""
    return bare if any(map(str.isdigit, _BRACKET.split(bare)[-1])) else ""


def _unit_of_head(head: str) -> str:
    return "万元" if _TEN_THOUSAND.search(head) else "元" if _YUAN.search(head) else ""


def _doubt(text: str, unit: str, cell: Cell) -> str:
    figure = figures.read(text, cell.kind, unit or "万元")
    if text == figures.LIKE_A_DASH:
        return "“一”可能是数字1，也可能是横线，照原样保留，请核对"
    if figure.filled and figure.value is None:
        return f"“{text}”读不出数字，照原样保留，请核对"
    if cell.kind == "amount" and cell.unit == "万元" and unit == "元" and figure.value:
        return f"原件写的是“{text}元”，本格单位是万元，没有换算，请核对"
    return ""
