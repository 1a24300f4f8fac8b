"""Earlier versions, damaged drafts, drafts changed by hand."""

from pathlib import Path

from app.drafts import storage
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.files.desk import edit, on_disk
from ui.files.versions_dialog import VersionsDialog
from ui.window.window import Window


def test_an_earlier_version_is_compared_and_brought_back(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)
    for name in ("乙局", "丙局"):
        edit(window, name)
        window.documents.save()
    seen: list[object] = []

    def bring_back(dialog: VersionsDialog) -> None:
        seen.append(dialog.message.text())
        dialog.list.setCurrentRow(1)
        seen.append([(one.name, one.mine, one.theirs) for one in dialog.table.found])
        dialog.against.setCurrentIndex(1)
        seen.append(dialog.message.text())
        dialog.back.click()

    answers.put(bring_back)
    window.documents.show_versions()
    assert seen == ["内容相同。", [("单位信息·机关全称", "乙局", "丙局")], "共1处不同。"]
    session = window.documents.session
    assert session
    assert session.report.card.full_name == "乙局"
    session.history.undo()
    assert session.report.card.full_name == "丙局"


def test_a_damaged_draft_is_repaired_and_saved_over_with_the_damaged_one_beside(
    window: Window, answers: Answers, path: Path
) -> None:
    window.open_path(path)
    edit(window, "乙局")
    window.documents.save()
    window.documents.close()
    path.write_bytes(path.read_bytes()[:700])
    assert window.open_path(path)
    assert "保存的完好版本补上" in answers.asked[-1]
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.modified, session.path) == ("乙局", True, path)
    assert window.documents.save()
    assert on_disk(path).card.full_name == "乙局"
    assert path.with_name("年报（已损坏）.gknb").exists()


def test_a_draft_that_was_changed_by_hand_opens_as_it_is_and_stays_beside_when_saved(
    window: Window, answers: Answers, path: Path
) -> None:
    changed = path.read_bytes().replace("甲局".encode(), "乙局".encode())
    path.write_bytes(changed)
    assert window.open_path(path)
    assert "校验码对不上" in answers.asked[-1]
    session = window.documents.session
    assert session
    assert (session.report.card.full_name, session.path) == ("乙局", path)
    assert window.documents.save()
    assert path.with_name("年报（已损坏）.gknb").read_bytes() == changed


def test_saving_under_the_name_of_another_draft_keeps_that_one_among_the_versions(
    window: Window, answers: Answers, path: Path
) -> None:
    there = path.with_name("乙局.gknb")
    storage.save(new_report(2025, "乙局"), there)
    window.open_path(path)
    answers.put(there)
    assert window.documents.save_as()
    assert answers.asked == ["另存为 年报.gknb"]
    assert on_disk(there).card.full_name == "甲局"
    kept = window.documents.versions().of(on_disk(path).id)
    assert "乙局" in [on_disk(version.file).card.full_name for version in kept]


def test_how_much_room_versions_may_take_is_a_setting(window: Window, answers: Answers, path: Path) -> None:
    window.open_path(path)

    def choose_room(dialog: VersionsDialog) -> None:
        assert dialog.room.currentData() == 50
        dialog.room.setCurrentIndex(dialog.room.findData(200))
        dialog.shut.click()

    answers.put(choose_room)
    window.documents.show_versions()
    assert window.documents.preferences.now.versions_mb == 200
