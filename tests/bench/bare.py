"""A bare wizard of nine pages: what our program's size and start are measured against."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWizard, QWizardPage


def page(number: int) -> QWizardPage:
    made = QWizardPage()
    made.setTitle(f"第{number}页")
    rows = QVBoxLayout(made)
    for row in range(8):
        rows.addWidget(QLabel(f"第{row + 1}项"))
        rows.addWidget(QLineEdit())
    return made


def main() -> int:
    app = QApplication(sys.argv)
    wizard = QWizard()
    wizard.setWindowTitle("年报 bare")
    for number in range(1, 10):
        wizard.addPage(page(number))
    wizard.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
