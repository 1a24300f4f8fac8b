"""A corrected Word file comes back: what differs is shown, what is chosen is taken in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.report.new import new_report
from app.system.office import libreoffice
from tests.app.read_back.leader import edited, exported, in_paragraph, tracked
from tests.app.read_back.office_hand import WHO, OfficeEdit, OfficeJob, carried_out
from tests.ui.conftest import Answers
from tests.ui.keys import get_keys, tab_to
from ui.files.corrections_table import CHOICE, NOT_TAKEN, UNDECIDED, WORDS
from ui.files.importing import CORRECTED
from ui.files.reading_back import ReadBackDialog
from ui.window.window import Window

CELL = "requests.received.natural_person"
TEXTS = (
    "本年公开规范性文件三件，都配了解读。",
    "开办了惠农补贴专栏，按季更新。",
    f"收到自然人的申请{{{{{CELL}}}}}件，都在期限内答复。",
    "查阅点每月整理一次。",
    "年底开展了业务培训。",
)
COMMENT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3" '
    'w:author="李局长" w:date="2026-01-07T09:00:00Z"><w:p><w:r><w:t>写明日期</w:t></w:r></w:p></w:comment></w:comments>'
)


@pytest.fixture
def opened(window: Window) -> Window:
    report = new_report(2025, "某某县交通运输局").model_copy(
        update={"sections": {"1": TEXTS}, "figures": {CELL: "12", "requests.received.business": "4"}}
    )
    window.documents.take(report)
    return window


@pytest.fixture
def corrected(opened: Window, tmp_path: Path) -> Path:
    """Five corrections with tracked changes, one of them of a bound figure, and a comment."""
    assert opened.documents.session
    edits = (
        ("三件，都配了解读", "三件，全部配了解读"),
        ("按季更新", "按月更新"),
        ("12件，都在期限内", "13件，都在期限内"),
        ("查阅点每月整理一次。", ""),
        ("业务培训。", "两次业务培训。"),
    )

    def change(xml: str) -> str:
        for old, new in edits:
            xml = in_paragraph(xml, old, tracked(old, new))
        return xml.replace("</w:p>", '<w:r><w:commentReference w:id="3"/></w:r></w:p>', 1)

    docx = edited(exported(opened.documents.session.report), change)
    path = tmp_path / "改过.docx"
    path.write_bytes(with_comments(docx))
    return path


def with_comments(docx: bytes) -> bytes:
    import io
    import zipfile

    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
        'Target="comments.xml"/></Relationships>'
    )
    docx = edited(docx, lambda xml: xml.replace("</Relationships>", relation), "word/_rels/document.xml.rels")
    made = io.BytesIO(docx)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/comments.xml", COMMENT)
    return made.getvalue()


def texts(window: Window) -> tuple[str, ...]:
    assert window.documents.session
    return window.documents.session.report.sections["1"]


def choose(*choices: tuple[int, str], tick: bool = False) -> Callable[[ReadBackDialog], None]:
    """Choose by keys alone: up and down to the row, Space for its answers, Tab to what carries it out."""

    def fill(dialog: ReadBackDialog) -> None:
        get_keys(dialog)
        table = dialog.table
        assert QApplication.focusWidget() is table
        for number, words in choices:
            box = table.box(number)
            holder = box.parentWidget()
            while table.cellWidget(table.currentRow(), CHOICE) is not holder:
                QTest.keyClick(table, Qt.Key.Key_Down if table.currentRow() + 1 < table.rowCount() else Qt.Key.Key_Home)
            for _ in range(box.count()):
                if box.currentText() != words:
                    QTest.keyClick(table, Qt.Key.Key_Space)
            assert box.currentText() == words
        if tick:
            dialog.comments.item(0).setCheckState(Qt.CheckState.Checked)
        button = tab_to(dialog, dialog.accepting.text())
        QTest.keyClick(button, Qt.Key.Key_Space)
        if dialog.isVisible():
            assert "没有选" in dialog.message.text()
            QTest.keyClick(button, Qt.Key.Key_Space)

    return fill


def test_three_of_five_corrections_are_taken_in_one_step(opened: Window, answers: Answers, corrected: Path) -> None:
    answers.put(corrected, choose((1, WORDS["take"]), (3, WORDS["table"]), (5, WORDS["take"])))
    QTest.keyClick(opened, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    session = opened.documents.session
    assert session
    assert texts(opened) == (
        "本年公开规范性文件三件，全部配了解读。",
        *TEXTS[1:4],
        "年底开展了两次业务培训。",
    )
    assert session.report.figures[CELL] == "13"
    assert any("李局长" in doubt and "写明日期" in doubt for doubt in session.report.doubts)
    session.history.undo()
    assert texts(opened) == TEXTS
    assert session.report.figures[CELL] == "12"


@pytest.mark.slow
@pytest.mark.skipif(libreoffice() is None, reason="no LibreOffice here")
def test_what_was_corrected_in_libreoffice_comes_back_with_who_and_when(
    opened: Window, answers: Answers, tmp_path: Path
) -> None:
    """Exported, corrected with tracked changes in the program, read back; three of five taken, by keys."""
    session = opened.documents.session
    assert session
    sent, back = tmp_path / "送审稿.docx", tmp_path / "改过.docx"
    sent.write_bytes(exported(session.report))
    edits = (
        OfficeEdit("replace", "三件，都配了解读", "三件，全部配了解读"),
        OfficeEdit("replace", "按季更新", "按月更新"),
        OfficeEdit("replace", "收到自然人的申请12件", "收到自然人的申请13件"),
        OfficeEdit("replace", TEXTS[3]),
        OfficeEdit("replace", "业务培训。", "两次业务培训。"),
    )
    carried_out([OfficeJob(sent, back, edits)], tmp_path)

    def fill(dialog: ReadBackDialog) -> None:
        cells = (dialog.table.item(row, 3) for row in range(dialog.table.rowCount()))
        by = [cell.text() for cell in cells if cell and cell.text()]
        assert len(by) == len(edits)
        assert all(text.startswith(WHO) for text in by)
        choose((1, WORDS["take"]), (3, WORDS["table"]), (5, WORDS["take"]))(dialog)

    answers.put(back, fill)
    QTest.keyClick(opened, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert texts(opened) == ("本年公开规范性文件三件，全部配了解读。", *TEXTS[1:4], "年底开展了两次业务培训。")
    assert session.report.figures[CELL] == "13"
    session.history.undo()
    assert texts(opened) == TEXTS


def test_all_are_taken_but_what_only_the_clerk_can_decide(opened: Window, answers: Answers, corrected: Path) -> None:
    def fill(dialog: ReadBackDialog) -> None:
        dialog.take_all.click()
        assert dialog.table.undecided == 1
        assert "随表变动" in dialog.message.text()
        assert dialog.table.box(3).currentText() == UNDECIDED
        by = dialog.table.item(1, 3)
        assert by
        assert "王主任 2026-01-06 10:20" in by.text()
        choose((3, WORDS["keep"]), tick=True)(dialog)

    answers.put(fill)
    assert opened.importing.back.read(corrected)
    assert texts(opened) == (
        "本年公开规范性文件三件，全部配了解读。",
        "开办了惠农补贴专栏，按月更新。",
        TEXTS[2],
        "年底开展了两次业务培训。",
    )
    assert opened.documents.session
    assert not opened.documents.session.report.doubts


def test_nothing_chosen_changes_nothing(opened: Window, answers: Answers, corrected: Path) -> None:
    answers.put(choose((3, NOT_TAKEN), tick=True))
    assert not opened.importing.back.read(corrected)
    assert texts(opened) == TEXTS


def test_a_corrected_file_that_is_dropped_is_known_again(opened: Window, answers: Answers, corrected: Path) -> None:
    answers.put(CORRECTED, lambda dialog: dialog.reject())
    assert not opened.open_path(corrected)
    assert "像是导出以后改过的" in answers.asked[0]
    answers.put("")
    assert not opened.open_path(corrected)
    assert texts(opened) == TEXTS


def test_what_is_no_version_of_it_is_said(opened: Window, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "别的.docx"
    path.write_bytes(exported(new_report(2020, "某某县交通运输局")))
    assert not opened.importing.back.read(path)
    assert "2020" in answers.asked[-1]
