"""What the packaged window can do on this machine: Qt's plugins, Chinese, fonts, painting and reading a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def window(folder: Path) -> dict[str, Any]:
    """Build the window, show it and let it paint; says what Qt found. Raises ValueError when Chinese is missing."""
    from PySide6.QtCore import QCoreApplication, qVersion
    from PySide6.QtGui import QImageReader

    from app.system.folders import Folders
    from ui.parts.ask import Ask
    from ui.window.start import application, translate
    from ui.window.window import Window

    app = application()
    shown = Window(Ask(), Folders(folder / "config", folder / "data"))
    shown.show()
    app.processEvents()
    picture = shown.grab()
    seen = {
        "qt": qVersion(),
        "platform": app.platformName(),
        "scale": shown.devicePixelRatioF(),
        "size": [picture.width(), picture.height()],
        "font": shown.fontInfo().family(),
        "images": sorted(bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()),
        "ok": QCoreApplication.translate("QPlatformTheme", "Cancel"),
    }
    shown.close()
    if not translate(app):
        raise ValueError("缺少Qt的中文翻译qtbase_zh_CN.qm")
    return seen


def pdf(folder: Path) -> dict[str, Any]:
    """The PDF that the window paints, read back, has the example's figures; a machine may have no font to try it with."""
    from app.commands.selftest import read_back
    from app.drafts import storage
    from app.system.fonts import NoChineseFont
    from app.system.resources import resource
    from ui.paper import painted

    report = storage.load(resource("examples", "sample-2025.gknb"))
    try:
        data = painted.pdf(report)
    except NoChineseFont as error:
        return {"not tried": str(error)}
    return {"bytes": read_back(folder / "年报 打印.pdf", data, report)}
