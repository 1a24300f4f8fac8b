"""Every dialog of the program, filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMessageBox

from app.drafts.json_text import dump
from app.report.changes import apply
from tests.pictures import reports

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window.window import Window


def made(window: Window, home: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, QDialog]]:
    """The dialogs that are wanted, by their names."""
    window.documents.take(reports.wrong())
    for name, make in DIALOGS.items():
        if wanted(name):
            yield name, make(window, home)


def _session(window: Window) -> Session:
    assert window.documents.session
    return window.documents.session


def _new(window: Window, home: Path) -> QDialog:
    from ui.files.new_dialog import NewDialog

    dialog = NewDialog(date(2026, 1, 8), window)
    dialog.agency.setText("示范县交通运输局")
    return dialog


def _settings(window: Window, home: Path) -> QDialog:
    from ui.window.settings_dialog import SettingsDialog

    return SettingsDialog(window.documents.preferences.now, window)


def _reason(window: Window, home: Path) -> QDialog:
    from ui.findings.reason import ReasonDialog

    finding = next(one for one in _session(window).outcome.findings if one.keepable)
    return ReasonDialog(finding, window)


def _import(window: Window, home: Path) -> QDialog:
    from app.incoming.document import read_document
    from app.printing.word.writer import document
    from ui.files.import_preview import ImportPreview

    file = home / "2020年年报.docx"
    file.write_bytes(document(reports.wrong()).data)
    return ImportPreview(read_document(file, None), file.name, _session(window).report, window)


def _conflict(window: Window, home: Path) -> QDialog:
    from ui.files.conflict_dialog import ConflictDialog

    mine = _session(window).report
    theirs = apply(mine, {("card", "phone"): "0371-7654321", ("figures", "requests.received.natural_person"): "9"})
    return ConflictDialog("年报.gknb", mine, theirs, None, window)


def _versions(window: Window, home: Path) -> QDialog:
    from ui.files.versions_dialog import VersionsDialog

    mine, path = _session(window).report, home / "年报.gknb"
    changed = apply(mine, {("card", "phone"): "0371-7654321", ("figures", "requests.received.natural_person"): "9"})
    for day, report in enumerate((mine, changed), 6):
        window.documents.versions().keep(mine.id, path, dump(report), datetime(2026, 1, day, 9, 30, tzinfo=UTC))
    return VersionsDialog(_session(window), window.documents.versions(), window.ask, window, 50)


def _preview(window: Window, home: Path) -> QDialog:
    from ui.paper.preview import PreviewDialog

    return PreviewDialog(_session(window), window)


def _manual(window: Window, home: Path) -> QDialog:
    from ui.window.manual import Manual

    manual = Manual(window)
    manual.list.setCurrentRow(0)
    return manual


def _question(window: Window, home: Path) -> QDialog:
    box = QMessageBox(QMessageBox.Icon.Question, "还没有保存", "年报有改动还没有保存。", parent=window)
    box.setInformativeText("不保存的话，这些改动就没有了。")
    for answer in ("保存", "不保存", "取消"):
        box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
    return box


def _tidy(window: Window, home: Path) -> QDialog:
    from app.texts.tidying import changed
    from ui.text.tidy_dialog import TidyDialog

    return TidyDialog(changed(("公开 信息１２条,其中政策解读3条 。", "", "主要有:公开；")), window)


def _proofreading(window: Window, home: Path) -> QDialog:
    from app.form.editions import edition
    from ui.grid.proofreading import Proofreading

    return Proofreading(_session(window), edition("2019").table("requests"), window)


def _calendar(window: Window, home: Path) -> QDialog:
    from ui.parts.date_field import Calendar

    return Calendar(window)


def _published(window: Window, home: Path) -> QDialog:
    from app.export import made
    from app.read_back.published import hold_page
    from ui.files.publishing import PublishedDialog

    report = reports.final()
    page = made(report, ".html").data.decode()
    for old, new in (("486", "468"), ("信息328条", "信息338条"), ("2026年1月16日", ""), (' rowspan="2"', "")):
        page = page.replace(old, new, 1)
    return PublishedDialog(hold_page(report, page), window.go_to, window)


def _published_alike(window: Window, home: Path) -> QDialog:
    from app.export import made
    from app.read_back.published import hold_page
    from ui.files.publishing import PublishedDialog

    report = reports.final()
    return PublishedDialog(hold_page(report, made(report, ".html").data.decode()), window.go_to, window)


def _read_back(window: Window, home: Path) -> QDialog:
    from app.read_back.compare import read_and_compare
    from tests.app.read_back.leader import edited, exported, in_paragraph, tracked
    from ui.files.reading_back import ReadBackDialog

    mine = reports.final()
    window.documents.take(mine)
    docx = exported(mine)
    for old, new in (
        ("农业农村信息328条", "农业农村信息338条"),
        ("每季度清理一次", "每月清理一次"),
        ("没有超期答复", ""),
    ):
        docx = edited(docx, lambda xml, old=old, new=new: in_paragraph(xml, old, tracked(old, new)))  # type: ignore[misc]
    docx = edited(docx, lambda xml: xml.replace(">486<", ">487<", 1))
    file = home / "改过.docx"
    file.write_bytes(docx)
    return ReadBackDialog(read_and_compare(mine, file), file.name, window)


def _passed(window: Window, home: Path) -> QDialog:
    from app.checks.facts import Facts
    from app.pages.passed import passed_groups
    from ui.pages.passed import PassedDialog

    session = _session(window)
    return PassedDialog(passed_groups(Facts(session.report, strict=True), session.strict_outcome), window)


def _package(window: Window, home: Path) -> QDialog:
    from ui.files.packing import PackDialog

    return PackDialog([home / "签字的送审单.pdf"], lambda _parent: None, window)


def _register(window: Window, home: Path) -> QDialog:
    from app.form.editions import edition
    from app.register.placing import count
    from app.register.reading import read
    from ui.files.register_dialog import RegisterDialog

    report = reports.empty()
    file = home / "2025年依申请公开台账.csv"
    file.write_text("\n".join(REGISTER), encoding="utf-8")
    counted = count(read(file), report.year, edition(report.editions["requests"]))
    return RegisterDialog(counted, file.name, report, lambda _: counted, window.ask, window)


def _numbers(window: Window, home: Path) -> QDialog:
    from ui.window.numbers import NumbersWindow

    return NumbersWindow(_session(window), window)


def _years(window: Window, home: Path) -> QDialog:
    from ui.window.years import YearsDialog

    return YearsDialog(reports.half(), window)


def _which_cell(window: Window, home: Path) -> QDialog:
    from app.form.editions import edition
    from ui.parts.which_cell import WhichCell

    return WhichCell(edition("2021").table("requests"), window)


def _waiting(window: Window, home: Path) -> QDialog:
    from PySide6.QtWidgets import QProgressDialog

    dialog = QProgressDialog("正在读“2024年年报.docx”…\n看第3个表格", "停止", 0, 0, window)
    dialog.setWindowTitle("请稍候")
    return dialog


REGISTER = (
    "收到日期,申请人类型,申请人,办理结果,答复日期",
    "2025-01-09,自然人,甲,予以公开,2025-01-20",
    "2025-03-01,企业,乙,信息不存在,2025-03-20",
    "2025-05-11,自然人,丙,部分公开,2025-06-02",
    "2025-07-08,律师事务所,丁,商量着办,2025-07-20",
    "2025-12-30,自然人,戊,,",
)
DIALOGS: dict[str, Callable[[Window, Path], QDialog]] = {
    "dialog-new": _new,
    "dialog-settings": _settings,
    "dialog-reason": _reason,
    "dialog-import": _import,
    "dialog-conflict": _conflict,
    "dialog-versions": _versions,
    "dialog-preview": _preview,
    "dialog-manual": _manual,
    "dialog-tidy": _tidy,
    "dialog-proofreading": _proofreading,
    "dialog-calendar": _calendar,
    "dialog-numbers": _numbers,
    "dialog-years": _years,
    "dialog-waiting": _waiting,
    "dialog-published": _published,
    "dialog-published-alike": _published_alike,
    "dialog-package": _package,
    "dialog-read-back": _read_back,
    "dialog-register": _register,
    "dialog-which-cell": _which_cell,
    "dialog-passed": _passed,
    "dialog-question": _question,
}
