"""Oddities of published reports, mixed into files made from published figures.

`remade(facts, random)` gives a paper and what a faithful reading must say of every cell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from app.form.editions import OFFICIAL, edition
from app.form.layout import grid
from app.form.parts import Cell
from tests.app.incoming.layouts import QUIRKS, cut
from tests.app.incoming.paper import Box, Line, Page, Paper
from tests.places import SAMPLES

FACTS = json.loads((SAMPLES / "published-figures.json").read_text(encoding="utf-8"))
"""The figures of 20 published reports, cells that are not 0; `missing` rows; no names."""

Value = int | str | None
Expected = dict[str, Value]
FULL = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass
class Made:
    paper: Paper
    expected: Expected
    quirks: list[str]


def remade(facts: dict[str, Any], random: Random) -> Made:
    """A report on the facts' figures with about half of all oddities in it."""
    expected: Expected = {}
    quirks: list[str] = []
    paper = Paper()
    year = facts["year"]
    paper.parts.append(
        Line(
            random.choice(
                [
                    f"测试县交通运输局{year}年政府信息公开工作年度报告",
                    f"测试县交通运输局\n{year}年政府信息公开工作年度报告",
                ]
            )
        )
    )
    paper.parts.append(Line(f"本报告由六个部分组成，统计期限自{year}年1月1日起至{year}年12月31日止。邮编：450000。"))
    bold = random.random() < 0.3
    for section in OFFICIAL.sections:
        paper.parts.append(Line(_heading(section.heading, random), bold))
        if section.table:
            paper.parts += _table(section.table, facts, expected, quirks, random)
        else:
            paper.parts += [Line("我局认真落实公开要求，按时答复。"), Line("一是加强学习。二是改进服务。")]
    paper.parts += [Line("测试县交通运输局"), Line(f"{year + 1}年1月20日")]
    return Made(paper, expected, quirks)


def _heading(text: str, random: Random) -> str:
    if random.random() < 0.2:
        return text.replace("、", random.choice([".", "．", "、 "]), 1)
    wordings = {
        "四、政府信息公开行政复议、行政诉讼情况": "四、因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "五、存在的主要问题及改进情况": "五、存在问题及改进情况",
        "六、其他需要报告的事项": "六、需要说明的其他事项与附表",
    }
    return wordings.get(text, text) if random.random() < 0.3 else text


def _table(id_: str, facts: dict[str, Any], expected: Expected, quirks: list[str], random: Random) -> list[Line | Page]:
    table = edition(facts["editions"][id_]).table(id_)
    boxes = []
    for place in grid(table).places:
        spot = (place.row, place.col, place.rowspan, place.colspan)
        if place.cell is None:
            boxes.append(Box(*spot, _label(place.text, place.role, random), place.role))
        elif place.cell.row in facts["missing"] and id_ == "proactive":
            expected[place.cell.id] = None
            boxes.append(Box(*spot, "", "figure", place.cell.id))
        else:
            text, value = _figure(facts["figures"].get(place.cell.id, "0"), place.cell, random)
            expected[place.cell.id] = value
            boxes.append(Box(*spot, text, "figure", place.cell.id))
    page = Page(boxes, random.choice(["word", "wps"]), random.random() < 0.3)
    if id_ == "proactive":
        page.boxes = _without_rows(page.boxes, facts["missing"], facts["short_label"])
    for quirk, chance in QUIRKS[id_].items():
        if random.random() < chance:
            page.boxes = quirk(page.boxes, random)
            quirks.append(f"{id_}.{quirk.__name__}")
    page.wrapped = random.random() < 0.15
    pages = cut(page, random) if id_ == "requests" and random.random() < 0.4 else [page]
    return [part for piece in pages for part in ([piece] if piece is pages[0] else [*_between(random), piece])]


def _between(random: Random) -> list[Line | Page]:
    return [Line(random.choice(["", "— 3 —"]))]


def _label(text: str, role: str, random: Random) -> str:
    change = random.random()
    if change < 0.15:
        text = text.replace("（", "(").replace("）", ")")
    elif change < 0.25:
        text = text.replace(".", random.choice([". ", "、", "．"]), 1)
    elif change < 0.32 and role == "column head":
        text = "\n".join((text[: len(text) // 2], text[len(text) // 2 :]))
    elif change < 0.38:
        text = " ".join(text) if len(text) < 5 else text[:3] + " " + text[3:]
    elif change < 0.42 and role == "row label" and len(text) > 8:
        spot = random.randrange(4, len(text))
        text = text[:spot] + random.choice(["", "某"]) + text[spot + 1 :]
    return text


def _figure(figure: str, cell: Cell, random: Random) -> tuple[str, Value]:
    """A figure as somebody would print it, and the value that it stays."""
    if figure in ("", "/"):
        return figure, None
    if cell.kind == "signed count":
        return _change(figure, random)
    if cell.kind == "amount":
        return _amount(figure, cell, random)
    if not figure.isdigit():
        return figure, None
    if figure == "0" and random.random() < 0.1:
        return random.choice(["/", "-", "", "—", "　"]), None
    return _count(figure, random), int(figure)


def _count(figure: str, random: Random) -> str:
    ways: list[Callable[[str], str]] = [
        lambda text: text.translate(FULL),
        lambda text: f"{int(text):,}",
        lambda text: text + random.choice(["件", " 件"]),
        lambda text: f" {text} ",
        lambda text: f"　{text}\u200b",
        lambda text: f"{text}（其中修订{int(text) // 2}件）" if int(text) > 9 else text,
    ]
    return random.choice(ways)(figure) if random.random() < 0.15 else figure


def _change(figure: str, random: Random) -> tuple[str, Value]:
    if figure.startswith("?"):
        return figure, None
    number = int(figure.replace("增", "").replace("减", "-"))
    if random.random() < 0.3:
        number = random.randrange(-30, 30)
    words = [f"增{number}", f"增 {number}", f"+{number}", f"增加{number}项"] if number > 0 else ["0"]
    if number < 0:
        words = [f"减{-number}", f"减 {-number}", str(number), f"减少{-number}".translate(FULL)]
    return random.choice(words), number


def _amount(figure: str, cell: Cell, random: Random) -> tuple[str, Value]:
    bare = figure.replace("万元", "").replace("元", "")
    if figure == bare and cell.unit != "万元":
        return random.choice([figure, figure + "万元", figure + " 元"]), bare
    return (figure if random.random() < 0.8 else figure.translate(FULL)), bare


def _without_rows(boxes: list[Box], missing: list[str], short_label: bool) -> list[Box]:
    gone = {box.row for box in boxes if box.id and box.id.split(".")[1] in missing}
    kept = [box for box in boxes if box.row not in gone]
    if short_label:
        kept = [replace(box, text=box.text.replace("行政规范性文件", "规范性文件")) for box in kept]
    return [replace(box, row=box.row - sum(row < box.row for row in gone)) for box in kept]
