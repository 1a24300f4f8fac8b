"""A draft's content made into a `Report`: what does not fit is left out, and every omission is named."""

from __future__ import annotations

from collections import Counter
from typing import Any

from app.errors import DamagedFile, GknbError, UnreadableFile
from app.form.editions import EDITIONS, OUTLINES, TABLES, edition, edition_for, outline, too_late
from app.language.excerpt import excerpt
from app.report.model import Report
from app.report.naming import FIELDS, name_of
from app.report.part import Misfit, Misfits, Place

ROUNDS = 8
"""How often what does not fit is taken out: a part that lacks a field goes as a whole, then its holder."""
MOST_FAULTS = 200
"""More faults than this under one field, and the field goes as a whole."""


def fit(data: dict[str, Any], name: str) -> tuple[Report, list[str]]:
    """The report in `data`, and a sentence for each thing left out. Raises `UnreadableFile` without a year.

    `data` is changed.
    """
    noticed: list[str] = []
    _editions(data, name, noticed)
    for field in ("last_year", "published"):
        _snapshot(data, field, noticed)
    for _ in range(ROUNDS):
        try:
            report = Report.read(data)
        except Misfits as misfits:
            _leave_out(data, name, misfits.all, noticed)
        else:
            return report, noticed
    raise DamagedFile(f"“{name}”的内容与年报草稿不符，读不了。请从备份里找回。")


def _editions(data: dict[str, Any], name: str, noticed: list[str]) -> None:
    """See to it that year, editions and outline are ones that the program knows."""
    year = data.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise DamagedFile(f"“{name}”里没有报告年度，读不了。请从备份里找回。")
    try:
        form = edition_for(year)
    except GknbError as error:
        raise UnreadableFile(f"“{name}”：{error}") from error
    given = data.get("editions")
    given = given if isinstance(given, dict) else {}
    known = [candidate.id for candidate in EDITIONS]
    data["editions"] = {table: given[table] if given.get(table) in known else form.id for table in TABLES}
    noticed += [
        f"{FIELDS['editions']}“{table}”：文件里写的是“{excerpt(given.get(table, ''))}”，已改为{form.name}。"
        for table in TABLES
        if data["editions"][table] != given.get(table)
    ]
    if "outline" in data and data["outline"] not in [candidate.id for candidate in OUTLINES]:
        noticed.append(f"报告结构“{excerpt(data['outline'])}”不认识，已改为统一格式（六个部分）。")
        data["outline"] = "official"


def _snapshot(data: dict[str, Any], field: str, noticed: list[str]) -> None:
    """Leave out last year's report, or what was published, where the program does not know its form."""
    last = data.get(field)
    if not isinstance(last, dict):
        return
    known, given = {form.id for form in EDITIONS}, last.get("editions")
    good = isinstance(given, dict) and all(table in TABLES and str(id_) in known for table, id_ in given.items())
    if not good or last.get("outline", "official") not in [form.id for form in OUTLINES]:
        again = "请重新附上。" if field == "last_year" else ""
        noticed.append(f"{FIELDS[field]}：用的表格或结构不认识，已略去。{again}")
        data[field] = None


def _leave_out(data: dict[str, Any], name: str, faults: list[Misfit], noticed: list[str]) -> None:
    """Take out what does not fit; from the last to the first, so that places in lists stay right."""
    if len(faults) > MOST_FAULTS * 10:
        raise DamagedFile(f"“{name}”有{len(faults)}处与年报草稿不符，读不了。请从备份里找回。")
    crowded = {field for field, count in Counter(fault.place[0] for fault in faults).items() if count > MOST_FAULTS}
    for field in crowded:
        data.pop(str(field))
        noticed.append(f"{name_of((field,), data['editions'])}：有{MOST_FAULTS}处以上不对，整项略去。")
    targets = {_target(fault): fault.why for fault in faults}
    for target in reversed(targets):
        above = (target[:length] for length in range(1, len(target)))
        if target[0] not in crowded and not any(part in targets for part in above):
            _mend(data, target, targets[target], noticed)


def _target(fault: Misfit) -> Place:
    """What is to go: the place itself, or its holder where a part of that is missing."""
    return fault.place[:-1] if fault.why == "missing" else fault.place


def _mend(data: dict[str, Any], target: tuple[Any, ...], why: str, noticed: list[str]) -> None:
    """Take out the entry at `target`, or make text of a number that should be text."""
    *way, last = target
    holder: Any = data
    for step in way:
        holder = holder[step]
    value = holder[last]
    where = name_of(target, data["editions"], data.get("outline", "official"))
    if why == "no text" and isinstance(value, int) and not isinstance(value, bool):
        holder[last] = str(value)
        noticed.append(f"{where}：{value}在文件里写成了数而不是文字，已照样读出。")
        return
    del holder[last]
    noticed.append(f"{where}：“{excerpt(value)}”{_FAULTS.get(why, '不合规定')}，已略去。")


_FAULTS = {"unknown": "是本程序不认识的内容", "missing": "不完整"}


def unplaced(report: Report) -> list[str]:
    """What the form of the year has no place for: figures, texts, an outline. They stay in the draft."""
    cells = {cell.id for table, id_ in report.editions.items() for cell in edition(id_).table(table).cells}
    noticed = [
        f"表中没有“{excerpt(cell, 60)}”这一格，文件里的“{excerpt(text)}”留在草稿里，不显示也不计算。"
        for cell, text in report.figures.items()
        if cell not in cells
    ]
    sections = {section.id for form in OUTLINES if form.id == report.outline for section in form.sections}
    for field, known in (("sections", sections), ("under_table", set(TABLES))):
        noticed += [
            f"{FIELDS[field]}里没有名为“{excerpt(part)}”的部分，文件里的文字留在草稿里，不显示。"
            for part, texts in getattr(report, field).items()
            if part not in known and any(texts)
        ]
    form = outline(report.outline)
    if not form.allows(report.year):
        noticed.append(f"这份{report.year}年度的年报用的是“{form.name}”。{too_late(form)}")
    return noticed
