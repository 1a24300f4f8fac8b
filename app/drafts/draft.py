"""A draft file that somebody works on: opened, repaired, saved again without overwriting anybody's work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.drafts import storage
from app.drafts.storage import Opened
from app.drafts.versions import Versions
from app.errors import ChangedOnDisk, DamagedFile, NotWritten, why
from app.report.changes import apply
from app.report.differences import adopted_changes, differences, summary
from app.report.model import Report
from app.system import reading, replacing
from app.system.disk import Disk, patiently, quietly
from app.system.filenames import fitted, real
from app.system.in_place import Written
from app.system.os_lock import alone

MOST_COPIES = 100
UNTOUCHED = "原文件没有改动，保存时另外留存。"


def _nothing(_: object) -> None:
    """Nobody wants to know, or there is nothing to keep yet."""


@dataclass
class Draft:
    """Where a report is saved, and what was there when it was opened or last saved.

    `seen` is the fingerprint of the file as this window knows it, '' for one that it did not make.
    `aside` is the word that the file's former content is kept under at the first save: an old format, damage.
    `others`: what is there was saved by somebody else since, and is not to be written over without a copy.
    `own`: fingerprints of what this program may have written besides, without knowing how that ended: nobody else's.
    """

    path: Path
    seen: str = ""
    aside: str = ""
    base: Report | None = None
    """The report as it was in the file then."""
    ours: bool = False
    """Whether what is there was written by this very object."""
    others: bool = False
    own: tuple[str, ...] = ()
    keep: Callable[[Versions], None] = _nothing
    """Keeps what was last written, and what was there before this program first wrote, among versions. Raises
    OSError."""

    def save(self, report: Report, versions: Versions, *, over: bool = False) -> Written:
        """`write`, and `keep` what was written where that can be done."""
        written = self.write(report, versions, over=over)
        quietly(lambda: self.keep(versions))
        return written

    def write(
        self,
        report: Report,
        versions: Versions,
        *,
        over: bool = False,
        announce: Callable[[str], object] = _nothing,
    ) -> Written:
        """Write the file, unless it was changed by somebody else: then `ChangedOnDisk`. Raises `NotWritten`.

        `over` overwrites what is there all the same; a copy of it is kept. `announce` gets the fingerprint of what is
        about to be written.
        """
        data = storage.content(report)
        place = real(self.path)
        with alone(place.with_name(fitted("~$", place.name, ".saving"))):
            there = self._there()
            foreign = there is not None and not self.knows(storage.fingerprint(there))
            if foreign and not over:
                raise ChangedOnDisk(f"“{self.path.name}”打开以后被别人改过，没有覆盖。")
            others = self.others and there is not None and storage.fingerprint(there) not in self.own
            noted, copied = self._copied(there, report, versions, must=foreign or others)
            announce(storage.fingerprint(data))
            try:
                saved = replacing.replace(self.path, data, spare=versions.spare)
            except OSError:  # it may be there all the same, or come to be
                self.own = (*self.own, storage.fingerprint(data))
                raise
        self.keep = partial(_keep, report.id, self.path, None if self.ours or copied else there, data)
        self.seen, self.base, self.aside = storage.fingerprint(data), report, ""
        self.ours, self.others, self.own = True, False, ()
        return replace(saved, note=f"{noted}{saved.note}")

    def accept(self, there: storage.Opened | str | None = None) -> None:
        """Count what is on disk now, or was read as `there` (a draft, or the fingerprint of anything), as seen: the next
        save goes over it, and keeps a copy. Raises `NotWritten` as `write` does."""
        if isinstance(there, storage.Opened):
            self.seen, self.base = there.fingerprint, there.report
        else:
            self.seen = self.look() if there is None else there
        self.others = True

    def look(self) -> str:
        """The fingerprint of what is on disk now, '' where nothing is. Raises `NotWritten` as `write` does."""
        raw = self._there()
        return "" if raw is None else storage.fingerprint(raw)

    def knows(self, fingerprint: str) -> bool:
        """Whether a file by this fingerprint is as this program left it: nobody else has changed it."""
        return fingerprint in {self.seen, *self.own}

    def _there(self) -> bytes | None:
        """What is on disk. Raises `NotWritten` where that can't be told: nothing may be written over it then."""
        try:
            return patiently(Disk(), lambda: reading.whole(self.path))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotWritten(
                f"没有保存：“{self.path}”读不到（{why(error)}），不能确认会不会盖掉别人的改动。请换一个位置另存。"
            ) from error

    def _copied(self, there: bytes | None, report: Report, versions: Versions, *, must: bool) -> tuple[str, bool]:
        """Copy what would be lost: an old format and a damaged file beside, what somebody else saved among the
        versions, and beside where they take nothing. What to say of it, and whether there is a copy. Raises
        `NotWritten` where no copy can be made: then nothing is written over it either."""
        if there is None or not (self.aside or must):
            return "", False
        if self.aside:
            return self._beside(self.aside, there, f"原来的文件（{self.aside}）"), True
        try:
            if not versions.holds(report.id, there):
                versions.keep(report.id, self.path, there, others=True)
        except OSError as error:
            message = self._beside("别人的", there, "别人保存的内容")
            return f"{message}（没能留在“较早的版本”里：{why(error)}。）", True
        return "", True

    def _beside(self, word: str, there: bytes, what: str) -> str:
        """Copy `there` beside the file, over no other copy; says where."""
        for number in range(1, MOST_COPIES):
            end = f"（{word}{number if number > 1 else ''}）{self.path.suffix}"
            place = self.path.with_name(fitted("", self.path.stem, end))
            if not place.exists() or place.read_bytes() == there:
                break
        replacing.replace(place, there)
        return f"{what}另存为“{place.name}”。"


def _keep(report_id: str, path: Path, former: bytes | None, data: bytes, versions: Versions) -> None:
    if former is not None and not versions.holds(report_id, former):
        versions.keep(report_id, path, former)
    versions.keep(report_id, path, data)


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
        report = apply(opened.report, adopted_changes(opened.report, kept.report, lost))
        missing = sum(bool(one.theirs.strip()) for one in lost)
        how = f"缺的{missing}处已用{version.name}保存的完好版本补上，请核对；{UNTOUCHED}损坏的文件与它（斜杠后）"
    message = f"{how}{summary(found)}"
    return replace(opened, report=report, noticed=(*opened.noticed, message), repaired=report is not opened.report)


def _replaced(path: Path, versions: Versions, error: DamagedFile) -> tuple[Opened, Draft]:
    """The newest good version in place of a file of which nothing can be read. Raises `error` without one."""
    good = versions.newest_at(path)
    if good is None:
        raise error
    version, kept = good
    message = f"{error}已改用{version.name}保存的完好版本；{UNTOUCHED}"
    seen = storage.fingerprint(storage.read_bytes(path))
    opened = replace(kept, noticed=(message,), damaged=True, repaired=True, fingerprint=seen)
    return opened, Draft(path, seen, "已损坏", kept.report)
