"""The pages of a report, each made when it is first asked for; one of them is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.pages.progress import CARD, EXPORT, PageEntry, leaves
from ui.pages.make import make_page
from ui.pages.readonly import freeze
from ui.parts.page import Page, rolled

if TYPE_CHECKING:
    from ui.session import Session

LOW = 300
"""Height of a page that fits even there; a higher one is put into a frame that rolls."""


class Pages(dict[str, Page]):
    """The pages that were shown so far, by id; one that is asked for is made then, so that opening waits for one alone."""

    def __init__(self, make: Callable[[str], Page]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Page:
        self[name] = page = self._make(name)
        return page


class PageStack(QStackedWidget):
    """`leaves` are the pages of the report in their order; `prepare` gets each page that is made."""

    def __init__(self, session: Session, prepare: Callable[[Page], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._prepare, self._locked = session, prepare, session.locked
        self.leaves: tuple[PageEntry, ...] = ()
        self.pages: dict[str, Page] = Pages(self._make)
        self._holders: dict[Page, QWidget] = {}

    def follow(self) -> None:
        """Pages for the report as it is now; those that do not depend on its form stay as they are."""
        kept = self.pages
        self.leaves = leaves(self._session.report)
        self.pages = Pages(self._make)
        for leaf in self.leaves:
            if leaf.section is None and leaf.id in kept:
                self.pages[leaf.id] = kept.pop(leaf.id)
        for page in kept.values():
            holder = self._holders.pop(page)
            self.removeWidget(holder)
            holder.hide()
            holder.deleteLater()

    def _make(self, name: str) -> Page:
        leaf = next(leaf for leaf in self.leaves if leaf.id == name)
        page = make_page(self._session, leaf, self)
        self._prepare(page)
        high = not page.rolls_within and page.minimumSizeHint().height() > LOW
        self._holders[page] = rolled(page, self) if high else page
        self.addWidget(self._holders[page])
        if self._locked and name != EXPORT:
            freeze(page)
        return page

    @property
    def current(self) -> str:
        """The id of the page that is seen."""
        holder = self.currentWidget()
        return next((id_ for id_, page in self.pages.items() if self._holders.get(page) is holder), CARD)

    def shows(self, id_: str) -> bool:
        """Whether a page is the one that is seen."""
        return self.currentWidget() is self._holders[self.pages[id_]]

    def turn_to(self, id_: str) -> None:
        """Let a page be seen, and get the keys when they come here."""
        holder = self._holders[self.pages[id_]]
        self.setCurrentWidget(holder)
        self.setFocusProxy(holder)
