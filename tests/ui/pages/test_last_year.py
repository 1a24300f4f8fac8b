"""Last year's text stands beside the editor; a paragraph is taken over by hand and marked until it is edited."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.last_year.snapshot import snapshot
from app.pages.progress import leaves
from app.report.new import new_report
from tests.ui.conftest import Answers
from ui.pages.last_year import TAKEN
from ui.pages.text import TextPage
from ui.parts.finding_item import ParagraphDelegate
from ui.session import Session
from ui.text.tidy_dialog import TidyDialog

OLD = "我局去年公开信息3条。"


def page(session: Session, stage: QWidget, id_: str = "1") -> TextPage:
    leaf = next(leaf for leaf in leaves(session.report) if leaf.id == id_)
    made = TextPage(session, leaf, stage)
    made.resize(stage.size())
    made.show()
    return made


def test_it_is_not_there_without_last_years_report(session: Session, stage: QWidget) -> None:
    assert page(session, stage).last_year.isHidden()


def test_a_paragraph_is_taken_and_marked_until_edited(session: Session, stage: QWidget) -> None:
    last = new_report(2024, "测试局").model_copy(
        update={"sections": {"1": ("开头。", "", "{{名单}}", OLD), "5": ("别处。",)}}
    )
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    shown = page(session, stage)
    panel = shown.last_year
    assert not panel.isHidden()
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["开头。", OLD]
    before = session.report.sections["1"]
    panel.list.setCurrentRow(1)
    panel.take.click()
    assert session.report.sections["1"] == (before[0], OLD, *before[2:])  # on the blank line where writing begins
    assert stage.focusWidget() is shown.editor
    assert (shown.editor.textCursor().block().text(), shown.editor.textCursor().atBlockEnd()) == (OLD, True)
    assert panel.list.item(1).text() == TAKEN + OLD
    session.edit({("sections", "1"): (OLD.replace("3", "5"),)}, "输入文字")
    assert panel.list.item(1).text() == OLD
    session.history.undo()
    session.history.undo()
    assert session.report.sections["1"] == before


def test_the_nine_parts_stand_beside_the_six(session: Session, stage: QWidget) -> None:
    last = new_report(2020, "测试局", "", "nine").model_copy(
        update={"sections": {"1": ("甲。",), "2": ("乙。",), "8": ("丙。",)}}
    )
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    panel = page(session, stage).last_year
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["甲。", "乙。"]


def test_a_heading_that_every_report_opens_with_is_not_called_taken_over(session: Session, stage: QWidget) -> None:
    heading = session.report.sections["1"][0] or session.report.sections["1"][1]
    last = new_report(2024, "测试局").model_copy(update={"sections": {"1": (heading, OLD)}})
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    panel = page(session, stage).last_year
    assert heading in session.report.sections["1"]
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == [heading, OLD]


def test_last_years_preface_is_shown_and_may_be_taken(session: Session, stage: QWidget) -> None:
    last = new_report(2024, "某某县交通运输局").model_copy(update={"preface": ("根据条例编制。", "电话12345。")})
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    shown = page(session, stage, "preface")
    panel = shown.last_year
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["根据条例编制。", "电话12345。"]
    panel.list.setCurrentRow(0)
    panel.take.click()
    assert session.report.preface == ("根据条例编制。",)
    assert panel.list.item(0).text() == TAKEN + "根据条例编制。"


def test_it_says_whose_report_it_is_where_that_is_not_this_body(session: Session, stage: QWidget) -> None:
    last = new_report(2024, "某某县水利局").model_copy(update={"sections": {"1": (OLD,)}})
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    named = page(session, stage).last_year._named
    assert named.text().startswith("“某某县水利局”2024年年报的这一部分")
    session.edit({("card", "full_name"): "某某县水利局"}, "填写机关全称")
    assert named.text().startswith("2024年年报的这一部分")


def test_a_figure_of_last_year_stands_there_as_it_was(session: Session, stage: QWidget) -> None:
    text = "去年新收{{requests.received.total}}件。"
    old = {"sections": {"1": (text,)}, "figures": {"requests.received.business": "3"}}
    last = new_report(2024, "某某县交通运输局").model_copy(update=old)
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    panel = page(session, stage).last_year
    assert panel.list.item(0).text() == "去年新收3件。"


@pytest.mark.usefixtures("chinese_font")
def test_every_paragraph_can_be_read_whole(session: Session, stage: QWidget) -> None:
    texts = ("国" * 1200, "政府信息公开工作年度报告（2024年）" * 7)
    last = new_report(2024, "某某县交通运输局").model_copy(update={"sections": {"1": texts}})
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    shown = page(session, stage)
    view = shown.last_year.list
    QCoreApplication.processEvents()
    for width in range(700, 740, 7):
        shown.resize(width, 400)
        QCoreApplication.processEvents()
        for row, text in enumerate(texts):
            index = view.model().index(row, 0)
            area = view.visualRect(index)
            delegate = view.itemDelegate()
            assert isinstance(delegate, ParagraphDelegate)
            (part,) = delegate._parts(area.width(), index)
            lines = [part.lineAt(number) for number in range(part.lineCount())]
            assert sum(line.textLength() for line in lines) == len(text)
            assert lines[-1].rect().bottom() <= area.height()
    assert view.verticalScrollMode() is view.ScrollMode.ScrollPerPixel
    assert view.verticalScrollBar().maximum() > view.viewport().height()


def test_a_paragraph_goes_under_its_own_heading_with_the_year_moved_on(session: Session, stage: QWidget) -> None:
    old = ("（一）主动公开", "2024年公开信息3条。", "（二）依申请公开", "2024年收到申请2件，依据〔2024〕5号文办理。")
    last = new_report(2024, "某某县交通运输局").model_copy(update={"sections": {"1": old}})
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    shown = page(session, stage)
    shown.last_year.list.setCurrentRow(3)
    shown.last_year.take.click()
    texts = session.report.sections["1"]
    under = next(at for at, text in enumerate(texts) if text.startswith("（二）"))
    assert texts[under + 1] == "2025年收到申请2件，依据〔2024〕5号文办理。"
    assert texts[0].startswith("（一）")
    assert shown.last_year.list.item(3).text().startswith(TAKEN)


def test_the_whole_preface_is_taken_at_once(session: Session, stage: QWidget) -> None:
    last = new_report(2024, "某某县交通运输局").model_copy(update={"preface": ("编制2024年年报。", "电话12345。")})
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    shown = page(session, stage, "preface")
    assert shown.last_year.all.isVisible()
    shown.last_year.all.click()
    assert session.report.preface == ("编制2025年年报。", "电话12345。")
    assert page(session, stage, "5").last_year.all.isHidden()


def test_a_text_is_tidied_as_one_step_after_a_look(session: Session, stage: QWidget, answers: Answers) -> None:
    session.edit({("sections", "5"): ("公开 信息１２条,其中政策解读3条 。", "", "（一）不变。")}, "输入文字")
    before = session.report
    shown = page(session, stage, "5")
    shown.ask = answers

    def look(dialog: TidyDialog) -> None:
        assert dialog.table.rowCount() == 2
        dialog.accept()

    answers.put(look)
    shown.tidying.click()
    assert session.report.sections["5"] == ("公开信息12条，其中政策解读3条。", "（一）不变。")
    session.history.undo()
    assert session.report == before


@pytest.mark.usefixtures("chinese_font")
def test_no_line_of_a_text_is_longer_than_45_characters(session: Session, stage: QWidget) -> None:
    stage.resize(1900, 600)
    shown = page(session, stage, "5")
    QCoreApplication.processEvents()
    wide = shown.editor.fontMetrics().horizontalAdvance("国")
    assert shown.editor.viewport().width() < 48 * wide
