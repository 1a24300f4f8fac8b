"""First drafts of formula sentences from the figures: preface, requests, disputes, handling fee.

The sentences are jinja texts in `templates/prose/`; their figures are marks (see `app.marks`), so that a draft
follows the tables. Never prose for 总体情况 or for problems and measures: sixty offices would hand in the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from app.form import shared
from app.form.editions import outline
from app.report.changes import FieldPath
from app.report.model import Report
from app.system.resources import resource
from app.tables.sheet import sheets
from app.tables.tally import RESULTS
from app.texts.marks import Values

if TYPE_CHECKING:
    from jinja2 import Template

OUTCOMES = {line.id: line.label for line in shared.OUTCOMES if not line.total_of}
SUITS = {"litigation_direct": "未经复议直接起诉", "litigation_after_reconsideration": "复议后起诉"}
NUMBERS = "零一二三四五六七八九十"
HOMES = {
    "official": {"requests": "3", "disputes": "4", "fee": "6"},
    "nine": {"requests": "3", "disputes": "4", "fee": "3"},
}
"""The section of each outline in which a sentence belongs."""


@dataclass(frozen=True)
class SampleText:
    """Sentences to be offered: what the button says, the section (preface, 1…9), and what writes the paragraph with
    marks: only who takes it needs the library for that."""

    name: str
    section: str
    write: Callable[[], str]

    @property
    def text(self) -> str:
        return self.write()

    @property
    def path(self) -> FieldPath:
        return ("preface",) if self.section == "preface" else ("sections", self.section)


FEES_SINCE = 2021
"""The first year in which handling fees were charged (国办函〔2020〕109号)."""


@dataclass(frozen=True)
class Counted:
    """A class with cases in it, and the mark for their number."""

    name: str
    mark: str


@dataclass(frozen=True)
class Disputes:
    total: int
    mark: str
    outcomes: tuple[Counted, ...]


def drafts(report: Report, section: str) -> tuple[SampleText, ...]:
    """What can be offered in a section: only sentences whose figures are all filled in."""
    homes = HOMES[report.outline]
    found: list[SampleText] = []
    if section == "preface" and report.card.full_name.strip():
        found.append(SampleText("插入前言例句", section, partial(_preface, report)))
    if section == homes["requests"] and _is_complete(report, "requests"):
        found.append(SampleText("插入申请情况例句", section, partial(_requests, report)))
    if section == homes["disputes"] and _is_complete(report, "disputes"):
        found.append(SampleText("插入复议诉讼例句", section, partial(_disputes, report)))
    if section == homes["fee"]:
        found += [SampleText(name, section, write) for name, write in _fees(report)]
    return tuple(found)


def all_drafts(report: Report) -> Iterator[SampleText]:
    sections = ("preface", *(part.id for part in outline(report.outline).sections))
    return (draft for section in sections for draft in drafts(report, section))


def load() -> None:
    """Load what writes the sentences, where there is time for that."""
    _template("preface")


@cache
def _template(name: str) -> Template:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    return environment.from_string(resource("templates", "prose", f"{name}.txt").read_text(encoding="utf-8"))


def _write(name: str, **values: Any) -> str:
    return _template(name).render(**values).strip()


def _mark(id_: str) -> str:
    return "{{" + id_ + "}}"


def _of_requests(row: str) -> str:
    return _mark(f"requests.{row}.total")


def _preface(report: Report) -> str:
    card, parts = report.card, outline(report.outline).sections
    contact = {"地址": card.address, "邮政编码": card.postcode, "联系电话": card.phone, "电子邮箱": card.email}
    return _write(
        "preface",
        agency=card.full_name.strip(),
        year=report.year,
        edition=report.editions["requests"],
        parts=[part.name for part in parts],
        number=NUMBERS[len(parts)],
        website=card.website.strip(),
        office=card.office.strip(),
        contact=[f"{name}：{value.strip()}" for name, value in contact.items() if value.strip()],
    )


def _number_of(report: Report) -> Callable[[str], int]:
    values = Values(report)

    def number(mark: str) -> int:
        text = values.text(mark) or ""
        return int(text) if text.isdecimal() else 0

    return number


def _is_complete(report: Report, table: str) -> bool:
    """Whether every cell of a table is filled with something that can be counted."""
    sheet = sheets(report).get(table)
    if sheet is None:
        return False
    cells = tuple(cell.id for cell in sheet.table.inputs)
    return sheet.filled(*cells) and sheet.readable(*cells)


def _requests(report: Report) -> str:
    number = _number_of(report)
    found = tuple(Counted(name, _of_requests(row)) for row, name in RESULTS.items() if number(f"requests.{row}.total"))
    rows = {row: number(f"requests.{row}.total") for row in ("received", "carried_in", "concluded", "carried_out")}
    return _write("requests", **rows, results=found, figure=_of_requests)


def _disputes(report: Report) -> str:
    number = _number_of(report)
    head = "disputes.reconsideration"
    outcomes = tuple(Counted(name, _mark(f"{head}.{row}")) for row, name in OUTCOMES.items() if number(f"{head}.{row}"))
    suits = tuple(
        Counted(name, _mark(f"disputes.{row}.total")) for row, name in SUITS.items() if number(f"disputes.{row}.total")
    )
    reconsideration = Disputes(number(f"{head}.total"), _mark(f"{head}.total"), outcomes)
    return _write("disputes", reconsideration=reconsideration, litigation=suits)


def _fees(report: Report) -> Iterator[tuple[str, Callable[[], str]]]:
    """No fee, and some: how much it was stands in no table and is left to be filled in."""
    unpaid, charged = _number_of(report)("requests.other_fee_unpaid.total"), report.year >= FEES_SINCE
    values = {"unpaid": unpaid, "figure": _of_requests}
    yield "插入例句：没有收费", partial(_write, "handling_fee_none", charged=charged, **values)
    if charged:
        yield "插入例句：收取了信息处理费", partial(_write, "handling_fee_some", **values)
