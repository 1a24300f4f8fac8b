"""Windows stay on the screen, however small it is."""

from PySide6.QtWidgets import QDialog

from app.newreport import new_report
from tests.ui.conftest import Answers
from ui.page_export import ExportPage
from ui.window import Window


def test_the_preview_is_no_taller_than_the_screen(window: Window, answers: Answers) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    page = window.wizard.pages["export"]
    assert isinstance(page, ExportPage)
    shown: list[int] = []

    def look(dialog: QDialog) -> None:
        shown.append(dialog.height())
        dialog.reject()

    answers.put(look)
    page.preview()
    assert shown[0] == min(860, int(window.screen().availableGeometry().height() * 0.94))
