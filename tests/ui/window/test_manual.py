"""The user guide: from the menu, and with F1 at the part about the page that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.pages.manual import parts
from app.report.new import new_report
from app.system.resources import resource
from ui.window.manual import Manual
from ui.window.window import Window


def shown(window: Window) -> str:
    """The heading of the part that is seen."""
    manual = window.manual
    assert isinstance(manual, Manual)
    assert manual.isVisible()
    assert manual.list.currentItem().text() == manual.text.document().firstBlock().text()
    return manual.text.document().firstBlock().text()


def menus(window: Window) -> dict[str, QMenu]:
    found: Iterable[QMenu] = window.menuBar().findChildren(QMenu)
    return {menu.title(): menu for menu in found}


def test_the_menu_opens_it_at_the_beginning(window: Window) -> None:
    menu = menus(window)["帮助(&H)"]
    next(action for action in menu.actions() if action.text().startswith("使用说明")).trigger()
    assert shown(window) == "从哪里开始"


@pytest.mark.parametrize(("page", "part"), [("card", "单位信息"), ("1", "正文"), ("3", "填表"), ("review", "核对")])
def test_f1_opens_it_at_the_page_that_is_shown(window: Window, page: str, part: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert shown(window) == "从哪里开始"
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    window.wizard.show_page(page)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert shown(window) == part


def test_it_may_stay_open_and_goes_with_the_window(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.manual
    assert not window.manual.isModal()
    QTest.keyClick(window.manual, Qt.Key.Key_Escape)
    assert not window.manual.isVisible()
    window.show_manual("导出")
    window.close()
    assert not window.manual.isVisible()


def test_the_keys_that_it_tells_of_are_those_of_the_menus(window: Window) -> None:
    told = {key for part in parts() for key in re.findall(r"(?:Ctrl|Alt)\+[A-Z0-9]\b|F\d+", part.text)}
    known = {
        keys.toString(QKeySequence.SequenceFormat.PortableText)
        for menu in menus(window).values()
        for action in menu.actions()
        for keys in action.shortcuts()
    }
    in_tables = {"F2", "Alt+9", "Alt+T", "Alt+A", "Alt+U", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Alt+0"}
    assert told <= known | in_tables


def test_menus_and_buttons_that_it_names_are_there(window: Window) -> None:
    words = {re.sub(r"\(&.\)", "", action.text()) for menu in menus(window).values() for action in menu.actions()}
    named = [name for part in parts() for name in re.findall(r"文件→([^”]+)”", part.text)]
    assert named
    assert set(named) <= words


def test_every_picture_that_it_shows_is_there(window: Window) -> None:
    window.show_manual()
    assert window.manual
    names = [name for part in parts() for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", part.text)]
    assert names
    for name in names:
        assert isinstance(
            window.manual.text.loadResource(int(QTextDocument.ResourceType.ImageResource), QUrl(name)), QByteArray
        )
        assert not QImage(str(resource("help", *name.split("/")))).isNull()
