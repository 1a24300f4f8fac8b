"""A saved web page in one file (.mht): the page is taken out, the rest is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UnreadableFile

if TYPE_CHECKING:
    from email.message import Message

_MARKS = (b"mime-version:", b"content-type: multipart/related")


def is_archive(data: bytes) -> bool:
    start = data[:4096].lower()
    return any(mark in start for mark in _MARKS) and b"content-type:" in data[:65536].lower()


def page_in(data: bytes, name: str) -> bytes:
    """The page of the archive that holds the tables, which may be one within a frame, else the first.

    Raises `UnreadableFile` when there is none.
    """
    from email import message_from_bytes, policy
    from email.errors import MessageError

    try:
        message = message_from_bytes(data, policy=policy.compat32)
        pages = [page for part in message.walk() if (page := _page(part))]
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableFile(f"“{name}”已损坏，没有读入。请在浏览器中重新保存网页") from error
    if not pages:
        raise UnreadableFile(f"“{name}”里没有网页，没有读入。请在浏览器中重新保存网页")
    return max(pages, key=lambda page: page.lower().count(b"<td"))


def _page(part: Message) -> bytes | None:
    if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
        return None
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) and payload.strip() else None
