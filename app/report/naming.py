"""What a place in a draft is called on screen: by cell, by section, by field of the unit card."""

from __future__ import annotations

from collections.abc import Mapping

from app.form.editions import EDITIONS, OUTLINES, TABLES, table_of

UNREAD = "未读入"
KIND_NAMES = {"revision": "没有接受的修订", "comment": "批注", "hidden": "隐藏的文字"}
"""What a document must not be published with, by `Remark.kind`."""
FIELDS = {
    "format": "格式号",
    "id": "草稿编号",
    "state": "状态",
    "stages": "各阶段的日期",
    "unlockings": "解锁记录",
    "published": "公布的内容",
    "corrections": "更正记录",
    "seen": "已用眼核对的数",
    "done": "已填好的页",
    "card": "单位信息",
    "year": "报告年度",
    "editions": "表格的版本",
    "outline": "报告结构",
    "figures": "表格数字",
    "units": "金额单位",
    "tidied": "数字的原样",
    "origin": "数字的来历",
    "printed": "原件印的总计",
    "preface": "前言",
    "sections": "正文",
    "under_table": "表下文字",
    "roster": "名单",
    "categories": "分类",
    "signature": "落款",
    "sources": "数据来源与核对",
    "reasons": "核实说明",
    "last_year": "上年年报",
    "imported": "导入原件的信息",
    "doubts": "导入时要核对的",
    "checksum": "校验码",
    "full_name": "机关全称",
    "short_name": "简称",
    "kind": "机关类别",
    "scope": "数据范围",
    "city_with_districts": "是否设区的市",
    "address": "联系地址",
    "postcode": "邮政编码",
    "phone": "联系电话",
    "email": "电子邮箱",
    "website": "公开网址",
    "office": "承办科室",
    "name": "名称",
    "date": "日期",
    "seal": "是否盖章",
}
CHECK_REPORT = "政府信息公开工作年度报告核对情况"
"""The title of a check report, by which it is told from a yearly report."""
WITH_FIGURE = ("units", "tidied", "origin")
"""Fields by cell id that say something of the cell's figure, and go with it."""
BY_CELL = ("figures", *WITH_FIGURE, "printed", "sources")
"""Fields of a report by cell id."""


def name_of(path: tuple[str | int, ...], editions: Mapping[str, str], outline: str = "official") -> str:
    """The Chinese name of a place: “收到和处理…：自然人·予以公开”. An unknown part stays as it is written."""
    field, *rest = map(str, path)
    if field in BY_CELL and rest:
        cell = cell_name(rest[0], editions)
        return cell if field == "figures" else f"{cell}（{FIELDS[field]}）"
    if field in {"sections", "under_table"} and rest:
        return "·".join([_part_name(field, rest[0], outline), *_ordinals(rest[1:])])
    return "·".join([FIELDS.get(field, f"“{field}”"), *_ordinals(rest)])


def cell_name(cell_id: str, editions: Mapping[str, str]) -> str:
    """The official name of a cell with its table, the id itself for a cell that no edition has."""
    known = {form.id for form in EDITIONS}
    usable = {table: id_ for table, id_ in editions.items() if table in TABLES and id_ in known}
    found = table_of(cell_id, usable)
    return f"{found[0].short}：{found[1].name}" if found else f"“{cell_id}”"


def _part_name(field: str, part: str, outline: str) -> str:
    sections = next((form.sections for form in OUTLINES if form.id == outline), ())
    key = "id" if field == "sections" else "table"
    heading = next((section.heading for section in sections if getattr(section, key) == part), f"“{part}”")
    return f"{heading}（表下文字）" if field == "under_table" else heading


def _ordinals(parts: list[str]) -> list[str]:
    return [f"第{int(part) + 1}项" if part.isdecimal() else FIELDS.get(part, f"“{part}”") for part in parts]


def name_of_left_out(stated: str) -> str:
    """What is set before one thing that was left out of a document, or that was read and may show otherwise."""
    return UNREAD if stated.endswith(UNREAD) else "请核对"
