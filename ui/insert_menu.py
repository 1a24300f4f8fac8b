"""The menu of figures that can be put into a text, by table, under their official names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.marks import choices

if TYPE_CHECKING:
    from app.report import Report

_LONGEST = 44
"""Characters of a name in the menu; the whole of it is the tooltip."""


def figures_menu(report: Report, insert: Callable[[str], None], parent: QWidget) -> QMenu:
    """“插入数据”: a menu for each table, filled when it is opened; `insert` is called with the chosen mark."""
    menu = QMenu("插入数据", parent)
    menu.setToolTipsVisible(True)
    below: dict[str, QMenu] = {}
    for choice in choices(report):
        table, _, name = choice.name.partition("：")
        if "/" in choice.mark:
            table = f"{table}占比"
        if table not in below:
            below[table] = QMenu(table, menu)
            below[table].setToolTipsVisible(True)
            menu.addMenu(below[table])
        words = name if len(name) <= _LONGEST else name[:_LONGEST] + "…"
        action = below[table].addAction(f"{words}\t{choice.value}".replace("&", "&&"))
        action.setToolTip(name)
        action.triggered.connect(partial(_call, insert, choice.mark))
    return menu


def _call(insert: Callable[[str], None], mark: str, checked: bool = False) -> None:  # noqa: ARG001
    insert(mark)
