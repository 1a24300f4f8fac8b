"""Reports for the tests of what is written: empty, full, hostile, for each edition and outline."""

from __future__ import annotations

from app.form.editions import TABLES, edition, outline
from app.report.model import Card, Report, Signature
from app.report.new import new_report

FORMS = [(2020, "official"), (2025, "official"), (2020, "nine")]
HOSTILE = "<b>&amp;]]> {{标题}} {% x %} 😀 <?gknb 1?> \\N 'q' \"z\" "


def empty(year: int, parts: str) -> Report:
    return new_report(year, "示例区交通运输局", "bureau", parts)


def filled(year: int, parts: str) -> Report:
    """Every cell and every section filled, no two figures alike."""
    report = empty(year, parts)
    cells = [cell for id_ in TABLES for cell in edition(report.editions[id_]).table(id_).inputs]
    kinds = {"signed count": "减25", "amount": "718.3854"}
    figures = {cell.id: kinds.get(cell.kind, str(number)) for number, cell in enumerate(cells)}
    sections = {
        part.id: (f"（一）{part.id}甲", "正文。", "1.乙", "（1）丙", "丙的正文。") for part in outline(parts).sections
    }
    return report.model_copy(
        update={
            "figures": figures,
            "units": {"proactive.procurement.amount": "万元"},
            "sections": sections,
            "under_table": {id_: (f"{id_}的说明。",) for id_ in TABLES},
            "preface": ("前言一。", "前言二。"),
            "signature": Signature(date=f"{year + 1}年1月11日"),
        }
    )


def hostile(year: int, parts: str) -> Report:
    """Text that could be taken for markup, marks or commands, control characters and half characters."""
    report = empty(year, parts)
    text = HOSTILE + "长" * 2_500 + "\t尾\n二\x00\x08\ud800\uffff"
    cells = [cell for id_ in TABLES for cell in edition(report.editions[id_]).table(id_).inputs]
    return report.model_copy(
        update={
            "card": Card(full_name="甲<&>{{年度}}局\x01\n乙"),
            "preface": (text,),
            "sections": {part.id: (text, f"（一）{text}") for part in outline(parts).sections},
            "under_table": dict.fromkeys(TABLES, (text,)),
            "figures": {cell.id: HOSTILE + "\x02" for cell in cells},
            "signature": Signature(name=HOSTILE * 4, date="<今天>\x03", seal=False),
        }
    )
