"""What a paste would do, worked out before anything changes, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.form.parts import Cell
from app.language.excerpt import excerpt
from app.paste.trimming import Trimmed
from app.report.changes import FieldPath
from app.tables import entry
from app.tables.figures import Value, read, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.tables.sheet import Sheet

LONGEST = 20
CROSSED = "复制的内容中间夹着行名、表头或序号，不知道数字该放在哪里。请只复制数字，或者连本表的行名、表头一起复制。"


@dataclass
class Plan:
    """What would be pasted where, and what would not.

    `outside` counts texts that have no place in the table, `totals` holds those that would fall on a total,
    `unreadable` names cells with a text that is no figure. `by_labels`: the block brought the labels of the form
    with it and they say where it belongs. `left_off`: the words around the figures; `misplaced` is a label among
    them and the other label of the form where its figures would fall.
    """

    texts: dict[str, tuple[Cell, str]] = field(default_factory=dict)
    totals: list[tuple[Cell, str]] = field(default_factory=list)
    outside: int = 0
    unreadable: list[tuple[Cell, str]] = field(default_factory=list)
    by_labels: bool = False
    left_off: Trimmed | None = None
    misplaced: tuple[str, str] | None = None
    turned: bool = False
    """The block has the rows of the form as columns."""
    counts_otherwise: str = ""
    """What the block says of figures that are not those of the year, or not single ones."""
    crossed: bool = False
    """Words run through its figures: none of them can be placed."""
    sums: int = 0
    """How many subtotals there are: they are compared with what was copied beside them and never placed."""
    other_sums: tuple[str, ...] = ()
    """Those that are not the sum of their parts, in words."""

    @property
    def changes(self) -> dict[FieldPath, Any]:
        return {
            path: value
            for cell, text in self.texts.values()
            for path, value in entry.enter(cell, text, "pasted").items()
        }

    @property
    def count(self) -> int:
        """How many squares would be filled."""
        return len(self.texts)

    @property
    def says_something(self) -> bool:
        """Whether any square would get more than a blank."""
        return any(text.strip() for _, text in self.texts.values())

    @property
    def name(self) -> str:
        """The name of the undo step."""
        return f"粘贴{self.count}格"

    @property
    def question(self) -> str:
        """What must be said before anything changes; empty when nothing is in the way."""
        if self.crossed:
            return CROSSED
        faults = []
        if self.turned:
            faults.append("复制的内容行列是对调的，按行名和表头对应位置")
        if self.misplaced:
            label, place = (excerpt(text, LONGEST) for text in self.misplaced)
            faults.append(f"“{label}”的数会填在“{place}”里")
        if self.counts_otherwise:
            stated = excerpt(self.counts_otherwise, LONGEST)
            faults.append(f"复制的内容写着“{stated}”，数可能不是本年的，或者单位不同，没有换算")
        if self.outside:
            why = "行名或表头与本表对不上" if self.by_labels else "复制的内容比这里放得下的大"
            faults.append(f"{why}，有{self.outside}格没有位置")
        if self.unreadable:
            faults.append(self._no_figure)
        if not faults:
            return ""
        rest = f"可以{self.offer}。" if self.count else "没有可以粘贴的格。"
        return "；".join(faults) + "。" + rest

    @property
    def _no_figure(self) -> str:
        cell, text = self.unreadable[0]
        more = f"（这样的共{len(self.unreadable)}格）" if len(self.unreadable) > 1 else ""
        return f"“{excerpt(text, LONGEST)}”不是“{cell.short_name}”这一格能填的数字{more}"

    @property
    def offer(self) -> str:
        """What can be done in spite of `question`."""
        some = self.outside or self.unreadable
        if self.turned and not some:
            return f"粘贴这{self.count}格"
        return f"只粘贴其余{self.count}格" if some else f"仍粘贴这{self.count}格"

    def report(self, sheets: Mapping[str, Sheet]) -> str:
        """What is said afterwards, over the tables as they are then; empty when everything went where it was put."""
        stated = [f"已粘贴{self.count}格"]
        if self.left_off and self.left_off.message:
            stated.append(f"已略去{self.left_off.message}")
        if self.by_labels:
            stated.append("按表中的行名和表头对应位置")
        if self.totals:
            stated.append(f"跳过{len(self.totals)}格总计（总计由程序算出）")
        if self.sums:
            stated.append(f"小计{self.sums}格只核对、不填")
        return "，".join(stated) + "。" + self._other_totals(sheets) + self._other_sums if len(stated) > 1 else ""

    @property
    def _other_sums(self) -> str:
        found = self.other_sums
        more = f"（小计不同的共{len(found)}格）" if len(found) > 1 else ""
        return f"注意：粘贴内容的{found[0]}{more}。请核对分项。" if found else ""

    @property
    def places(self) -> tuple[str, ...]:
        """Where each figure would go, a line each."""
        return tuple(f"{cell.name}：{text.strip()}" for cell, text in self.texts.values() if text.strip())

    def _other_totals(self, sheets: Mapping[str, Sheet]) -> str:
        """The pasted totals that are not the sums of the parts as they stand now."""
        other = []
        for cell, text in self.totals:
            copied, now = _number(cell, text), sheets[cell.table].worked_out(cell.id)
            if copied is not None and copied != (now or 0):
                other.append((cell, copied, now or 0))
        if not other:
            return ""
        cell, copied, now = other[0]
        more = f"（总计不同的共{len(other)}格）" if len(other) > 1 else ""
        return f"注意：粘贴内容的总计是{copied}，按分项合计是{now}：{cell.name}{more}。请核对分项。"


def _number(cell: Cell, text: str) -> Value | None:
    return read(tidy(text, cell.kind).text, cell.kind).value
