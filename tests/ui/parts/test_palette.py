"""What is promised: every ink can be read on its ground, and what has the keys is seen, in all palettes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QToolButton, QWidget

from app.report.new import new_report
from ui.parts.controls import CheckBox, Combo
from ui.parts.icons import BOX, LINES
from ui.parts.palette import CONTRAST, DARK, LIGHT, NAMED, Palette, colours
from ui.parts.style import dress
from ui.window.window import Window

UI = Path(__file__).parents[3] / "ui"
SIGNS = ("red", "amber", "blue", "green")
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    *[("ink", ground, 7.0) for ground in ("paper", "ground", "head", "band", "near", *(f"{s}_tint" for s in SIGNS))],
    *[("ink", ground, TEXT) for ground in ("chosen", "listed", "hover")],
    *[("quiet", ground, TEXT) for ground in ("paper", "ground", "head", "listed")],
    *[(sign, ground, TEXT) for sign in SIGNS for ground in ("paper", "ground", "head", "listed", f"{sign}_tint")],
    ("dim", "paper", TEXT),
    ("on_fill", "fill", TEXT),
    ("on_fill", "fill_hover", TEXT),
    *[("off", ground, SHAPE) for ground in ("paper", "ground", "head")],
    ("faint", "paper", SHAPE),
    *[("edge", ground, SHAPE) for ground in ("paper", "ground")],
    *[("accent", ground, SHAPE) for ground in ("paper", "ground", "head", "listed", "chosen")],
    ("ring", "fill", SHAPE),
    ("ring", "ground", SHAPE),
    ("fill", "ground", SHAPE),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=[LIGHT, DARK, CONTRAST], ids=lambda palette: palette.name)
def worn(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Palette]:
    dress(qapp, request.param)
    yield request.param
    dress(qapp)


def test_everything_that_is_read_stands_out_from_its_ground() -> None:
    found = {
        (palette.name, ink, ground): round(contrast(getattr(palette, ink), getattr(palette, ground)), 2)
        for palette in NAMED.values()
        for ink, ground, least in PAIRS
        if contrast(getattr(palette, ink), getattr(palette, ground)) < least
    }
    assert found == {}


def test_no_colour_is_named_anywhere_else() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|GlobalColor\.(?!transparent)|QColor\(\d|\bwhite\b|\bblack\b"
    )
    found = [
        f"{path.relative_to(UI)}: {line.strip()}"
        for path in UI.rglob("*.py")
        if path.name != "palette.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if literal.search(line.split("  # ")[0])
    ]
    assert found == []


def test_what_is_painted_follows_the_palette_that_is_worn(worn: Palette) -> None:
    assert colours() == worn


CONTROLS: dict[str, Callable[[QWidget], QWidget]] = {
    "field": QLineEdit,
    "text": QPlainTextEdit,
    "list": QListWidget,
    "button": lambda parent: QPushButton("好", parent),
    "tool": QToolButton,
    "combo": Combo,
    "check": lambda parent: CheckBox("好", parent),
}


def edges(control: QWidget) -> list[str]:
    """The colours of the two outermost pixels at the left, in the middle of the height."""
    picture = control.grab().toImage()
    return [QColor(picture.pixel(x, picture.height() // 2)).name() for x in (0, 1)]


@pytest.mark.parametrize("kind", CONTROLS)
def test_a_ring_of_two_pixels_stands_round_what_has_the_keys(worn: Palette, stage: QWidget, kind: str) -> None:
    control, other = CONTROLS[kind](stage), QPushButton(stage)
    other.move(300, 300)
    control.resize(160, 60)
    control.show()
    other.show()
    stage.activateWindow()
    other.setFocus()
    before, size = edges(control), control.sizeHint()
    control.setFocus()
    assert control.hasFocus()
    assert edges(control) == [worn.accent, worn.accent]
    assert before[1] != worn.accent
    assert control.sizeHint() == size  # nothing moves


def test_a_filled_button_has_a_ring_of_its_own(worn: Palette, stage: QWidget) -> None:
    button = QPushButton("下一页", stage)
    button.setObjectName("main")
    button.show()
    stage.activateWindow()
    button.setFocus()
    assert edges(button) == [worn.ring, worn.ring]


def test_the_icons_of_buttons_and_menus_follow_the_palette(qapp: QApplication, window: Window) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    window.wizard.show_page("2")
    seen = []
    for palette in (LIGHT, DARK):
        dress(qapp, palette)
        QApplication.processEvents()
        button = window.wizard.bar.back
        picture = button.icon().pixmap(18, 18).toImage()
        inks = {
            picture.pixelColor(x, y).name()
            for x in range(18)
            for y in range(18)
            if picture.pixelColor(x, y).alpha() == 255
        }
        assert palette.quiet in inks
        seen.append(inks)
    dress(qapp)
    assert seen[0] != seen[1]


@pytest.mark.parametrize("name", LINES)
def test_every_icon_has_strokes_within_its_square(name: str) -> None:
    points = [point for line in LINES[name] for point in line]
    assert points
    assert all(0 <= x <= BOX and 0 <= y <= BOX for x, y in points)
