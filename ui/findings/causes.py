"""What may be wrong where a table does not add up, each with a button that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.checks.rule import Level
from ui.parts.page import text_label

if TYPE_CHECKING:
    from app.causes.report import Cause
    from app.checks.rule import Finding
    from ui.session import Session

AGREED = "已与台账核对，按此修改"


class CausesBox(QWidget):
    """At most two causes of the finding that is selected. `agreed` hands over one that the clerk has compared with the
    register."""

    agreed = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._asked: tuple[object, object] = (None, None)
        self._found: tuple[Cause, ...] = ()
        self.hide()

    def show_for(self, finding: Finding | None) -> None:
        """Show what may have caused `finding`; nothing for one that is not about a table that does not add up."""
        causes = self._causes(finding) if finding and finding.counts else ()
        while self._rows.count():
            item = self._rows.takeAt(0)
            if widget := item.widget() if item else None:
                widget.hide()
                widget.deleteLater()
        for cause in causes:
            self._rows.addWidget(text_label(f"可能的原因：{cause.words}", "quiet", self))
            button = QPushButton(AGREED, self, autoDefault=False)
            button.clicked.connect(lambda _=False, chosen=cause: self.agreed.emit(chosen))
            self._rows.addWidget(button)
        self.setVisible(bool(causes))

    def _causes(self, finding: Finding) -> tuple[Cause, ...]:
        from app.causes.in_rows import CODES

        if finding.spot or not (finding.level is Level.ERROR or finding.code in CODES):
            return ()
        asked = (self._session.report, self._session.registers)
        if any(one is not other for one, other in zip(asked, self._asked, strict=True)):
            from app.causes.report import causes

            self._asked = asked
            self._found = causes(self._session.report, registers=self._session.registers)
        if finding.code in CODES and finding.code != "F1":
            return tuple(cause for cause in self._found if set(cause.cells) <= set(finding.cells))
        tables = {cell.partition(".")[0] for cell in finding.cells}
        return tuple(cause for cause in self._found if cause.table in tables - {"proactive"})
