"""What was said of many files in short: by file, by code, and in words for one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.check_reports.as_json import why_kept
from app.check_reports.checking import Checked, Result, Unread
from app.check_reports.results import FileResults
from app.checks.catalogue import catalogue
from app.checks.ledger import counted as numbers_told
from app.checks.rule import LEVEL_NAMES, Finding, Level
from app.form.editions import outline
from app.language.excerpt import excerpt
from app.report.naming import cell_name, name_of_left_out
from app.texts.paragraphs import paragraphs

LONGEST_NAME = 60
MOST_NAMED = 3
LONGEST_BEFORE = 24
DOUBTS = "读入文件时不能确定或没有读入的内容，请对照原件核对："


@dataclass(frozen=True)
class OfCode:
    """How often a code was found, and in how many files."""

    code: str
    title: str
    findings: int
    files: int


def by_code(results: FileResults) -> list[OfCode]:
    """The codes that were found, what most files have first; findings kept with a reason don't count."""
    findings: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for one in results.briefs:
        findings.update(one.codes)
        files.update(set(one.codes))
    found = (OfCode(rule.code, rule.title, findings[rule.code], files[rule.code]) for rule in catalogue())
    return sorted((code for code in found if code.findings), key=lambda code: (-code.files, -code.findings))


NO_LAST_YEAR = "没有附上上年年报"


def passed(result: Checked) -> list[str]:
    """The checks that found nothing wrong, as “D3 收办不平”."""
    return _titles(result.passed)


def uncompared(result: Checked) -> list[str]:
    """The checks that had no last year's report to compare with, in the same way."""
    return _titles(result.uncompared)


def _titles(codes: Sequence[str]) -> list[str]:
    return [f"{rule.code} {rule.title}" for rule in catalogue() if rule.code in codes]


def counted(counts: dict[str, int]) -> str:
    return "，".join(f"{LEVEL_NAMES[level]}{counts[level.value]}处" for level in Level)


def subject(result: Checked) -> str:
    return f"{excerpt(result.report.card.full_name, LONGEST_NAME)}{result.report.year}年年报"


def where(result: Checked, finding: Finding) -> str:
    """The place of a finding in words: “一、总体情况 第3段”, for cells the section of their table; else empty."""
    if finding.spot:
        return place_of(result, finding.spot.section, finding.spot.paragraph)
    return section_of(result, finding.cells)


_ELSEWHERE = {"card": "单位信息", "preface": "前言", "title": "标题", "signature": "落款"}


def place_of(result: Checked, section: str, paragraph: int) -> str:
    """A paragraph in words: “一、总体情况 第3段”."""
    found = outline(result.report.outline).section(section)
    part = found.heading if found else _ELSEWHERE[section]
    return f"{part} 第{paragraph}段" if paragraph else part


def section_of(result: Checked, cells: Sequence[str]) -> str:
    """The headings over the tables of cells: “三、收到和处理政府信息公开申请情况”."""
    tables = {cell.partition(".")[0] for cell in cells}
    return "、".join(section.heading for section in outline(result.report.outline).sections if section.table in tables)


def places(result: Checked, cells: Sequence[str]) -> str:
    """The official names of cells, the first few."""
    names = [cell_name(cell, result.report.editions) for cell in cells]
    return "、".join(names[:MOST_NAMED]) + (f"等{len(names)}格" if len(names) > MOST_NAMED else "")


def lines_of(result: Result) -> Iterator[str]:
    """One file in words."""
    if isinstance(result, Unread):
        return
    yield f"{result.file}：{subject(result)}"
    before = _WordsBefore(result)
    for finding in result.outcome.findings:
        kept = f"（已核实：{why_kept(finding)}）" if finding.kept else ""
        stated = _at_its_place(where(result, finding), finding.message)
        yield f"  [{LEVEL_NAMES[finding.level]}] {finding.code} {stated}{before.of(finding)}{kept}"
    for code, left in result.outcome.not_checked:
        yield f"  [未核对] {code} {left.message}"
    for stated in result.report.imported.left_out if result.report.imported else ():
        yield f"  [{name_of_left_out(stated)}] {stated}"
    if result.repeated:
        yield f"  与上年年报重复{result.repeated.in_words}"
    yield f"  {numbers_told(result.mentions)}"
    yield f"  {counted(result.counts)}"


def _at_its_place(place: str, message: str) -> str:
    """The message behind its place; a message that begins with the paragraph does not name it twice."""
    section, _, paragraph = place.rpartition(" ")
    if paragraph and section and message.startswith(paragraph):
        return f"{section} {message}"
    return f"{place}：{message}" if place else message


class _WordsBefore:
    """Where findings say the same as others of the file: the words that end where each stands."""

    def __init__(self, result: Checked) -> None:
        self._same = Counter((finding.code, finding.message) for finding in result.outcome.findings)
        self._report = result.report

    @cached_property
    def _texts(self) -> dict[tuple[str, int], str]:
        return {(text.section, text.number): text.text for text in paragraphs(self._report)}

    def of(self, finding: Finding) -> str:
        """The words, '' for a finding that says what no other does."""
        spot = finding.spot
        if spot is None or self._same[finding.code, finding.message] == 1:
            return ""
        text = self._texts.get((spot.section, spot.paragraph), "")
        begin = max(spot.end - LONGEST_BEFORE, 0)
        return f"（“{'…' if begin else ''}{excerpt(text[begin : spot.end], LONGEST_BEFORE)}”处）" if text else ""


def summary(results: FileResults) -> Iterator[str]:
    """Many files in short: a line for each file, one for each code."""
    yield f"共{len(results)}个文件："
    for one in results.briefs:
        yield f"  {one.file}：{one.unread.message if one.unread else counted(one.counts)}"
    codes = by_code(results)
    if codes:
        yield "按检查项："
    for found in codes:
        yield f"  {found.code} {found.title}：{found.files}个文件，{found.findings}处"
