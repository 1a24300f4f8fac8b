"""Saving an open report, and what to ask or say when that is not simply done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ChangedOnDisk, GknbError
from ui.files.open_file import locked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.files.open_file import OpenFile
    from ui.parts.ask import Ask
    from ui.session import Session


def save(session: Session, keeper: OpenFile, path: Path, ask: Ask, window: QWidget) -> bool:
    """Save to `path`, which becomes the report's file; whether that was done."""
    session.settle()
    if (path != session.path or session.read_only) and _is_in_use(path, keeper, ask, window):
        return False
    try:
        written = keeper.save(path)
    except ChangedOnDisk:
        return _settled(session, keeper, ask, window) and save(session, keeper, path, ask, window)
    except GknbError as error:
        there = "内容还在窗口里，也在恢复文件里" if keeper.autosave.write_and_wait() else "内容还在窗口里"
        ask.tell(window, "没有保存", f"{error.sentence}\n{there}。")
        return False
    session.path, session.read_only = path, False
    session.history.setClean()
    if written.note != keeper.noted:  # where a folder takes no new file that would be every time
        keeper.noted = written.note
        if written.note:
            ask.tell(window, "已保存", written.note)
    return True


def _settled(session: Session, keeper: OpenFile, ask: Ask, window: QWidget) -> bool:
    """Whether the clerk has chosen what becomes of a file that somebody else saved."""
    from ui.files.conflict_dialog import settle

    try:
        return keeper.draft is not None and settle(session, keeper.draft, ask, window)
    except GknbError as error:
        ask.tell(window, "没有保存", error.sentence)
        return False


def _is_in_use(path: Path, keeper: OpenFile, ask: Ask, window: QWidget) -> bool:
    """Whether somebody has the file open that is to be written; says so."""
    lock, holder = locked(path, keeper.installation)
    if lock:
        lock.release()
    if holder:
        ask.tell(window, "没有保存", f"“{path.name}”正由{holder}打开着，请换一个文件名。")
    return holder is not None
