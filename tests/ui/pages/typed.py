"""The pages of a window as what they are."""

from __future__ import annotations

from typing import TypeVar

from ui.pages.card import CardPage
from ui.pages.export import ExportPage
from ui.pages.review import ReviewPage
from ui.pages.table import TablePage
from ui.pages.text import TextPage
from ui.pages.wizard import Wizard
from ui.parts.page import Page

AnyPage = TypeVar("AnyPage", bound=Page)


def card(wizard: Wizard) -> CardPage:
    return _page(wizard, "card", CardPage)


def review(wizard: Wizard) -> ReviewPage:
    return _page(wizard, "review", ReviewPage)


def export(wizard: Wizard) -> ExportPage:
    return _page(wizard, "export", ExportPage)


def text(wizard: Wizard, section: str) -> TextPage:
    return _page(wizard, section, TextPage)


def table(wizard: Wizard, section: str) -> TablePage:
    return _page(wizard, section, TablePage)


def _page(wizard: Wizard, name: str, kind: type[AnyPage]) -> AnyPage:
    page = wizard.pages[name]
    assert isinstance(page, kind)
    return page
