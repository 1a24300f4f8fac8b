"""What is said of the bytes of a draft file."""

from app.drafts import storage
from app.errors import UnreadableFile


def said(raw: bytes) -> str:
    """What the clerk is told of a file with these bytes: every notice, or why it is refused."""
    try:
        opened = storage.parse(raw, "年报.gknb")
    except UnreadableFile as error:
        return str(error)
    assert opened.noticed or not opened.damaged
    return "\n".join(opened.noticed)
