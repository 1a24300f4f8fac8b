"""No file of a draft's folder, which may be a share that is slow or gone, is touched in the window's own thread."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, wait_for_saving
from tests.ui.keys import press
from ui.pages.export import ExportPage
from ui.window.window import Window

TOUCHES = frozenset(["open", "os.rename", "os.remove", "os.link", "os.utime", "os.chmod", "os.listdir", "os.scandir"])


class Watch:
    """Notes where the window's thread touches what lies in `folder`, while it is set."""

    def __init__(self) -> None:
        self.folder = ""
        self.found: list[str] = []
        sys.addaudithook(self.hear)  # for good: the system takes none away

    def hear(self, event: str, given: tuple[object, ...]) -> None:
        here = self.folder and event in TOUCHES and threading.current_thread() is threading.main_thread()
        if here and given and self.folder in str(given[0]):
            where = [f"{line.name} ({Path(line.filename).name})" for line in traceback.extract_stack()[-9:-1]]
            self.found.append(f"{event} {given[0]}: {' > '.join(where)}")


@pytest.fixture(scope="module")
def everywhere() -> Watch:
    return Watch()


@pytest.fixture
def share(everywhere: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    looked = os.stat

    def heard(path: object, **more: object) -> os.stat_result:
        everywhere.hear("open", (path,))
        return looked(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", heard)
    share = tmp_path / "share"
    share.mkdir()
    storage.save(new_report(2025, "甲局"), share / "年报.gknb")
    everywhere.found.clear()
    everywhere.folder = str(share)
    yield everywhere
    everywhere.folder = ""


def test_from_opening_to_closing(qtbot: QtBot, window: Window, answers: Answers, share: Watch, tmp_path: Path) -> None:
    folder = tmp_path / "share"
    assert window.open_path(folder / "年报.gknb")
    edit(window, "乙局")
    press(window, Qt.Key.Key_S)
    wait_for_saving(window)
    edit(window, "丙局")
    answers.put(folder / "另存.gknb")
    window.documents.begin_saving_as()
    wait_for_saving(window)
    assert window.wizard
    window.wizard.turn_to("export")
    page = window.wizard.pages["export"]
    assert isinstance(page, ExportPage)
    answers.put(folder / "年报.docx")
    page.write()
    window.documents.close()
    assert share.found == []


def test_where_somebody_else_saved_it_meanwhile(window: Window, answers: Answers, share: Watch, tmp_path: Path) -> None:
    path = tmp_path / "share" / "年报.gknb"
    assert window.open_path(path)
    edit(window, "乙局")
    folder, share.folder = share.folder, ""
    storage.save(new_report(2025, "他局"), path)
    share.folder = folder
    answers.put(lambda dialog: (dialog.all_mine.click(), dialog.merge.click()))
    press(window, Qt.Key.Key_S)
    wait_for_saving(window)
    assert share.found == []
    window.documents.close()


def test_from_a_document_of_last_year(window: Window, answers: Answers, share: Watch, tmp_path: Path) -> None:
    answers.put(tmp_path / "share" / "年报.gknb")
    window.importing.ask_for_last_year()
    assert window.documents.session
    assert share.found == []


def test_what_else_is_written_to_a_share(window: Window, answers: Answers, share: Watch, tmp_path: Path) -> None:
    """The package with a file from there, an earlier version, a copy of the template."""
    folder = tmp_path / "share"
    (folder / "扫描件.pdf").write_bytes(b"%PDF-")
    share.found.clear()
    assert window.open_path(folder / "年报.gknb")
    edit(window, "乙局")
    press(window, Qt.Key.Key_S)
    wait_for_saving(window)
    answers.put(lambda dialog: (dialog.add.click(), dialog.make.click()), folder / "扫描件.pdf", folder / "包.zip")
    window.stages.packing.pack()
    answers.put(lambda dialog: (dialog.export.click(), dialog.reject()), folder / "较早.gknb")
    window.documents.show_versions()
    assert window.wizard
    window.wizard.turn_to("export")
    page = window.wizard.pages["export"]
    assert isinstance(page, ExportPage)
    answers.put(folder / "模板.docx", folder / "模板.docx")
    page.template.save_copy()
    page.template.choose()
    assert share.found == []
    share.folder = ""
    assert {"包.zip", "较早.gknb", "模板.docx"} <= {path.name for path in folder.iterdir()}
    window.documents.close()


def test_where_it_has_become_unreadable(window: Window, answers: Answers, share: Watch, tmp_path: Path) -> None:
    path = tmp_path / "share" / "年报.gknb"
    assert window.open_path(path)
    edit(window, "乙局")
    folder, share.folder = share.folder, ""
    path.write_bytes(b"no draft at all")
    share.folder = folder
    answers.put("用我的覆盖")
    press(window, Qt.Key.Key_S)
    wait_for_saving(window)
    assert share.found == []
    share.folder = ""
    assert storage.load(path).card.full_name == "乙局"
    window.documents.close()
