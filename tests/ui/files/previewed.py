"""The preview of an import, answered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialogButtonBox

from tests.app.incoming.quirks import FACTS
from ui.files.import_preview import ImportPreview, Use
from ui.window.window import Window

YEAR = FACTS[0]["year"]


def answer(use: Use) -> Callable[[ImportPreview], None]:
    def fill(dialog: ImportPreview) -> None:
        dialog.choose(use)
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    return fill


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
