"""The last saves and one a day are kept, within bounds, and the right one is found for a repair."""

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.json_text import dump
from app.drafts.versions import DAYS, SAVES, Versions
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.system.disk import Disk

NOW = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def report() -> Report:
    return new_report(2025, "示例局")


def test_the_last_saves_and_one_a_day_are_kept(tmp_path: Path, report: Report) -> None:
    versions = Versions(tmp_path)
    for hour in range(0, 200 * 10, 10):
        versions.keep(report.id, tmp_path / "a", b"%d" % hour, NOW + timedelta(hours=hour))
    found = versions.of(report.id)
    assert [found[n].file.read_bytes() for n in range(SAVES)] == [b"%d" % (1990 - 10 * n) for n in range(SAVES)]
    days = [version.saved.astimezone().date() for version in found[SAVES:]]
    assert len(days) == len(set(days))
    assert DAYS <= len({version.saved.astimezone().date() for version in found}) <= DAYS + 1


def test_a_clock_that_was_set_back_costs_no_version(tmp_path: Path, report: Report) -> None:
    versions = Versions(tmp_path)
    for number in range(25):
        versions.keep(report.id, tmp_path / "a", b"%d" % number, NOW + timedelta(minutes=number))
    for number in range(25, 40):
        versions.keep(report.id, tmp_path / "a", b"%d" % number, datetime(2010, 1, 1, 0, number, tzinfo=UTC))
    for number in range(40, 43):
        versions.keep(report.id, tmp_path / "a", b"%d" % number, NOW + timedelta(days=1, minutes=number))
    found = [int(version.file.read_bytes()) for version in versions.of(report.id)]
    assert found[:SAVES] == list(range(42, 42 - SAVES, -1))


def test_a_clock_that_was_far_ahead_costs_no_day(tmp_path: Path, report: Report) -> None:
    versions = Versions(tmp_path)
    for number in range(40):
        versions.keep(report.id, tmp_path / "a", b"%d" % number, NOW + timedelta(days=number))
    for number in range(40, 42):
        versions.keep(report.id, tmp_path / "a", b"%d" % number, datetime(2099, 1, 1, 0, number, tzinfo=UTC))
    versions.keep(report.id, tmp_path / "a", b"42", NOW + timedelta(days=41))
    assert [int(version.file.read_bytes()) for version in versions.of(report.id)] == list(range(42, -1, -1))


def test_versions_kept_before_they_were_numbered_are_older(tmp_path: Path, report: Report) -> None:
    versions = Versions(tmp_path)
    versions.keep(report.id, tmp_path / "a", b"1", NOW)
    (first,) = versions.of(report.id)
    first.file.rename(first.file.with_name(first.file.name.replace("-1.gknb", ".gknb")))
    versions.keep(report.id, tmp_path / "a", b"2", NOW - timedelta(days=9))
    assert [version.file.read_bytes() for version in versions.of(report.id)] == [b"2", b"1"]


def test_they_stay_within_the_room_that_they_have_but_for_the_newest(tmp_path: Path, report: Report) -> None:
    versions = Versions(tmp_path, most_mb=1)
    for number in range(10):
        versions.keep(report.id, tmp_path / "a", bytes([number]) * 300_000, NOW + timedelta(minutes=number))
    assert [version.file.read_bytes()[0] for version in versions.of(report.id)] == [9, 8, 7]
    versions.keep(report.id, tmp_path / "a", b"x" * 2_000_000, NOW + timedelta(hours=1))
    assert [version.size for version in versions.of(report.id)] == [2_000_000]


def test_the_same_content_is_kept_once(tmp_path: Path, report: Report) -> None:
    versions = Versions(tmp_path)
    for number in range(3):
        versions.keep(report.id, tmp_path / "a", dump(report), NOW + timedelta(minutes=number))
    assert len(versions.of(report.id)) == 1


@pytest.mark.parametrize("id_", ["../../etc", "", "a/b", "\ud800", "CON", "x" * 500])
def test_any_id_stays_inside_the_folder(tmp_path: Path, id_: str) -> None:
    inside = tmp_path / "versions"
    Versions(inside).keep(id_, tmp_path / "a", b"1", NOW)
    assert len(Versions(inside).of(id_)) == 1
    assert list(tmp_path.iterdir()) == [inside]


def test_a_repair_takes_the_version_that_the_file_says_it_is_or_the_newest_of_its_place(
    tmp_path: Path, report: Report
) -> None:
    versions, here, copy = Versions(tmp_path / "v"), tmp_path / "a.gknb", tmp_path / "b.gknb"
    first, second = dump(report), dump(apply(report, {("year",): 2024}))
    versions.keep(report.id, here, first, NOW)
    versions.keep(report.id, here, second, NOW + timedelta(minutes=1))
    versions.keep(report.id, copy, dump(apply(report, {("year",): 2023})), NOW + timedelta(minutes=2))
    versions.keep(report.id, here, second[:-40], NOW + timedelta(minutes=3))

    def year(raw: bytes) -> int:
        found = versions.newest_good(storage.parse(raw, "x"), here)
        assert found
        return found[1].report.year

    assert year(first[:-100] + b"?" + first[-99:]) == 2025
    assert year(second[:-120]) == 2024
    at = versions.newest_at(here)
    assert at
    assert at[1].report.year == 2024
    assert versions.newest_at(tmp_path / "c.gknb") is None
    assert Versions(tmp_path / "none").newest_at(here) is None


def test_a_full_disk_leaves_no_piece_of_a_version(
    tmp_path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = Versions(tmp_path)
    versions.keep(report.id, tmp_path / "a", dump(report), NOW)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as disk:
        disk.setattr(Disk, "write", full)
        with pytest.raises(OSError, match="磁盘已满"):
            versions.keep(report.id, tmp_path / "a", b"more", NOW)
    assert [one.stat().st_size for one in tmp_path.rglob("*.*")] == [len(dump(report))]


def test_a_version_is_found_by_its_content(tmp_path: Path, report: Report) -> None:
    versions, raw = Versions(tmp_path), dump(report)
    versions.keep(report.id, tmp_path / "a", raw, NOW)
    versions.keep(report.id, tmp_path / "b", b"somebody else's", NOW, others=True)
    assert [version.others for version in versions.of(report.id)] == [True, False]
    assert versions.holds(report.id, raw)
    assert not versions.holds(report.id, raw[:-1] + b" ")
    assert versions.printed(report.id, storage.fingerprint(raw)) == report
    assert versions.printed(report.id, "another") is None
