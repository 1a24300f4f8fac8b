"""The ways through an open report by keys: to the next finding, the next open place, the next part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.pages.grouping import ahead, in_order
from ui.parts.tab_order import give_keys, stops

if TYPE_CHECKING:
    from ui.pages.wizard import Wizard


def next_finding(wizard: Wizard, by: int) -> None:
    """Go to the next finding, or to the one before, over all pages and round."""
    report = wizard.session.report
    found = in_order(report, wizard.session.outcome.findings)
    if at := ahead(report, found, wizard.finding(), wizard.current, by):
        wizard.go_to(at)


def next_open(wizard: Wizard) -> None:
    """Select the next place that waits to be filled in, on this page or on those behind it, and round; while words are
    being looked for, the next place of those."""
    if wizard.seeking.isVisible():
        wizard.seeking.go(1)
        return
    ids = [leaf.id for leaf in wizard.leaves]
    here = ids.index(wizard.current)
    if wizard.pages[wizard.current].next_open(from_start=False):
        return
    for id_ in (*ids[here + 1 :], *ids[: here + 1]):
        if wizard.pages[id_].is_open():
            wizard.show_page(id_)
            wizard.pages[id_].next_open(from_start=True)
            return


def next_part(wizard: Wizard, by: int) -> None:
    """Give the keys to the next part of the window: the list, the page, the findings, the bar."""
    now = QApplication.focusWidget()
    areas = [area for area in (wizard.list, wizard.stack, wizard.panel, wizard.bar) if stops(area)]
    here = next((at for at, area in enumerate(areas) if now and (area is now or area.isAncestorOf(now))), 0)
    area = areas[(here + by) % len(areas)]
    give_keys(wizard.stack.currentWidget() if area is wizard.stack else stops(area)[0])
