"""A document taken over into a draft: empty places are filled, the clerk's own are never replaced unseen."""

from hypothesis import given

from app.last_year.takeover import obstacle, takeover
from app.report import changes
from app.report.model import Report
from app.report.new import new_report
from tests.app.incoming.reports import reports


def fresh(read: Report) -> Report:
    return new_report(read.year, outline_id=read.outline)


@given(reports())
def test_an_empty_draft_takes_everything(read: Report) -> None:
    mine = fresh(read)
    taken = takeover(mine, read)
    after = changes.apply(mine, taken.fills)
    assert taken.replaced == ()
    for name in ("figures", "units", "preface", "under_table", "roster", "categories"):
        assert getattr(after, name) == getattr(read, name)
    assert {**fresh(read).sections, **read.sections} == after.sections
    assert after.card.address == read.card.address


@given(reports(), reports())
def test_filling_touches_nothing_that_is_there(mine: Report, read: Report) -> None:
    taken = takeover(mine, read)
    after = changes.apply(mine, taken.fills)
    assert {cell: after.figures[cell] for cell in mine.figures} == mine.figures
    assert {id_: after.sections[id_] for id_ in mine.sections} == mine.sections
    assert mine.preface == after.preface
    for path in taken.replaces:
        assert path not in taken.fills
    told = {replaced.name for replaced in taken.replaced}
    assert bool(told) == bool(taken.replaces)
    both = {**taken.fills, **taken.replaces}
    assert changes.apply(changes.apply(mine, both), changes.inverse(mine, both)) == mine


def test_another_year_or_form_is_not_taken_over() -> None:
    mine = new_report(2025, "测试局")
    assert "2024年" in obstacle(mine, new_report(2024, "测试局"))
    assert "版本" in obstacle(mine, mine.model_copy(update={"editions": {**mine.editions, "requests": "2019"}}))
    assert obstacle(mine, new_report(2025, "另一局")) == ""
    assert "结构" in obstacle(new_report(2020, "测试局"), new_report(2020, "测试局", "", "nine"))


def test_printed_totals_come_to_tables_in_which_nothing_was_filled_alone() -> None:
    mine = changes.apply(new_report(2025, "测试局"), {("figures", "disputes.reconsideration.upheld"): "1"})
    totals = {"disputes.reconsideration.total": "2", "requests.received.total": "3", "requests.none.total": "4"}
    read = new_report(2025).model_copy(update={"printed": totals})
    after = changes.apply(mine, takeover(mine, read).fills)
    assert after.printed == {"requests.received.total": "3"}
