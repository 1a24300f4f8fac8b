"""What is drawn in a Word file: text boxes hold text, all else is named with the words in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.word.everything import all_words, chosen
from app.language.excerpt import excerpt
from app.ooxml.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.documents.word.beside import Beside

_BOX = W + "txbxContent"
_PICTURES = frozenset(["blip", "imagedata"])
_SET_IN = {
    "Excel": "Excel表格",
    "Word": "Word文件",
    "PowerPoint": "演示文稿",
    "Equation": "公式",
    "Package": "文件",
    "AcroExch": "PDF",
}
"""What programs put into a document, by how their name begins."""
_HIDDEN = frozenset(["1", "true", "t"])
LONGEST = 30


def boxes(drawing: _Element) -> Iterator[_Element]:
    """The text boxes of a drawing, those in text boxes not among them; of alternatives the first."""
    for child in chosen(drawing):
        if child.tag == _BOX:
            yield child
        else:
            yield from boxes(child)


def is_hidden(drawing: _Element) -> bool:
    """Whether a drawing was made invisible as a whole."""
    for part in drawing.iter():
        name = _local(part)
        if name == "docPr":
            return part.get("hidden") in _HIDDEN
        if name in ("shape", "rect", "group", "roundrect", "oval"):
            return "visibility:hidden" in (part.get("style") or "").replace(" ", "")
    return False


def hidden(drawing: _Element) -> DocumentRemark | LeftOut:
    """What a drawing holds that is not seen."""
    words = all_words(drawing)
    return DocumentRemark("hidden", words) if words else LeftOut("隐藏的图片")


def taken_out(drawing: _Element) -> DocumentRemark:
    """A drawing that a revision takes out."""
    words = all_words(drawing)
    return DocumentRemark("revision", f"删去文本框“{excerpt(words, LONGEST)}”" if words else "删去1张图片")


def named(drawing: _Element, beside: Beside) -> Iterator[LeftOut]:
    """What a drawing shows besides the text of its boxes; lines and frames say nothing."""
    parts = list(_outside_boxes(drawing))
    if words := " ".join(filter(None, (_art(part) for part in parts))):
        yield LeftOut(f"艺术字“{excerpt(words, LONGEST)}”", "处")
        return
    objects = [_object(part, beside) for part in parts]
    mentioned = [found for found in objects if found]
    yield from mentioned
    pictures = sum(_local(part) in _PICTURES for part in parts)
    if pictures and not mentioned:
        yield LeftOut(number=pictures)


def _outside_boxes(drawing: _Element) -> Iterator[_Element]:
    for child in chosen(drawing):
        if child.tag != _BOX:
            yield child
            yield from _outside_boxes(child)


def _art(shape: _Element) -> str:
    """The words of a WordArt, which are no text of the document."""
    return (shape.get("string") or "").strip() if _local(shape) == "textpath" else ""


def _object(part: _Element, beside: Beside) -> LeftOut | None:
    name = _local(part)
    if name == "OLEObject":
        program = (part.get("ProgID") or "").partition(".")[0]
        kind = next((stated for begin, stated in _SET_IN.items() if program.startswith(begin)), program)
        return LeftOut(f"嵌入的对象（{kind}）" if kind else "嵌入的对象", "个")
    if name in ("ink", "contentPart"):
        return LeftOut("手写的墨迹", "处")
    if name == "control":
        return LeftOut("ActiveX控件", "个")
    if name == "chart":
        return _with_words("图表", beside.drawn(part, "id"))
    if name == "relIds":
        return _with_words("SmartArt图形", beside.drawn(part, "dm"))
    return None


def _with_words(what: str, words: str) -> LeftOut:
    return LeftOut(f"{what}“{excerpt(words, LONGEST)}”" if words else what, "个")


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
