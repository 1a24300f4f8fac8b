"""Last year's text stands beside the editor; a paragraph is taken over by hand and marked until it is edited."""

from PySide6.QtWidgets import QWidget

from app.lastyear import snapshot
from app.newreport import new_report
from app.progress import leaves
from ui.last_year import TAKEN
from ui.page_text import TextPage
from ui.session import Session

OLD = "我局去年公开信息3条。"


def page(session: Session, stage: QWidget) -> TextPage:
    leaf = next(leaf for leaf in leaves(session.report) if leaf.id == "1")
    made = TextPage(session, leaf, stage)
    made.resize(stage.size())
    made.show()
    return made


def test_it_is_not_there_without_last_years_report(session: Session, stage: QWidget) -> None:
    assert page(session, stage).last_year.isHidden()


def test_a_paragraph_is_taken_and_marked_until_edited(session: Session, stage: QWidget) -> None:
    last = new_report(2024, "测试局").model_copy(update={"sections": {"1": ("开头。", OLD), "5": ("别处。",)}})
    session.edit({("last_year",): snapshot(last, "上年")}, "附上年年报")
    shown = page(session, stage)
    panel = shown.last_year
    assert not panel.isHidden()
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["开头。", OLD]
    before = session.report.sections["1"]
    panel.list.setCurrentRow(1)
    panel.take.click()
    assert session.report.sections["1"] == (before[0], OLD, *before[2:])  # on the blank line where writing begins
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
