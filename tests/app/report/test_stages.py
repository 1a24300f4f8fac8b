"""The states of a report: one after another, dated, locked once final, and the way back noted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.drafts import storage
from app.export import proposed_name
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.report.stages import advance, allowed, following, go_back, is_locked, stage_name

DAY = date(2026, 1, 20)
CELL = ("figures", "requests.received.business")


def at(state: str) -> Report:
    report = new_report(2025, "示例局")
    while report.state != state:
        report = apply(report, advance(report, DAY))
    return report


def test_a_report_goes_from_draft_to_published_each_on_its_day() -> None:
    report = at("published")
    assert report.stages == {"review": "2026-01-20", "final": "2026-01-20", "published": "2026-01-20"}
    assert following(report) is None
    assert advance(report, DAY) == {}
    assert stage_name(report) == "已发布（2026-01-20）"


def test_what_is_final_is_locked_but_for_what_is_about_it() -> None:
    assert not is_locked(at("review"))
    for state in ("final", "published"):
        assert is_locked(at(state))
        assert not allowed(at(state), CELL)
        assert allowed(at(state), ("reasons", "D3-0"))


def test_going_back_out_of_a_locked_state_says_why() -> None:
    report = at("final")
    back = apply(report, go_back(report, DAY, "领导要求补一句"))
    assert (back.state, back.stages) == ("review", {"review": "2026-01-20"})
    assert [(one.date, one.why) for one in back.unlockings] == [("2026-01-20", "领导要求补一句")]
    assert go_back(new_report(2025), DAY) == {}


def test_what_is_corrected_after_publication_is_noted_when_it_is_published_again() -> None:
    first = at("published")
    assert first.corrections == ()
    opened = apply(apply(first, go_back(first, DAY, "漏计一件")), {})
    opened = apply(opened, go_back(opened, DAY, "漏计一件"))
    now = apply(opened, {CELL: "2", ("sections", "5"): ("改过的一段",)})
    while now.state != "published":
        now = apply(now, advance(now, date(2026, 2, 3)))
    told = {(one.place, one.new, one.why, one.date) for one in now.corrections}
    assert any("商业企业" in place and new == "2" for place, new, _, _ in told)
    assert any(new == "改过的一段" for _, new, _, _ in told)
    assert {(why, day) for _, _, why, day in told} == {("漏计一件", "2026-02-03")}
    assert now.published
    assert now.published.figures[CELL[1]] == "2"


def test_the_name_of_a_file_says_that_it_is_not_final_yet() -> None:
    names = [proposed_name(at(state)).partition("报告")[2] for state in ("draft", "review", "final")]
    assert names == ["_草稿.docx", "_送审稿.docx", ".docx"]
    assert proposed_name(at("draft"), ".gknb").endswith("报告.gknb")


def test_states_survive_saving(tmp_path: Path) -> None:
    report = apply(at("final"), go_back(at("final"), DAY, "补一句"))
    storage.save(report, tmp_path / "a.gknb")
    assert storage.load(tmp_path / "a.gknb") == report
