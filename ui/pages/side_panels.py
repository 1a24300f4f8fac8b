"""What stands at the two sides of a page: the list of pages and the findings, as wide as the window allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.pages.progress import EXPORT, REVIEW
from ui.findings.rail import WIDTH as RAIL
from ui.parts.page import WIDE

if TYPE_CHECKING:
    from app.system.settings import Settings
    from ui.pages.wizard import Wizard

LIST, LIST_NARROW = 252, 204
"""Width of the list of pages."""
PANEL, PANEL_NARROW = 300, 216
"""Width of the findings beside a page."""
NO_LIMIT = 16777215


class SidePanels:
    """Sees to the widths in a wizard. The findings fold to a rail where there are none; in a narrow window a wide page
    has them on demand."""

    def __init__(self, wizard: Wizard, settings: Settings) -> None:
        self._wizard, self._wanted = wizard, settings.panel
        wizard.panel.setMinimumWidth(PANEL_NARROW)

    @property
    def _narrow(self) -> bool:
        return self._wizard.width() < WIDE

    def _panel_width(self) -> int:
        return PANEL_NARROW if self._narrow else self._wanted or PANEL

    def show(self) -> None:
        """Follow the window and the page."""
        wizard = self._wizard
        if wizard.list.width() != (width := LIST_NARROW if self._narrow else LIST):
            wizard.list.setFixedWidth(width)
            self.fold()
        crowded = wizard.width() < wizard.pages[wizard.current].needs
        wizard.bar.findings.setVisible(crowded)
        asked = wizard.bar.findings.isChecked() or not crowded
        wizard.panel.setVisible(wizard.current not in {REVIEW, EXPORT} and asked)

    def fold(self) -> None:
        """Give the width of the findings to the page while they are a rail."""
        panel = self._wizard.panel
        panel.setMinimumWidth(RAIL if panel.folded else PANEL_NARROW)
        panel.setMaximumWidth(RAIL if panel.folded else NO_LIMIT)
        self._wizard.splitter.setSizes([self._wizard.width(), RAIL if panel.folded else self._panel_width()])

    def sizes(self) -> dict[str, Any]:
        """How wide the parts are that the user can drag, by the names of the settings."""
        panel = self._wizard.panel
        wide = not self._narrow and panel.isVisible() and not panel.folded
        return {"panel": panel.width()} if wide else {}
