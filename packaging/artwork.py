"""The picture at the side of the installer's first and last page: python packaging/artwork.py OUT.bmp"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 300, 628
"""Twice what the page needs at 100 %; stretched as the font makes the page."""
ICON = 152
TOP, BOTTOM = "#eef5fc", "#b9d3f0"


def main(out: str) -> int:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    fall = QLinearGradient(0, 0, 0, HEIGHT)
    fall.setColorAt(0, QColor(TOP))
    fall.setColorAt(1, QColor(BOTTOM))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(picture.rect(), fall)
    icon = QImage(str(ROOT / "icons" / "gknb.png"))
    smooth = Qt.TransformationMode.SmoothTransformation
    small = icon.scaled(ICON, ICON, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    painter.drawImage(QRect((WIDTH - ICON) // 2, HEIGHT // 4, ICON, ICON), small)
    painter.end()
    return 0 if picture.save(out) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
