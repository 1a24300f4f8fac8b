"""What offices do to the layout of a table: merges lost, rows and columns added, tables cut by a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.app.incoming.paper import Box, Page, renumbered


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
