"""A saved web page in one file (.mht): the page is taken out with its style sheets, the rest is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import UnreadableFile

if TYPE_CHECKING:
    from email.message import Message

_PAGES = ("text/html", "application/xhtml+xml")
_MARKS = (b"mime-version:", b"content-type: multipart/related")


def is_archive(data: bytes) -> bool:
    start = data[:4096].lower()
    return any(mark in start for mark in _MARKS) and b"content-type:" in data[:65536].lower()


@dataclass(frozen=True)
class SavedPage:
    """A page out of an archive: where it was saved from, and the style sheets saved with it by their places."""

    page: bytes
    place: str = ""
    sheets: Mapping[str, bytes] = field(default_factory=dict)


def page_in(data: bytes, name: str) -> SavedPage:
    """The page of the archive that holds the tables, which may be one within a frame, else the first.

    Raises `UnreadableFile` when there is none.
    """
    from email import message_from_bytes, policy
    from email.errors import MessageError

    try:
        parts = list(message_from_bytes(data, policy=policy.compat32).walk())
        pages = [(page, _place(part)) for part in parts if (page := _payload(part, *_PAGES))]
        sheets = {_place(part): sheet for part in parts if (sheet := _payload(part, "text/css"))}
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableFile(f"“{name}”已损坏，没有读入。请在浏览器中重新保存网页") from error
    if not pages:
        raise UnreadableFile(f"“{name}”里没有网页，没有读入。请在浏览器中重新保存网页")
    page, place = max(pages, key=lambda found: found[0].lower().count(b"<td"))
    return SavedPage(page, place, sheets)


def _place(part: Message) -> str:
    """Where a part was saved from, or the name by which the page refers to it."""
    number = str(part.get("Content-ID") or "").strip("<> ")
    return str(part.get("Content-Location") or "").strip() or (f"cid:{number}" if number else "")


def _payload(part: Message, *kinds: str) -> bytes | None:
    if part.get_content_type() not in kinds:
        return None
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) and payload.strip() else None
