"""Coming back to a draft after other work: it is where it was left."""

from __future__ import annotations

from pathlib import Path

from app.drafts import storage
from app.report.new import new_report
from app.system.folders import Folders
from tests.ui.conftest import Answers
from ui.window.window import Window


def test_a_draft_comes_up_at_the_page_where_it_was_left(window: Window, answers: Answers, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        storage.save(new_report(2025, f"{name}局", "bureau"), tmp_path / f"{name}.gknb")
    window.open_path(tmp_path / "甲.gknb")
    assert window.wizard
    assert window.wizard.current == "card"
    window.wizard.show_page("3")
    window.open_path(tmp_path / "乙.gknb")
    assert window.wizard.current == "card"
    window.wizard.show_page("review")
    window.close()
    again = Window(answers, Folders(tmp_path / "config", tmp_path / "data"))
    try:
        for name, page in (("甲", "3"), ("乙", "review")):
            again.open_path(tmp_path / f"{name}.gknb")
            assert again.wizard
            assert again.wizard.current == page
    finally:
        again.documents.finish()
        again.deleteLater()
