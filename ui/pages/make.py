"""Which widget shows which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.pages.progress import CARD, EXPORT, REVIEW, SOURCES, PageEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.parts.page import Page
    from ui.session import Session


def make_page(session: Session, leaf: PageEntry, parent: QWidget) -> Page:
    """The page for a leaf of the report. Only what this one needs is loaded: opening a draft waits for it."""
    if leaf.section and leaf.section.table:
        from ui.pages.table import TablePage

        return TablePage(session, leaf.section, parent)
    return _kind_of(leaf.id)(session, leaf, parent)


def _kind_of(name: str) -> Callable[[Session, PageEntry, QWidget], Page]:
    if name == CARD:
        from ui.pages.card import CardPage

        return CardPage
    if name == SOURCES:
        from ui.pages.sources import SourcesPage

        return SourcesPage
    if name == REVIEW:
        from ui.pages.review import ReviewPage

        return ReviewPage
    if name == EXPORT:
        from ui.pages.export import ExportPage

        return ExportPage
    from ui.pages.text import TextPage

    return TextPage
