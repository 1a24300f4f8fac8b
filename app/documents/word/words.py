"""The words of a paragraph as they are shown: revisions count as accepted, fields by their results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.documents.blocks import ASKING, DocumentRemark, LeftOut
from app.documents.shown import PLAIN, Change, Look, ShownLine, turned
from app.documents.word.drawings import hidden, taken_out
from app.documents.word.everything import all_words, chosen
from app.documents.word.fields import Fields, WordField, result
from app.documents.word.fonts import drawn_otherwise
from app.documents.word.looks import Looks, moved
from app.language.excerpt import excerpt
from app.ooxml.styles import VAL, W, is_on, is_on_attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.documents.word.beside import Beside

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P, R, T, TBL = (W + name for name in ("p", "r", "t", "tbl"))
R_PR, P_PR, P_STYLE = W + "rPr", W + "pPr", W + "pStyle"
PICTURES = {W + "drawing", W + "pict", W + "object"}
SKIPPED = {
    W + name for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rubyPr")
} | {W + name for name in ("delInstrText", "softHyphen")}
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
CHANGES: dict[str, Change] = {
    W + "ins": "in",
    W + "moveTo": "in",
    W + "del": "out",
    W + "moveFrom": "out",
    _W14 + "conflictIns": "in",
    _W14 + "conflictDel": "out",
}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
LONGEST = 30


def is_placeholder(control: _Element) -> bool:
    """Whether a content control shows the words that ask for something to be typed."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def is_contents(control: _Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL, "").lower() == "table of contents"


def placeholder(control: _Element) -> LeftOut:
    return LeftOut(f"{ASKING}“{excerpt(all_words(control), LONGEST)}”", "处")


CONTENTS = LeftOut("目录", "处", usual=True)


class StoryReader:
    """Reads the paragraphs of one story (body, cell, text box, note) one after the other: fields reach over them."""

    def __init__(self, looks: Looks, beside: Beside | None, table: str = "") -> None:
        self._looks, self._beside, self._table = looks, beside, table
        self._fields = Fields()
        self._style = ""
        self._moves = False
        """Whether some words of the paragraph are set above or below the others."""
        self.drawings: list[_Element] = []
        """Those met since the last paragraph began: they stand behind it."""
        self._how: dict[str, Callable[[_Element, ShownLine, Look], None]] = {
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(CHANGES, self._changed),
            W + "sym": self._name,
            _M + "oMath": self._name,
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(PICTURES, self._drawing),
            W + "delText": self._taken_out,
            W + "instrText": self._instruct,
            W + "fldChar": self._field,
            W + "fldSimple": self._simple_field,
            W + "sdt": self._control,
            W + "commentReference": self._comment,
            W + "rt": self._reading_aid,
            W + "bdo": self._turned,
        }

    def read(self, paragraph: _Element, line: ShownLine, *, gone: bool = False) -> None:
        """Read a paragraph, which is out of sight as a whole where it is `gone`."""
        style = paragraph.find(f"{P_PR}/{P_STYLE}")
        self._style = style.get(VAL, "") if style is not None else ""
        properties = [run.find(R_PR) for run in paragraph.iter(R) if run.find(T) is not None]
        self._moves = len({moved(one) for one in properties}) > 1
        self._walk(paragraph, line, replace(PLAIN, hidden=True) if gone else PLAIN)

    def _walk(self, parent: _Element, line: ShownLine, look: Look) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child, line, look)
            elif tag == T:
                self._say((child.text or "").replace("\n", " "), line, look)
            elif tag in self._how:
                self._how[tag](child, line, look)
            elif isinstance(tag, str) and tag not in SKIPPED and tag not in (P, TBL):
                self._walk(chosen(child), line, look)

    def _run(self, run: _Element, line: ShownLine, look: Look) -> None:
        """Words of one look; signs of a symbol font are only counted."""
        properties = run.find(R_PR)
        own = self._looks.of(run, properties, self._style, self._table)
        if self._moves and not own.shift and (shift := moved(properties)):
            own = replace(own, shift=shift)
        if look.change or look.hidden:
            own = replace(own, change=look.change or own.change, hidden=own.hidden or look.hidden)
        self._walk(run, line, own)

    def _say(self, text: str, line: ShownLine, look: Look) -> None:
        if not self._fields.shows:
            return
        if look.font and look.fate in ("shown", "in") and drawn_otherwise(text, look.font, line):
            return
        contents = self._fields.contents
        if contents is None:
            self._fields.mark()
            line.say(text, look)
        elif not contents.named:
            contents.named = True
            line.put(CONTENTS)

    def _sign(self, sign: _Element, line: ShownLine, look: Look) -> None:
        if sign.get(W + "type") not in {"page", "column"}:
            self._say(_SIGNS[sign.tag], line, look)

    def _taken_out(self, text: _Element, line: ShownLine, look: Look) -> None:
        self._say(text.text or "", line, replace(look, change="out"))

    def _changed(self, revision: _Element, line: ShownLine, look: Look) -> None:
        change = CHANGES[revision.tag]
        self._walk(revision, line, look if look.change == "out" else replace(look, change=change))

    def _instruct(self, text: _Element, _line: ShownLine, look: Look) -> None:
        if look.change != "out":
            self._fields.instruct(text.text or "")

    def _field(self, mark: _Element, line: ShownLine, look: Look) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin" and is_on_attribute(mark.get(W + "dirty")) and self._fields.shows and look.change != "out":
            line.put(LeftOut("要更新的域（打开文件时它的结果会变）", "处"))
        if kind == "begin":
            self._fields.stack.append(WordField(mark.find(W + "ffData")))
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end" and (ended := self._fields.end()) and not ended.shown:
            self._end(ended, line, look)

    def _end(self, ended: WordField, line: ShownLine, look: Look) -> None:
        """Say what a field prints that has shown nothing so far."""
        text = result(ended)
        if text:
            self._say(text, line, look)
        elif text is None and not ended.in_result and self._fields.shows:
            line.put(LeftOut(f"没有结果的域“{excerpt(' '.join(ended.code.split()), LONGEST)}”", "处"))

    def _simple_field(self, element: _Element, line: ShownLine, look: Look) -> None:
        self._fields.stack.append(WordField(code=element.get(W + "instr", ""), in_result=True))
        self._walk(element, line, look)
        ended = self._fields.end()
        if ended and not ended.shown and not ended.is_contents:
            self._end(ended, line, look)

    def _control(self, control: _Element, line: ShownLine, look: Look) -> None:
        if is_placeholder(control):
            line.put(placeholder(control))
        elif is_contents(control):
            line.put(CONTENTS)
        elif self._beside and (bound := self._beside.bound.differing(control)):
            self._say(bound.shown, line, look)
            line.put(bound.instead)
        else:
            self._walk(control, line, look)

    def _name(self, element: _Element, line: ShownLine, look: Look) -> None:
        words = "".join(text.text or "" for text in element.iter(_M + "t"))
        if look.change == "out" or look.hidden:
            self._say(words, line, look)
        elif element.tag == W + "sym":
            line.put(LeftOut("符号字体的字符", "个"))
        else:
            line.put(LeftOut(f"公式“{excerpt(words, LONGEST)}”" if words.strip() else "公式", "个"))

    def _note(self, reference: _Element, line: ShownLine, _look: Look) -> None:
        kind = "尾注" if _NOTES[reference.tag] == "endnote" else "脚注"
        words = self._beside.note(_NOTES[reference.tag], reference.get(W + "id", "")) if self._beside else ""
        line.put(LeftOut(f"{kind}“{excerpt(words, LONGEST)}”" if words else kind, "条"))

    def _comment(self, reference: _Element, line: ShownLine, _look: Look) -> None:
        if self._beside and (words := self._beside.comment(reference.get(W + "id", ""))):
            line.put(DocumentRemark("comment", words))

    def _drawing(self, drawing: _Element, line: ShownLine, look: Look) -> None:
        if look.change == "out":
            line.put(taken_out(drawing))
        elif look.hidden:
            line.put(hidden(drawing))
        elif self._fields.shows:
            self.drawings.append(drawing)

    def _turned(self, element: _Element, line: ShownLine, look: Look) -> None:
        """Characters that are set from the right to the left, whatever they are."""
        if element.get(VAL) == "rtl" and look.change != "out" and self._fields.shows:
            line.put(turned(all_words(element)))
        else:
            self._walk(element, line, look)

    def _reading_aid(self, text: _Element, line: ShownLine, _look: Look) -> None:
        words = "".join(part.text or "" for part in text.iter(T))
        line.put(LeftOut(f"注音“{excerpt(words, LONGEST)}”", "处"))
