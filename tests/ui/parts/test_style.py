"""What is promised: one font for the whole program, whatever the system has for single kinds of widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QListWidget,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.parts.style import dress

OWN = Path(__file__).parents[3] / "ui" / "parts" / "controls.py"
KINDS = [
    QListWidget,
    QTableView,
    QMenu,
    QMenuBar,
    QMessageBox,
    QLabel,
    QPushButton,
    QToolButton,
    QCheckBox,
    QRadioButton,
]


@pytest.fixture
def windows_fonts(qapp: QApplication) -> Iterator[None]:
    """As on Windows and on desktops of Linux, whose fonts for these come back whenever one of its settings changes."""
    dress(qapp)
    for kind in KINDS:
        qapp.setFont(QFont(["DejaVu Serif"], 7), kind.__name__)  # type: ignore[arg-type]  # it takes no bytes
    yield
    dress(qapp)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("windows_fonts")
def test_the_systems_own_fonts_give_way(qapp: QApplication, qtbot: QtBot, kind: type[QWidget]) -> None:
    # a list measures its own font but paints in that of the program: its texts would be cut
    widget = kind()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert widget.font().families() == qapp.font().families()
    assert widget.font().pointSize() == qapp.font().pointSize()


def test_every_box_to_choose_from_or_to_tick_is_drawn_by_the_program_itself() -> None:
    """Qt's own lose their arrows and ticks with a style sheet."""
    plain = re.compile(r"\bQ(?:ComboBox|CheckBox)\(")
    others = [path for path in OWN.parents[1].rglob("*.py") if path != OWN]
    assert [path.name for path in others if plain.search(path.read_text(encoding="utf-8"))] == []
