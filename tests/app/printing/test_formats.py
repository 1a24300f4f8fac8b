"""Web page and workbook carry the same figures and texts as the Word file, and nothing that acts."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.export import OFFERS, before_publication, made, proposed_name
from app.form.editions import TABLES, outline
from app.form.layout import grid
from app.printing import html
from app.printing.html_tables import table
from app.report.changes import apply
from app.report.model import Reason, Report
from app.tables.sheet import sheets
from tests.app.printing.word.samples import FORMS, HOSTILE, empty, filled, hostile

VOID = {"meta", "br", "col"}


class Page(HTMLParser):
    """Tags in balance, attributes, texts and the cells of each table."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.tables: list[list[tuple[int, int, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        spans = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "br":
            self.text += "\n"
        if tag == "table":
            self.tables.append([])
        if tag in {"td", "th"}:
            self.tables[-1].append((int(spans.get("rowspan") or 1), int(spans.get("colspan") or 1), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1] in {"td", "th"}:
            down, across, text = self.tables[-1].pop()
            self.tables[-1].append((down, across, text + data))


def expected(report: Report, id_: str) -> list[tuple[int, int, str]]:
    sheet = sheets(report)[id_]
    places = sorted(grid(sheet.table).places, key=lambda place: (place.row, place.col))
    return [(p.rowspan, p.colspan, sheet.printed_text(p.cell) if p.cell else p.text) for p in places]


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_the_web_page_has_the_official_tables_and_every_text(year: int, parts: str) -> None:
    report = filled(year, parts)
    page = Page(made(report, ".html").data.decode())
    assert page.open == []
    assert page.tables == [expected(report, id_) for id_ in TABLES]
    for part in outline(parts).sections:
        assert part.heading in page.text
        assert f"（一）{part.id}甲" in page.text
    assert page.text.rstrip().endswith(f"{year + 1}年1月11日")


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_the_web_page_runs_nothing_and_fetches_nothing(year: int, parts: str) -> None:
    page = Page(made(hostile(year, parts), ".html").data.decode())
    assert page.tags <= {
        *[
            "html",
            "head",
            "meta",
            "title",
            "body",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "p",
            "strong",
            "br",
            "table",
            "tbody",
            "thead",
            "caption",
            "colgroup",
            "col",
            "section",
            "main",
            "style",
            "tr",
            "th",
            "td",
        ]
    }
    assert page.attributes <= {
        *("lang", "charset", "name", "content", "style", "aria-label", "rowspan", "colspan", "scope", "tabindex")
    }
    assert HOSTILE.rstrip() in page.text.replace("\xa0", " ")


def test_the_plain_text_has_the_figures_row_by_row() -> None:
    report = filled(2025, "official")
    lines = html.plain(report).split("\n")
    assert "规章\t0\t1\t2" in lines
    assert lines[0] == report.title


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx"])
def test_the_same_report_makes_the_same_bytes(suffix: str) -> None:
    report = filled(2020, "nine")
    first = made(report, suffix).data
    assert first == made(report, suffix).data
    if suffix != ".html":
        with zipfile.ZipFile(io.BytesIO(first)) as package:
            assert b"openpyxl" not in b"".join(package.read(name) for name in package.namelist())


def test_everything_that_is_offered_has_a_name_and_a_use() -> None:
    assert [offer.suffix for offer in OFFERS] == [".docx", ".pdf", ".html", ".xlsx"]
    assert all(offer.name and offer.use for offer in OFFERS)
    assert proposed_name(empty(2025, "official")).endswith(".docx")
    assert before_publication(()) == ()


def test_persons_data_are_named_until_somebody_has_said_why_they_stay() -> None:
    report = apply(filled(2025, "official"), {("sections", "1"): ("可拨打经办人手机13912345678。",)})
    findings = run(Facts(report, strict=True)).findings
    assert any("13912345678" in told for told in before_publication(findings))
    kept = [replace(one, kept=Reason(kind="上级要求")) for one in findings]
    assert before_publication(kept) == ()


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx"])
@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_every_format_names_the_characters_that_it_left_out_alike(year: int, parts: str, suffix: str) -> None:
    report = hostile(year, parts)
    form = {".docx": "Word文件", ".html": "网页", ".xlsx": "Excel表格"}[suffix]
    notes = {note.replace(form, "文件") for note in made(report, suffix).notes}
    word = {note.replace("Word文件", "文件") for note in made(report, ".docx").notes}
    tables = {note for note in word if "”表“" in note or "单位信息" in note}
    assert notes == (tables if suffix == ".xlsx" else word)
    assert len(tables) > 1
    assert made(filled(year, parts), suffix).notes == ()


def test_a_cell_that_is_too_long_for_a_workbook_is_named() -> None:
    cell = "requests.received.business"
    report = apply(filled(2025, "official"), {("figures", cell): "长" * 40_000})
    (note,) = made(report, ".xlsx").notes
    assert "商业企业”的字超过32000个" in note


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_row_labels_stand_to_the_left_and_all_else_in_the_middle(year: int, parts: str) -> None:
    report = filled(year, parts)
    for id_, sheet in sheets(report).items():
        places = sorted(grid(sheet.table).places, key=lambda place: (place.row, place.col))
        sides = re.findall(r"<t[dh][^>]*text-align:(\w+)", table(sheet, str, whole=True))
        rows = [place.role == "row label" and place.rowspan == 1 for place in places]
        assert sides == ["left" if row else "center" for row in rows], id_
        assert any(place.role == "row label" for place in places) == (id_ == "requests" or "left" in sides)
