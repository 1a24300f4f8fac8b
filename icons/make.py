"""Draw gknb.svg into gknb.ico and gknb.png: python icons/make.py. Needs PySide6."""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
PNG_FROM = 256
"""Smaller pictures are stored as bitmaps: old programs can't read PNG inside an icon."""


def drawn(size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "gknb.svg")).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, which Qt refuses
    return bytes(data.data())


def bitmap(image: QImage) -> bytes:
    """The picture as a bottom-up bitmap with alpha and an empty mask, as icons want it."""
    size = image.width()
    mask = bytes((size + 31) // 32 * 4 * size)
    head = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, size * size * 4 + len(mask), 0, 0, 0, 0)
    flipped = image.mirrored(False, True)
    return head + bytes(flipped.constBits()) + mask


def icon(sizes: tuple[int, ...] = SIZES) -> bytes:
    pictures = [png(drawn(size)) if size >= PNG_FROM else bitmap(drawn(size)) for size in sizes]
    offset = 6 + 16 * len(sizes)
    entries = b""
    for size, data in zip(sizes, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return struct.pack("<HHH", 0, 1, len(sizes)) + entries + b"".join(pictures)


if __name__ == "__main__":
    application = QGuiApplication([])
    (HERE / "gknb.ico").write_bytes(icon())
    (HERE / "gknb.png").write_bytes(png(drawn(256)))
