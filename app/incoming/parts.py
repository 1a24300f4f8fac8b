"""The texts of a report: title, preface, sections under their headings, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.blocks import Grid, LeftOut, Remark, Text
from app.form.editions import NINE, OFFICIAL
from app.form.parts import Outline
from app.incoming.card import is_body
from app.incoming.headings import Heading, headings_in
from app.incoming.tables import Item, TableHere
from app.language.excerpt import excerpt
from app.report.model import Paragraphs

DATE = re.compile(
    r"[（(]?\s*(\d{4}|[〇○Ｏ零一二三四五六七八九]{4})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日\s*[)）]?"
)
_PAGE = re.compile(r"[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}")
"""A page number, where a program has put the foot of the page into the text."""
_IN_FIGURES = re.compile(r"\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}")
_SEALED = re.compile(r"\s*[（(]\s*(?:盖章|公章|印章|章)\s*[)）]$")
_TITLE = re.compile(r"(?:报\s*告|年\s*报|汇\s*报|总\s*结)(?:\s*[（(][^（）()]{0,30}[)）])?$")
_CLUTTER = re.compile(
    r"^(?:[\[【]?(?:发布|发文|成文|公开|更新|印发|生成)?(?:日期|时间)|来源|信息来源|作者|责任编辑|编辑|浏览|点击|阅读|字号|字体|字：|分享|打印"
    r"|索引号|主题词|发布机构|发文字号|文号|文件编号|当前位置|您的位置|首页|上一篇|下一篇|关闭|附件|扫一扫|视力保护色|【)"
)
LONGEST_TITLE = 80
LONGEST_NAME = 50
"""Characters of a body's name; counties of minorities have the longest."""
LONGEST_SIGNATURE = 300
"""Characters of a line with name and date, blanks between them included."""
LAST_LINES = 12
"""How far from the end the signature is looked for."""


@dataclass
class Parts:
    """Where every line of the document went."""

    title: str = ""
    preface: Paragraphs = ()
    outline: Outline = OFFICIAL
    headings: Paragraphs = ()
    sections: dict[str, list[str]] = field(default_factory=dict)
    under_table: dict[str, list[str]] = field(default_factory=dict)
    signer: str = ""
    date: str = ""
    unread: list[str] = field(default_factory=list)
    usual: list[str] = field(default_factory=list)
    """What was left out and nobody misses."""
    remarks: list[tuple[Remark, str]] = field(default_factory=list)
    """Revisions, comments, hidden words, each with its place."""
    instead: dict[str, list[LeftOut]] = field(default_factory=dict)
    """What was named in each section: it may stand where a table should."""


def split(items: Sequence[Item]) -> Parts:
    """Give each line its part of the report."""
    lines = [item for item in items if not isinstance(item, Text) or (item.text and not _PAGE.fullmatch(item.text))]
    headings = headings_in(lines)
    parts = Parts(headings=tuple(heading.text for heading in headings))
    parts.outline = _outline(headings)
    first = headings[0].index if headings else _first_table(lines)
    end = _sign(lines, first, parts)
    _open(lines[:first], parts)
    _fill(lines, headings, first, end, parts)
    return parts


def _first_table(lines: Sequence[Item]) -> int:
    return next((index for index, line in enumerate(lines) if isinstance(line, TableHere)), len(lines))


def _outline(headings: Sequence[Heading]) -> Outline:
    """The nine parts where the headings are more theirs than the official ones."""
    nine = sum(1 for heading in headings if heading.nine)
    six = sum(1 for heading in headings if heading.official)
    return NINE if nine > max(six, 5) else OFFICIAL


def _sign(lines: Sequence[Item], first: int, parts: Parts) -> int:
    """Find name and date at the end; the index behind the last line of text."""
    last = range(len(lines) - 1, max(first, len(lines) - 1 - LAST_LINES), -1)
    for date in (DATE, _IN_FIGURES):
        for index in last:
            line = lines[index]
            if not isinstance(line, Text) or not (dated := _dated(line.text, date)):
                continue
            name, day = dated
            above = "" if name or index - 1 <= first else _name(lines[index - 1])
            if date is _IN_FIGURES and not is_body(name or above):
                continue  # the day on which a page was put up stands alone, or behind the title of another
            parts.signer, parts.date = name or above, day
            behind = [item.text for item in lines[index + 1 :] if isinstance(item, Text)]
            parts.unread += [f"落款之后的文字“{excerpt(text, 20)}”，未读入" for text in behind]
            return index - 1 if above else index
    return len(lines)


def _dated(text: str, date: re.Pattern[str]) -> tuple[str, str] | None:
    """Name and date of a line that ends with a date and says nothing else."""
    found = list(date.finditer(text)) if len(text) <= LONGEST_SIGNATURE else []
    if not found or text[found[-1].end() :].strip(" 　。"):
        return None
    name = text[: found[-1].start()].strip(" 　，,")
    if len(name) > 30 or re.search(r"[，。；：,;:、]|[至为于到]$|^(?:截[至止]|自)", name):
        return None
    return _SEALED.sub("", name), found[-1][0].strip("（）() 　")


def _name(line: Item) -> str:
    """The body's name, where a line is nothing else."""
    return _SEALED.sub("", line.text) if isinstance(line, Text) and _is_name(line) else ""


def _is_name(line: Item) -> bool:
    return (
        isinstance(line, Text) and len(line.text) <= LONGEST_NAME and not re.search(r"[，。；：、,;:！？\d]", line.text)
    )


def _open(lines: Sequence[Item], parts: Parts) -> None:
    """Title and preface: the title is the last line that ends like one, with the short lines above it."""
    texts = [line.text for line in lines if isinstance(line, Text)]
    ends = [index for index, text in enumerate(texts) if _ends_title(text)]
    if not ends:
        if texts and len(texts[0]) <= 40 and not re.search(r"[。；]", texts[0]):
            parts.title, texts = texts[0], texts[1:]
        parts.preface = tuple(text for text in texts if not _CLUTTER.match(text))
        return
    end = _best_title(texts, ends)
    begin = end
    while begin and _belongs_to_title(texts[begin - 1], texts[begin : end + 1]):
        begin -= 1
    parts.title = "".join(texts[begin : end + 1])
    rest = [text for text in texts[end + 1 :] if text != parts.title]
    parts.preface = tuple(text for text in rest if not _CLUTTER.match(text) and not _lone_date(text, parts))
    parts.unread += [f"标题之前的文字“{excerpt(text, 20)}”，未读入" for text in texts[:begin] if text != parts.title]


def _ends_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and bool(_TITLE.search(text)) and not re.search(r"[。；]|如下", text)


def _best_title(texts: Sequence[str], ends: Sequence[int]) -> int:
    """The last line that names the year or the subject; pages repeat titles in breadcrumbs above."""
    named = [index for index in ends if "公开" in texts[index] or re.search(r"\d{4}\s*年", texts[index])]
    return (named or list(ends))[-1]


def _belongs_to_title(text: str, below: Sequence[str]) -> bool:
    """Whether a short line above is the first half of the title: the title below has no year or no body."""
    joined = "".join(below)
    if (
        len(text) > (LONGEST_NAME if is_body(text) else 30)
        or _CLUTTER.match(text)
        or re.search(r"[。；：:>，,]", text)
        or _ends_title(text)
    ):
        return False
    return not re.search(r"^\S{4,}.*\d{4}\s*年", joined) and len(joined) + len(text) <= LONGEST_TITLE


def _lone_date(text: str, parts: Parts) -> bool:
    """A date on its own under the title stands for one at the end."""
    if not DATE.fullmatch(text.strip()):
        return False
    parts.date = parts.date or text.strip("（）() ")
    return True


def _fill(lines: Sequence[Item], headings: Sequence[Heading], first: int, end: int, parts: Parts) -> None:
    """Texts into sections, those behind a table under the table; the texts before `first` are placed already, those
    from `end` on are the signature and what stands behind it."""
    starts = {heading.index: heading for heading in headings}
    section, table = "", ""
    for index, line in enumerate(lines):
        if isinstance(line, Text) and not first <= index < end:
            continue
        if index in starts:
            section, table = starts[index].section(parts.outline), ""
            if starts[index].rest:
                parts.sections.setdefault(section, []).append(starts[index].rest)
            continue
        if isinstance(line, TableHere):
            table = line.id
            section = parts.outline.section_of_table(table).id
        elif isinstance(line, Text):
            _place(line.text, section, table, parts)
        elif isinstance(line, Remark):
            parts.remarks.append((line, _where(section, table, parts, index < first)))
        else:
            _leave_out(line, lines[:index], section if index < end else "", parts)


def _where(section: str, table: str, parts: Parts, opening: bool) -> str:
    """Where a remark stands, as rules name a paragraph: “总体情况第3段”."""
    if opening:
        return "标题和前言"
    named = parts.outline.section(section)
    name = named.name if named else "正文"
    above, below = len(parts.sections.get(section, ())), len(parts.under_table.get(table, ()))
    if table and not below:
        return f"“{name}”表"
    return f"{name}第{above + below}段" if above + below else name


def _leave_out(item: Grid | LeftOut, before: Sequence[Item], section: str, parts: Parts) -> None:
    if isinstance(item, LeftOut) and item.usual:
        parts.usual.append(f"{item.said}，未读入")
        return
    if isinstance(item, LeftOut):
        parts.instead.setdefault(section, []).append(item)
    parts.unread.append(_named(item, before))


def _place(text: str, section: str, table: str, parts: Parts) -> None:
    if table:
        parts.under_table.setdefault(table, []).append(text)
    else:
        parts.sections.setdefault(section or parts.outline.sections[0].id, []).append(text)


def _named(item: Grid | LeftOut, before: Sequence[Item]) -> str:
    what = item.said if isinstance(item, LeftOut) else _table(item)
    last = next((line.text for line in reversed(before) if isinstance(line, Text)), "")
    where = f"“{excerpt(last, 20)}”之后" if last else "" if before else "开头"
    return f"{where}有{what}，未读入"


def _table(grid: Grid) -> str:
    where = f"工作表“{excerpt(grid.sheet, 20)}”里的" if grid.sheet else ""
    return f"{where}1个表格（不是统一格式的表）"
