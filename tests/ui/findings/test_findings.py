"""The panel of findings, the review and the export: what a clerk can do about what was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level, Spot
from app.drafts.storage import load
from app.form.editions import edition
from app.pages.progress import State
from app.report.changes import Changes
from app.report.model import Imported
from app.report.new import new_report
from app.system.resources import resource
from tests.ui.conftest import Answers
from tests.ui.keys import press
from ui.files.documents import Documents
from ui.findings.panel import FINDING, FindingsPanel
from ui.findings.reason import ReasonDialog
from ui.pages.card import CardPage
from ui.pages.export import ExportPage
from ui.pages.page_list import STATE
from ui.pages.review import ReviewPage
from ui.pages.table import TablePage
from ui.pages.wizard import Wizard
from ui.parts.finding_item import MESSAGE
from ui.session import Session
from ui.window.window import Window

SLASH: Changes = {("figures", "disputes.reconsideration.upheld"): "/"}
WRONG: Changes = {("figures", "disputes.reconsideration.corrected"): "三件多"}


@pytest.fixture
def wizard(window: Window) -> Wizard:
    """The pages of a new report on 2025."""
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    return window.wizard


def codes(panel: FindingsPanel) -> list[str]:
    items = [panel.list.item(row).data(FINDING) for row in range(panel.list.count())]
    return [finding.code for finding in items if finding]


def choose(panel: FindingsPanel, words: str) -> None:
    panel.choice.setCurrentIndex(panel.choice.findText(words))
    panel.choice.activated.emit(panel.choice.currentIndex())


def click(panel: FindingsPanel, code: str) -> None:
    """Click on a finding with the mouse."""
    row = next(
        row
        for row in range(panel.list.count())
        if (finding := panel.list.item(row).data(FINDING)) and finding.code == code
    )
    panel.list.scrollToItem(panel.list.item(row))
    place = panel.list.visualItemRect(panel.list.item(row)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_findings_are_never_stale(session: Session) -> None:
    text: Changes = {("sections", "6"): ("TODO",)}
    for changes in (SLASH, WRONG, text):
        session.edit(changes, "填写")
        assert set(session.outcome.findings) == set(run(Facts(session.report)).findings)
        assert {one.code for one in session.table_findings} <= {one.code for one in session.outcome.findings}
    session.history.undo()
    assert set(session.outcome.findings) == set(run(Facts(session.report)).findings)


def test_all_rules_have_spoken_when_the_program_was_idle(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.checked):
        session.edit({("sections", "6"): ("TODO",)}, "填写")
    assert session._outcome is not None


def test_a_click_goes_to_the_cell(wizard: Wizard, window: Window) -> None:
    wizard.session.edit(WRONG, "填写")
    wizard.session.check()
    choose(wizard.panel, "全部")
    assert codes(wizard.panel) == ["A1"]
    click(wizard.panel, "A1")
    assert wizard.current == "4"
    grid = wizard.pages["4"].grid  # type: ignore[attr-defined]
    assert grid.cell.id == "disputes.reconsideration.corrected"


def test_a_click_goes_to_the_words(wizard: Wizard) -> None:
    wizard.session.edit({("sections", "6"): ("第一段。", "本年度😀收取信息处理费____元。")}, "填写")
    wizard.session.check()
    choose(wizard.panel, "全部")
    click(wizard.panel, "G14")
    assert wizard.current == "6"
    selected = wizard.pages["6"].editor.textCursor().selectedText()  # type: ignore[attr-defined]
    assert "____" in selected


def select_a_slash(wizard: Wizard) -> None:
    """Fill in a “/” and select the finding that asks about it."""
    wizard.session.edit(SLASH, "填写")
    wizard.session.check()
    wizard.show_page("4")
    click(wizard.panel, "A3")


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
    choose(wizard.panel, "已保留和已关闭的")
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


def states(wizard: Wizard) -> dict[str, str]:
    return {leaf.id: wizard.list.item(row).data(STATE) for row, leaf in enumerate(wizard.leaves)}


def test_the_list_of_pages_says_how_far_each_is(wizard: Wizard) -> None:
    assert states(wizard)["4"] == "空 · 已填0/12"
    wizard.session.edit(WRONG, "填写")
    wizard.session.check()
    assert states(wizard)["4"] == "有错误 · 已填1/12"
    wizard.session.edit({**SLASH, ("figures", "disputes.reconsideration.corrected"): "3"}, "填写")
    wizard.session.check()
    assert states(wizard)["4"] == "需核实 · 已填2/12"
    wizard.show_page("6")
    wizard.session.edit({("sections", "6"): ("本年度没有收取信息处理费。",)}, "填写")
    wizard.bar.done.click()
    assert states(wizard)["6"] == State.FILLED
    icons = {bytes(wizard.list.item(row).icon().pixmap(18).toImage().constBits()) for row in range(8)}
    assert len(icons) > 2


@pytest.mark.parametrize(("paragraph", "place"), [(1, "above"), (2, "under")])
def test_a_finding_in_the_text_beside_a_table_leads_to_its_words(wizard: Wizard, paragraph: int, place: str) -> None:
    texts: Changes = {("sections", "3"): ("收到申请5件。",), ("under_table", "requests"): ("收到申请5件。",)}
    wizard.session.edit(texts, "写")
    spot = Spot("3", paragraph, 4, 5, "5")
    wizard.go_to(Finding("G1", "", Level.ERROR, "", "", ("requests.received.total",), spot))
    page = wizard.pages[wizard.current]
    assert isinstance(page, TablePage)
    editor = getattr(page, place)
    assert editor.isVisible()
    assert editor.textCursor().selectedText() == "5"


def test_the_review_lists_what_is_not_filled_too(wizard: Wizard) -> None:
    assert "A2" not in {one.code for one in wizard.session.outcome.findings}
    wizard.show_page("review")
    review = wizard.pages["review"]
    assert "A2" in codes(review.panel)  # type: ignore[attr-defined]
    assert "还有12格未填" in review.progress.text()  # type: ignore[attr-defined]
    click(review.panel, "A2")  # type: ignore[attr-defined]
    assert wizard.current in {"2", "3", "4"}


def test_the_export_asks_when_errors_are_left_and_never_forbids(
    wizard: Wizard, answers: Answers, tmp_path: Path
) -> None:
    wizard.session.edit(WRONG, "填写")
    wizard.show_page("export")
    page = wizard.pages["export"]
    out = tmp_path / "年报.docx"
    answers.put("回去修改")
    page.export.click()  # type: ignore[attr-defined]
    assert not out.exists()
    assert wizard.current == "review"
    wizard.show_page("export")
    answers.put("仍然导出", out)
    page.export.click()  # type: ignore[attr-defined]
    assert out.read_bytes()[:2] == b"PK"
    assert "年报.docx" in page.result.text()  # type: ignore[attr-defined]


def test_what_is_no_template_is_said(wizard: Wizard, answers: Answers, tmp_path: Path) -> None:
    wizard.show_page("export")
    page = wizard.pages["export"]
    bad = tmp_path / "模板.docx"
    bad.write_bytes(b"no zip")
    answers.put(bad, tmp_path / "年报.docx")
    page.template.choose()  # type: ignore[attr-defined]
    page.export.click()  # type: ignore[attr-defined]
    assert "没有导出" in answers.asked[-1]
    assert not (tmp_path / "年报.docx").exists()


def test_a_wording_is_mended_with_a_click(wizard: Wizard, qtbot: QtBot) -> None:
    text = "按照国办公开办函[2021]30号填报，没有收取信息处理费。"
    wizard.session.edit({("sections", "6"): (text,)}, "填写")
    wizard.session.check()
    wizard.show_page("6")
    click(wizard.panel, "H13")
    assert wizard.panel.mend.isVisible()
    wizard.panel.mend.click()
    assert wizard.session.report.sections["6"] == (text.replace("[", "〔").replace("]", "〕"),)
    assert wizard.pages["6"].editor.lines() == [text.replace("[", "〔").replace("]", "〕")]  # type: ignore[attr-defined]
    assert wizard.session.history.undoText() == "按建议修改"


def test_the_rank_of_a_city_is_asked_of_a_city_alone(wizard: Wizard) -> None:
    card = wizard.pages["card"]
    assert not card.rank.isVisible()  # type: ignore[attr-defined]
    wizard.session.edit({("card", "full_name"): "某某市人民政府", ("card", "kind"): "government"}, "填写")
    assert card.rank.isVisible()  # type: ignore[attr-defined]


def test_the_year_is_changed_only_when_agreed(wizard: Wizard, answers: Answers) -> None:
    wizard.session.edit({("figures", "proactive.rules.issued"): "1"}, "填写")
    before = wizard.session.report
    card = wizard.pages["card"]
    answers.put("2020", "不更改")
    card.change_year.click()  # type: ignore[attr-defined]
    assert wizard.session.report == before
    answers.put("一九八四")
    card.change_year.click()  # type: ignore[attr-defined]
    assert "四位数" in answers.asked[-1]
    answers.put("2020", "更改年度")
    card.change_year.click()  # type: ignore[attr-defined]
    assert wizard.session.report.editions["proactive"] == "2019"
    assert wizard.pages["2"].grid.table.by_id.get("proactive.procurement.amount")  # type: ignore[attr-defined]
    wizard.session.history.undo()
    assert wizard.session.report == before


def test_the_outline_can_be_changed_where_the_year_allows_it(
    window: Window, documents: Documents, answers: Answers
) -> None:
    documents.take(new_report(2020, "某某县交通运输局"))
    wizard = window.wizard
    assert wizard
    card = wizard.pages["card"]
    answers.put("九个部分（2020年常见写法）")
    card.change_outline.click()  # type: ignore[attr-defined]
    assert wizard.session.report.outline == "nine"
    assert wizard.list.count() == 14
    wizard.show_page("9")
    wizard.session.history.undo()
    assert wizard.list.count() == 11
    assert wizard.current == "card"


@pytest.fixture
def documents(window: Window) -> Documents:
    return window.documents


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


def test_the_official_form_is_adopted_in_one_step(wizard: Wizard) -> None:
    session = wizard.session
    wizard.show_page("review")
    panel: FindingsPanel = wizard.pages["review"].panel  # type: ignore[attr-defined]
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


def test_a_fault_of_the_card_is_told_on_the_card_and_leads_to_the_field(wizard: Wizard) -> None:
    wizard.session.edit({("card", "email"): "slj@shifan"}, "填写邮箱")
    wizard.session.check()
    wizard.show_page("preface")
    assert wizard.panel.count.text() == "提示1处"
    assert wizard.panel.list.item(0).text() == "本页没有发现问题，其他页有，选“全部”查看"
    choose(wizard.panel, "全部")
    click(wizard.panel, "H17")
    assert wizard.current == "card"
    page = wizard.pages["card"]
    assert isinstance(page, CardPage)
    assert wizard.window().focusWidget() is page.fields["email"]


def test_a_fault_of_the_headings_leads_to_where_the_outline_is_chosen(window: Window) -> None:
    window.documents.take(load(resource("examples", "sample-2020.gknb")))
    wizard = window.wizard
    assert wizard
    wizard.show_page("review")
    click(wizard.pages["review"].panel, "H1")  # type: ignore[attr-defined]
    assert wizard.current == "card"
    page = wizard.pages["card"]
    assert isinstance(page, CardPage)
    assert wizard.window().focusWidget() is page.change_outline


def test_what_a_section_lacks_leads_to_its_text(wizard: Wizard) -> None:
    wizard.show_page("review")
    click(wizard.pages["review"].panel, "H7")  # type: ignore[attr-defined]
    assert wizard.current == "6"
    assert wizard.window().focusWidget() is wizard.pages["6"].focusProxy()


def test_the_date_of_signature_is_put_into_the_words_of_the_form(wizard: Wizard) -> None:
    wizard.session.edit({("signature", "date"): "2026-1-20"}, "填写日期")
    wizard.session.check()
    choose(wizard.panel, "全部")
    click(wizard.panel, "H10")
    wizard.panel.mend.click()
    assert wizard.session.report.signature.date == "2026年1月20日"
    assert "H10" not in codes(wizard.panel)


def test_a_click_leads_there_though_the_advice_it_brings_moves_the_list(window: Window) -> None:
    window.resize(1280, 720)
    window.documents.take(load(resource("examples", "sample-2020.gknb")))
    wizard = window.wizard
    assert wizard
    wizard.show_page("review")
    panel: FindingsPanel = wizard.pages["review"].panel  # type: ignore[attr-defined]
    panel.list.scrollToBottom()
    row = next(
        r for r in range(panel.list.count()) if (found := panel.list.item(r).data(FINDING)) and found.code == "H1"
    )
    panel.list.setCurrentRow(row)
    assert panel.keep.isVisible()
    list_ = panel.list
    row = next(r for r in range(list_.count()) if (found := list_.item(r).data(FINDING)) and found.code == "B1")
    list_.scrollToBottom()
    QCoreApplication.processEvents()
    place = list_.visualItemRect(list_.item(row)).center()
    QTest.mousePress(list_.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QCoreApplication.processEvents()
    QTest.mouseRelease(list_.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wizard.current == "5"


def test_no_finding_stands_over_the_next_in_a_small_window(window: Window) -> None:
    window.open_path(resource("examples", "sample-2020.gknb"), example=True)
    assert window.wizard
    view = window.wizard.panel.list
    for width in range(900, 960, 10):  # 1366 pixels at 150 %: narrow, and the list rolls
        window.resize(width, 500)
        for page in ("preface", "1", "2", "8"):
            window.wizard.show_page(page)
            QCoreApplication.processEvents()
            rows = [view.model().index(row, 0) for row in range(view.count())]
            needed = [view.itemDelegate().sizeHint(QStyleOptionViewItem(), index).height() for index in rows]
            assert [view.visualRect(index).height() for index in rows] == needed


def test_beside_a_table_stands_what_a_text_says_of_its_cells_and_leads_there(wizard: Wizard) -> None:
    inputs = edition("2021").table("requests").inputs
    zeros: Changes = {("figures", cell.id): "0" for cell in inputs}
    wizard.session.edit({**zeros, ("sections", "5"): ("本年度共收到政府信息公开申请3件。",)}, "填写")
    wizard.session.check()
    assert states(wizard)["3"].startswith(State.FILLED)
    wizard.show_page("3")
    assert codes(wizard.panel) == ["G7"]
    assert wizard.panel.list.item(0).text() == "五、存在的主要问题及改进情况：涉及本页的格"
    assert "没有发现问题" not in wizard.panel.count.text()
    assert wizard.bar.findings.text() == "看问题（1）"
    click(wizard.panel, "G7")
    assert wizard.current == "5"
    assert wizard.pages["5"].editor.textCursor().selectedText() == "3"  # type: ignore[attr-defined]


def test_what_the_review_alone_tells_is_still_told_where_it_leads(wizard: Wizard, window: Window) -> None:
    wizard.session.edit({("sections", "1"): ("（一）主动公开", "公开信息12条。", "（二）依申请公开", "")}, "填写")
    wizard.show_page("review")
    review = wizard.pages["review"]
    assert isinstance(review, ReviewPage)
    click(review.panel, "H5")
    assert wizard.current == "1"
    listed = wizard.panel.current()
    assert listed
    assert listed.code == "H5"
    assert wizard.panel.advice.isVisible()
    wizard.session.edit(
        {("sections", "1"): ("（一）主动公开", "公开信息12条。", "（二）依申请公开", "收到申请3件。")}, "填写"
    )
    wizard.session.check()
    assert codes(wizard.panel) == ["H5"], "it lacks less now, but it lacks"
    wizard.step(1)
    wizard.step(-1)
    assert codes(wizard.panel) == []


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


def test_the_export_names_what_is_not_filled_yet(wizard: Wizard) -> None:
    wizard.show_page("export")
    page = wizard.pages["export"]
    assert isinstance(page, ExportPage)
    assert "落款日期还没有填" in page.left.text()
    wizard.session.edit({("signature", "date"): "2026年1月15日"}, "填写")
    page.refresh()
    assert "落款日期" not in page.left.text()


def test_only_what_does_not_tell_by_itself_is_marked_as_filled(wizard: Wizard) -> None:
    wizard.show_page("4")
    assert wizard.bar.done.isVisible()
    table = edition("2021").table("disputes")
    wizard.session.edit({("figures", cell.id): "0" for cell in table.inputs}, "填0")
    assert not wizard.bar.done.isVisible()
    wizard.show_page("5")
    assert wizard.bar.done.isVisible()


def test_the_finding_that_the_keys_begin_with_is_marked(wizard: Wizard, window: Window) -> None:
    press(window, Qt.Key.Key_R)
    review = wizard.pages["review"]
    assert isinstance(review, ReviewPage)
    item = review.panel.list.currentItem()
    assert item
    assert item.data(FINDING)
    assert item.isSelected()
    assert review.panel.list.hasFocus()
