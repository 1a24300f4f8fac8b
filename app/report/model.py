"""What somebody typed or imported. Totals, shares and findings are never stored here: they are worked out.

A `Report` never changes; `app.changes.apply` makes the next one.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Literal

from app.report.part import Part

Paragraphs = tuple[str, ...]
AgencyKind = Literal["government", "bureau", "town", "street", "zone", "authorised", ""]
KINDS: dict[AgencyKind, str] = {
    "government": "县级以上人民政府",
    "bureau": "政府办公室及部门",
    "town": "乡镇人民政府",
    "street": "街道办事处",
    "zone": "开发区管委会等",
    "authorised": "法律法规授权组织",
    "": "不清楚",
}
SCOPES: dict[str, str] = {"own": "本机关", "rollup": "本级政府汇总"}
ReportState = Literal["draft", "review", "final", "published"]
STATES: dict[ReportState, str] = {"draft": "草稿", "review": "送审稿", "final": "定稿", "published": "已发布"}
"""In the order in which a report goes through them."""
FORMAT = 2


@dataclass(frozen=True, kw_only=True)
class Card(Part):
    """The unit card (单位信息)."""

    full_name: str = ""
    short_name: str = ""
    kind: AgencyKind = ""
    scope: Literal["own", "rollup"] = "own"
    city_with_districts: bool | None = None
    """Whether a city government is 设区的市; None: not known."""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    """Where the report can be read and taken home from."""
    office: str = ""


@dataclass(frozen=True, kw_only=True)
class Person(Part):
    """A line of the roster of the leading group."""

    role: str = ""
    name: str = ""
    post: str = ""


@dataclass(frozen=True, kw_only=True)
class Category(Part):
    """A class of disclosed items; `count` as entered. Its share is worked out."""

    name: str = ""
    count: str = ""


@dataclass(frozen=True, kw_only=True)
class Reason(Part):
    """Why a finding is kept (核实说明), or that a hint was closed (`kind` “已阅”)."""

    kind: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Source(Part):
    """A figure noted from outside the report, on the page 数据来源与核对."""

    name: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Unlocking(Part):
    """Why a final report was opened for changes again, and on what day (2026-01-20)."""

    date: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Correction(Part):
    """What was corrected in a published report: the place in words, both texts, why, on what day (2026-02-03)."""

    place: str
    old: str
    new: str
    why: str
    date: str


@dataclass(frozen=True, kw_only=True)
class Signature(Part):
    """The signature block. An empty `name` is the body's full name; `date` as printed: 2021年1月11日."""

    name: str = ""
    date: str = ""
    seal: bool = True


@dataclass(frozen=True, kw_only=True)
class Remark(Part):
    """What an imported document must not be published with: a revision not accepted, a comment, hidden words."""

    kind: Literal["revision", "comment", "hidden"]
    where: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Imported(Part):
    """What an imported document showed that a draft made here has no place for.

    `headings` are its level-1 headings as printed, in order; `labels` pairs (as printed, official) of table
    labels that differ; `missing_labels` official rows it lacks; `unread` what was not taken over.
    """

    source: str = ""
    sha256: str = ""
    title: str = ""
    headings: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    missing_labels: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    """Ids of the official tables that the document has."""
    instead: dict[str, str] = field(default_factory=dict)
    """Table id -> what the document has where that table should stand: “1张图片”."""
    remarks: tuple[Remark, ...] = ()
    aside: tuple[str, ...] = ()
    """What else was not taken over, which nobody misses in a report: page numbers, menus of a web site."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """All that was not taken over."""
        return (*self.unread, *self.aside)


@dataclass(frozen=True, kw_only=True)
class LastYear(Part):
    """Last year's report as it was attached: read-only, for comparison."""

    year: int
    editions: dict[str, str]
    outline: str = "official"
    agency: str = ""
    figures: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    preface: Paragraphs = ()
    sections: dict[str, Paragraphs] = field(default_factory=dict)
    under_table: dict[str, Paragraphs] = field(default_factory=dict)
    source: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class Report(Part):
    """One yearly report, as far as it is filled.

    Keys: `figures`, `units`, `tidied`, `origin`, `printed`, `sources` by cell id; `sections` by section id
    of the outline; `under_table` by table id; `reasons` by `Finding.key`.
    """

    format: int = FORMAT
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    state: ReportState = "draft"
    stages: dict[str, str] = field(default_factory=dict)
    """The day (2026-01-20) on which each state was reached that the report has been through."""
    unlockings: tuple[Unlocking, ...] = ()
    published: LastYear | None = None
    """What was published, as it stands where the public reads it."""
    corrections: tuple[Correction, ...] = ()
    """What was corrected since it was first published."""
    done: tuple[str, ...] = ()
    """Ids of the pages that the clerk marked as done."""
    card: Card = Card()
    year: int
    editions: dict[str, str]
    outline: str = "official"
    figures: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    tidied: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    """Totals as an imported document prints them, '' where it left one blank, kept until the clerk takes the
    worked-out ones; then there are none."""
    preface: Paragraphs = ()
    sections: dict[str, Paragraphs] = field(default_factory=dict)
    under_table: dict[str, Paragraphs] = field(default_factory=dict)
    roster: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    signature: Signature = Signature()
    sources: dict[str, Source] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    """What the clerk compared by eye and found right, with what stood there then: by cell id, or by the key of a number
    in the text. It counts as long as that still stands there."""
    last_year: LastYear | None = None
    imported: Imported | None = None
    doubts: Paragraphs = ()
    """Sentences on what was not sure, or left out, when a document was brought in, until somebody has looked."""

    @property
    def title(self) -> str:
        """The official title: {机关名称}{YYYY}年政府信息公开工作年度报告."""
        return f"{self.card.full_name}{self.year}年政府信息公开工作年度报告"
