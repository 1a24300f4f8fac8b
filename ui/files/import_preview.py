"""What a document holds, shown before anything changes: the clerk says what is to become of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import GknbError
from app.form.editions import edition_for
from app.incoming.summary import missing_tables, summary
from app.language.excerpt import excerpt
from app.last_year.takeover import Takeover, obstacle, takeover
from app.pages.wording import year_of
from app.report.agency import other_body
from app.report.naming import KIND_NAMES, name_of_left_out
from ui.parts.controls import goes_on
from ui.parts.copying import copyable
from ui.parts.dialog import Dialog
from ui.parts.page import rolled, text_label
from ui.parts.palette import colours
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.incoming.document import Reading
    from app.report.model import Report

LONGEST = 300


class Use(Enum):
    """What is to become of the document."""

    NEXT_YEAR = "next year"
    DRAFT = "draft"
    FILL = "fill"
    REPLACE = "replace"
    LAST_YEAR = "last year"


@dataclass(frozen=True)
class PreviewRow:
    """A line of the list: what kind of thing, what it is, what the document says, what stands now."""

    kind: str
    what: str
    theirs: str
    mine: str = ""


class ImportPreview(Dialog):
    """`use` and `year` are the clerk's answers once the dialog is accepted; `mine` is the open report, if any."""

    def __init__(self, reading: Reading, source: str, mine: Report | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入预览")
        size_in_room(self, 860, 620)
        self._reading, self._mine = reading, mine
        self._barrier = obstacle(mine, reading.report) if mine else ""
        self.taken: Takeover | None = takeover(mine, reading.report) if mine and not self._barrier else None
        supposed = reading.report if reading.year_known else mine
        self.year_field = QLineEdit(str(supposed.year) if supposed else "", self)
        self.table = self._table()
        self.uses = QButtonGroup(self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        goes_on(self.buttons.button(QDialogButtonBox.StandardButton.Ok))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.message = text_label("", "quiet", self)
        self._lay_out(source)
        self.uses.buttonClicked.connect(self._follow)
        self.year_field.textChanged.connect(self._follow)
        self._follow()

    @property
    def use(self) -> Use:
        return list(Use)[self.uses.checkedId()]

    @property
    def year(self) -> int:
        """The year of the document. Raises `GknbError` while none is entered."""
        year = year_of(self.year_field.text())
        edition_for(year)
        return year

    def choose(self, use: Use) -> None:
        """Tick an answer, as a click would."""
        self.uses.button(list(Use).index(use)).click()

    def _lay_out(self, source: str) -> None:
        body = QVBoxLayout(self)
        body.addWidget(text_label(f"“{source}”里读出的内容", "heading", self))
        read = text_label("\n".join(summary(self._reading)), "guide", self)
        area = rolled(read, self)  # on a low screen it gives its room to the answers
        area.setMaximumHeight(read.sizeHint().height())
        body.addWidget(area)
        if not self._reading.year_known:
            form = QFormLayout()
            form.addRow("文件没有写明年度，请填报告年度", self.year_field)
            body.addLayout(form)
        else:
            self.year_field.hide()
        found = self.table.rowCount()
        body.addWidget(text_label(f"请先看这{found}处：" if found else "没有要核对的地方。", "part", self))
        body.addWidget(self.table, 1)
        self.table.setVisible(found > 0)
        for use, words, possible in self._answers():
            button = QRadioButton(words, self)
            button.setEnabled(possible)
            button.setVisible(possible or not self._out_of_question(use))
            self.uses.addButton(button, list(Use).index(use))
            body.addWidget(button)
        likely = self.uses.button(list(Use).index(self._likely()))
        likely.setChecked(True)
        likely.setFocus()
        if not found:
            body.addStretch()
        body.addWidget(self.message)
        body.addWidget(self.buttons)

    def _answers(self) -> list[tuple[Use, str, bool]]:
        """The answers in words, and whether each is possible now."""
        year = self._reading.report.year
        after = f"{year + 1}年" if self._reading.year_known else "下一年"
        answers = [
            (Use.NEXT_YEAR, f"用它新建{after}年报：单位信息、报告结构、上年结转带过来，原件附作上年年报供对比", True),
            (Use.DRAFT, "把它打开为一份新草稿", True),
        ]
        if self._mine is None:
            return answers
        taken = self.taken or Takeover()
        named = f"当前草稿（{self._mine.year}年年报）"
        return [
            *answers,
            (Use.FILL, _filling(named, taken), bool(taken.fills)),
            (Use.REPLACE, _replacing(named, taken), bool(taken.replaces)),
            (
                Use.LAST_YEAR,
                f"附作{named}的上年年报，只供对比",
                not self._reading.year_known or year < self._mine.year,
            ),
        ]

    def _out_of_question(self, use: Use) -> bool:
        """Whether the two years rule an answer out: it would only take room from what is to be looked at."""
        return bool(self._barrier) if use in {Use.FILL, Use.REPLACE} else use is Use.LAST_YEAR

    def _likely(self) -> Use:
        """The answer that fits the years best: ticked, not taken."""
        if self._mine and self._reading.report.year == self._mine.year - 1:
            return Use.LAST_YEAR
        return Use.FILL if self.taken and self.taken.fills else Use.NEXT_YEAR

    def _is_of_this_body(self) -> bool:
        """Whether the open draft is of the same body: with another's nothing is compared."""
        mine = self._mine
        return mine is not None and not other_body(mine.card.full_name, self._reading.report.card.full_name)

    def _table(self) -> QTableWidget:
        rows = list(_rows(self._reading, self.taken if self._is_of_this_body() else None))
        table = QTableWidget(len(rows), 4, self)
        table.setHorizontalHeaderLabels(["", "内容", "原件", "现在的草稿"])
        table.setColumnHidden(3, not any(row.mine for row in rows))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        copyable(table)
        table.setAccessibleName("要核对的地方")
        table.setWordWrap(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for number, row in enumerate(rows):
            for column, text in enumerate((row.kind, row.what, row.theirs, row.mine)):
                table.setItem(number, column, _item(text, row.kind if column == 0 else ""))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _follow(self) -> None:
        """Say why some answers are not possible, and whether the year will do."""
        stated = self._barrier if self._mine else ""
        try:
            stated = stated or self._against_the_year(self.year)
        except GknbError as error:
            stated = error.sentence
        self.message.setText(stated)
        usable = stated == self._barrier or not stated
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(usable)

    def _against_the_year(self, year: int) -> str:
        """Why the ticked answer is not possible for a document of the year that the clerk has entered."""
        if self._mine is None or self._reading.year_known:
            return ""
        if self.use in {Use.FILL, Use.REPLACE} and year != self._mine.year:
            return f"当前草稿是{self._mine.year}年年报，原件是{year}年的，不能填入"
        if self.use is Use.LAST_YEAR and year >= self._mine.year:
            return f"当前草稿是{self._mine.year}年年报，请在上面填原件的年度"
        return ""


def _filling(named: str, taken: Takeover) -> str:
    """The answer in words; where it can't be given, why."""
    if taken.fills:
        return f"填入{named}空着的地方（{taken.places}处），已填的不动"
    why = "原件里有的，草稿都已填了" if taken.replaces else "原件里没有草稿还缺的内容"
    return f"填入{named}空着的地方：没有可填的，{why}"


def _replacing(named: str, taken: Takeover) -> str:
    """The answer in words; where it can't be given, why."""
    if taken.replaces:
        return f"填入{named}，并替换上面列出的{len(taken.replaced)}处"
    return f"填入{named}，并替换不同的：没有可替换的，草稿里已填的与原件没有不同"


def _rows(reading: Reading, taken: Takeover | None) -> list[PreviewRow]:
    doubts = [PreviewRow("请核对", doubt.message, excerpt(doubt.original, LONGEST)) for doubt in reading.doubts]
    imported = reading.report.imported
    missing = [PreviewRow("没有找到", f"“{name}”表", there) for name, there in missing_tables(reading.report)]
    remarks = [
        PreviewRow(KIND_NAMES[one.kind], one.where, excerpt(one.words, LONGEST))
        for one in (imported.remarks if imported else ())
    ]
    unread = [PreviewRow(name_of_left_out(left), left, "") for left in (imported.left_out if imported else ())]
    replaced = [
        PreviewRow("不同", one.name, excerpt(one.theirs, LONGEST), excerpt(one.mine, LONGEST))
        for one in (taken.replaced if taken else ())
    ]
    return [*missing, *doubts, *remarks, *unread, *replaced]


def _item(text: str, kind: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    if kind:
        item.setForeground(QColor(colours().red if kind == "不同" else colours().amber))
    return item
