"""What of a page is no text of it: pictures, fields to fill in, menus, comments of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.documents.blocks import NO_CHOICE, NO_VALUE, Block, DocumentRemark, LeftOut
from app.documents.shown import Look, plain_words
from app.documents.web.css import COUNTED
from app.documents.web.out_of_sight import points
from app.documents.web.transforms import is_turned_over
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SILENT = frozenset(["head", "script", "style", "noscript", "template", "option", "datalist", "title", "meta", "link"])  # fmt: skip
"""What no page shows."""
_PARTS = {"nav": "网页的导航", "footer": "网页的页脚", "button": "按钮"}
_EMBEDDED = {
    "iframe": "嵌入的网页",
    "frame": "嵌入的网页",
    "object": "嵌入的文件",
    "embed": "嵌入的文件",
    "math": "公式",
    "audio": "录音",
    "video": "视频",
    "canvas": "画布",
    "progress": "进度条",
    "meter": "进度条",
}
_SHOWN_PARTS = frozenset(["shadowrootmode", "shadowmode", "shadowroot"])
"""Attributes of a <template> that is shown, as programs save the parts that scripts have put together."""
_TYPED = frozenset(["", "text", "number", "tel", "date", "search", "email", "month", "url"])
"""Kinds of <input> that a person writes into."""
HIDDEN = Look(hidden=True)
FIELDS = frozenset(["input", "select", "textarea", "button", "label", "iframe", "object", "embed", "svg", "a"])
"""What a page hides of its own workings."""
_DRAWN = frozenset(["img", "svg", "rt", "rtc", "rp"])
_ICONS = re.compile("[\ue000-\uf8ff]")
_WORD = re.compile("[0-9A-Za-z\u4e00-\u9fff]")
_FOR_OLD_BROWSERS = frozenset(["noframes", "noembed"])
"""What no browser shows any more; its tags are read as text."""
_TAGS = re.compile(r"<[^<>]*>")
_DIGIT = re.compile(r"\d")
_CHINESE = re.compile("[\u4e00-\u9fff]{2}")
_MOVING = frozenset(["float", "order", "flex-direction", "grid-column", "grid-row", "grid-area", "position", "margin",
                     "margin-left", "transform", "rotate", "scale"])  # fmt: skip
"""Without one of these nothing stands elsewhere than it is written."""
LONGEST_FIGURE = 12
"""Characters: what is longer and stands beside a line is more than a figure of it."""
MOVED = 4
"""Points by which a style moves words that then stand elsewhere."""
FIRST_CHINESE = 0x2E80
"""From here on characters have a font of their own."""
WRITTEN = LeftOut("由网页的脚本写出的内容（没有存下来）", "处")
LONGEST = 30
LONGEST_COMMENT = 200
_ANCHORS = frozenset(["msocommentreference", "msocomanchor"])
_NOTES = frozenset(["msofootnotereference", "msoendnotereference"])
_MARK = re.compile(r"[\W\dA-Za-z]{0,6}")
"""The mark of a note, whose words are named where they stand."""
_OF_WORD = {"footnote-list": "脚注", "endnote-list": "尾注", "header": "页眉", "footer": "页脚"}


def words(element: HtmlElement) -> str:
    """Everything that an element says, what is typed into its fields and said of its pictures too."""
    return plain_words(" ".join(text for text in _texts(element) if text.strip()))


def _texts(element: HtmlElement) -> Iterator[str]:
    for part in element.iter():
        if part.tag == "img":
            yield part.get("alt") or ""
        elif part.tag == "input" and _is_typed(part):
            yield part.get("value") or ""
        if isinstance(part.tag, str):
            yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _is_typed(box: HtmlElement) -> bool:
    return (box.get("type") or "").strip().lower() in _TYPED


def is_gone_on_screen_alone(says: Mapping[str, str]) -> bool:
    """Whether Word hides something only where it is no paper: the page numbers of a table of contents."""
    return says.get("mso-hide") == "screen"


def short(text: str) -> str:
    return excerpt(text, LONGEST)


def named(element: HtmlElement, says: Mapping[str, str], *, in_table: bool) -> tuple[Block | str, ...] | None:
    """What stands for an element that is not read: its name, or the words typed into it; None for any other."""
    tag = str(element.tag)
    if put := _put_in_place(element, says, in_table=in_table):
        return put
    if tag in ("input", "select"):
        return (_typed if tag == "input" else _selected)(element, in_table=in_table)
    if tag == "textarea":
        return (element.text_content(),)
    if tag in _DRAWN:
        return _drawn(element, in_table=in_table)
    if tag in _EMBEDDED:
        return (LeftOut(_with_words(_EMBEDDED[tag], element), "个"),)
    if tag in _FOR_OLD_BROWSERS:
        stated = plain_words(_TAGS.sub(" ", words(element)))
        return (hidden_part(stated, is_table=False),) if stated else ()
    if tag in _PARTS:
        stated = words(element)
        return (LeftOut(f"{_PARTS[tag]}“{short(stated)}”", "处", usual=True),) if stated else ()
    return _of_word(element, says.get("mso-element", ""))


def _drawn(element: HtmlElement, *, in_table: bool) -> tuple[LeftOut, ...]:
    """A picture with what is stated of it, a drawing or a reading aid with its words."""
    if element.tag == "img":
        stated = plain_words(element.get("alt") or "")
        return (LeftOut(f"图片（{short(stated)}）" if _CHINESE.search(stated) else "图片"),)
    if element.tag == "svg":
        usual = not in_table or not _DIGIT.search(words(element))
        return (LeftOut(_with_words("图形", element), "个", usual=usual),)
    stated = words(element)
    return (LeftOut(f"注音“{short(stated)}”", "处"),) if stated and element.tag != "rp" else ()


def _with_words(what: str, element: HtmlElement) -> str:
    stated = words(element)
    return f"{what}“{short(stated)}”" if stated else what


def _put_in_place(element: HtmlElement, says: Mapping[str, str], *, in_table: bool) -> tuple[LeftOut, ...]:
    """What styles and scripts have put in the place of an element: a picture, a part with words of its own."""
    if says.get("content", "").startswith("url(") or (in_table and _is_drawn_behind(element, says)):
        return (LeftOut(),)
    stated = words(element) if is_shown_part(element) else ""
    return (LeftOut(f"网页部件里的内容“{short(stated)}”", "处"),) if stated else ()


def is_shown(element: HtmlElement) -> bool:
    """Whether an element that pages mostly keep to themselves is shown where it stands."""
    parent = element.getparent()
    loose = element.tag == "option" and (parent is None or parent.tag not in ("select", "optgroup", "datalist"))
    return loose or is_shown_part(element)


def is_shown_part(element: HtmlElement) -> bool:
    """Whether an element is the saved part of a page that a script has put together, which is shown."""
    return element.tag == "template" and not _SHOWN_PARTS.isdisjoint(element.attrib)


def _is_drawn_behind(element: HtmlElement, says: Mapping[str, str]) -> bool:
    """Whether an element in a cell is nothing but a picture that a style puts behind it, as digits are cut from one."""
    behind = f"{says.get('background', '')} {says.get('background-image', '')} {says.get('mask-image', '')}"
    return (
        element.tag not in ("td", "th", "tr", "table") and "url(" in behind and not words(element) and not len(element)
    )


def _typed(box: HtmlElement, *, in_table: bool) -> tuple[Block | str, ...]:
    if not _is_typed(box):
        return ()
    if (value := box.get("value")) is not None and value.strip():
        return (value,)
    return (NO_VALUE if in_table else LeftOut(NO_VALUE.what, NO_VALUE.unit, usual=True),)


def _selected(choice: HtmlElement, *, in_table: bool) -> tuple[Block | str, ...]:
    picked = [option for option in choice.iter("option") if "selected" in option.attrib]
    if picked:
        return (" ".join(option.text_content().strip() for option in picked),)
    return (NO_CHOICE if in_table else LeftOut(NO_CHOICE.what, NO_CHOICE.unit, usual=True),)


def _of_word(element: HtmlElement, kind: str) -> tuple[Block | str, ...] | None:
    """Comments, notes, heads and feet of pages in a page that Word saved."""
    names = (element.get("class") or "").lower().split() if element.get("class") else []
    if not _ANCHORS.isdisjoint(names):
        return ()
    if not _NOTES.isdisjoint(names) and _MARK.fullmatch(words(element)):
        return ()
    if kind == "comment-list":
        return tuple(_comments(element))
    if kind in _OF_WORD and (stated := words(element)):
        return (LeftOut(f"{_OF_WORD[kind]}“{short(stated)}”", "处", usual=kind in ("header", "footer")),)
    return None


def _comments(element: HtmlElement) -> list[DocumentRemark]:
    each = [part for part in element.iter("div") if "mso-element:comment" in (part.get("style") or "").replace(" ", "")]
    inner = [part for part in each if "comment-list" not in (part.get("style") or "")] or [element]
    return [DocumentRemark("comment", excerpt(stated, LONGEST_COMMENT)) for part in inner if (stated := words(part))]


def added(text: str, *, in_table: bool) -> LeftOut | None:
    """Words that a style puts before or behind an element; the marks of fonts of icons are none. A digit so put into a
    table or a sentence belongs to a figure."""
    stated = plain_words(_ICONS.sub("", text))
    usual = not (_DIGIT.search(stated) or (in_table and COUNTED in stated))
    return LeftOut(f"样式加的文字“{short(stated)}”", "处", usual=usual) if _WORD.search(stated) else None


def writes(element: HtmlElement) -> bool:
    """Whether an element is a script that writes something where it stands."""
    return element.tag == "script" and "document.write" in (element.text or "")


def dressed(element: HtmlElement, part: str) -> LeftOut:
    """Words of which the first letter or line shows otherwise."""
    name = "首字" if part == "first-letter" else "首行"
    return LeftOut(
        f"样式另排了{name}的文字“{short(words(element))}”（{name}可能看不见，或者不在行上）", "处", read=True
    )


def are_signs(text: str) -> bool:
    """Whether a font of signs draws all letters of a text as signs; it has no Chinese ones."""
    return bool(text.strip()) and all(
        ord(sign) < FIRST_CHINESE or "\ue000" <= sign <= "\uf8ff" for sign in text.strip()
    )


def reordered(element: HtmlElement, says: Mapping[str, str], *, begun: bool, in_cell: bool) -> LeftOut | None:
    """Figures that a style shows turned over, or in a cell in another order than that in which they are written;
    `begun`: the line has words."""
    if _MOVING.isdisjoint(says):
        return None
    if not in_cell:
        elsewhere = (begun and says.get("float") == "left") or "reverse" in says.get("flex-direction", "")
        short_one = elsewhere and len(words(element)) <= LONGEST_FIGURE
        return _reordered(element) if short_one or is_turned_over(says) else None
    alone = not begun and element.getnext() is None and not (element.tail or "").strip()
    moved = _is_moved(says, begun=begun) or is_turned_over(says) or (not alone and _is_shifted(says))
    return _reordered(element) if moved else None


def _reordered(element: HtmlElement) -> LeftOut | None:
    stated = words(element)
    return LeftOut(f"样式换了次序的文字“{short(stated)}”", "处") if _DIGIT.search(stated) else None


def _is_moved(says: Mapping[str, str], *, begun: bool) -> bool:
    """Whether words stand before or behind others that are written otherwise."""
    return (
        says.get("float") == "right"
        or (begun and says.get("float") == "left")
        or says.get("order", "0") != "0"
        or "reverse" in says.get("flex-direction", "")
        or any(says.get(name, "auto") != "auto" for name in ("grid-column", "grid-row", "grid-area"))
    )


def _is_shifted(says: Mapping[str, str]) -> bool:
    """Whether words are put some way to a side, over others or beyond them."""
    placed = says.get("position") in ("relative", "absolute", "fixed")
    by = [abs(points(says.get(side, ""))) for side in ("left", "right")] if placed else []
    by += [-points(stated) for stated in says.get("margin-left", says.get("margin", "")).split()]
    return max(by, default=0) >= MOVED


def hidden_part(text: str, *, is_table: bool) -> LeftOut:
    if is_table:
        return LeftOut(f"隐藏的表格“{short(text)}”", "个")
    return LeftOut(f"隐藏的内容“{short(text)}”", "处", usual=True)
