"""Saving over and over: nobody's work is overwritten unasked, damage is repaired, old files stay."""

import os
import sys
from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.draft import Draft, open_draft
from app.drafts.locks import Holder, Lock
from app.drafts.versions import Versions
from app.errors import ChangedOnDisk, NotWritten
from app.report.model import FORMAT
from app.report.new import new_report
from tests.app.drafts.someones import named


def test_a_draft_is_saved_again_and_again(path: Path, versions: Versions) -> None:
    report, draft = new_report(2025), Draft(path)
    for name in ("甲", "乙", "丙"):
        report = named(report, name)
        draft.save(report, versions)
        assert storage.load(path) == report
    assert [storage.load(version.file).card.full_name for version in versions.of(report.id)] == ["丙", "乙", "甲"]
    assert list(path.parent.iterdir()) == [path]
    path.unlink()
    draft.save(report, versions)  # somebody removed it: that is no work to overwrite
    assert storage.load(path) == report


def test_what_another_saved_meanwhile_is_not_overwritten_unasked(path: Path, versions: Versions) -> None:
    Draft(path).save(named(new_report(2025), "甲"), versions)
    (first, mine), (_, theirs) = open_draft(path, versions), open_draft(path, versions)
    theirs.save(named(first.report, "他人"), versions)
    with pytest.raises(ChangedOnDisk, match="没有覆盖"):
        mine.save(named(first.report, "我"), versions)
    assert storage.load(path).card.full_name == "他人"
    assert mine.base == first.report
    mine.save(named(first.report, "我"), versions, over=True)
    assert storage.load(path).card.full_name == "我"
    kept = [storage.load(version.file).card.full_name for version in versions.of(first.report.id)]
    assert kept == ["我", "他人", "甲"]


def test_what_is_overwritten_all_the_same_is_among_the_versions(path: Path, versions: Versions) -> None:
    Draft(path).save(named(new_report(2025), "甲"), versions)
    first, mine = open_draft(path, versions)
    storage.save(named(first.report, "他人"), path)  # on another machine: its versions are there
    mine.save(named(first.report, "我"), versions, over=True)
    kept = [storage.load(version.file).card.full_name for version in versions.of(first.report.id)]
    assert kept == ["我", "他人", "甲"]


def test_a_new_draft_does_not_overwrite_either(path: Path, versions: Versions) -> None:
    path.write_bytes(b"something else")
    with pytest.raises(ChangedOnDisk):
        Draft(path).save(new_report(2025), versions)
    Draft(path).save(new_report(2025), versions, over=True)
    assert storage.load(path).year == 2025


def test_the_file_of_an_old_format_stays_beside(path: Path, versions: Versions) -> None:
    path.write_text(
        '{"format": 1, "year": 2025, "editions": {"proactive": "2021", "requests": "2021", "disputes": "2021"}}',
        encoding="utf-8",
    )
    old = path.read_bytes()
    opened, draft = open_draft(path, versions)
    assert (opened.migrated, opened.report.format, opened.report.year) == (1, FORMAT, 2025)
    assert "格式1" in draft.save(opened.report, versions).note
    assert (path.parent / "年报（格式1）.gknb").read_bytes() == old
    assert storage.load(path).format == FORMAT


def test_a_folder_for_versions_that_takes_nothing_keeps_nobody_from_saving(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Draft(path).save(new_report(2025), Versions(tmp_path / "file" / "versions"))
    assert storage.load(path).year == 2025


def test_a_file_that_cannot_be_compared_is_not_overwritten(path: Path, versions: Versions) -> None:
    draft = Draft(path)
    draft.save(new_report(2025), versions)
    path.unlink()
    path.mkdir()  # reading it fails, as on a drive that is away
    with pytest.raises(NotWritten, match="读不到"):
        draft.save(new_report(2025), versions)
    assert path.is_dir()


@pytest.mark.parametrize("size", [246, 250, 255])
def test_a_draft_with_the_longest_name_is_locked_and_saved_and_its_damaged_one_kept(
    path: Path, versions: Versions, size: int
) -> None:
    path = path.with_name("x" * (size - 5) + ".gknb")
    draft = Draft(path)
    draft.save(named(new_report(2025), "甲"), versions)
    lock = Lock(path, Holder("张某", "here", "", "t"))
    assert lock.take() is None
    assert Lock(path, Holder("李某", "there", "", "u")).take() == lock.me
    lock.release()
    path.write_bytes(path.read_bytes()[:600])
    opened, draft = open_draft(path, versions)
    said = draft.save(opened.report, versions)
    assert "已损坏" in said.note
    assert len(list(path.parent.iterdir())) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes")
def test_a_pipe_in_the_place_of_the_draft_is_refused_at_once(path: Path, versions: Versions) -> None:
    os.mkfifo(path)
    with pytest.raises(NotWritten):
        Draft(path).save(new_report(2025), versions)


def test_what_was_there_before_this_program_first_wrote_is_kept_too(path: Path, versions: Versions) -> None:
    storage.save(named(new_report(2025), "别处存的"), path)
    opened, draft = open_draft(path, versions)
    for name in ("甲", "乙"):
        draft.save(named(opened.report, name), versions)
    kept = [storage.load(version.file).card.full_name for version in versions.of(opened.report.id)]
    assert kept == ["乙", "甲", "别处存的"]


@pytest.mark.parametrize("foreign", [b"%PDF-1.7", None], ids=["no draft", "a draft"])
def test_what_is_accepted_is_written_over_with_a_copy(path: Path, versions: Versions, foreign: bytes | None) -> None:
    draft = Draft(path)
    draft.save(named(new_report(2025), "甲"), versions)
    mine = draft.base
    assert mine
    theirs = named(mine, "他人")
    if foreign:
        path.write_bytes(foreign)
        draft.accept()
        assert draft.base == mine
    else:
        storage.save(theirs, path)
        draft.accept(storage.open_draft(path))
        assert draft.base == theirs
    there = path.read_bytes()
    assert (draft.others, draft.seen) == (True, storage.fingerprint(there))
    draft.save(named(mine, "合并的"), versions)
    found = versions.of(mine.id)
    assert [one.others for one in found] == [False, True, False]
    assert found[1].file.read_bytes() == there
    assert not draft.others
    draft.save(named(mine, "又存"), versions)
    assert [one.others for one in versions.of(mine.id)] == [False, False, True, False]


def test_a_file_that_is_gone_is_accepted_as_nothing(path: Path, versions: Versions) -> None:
    draft = Draft(path)
    draft.accept()
    assert draft.seen == ""
    draft.save(new_report(2025), versions)
    assert storage.load(path).year == 2025


def test_where_the_versions_take_nothing_the_copy_lies_beside_and_is_named(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    versions, draft = Versions(tmp_path / "file" / "versions"), Draft(path)
    draft.save(named(new_report(2025), "甲"), versions)
    path.write_bytes(b"%PDF-1.7")
    draft.accept()
    said = draft.save(named(new_report(2025), "乙"), versions).note
    why = "没有这个文件或文件夹" if sys.platform == "win32" else "路径中有一段不是文件夹"
    assert said == f"别人保存的内容另存为“年报（别人的）.gknb”。（没能留在“较早的版本”里：{why}。）"
    assert path.with_name("年报（别人的）.gknb").read_bytes() == b"%PDF-1.7"
    assert draft.save(named(new_report(2025), "丙"), versions).note == ""


def test_what_was_accepted_and_is_gone_by_then_needs_no_copy(path: Path, versions: Versions) -> None:
    path.write_bytes(b"%PDF-1.7")
    draft = Draft(path)
    draft.accept()
    path.unlink()
    report = new_report(2025)
    assert draft.save(report, versions).note == ""
    assert [one.others for one in versions.of(report.id)] == [False]
