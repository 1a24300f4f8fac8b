"""The panel of findings under the hands of a clerk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.report.changes import Changes
from ui.findings.panel import FINDING, FindingsPanel
from ui.pages.page_list import STATE
from ui.pages.wizard import Wizard

SLASH: Changes = {("figures", "disputes.reconsideration.upheld"): "/"}
WRONG: Changes = {("figures", "disputes.reconsideration.corrected"): "三件多"}


def codes(panel: FindingsPanel) -> list[str]:
    items = [panel.list.item(row).data(FINDING) for row in range(panel.list.count())]
    return [finding.code for finding in items if finding]


def choose(panel: FindingsPanel, words: str) -> None:
    next(button for button in panel.choice.buttons.values() if button.text().startswith(words)).click()


def click(panel: FindingsPanel, code: str) -> None:
    """Click on a finding with the mouse."""
    row = next(
        row
        for row in range(panel.list.count())
        if (finding := panel.list.item(row).data(FINDING)) and finding.code == code
    )
    panel.list.scrollToItem(panel.list.item(row))
    place = panel.list.visualItemRect(panel.list.item(row)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def states(wizard: Wizard) -> dict[str, str]:
    return {leaf.id: wizard.list.item(row).data(STATE) for row, leaf in enumerate(wizard.leaves)}


def select_a_slash(wizard: Wizard) -> None:
    """Fill in a “/” and select the finding that asks about it."""
    wizard.session.edit(SLASH, "填写")
    wizard.session.check()
    wizard.show_page("4")
    click(wizard.panel, "A3")
