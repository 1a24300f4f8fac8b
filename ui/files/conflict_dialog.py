"""Two people saved the same draft: what differs, and which of each to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.drafts import storage
from app.errors import UnreadableFile
from app.report.merging import MergeChoice, places, settled
from ui.files.differences_table import MOST_ROWS, DifferencesTable
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room
from ui.parts.waiting import beside

if TYPE_CHECKING:
    from app.drafts.draft import Draft
    from app.report.differences import Difference
    from app.report.model import Report
    from ui.parts.ask import Ask
    from ui.session import Session


class ConflictDialog(Dialog):
    """`chosen` is what to take at each place where the two differ, once the dialog is accepted."""

    def __init__(self, name: str, mine: Report, theirs: Report, base: Report | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("文件已被别人改过")
        size_in_room(self, 900, 520)
        found = places(base, mine, theirs)
        both = sum(one.side == "both" for one in found)
        who = f"其中{both}处双方都改过" if base else "不能确定哪一处是谁改的"
        message = f"“{name}”打开以后又被别人保存过，共{len(found)}处不同，{who}。请逐处选择，再保存。"
        if len(found) > MOST_ROWS:
            message += (
                f"只列出前{MOST_ROWS}处；其余的，只有一方改过的照改，双方都添了的都留，都改了的用您的；或按“全部”。"
            )
        self.table = DifferencesTable("我的", "文件里的", self, choosing=True)
        self.table.show_places(found, known=base is not None)
        self.all_mine = self._button("全部用我的", lambda: self.table.choose_all(MergeChoice.MINE))
        self.all_theirs = self._button("全部用文件里的", lambda: self.table.choose_all(MergeChoice.THEIRS))
        self.merge = self._button("按选择合并并保存", self.accept)
        self.merge.setObjectName("main")
        self.cancel = self._button("先不保存", self.reject)
        row = QHBoxLayout()
        for button in (self.all_mine, self.all_theirs):
            row.addWidget(button)
        row.addStretch()
        for button in (self.merge, self.cancel):
            row.addWidget(button)
        body = QVBoxLayout(self)
        body.addWidget(text_label(message, "", self))
        body.addWidget(self.table)
        body.addLayout(row)

    def _button(self, words: str, do: object) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(do)
        return button

    @property
    def chosen(self) -> tuple[tuple[Difference, MergeChoice], ...]:
        return self.table.chosen()


def settle(session: Session, draft: Draft, ask: Ask, parent: QWidget) -> bool:
    """Ask what to take of a file that somebody else saved, and take it; False to leave it all as it is.

    The draft then counts that file as seen: saving again writes the merged report over it.
    """
    try:
        theirs = beside(parent, f"正在读“{draft.path.name}”", lambda _: storage.open_draft(draft.path))
    except UnreadableFile as error:
        message = f"文件“{draft.path.name}”已换成读不出的内容：{error}"
        if ask.choose(parent, "文件已被别人改过", message, ("先不保存", "用我的覆盖")) != "用我的覆盖":
            return False
        return _accepted(draft, parent)
    if theirs is None:
        return False
    dialog = ConflictDialog(draft.path.name, session.report, theirs.report, draft.base, parent)
    try:
        if not ask.run(dialog):
            return False
        session.edit(settled(session.report, theirs.report, dialog.chosen), "合并别人的改动")
    finally:
        dialog.deleteLater()
    draft.accept(theirs)
    return True


def _accepted(draft: Draft, parent: QWidget) -> bool:
    """Count what can't be read as seen; False where the clerk stopped the look at it."""
    seen = beside(parent, f"正在读“{draft.path.name}”", lambda _: draft.look())
    if seen is not None:
        draft.accept(seen)
    return seen is not None
