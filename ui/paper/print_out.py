"""The report on a printer, from the painter of the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize, QPainter

from app.printing.manner import AS_IT_COMES, Manner
from app.printing.measures import PAPER
from ui.paper.paper import pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from app.report.model import Report


def ask_and_print(report: Report, parent: QWidget, manner: Manner) -> bool:
    """Let the clerk choose a printer, and print; whether anything was printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(report.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if agreed:
        print_on(printer, report, manner)
    return agreed


def print_on(printer: QPrinter, report: Report, manner: Manner = AS_IT_COMES) -> None:
    """Every page in the range that was asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or 10_000
    painter = QPainter(printer)
    across = printer.width() / PAPER[0]
    begun = False
    for page in pages(report, manner):
        if first <= page.number <= last:
            if begun:
                printer.newPage()
            begun = True
            painter.save()
            painter.scale(across, across)
            page.paint(painter)
            painter.restore()
    painter.end()
