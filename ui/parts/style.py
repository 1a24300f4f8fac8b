"""How the program looks: calm, the same on every system, readable at 100 % and 150 %.

Measures: distances of 4, 8, 12, 16 and 24 pixels, corners of 4, a ring of 2 round what has the keys. A border that
grows into the ring takes its second pixel from the padding, so that nothing moves.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPalette

from ui.parts.palette import CONTRAST, DARK, LIGHT, NAMED, Palette, colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FONTS = ["Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"]
SIZE = 10
SCHEMES = {LIGHT: 1, DARK: 2, CONTRAST: 2}
"""Qt.ColorScheme by its numbers: to load the names of `Qt` takes a tenth of the start, which needs no other."""
OF_SYSTEM = 0
HALF = 128
"""Lightness of a ground below which a scheme is dark."""
LOW = 600
"""Height of a low screen: 768 pixels at 150 %."""
FORM = 680
"""Width of a form."""
OWN_FONTS = (
    "QAbstractItemView, QMenu, QMenuBar, QMessageBox, QStatusBar, QToolTip,"
    " QLabel, QPushButton, QToolButton, QCheckBox, QRadioButton"
)
"""Kinds of widgets for which Windows, or a desktop of Linux, has a font of its own and gives it again at each change of
its settings: a list would then measure that font and paint ours, its texts would be cut; labels would be in 楷体."""


def sheet(p: Palette, *, low: bool = False) -> str:
    """The style sheet in the colours of `p`; `low` for a screen on which the longest menu would have no room."""
    air = "QMenu::item { padding-top: 3px; padding-bottom: 3px; }" if low else ""
    return "\n".join((_texts(p), _fields(p), _buttons(p), _choices(p), _lists(p), _frames(p), air))


def _texts(p: Palette) -> str:
    return f"""
QWidget {{ color: {p.ink}; }}
/* Fusion would lay a shade over what has the keys */
QAbstractItemView, QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox {{ outline: 1px solid transparent; }}
{OWN_FONTS} {{ font: {SIZE}pt {", ".join(f"'{name}'" for name in FONTS)}; }}
QListWidget:disabled, QRadioButton:disabled, QCheckBox:disabled, QComboBox:disabled, QLabel:disabled {{ color: {p.off}; }}
/* what the clerk wrote may hold "<": no label reads it as markup */
QLabel {{ qproperty-textFormat: PlainText; background: transparent; }}
QMainWindow, QDialog, QStackedWidget, #ground {{ background: {p.ground}; }}
#heading {{ font-size: 15pt; font-weight: 600; }}
#heading-low {{ font-size: 12pt; font-weight: 600; }}
#title {{ font-size: 20pt; font-weight: 600; }}
#part {{ font-size: 11pt; font-weight: 600; margin-top: 4px; }}
#figure {{ font-size: 40pt; font-weight: 600; min-height: 72px; }}
#cell {{ font-weight: 600; }}
#guide, #quiet {{ color: {p.quiet}; }}
#red {{ color: {p.red}; }}
"""


def _fields(p: Palette) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QListWidget, QTableView {{
    background: {p.paper}; border: 1px solid {p.edge}; border-radius: 4px; padding: 4px;
    selection-background-color: {p.chosen}; selection-color: {p.ink};
}}
QLineEdit {{ padding: 4px 7px; min-height: 18px; }}
QLineEdit:focus {{ border: 2px solid {p.accent}; padding: 3px 6px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {p.off}; border-color: {p.line}; }}
QPlainTextEdit, QTextEdit {{ padding: 7px; }}
QPlainTextEdit {{ font-size: 12pt; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {p.accent}; padding: 6px; }}
QListWidget:focus, QTableView:focus {{ border: 2px solid {p.accent}; padding: 3px; }}
QScrollArea:focus {{ border: 2px solid {p.accent}; }}
#rolled, #rolled:focus {{ border: none; }}
"""


def _buttons(p: Palette) -> str:
    return f"""
QPushButton, QToolButton {{
    background: {p.paper}; border: 1px solid {p.edge}; border-radius: 4px; padding: 5px 14px; min-height: 18px;
}}
QToolButton {{ padding: 5px 22px 5px 10px; }}
QFileDialog QToolButton {{ padding: 3px; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; right: 7px; }}
QPushButton:hover, QToolButton:hover {{ background: {p.hover}; }}
QPushButton:pressed, QToolButton:pressed, QPushButton:checked {{ background: {p.chosen}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: 4px 13px; }}
QToolButton:focus {{ border: 2px solid {p.accent}; padding: 4px 21px 4px 9px; }}
QPushButton[low="true"], QToolButton[low="true"] {{ padding-top: 2px; padding-bottom: 2px; }}
QPushButton[low="true"]:focus, QToolButton[low="true"]:focus {{ padding-top: 1px; padding-bottom: 1px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {p.off}; border-color: {p.line}; background: {p.ground}; }}
QPushButton#main, QPushButton[default="true"] {{ background: {p.fill}; border-color: {p.fill}; color: {p.on_fill}; }}
QPushButton#main:hover, QPushButton[default="true"]:hover {{ background: {p.fill_hover}; }}
QPushButton#main:focus, QPushButton[default="true"]:focus {{ border: 2px solid {p.ring}; }}
QPushButton#main:disabled, QPushButton[default="true"]:disabled {{
    background: {p.head}; border-color: {p.line}; color: {p.off};
}}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
"""


def _choices(p: Palette) -> str:
    dot = f"qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {p.accent}, stop: 0.5 {p.accent}"
    return f"""
QComboBox {{
    background: {p.paper}; border: 1px solid {p.edge}; border-radius: 4px; padding: 4px 7px; min-height: 18px;
}}
QComboBox:hover {{ background: {p.hover}; }}
QComboBox:focus, QComboBox:on {{ border: 2px solid {p.accent}; padding: 3px 6px; }}
QComboBox:disabled {{ border-color: {p.line}; background: {p.ground}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox QAbstractItemView {{ background: {p.paper}; border: 1px solid {p.edge}; }}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 6px; }}
QComboBox QAbstractItemView::item:selected {{
    background: {p.listed}; color: {p.ink}; border-left: 3px solid {p.accent};
}}
QRadioButton, QCheckBox {{ spacing: 8px; padding: 3px 5px; border: 2px solid transparent; border-radius: 4px; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {p.accent}; }}
QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {p.edge}; border-radius: 8px; background: {p.paper};
}}
QCheckBox::indicator {{ width: 16px; height: 16px; border: 1px solid {p.edge}; border-radius: 3px; background: {p.paper}; }}
QCheckBox::indicator:checked {{ border-color: {p.fill}; background: {p.fill}; }}
QCheckBox::indicator:disabled {{ border-color: {p.off}; background: {p.ground}; }}
QRadioButton::indicator:checked {{ border-color: {p.accent}; background: {dot}, stop: 0.6 {p.paper}, stop: 1 {p.paper}); }}
QRadioButton::indicator:disabled {{ border-color: {p.off}; background: {p.ground}; }}
"""


def _lists(p: Palette) -> str:
    return f"""
QListWidget::item {{ padding: 4px; border: 0px; border-left: 3px solid transparent; }}
QListWidget::item:selected {{ background: {p.listed}; color: {p.ink}; border-left: 3px solid {p.accent}; }}
QTableView {{ gridline-color: {p.line}; padding: 0; }}
QTableView::item:selected {{ background: {p.chosen}; color: {p.ink}; }}
QTableWidget::item:focus {{ background: {p.chosen}; color: {p.ink}; }}
QHeaderView {{ background: {p.head}; border: none; }}
QHeaderView::section {{
    background: {p.head}; border: none; border-right: 1px solid {p.line}; border-bottom: 1px solid {p.line}; padding: 4px;
}}
QTableCornerButton::section {{ background: {p.head}; border: none; }}
#pane, #pane:focus {{ background: {p.ground}; border: none; border-radius: 0; padding: 0; }}
#pages {{ background: {p.head}; border: none; border-right: 1px solid {p.line}; border-radius: 0; padding: 0; }}
#pages:focus {{ border: none; border-right: 1px solid {p.line}; padding: 0; }}
QMenuBar {{ background: {p.ground}; border: none; }}
QMenuBar::item {{ padding: 5px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {p.listed}; }}
QMenu {{ background: {p.paper}; border: 1px solid {p.edge}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 10px; border-left: 3px solid transparent; }}
QMenu::item:selected {{ background: {p.listed}; border-left: 3px solid {p.accent}; }}
QMenu::item:disabled {{ color: {p.off}; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: 4px 8px; }}
QToolTip {{ background: {p.paper}; color: {p.ink}; border: 1px solid {p.edge}; padding: 4px; }}
"""


def _frames(p: Palette) -> str:
    tints = {"notice": "amber", "info": "blue", "good": "green", "bad": "red"}
    notices = "\n".join(
        f"#{name} {{ background: {getattr(p, f'{hue}_tint')}; border: none; border-left: 4px solid {getattr(p, hue)};"
        " border-radius: 0; padding: 8px 12px; }"
        for name, hue in tints.items()
    )
    return f"""
{notices}
#link {{ border: 1px solid transparent; background: transparent; color: {p.accent}; padding: 2px 4px; text-decoration: underline; }}
#link:hover {{ background: {p.hover}; }}
#link:focus {{ border: 2px solid {p.accent}; padding: 1px 3px; }}
#card {{ padding: 0; text-align: left; min-height: 96px; }}
#card:checked {{ background: {p.listed}; border: 2px solid {p.accent}; }}
#card:focus {{ border: 2px solid {p.ink}; }}
#segment {{ padding: 5px 4px; }}
#segment:focus {{ padding: 4px 3px; }}
#segment:checked {{ background: {p.listed}; border-color: {p.accent}; font-weight: 600; }}
#rail {{ border: none; border-left: 1px solid {p.line}; border-radius: 0; background: {p.ground}; padding: 0; }}
#rail:hover {{ background: {p.hover}; }}
#rail:focus {{ border: 2px solid {p.accent}; }}
#qt_msgbox_informativelabel {{ min-width: 300px; }}
#qt_calendar_navigationbar {{ background: {p.paper}; }}
#bar {{ background: {p.paper}; border-top: 1px solid {p.line}; }}
QProgressBar {{ background: {p.head}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: 4px; width: 48px; }}
QSplitter::handle {{ background: transparent; width: 8px; }}
QSplitter::handle:hover {{ background: {p.listed}; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {p.edge}; border-radius: 4px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {p.quiet}; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""


def of_qt(p: Palette) -> QPalette:
    """Qt's palette in the colours of `p`, for what Fusion and the painters draw themselves."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(p.ground), QColor(p.ground))
    everywhere = {
        role.Window: p.ground,
        role.Button: p.paper,
        role.Base: p.paper,
        role.AlternateBase: p.head,
        role.ToolTipBase: p.paper,
        role.Highlight: p.chosen,
        role.Light: p.paper,
        role.Midlight: p.head,
        role.Mid: p.line,
        role.Dark: p.edge,
        role.Shadow: p.edge,
        role.Link: p.accent,
        role.Accent: p.accent,
        role.PlaceholderText: p.dim,
    }
    inks = (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText, role.BrightText)
    for one, colour in (everywhere | dict.fromkeys(inks, p.ink)).items():
        palette.setColor(one, QColor(colour))
    for one in inks:
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(p.off))
    return palette


def dress(app: QApplication, palette: Palette = LIGHT) -> None:
    """Font, colours and style sheet for the whole program."""
    app.setStyle("Fusion")
    app.styleHints().setProperty("colorScheme", SCHEMES[palette])
    font = QFont()
    font.setFamilies(FONTS)
    font.setPointSize(SIZE)
    app.setFont(font)
    app.setPalette(of_qt(palette))
    app.setStyleSheet(sheet(palette, low=app.primaryScreen().size().height() < LOW))


def wear(app: QApplication, look: str) -> None:
    """Dress as the user likes: in a palette by its name, or as the system is."""
    app.setStyle("Fusion")
    palette = NAMED.get(look) or _of_system(app)
    if palette != colours() or not app.styleSheet():
        dress(app, palette)
    if look == "system":
        app.styleHints().setProperty("colorScheme", OF_SYSTEM)  # so that it says when the system changes


def _of_system(app: QApplication) -> Palette:
    if sys.platform == "win32":
        from app.system.windows import high_contrast

        if high_contrast():
            return CONTRAST
    app.styleHints().setProperty("colorScheme", OF_SYSTEM)
    ground = app.style().standardPalette().color(QPalette.ColorRole.Window)  # the scheme's own name would load `Qt`
    return DARK if ground.lightness() < HALF else LIGHT
