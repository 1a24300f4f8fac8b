"""Each kind of edit is told as what it is: moved, taken out, renumbered, by whom, and what the draft can not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.documents.kinds import blocks_of
from app.errors import GknbError
from app.incoming.document import read_blocks
from app.read_back.accepting import accepted_changes
from app.read_back.compare import compare
from app.read_back.revisions import Tracked
from app.report.changes import apply, effective
from app.report.new import new_report
from tests.app.read_back.leader import edited, exported
from tests.app.read_back.made_up import (
    MARKED,
    all_of,
    by_hand,
    cut,
    draft,
    held,
    one_sentence,
    only,
)


def test_who_changed_it_and_when_is_told() -> None:
    mine = draft(4, marks=False)
    old = cut(mine.sections["1"][0])[0]
    found = by_hand(mine, old, "这一句由主任改写。")
    (revision, *_) = only(found).tracked
    assert (revision.author, revision.date) == ("王主任", "2026-01-06 10:20")
    untracked = held(mine, exported(mine.model_copy(update={"sections": mine.sections | {"6": ("新的一段话。",)}})))
    assert all(not one.tracked for one in untracked.differences)


def test_a_deletion_that_is_tracked_is_a_deletion() -> None:
    mine = one_sentence("第一句话说在前面。第二句话说在后面。", {})
    one = only(by_hand(mine, "第二句话说在后面。", ""))
    assert (one.kind, one.mine, one.theirs) == ("taken out", "第二句话说在后面。", "")
    assert one.tracked[0].kind == "deleted"


def test_a_moved_sentence_is_one_difference_and_keeps_its_marks() -> None:
    mine = draft(5).model_copy(
        update={"sections": {"1": ("甲段讲的是主动公开。" + MARKED, "乙段讲的是依申请公开。")}, "under_table": {}}
    )
    theirs = mine.model_copy(update={"sections": {"1": ("甲段讲的是主动公开。", "乙段讲的是依申请公开。" + MARKED)}})
    found = held(mine, exported(theirs))
    assert only(found).kind == "moved"
    assert apply(mine, accepted_changes(found, {1: "take"})).sections == theirs.sections


def test_renumbered_headings_change_nothing() -> None:
    mine = draft(6)
    docx = edited(exported(mine), lambda xml: xml.replace("五、存在的主要问题", "六、存在的主要问题"))
    found = held(mine, docx)
    assert not found.differences
    assert not found.notes


def test_what_the_draft_can_not_hold_is_named() -> None:
    mine = draft(7)
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>" * 2
    )
    docx = edited(exported(mine), lambda xml: xml.replace("<w:sectPr", f"{table}</w:tbl><w:sectPr", 1))
    docx = edited(docx, lambda xml: xml.replace("年政府信息公开工作年度报告", "年度工作报告"))
    found = held(mine, docx)
    assert any("1个表格" in note for note in found.notes)
    assert any("标题" in note for note in found.notes)


def test_signature_and_roster() -> None:
    from app.report.model import Person, Signature
    from app.texts.paragraphs import ROSTER_MARK

    people = (Person(role="组长", name="张某某", post="局长"), Person(role="成员", name="李某", post="科长"))
    mine = draft(8).model_copy(
        update={
            "roster": people,
            "sections": {"1": ("领导小组名单如下。", ROSTER_MARK, "以上。")},
            "signature": Signature(date="2026年1月20日"),
        }
    )
    theirs = mine.model_copy(
        update={
            "roster": (people[0], Person(role="成员", name="王某", post="科长")),
            "signature": Signature(date="2026年1月23日"),
        }
    )
    found = held(mine, exported(theirs))
    assert [one.kind for one in found.differences] == ["list", "signature"]
    after = apply(mine, accepted_changes(found, all_of(found)))
    assert (after.roster, after.signature.date, after.sections) == (theirs.roster, "2026年1月23日", mine.sections)


def test_blank_paragraphs_of_the_draft_stay() -> None:
    mine = draft(9).model_copy(update={"sections": {"1": ("", "甲句在这里。", "", "　　乙句在这里。", "")}})
    theirs = mine.model_copy(update={"sections": {"1": ("甲句改在这里了。", "乙句在这里。")}})
    found = held(mine, exported(theirs))
    after = apply(mine, accepted_changes(found, all_of(found)))
    assert after.sections["1"] == ("", "甲句改在这里了。", "", "　　乙句在这里。", "")
    assert effective(mine, accepted_changes(found, {})) == {}


def test_another_year_s_report_is_refused() -> None:
    mine = draft(10)
    docx = exported(new_report(2024, "某某县交通运输局"))
    reading = read_blocks(blocks_of(docx, Path("x.docx")), "x.docx")
    with pytest.raises(GknbError, match="2024"):
        compare(mine, reading, Tracked())


def test_a_paragraph_taken_out_between_reworded_ones_is_one_difference() -> None:
    """Breaks are all alike: they must not pair paragraphs that are not the same."""
    texts = ("公开规范性文件三件，都配了解读。", "查阅点每月整理一次。", "年底开展了业务培训。")
    mine = draft(11).model_copy(update={"sections": {"1": texts}, "under_table": {}})
    theirs = mine.model_copy(
        update={"sections": {"1": ("公开规范性文件三件，全部配了解读。", "年底开展了两次业务培训。")}}
    )
    found = held(mine, exported(theirs))
    assert [(one.kind, one.mine) for one in found.differences] == [
        ("reworded", texts[0]),
        ("taken out", texts[1]),
        ("reworded", texts[2]),
    ]
    after = apply(mine, accepted_changes(found, {1: "take", 3: "take"}))
    assert after.sections["1"] == ("公开规范性文件三件，全部配了解读。", texts[1], "年底开展了两次业务培训。")
