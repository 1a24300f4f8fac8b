"""How the program looks: calm, the same on every Windows, readable at 100 % and 150 %."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

FONTS = ["Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"]
SIZE = 10
LIGHT = 1
"""Qt.ColorScheme.Light by its number: to load the names of `Qt` takes a tenth of the start, which needs no other."""
INK, QUIET, LINE, PAPER, GROUND, ACCENT = "#1f2933", "#5f6b7a", "#cfd6de", "#ffffff", "#f3f5f7", "#1f5fa8"
CHOSEN, LISTED, DIM = "#cfe2f7", "#dce9f7", "#8d97a3"
"""Grounds of what is selected in a table or a text, and in a list; ink of what waits to be written over."""
HEAD = "#e9edf1"
"""Ground of heads, totals and the list of pages."""
RED, AMBER, BLUE, GREEN = "#b42318", "#8a5300", "#2b63a8", "#1d7a46"
OWN_FONTS = "QAbstractItemView, QMenu, QMenuBar, QMessageBox, QStatusBar, QToolTip"
"""Kinds of widgets for which Windows has a font of its own, smaller than ours, and gives it again at each change of
its settings: a list would then measure that font and paint ours, and its texts would be cut."""
SHEET = f"""
QWidget {{ color: {INK}; }}
{OWN_FONTS} {{ font: {SIZE}pt {", ".join(f"'{name}'" for name in FONTS)}; }}
QListWidget:disabled, QRadioButton:disabled, QCheckBox:disabled, QComboBox:disabled, QMenu::item:disabled {{ color: #9aa4b0; }}
/* what the clerk wrote may hold "<": no label reads it as markup */
QLabel {{ qproperty-textFormat: PlainText; }}
QMainWindow, QDialog, QStackedWidget, #ground {{ background: {GROUND}; }}
#heading {{ font-size: 15pt; font-weight: 600; }}
#title {{ font-size: 20pt; font-weight: 600; }}
#part {{ font-size: 11pt; font-weight: 600; margin-top: 6px; }}
#cell {{ font-weight: 600; }}
#guide, #quiet {{ color: {QUIET}; }}
#notice {{ background: #fff7e6; border: 1px solid #ecd9ae; border-radius: 4px; padding: 8px 10px; }}
QLineEdit, QPlainTextEdit, QListWidget, QTableWidget {{
    background: {PAPER}; border: 1px solid {LINE}; border-radius: 3px; padding: 4px;
    selection-background-color: {CHOSEN}; selection-color: {INK};
}}
QLineEdit:focus, QPlainTextEdit:focus, QListWidget:focus, QTableWidget:focus {{
    border-color: {ACCENT};
}}
QComboBox {{ min-height: 24px; }}
QPlainTextEdit {{ font-size: 12pt; padding: 6px; }}
QPushButton {{
    background: {PAPER}; border: 1px solid #b9c2cc; border-radius: 3px; padding: 5px 14px; min-height: 18px;
}}
QToolButton {{
    background: {PAPER}; border: 1px solid #b9c2cc; border-radius: 3px; padding: 2px 22px 2px 10px; min-height: 18px;
}}
QFileDialog QToolButton {{ padding: 3px; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; right: 7px; }}
QToolButton:focus {{ border-color: {ACCENT}; }}
QPushButton:hover, QToolButton:hover {{ background: #eef3f9; }}
QPushButton:checked {{ background: {CHOSEN}; }}
QPushButton:focus {{ border-color: {ACCENT}; }}
QPushButton:disabled {{ color: #a3abb5; border-color: #dde2e7; }}
QPushButton#main {{ background: {ACCENT}; border-color: {ACCENT}; color: white; }}
QPushButton#main:hover {{ background: #184f8d; }}
QPushButton#main:disabled {{ background: #a9bfd6; border-color: #a9bfd6; }}
#pages {{ background: {HEAD}; border: none; border-right: 1px solid {LINE}; border-radius: 0; outline: 0; }}
#bar {{ background: {PAPER}; border-top: 1px solid {LINE}; }}
QListWidget::item {{ padding: 4px; border: 0px; }}
QListWidget::item:selected {{ background: {LISTED}; color: {INK}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolTip {{ background: #fffdf2; color: {INK}; border: 1px solid {LINE}; padding: 3px; }}
QHeaderView::section {{ background: {HEAD}; border: none; border-right: 1px solid {LINE}; padding: 4px; }}
"""


def dress(app: QApplication) -> None:
    """Font, colours and style sheet for the whole program; light, whatever the system prefers."""
    app.setStyle("Fusion")
    app.styleHints().setProperty("colorScheme", LIGHT)
    font = QFont()
    font.setFamilies(FONTS)
    font.setPointSize(SIZE)
    app.setFont(font)
    palette = QPalette(QColor(GROUND), QColor(GROUND))
    palette.setColor(QPalette.ColorRole.Text, QColor(INK))
    palette.setColor(QPalette.ColorRole.Base, QColor(PAPER))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(DIM))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(CHOSEN))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(INK))
    app.setPalette(palette)
    app.setStyleSheet(SHEET)
