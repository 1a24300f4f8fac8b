"""Unsaved work outlives its window, and is offered once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.recovery import Recovery, offers
from app.drafts.versions import Versions
from app.report.changes import apply
from app.report.new import new_report

DIES = """
import os, sys
from pathlib import Path
from app.report.new import new_report
from app.drafts.recovery import Recovery
recovery = Recovery(Path(sys.argv[1]))
recovery.write(new_report(2025, "示例局"), Path(sys.argv[2]), "abc")
print("written", flush=True)
if len(sys.argv) > 3:
    sys.stdin.read()
os._exit(9)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


def crash(folder: Path, draft: Path) -> None:
    subprocess.run([sys.executable, "-c", DIES, str(folder), str(draft)], check=False, stdout=subprocess.PIPE)


def test_the_work_of_a_dead_window_is_offered_and_can_be_gone_on_with(folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "年报.gknb"
    storage.save(new_report(2025, "旧名"), draft)
    crash(folder, draft)
    (offer,) = offers(folder)
    saved = offer.saved()
    assert saved
    assert (offer.path, offer.based_on, offer.draft.report.card.full_name) == (draft, "abc", "示例局")
    assert saved.report.card.full_name == "旧名"
    assert offers(folder) == ()  # claimed: a second window does not offer it too
    recovery = offer.adopt()
    recovery.write(apply(offer.draft.report, {("year",): 2024}), draft)
    recovery.close()
    assert list(folder.iterdir()) == []


def test_the_work_of_a_running_window_is_not_offered(folder: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", DIES, str(folder), str(tmp_path / "a"), "wait"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stdout.readline().strip() == b"written"
        assert offers(folder) == ()
        running.kill()
    (offer,) = offers(folder)
    offer.adopt().close()


def test_taking_the_saved_one_keeps_the_work_among_the_versions(folder: Path, tmp_path: Path) -> None:
    crash(folder, tmp_path / "年报.gknb")
    (offer,) = offers(folder)
    versions = Versions(tmp_path / "versions")
    offer.set_aside(versions)
    assert offers(folder) == ()
    assert storage.load(versions.of(offer.draft.report.id)[0].file) == offer.draft.report


@pytest.mark.parametrize("gone", [False, True])
def test_keeping_both_writes_a_second_draft(folder: Path, tmp_path: Path, gone: bool) -> None:
    crash(folder, (tmp_path / "gone" if gone else tmp_path) / "年报.gknb")
    (offer,) = offers(folder)
    beside = offer.keep_beside(tmp_path)
    assert beside.parent == tmp_path
    assert beside.name.startswith("年报（恢复")
    assert storage.load(beside) == offer.draft.report
    assert offers(folder) == ()


def test_a_recovery_file_that_is_damaged_gives_what_it_has(folder: Path, tmp_path: Path) -> None:
    crash(folder, tmp_path / "a.gknb")
    (file,) = folder.glob("*.recovery")
    file.write_bytes(b"rubbish" + file.read_bytes()[:-30])
    (offer,) = offers(folder)
    assert offer.draft.damaged
    assert (offer.path, offer.when, offer.saved()) == (None, "不知何时", None)
    assert offer.draft.report.card.full_name == "示例局"
    offer.adopt().close()
    file.write_bytes(b"")
    assert offers(folder) == ()
    assert file.exists()


def test_the_newest_work_is_offered_first(folder: Path, tmp_path: Path) -> None:
    for name in "ab":
        crash(folder, tmp_path / f"{name}.gknb")
    for file in folder.glob("*.recovery"):
        head, _, rest = file.read_bytes().partition(b"\n")
        day = "05" if b"a.gknb" in head else "06"
        written = json.loads(head) | {"written": f"2026-01-{day}T09:00:00+00:00"}
        file.write_bytes(json.dumps(written).encode() + b"\n" + rest)
    found = offers(folder)
    assert [offer.path for offer in found] == [tmp_path / "b.gknb", tmp_path / "a.gknb"]
    for offer in found:
        offer.adopt().close()


def test_there_is_nothing_on_disk_before_the_first_change(folder: Path) -> None:
    Recovery(folder).close()
    assert not folder.exists()
    assert offers(folder) == ()


def test_work_that_was_too_long_to_be_saved_is_offered_all_the_same(folder: Path, tmp_path: Path) -> None:
    report = apply(new_report(2025), {("preface",): ("长" * (storage.MOST_TEXT + 1),)})
    recovery = Recovery(folder)
    recovery.write(report, tmp_path / "a.gknb")
    recovery.leave()
    (offer,) = offers(folder)
    assert offer.draft.report == report
    offer.adopt().close()
