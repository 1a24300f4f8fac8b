"""What a clerk answers to a finding: mended, kept with a reason, explained."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from app.report.model import Imported, LastYear
from tests.ui.conftest import Answers
from tests.ui.findings.desk import SLASH, choose, click, codes, select_a_slash
from tests.ui.pages import typed
from ui.findings.panel import FindingsPanel
from ui.findings.reason import ReasonDialog
from ui.pages.wizard import Wizard
from ui.parts.finding_item import MESSAGE
from ui.window.window import Window


def test_a_query_is_kept_with_a_reason_and_taken_up_again(wizard: Wizard, window: Window, answers: Answers) -> None:
    wizard.session.edit(SLASH, "填写")
    wizard.session.check()
    wizard.show_page("4")
    assert codes(wizard.panel) == ["A3"]
    click(wizard.panel, "A3")
    assert wizard.panel.keep.isVisible()
    assert not wizard.panel.close_hint.isVisible()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        kinds: QComboBox = dialog.kinds
        kinds.setCurrentText("上级要求")
        QTest.keyClicks(dialog.text, "OK <b>")
        dialog.accept()

    answers.put(fill)
    wizard.panel.keep.click()
    assert codes(wizard.panel) == []
    (reason,) = wizard.session.report.reasons.values()
    assert (reason.kind, reason.text) == ("上级要求", "OK <b>")
    choose(wizard.panel, "已保留")
    click(wizard.panel, "A3")
    assert "〔上级要求〕OK <b>" in wizard.panel.list.currentItem().data(MESSAGE)
    wizard.panel.reopen.click()
    assert wizard.session.report.reasons == {}
    wizard.session.history.undo()
    assert len(wizard.session.report.reasons) == 1


def test_another_reason_has_to_be_written_out(wizard: Wizard, window: Window, answers: Answers) -> None:
    select_a_slash(wizard)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.kinds.setCurrentText("其他（请写明）")
        assert not dialog.agree.isEnabled()
        assert dialog.text.placeholderText() == "请写明原因"
        QTest.keyClicks(dialog.text, " ")
        assert not dialog.agree.isEnabled()
        QTest.keyClicks(dialog.text, "OK")
        assert dialog.agree.isEnabled()
        dialog.accept()

    answers.put(fill)
    wizard.panel.keep.click()
    (reason,) = wizard.session.report.reasons.values()
    assert (reason.kind, reason.text) == ("其他", "OK")


def test_a_report_that_is_only_read_takes_no_answers(wizard: Wizard) -> None:
    wizard.session.edit(SLASH, "填写")
    wizard.session.check()
    wizard.session.read_only = True
    wizard.show_page("4")
    click(wizard.panel, "A3")
    assert wizard.panel.advice.text()
    assert not wizard.panel.keep.isVisible()
    wizard.bar.done.click()
    assert not wizard.bar.done.isChecked()


def test_f1_says_advice_and_basis(wizard: Wizard, window: Window, answers: Answers) -> None:
    select_a_slash(wizard)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert "A3" in answers.asked[-1]
    assert "怎么办：" in answers.asked[-1]
    assert "依据：" in answers.asked[-1]


def test_a_wording_is_mended_with_a_click(wizard: Wizard, qtbot: QtBot) -> None:
    text = "按照国办公开办函[2021]30号填报，没有收取信息处理费。"
    wizard.session.edit({("sections", "6"): (text,)}, "填写")
    wizard.session.check()
    wizard.show_page("6")
    click(wizard.panel, "H13")
    assert wizard.panel.mend.isVisible()
    wizard.panel.mend.click()
    assert wizard.session.report.sections["6"] == (text.replace("[", "〔").replace("]", "〕"),)
    assert typed.text(wizard, "6").editor.lines() == [text.replace("[", "〔").replace("]", "〕")]
    assert wizard.session.history.undoText() == "按建议修改"


def test_the_official_form_is_adopted_in_one_step(wizard: Wizard) -> None:
    session = wizard.session
    wizard.show_page("review")
    panel: FindingsPanel = typed.review(wizard).panel
    printed = Imported(source="旧年报.docx", title="工作总结", headings=("一、总体情况",), labels=(("规程", "规章"),))
    session.edit({("imported",): printed}, "导入")
    session.check()
    panel.list.setCurrentRow(panel.list.count() - 1)
    click(panel, "H1")
    beside = wizard.panel  # the finding is selected there too, with all that can be done about it
    assert beside.current() == panel.current()
    assert beside.adopt.isVisible()
    beside.adopt.click()
    wizard.show_page("review")
    assert not {"H1", "H2", "H12"} & set(codes(panel))
    assert session.history.undoText() == "改用统一格式标题和栏目名"
    session.history.undo()
    session.check()
    assert {"H1", "H2", "H12"} <= set(codes(panel))


def test_the_date_of_signature_is_put_into_the_words_of_the_form(wizard: Wizard) -> None:
    wizard.session.edit({("signature", "date"): "2026-1-20"}, "填写日期")
    wizard.session.check()
    choose(wizard.panel, "全部")
    click(wizard.panel, "H10")
    wizard.panel.mend.click()
    assert wizard.session.report.signature.date == "2026年1月20日"
    assert "H10" not in codes(wizard.panel)


def test_keys_go_on_in_the_list_when_a_finding_was_answered(wizard: Wizard, answers: Answers) -> None:
    select_a_slash(wizard)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.kinds.setCurrentText("上级要求")
        dialog.accept()

    answers.put(fill)
    wizard.panel.keep.setFocus()
    QTest.keyClick(wizard.panel.keep, Qt.Key.Key_Space)
    assert codes(wizard.panel) == []
    assert wizard.panel.list.hasFocus()


IN_FORCE = "proactive.normative_documents.in_force"


def test_a_difference_is_explained_under_the_table_in_the_same_step(wizard: Wizard, answers: Answers) -> None:
    session = wizard.session
    year = session.report.year
    cells = {f"proactive.normative_documents.{column}": "0" for column in ("issued", "repealed")}
    before = LastYear(year=year - 1, editions=session.report.editions, figures={**cells, IN_FORCE: "9"})
    session.edit(
        {("last_year",): before, **{("figures", cell): "0" for cell in cells}, ("figures", IN_FORCE): "7"}, "填"
    )
    session.check()
    choose(wizard.panel, "全部")
    click(wizard.panel, "F2")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.kinds.setCurrentText("统计口径不同")
        dialog.text.setPlainText("自然失效2件")
        dialog.under.click()
        assert "因自然失效减少2件" in dialog.shown.text()
        dialog.accept()

    answers.put(fill)
    wizard.panel.keep.click()
    under = session.report.under_table["proactive"]
    assert under == ("注：上年末现行有效行政规范性文件9件，本年制发0件、废止0件，因自然失效减少2件，年末现行有效7件。",)
    assert not {"F2", "G8"} & set(codes(wizard.panel))
    session.history.undo()
    assert session.report.under_table == {}
    assert session.report.reasons == {}
