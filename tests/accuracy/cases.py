"""A labelled passage as the report in which it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.form.editions import OFFICIAL, TABLES, edition
from app.last_year.snapshot import snapshot
from app.report.changes import apply
from app.report.model import Imported, LastYear, Report, Signature, Source
from app.report.new import new_report

Case = dict[str, Any]

NEUTRAL: dict[str, tuple[str, ...]] = {
    "1": (
        "（一）主动公开",
        "围绕群众关心的事项，及时公布办事指南和工作动态。",
        "（二）依申请公开",
        "畅通受理渠道，规范登记、审核和答复各个环节。",
        "（三）政府信息管理",
        "落实信息发布审核责任，定期清理过期内容。",
        "（四）政府信息公开平台建设",
        "做好网站栏目的日常维护。",
        "（五）监督保障",
        "明确专人负责，组织业务学习，接受工作考核和社会评议，没有责任追究情形。",
    ),
    "2": (),
    "3": (),
    "4": (),
    "5": ("存在的主要问题是解读方式不够丰富。改进措施是增加图解和问答，方便群众理解。",),
    "6": ("本年度没有收取信息处理费。没有其他需要报告的事项。",),
}


def read(folder: Path) -> list[Case]:
    """The cases of every file in the folder whose name ends in prose_cases.jsonl."""
    files = sorted(folder.glob("*prose_cases.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def report(case: Case, *, alone: bool = False) -> Report:
    """The report of a case, with neutral text beside the passage unless it is to stand `alone`."""
    year, layout = case["year"], case.get("layout") or {}
    cells = {cell.id: "0" for id_ in TABLES for cell in edition(case["edition"]).table(id_).inputs}
    given = {id_: str(value) for id_, value in (case.get("figures") or {}).items()}
    sections = {} if alone else dict(NEUTRAL)
    preface = (layout.get("preface") or _preface(year),)
    if case["section"] == "preface":
        preface = tuple(case["passage"].split("\n"))
    else:
        sections[case["section"]] = _section(case, sections.get(case["section"], ()))
    return apply(
        new_report(year, case["agency"], case["agency_kind"]),
        {
            ("editions",): dict.fromkeys(TABLES, case["edition"]),
            ("figures",): {id_: given.get(id_, zero) for id_, zero in cells.items()},
            ("printed",): {id_: value for id_, value in given.items() if id_ not in cells},
            ("sections",): sections,
            ("preface",): preface,
            ("signature",): Signature(name=case["agency"], date=layout.get("date") or f"{year + 1}年1月15日"),
            ("imported",): _imported(case, layout),
            ("sources",): {
                id_: Source(name=name, value=value) for id_, (name, value) in case.get("sources", {}).items()
            },
        },
    )


def _section(case: Case, around: tuple[str, ...]) -> tuple[str, ...]:
    passage = tuple(case["passage"].split("\n"))
    return passage if case.get("mode") == "replace" else (*around, *passage)


def _preface(year: int) -> str:
    return (
        "根据《中华人民共和国政府信息公开条例》的规定编制本报告。本报告由六个部分组成，"
        f"统计期限自{year}年1月1日起至{year}年12月31日止。"
    )


def _imported(case: Case, layout: dict[str, Any]) -> Imported:
    title = layout.get("title") or f"{case['agency']}{case['year']}年政府信息公开工作年度报告"
    headings = tuple(layout.get("headings") or (section.heading for section in OFFICIAL.sections))
    labels = tuple((printed, official) for official, printed in (layout.get("labels") or {}).items())
    return Imported(source="case", title=title, headings=headings, labels=labels, tables=TABLES)


def earlier(case: Case) -> Report | None:
    """The report of the year before, where the case has a passage of it."""
    given = case.get("last_year")
    if not given:
        return None
    year = case["year"] - 1
    edition_id = "2019" if year < 2021 else "2021"
    of_then = {**case, "mode": None, "figures": {}, **given, "year": year, "edition": edition_id, "layout": {}}
    return report(of_then, alone=True)


def before(case: Case) -> LastYear | None:
    """The same as it is attached to this year's report."""
    found = earlier(case)
    return snapshot(found, "上年年报") if found else None
