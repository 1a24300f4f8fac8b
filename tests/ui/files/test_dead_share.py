"""A share that is gone answers every call with an error of its own: one sentence is said, and nothing breaks."""

from __future__ import annotations

import builtins
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.recovery import Recovery
from app.report.new import new_report
from app.system import folders
from app.system.resources import resource
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, wait_for_saving
from ui.pages.export import ExportPage
from ui.pages.sources import SourcesPage
from ui.window.window import Window

CALLS = (
    "stat",
    "lstat",
    "open",
    "scandir",
    "listdir",
    "access",
    "replace",
    "rename",
    "unlink",
    "mkdir",
    "link",
    "readlink",
)


@pytest.fixture
def gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that was there a moment ago, with a draft in it."""
    share = tmp_path / "share"
    share.mkdir()
    storage.save(new_report(2025, "甲局"), share / "年报.gknb")

    def refusing(call: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(path: object = ".", *given: Any, **more: Any) -> Any:
            if isinstance(path, (str, os.PathLike)) and str(path).startswith(str(share)):
                raise OSError(errno.EIO, "the network name cannot be found", str(path))
            return call(path, *given, **more)

        return refuse

    for name in CALLS:
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    monkeypatch.setattr(io, "open", refusing(io.open))
    monkeypatch.setattr(builtins, "open", refusing(builtins.open))
    yield share
    monkeypatch.undo()


def test_what_is_opened_or_read_from_there(window: Window, answers: Answers, gone: Path, tmp_path: Path) -> None:
    assert not window.open_path(gone / "年报.gknb")
    window.begin(gone / "年报.gknb")
    answers.put(gone / "上年.gknb", gone / "上年.zip")
    window.importing.ask_for_last_year()
    window.importing.rolling.ask_for_package()
    window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
    assert window.wizard
    window.wizard.turn_to("sources")
    sources = window.wizard.pages["sources"]
    assert isinstance(sources, SourcesPage)
    answers.put(gone / "表.xlsx")
    sources.from_workbook.click()
    for name in ("改过.docx", "网页.html", "台账.csv", "年报.pdf"):
        window.importing.import_file(gone / name)
    window.importing.back.read(gone / "改过.docx")
    window.importing.counting.read(gone / "台账.csv")
    window.importing.publishing.read(gone / "网页.html")
    answers.put(gone / "模板.docx")
    window.stages.signing.choose_template()
    told = [one for one in answers.asked if one.startswith("没有")]
    assert len(told) == 13
    assert all("打不开" in one or "读不了" in one for one in told), told


def test_what_is_written_there(
    qtbot: QtBot, window: Window, answers: Answers, gone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    window.documents.preferences.change(template=str(gone / "模板.docx"), signoff_template=str(gone / "送审.docx"))
    window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
    edit(window, "乙局")
    answers.put(gone / "新.gknb")
    window.documents.begin_saving_as()
    wait_for_saving(window)
    assert "没有保存" in answers.asked[-1]
    assert window.wizard
    window.wizard.turn_to("export")
    page = window.wizard.pages["export"]
    assert isinstance(page, ExportPage)
    qtbot.waitUntil(lambda: "找不到了" in page.template.message.text())
    answers.put(gone / "年报.docx")
    page.write()
    assert (tmp_path / "年报.docx").exists()
    answers.put(gone / "模板.docx")
    page.template.save_copy()
    answers.put(gone / "单.docx", gone / "核数.docx")
    window.stages.signing.write_signoff()
    window.stages.signing.write_offices()
    answers.put(lambda dialog: dialog.make.click(), gone / "包.zip")
    window.stages.packing.pack()
    assert "打不开" in answers.asked[-1]
    assert answers.given == []


def test_unsaved_work_of_a_draft_there(window: Window, answers: Answers, gone: Path, tmp_path: Path) -> None:
    for answer in ("恢复", "另存一份"):
        lost = Recovery(tmp_path / "data" / "recovery")
        lost.write(new_report(2025, "没保存的"), gone / "年报.gknb", "x")
        lost.leave()
        answers.put(answer)
        window.begin(None)
        if answer == "恢复":
            assert window.documents.session
            assert window.documents.session.report.card.full_name == "没保存的"
            answers.put("不保存")
            window.documents.close()
    assert list((tmp_path / "data").glob("*.gknb"))


def test_the_documents_of_the_account_there(
    window: Window, answers: Answers, gone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_xdg_documents", lambda _: gone)
    if sys.platform == "win32":
        monkeypatch.setattr("app.system.windows.documents", lambda: gone)
    window.documents.take(new_report(2025, "甲局"))
    answers.put(None)
    window.documents.begin_saving_as()
    assert folders.documents() == Path.home()
