"""Drafts come back as they were saved; what is not right is said, and never written to."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafts import json_text, storage
from app.errors import NotWritten, UnreadableFile
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from tests.app.drafts.raw import said
from tests.app.some_reports import reports


@given(reports())
def test_a_draft_comes_back_as_it_was_saved(report: Report) -> None:
    raw = json_text.dump(report)
    opened = storage.parse(raw, "x.gknb")
    assert opened.report == report
    assert not opened.damaged
    assert json_text.dump(opened.report) == raw


def test_a_person_can_read_it_and_compare_two(draft: Path) -> None:
    before = draft.read_text(encoding="utf-8").split("\n")
    storage.save(apply(storage.load(draft), {("figures", "requests.carried_out.business"): "12"}), draft)
    after = draft.read_text(encoding="utf-8").split("\n")
    assert '  "full_name": "示例区交通运输局",' in after
    assert after.index('  "requests.received.natural_person": "0",') < after.index(
        '  "requests.carried_out.business": "12",'
    )
    assert len(set(after) - set(before)) == 2  # the figure and the checksum


def test_every_cut_costs_only_what_was_cut_off(draft: Path) -> None:
    raw, whole = draft.read_bytes(), storage.load(draft)
    enough = raw.index(b'"requests.received.natural_person"')
    for length in range(0, len(raw) - 2, 37):
        told = said(raw[:length])
        assert told
        if length > enough + 80:
            assert storage.parse(raw[:length], "x").report.figures.items() <= whole.figures.items()
            assert "已损坏" in told


@given(data=st.data())
def test_a_flipped_bit_is_never_silent(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    raw = bytearray(json_text.dump(new_report(2025, "示例区交通运输局")))
    at = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[at // 8] ^= 1 << at % 8
    report = storage.parse(json_text.dump(new_report(2025)), "x").report
    assert report
    try:
        opened = storage.parse(bytes(raw), "x")
    except UnreadableFile:
        return
    assert opened.noticed or _same_content(bytes(raw))


def _same_content(raw: bytes) -> bool:
    """A flip that changed a blank or the letter case of an escape alone."""
    return bool(json_text.checksum(json.loads(raw)) == json.loads(raw)["checksum"])


def test_other_line_ends_a_mark_or_another_encoding_are_no_damage(draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    whole = storage.load(draft)
    for raw in (text.replace("\n", "\r\n").encode(), text.encode("utf-8-sig"), json.dumps(json.loads(text)).encode()):
        assert storage.parse(raw, "x") == storage.Opened(whole, stated=storage.parse(text.encode(), "x").stated)
    opened = storage.parse(text.encode("utf-16"), "x")
    assert opened.report == whole
    assert "UTF-16" in opened.noticed[0]


def test_reading_never_writes(draft: Path) -> None:
    for raw in (draft.read_bytes()[:900], b"", b"{}", draft.read_bytes().replace(b"2021", b"9999")):
        draft.chmod(0o644)
        draft.write_bytes(raw)
        draft.chmod(0o444)
        stamp = draft.stat()
        with pytest.raises(UnreadableFile):
            storage.load(draft)
        assert (draft.read_bytes(), draft.stat().st_mtime_ns) == (raw, stamp.st_mtime_ns)
    assert list(draft.parent.iterdir()) == [draft]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({("preface",): ("字" * 6_000_000,)}, r"正文有60000\d+字"),
        ({("preface",): ("字",) * json_text.MOST_ENTRIES}, "4MB或100000段"),
        ({("card", "address"): "字" * 2_000_000}, "4MB或100000段"),
    ],
)
def test_a_draft_that_could_not_be_opened_again_is_not_saved(
    draft: Path, changes: dict[tuple[str, ...], object], why: str
) -> None:
    before = draft.read_bytes()
    with pytest.raises(NotWritten, match=why):
        storage.save(apply(storage.load(draft), changes), draft)
    assert draft.read_bytes() == before


def test_the_checksum_is_over_everything(draft: Path) -> None:
    data = json.loads(draft.read_text(encoding="utf-8"))
    assert data["checksum"] == json_text.checksum(data)
    for field in data.keys() - {"checksum"}:
        assert json_text.checksum(data | {field: "x"}) != data["checksum"], field


def test_what_was_changed_by_hand_is_opened_and_not_taken_for_whole(draft: Path) -> None:
    draft.write_bytes(draft.read_bytes().replace("示例区".encode(), "示范区".encode()))
    opened = storage.open_draft(draft)
    assert (opened.damaged, opened.broken) == (True, False)
    assert opened.report.card.full_name == "示范区交通运输局"
    assert storage.open_readable(draft).report == opened.report
    with pytest.raises(UnreadableFile, match="校验码"):
        storage.load(draft)


def test_half_a_character_can_be_saved(draft: Path) -> None:
    storage.save(apply(storage.load(draft), {("preface",): ("a\ud83d",)}), draft)
    opened = storage.open_draft(draft)
    assert opened.report.preface == ("a\ufffd",)
    assert "半个字" in opened.noticed[0]
    assert not opened.damaged
