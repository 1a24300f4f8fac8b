"""今年与上年: key figures side by side, from the menu."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.report.changes import apply
from app.system.resources import resource
from tests.ui.conftest import Answers
from ui.window.window import Window
from ui.window.years import BARS, YearsDialog

LICENSING = "proactive.licensing.decisions"


def test_key_figures_stand_beside_last_years_with_bars(window: Window, answers: Answers, stage: QWidget) -> None:
    now = storage.load(resource("examples", "sample-2025.gknb"))
    fewer = {("figures", LICENSING): "400", ("year",): 2024}
    report = now.model_copy(update={"last_year": snapshot(apply(now, fewer), "上年.gknb")})
    window.documents.take(report)
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, YearsDialog)
        table = dialog.table
        for row in range(table.rowCount()):
            items = [table.item(row, column) for column in range(BARS)]
            seen.append([item.text() for item in items if item])
        assert "文字与上年重复" in "".join(label.text() for label in cast("list[QLabel]", dialog.findChildren(QLabel)))
        table.selectAll()
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        lines = QApplication.clipboard().text().splitlines()
        assert lines[0].split("\t")[:4] == ["项目", "本年", "上年", "增减"]
        assert "行政许可\t486\t400\t86" in "\n".join(lines)
        dialog.show()
        assert not dialog.grab().isNull()
        dialog.reject()

    answers.put(look)
    window.menus.years.emit()
    assert ["行政许可", "486件", "400件", "＋86"] in seen
