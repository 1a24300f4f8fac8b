"""At the start: what is to become of work that was not saved when the window died."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import GknbError, why
from app.report.differences import differences, summary
from app.system.there import exists
from ui.parts.ask import STOPPED
from ui.parts.waiting import FOLDER, beside

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.drafts.locks import Holder, Lock
    from app.drafts.recovery import RecoveryOffer
    from app.drafts.storage import Opened
    from app.drafts.versions import Versions
    from app.system.folders import Folders
    from ui.files.documents import Documents
    from ui.parts.ask import Ask

RESTORE, SAVED, BOTH = "恢复", "打开已保存的", "都保留"
ASIDE = "另存一份"
"""`BOTH` where nothing else is saved."""
LOOKING = "正在看没保存的内容"
NO_ANSWER = "已保存的草稿所在的位置没有回答，没有与它比较。“{}”接着填；“{}”存成一份草稿，以后再填。"


def recover(documents: Documents, folders: Folders, ask: Ask, parent: QWidget) -> bool:
    """Ask about each piece of unsaved work until one is gone on with; whether something is open then."""
    from app.drafts.recovery import offers

    found = list(beside(parent, LOOKING, lambda _: offers(folders.recovery)) or ())
    to_open: Path | None = None
    while found:
        offer = found.pop(0)
        answer = ask_about(offer, ask, parent)
        if answer == RESTORE:
            restore(documents, offer, ask, parent)
            break
        if answer:
            to_open = offer.path
            if message := _settled(offer, answer, documents.versions(), folders.data, parent):
                ask.tell(parent, "恢复没保存的内容", message)
        else:
            offer.lock.release(remove=False)
    for left in found:  # asked again at the next start
        left.lock.release(remove=False)
    if documents.session is None and to_open and beside(parent, FOLDER, lambda _: exists(to_open)):
        documents.open_path(to_open)
    return documents.session is not None


def restore(documents: Documents, offer: RecoveryOffer, ask: Ask, parent: QWidget) -> None:
    """Go on with work that was not saved; its draft is the one that it was."""
    from app.drafts.draft import Draft
    from app.pages.progress import furthest

    held, saved = beside(parent, LOOKING, lambda _: _taken(offer, documents.installation)) or ((None, None), None)
    lock, holder = held
    seen = saved.fingerprint if saved and saved.fingerprint in offer.own else offer.based_on
    same = saved.report if saved and saved.fingerprint == seen else None
    same = same or documents.versions().printed(offer.draft.report.id, seen)
    draft = Draft(offer.path, seen, base=same, own=offer.own) if offer.path and not holder else None
    if offer.path and saved:  # nobody could note the page: a report is filled in from its first to its last
        report = offer.draft.report
        page = furthest(report, (one.path for one in differences(report, saved.report)))
        documents.preferences.left(offer.path, page)
    documents.take(offer.draft.report, draft, lock=lock, recovery=offer.adopt())
    if documents.session:
        documents.session.history.resetClean()
    if holder and offer.path:
        ask.tell(parent, "已恢复", f"“{offer.path.name}”正由{holder}打开着，恢复的内容请另存为别的文件。")


def ask_about(offer: RecoveryOffer, ask: Ask, parent: QWidget) -> str:
    """`RESTORE`, `SAVED`, `BOTH`, or '' to be asked again next time."""
    title = offer.draft.report.title
    what = f"“{offer.path.name}”" if offer.path else f"没有存过的“{title}”"
    message = f"上次没有正常关闭。{what}有没保存的内容，自动保存于{offer.when}。"
    looked = beside(parent, LOOKING, lambda _: _saved(offer))
    details = _against_saved(offer, *looked) if looked else NO_ANSWER.format(RESTORE, ASIDE)
    answers = (RESTORE, SAVED, BOTH) if looked and looked[0] else (RESTORE, ASIDE)
    answer = ask.choose(parent, "恢复没保存的内容", message, answers, details)
    return BOTH if answer == ASIDE else answer


def _saved(offer: RecoveryOffer) -> tuple[Opened | None, str]:
    """The draft as it is saved, and when that was."""
    saved = offer.saved()
    if saved is None or offer.path is None:
        return None, ""
    from datetime import datetime

    with suppress(OSError):
        return saved, f"{datetime.fromtimestamp(offer.path.stat().st_mtime).astimezone():%Y-%m-%d %H:%M:%S}"
    return saved, "不知何时"


def _taken(offer: RecoveryOffer, installation: str) -> tuple[tuple[Lock | None, Holder | None], Opened | None]:
    """The lock on the draft of some work or who has it, and the draft as it is saved."""
    from ui.files.attempt import locked

    held = locked(offer.path, installation) if offer.path else (None, None)
    return held, offer.saved()


def _against_saved(offer: RecoveryOffer, saved: Opened | None, time: str) -> str:
    if saved is None:
        return f"没有已保存的草稿可以打开。“{RESTORE}”接着填；“{ASIDE}”存成一份草稿，以后再填。"
    found = differences(offer.draft.report, saved.report)
    return (
        f"已保存的文件存于{time}。\n\n"
        f"没保存的（斜杠前）与已保存的（斜杠后）{summary(found)}\n\n"
        f"“{SAVED}”时，没保存的内容留在“较早的版本”里；“{BOTH}”时，没保存的内容另存为一份草稿。"
    )


def _settled(offer: RecoveryOffer, answer: str, versions: Versions, otherwise: Path, parent: QWidget) -> str:
    """Carry out `SAVED` or `BOTH`; what to tell."""
    stated = beside(parent, "正在保留没保存的内容", lambda _: _settle(offer, answer, versions, otherwise))
    return STOPPED if stated is None else stated


def _settle(offer: RecoveryOffer, answer: str, versions: Versions, otherwise: Path) -> str:
    try:
        if answer == BOTH:
            kept = offer.keep_beside(otherwise)
            return f"没保存的内容已另存为“{kept}”。"
        offer.set_aside(versions)
    except (GknbError, OSError) as error:
        offer.lock.release(remove=False)
        reason = str(error) if isinstance(error, GknbError) else why(error)
        return f"没能另外保留没保存的内容，下次启动时会再问：{reason}"
    return ""
