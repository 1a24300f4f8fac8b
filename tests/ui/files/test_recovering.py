"""What was not saved when a window died is offered again, once, and nothing of it gets lost."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.drafts.recovery import offers
from app.report.changes import apply
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, on_disk, others, recovery
from tests.ui.files.share import after_a_crash
from ui.files.autosave import EVERY
from ui.files.recovering import restore
from ui.window.window import Window

CRASH = """
import os, sys
from pathlib import Path
from app.report.changes import apply
from app.report.differences import adopted_changes
from app.drafts import storage
from app.drafts.recovery import Recovery
path = Path(sys.argv[1])
opened = storage.open_draft(path)
report = apply(opened.report, {("card", "full_name"): "没保存的", %s})
Recovery(path.parent / "data" / "recovery").write(report, path, opened.fingerprint)
os._exit(9)
"""


def crashed(path: Path, also: str = "") -> None:
    """A window died over the draft with another name of the body in it, and what `also` changes."""
    subprocess.run([sys.executable, "-c", CRASH % also, str(path)], check=False)


def test_work_is_in_the_recovery_file_two_seconds_after_the_first_change(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    assert not recovery(window).exists()
    edit(window, "乙局")
    assert EVERY == 2000
    qtbot.waitUntil(recovery(window).exists)
    assert "乙局" in recovery(window).read_text(encoding="utf-8")
    assert on_disk(path).card.full_name == "甲局"
    window.documents.save()
    qtbot.waitUntil(lambda: not recovery(window).exists())
    assert on_disk(path).card.full_name == "乙局"


DIES = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.drafts.draft import open_draft
from app.drafts.recovery import Recovery
from app.drafts.versions import Versions
from ui.files.attempt import locked
from ui.files.open_file import OpenFile
from ui.session import Session
app, path = QCoreApplication([]), Path(sys.argv[1])
data = path.parent / "data"
versions = Versions(data / "versions")
opened, draft = open_draft(path, versions)
session = Session(opened.report, path)
keeper = OpenFile(session, versions, Recovery(data / "recovery"), draft, locked(path)[0])
recovery = keeper.autosave.recovery
def fill(name, write=False):
    session.edit({("card", "full_name"): name}, "改名")
    assert not write or keeper.autosave.write_and_wait()
def save(path=path):
    attempt = keeper.begin(path)
    attempt.write()
    keeper.done(attempt)
    keeper.autosave.settle()
%s
os._exit(9)
"""


def died(path: Path, doing: str) -> None:
    """A window died over the draft after `doing` something with what keeps it safe."""
    subprocess.run([sys.executable, "-c", DIES % doing, str(path)], check=False)
    assert list((path.parent / "data" / "recovery").glob("*.recovery"))


@pytest.mark.parametrize("place", ["年报.gknb", "另存.gknb"], ids=["saved", "saved under another name"])
@pytest.mark.parametrize(
    "when",
    ["recovery.announce = lambda path, seen, done=False, first=recovery.announce: done or first(path, seen)", ""],
    ids=["before it heard of the saving", "before it tidied up"],
)
def test_what_is_older_than_the_saved_file_is_not_offered(
    window: Window, answers: Answers, path: Path, when: str, place: str
) -> None:
    here = path.with_name(place)
    died(
        path, f"recovery.discard = lambda: None; {when}\nfill('旧', write=True); fill('新'); save(Path({str(here)!r}))"
    )
    assert on_disk(here).card.full_name == "新"
    if not when:
        others(here, "后来别人存的")
    assert not window.recover()
    assert answers.asked == []
    assert list((path.parent / "data" / "recovery").iterdir()) == []


def test_what_is_the_same_as_the_saved_file_is_not_offered(window: Window, answers: Answers, path: Path) -> None:
    died(path, "fill('乙局'); fill('甲局', write=True)")
    assert not window.recover()
    assert answers.asked == []


def test_work_that_is_newer_than_the_last_saved_one_is_offered_as_nobody_elses(
    window: Window, answers: Answers, path: Path
) -> None:
    died(path, "fill('存了的'); save(); fill('没存的', write=True)")
    answers.put("恢复")
    assert window.recover()
    answers.asked.clear()
    assert window.documents.save()
    assert (on_disk(path).card.full_name, answers.asked) == ("没存的", [])


def test_restored_work_and_what_another_saved_meanwhile_are_merged_by_what_both_began_with(
    window: Window, answers: Answers, path: Path
) -> None:
    died(path, "fill('存了的'); save(); fill('没存的', write=True)")
    storage.save(apply(on_disk(path), {("preface",): ("别人加的。",)}), path)
    answers.put("恢复")
    assert window.recover()
    answers.put(lambda dialog: dialog.merge.click())
    assert window.documents.save()
    assert (on_disk(path).card.full_name, on_disk(path).preface) == ("没存的", ("别人加的。",))


def test_work_that_is_not_wanted_is_not_offered_again(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    edit(window, "乙局")
    assert window.documents.open_file
    assert window.documents.open_file.autosave.write_and_wait()
    answers.put("不保存")
    window.documents.close()
    assert not list(path.parent.glob("data/recovery/*"))
    assert sorted(one.name for one in path.parent.iterdir() if one.is_file()) == ["年报.gknb"]


def test_after_a_crash_the_work_is_restored_and_can_be_saved(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    answers.put("恢复")
    assert window.recover()
    assert "单位信息·机关全称（没保存的 / 甲局）" in answers.asked[0]
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.path, session.modified) == ("没保存的", path, True)
    assert on_disk(path).card.full_name == "甲局"
    assert window.documents.save()
    assert on_disk(path).card.full_name == "没保存的"
    assert not window.recover()


def test_restored_work_comes_up_where_it_was_left(window: Window, answers: Answers, path: Path) -> None:
    crashed(path, '("figures", "requests.received.business"): "3"')
    answers.put("恢复")
    assert window.recover()
    assert window.wizard
    assert window.wizard.current == "3"


@pytest.mark.parametrize(("answer", "kept"), [("打开已保存的", "较早的版本"), ("都保留", "恢复")])
def test_after_a_crash_the_saved_one_is_opened_and_the_work_still_kept(
    window: Window, answers: Answers, path: Path, answer: str, kept: str
) -> None:
    crashed(path)
    answers.put(answer)
    assert window.recover()
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.path, session.modified) == ("甲局", path, False)
    beside = [on_disk(one).card.full_name for one in path.parent.glob("年报（恢复*.gknb")]
    versions = [on_disk(one.file).card.full_name for one in window.documents.versions().of(session.report.id)]
    assert (beside, versions) == (([], ["没保存的"]) if kept == "较早的版本" else (["没保存的"], []))
    assert offers(path.parent / "data" / "recovery") == ()


def test_work_that_can_not_be_kept_among_the_versions_is_asked_about_again(
    window: Window, answers: Answers, path: Path
) -> None:
    crashed(path)
    (path.parent / "data" / "versions").write_bytes(b"no folder")
    answers.put("打开已保存的")
    assert window.recover()
    assert "下次启动时会再问" in answers.asked[-1]
    assert not re.search("[A-Za-z]{4}", answers.asked[-1].rpartition("：")[2])
    (offer,) = offers(path.parent / "data" / "recovery")
    offer.adopt().close()


def test_work_that_was_never_saved_has_no_saved_one_to_open(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    path.unlink()
    answers.put("另存一份")
    assert not window.recover()
    assert "没有已保存的草稿可以打开" in answers.asked[0]
    (beside,) = path.parent.glob("年报（恢复*.gknb")
    assert on_disk(beside).card.full_name == "没保存的"


def test_the_file_that_was_asked_for_is_opened_after_the_question(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    other = path.with_name("另一份.gknb")
    other.write_bytes(path.read_bytes())
    answers.put("打开已保存的")
    window.begin(other)
    assert window.documents.session
    assert window.documents.session.path == other


def test_restored_work_stays_and_the_file_that_was_asked_for_is_named(
    window: Window, answers: Answers, path: Path
) -> None:
    crashed(path)
    other = path.with_name("另一份.gknb")
    other.write_bytes(path.read_bytes())
    answers.put("恢复")
    window.begin(other)
    assert window.documents.session
    assert window.documents.session.report.card.full_name == "没保存的"
    assert "“另一份.gknb”还没有打开" in answers.asked[-1]


def test_what_is_not_asked_about_after_the_first_is_restored_is_asked_about_at_the_next_start(
    window: Window, answers: Answers, path: Path
) -> None:
    other = path.with_name("另一份.gknb")
    storage.save(new_report(2025, "乙局"), other)
    crashed(path)
    crashed(other)
    answers.put("恢复")
    assert window.recover()
    (left,) = offers(path.parent / "data" / "recovery")
    assert window.documents.session
    assert {left.path, window.documents.session.path} == {path, other}
    left.lock.release(remove=False)


def test_closing_the_question_asks_again_next_time(window: Window, answers: Answers, path: Path) -> None:
    crashed(path)
    answers.put("", "恢复")
    assert not window.recover()
    assert window.recover()


def test_a_report_that_was_never_saved_is_offered_and_gone_on_with(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.documents.take(new_report(2025, "甲局"))
    edit(window, "乙局")
    (offer,) = after_a_crash(window, tmp_path / "after a crash")
    assert (offer.path, offer.saved(), offer.draft.report.card.full_name) == (None, None, "乙局")
    window.documents.finish()
    restore(window.documents, offer, answers, window)
    assert window.isWindowModified()
    answers.put(tmp_path / "新.gknb")
    assert window.documents.save()
    assert on_disk(tmp_path / "新.gknb").card.full_name == "乙局"
