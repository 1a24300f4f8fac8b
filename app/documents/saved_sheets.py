"""Style sheets saved with a page: in the folder beside it, or in the same archive. Nothing else is ever opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

MOST_BYTES = 2 * 1024 * 1024
MOST_SHEETS = 60


def beside(page: Path) -> Callable[[str], str | None]:
    """What reads the sheets in the folder of a page."""
    folder, left = page.resolve().parent, [MOST_SHEETS]

    def read(name: str) -> str | None:
        asked = urlsplit(name.strip())
        if asked.scheme or asked.netloc or not asked.path or asked.path.startswith("/") or not left[0]:
            return None
        left[0] -= 1
        try:
            path = (folder / unquote(asked.path)).resolve()
            if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size > MOST_BYTES:
                return None
            return _text(path.read_bytes())
        except (OSError, ValueError):
            return None

    return read


def among(parts: Mapping[str, bytes], place: str) -> Callable[[str], str | None]:
    """What reads the sheets of an archive, whose page was saved from a `place`."""

    def read(name: str) -> str | None:
        whole = urldefrag(urljoin(place, name.strip())).url
        data = parts.get(whole) or parts.get(name.strip())
        return None if data is None or len(data) > MOST_BYTES else _text(data)

    return read


def _text(data: bytes) -> str:
    from app.documents.web.page import decoded

    return decoded(data)
