"""Files dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.report.new import new_report
from ui.window.window import Window


def test_a_draft_dropped_on_the_window_is_opened(window: Window, tmp_path: Path) -> None:
    from app.drafts import storage

    path = tmp_path / "草稿.gknb"
    storage.save(new_report(2025, "某某县交通运输局"), path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    assert window.documents.session
    assert window.documents.session.path == path
