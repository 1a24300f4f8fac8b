"""A damaged or changed draft is opened, repaired from its versions, and every repair is named."""

from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.draft import Draft, open_draft
from app.drafts.versions import Versions
from app.errors import UnreadableFile
from app.report.changes import apply
from app.report.new import new_report
from tests.app.drafts.someones import named


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


def test_a_draft_with_a_broken_line_becomes_the_version_that_it_says_it_is(path: Path, versions: Versions) -> None:
    draft = Draft(path)
    for name in ("甲", "乙"):
        draft.save(named(new_report(2025), name), versions)
    path.write_bytes(path.read_bytes().replace(b'"phone": ""', b'"phone" ""').replace("乙".encode(), "丁".encode()))
    opened, _ = open_draft(path, versions)
    assert opened.report.card.full_name == "乙"
    assert "完好版本修复" in opened.noticed[-1]
    assert opened.repaired


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


def test_the_note_on_a_damaged_file_names_it(path: Path, versions: Versions) -> None:
    Draft(path).save(named(new_report(2025), "甲"), versions)
    path.write_bytes(path.read_bytes()[:600])
    opened, draft = open_draft(path, versions)
    assert draft.save(opened.report, versions).note == "原来的文件（已损坏）另存为“年报（已损坏）.gknb”。"
