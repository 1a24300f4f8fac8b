"""Settings: colours, Enter, the room for versions, the days and lengths that the checks go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import GknbError
from app.language.days import day_of, in_words
from app.pages.limits import limits_of
from app.report.file_name import USUAL, usable
from app.system.settings import RANGES, ROOMS_MB
from app.tables.figures import tidy
from ui.parts.controls import Combo, goes_on
from ui.parts.dialog import Dialog
from ui.parts.page import rolled, text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.system.settings import Settings
    from ui.files.documents import Documents
    from ui.parts.ask import Ask

WIDE, AIR = 560, 10
"""Pixels of width, and of air beside the fields for a bar to roll them."""
ENTER = {"right": "向右走", "down": "向下走"}
LOOKS = {"system": "跟随系统", "light": "浅色", "dark": "深色", "contrast": "高对比度"}
DAYS = {
    "review_by": ("送审", ""),
    "submit_by": ("报送", ""),
    "publish_bureau": ("公布：部门", "条例规定1月31日"),
    "publish_government": ("公布：县级以上政府", "条例规定3月31日"),
    "publish_town": ("公布：乡镇、街道", "按当地通知"),
}
GUIDE = "下面是报告年度次年的日期，按当地通知填，没有规定的留空。落款日期晚于报送、公布日期的，核对时会提醒。"


class SettingsDialog(Dialog):
    """`changes` are what the clerk wants otherwise than in `settings`, once the dialog is accepted."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("设置")
        self._settings = settings
        self.changes: dict[str, Any] = {}
        self.look = self._choice(LOOKS, settings.look)
        self.enter = self._choice(ENTER, settings.enter)
        self.room = Combo(self)
        for size in sorted({*ROOMS_MB, settings.versions_mb}):
            self.room.addItem(f"{size} MB", size)
        self.room.setCurrentIndex(self.room.findData(settings.versions_mb))
        self.names = self._line(settings.file_name or USUAL, "")
        self.days = {name: self._line(getattr(settings, name), hint) for name, (_, hint) in DAYS.items()}
        self.notice = self._line(settings.notice, "如：市政府办公室关于编制2025年度年报的通知")
        self.longest = self._line(str(settings.longest_overview), "")
        self.repeated = self._line(str(settings.most_repeated), "")
        self.message = text_label("", "notice", self)
        self.message.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        goes_on(self.buttons.button(QDialogButtonBox.StandardButton.Ok))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _choice(self, words: dict[str, str], chosen: str) -> Combo:
        choice = Combo(self)
        for value, name in words.items():
            choice.addItem(name, value)
        choice.setCurrentIndex(choice.findData(chosen))
        return choice

    def _line(self, text: str, hint: str) -> QLineEdit:
        return QLineEdit(text, self, placeholderText=hint)

    def _lay_out(self) -> None:
        above, days = QFormLayout(), QFormLayout()
        above.addRow("颜色", self.look)
        above.addRow("表格里按回车", self.enter)
        above.addRow("每份草稿的较早版本最多占用", self.room)
        above.addRow("导出的文件名", self.names)
        self.names.setToolTip("可以用{单位}、{简称}、{年}。送审、定稿前导出的，后面自动加上“_草稿”“_送审稿”。")
        days.addRow("按哪一份通知", self.notice)
        for name, (label, _) in DAYS.items():
            self.days[name].setAccessibleName(f"{label}日期")
            days.addRow(label, self.days[name])
        days.addRow("总体情况超过多少字时提示", self.longest)
        days.addRow("与上年重复超过百分之几时提示", self.repeated)
        _align(above, days)
        inside = QWidget(self)
        column = QVBoxLayout(inside)  # a label that wraps gets its whole height here, in a form it does not
        column.setContentsMargins(0, 0, AIR, 0)
        column.addLayout(above)
        column.addWidget(text_label(GUIDE, "quiet", inside))
        column.addLayout(days)
        body = QVBoxLayout(self)
        body.addWidget(rolled(inside, self), 1)  # on 768 pixels at 150 % the buttons would lie below the screen
        body.addWidget(self.message)
        body.addWidget(self.buttons)
        size_in_room(
            self, WIDE, column.totalHeightForWidth(WIDE - 4 * AIR) + self.buttons.sizeHint().height() + 4 * AIR
        )

    def accept(self) -> None:
        try:
            wanted = self._wanted()
        except GknbError as error:
            self.message.setText(error.sentence)
            self.message.show()
            return
        self.changes = {name: value for name, value in wanted.items() if getattr(self._settings, name) != value}
        super().accept()

    def _wanted(self) -> dict[str, Any]:
        """The settings as they stand in the dialog. Raises `GknbError` for what can't be used."""
        days = {name: in_words(day_of(line.text())) for name, line in self.days.items()}
        return {
            "look": self.look.currentData(),
            "enter": self.enter.currentData(),
            "versions_mb": self.room.currentData(),
            "file_name": usable(self.names.text()),
            "notice": self.notice.text().strip(),
            **days,
            "longest_overview": _number("longest_overview", self.longest.text()),
            "most_repeated": _number("most_repeated", self.repeated.text()),
        }


def _align(*forms: QFormLayout) -> None:
    """Let the fields of several forms begin in one line."""
    items = [form.itemAt(row, QFormLayout.ItemRole.LabelRole) for form in forms for row in range(form.rowCount())]
    labels = [item.widget() for item in items]
    widest = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(widest)


NUMBERS = {"longest_overview": ("总体情况的字数", "字"), "most_repeated": ("与上年重复的百分比", "%％")}


def _number(name: str, entered: str) -> int:
    """A number for a setting. Raises `GknbError` for anything else."""
    what, unit = NUMBERS[name]
    least, most = RANGES[name]
    text = tidy(entered.strip().rstrip(unit), "count").text
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise GknbError(f"{what}请填{least}到{most}之间的整数，现在是“{entered.strip()[:20]}”。")
    return int(text)


def change(documents: Documents, ask: Ask, window: QWidget) -> bool:
    """Show the settings; whether the clerk changed any. The open report is checked by them at once."""
    dialog = SettingsDialog(documents.preferences.now, window)
    agreed = ask.run(dialog)
    dialog.deleteLater()
    if not agreed or not dialog.changes:
        return False
    documents.preferences.change(**dialog.changes)
    if any(getattr(documents.preferences.now, name) != value for name, value in dialog.changes.items()):
        ask.tell(window, "设置", "设置没有保存：程序的设置文件夹不能写入。这次改的设置没有生效。")
        return False
    if documents.session:
        documents.session.judge_by(limits_of(documents.preferences.now))
    return True
