"""The answers to the selected finding, each one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.pages import answers
from ui.findings.card import OFFICIAL_FORM

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.checks.rule import Finding
    from app.report.changes import Changes
    from ui.findings.card import FindingCard
    from ui.parts.ask import Ask
    from ui.session import Session


class Answering(QObject):
    """Does what the buttons of `card` say about the finding that `current` names. `answered` comes afterwards: the
    button goes with the finding, and would leave the keys to another."""

    answered = Signal()

    def __init__(
        self, session: Session, card: FindingCard, current: Callable[[], Finding | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._current, self._over = session, current, parent
        for button, do in (
            (card.close_hint, lambda finding: self._answer(answers.close(finding), "不再提示")),
            (card.mend, lambda finding: self._answer(answers.mend(session.report, finding), "按建议修改")),
            (card.reopen, lambda finding: self._answer(answers.reopen(finding), "恢复")),
            (card.adopt, lambda _: self._answer(answers.adopt(session.report), OFFICIAL_FORM)),
        ):
            button.clicked.connect(lambda _=False, do=do: self._do(do))
        card.causes.agreed.connect(lambda cause: self._answer(cause.agreed, "按可能的原因修改"))

    def _do(self, do: Callable[[Finding], object]) -> None:
        if finding := self._current():
            do(finding)

    def keep(self, ask: Ask) -> None:
        """Ask why the selected finding is to be kept, and keep it."""
        finding = self._current()
        if finding is None:
            return
        from ui.findings.reason import ReasonDialog

        dialog = ReasonDialog(finding, self._over)
        if ask.run(dialog):
            kind, words = dialog.kind(), dialog.words()
            if dialog.explains():
                self._answer(answers.explained(self._session.report, finding, kind, words), "保留并在表下说明")
            else:
                self._answer(answers.keep(finding, kind, words), "保留并说明")
        dialog.deleteLater()

    def _answer(self, changes: Changes, name: str) -> None:
        self._session.edit(changes, name)
        self._session.check()
        self.answered.emit()
