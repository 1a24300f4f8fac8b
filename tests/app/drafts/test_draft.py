"""Saving over and over: nobody's work is overwritten unasked, damage is repaired, old files stay."""

import os
from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.draft import Draft, open_draft
from app.drafts.locks import Holder, Lock
from app.drafts.versions import Versions
from app.errors import ChangedOnDisk, NotWritten, UnreadableFile
from app.report.changes import apply
from app.report.model import FORMAT, Report
from app.report.new import new_report


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    return tmp_path / "drafts" / "年报.gknb"


def named(report: Report, name: str) -> Report:
    return apply(report, {("card", "full_name"): name})


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


@pytest.mark.parametrize("damage", ["cut", "zeros", "noise", "empty"])
def test_a_damaged_draft_is_repaired_from_its_newest_good_version(path: Path, versions: Versions, damage: str) -> None:
    report = named(new_report(2025), "甲")
    Draft(path).save(report, versions)
    raw = path.read_bytes()
    broken = {"cut": raw[:600], "zeros": bytes(len(raw)), "noise": b"\x93\x01" * 300, "empty": b""}[damage]
    path.write_bytes(broken)
    opened, draft = open_draft(path, versions)
    assert opened.report == report
    assert opened.damaged
    assert opened.repaired is True
    assert opened.fingerprint == storage.fingerprint(broken)
    assert draft.base in (report, opened.report)
    assert "完好版本" in "".join(opened.noticed)
    assert path.read_bytes() == broken
    said = draft.save(opened.report, versions)
    assert storage.load(path) == report
    assert "已损坏" in said.note
    assert (path.parent / "年报（已损坏）.gknb").read_bytes() == broken
    assert draft.save(opened.report, versions).note == ""


def test_what_another_saved_later_is_kept_and_only_what_is_missing_is_filled_in(path: Path, versions: Versions) -> None:
    report = apply(named(new_report(2025), "甲"), {("preface",): ("一段。", "二段。"), ("signature", "date"): "1月1日"})
    Draft(path).save(report, versions)
    storage.save(named(report, "别人后来改的"), path)
    path.write_bytes(path.read_bytes().partition('"二段。"'.encode())[0])
    opened, draft = open_draft(path, versions)
    assert opened.report.card.full_name == "别人后来改的"
    assert (opened.report.preface, opened.report.signature.date) == (("一段。", "二段。"), "1月1日")
    assert opened.repaired
    assert "缺的7处已用" in opened.noticed[-1]
    assert draft.aside == "已损坏"


def test_without_a_version_it_opens_with_what_is_left_or_says_why_not(path: Path, versions: Versions) -> None:
    storage.save(named(new_report(2025), "甲"), path)
    raw = path.read_bytes()
    path.write_bytes(raw[:600])
    opened, _ = open_draft(path, versions)
    assert opened.report.card.full_name == "甲"
    assert opened.noticed[-1] == "没有找到更早的完好版本，请逐页核对。"
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match="空文件"):
        open_draft(path, versions)


def test_a_changed_figure_is_named_against_the_newest_good_version(path: Path, versions: Versions) -> None:
    report = apply(new_report(2025), {("figures", "requests.received.business"): "3"})
    draft = Draft(path)
    draft.save(report, versions)
    draft.save(named(report, "乙"), versions)
    path.write_bytes(
        path.read_bytes().replace(b'"requests.received.business": "3"', b'"requests.received.business": "8"')
    )
    changed = path.read_bytes()
    opened, draft = open_draft(path, versions)
    assert opened.report.figures["requests.received.business"] == "8"
    assert "校验码对不上" in opened.noticed[0]
    assert "商业企业（8 / 3）" in opened.noticed[-1]
    assert not opened.repaired
    draft.save(opened.report, versions)
    assert (path.parent / "年报（已损坏）.gknb").read_bytes() == changed


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


def test_a_draft_with_a_broken_line_becomes_the_version_that_it_says_it_is(path: Path, versions: Versions) -> None:
    draft = Draft(path)
    for name in ("甲", "乙"):
        draft.save(named(new_report(2025), name), versions)
    path.write_bytes(path.read_bytes().replace(b'"phone": ""', b'"phone" ""').replace("乙".encode(), "丁".encode()))
    opened, _ = open_draft(path, versions)
    assert opened.report.card.full_name == "乙"
    assert "完好版本修复" in opened.noticed[-1]
    assert opened.repaired


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


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(path: Path, versions: Versions) -> None:
    report = named(new_report(2025), "甲")
    for damage in (b"first", b"second", b"second", b"third"):
        Draft(path).save(report, versions, over=True)
        path.write_bytes(path.read_bytes()[:600] + damage)
        opened, draft = open_draft(path, versions)
        draft.save(opened.report, versions)
    kept = {one.name: one.read_bytes()[600:] for one in path.parent.glob("年报（已损坏*）.gknb")}
    assert kept == {
        "年报（已损坏）.gknb": b"first",
        "年报（已损坏2）.gknb": b"second",
        "年报（已损坏3）.gknb": b"third",
    }


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


def test_what_somebody_took_out_by_hand_is_named_and_not_put_back(path: Path, versions: Versions) -> None:
    Draft(path).save(apply(named(new_report(2025), "甲"), {("preface",): ("留的。", "删的。")}), versions)
    path.write_bytes(path.read_bytes().replace(',\n  "删的。"'.encode(), b""))
    opened, draft = open_draft(path, versions)
    assert opened.report.preface == ("留的。",)
    assert not opened.repaired
    assert "校验码对不上" in opened.noticed[0]
    assert "第2段（空 / 删的。）" in opened.noticed[-1]
    assert draft.base == opened.report


def test_what_can_not_be_read_any_more_is_filled_in_too(path: Path, versions: Versions) -> None:
    Draft(path).save(named(new_report(2025), "甲乙"), versions)
    whole = path.read_bytes().partition(b' "checksum"')[0]
    path.write_bytes(whole.replace("甲乙".encode(), "甲".encode() + b"\xff"))
    opened, _ = open_draft(path, versions)
    assert opened.report.card.full_name == "甲乙"
    assert opened.repaired


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
    assert said == "别人保存的内容另存为“年报（别人的）.gknb”。（没能留在“较早的版本”里：路径中有一段不是文件夹。）"
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


def test_the_note_on_a_damaged_file_names_it(path: Path, versions: Versions) -> None:
    Draft(path).save(named(new_report(2025), "甲"), versions)
    path.write_bytes(path.read_bytes()[:600])
    opened, draft = open_draft(path, versions)
    assert draft.save(opened.report, versions).note == "原来的文件（已损坏）另存为“年报（已损坏）.gknb”。"
