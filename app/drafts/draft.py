"""A draft file that somebody works on: opened, repaired, saved again without overwriting anybody's work."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.drafts import storage
from app.drafts.storage import Opened
from app.drafts.versions import Versions
from app.errors import ChangedOnDisk, DamagedFile, NotWritten, why
from app.report.changes import apply
from app.report.differences import differences, summary, taking
from app.report.model import Report
from app.system import replacing
from app.system.disk import Disk, patiently, quietly
from app.system.os_lock import alone

UNTOUCHED = "原文件没有改动，保存时另外留存。"


@dataclass
class Draft:
    """Where a report is saved, and what was there when it was opened or last saved.

    `seen` is the fingerprint of the file as this window knows it, '' for one that it did not make.
    `aside` is the word that the file's former content is kept under at the first save: an old format, damage.
    """

    path: Path
    seen: str = ""
    aside: str = ""
    base: Report | None = None
    """The report as it was in the file then."""

    def save(self, report: Report, versions: Versions, *, over: bool = False) -> replacing.Written:
        """Save, unless the file was changed by somebody else: then `ChangedOnDisk`. Raises `NotWritten`.

        `over` overwrites what is there all the same; it is kept among the versions.
        """
        data = storage.content(report)
        with alone(self.path.with_name(f"~${self.path.name}.saving")):
            there = self._there()
            if there is not None and storage.fingerprint(there) != self.seen:
                if not over:
                    raise ChangedOnDisk(f"“{self.path.name}”打开以后被别人改过，没有覆盖。")
                quietly(lambda: versions.keep(report.id, self.path, there))
            written = self._keep_aside(there)
            try:
                saved = replacing.replace(self.path, data)
            except OSError:
                with suppress(OSError):  # it may be there all the same, only not confirmed
                    self.seen = storage.fingerprint(data) if self._there() == data else self.seen
                raise
        self.seen = storage.fingerprint(data)
        self.base, self.aside = report, ""
        quietly(lambda: versions.keep(report.id, self.path, data))
        return replace(saved, note="".join(filter(None, (written, saved.note))))

    def accept(self) -> None:
        """Count what is on disk now as seen: the next save goes over it. Raises `NotWritten` as `save` does."""
        there = self._there()
        self.seen = "" if there is None else storage.fingerprint(there)

    def _there(self) -> bytes | None:
        """What is on disk. Raises `NotWritten` where that can't be told: nothing may be written over it then."""
        try:
            return patiently(Disk(), self.path.read_bytes)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotWritten(
                f"没有保存：“{self.path}”读不到（{why(error)}），不能确认会不会盖掉别人的改动。请换一个位置另存。"
            ) from error

    def _keep_aside(self, there: bytes | None) -> str:
        """Copy what would be lost (an old format, a damaged file) beside; says so."""
        if not self.aside or there is None:
            return ""
        place = self.path.with_name(f"{self.path.stem}（{self.aside}）{self.path.suffix}")
        replacing.replace(place, there)
        return f"原来的文件（{self.aside}）另存为“{place.name}”。"


def open_draft(path: Path, versions: Versions) -> tuple[Opened, Draft]:
    """Open a draft; a damaged one is repaired from its newest good version. Raises `UnreadableFile`.

    The file itself is not touched: the repair is written with the next save.
    """
    try:
        opened = storage.open_draft(path)
    except DamagedFile as error:
        return _replaced(path, versions, error)
    aside = f"格式{opened.migrated}" if opened.migrated is not None else ""
    if opened.damaged:
        opened, aside = _repaired(opened, path, versions), "已损坏"
    return opened, Draft(path, opened.fingerprint, aside, opened.report)


def _repaired(opened: Opened, path: Path, versions: Versions) -> Opened:
    """A damaged draft with its newest good version: compared with it where the file can be read whole, since
    somebody may have changed it on purpose; replaced by it where the file says that it is this very version; else
    only filled in from it, since the file may be the newer one."""
    good = versions.newest_good(opened, path)
    if good is None:
        return replace(opened, noticed=(*opened.noticed, "没有找到更早的完好版本，请逐页核对。"))
    version, kept = good
    found = differences(opened.report, kept.report)
    lost = [one for one in found if not one.mine or "\ufffd" in one.mine]
    report, how = opened.report, f"与{version.name}保存的完好版本（斜杠后）比较，"
    if opened.broken and opened.stated and kept.stated == opened.stated:
        report, how = kept.report, f"已用{version.name}保存的完好版本修复；{UNTOUCHED}损坏的文件与它（斜杠后）"
    elif opened.broken and lost:
        report = apply(opened.report, taking(opened.report, kept.report, lost))
        missing = sum(bool(one.theirs.strip()) for one in lost)
        how = f"缺的{missing}处已用{version.name}保存的完好版本补上，请核对；{UNTOUCHED}损坏的文件与它（斜杠后）"
    told = f"{how}{summary(found)}"
    return replace(opened, report=report, noticed=(*opened.noticed, told), repaired=report is not opened.report)


def _replaced(path: Path, versions: Versions, error: DamagedFile) -> tuple[Opened, Draft]:
    """The newest good version in place of a file of which nothing can be read. Raises `error` without one."""
    good = versions.newest_at(path)
    if good is None:
        raise error
    version, kept = good
    told = f"{error}已改用{version.name}保存的完好版本；{UNTOUCHED}"
    seen = storage.fingerprint(storage.read_bytes(path))
    opened = replace(kept, noticed=(told,), damaged=True, repaired=True, fingerprint=seen)
    return opened, Draft(path, seen, "已损坏", kept.report)
