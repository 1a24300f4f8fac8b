"""Next year's report from a package, from the menu, the start page, a drop; none of another body beside an open report."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.drafts import storage
from app.handover.pack import packed
from app.printing.pdf import NoOffice
from app.report.changes import apply
from app.report.model import Report
from app.system.resources import resource
from tests.ui.conftest import Answers
from tests.ui.keys import choose_in_menu
from ui.window.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OURS, OTHER = "示范县农业农村局", "示范县交通运输局"


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    def converted(_data: bytes) -> None:
        raise NoOffice("没有")

    monkeypatch.setattr("app.printing.pdf.converted", converted)


@pytest.fixture
def report() -> Report:
    return storage.load(resource("examples", "sample-2025.gknb"))


@pytest.fixture
def package(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "归档包.zip"
    path.write_bytes(packed(report).data)
    return path


def open_now(window: Window) -> Report:
    assert window.documents.session
    return window.documents.session.report


def test_the_start_page_begins_from_a_package(window: Window, answers: Answers, package: Path, report: Report) -> None:
    answers.put(package)
    QTest.keyClick(window.start.package_button, Qt.Key.Key_Return)
    assert open_now(window).year == report.year + 1
    assert open_now(window).card == report.card


def test_the_menu_begins_from_a_package(window: Window, answers: Answers, package: Path, report: Report) -> None:
    window.documents.take(report)
    answers.put("")
    choose_in_menu(window, "文件", "从归档包新建")
    assert "会关上" in answers.asked[-1]
    assert open_now(window) == report
    answers.put("继续", package, "不保存")
    choose_in_menu(window, "文件", "从归档包新建")
    assert open_now(window).year == report.year + 1


@pytest.mark.parametrize("dropped", [False, True])
def test_a_package_of_another_body_is_refused_beside_an_open_report(
    window: Window, answers: Answers, package: Path, report: Report, *, dropped: bool
) -> None:
    other = apply(report, {("card", "full_name"): OTHER})
    window.documents.take(other)
    if dropped:
        answers.put("继续")
        assert not window.open_path(package)
    else:
        answers.put("继续", package)
        choose_in_menu(window, "文件", "从归档包新建")
    for words in (package.name, OURS, OTHER, "没有新建", "关闭现在打开的年报"):
        assert words in answers.asked[-1]
    assert open_now(window) == other
    answers.put("不保存")
    window.documents.close()
    assert window.open_path(package)
    assert open_now(window).card.full_name == OURS


def test_a_package_is_not_written_over_another_bodys(
    window: Window, answers: Answers, package: Path, report: Report
) -> None:
    window.documents.take(apply(report, {("card", "full_name"): OTHER}))
    before = package.read_bytes()
    answers.put(lambda dialog: dialog.accept(), package)
    window.stages.packing.pack()
    for words in (package.name, OURS, OTHER, "没有改动它", "换个文件名"):
        assert words in answers.asked[-1]
    assert package.read_bytes() == before


def test_a_damaged_package_changes_nothing(window: Window, answers: Answers, package: Path, report: Report) -> None:
    window.documents.take(report)
    package.write_bytes(package.read_bytes()[:4000])
    answers.put("继续", package)
    choose_in_menu(window, "文件", "从归档包新建")
    assert "不是完整的归档包" in answers.asked[-1]
    assert open_now(window) == report


def test_a_draft_chosen_for_a_package_is_refused(window: Window, answers: Answers) -> None:
    answers.put(resource("examples", "sample-2025.gknb"))
    choose_in_menu(window, "文件", "从归档包新建")
    assert "归档包" in answers.asked[-1]
    assert window.documents.session is None
