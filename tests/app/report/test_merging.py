"""Two people's changes to one report come together: nothing that one wrote is lost, nothing removed comes back."""

import random
from collections import Counter

import pytest
from hypothesis import given

from app.report.changes import apply
from app.report.merging import MergeChoice, places, settled
from app.report.model import Card, Person, Report
from app.report.new import new_report
from tests.app.report.test_differences import content
from tests.app.some_reports import reports

SECTION = ("sections", "5")
POOL = [f"第{n}项工作：本年度主动公开政府信息{n}条，办理申请{n * 3}件。" for n in range(12)]
EDITS = ("changed", "rewritten", "removed", "put before", "put after", "moved")


def merged(base: Report, mine: Report, theirs: Report) -> Report:
    """What comes of them if nobody objects."""
    chosen = [(place.difference, place.proposed) for place in places(base, mine, theirs)]
    return apply(mine, settled(mine, theirs, chosen))


def text(*paragraphs: str) -> Report:
    return apply(new_report(2025).model_copy(update={"id": "0"}), {SECTION: paragraphs})


def together(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return merged(text(*base), text(*mine), text(*theirs)).sections["5"]


def edited(chance: random.Random, lines: tuple[str, ...], at: int, who: str) -> tuple[str, ...]:
    """`lines` after one edit by `who` of the line `at`, or right beside it."""
    found, what = list(lines), chance.choice(EDITS)
    if what == "changed":
        found[at] += f"{who}补充。"
    elif what == "rewritten":
        found[at] = f"{who}另写的一段。"
    elif what == "removed":
        del found[at]
    elif what == "moved":
        found.insert(chance.randrange(len(found)), found.pop(at))
    else:
        found.insert(at + (what == "put after"), f"{who}加的一段。")
    return tuple(found)


def pair(seed: int, pool: list[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What both began with, and each after one edit, in different paragraphs."""
    chance = random.Random(seed)
    wanted = chance.randint(2, 9)
    base = tuple(chance.sample(pool, wanted) if wanted <= len(pool) else chance.choices(pool, k=wanted))
    mine, theirs = chance.sample(range(len(base)), 2)
    return base, edited(chance, base, mine, "我"), edited(chance, base, theirs, "她")


def test_of_4000_pairs_with_one_edit_each_nothing_is_lost_and_nothing_comes_back() -> None:
    lost, back = 0, 0
    for seed in range(4000):
        base, mine, theirs = pair(seed, POOL)
        wanted = Counter(mine) + Counter(theirs)
        wanted.subtract(base)
        found = Counter(together(base, mine, theirs))
        lost += bool(wanted - found)
        back += bool(found - wanted)
    assert (lost, back) == (0, 0)


def test_repeated_and_blank_paragraphs_do_not_confuse_who_changed_which() -> None:
    for seed in range(1000):
        base, mine, theirs = pair(seed, [*POOL[:3], ""])
        if Counter(mine) == Counter(theirs) or Counter(base) in (Counter(mine), Counter(theirs)):
            continue  # the same done twice, or done to one of two that are alike: nobody could tell
        wanted = Counter(mine) + Counter(theirs)
        wanted.subtract(base)
        assert Counter(together(base, mine, theirs)) == +wanted


@given(reports(), reports(), reports())
def test_either_side_can_be_taken_whole(base: Report, mine: Report, theirs: Report) -> None:
    for ancestor in (base, None):
        found = places(ancestor, mine, theirs)
        whole = [apply(mine, settled(mine, theirs, [(one.difference, side) for one in found])) for side in MergeChoice][
            :2
        ]
        assert [content(one) for one in whole] == [content(mine), content(theirs)]


@given(reports(), reports())
def test_who_changed_nothing_gets_what_the_other_did(base: Report, theirs: Report) -> None:
    assert content(merged(base, base, theirs)) == content(theirs)
    assert content(merged(base, theirs, base)) == content(theirs)
    assert places(base, theirs, theirs) == ()


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "wanted"),
    [
        ("甲乙", "甲新乙", "甲改", "甲新改"),
        ("甲乙", "甲新乙", "甲乙", "甲新乙"),
        ("甲乙", "乙", "甲乙丙", "乙丙"),
        ("甲乙", "甲新乙", "甲添乙", "甲新添乙"),
        ("甲乙", "甲新乙", "甲新乙", "甲新乙"),
        ("甲乙丙", "丙甲乙", "甲改丙", "丙甲改"),
        ("", "新", "添", "新添"),
        ("甲", "", "改", "改"),
        ("甲", "改", "", "改"),
        ("甲", "改", "换", "改"),
        ("甲乙", "", "甲乙", ""),
    ],
)
def test_neighbours_are_kept_apart(base: str, mine: str, theirs: str, wanted: str) -> None:
    assert "".join(together(tuple(base), tuple(mine), tuple(theirs))) == wanted


def test_where_both_changed_one_paragraph_both_can_stand() -> None:
    base, mine, theirs = text("一", "二", "三"), text("一", "我的", "三"), text("一", "她的", "三", "四")
    both, new = places(base, mine, theirs)
    assert (both.difference.name, both.side, both.proposed) == (
        "五、存在的主要问题及改进情况 第2段",
        "both",
        MergeChoice.MINE,
    )
    assert (both.takes_both, new.takes_both) == (True, False)
    chosen = [(both.difference, MergeChoice.BOTH), (new.difference, MergeChoice.THEIRS)]
    assert apply(mine, settled(mine, theirs, chosen)).sections["5"] == ("一", "我的", "她的", "三", "四")


def test_who_changed_what_since_both_began() -> None:
    base = apply(new_report(2025), {("preface",): ("一", "二", "三"), ("card",): Card(phone="1")})
    mine = apply(base, {("preface",): ("一", "二改", "三"), ("card", "phone"): "2", ("card", "email"): "a"})
    theirs = apply(
        base,
        {
            ("preface",): ("一", "二", "三", "四"),
            ("card", "phone"): "3",
            ("year",): 2024,
            ("roster",): (Person(name="张某某"),),
        },
    )
    assert {one.difference.name: one.side for one in places(base, mine, theirs)} == {
        "前言 第2段": "mine",
        "前言 第4段": "theirs",
        "单位信息·联系电话": "both",
        "单位信息·电子邮箱": "mine",
        "报告年度": "theirs",
        "名单 第1项": "theirs",
    }


def test_a_figure_and_its_unit_are_one() -> None:
    amount = "proactive.procurement.amount"
    base = apply(new_report(2020), {("figures", amount): "5", ("units", amount): "元"})
    mine = apply(base, {("units", amount): "万元"})
    theirs = apply(base, {("figures", amount): "6"})
    (place,) = places(base, mine, theirs)
    assert (place.side, place.difference.mine, place.difference.theirs) == ("both", "5万元", "6元")


def test_without_knowing_what_both_began_with_nothing_that_is_there_is_dropped() -> None:
    mine, theirs = text("一", "二"), text("一", "二", "三")
    (place,) = places(None, mine, theirs)
    assert (place.side, place.proposed) == ("both", MergeChoice.THEIRS)
    (place,) = places(None, theirs, mine)
    assert place.proposed == MergeChoice.MINE


def test_very_long_lists_are_compared_all_the_same() -> None:
    lines = [f"第{number}段" for number in range(2000)]
    mine, theirs = [*lines[:5], "我的", *lines[5:]], [*lines[:5], "她的", *lines[6:], "完"]
    assert together(tuple(lines), tuple(mine), tuple(theirs)) == (*lines[:5], "我的", "她的", *lines[6:], "完")
    endless = tuple(map(str, range(3500)))
    assert together(endless, endless, endless[1:]) == endless[1:]


def test_the_state_that_one_brought_it_into_survives_what_the_other_wrote() -> None:
    base = text("甲段。")
    mine = apply(base, {SECTION: ("甲段，补充。",)})
    theirs = apply(base, {("state",): "review", ("stages", "review"): "2026-01-10"})
    for now in (merged(base, mine, theirs), merged(base, theirs, mine)):
        assert (now.state, now.stages, now.sections["5"]) == ("review", {"review": "2026-01-10"}, ("甲段，补充。",))
