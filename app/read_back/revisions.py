"""Tracked changes and comments of a Word file: who changed what and when, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.language.excerpt import excerpt
from app.ooxml.package import Package
from app.ooxml.styles import W
from app.read_back.tokens import squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSERTED, _DELETED = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
_P, _R, _TEXT, _DEL_TEXT = W + "p", W + "r", W + "t", W + "delText"
_REFERENCE, _PROPERTIES = W + "commentReference", {W + "pPr", W + "rPr"}
_BESIDE = 20
RevisionKind = Literal["inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class Revision:
    """Words that somebody put in or took out."""

    kind: RevisionKind
    author: str
    date: str
    text: str

    @property
    def message(self) -> str:
        """“张三 2025-01-06 10:20”."""
        return f"{self.author or '未署名'} {self.date}".strip()


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody noted in the margin; `beside` is the paragraph, as it now reads."""

    author: str
    date: str
    text: str
    beside: str

    @property
    def message(self) -> str:
        """“王主任 2026-01-06 10:20：改为300条（在“全年公开信息……”处）”."""
        by = f"{self.author or '未署名'} {self.date}".strip()
        return f"{by}：{self.text}" + (f"（在“{excerpt(self.beside, _BESIDE)}”处）" if self.beside.strip() else "")


@dataclass
class RevisedParagraph:
    """A paragraph with revisions: as it was, as it is."""

    before: str = ""
    after: str = ""
    revisions: list[Revision] = field(default_factory=list)


@dataclass(frozen=True)
class Tracked:
    paragraphs: tuple[RevisedParagraph, ...] = ()
    comments: tuple[Comment, ...] = ()

    def of(self, mine: str, theirs: str) -> tuple[Revision, ...]:
        """The revisions that made `theirs` of `mine`, either of them empty for words put in or taken out."""
        one, other = squeezed(mine), squeezed(theirs)
        found: list[Revision] = []
        for paragraph in self.paragraphs:
            before, after = squeezed(paragraph.before), squeezed(paragraph.after)
            if (one in before and other in after) or (one and not other and before and before in one and not after):
                found += [revision for revision in paragraph.revisions if _of(revision, one, other)]
        return tuple(dict.fromkeys(found))


def _of(revision: Revision, one: str, other: str) -> bool:
    words = squeezed(revision.text)
    whole = other if revision.kind == "inserted" else one
    return bool(words) and bool(whole) and (words in whole or whole in words)


def tracked(data: bytes, name: str) -> Tracked:
    """The tracked changes and comments of the .docx in `data`. Raises `UnreadableFile`."""
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    if root is None:
        return Tracked()
    notes = _comments(package, main)
    paragraphs, comments = [], []
    for element in root.iter(_P):
        paragraph, marks = _paragraph(element)
        if paragraph.revisions:
            paragraphs.append(paragraph)
        comments += [
            Comment(*notes[id_], paragraph.after) for id_ in dict.fromkeys(marks) if id_ in notes and notes[id_][2]
        ]
    return Tracked(tuple(paragraphs), tuple(comments))


def _paragraph(element: _Element) -> tuple[RevisedParagraph, list[str]]:
    found, marks = RevisedParagraph(), list[str]()
    for words, by, comment in _walk(element, None):
        if comment:
            marks.append(comment)
        elif by is None:
            found.before += words
            found.after += words
        else:
            kind: RevisionKind = "inserted" if by.tag in _INSERTED else "deleted"
            found.before += words if kind == "deleted" else ""
            found.after += words if kind == "inserted" else ""
            _note(found.revisions, Revision(kind, by.get(W + "author", "").strip(), _when(by), words))
    return found, marks


def _note(revisions: list[Revision], one: Revision) -> None:
    """Programs cut one change into many runs: those side by side are one."""
    last = revisions[-1] if revisions else None
    if last and (last.kind, last.author, last.date) == (one.kind, one.author, one.date):
        revisions[-1] = Revision(one.kind, one.author, one.date, last.text + one.text)
    else:
        revisions.append(one)


def _walk(element: _Element, by: _Element | None) -> Iterator[tuple[str, _Element | None, str]]:
    """Words with the revision that they belong to, and the ids of comments."""
    for child in element:
        if child.tag in (_TEXT, _DEL_TEXT):
            yield child.text or "", by, ""
        elif child.tag == _REFERENCE:
            yield "", None, child.get(W + "id", "")
        elif child.tag in _INSERTED | _DELETED:
            yield from _walk(child, child if by is None or child.tag in _DELETED else by)
        elif child.tag not in _PROPERTIES and child.tag != _P:
            yield from _walk(child, by)


def _when(element: _Element) -> str:
    """2025-01-06T10:20:00Z as 2025-01-06 10:20."""
    return element.get(W + "date", "")[:16].replace("T", " ")


def _comments(package: Package, main: str) -> dict[str, tuple[str, str, str]]:
    """Comment id -> author, time, words."""
    found = {}
    folder = main.rpartition("/")[0]
    for relation in package.relations(main):
        if not relation.get("Type", "").endswith("/comments"):
            continue
        target = relation.get("Target", "")
        root = package.xml(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")
        for comment in root.iterchildren(W + "comment") if root is not None else ():
            lines = ("".join(text.text or "" for text in line.iter(_TEXT)) for line in comment.iter(_P))
            words = " ".join(line.strip() for line in lines if line.strip())
            found[comment.get(W + "id", "")] = comment.get(W + "author", "").strip(), _when(comment), words
    return found
