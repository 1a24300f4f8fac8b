"""The colours of the program, in one place: light, dark, and for those who need a high contrast.

Nothing else names a colour. What is painted asks `colours()` as it paints, so that it follows a change at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QPalette


@dataclass(frozen=True)
class Palette:
    """Colours by what they are for. Each `…_tint` is the ground of its sign's notices and cells."""

    name: str
    ink: str
    quiet: str
    """Guides and states: less than the ink, read all the same."""
    dim: str
    """What waits to be written over."""
    off: str
    """What can't be used now."""
    faint: str
    """Zeros in a table."""
    line: str
    """Lines between cells and parts, which nobody has to see."""
    edge: str
    """Borders of what can be typed in or pressed."""
    paper: str
    ground: str
    head: str
    """Ground of heads, totals and the list of pages."""
    band: str
    near: str
    """Ground of the labels that belong to the cell with the cursor."""
    chosen: str
    """Ground of what is selected in a table or a text."""
    listed: str
    """Ground of what is selected in a list, beside its bar."""
    hover: str
    accent: str
    """The ring round what has the keys, bars beside what is selected."""
    fill: str
    fill_hover: str
    on_fill: str
    ring: str
    """The ring round a filled button."""
    red: str
    amber: str
    blue: str
    green: str
    red_tint: str
    amber_tint: str
    blue_tint: str
    green_tint: str
    desk: str
    """What sheets of paper lie on; they are white, whatever the scheme."""
    sheet: str = "#ffffff"
    print: str = "#000000"


LIGHT = Palette(
    name="light",
    ink="#1f2933",
    quiet="#5a6674",
    dim="#66717e",
    off="#7f8994",
    faint="#87919c",
    line="#cfd6de",
    edge="#7f8995",
    paper="#ffffff",
    ground="#f3f5f7",
    head="#e9edf1",
    band="#dfe6ee",
    near="#dbe9f8",
    chosen="#cfe2f7",
    listed="#e3eefa",
    hover="#eef3f9",
    accent="#2468b4",
    fill="#2468b4",
    fill_hover="#1c5796",
    on_fill="#ffffff",
    ring="#060a0e",
    red="#b42318",
    amber="#8a5300",
    blue="#2b63a8",
    green="#1d7a46",
    red_tint="#fdecea",
    amber_tint="#fff4dc",
    blue_tint="#eaf2fb",
    green_tint="#e8f5ee",
    desk="#8a8f98",
)
DARK = Palette(
    name="dark",
    ink="#e6e9ed",
    quiet="#a9b3be",
    dim="#98a2ad",
    off="#7d8792",
    faint="#7f8994",
    line="#3c444d",
    edge="#7b8590",
    paper="#22272d",
    ground="#1a1e23",
    head="#2a3037",
    band="#333b44",
    near="#2b3f55",
    chosen="#2f4d6d",
    listed="#2a3a4b",
    hover="#2d343c",
    accent="#6cb0f0",
    fill="#2f74c0",
    fill_hover="#2769b2",
    on_fill="#ffffff",
    ring="#f4f7fa",
    red="#ff8a80",
    amber="#f2b866",
    blue="#8abcf5",
    green="#72cf98",
    red_tint="#48282a",
    amber_tint="#44361c",
    blue_tint="#24374c",
    green_tint="#203a2c",
    desk="#0f1215",
)
CONTRAST = Palette(
    name="contrast",
    ink="#ffffff",
    quiet="#ffffff",
    dim="#d0d0d0",
    off="#a6a6a6",
    faint="#c8c8c8",
    line="#8c8c8c",
    edge="#ffffff",
    paper="#000000",
    ground="#000001",
    head="#141414",
    band="#262626",
    near="#1c1c5c",
    chosen="#2020a0",
    listed="#2020a0",
    hover="#303030",
    accent="#ffff00",
    fill="#2a5bf5",
    fill_hover="#1c49d8",
    on_fill="#ffffff",
    ring="#ffff00",
    red="#ff9b94",
    amber="#ffd27a",
    blue="#8fd0ff",
    green="#8df0b0",
    red_tint="#400000",
    amber_tint="#3a2a00",
    blue_tint="#002040",
    green_tint="#003018",
    desk="#3c3c3c",
)
NAMED = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}
_BY_GROUND = {palette.ground: palette for palette in NAMED.values()}


def colours() -> Palette:
    """The palette that the program wears now: Qt's own is made from it, and its ground tells which it was."""
    return _BY_GROUND.get(QGuiApplication.palette().color(QPalette.ColorRole.Window).name(), LIGHT)
