"""Title and preface: what stands before the first heading, and what a page or a table of contents puts there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.blocks import Text
from app.incoming.card import is_body
from app.incoming.labels import normal
from app.incoming.signature import DATE, LONGEST_NAME, plain
from app.incoming.tables import Item
from app.language.excerpt import excerpt
from app.report.model import Paragraphs

_TITLE = re.compile(r"(?:报\s*告|年\s*报|汇\s*报|总\s*结)(?:\s*[（(][^（）()]{0,30}[)）])?$")
_CLUTTER = re.compile(
    r"^(?:[\[【]?(?:发布|发文|成文|公开|更新|印发|生成)?(?:日期|时间)|来源|信息来源|作者|责任编辑|编辑|浏览|点击|阅读|字号|字体|字：|分享|打印"
    r"|索引号|主题词|发布机构|发文字号|文号|文件编号|当前位置|您的位置|首页|上一篇|下一篇|关闭|附件|扫一扫|视力保护色|【)"
)
_CONTENTS = re.compile(r"(?:目\s*[录次]|CONTENTS)", re.IGNORECASE)
_ENTRY = re.compile(r"[.…·．\t_ ]{2,}\s*\d{1,3}\s*$|\t\s*\d{1,3}\s*$")
"""How a line of a table of contents ends: dots or a tab, and the page."""
_PAGE = re.compile(r"[\s.…·．_]*\d*\s*$")
_NUMBER = re.compile(r"^\s*(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}\s*[、.．])?\s*")
LONGEST_TITLE = 80


@dataclass
class Front:
    """Where every line before the first heading went; `date` stood alone under the title."""

    title: str = ""
    preface: Paragraphs = ()
    date: str = ""
    unread: list[str] = field(default_factory=list)
    usual: list[str] = field(default_factory=list)


def front(lines: Sequence[Item], headings: Sequence[str]) -> Front:
    """The title is the last line that ends like one, with the short lines above it."""
    found = Front()
    texts = _without_contents([line.text for line in lines if isinstance(line, Text)], headings, found)
    ends = [index for index, text in enumerate(texts) if _ends_title(text)]
    if ends:
        broken = {line.text for line in lines if isinstance(line, Text) and line.goes_on}
        _preface(_behind_title(texts, _best_title(texts, ends), broken, found), found)
    else:
        _preface(_behind_short_line(texts, found), found)
    return found


def _behind_title(texts: list[str], end: int, broken: set[str], found: Front) -> list[str]:
    """What comes after the title that ends in line `end`; lines of `broken` go on from the line above."""
    begin = end
    while begin and _belongs_to_title(texts[begin - 1], texts[begin : end + 1], broken=texts[begin] in broken):
        begin -= 1
    found.title = "".join(texts[begin : end + 1])
    before, behind = texts[:begin], texts[end + 1 :]
    found.usual += ["重复的标题，未读入" for text in (*before, *behind) if text == found.title]
    found.unread += [f"标题之前的文字“{excerpt(text, 20)}”，未读入" for text in before if text != found.title]
    return [text for text in behind if text != found.title]


def _behind_short_line(texts: list[str], found: Front) -> list[str]:
    """Where no line ends like a title, a short first line is taken for it."""
    if texts and len(texts[0]) <= 40 and not re.search(r"[。；]", texts[0]):
        found.title, texts = texts[0], texts[1:]
    return texts


def _preface(texts: Sequence[str], found: Front) -> None:
    kept = []
    for text in texts:
        if _CLUTTER.match(text):
            found.usual.append(f"网页上的说明“{excerpt(text, 20)}”，未读入")
        elif not DATE.fullmatch(plain(text).strip()):
            kept.append(text)
        elif found.date:
            found.usual.append(f"前言之前的日期“{excerpt(text, 20)}”，未读入")
        else:
            found.date = text.strip("（）() ")
    found.preface = tuple(kept)


def _without_contents(texts: list[str], headings: Sequence[str], found: Front) -> list[str]:
    """The lines without those of a table of contents: headings that come again, lines that end with a page."""
    names = {_name(heading) for heading in headings}
    entries = {index for index, text in enumerate(texts) if _name(text) in names or _ENTRY.search(text)}
    titles = {index for index, text in enumerate(texts) if _CONTENTS.fullmatch(text.strip())}
    if not titles and len(entries) < 4:
        return texts
    if entries or titles:
        found.usual.append("目录，未读入")
    gone = entries | titles
    return [text for index, text in enumerate(texts) if index not in gone]


def _name(heading: str) -> str:
    return normal(_NUMBER.sub("", _PAGE.sub("", plain(heading))))


def _ends_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and bool(_TITLE.search(text)) and not re.search(r"[。；]|如下", text)


def _best_title(texts: Sequence[str], ends: Sequence[int]) -> int:
    """The last line that names the year or the subject; pages repeat titles in breadcrumbs above."""
    named = [index for index in ends if "公开" in texts[index] or re.search(r"\d{4}\s*年", texts[index])]
    return (named or list(ends))[-1]


def _belongs_to_title(text: str, below: Sequence[str], *, broken: bool) -> bool:
    """Whether a short line above is the first half of the title: the title below has no year or no body, or is
    `broken` off from it within one paragraph."""
    joined = "".join(below)
    if (
        len(text) > (LONGEST_NAME if is_body(text) else 30)
        or _CLUTTER.match(text)
        or re.search(r"[。；：:>，,]", text)
        or _ends_title(text)
    ):
        return False
    whole = re.search(r"^\S{4,}.*\d{4}\s*年", joined) and not broken
    return not whole and len(joined) + len(text) <= LONGEST_TITLE
