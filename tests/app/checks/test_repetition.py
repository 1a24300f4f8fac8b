"""How much of the text is last year's, and where that is told."""

from pathlib import Path

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts, Limits
from app.checks.repetition import repetition
from app.cli import main
from app.drafts import storage
from app.pages.wording import repeated
from app.report.changes import apply
from app.report.model import LastYear, Report
from tests.app.checks.examples import zeros
from tests.app.checks.examples.year_before import NOW, THEN

F10 = [rule for rule in catalogue() if rule.code == "F10"]
OTHER = "群众反映的热点集中在农村公路养护、停车收费和网约车管理三个方面，我们按月整理并在公开栏张贴答复。"


def report(overview: tuple[str, ...], problems: tuple[str, ...] = ()) -> Report:
    return apply(zeros(2025), {("sections", "1"): overview, ("sections", "5"): problems})


def before(overview: tuple[str, ...], problems: tuple[str, ...] = ()) -> LastYear:
    then = report(overview, problems)
    return LastYear(year=2024, editions=then.editions, figures=then.figures, sections=then.sections)


def share(now: Report, last: LastYear) -> dict[str, int]:
    found = repetition(Facts(now, last_year=last))
    assert found
    return found.as_percent


def test_the_same_text_with_other_figures_is_all_repeated() -> None:
    assert share(report((THEN.replace("30", "1,204"),)), before((THEN,))) == {
        "overview": 100,
        "problems": 0,
        "both": 100,
    }


def test_a_new_text_is_not_repeated() -> None:
    assert share(report((OTHER,)), before((THEN,)))["both"] == 0


def test_headings_and_statements_of_none_do_not_count() -> None:
    none = "全年没有收到政府信息公开申请，也没有因政府信息公开引起的复议和诉讼。"
    last = before(("（一）主动公开", THEN, none))
    assert share(report(("（一）主动公开", none, OTHER)), last)["both"] == 0


def test_the_two_sections_count_together_by_their_length() -> None:
    found = share(report((THEN,), (OTHER,)), before((THEN,), (NOW,)))
    assert found["overview"] == 100
    assert found["problems"] == 0
    assert 50 < found["both"] < 100


@pytest.mark.parametrize(("most", "told"), [(50, True), (95, True), (100, False)])
def test_the_setting_is_the_line(most: int, told: bool) -> None:
    facts = Facts(report((THEN,)), last_year=before((THEN,)), limits=Limits(most_repeated=most))
    assert bool(run(facts, F10).findings) is told


def test_little_text_is_not_asked_about() -> None:
    assert run(Facts(report((NOW,)), last_year=before((NOW,))), F10).findings == ()


def test_nothing_is_told_without_last_years_texts() -> None:
    assert repeated(Facts(report((THEN,)))) == ""
    assert repeated(Facts(report((THEN,)), last_year=before(()))) == ""
    assert repeated(Facts(report((THEN,)), last_year=before((THEN,)))).startswith("与上年年报重复100%")


def test_the_command_line_tells_the_share(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "年报.gknb"
    storage.save(apply(report((THEN,)), {("last_year",): before((THEN,))}), path)
    main(["check", str(path)])
    assert "与上年年报重复100%（总体情况100%，存在问题0%）" in capsys.readouterr().out
