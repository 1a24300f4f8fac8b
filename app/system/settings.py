"""What the user set: a small JSON file in the account's own folder.

Damaged or missing settings are never an error: what can't be used falls back to the default, and the next
change writes the file anew. Entries of a newer program stay in the file.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

FILE = "settings.json"
MOST_RECENT = 10
MOST_BYTES = 1_000_000
CHOICES: dict[str, tuple[object, ...]] = {
    "enter": ("right", "down"),
    "page_number": ("long", "short"),
    "song": ("gb2312", "plain"),
    "digits": ("same", "times"),
    "pitch": ("exact", "28", "30"),
    "leads": ("in", "apart"),
    "look": ("system", "light", "dark", "contrast"),
}
RANGES = {
    "versions_mb": (1, 10_000),
    "zoom": (80, 200),
    "panel": (0, 2000),
    "longest_overview": (100, 100_000),
    "most_repeated": (1, 100),
}
ROOMS_MB = (10, 50, 200)
"""Rooms for versions that are offered."""
DAYS = frozenset(["review_by", "submit_by", "publish_bureau", "publish_government", "publish_town"])


@dataclass(frozen=True)
class Settings:
    """`recent`: paths of the drafts last opened, the newest first; `pinned`: those
    of them that stay at the top. `enter`: where Enter goes in a table,
    “right” or “down”. `look`: the colours, those of the system or always the same. `versions_mb`: how much room the kept versions of one draft may take, in MB. `zoom`: percent of tables and texts. `beside`:
    whether last year's figures stand small in the cells. `window`, `panel`: where the window stood, how wide the findings
    were (0 for as wide as usual). `template`: path of
    the office's own Word template, '' for the program's; `page_number` to `leads`: how that is written. `left_at`: the id of the page at which each of the recent
    drafts was left, by its path.

    `notice`: the name of the notice (通知) that the days are taken from.
    Days of the year after the report's, '' for none: `review_by` (送审), `submit_by` (报送), and `publish_…` (发布)
    for departments (条例第四十九条), governments of county level and up (the same), towns and streets (local
    notice). `file_name`: the pattern of the names of files, '' for the usual one. `signoff_template`: path of the
    office's own 送审单, '' for the program's. `register`: heads of the columns of registers that were confirmed, by table and field. `longest_overview`: characters of 总体情况. `most_repeated`: percent of the text that may be last year's.
    """

    recent: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    enter: str = "right"
    look: str = "system"
    versions_mb: int = 50
    zoom: int = 100
    beside: bool = False
    window: str = ""
    panel: int = 0
    template: str = ""
    page_number: str = "long"
    song: str = "gb2312"
    digits: str = "same"
    pitch: str = "exact"
    leads: str = "in"
    left_at: dict[str, str] = field(default_factory=dict)
    notice: str = ""
    review_by: str = ""
    submit_by: str = ""
    publish_bureau: str = "1月31日"
    publish_government: str = "3月31日"
    publish_town: str = ""
    longest_overview: int = 1000
    file_name: str = ""
    signoff_template: str = ""
    register: dict[str, str] = field(default_factory=dict)
    most_repeated: int = 50

    def opened(self, path: Path) -> Settings:
        """With `path` as the newest of the recent drafts."""
        newest = str(path.absolute())
        others = tuple(other for other in self.recent if other != newest)
        kept = [one for one in others if one in self.pinned]
        rest = [one for one in others if one not in self.pinned]
        return replace(self, recent=(newest, *kept, *rest)[:MOST_RECENT])

    def left(self, path: Path, page: str) -> Settings:
        """With `page` as the one at which the draft at `path` was left; drafts that are no longer listed are dropped."""
        pages = {name: at for name, at in self.left_at.items() if name in self.recent}
        return replace(self, left_at=pages | {str(path.absolute()): page})


class Preferences:
    """The settings in `folder`: read anew each time, since another window may have changed them, and written at each
    change; a folder that can't be written (a read-only profile) keeps nobody from working."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def now(self) -> Settings:
        return load(self._folder)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The drafts that were open lately, the newest first."""
        return tuple(map(Path, self.now.recent))

    def change(self, **changes: Any) -> None:
        """Keep a wish of the user's."""
        self._keep(replace(self.now, **changes))

    def opened(self, path: Path) -> None:
        """Keep that a draft was opened."""
        self._keep(self.now.opened(path))

    def pin(self, path: Path) -> None:
        """Let a draft stay at the top of the list, or no more."""
        pinned, name = self.now.pinned, str(path)
        self.change(pinned=tuple(one for one in pinned if one != name) if name in pinned else (*pinned, name))

    def forget(self, path: Path) -> None:
        """Take a draft from the list; its file stays."""
        now, name = self.now, str(path)
        self.change(
            recent=tuple(one for one in now.recent if one != name),
            pinned=tuple(one for one in now.pinned if one != name),
        )

    def left(self, path: Path, page: str) -> None:
        """Keep at which page a draft was left."""
        self._keep(self.now.left(path, page))

    def _keep(self, settings: Settings) -> None:
        if settings != self.now:  # every save names its draft: mostly it is the newest already
            with suppress(OSError):
                save(settings, self._folder)


def load(folder: Path) -> Settings:
    """The settings in `folder`; the defaults for whatever isn't there or can't be used."""
    entries = _read(folder / FILE)
    usual = Settings()
    known = {name: getattr(usual, name) for name in entries.keys() & Settings.__dataclass_fields__.keys()}
    return Settings(**{name: _usable(name, entries[name], default) for name, default in known.items()})


def save(settings: Settings, folder: Path) -> None:
    """Write `settings` into `folder`, making it if need be. Raises OSError."""
    from app.system import replacing  # the start only reads
    from app.system.private import private

    file = private(folder) / FILE
    entries = _read(file) | asdict(settings)
    replacing.replace(file, (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode(), private=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return {}
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _usable(name: str, value: object, default: object) -> Any:
    """`value` if a program can work with it, else `default`."""
    if isinstance(default, dict):
        return _texts(value)
    if isinstance(default, tuple):
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else default
    if type(value) is not type(default) or value not in CHOICES.get(name, (value,)):
        return default
    if name in DAYS and value != default and not _is_day(str(value)):
        return default
    if name in RANGES and isinstance(value, int):
        return min(max(value, RANGES[name][0]), RANGES[name][1])
    return value


def _texts(value: object) -> dict[Any, str]:
    """What of a setting by keys is text; nothing of a value that has no keys."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in pairs if isinstance(text, str)}


def _is_day(text: str) -> bool:
    from app.language.days import is_day  # few have such a setting; without one the start need not load it

    return is_day(text)
