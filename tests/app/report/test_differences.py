"""Differences name every change, and taking them over makes the reports equal."""

from hypothesis import given
from hypothesis import strategies as st

from app.report.changes import apply
from app.report.differences import adopted_changes, differences, summary
from app.report.model import Person, Report
from app.report.new import new_report
from app.report.part import plain
from tests.app.some_reports import reports

SAID_ELSEWHERE = {"id", "tidied", "origin"}


def content(report: Report) -> dict[str, object]:
    """What a person could see of a report: an empty list is as good as none."""
    found = {name: value for name, value in plain(report).items() if name not in SAID_ELSEWHERE}
    for field in ("sections", "under_table", "figures", "printed"):
        found[field] = {key: value for key, value in found[field].items() if value}
    return found


@given(reports(), reports())
def test_taking_all_of_theirs_makes_mine_theirs(mine: Report, theirs: Report) -> None:
    found = differences(mine, theirs)
    assert content(apply(mine, adopted_changes(mine, theirs, found))) == content(theirs)
    assert content(apply(mine, adopted_changes(mine, theirs, ()))) == content(mine)
    assert bool(found) == (content(mine) != content(theirs))


@given(reports(), reports(), st.data())
def test_what_is_not_taken_stays_mine(mine: Report, theirs: Report, data: st.DataObject) -> None:
    found = differences(mine, theirs)
    taken = [one for one in found if data.draw(st.booleans())]
    merged = apply(mine, adopted_changes(mine, theirs, taken))
    assert len(differences(mine, merged)) <= len(found)
    for one in found:
        if one.span is None and one not in taken:
            assert one in differences(mine, theirs)
            assert not [other for other in differences(mine, merged) if other.path == one.path]


def test_each_change_is_named_as_on_the_form() -> None:
    mine = new_report(2025, "示例局")
    theirs = apply(
        mine,
        {
            ("figures", "requests.received.natural_person"): "3",
            ("card", "phone"): "0371-1",
            ("sections", "5"): ("一段。", "又一段。"),
            ("roster",): (Person(role="组长", name="张某某"),),
        },
    )
    found = {one.name: (one.mine, one.theirs) for one in differences(mine, theirs)}
    assert found == {
        "依申请公开：一、本年新收政府信息公开申请数量·自然人": ("", "3"),
        "单位信息·联系电话": ("", "0371-1"),
        "五、存在的主要问题及改进情况 第1段": ("", "一段。"),
        "五、存在的主要问题及改进情况 第2段": ("", "又一段。"),
        "名单 第1项": ("", "组长 张某某"),
    }
    assert summary(differences(mine, theirs)).startswith("共5处不同：单位信息·联系电话（空 / 0371-1）")
    assert summary(()) == "内容相同。"


def test_a_figure_is_told_and_taken_with_its_unit() -> None:
    amount = "proactive.procurement.amount"
    mine = apply(new_report(2020), {("figures", amount): "5", ("units", amount): "元"})
    theirs = apply(
        mine,
        {
            ("figures", amount): "6",
            ("units", amount): "万元",
            ("tidied", amount): "６万元",
            ("origin", amount): "pasted",
        },
    )
    (found,) = differences(mine, theirs)
    assert (found.mine, found.theirs) == ("5元", "6万元")
    assert apply(mine, adopted_changes(mine, theirs, (found,))) == theirs
    (unit,) = differences(mine, apply(mine, {("units", amount): "万元"}))
    assert (unit.mine, unit.theirs) == ("元", "万元")


def test_the_sentence_shows_where_two_long_texts_part() -> None:
    begins = "通过县政府门户网站主动公开交通运输信息，"
    mine = new_report(2025, "甲局").model_copy(update={"sections": {"1": (f"{begins}行政处罚61件，行政强制4件。",)}})
    theirs = mine.model_copy(update={"sections": {"1": (f"{begins}行政处罚68件，行政强制4件。",)}})
    assert "（…信息，行政处罚61件，行政强制4件。 / …信息，行政处罚68件，行政强制4件。）" in summary(
        differences(mine, theirs)
    )
    theirs = mine.model_copy(update={"sections": {"1": (f"{begins}行政处罚61件，行政强制4件。其中罚款3件。",)}})
    assert "（…，行政强制4件。 / …，行政强制4件。其中罚款3件。）" in summary(differences(mine, theirs))
