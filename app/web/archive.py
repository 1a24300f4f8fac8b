"""A saved web page in one file (.mht): the page is taken out, the rest is left."""

from __future__ import annotations

from app.errors import UnreadableFile

_MARKS = (b"mime-version:", b"content-type: multipart/related")


def is_archive(data: bytes) -> bool:
    start = data[:4096].lower()
    return any(mark in start for mark in _MARKS) and b"content-type:" in data[:65536].lower()


def page_in(data: bytes, name: str) -> bytes:
    """The first page of the archive. Raises `UnreadableFile` when there is none."""
    from email import message_from_bytes, policy
    from email.errors import MessageError

    try:
        message = message_from_bytes(data, policy=policy.compat32)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes) and payload.strip():
                    return payload
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableFile(f"“{name}”已损坏，没有读入。请在浏览器中重新保存网页") from error
    raise UnreadableFile(f"“{name}”里没有网页，没有读入。请在浏览器中重新保存网页")
