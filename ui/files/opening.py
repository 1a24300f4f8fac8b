"""Opening a draft or any other file, beside the window: a share may take its time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import GknbError, why
from ui.parts.waiting import beside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.drafts.draft import Draft
    from app.drafts.locks import Holder, Lock
    from app.drafts.storage import Opened
    from app.drafts.versions import Versions
    from ui.files.documents import Documents
    from ui.parts.ask import Ask

SUFFIX = ".gknb"
READ_ONLY, COPY = "只读打开", "打开副本"


def open_file(documents: Documents, path: Path, ask: Ask, window: QWidget, *, example: bool) -> bool:
    """Open a file in place of what is open now, which may go; whether that was done."""
    try:
        found = beside(window, f"正在打开“{path.name}”", lambda _: _read(path, documents.versions()))
    except GknbError as error:
        ask.tell(window, "没有打开", error.sentence)
        return False
    except OSError as error:
        ask.tell(window, "没有打开", f"打不开“{path}”：{why(error)}。")
        return False
    if found is None:
        return False
    opened, draft = found
    # what is left of a damaged draft must not take the place of the file that it came from
    if example or draft is None or (opened.broken and not opened.repaired):
        documents.take(opened.report)
    elif not _take_file(documents, opened, draft, ask, window):
        return False
    if opened.noticed:
        saving = "原来的文件没有改动，请另存为新的草稿。" if opened.broken and not opened.repaired else ""
        ask.tell(window, "打开时发现", "\n".join((*opened.noticed, saving)))
    return True


def _take_file(documents: Documents, opened: Opened, draft: Draft, ask: Ask, window: QWidget) -> bool:
    """Open a draft together with its file, or as the clerk wants where somebody else has it open."""
    lock, holder = _locked(documents, draft.path, window)
    answer = _ask_about(documents, draft.path, holder, ask, window) if holder else ""
    if holder and not answer:
        return False
    if answer == COPY:
        from uuid import uuid4

        documents.take(opened.report.model_copy(update={"id": str(uuid4())}))
        return True
    documents.take(opened.report, draft, lock=lock, read_only=answer == READ_ONLY)
    if opened.repaired and documents.session:
        documents.session.history.resetClean()
    documents.remember(draft.path)
    return True


def _locked(documents: Documents, path: Path, window: QWidget) -> tuple[Lock | None, Holder | None]:
    """The lock on a draft, or who has it. Whoever does not want to wait for that gets neither."""
    from ui.files.attempt import locked
    from ui.files.open_file import AT_LAST

    session, file, leaving = documents.session, documents.open_file, None
    if file and session and session.path == path:
        leaving = file.unlock(0)  # opened anew

    def lock() -> tuple[Lock | None, Holder | None]:
        if leaving:
            leaving.join(AT_LAST)
        return locked(path, documents.installation)

    return beside(window, f"正在打开“{path.name}”", lambda _: lock()) or (None, None)


def _ask_about(documents: Documents, path: Path, holder: Holder, ask: Ask, window: QWidget) -> str:
    from app.drafts.locks import myself

    mine = holder.is_the_same_person(myself(documents.installation))
    message = (
        f"“{path.name}”已经在您的另一个窗口里打开，请到那里接着填。" if mine else f"“{path.name}”正由{holder}打开着。"
    )
    details = "只读：可以看和导出，不能改。打开副本：内容相同的一份新草稿，另存为别的文件。"
    return ask.choose(window, "已经打开" if mine else "别人正在填", message, (READ_ONLY, COPY, "取消"), details)


def _read(path: Path, versions: Versions) -> tuple[Opened, Draft | None]:
    """A draft with what was noticed in it, or any other file as a report."""
    from app.drafts.draft import open_draft
    from app.drafts.storage import Opened
    from app.incoming.opening import open_report

    if path.suffix.lower() == SUFFIX:
        return open_draft(path, versions)
    return Opened(open_report(path)), None
