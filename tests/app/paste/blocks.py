"""What several tests of into table share."""

from __future__ import annotations

from app.form.editions import EDITIONS, edition
from app.form.layout import LayoutPlace
from app.form.parts import Table
from app.form.walk import walk
from app.paste.clipboard import CellTexts, from_text
from app.paste.plan import Plan
from app.report.changes import apply
from app.report.new import new_report
from app.tables.sheet import sheets

REQUESTS = edition("2021").table("requests")


PROACTIVE = edition("2021").table("proactive")


DISPUTES = edition("2021").table("disputes")


TABLES = [table for form in EDITIONS for table in form.tables]


def at(table: Table, cell: str) -> LayoutPlace:
    place = walk(table).place(f"{table.id}.{cell}")
    assert place
    return place


def first(table: Table) -> LayoutPlace:
    return walk(table).inputs[0]


def texts(found: Plan) -> dict[str, str]:
    return {id_.partition(".")[2]: text for id_, (_, text) in found.texts.items()}


def said(found: Plan) -> str:
    """What is said after the paste into an empty report."""
    return found.report(sheets(apply(new_report(2025, "某某县交通运输局"), found.changes)))


def rows(text: str) -> CellTexts:
    return from_text(text.replace(" ", "\t"))


RECEIVED = "一、本年新收政府信息公开申请数量"


CARRIED_IN = "二、上年结转政府信息公开申请数量"
