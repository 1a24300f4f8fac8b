"""No file of a draft's folder, which may be a share that is slow or gone, is touched in the window's own thread."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.recovery import Recovery
from app.export import made
from app.report.changes import apply
from app.report.new import new_report
from app.system import folders
from app.system.resources import resource
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, wait_for_saving
from tests.ui.keys import press
from ui.pages.export import ExportPage
from ui.pages.sources import SourcesPage
from ui.window.window import Window

TOUCHES = frozenset(["open", "os.rename", "os.remove", "os.link", "os.utime", "os.chmod", "os.listdir", "os.scandir"])


UNHEARD = ("stat", "lstat", "readlink", "access")
"""Looks at a disk that Python tells no hook of; all of `pathlib` and `os.path` comes down to these."""


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


def _heard(watch: Watch, name: str, look: Callable[..., Any]) -> Callable[..., Any]:
    def heard(path: object, *given: object, **more: object) -> object:
        watch.hear("open", (f"{path} ({name})",))
        return look(path, *given, **more)

    return heard


@pytest.fixture(scope="module")
def everywhere() -> Watch:
    return Watch()


@pytest.fixture
def share(everywhere: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    for name in UNHEARD:
        monkeypatch.setattr(os, name, _heard(everywhere, name, getattr(os, name)))
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


@contextmanager
def unheard(share: Watch) -> Iterator[None]:
    """What the test itself does to the share."""
    folder, share.folder = share.folder, ""
    yield
    share.folder = folder


def test_where_the_documents_of_the_account_lie_there(
    window: Window, answers: Answers, share: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clerk's own folder for documents is often one of a server's."""
    monkeypatch.setattr(folders, "_xdg_documents", lambda _: tmp_path / "share")
    window.documents.take(new_report(2025, "甲局"))
    answers.put(None)
    window.documents.begin_saving_as()
    assert window.wizard
    window.wizard.turn_to("export")
    page = window.wizard.pages["export"]
    assert isinstance(page, ExportPage)
    answers.put(None, None, None, None, None)
    page.write()
    page.template.save_copy()
    window.importing.ask_for_document()
    window.stages.signing.write_offices()
    window.documents.open()
    assert answers.given == []
    assert share.found == []


def test_a_list_of_drafts_that_lie_there(qtbot: QtBot, window: Window, share: Watch, tmp_path: Path) -> None:
    """On the start page: listed, pinned, taken from the list, dropped on the window, asked for by a second start."""
    path = tmp_path / "share" / "年报.gknb"
    window.documents.remember(path)
    window.documents.remember(tmp_path / "share" / "没有了.gknb")
    window.start.begin()
    qtbot.waitUntil(lambda: "甲局" in "".join(window.start.recent.item(row).text() for row in range(2)))
    window.start.recent.pinning.emit(path)
    window.start.recent.dropping.emit(tmp_path / "share" / "没有了.gknb")
    window.begin(path)
    window.begin(path)
    assert window.documents.session
    assert not window.open_path(tmp_path / "share" / "没有了.gknb")
    assert share.found == []
    window.documents.close()


def test_unsaved_work_of_a_draft_that_lies_there(
    window: Window, answers: Answers, share: Watch, tmp_path: Path
) -> None:
    path = tmp_path / "share" / "年报.gknb"
    for answer in ("恢复", "打开已保存的", "都保留"):
        with unheard(share):
            opened = storage.open_draft(path)
            report = apply(opened.report, {("card", "full_name"): f"没保存的{answer}"})
            lost = Recovery(tmp_path / "data" / "recovery")
            lost.write(report, path, opened.fingerprint)
            lost.leave()
        answers.put(answer)
        window.begin(path)
        assert window.documents.session
        if answer == "恢复":
            answers.put("不保存")
        window.documents.close()
    assert share.found == []


def test_everything_that_is_read_from_there(window: Window, answers: Answers, share: Watch, tmp_path: Path) -> None:
    """Last year's draft and package, a corrected file, a published page, a register, another office's figures, and the
    templates that were chosen the last time."""
    folder = tmp_path / "share"
    with unheard(share):
        last = storage.load(resource("examples", "sample-2025.gknb"))
        storage.save(last, folder / "上年.gknb")
        (folder / "改过.docx").write_bytes(made(last, ".docx").data)
        (folder / "网页.html").write_bytes(made(last, ".html").data)
        (folder / "表.xlsx").write_bytes(made(last, ".xlsx").data)
        (folder / "台账.csv").write_text("收到日期,申请人类型,办理结果\n2025-01-09,自然人,予以公开", encoding="utf-8")
        (folder / "模板.docx").write_bytes(resource("templates", "official-2021.docx").read_bytes())
    window.documents.preferences.change(template=str(folder / "模板.docx"), signoff_template=str(folder / "没有.docx"))
    answers.put(folder / "上年.gknb")
    window.importing.ask_for_last_year()
    window.documents.take(last)
    assert window.wizard
    window.wizard.turn_to("export")
    window.wizard.turn_to("sources")
    sources = window.wizard.pages["sources"]
    assert isinstance(sources, SourcesPage)
    answers.put(folder / "表.xlsx", lambda dialog: dialog.reject(), lambda dialog: dialog.reject())
    sources.from_workbook.click()
    window.importing.back.read(folder / "改过.docx")
    window.importing.counting.read(folder / "台账.csv")
    window.importing.publishing.read(folder / "网页.html")
    window.importing.publishing._put_away()
    answers.put(folder / "送审单.docx", folder / "核数单.docx")
    window.stages.refresh()
    window.stages.signing.write_signoff()
    window.stages.signing.write_offices()
    assert share.found == []
