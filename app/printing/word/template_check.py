"""What is wrong with an office's own template, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.errors import GknbError
from app.form.editions import EDITIONS, OUTLINES, TABLES
from app.form.parts import Outline
from app.ooxml import packing
from app.ooxml.xml import w
from app.printing.word import marks
from app.printing.word.address import TableMatch, matches
from app.printing.word.outside import severed
from app.printing.word.template import LIKE, heading_styles, is_text
from app.printing.word.tidy import BrokenXmlError, parse, remarks

_HEADINGS = {1: "标题 1", 2: "标题 2", 3: "标题 3", 4: "标题 4"}


@dataclass
class Judged:
    """`faults` keep the template from being used or lose something; `notes` are worth knowing."""

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def judged(data: bytes, name: str) -> Judged:
    """What is missing, doubled, unknown or out of place. Raises `UnreadableFile` for what is no Word file."""
    parts = packing.unpack(data, name)
    try:
        roots = {part: parse(parts[part]) for part in parts if is_text(part)}
        styles = heading_styles(parts.get("word/styles.xml"))
        outside = severed(parts)[1]
    except BrokenXmlError as error:
        raise GknbError(f"模板“{name}”内部已损坏，请在Word或WPS中打开它，另存一份再用") from error
    found = Judged()
    main = roots[packing.MAIN]
    _marks(found, roots)
    _tables(found, main)
    found.notes += [f"没有“{_HEADINGS[level]}”样式，这一级标题将按正文排" for level in _HEADINGS if level not in styles]
    left = [word for root in roots.values() for word in remarks(root)]
    found.notes += [f"里面有{word}，导出时自动去掉" for word in dict.fromkeys(left)]
    found.notes += [f"里面有链接到外部的{what}，导出时去掉；要用的请插入到文件里" for what in outside]
    return found


def _marks(found: Judged, roots: dict[str, Any]) -> None:
    seen: Counter[str] = Counter()
    for part, root in roots.items():
        broken = [text for paragraph in root.iter(w("p")) for text in marks.broken_in(paragraph)]
        found.faults += [f"标记“{text}”的大括号不对，请改成“{{{{…}}}}”这样，前后各两个" for text in broken]
        for _, in_paragraph in marks.marked_paragraphs(root):
            for mark in in_paragraph:
                seen[mark.name] += 1
                found.faults += _misplaced(mark, part)
    doubled = [(name, times) for name, times in seen.items() if name in marks.ALONE and times > 1]
    found.faults += [f"{_shown(name)}出现了{times}次，只能有一处" for name, times in doubled]
    outline = _outline_of(seen)
    found.notes.append(f"按“{outline.name}”的报告结构核对")
    _missing(found, outline, seen)


def _missing(found: Judged, outline: Outline, seen: Counter[str]) -> None:
    """Compare the marks with those of the outline. Under a heading with a table no text need stand."""
    needed = [marks.PREFACE, *(marks.section_mark(part.id) for part in outline.sections if not part.table)]
    beside = [
        mark(part.id) for part in outline.sections if part.table for mark in (marks.section_mark, marks.under_mark)
    ]
    found.faults += [f"缺少{_shown(name)}" for name in (*needed, marks.SIGNER, marks.DATE) if name not in seen]
    found.notes += [f"缺少{_shown(name)}，那里写了文字的年报不能用这个模板" for name in beside if name not in seen]
    found.notes += [f"缺少{_shown(marks.TITLE)}"] if marks.TITLE not in seen else []
    strange = (marks.SECTIONS.keys() | marks.UNDER_TABLES.keys()) & seen.keys() - {*needed, *beside}
    found.faults += [f"{_shown(name)}在“{outline.name}”里没有对应的部分" for name in sorted(strange)]


def _misplaced(mark: marks.FoundMark, part: str) -> Iterator[str]:
    if mark.name not in marks.WORDS and mark.name not in marks.ALONE:
        yield f"不认识{_shown(mark.name)}，请改成“gknb template --help”里列出的标记，或删去"
    elif mark.name in marks.ALONE and part != packing.MAIN:
        yield f"{_shown(mark.name)}不能放在页眉、页脚里"
    elif mark.name in marks.ALONE and not mark.alone:
        yield f"{_shown(mark.name)}要单独占一段，前后不能有别的文字"


def _shown(name: str) -> str:
    return f"标记“{{{{{name}}}}}”"


def _outline_of(seen: Counter[str]) -> Outline:
    """The outline whose section marks fit best."""
    numbered = seen.keys() & marks.SECTIONS.keys()

    def fits(outline: Outline) -> int:
        return len(numbered ^ {marks.section_mark(section.id) for section in outline.sections})

    return min(OUTLINES, key=fits)


def _tables(found: Judged, main: Any) -> None:
    likest: list[TableMatch] = []
    for table in main.iter(w("tbl")):
        best = matches(table)[0]
        if best.likeness >= LIKE:
            likest.append(best)
    for id_ in TABLES:
        these = [match for match in likest if match.table.id == id_]
        heading = EDITIONS[-1].table(id_).heading
        if not these:
            found.faults.append(f"缺少“{heading}”表")
        elif len(these) > 1:
            found.faults.append(f"“{heading}”表出现了{len(these)}次")
        found.notes += [_differs(match) for match in these if not match.exact]


def _differs(match: TableMatch) -> str:
    where = "行数或合并单元格与统一格式不同"
    if match.differing:
        official, printed = match.differing[0]
        where = f"“{official}”" + (f"写成了“{printed}”" if printed else "没有找到")
    return f"“{match.table.heading}”表与统一格式不符（{where}），导出时换成本程序的表"
