"""The menu of figures that can be put into a text, by table, under their official names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.texts.marks import choices

if TYPE_CHECKING:
    from app.report.model import Report

_LONGEST = 44
"""Characters of a name in the menu; the whole of it is the tooltip."""


def figures_menu(report: Report, insert: Callable[[str], None], parent: QWidget) -> QMenu:
    """“插入数据”: a menu for each table and in it for the groups of the form, in the order of the form; `insert` is
    called with the chosen mark."""
    whole = _menu("插入数据", parent)
    below: dict[tuple[str, ...], QMenu] = {(): whole}
    for choice in choices(report):
        for depth in range(1, len(choice.under) + 1):
            path = choice.under[:depth]
            if path not in below:
                below[path] = _menu(path[-1], below[path[:-1]])
                below[path[:-1]].addMenu(below[path])
        words = choice.label if len(choice.label) <= _LONGEST else choice.label[:_LONGEST] + "…"
        action = below[choice.under].addAction(f"{words}\t{choice.value}".replace("&", "&&"))
        action.setToolTip(choice.name.partition("：")[2])
        action.triggered.connect(partial(_call, insert, choice.mark))
    return whole


def _menu(title: str, parent: QWidget) -> QMenu:
    menu = QMenu(title, parent)
    menu.setToolTipsVisible(True)
    return menu


def _call(insert: Callable[[str], None], mark: str, checked: bool = False) -> None:  # noqa: ARG001
    insert(mark)
