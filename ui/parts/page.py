"""What every page of the wizard is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.parts.ask import Ask

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.report.changes import FieldPath
    from app.system.settings import Settings
    from ui.session import Session


WIDE = 1250
"""Pixels of width of a window under which the widest table has no room beside the findings: 1366 at 125 %."""


@dataclass(frozen=True)
class Hit:
    """A place where words that are looked for stand. `show` selects it; `put` writes others there, in a text alone."""

    show: Callable[[], object]
    put: Callable[[str], None] | None = None


class Page(QWidget):
    """A page shows `session.report` and changes it through `session.edit`; it holds no values of its own.

    Subclasses put their widgets into `self.body`, under the heading and the guide. `ask` is replaced by the
    wizard after the page is made, so that tests can give the answers. `wanted` names a finding whose place the
    clerk wants to see, on whatever page that is; `turning` paths in the report that are to be shown; `settings_wanted` what
    the clerk wants the same way the next time, by the names of the settings; `going` the id of a page to turn to; `counting` asks for
    the list of the numbers.
    """

    wanted = Signal(object)
    turning = Signal(object)
    settings_wanted = Signal(dict)
    going = Signal(str)
    counting = Signal()
    rolls_within = False
    """Whether a part of it rolls, as a table does: then it takes whatever height there is."""

    def __init__(self, session: Session, heading: str, guide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.ask = Ask()
        self.body = QVBoxLayout(self)
        self.heading = text_label(heading, "heading", self)
        self.body.addWidget(self.heading)
        self.guide = text_label(guide, "guide", self)
        self.guide.setVisible(bool(guide))
        self.body.addWidget(self.guide)

    @property
    def needs(self) -> int:
        """Pixels of width of a window under which the page needs all of it: then the findings wait to be asked for."""
        return 0

    def go_to(self, finding: Finding) -> None:  # noqa: ARG002
        """Put the cursor on the cell or the characters that `finding` is about."""
        self.setFocus()

    def show_change(self, paths: frozenset[FieldPath]) -> None:
        """Something was undone or redone at `paths`: show where."""

    def is_open(self) -> bool:
        """Whether a text of the page has places that wait to be filled in (____)."""
        return False

    def next_open(self, *, from_start: bool) -> bool:  # noqa: ARG002
        """Select the next such place, from the cursor or from the start; False where there is none."""
        return False

    def proofread(self) -> None:
        """Read the figures of a table out against the paper; nothing on other pages."""

    def hits(self, words: str) -> list[Hit]:  # noqa: ARG002
        """Where some words stand on the page."""
        return []

    def finding(self) -> Finding | None:
        """The finding that is selected on the page itself."""
        return None

    def apply_settings(self, settings: Settings) -> None:
        """Follow what the user set: where Enter goes in a table, which template an export uses."""

    def refresh(self) -> None:
        """The page comes up: show what is not kept up to date all the time."""


NO_FOCUS = 0
"""Qt.NoFocus by its number: the start page rolls too, and to load the names of `Qt` takes a tenth of the start."""


def rolled(page: QWidget, parent: QWidget) -> QScrollArea:
    """A page, or a part of one, in a frame that rolls where the window is too low for it: 768 pixels at 150 % are not many.

    Not for a page that rolls within: Qt would give it all the height that it would like to have.
    """
    area = QScrollArea(parent, widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setObjectName("rolled")  # what has the keys within shows it itself
    area.setWidget(page)
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setFocusProxy(page)
    return area


def text_label(text: str, name: str, parent: QWidget) -> QLabel:
    """A label that wraps; `name` is what the style sheet knows it by (heading, guide, quiet …)."""
    label = QLabel(text, parent, wordWrap=True)
    label.setObjectName(name)
    label.setIndent(0)
    return label
