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
from tests.app.incoming.paper import Box, Line, Page, Paper, renumbered
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


def unmerged(boxes: list[Box], random: Random) -> list[Box]:
    """Merged cells taken apart: the text in the first, the others blank."""
    return _taken_apart(boxes, lambda box, first: box.text if first else "")


def repeated(boxes: list[Box], random: Random) -> list[Box]:
    """Merged cells taken apart with the text in each."""
    return _taken_apart(boxes, lambda box, _: box.text)


def _taken_apart(boxes: list[Box], text: Callable[[Box, bool], str]) -> list[Box]:
    return [
        replace(box, row=row, col=col, rowspan=1, colspan=1, text=text(box, (row, col) == (box.row, box.col)))
        for box in boxes
        for row in range(box.row, box.row + box.rowspan)
        for col in range(box.col, box.col + box.colspan)
    ]


def heads_unmerged(boxes: list[Box], random: Random) -> list[Box]:
    heads = [box for box in boxes if box.role in ("column head", "corner")]
    return unmerged(heads, random) + [box for box in boxes if box not in heads]


def fallen_together(boxes: list[Box], random: Random) -> list[Box]:
    """Row merges lost, the cells below gone: rows shifted left."""
    return [replace(box, rowspan=1) for box in boxes]


def fallen_and_padded(boxes: list[Box], random: Random) -> list[Box]:
    """Rows shifted left and filled up with blank cells at the right."""
    heads = [box for box in boxes if box.role in ("column head", "corner")]
    rows = {box.row for box in boxes if box.role == "figure"}
    width = max(box.col + box.colspan for box in boxes)
    fallen = [box if box in heads else replace(box, rowspan=1) for box in boxes]
    short = {row: width - sum(box.colspan for box in fallen if box.row == row) for row in rows}
    return [*fallen, *(Box(row, width + n, 1, 1, "") for row in rows for n in range(short[row]))]


def heads_fallen_together(boxes: list[Box], random: Random) -> list[Box]:
    return [replace(box, rowspan=1, colspan=1) if box.role in ("column head", "corner") else box for box in boxes]


def spans_lost(boxes: list[Box], random: Random) -> list[Box]:
    """Column merges lost, the cells at the right gone."""
    return [replace(box, colspan=1) for box in boxes]


def all_lost(boxes: list[Box], random: Random) -> list[Box]:
    """Every merge lost, every covered cell gone."""
    return [replace(box, colspan=1, rowspan=1) for box in boxes]


def middle_column(boxes: list[Box], random: Random) -> list[Box]:
    """A column “个体工商户” among the applicants, with figures."""
    at = next(box.col for box in boxes if box.id == "requests.received.research")
    first = [box for box in boxes if box.role == "figure" and box.col == at]
    moved = [replace(box, col=box.col + 1) if box.col >= at else box for box in boxes]
    wide = [replace(box, colspan=box.colspan + 1) if box.col < at < box.col + box.colspan else box for box in moved]
    return [
        *wide,
        Box(2, at, 1, 1, "个体工商户"),
        *(Box(box.row, at, 1, 1, str(random.randrange(70, 79))) for box in first),
    ]


def other_results(boxes: list[Box], random: Random) -> list[Box]:
    """A row more among the results, with figures."""
    row = next(box.row for box in boxes if box.id.startswith("requests.denied_inquiry_matter")) + 1
    moved = [replace(box, row=box.row + 1) if box.row >= row else box for box in boxes]
    wide = [
        replace(box, rowspan=box.rowspan + 1) if box.row < row < box.row + box.rowspan + (box.col == 1) else box
        for box in moved
    ]
    return [*wide, Box(row, 2, 1, 1, "9.其他"), *(Box(row, col, 1, 1, "3") for col in range(3, 10))]


def thin_column(boxes: list[Box], random: Random) -> list[Box]:
    """A last column one pixel wide that Word left."""
    right = max(box.col + box.colspan for box in boxes)
    return boxes + [Box(row, right, 1, 1, "") for row in range(max(box.row + box.rowspan for box in boxes))]


def remarks(boxes: list[Box], random: Random) -> list[Box]:
    """A last column of remarks."""
    right = max(box.col + box.colspan for box in boxes)
    rows = max(box.row + box.rowspan for box in boxes)
    return [*boxes, Box(0, right, 1, 1, "备注"), *(Box(row, right, 1, 1, "") for row in range(1, rows))]


def history(boxes: list[Box], random: Random) -> list[Box]:
    """A column of all that is still in force, with figures, behind the documents."""
    right = max(box.col + box.colspan for box in boxes)
    first = [box for box in boxes if box.row < 4 and box.role == "figure"]
    texts = {1: "现行有效件数（历史累计）"} | {box.row: str(random.randrange(90, 99)) for box in first}
    rows = max(box.row + box.rowspan for box in boxes)
    return boxes + [Box(row, right, 1, 1, texts.get(row, "")) for row in range(rows)]


def other_row(boxes: list[Box], random: Random) -> list[Box]:
    """A row “其他主动公开文件” below the documents."""
    row = next(box.row for box in boxes if box.text.replace(" ", "").endswith("文件")) + 1
    moved = [replace(box, row=box.row + 1) if box.row >= row else box for box in boxes]
    return [*moved, Box(row, 0, 1, 1, "其他主动公开文件"), *(Box(row, col, 1, 1, str(80 + col)) for col in (1, 2, 3))]


def printed_twice(boxes: list[Box], random: Random) -> list[Box]:
    """“本年新制作数量” over two columns."""
    return [replace(box, text="本年新制作数量") if box.text == "本年新公开数量" else box for box in boxes]


def cut(page: Page, random: Random) -> list[Page]:
    """The table in two, the heads repeated or not, a label perhaps cut with it."""
    heads = 3
    at = random.randrange(heads + 2, page.rows - 1)
    upper, lower = renumbered(page.boxes, range(at)), renumbered(page.boxes, range(at, page.rows))
    label = next(
        (box for box in upper if box.row == at - 1 and box.role == "row label" and box.col and len(box.text) > 6), None
    )
    if label and random.random() < 0.5:
        upper = [replace(box, text=box.text[:-2]) if box is label else box for box in upper]
        blanks = [
            replace(box, row=0, rowspan=1, text=box.text[-2:] if box is label else "")
            for box in page.boxes
            if box.row == at - 1
        ]
        texts = [
            replace(blank, text=label.text[-2:])
            if blank.col == label.col and blank.colspan == label.colspan
            else replace(blank, text="")
            for blank in blanks
        ]
        left = min(box.col for box in texts)
        side = [Box(0, col, 1, 1, "") for col in range(left)]
        lower = side + texts + [replace(box, row=box.row + 1) for box in lower]
    elif random.random() < 0.5:
        top = renumbered(page.boxes, range(heads))
        lower = top + [replace(box, row=box.row + heads) for box in lower]
    return [replace(page, boxes=upper), replace(page, boxes=lower)]


Quirk = Callable[[list[Box], Random], list[Box]]


def _moved(boxes: list[Box], down: int = 0, right: int = 0) -> list[Box]:
    return [replace(box, row=box.row + down, col=box.col + right) for box in boxes]


def numbered_rows(boxes: list[Box], random: Random) -> list[Box]:
    """A first column 序号 with 1, 2, 3 beside the figures."""
    rows = sorted({box.row for box in boxes if box.role == "figure"})
    last = max(box.row + box.rowspan for box in boxes)
    texts = {row: str(number) for number, row in enumerate(rows, 1)} | {0: "序号"}
    return [*_moved(boxes, right=1), *(Box(row, 0, 1, 1, texts.get(row, "")) for row in range(last))]


def blank_left(boxes: list[Box], random: Random) -> list[Box]:
    """A first column with nothing in it."""
    last = max(box.row + box.rowspan for box in boxes)
    return [*_moved(boxes, right=1), *(Box(row, 0, 1, 1, "") for row in range(last))]


def title_row(boxes: list[Box], random: Random) -> list[Box]:
    """A first row with the name of the table or the unit."""
    right = max(box.col + box.colspan for box in boxes)
    return [Box(0, 0, 1, right, random.choice(["表1", "单位：件", "（统计期限：全年）", ""])), *_moved(boxes, down=1)]


def blank_row(boxes: list[Box], random: Random) -> list[Box]:
    """A last row with nothing in it."""
    right, last = (max(values) for values in zip(*((b.col + b.colspan, b.row + b.rowspan) for b in boxes), strict=True))
    return [*boxes, *(Box(last, col, 1, 1, "") for col in range(right))]


_MORE: dict[Quirk, float] = {numbered_rows: 0.06, blank_left: 0.06, title_row: 0.08, blank_row: 0.08}
_LOST: dict[Quirk, float] = {
    heads_unmerged: 0.1,
    fallen_together: 0.1,
    heads_fallen_together: 0.1,
    spans_lost: 0.08,
    all_lost: 0.08,
    unmerged: 0.1,
    repeated: 0.1,
}
QUIRKS: dict[str, dict[Quirk, float]] = {
    "proactive": {
        printed_twice: 0.1,
        other_row: 0.1,
        history: 0.1,
        thin_column: 0.15,
        **_MORE,
        spans_lost: 0.1,
        unmerged: 0.15,
        repeated: 0.1,
    },
    "requests": {
        middle_column: 0.1,
        other_results: 0.1,
        remarks: 0.1,
        thin_column: 0.1,
        **_MORE,
        fallen_and_padded: 0.1,
        **_LOST,
    },
    "disputes": {remarks: 0.1, thin_column: 0.1, **_MORE, **_LOST},
}
"""What is added comes first, what is lost then; each with its chance."""
