"""What a corrected file says otherwise than the draft, place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.read_back.bound import Bound
from app.read_back.hunks import Hunk
from app.read_back.revisions import Comment, Revision
from app.read_back.tokens import SentenceToken
from app.report.changes import FieldPath
from app.report.model import Report

DifferenceKind = Literal["reworded", "put in", "taken out", "moved", "parted", "joined", "figure", "signature", "list"]
KIND_NAMES: dict[DifferenceKind, str] = {
    "reworded": "改写",
    "put in": "增加",
    "taken out": "删去",
    "moved": "移动",
    "parted": "分段",
    "joined": "并段",
    "figure": "数字",
    "signature": "落款",
    "list": "名单和分类",
}
Handling = Literal["take", "table", "unbind", "keep"]
"""What to do about a difference. With bound figures: `table` writes the file's figure into the table, `unbind` takes
the file's words as they are, `keep` takes all words but the figure."""


@dataclass(frozen=True)
class ComparedPart:
    """One list of paragraphs in both versions."""

    path: FieldPath
    name: str
    mine: tuple[SentenceToken, ...]
    theirs: tuple[SentenceToken, ...]


@dataclass(frozen=True)
class FileDifference:
    """One place. `mine` and `theirs` are as a person reads them, '' for nothing there; `section` and `place` are
    their names. `hunks` are what is to be taken over: one, or two for a sentence that has moved."""

    number: int
    kind: DifferenceKind
    section: str
    place: str
    mine: str
    theirs: str
    path: FieldPath
    hunks: tuple[tuple[ComparedPart, Hunk], ...] = ()
    bound: tuple[Bound, ...] = ()
    tracked: tuple[Revision, ...] = ()
    writable: bool = False
    """Whether every bound figure can go into the table."""

    @property
    def answers(self) -> tuple[Handling, ...]:
        """The ways in which it can be taken over."""
        if not self.bound:
            return ("take",)
        if not all(one.written for one in self.bound):
            return ("unbind",)
        return ("table", "unbind", "keep") if self.writable else ("unbind", "keep")


@dataclass(frozen=True)
class Comparison:
    """All differences in the order of the report; `red` are figures that no longer agree, `notes` what the draft
    can't hold."""

    mine: Report
    theirs: Report
    differences: tuple[FileDifference, ...] = ()
    red: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    alike: int = 0
    """Sentences and cells that are the same in both."""

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.section for one in self.differences))


def shown(tokens: Sequence[SentenceToken]) -> str:
    """Tokens as a person reads them; a break at either end is not told."""
    return "".join(token.text for token in tokens).strip("\n \u3000\t")
