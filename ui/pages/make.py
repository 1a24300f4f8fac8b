"""Which widget shows which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.pages.progress import CARD, EXPORT, REVIEW, SOURCES, PageEntry
from ui.pages.card import CardPage
from ui.pages.export import ExportPage
from ui.pages.review import ReviewPage
from ui.pages.sources import SourcesPage
from ui.pages.table import TablePage
from ui.pages.text import TextPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.parts.page import Page
    from ui.session import Session


def make_page(session: Session, leaf: PageEntry, parent: QWidget) -> Page:
    """The page for a leaf of the report."""
    if leaf.section and leaf.section.table:
        return TablePage(session, leaf.section, parent)
    special = {CARD: CardPage, SOURCES: SourcesPage, REVIEW: ReviewPage, EXPORT: ExportPage}
    return special.get(leaf.id, TextPage)(session, leaf, parent)
