"""A corrected Word file is held against the draft by content: the differences are the edits, and nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.kinds import blocks_of
from app.errors import GknbError
from app.form.editions import edition
from app.incoming.document import read_blocks
from app.read_back.accepting import accepted_changes
from app.read_back.compare import compare
from app.read_back.comparison import Comparison, FileDifference, Handling
from app.read_back.revisions import Tracked
from app.read_back.revisions import tracked as revisions_of
from app.report.changes import apply, effective
from app.report.model import Report
from app.report.new import new_report
from app.system.office import libreoffice
from app.tables.sheet import sheets
from tests.app.read_back.leader import edited, exported, in_paragraph, lines, tracked

WORDS = [
    "公开",
    "工作",
    "信息",
    "网站",
    "群众",
    "解读",
    "专栏",
    "会议",
    "制度",
    "培训",
    "平台",
    "回应",
    "目录",
    "台账",
    "政策",
    "渠道",
    "补贴",
    "农户",
    "企业",
    "查阅",
]
PARTS = ("1", "5", "6", "proactive", "requests")
TOTAL = "requests.received.total"
CELL = "requests.received.natural_person"


def sentence(random: Random, number: int) -> str:
    return f"第{number}句" + "".join(random.sample(WORDS, 6)) + f"共{random.randrange(10, 99)}次。"


def draft(seed: int, *, marks: bool = True) -> Report:
    """A report with a few paragraphs in each part, some with bound figures."""
    random, number = Random(seed), 0
    texts: dict[str, tuple[str, ...]] = {}
    for part in PARTS:
        found = []
        for _ in range(random.randrange(1, 4)):
            sentences = []
            for _ in range(random.randrange(1, 4)):
                number += 1
                sentences.append(sentence(random, number))
            if marks and random.random() < 0.4:
                sentences.insert(1, f"全年新收申请{{{{{TOTAL}}}}}件，见第{number}项记录。")
            found.append("".join(sentences))
        texts[part] = tuple(found)
    figures = {cell.id: str(random.randrange(30)) for cell in edition("2021").table("requests").inputs}
    base = new_report(2025, "某某县交通运输局")
    return base.model_copy(
        update={
            "figures": figures,
            "sections": {part: texts[part] for part in ("1", "5", "6")},
            "under_table": {part: texts[part] for part in ("proactive", "requests")},
        }
    )


def held(mine: Report, docx: bytes) -> Comparison:
    return compare(
        mine, read_blocks(blocks_of(docx, Path("改过.docx")), "改过.docx", "", mine.year), revisions_of(docx, "x")
    )


def all_of(found: Comparison) -> dict[int, Handling]:
    return {one.number: one.answers[-1] for one in found.differences}


def change(texts: list[list[str]], random: Random, number: int) -> None:
    """One edit of sentences, paragraph by paragraph."""
    at = random.randrange(len(texts))
    within, new = random.randrange(len(texts[at])), sentence(random, number)
    edits: list[Callable[[], object]] = [
        lambda: texts[at].__setitem__(within, texts[at][within].replace("公开", "主动公开").replace("共", "累计")),
        lambda: texts[at].pop(within) if len(texts[at]) > 1 else None,
        lambda: texts[at].insert(within, new),
        lambda: texts.__setitem__(
            slice(at, at + 1), [part for part in (texts[at][:within], texts[at][within:]) if part]
        ),
        lambda: texts.__setitem__(slice(at - 1, at + 1), [texts[at - 1] + texts[at]]) if at else None,
        lambda: texts.insert(at, [new]),
        lambda: texts.pop(at) if len(texts) > 1 else None,
        lambda: texts.insert(random.randrange(len(texts)), texts.pop(at)),
    ]
    random.choice(edits)()


def cut(text: str) -> list[str]:
    return [piece + "。" for piece in text.split("。") if piece]


def corrected(mine: Report, random: Random, edits: int) -> Report:
    """The draft after some edits of its texts and figures."""
    parts = {name: [cut(text) for text in texts] for name, texts in (mine.sections | mine.under_table).items()}
    figures = dict(mine.figures)
    for number in range(edits):
        if random.random() < 0.3:
            figures[random.choice(list(figures))] = str(random.randrange(100, 999))
        else:
            change(parts[random.choice(PARTS)], random, 900 + number)
    texts = {name: tuple("".join(text) for text in found) for name, found in parts.items()}
    return mine.model_copy(
        update={
            "figures": figures,
            "sections": {part: texts[part] for part in ("1", "5", "6")},
            "under_table": {part: texts[part] for part in ("proactive", "requests")},
        }
    )


@given(st.integers(0, 10**6), st.integers(0, 6))
def test_accepting_all_gives_the_corrected_report_and_none_changes_nothing(seed: int, edits: int) -> None:
    mine = draft(seed)
    theirs = corrected(mine, Random(seed + 1), edits)
    found = held(mine, exported(theirs))
    assert accepted_changes(found, {}) == {}
    after = apply(mine, accepted_changes(found, all_of(found)))
    assert lines(after) == lines(theirs)
    assert {id_: int(text) for id_, text in after.figures.items()} == {i: int(t) for i, t in theirs.figures.items()}
    if not edits:
        assert not found.differences
    assert not found.notes


@given(st.integers(0, 10**6))
def test_the_differences_are_the_edits(seed: int) -> None:
    """Sentences reworded in paragraphs of their own: as many differences, each of them that edit."""
    random, mine = Random(seed), draft(seed, marks=False)
    sections = {name: [cut(text) for text in texts] for name, texts in mine.sections.items()}
    made: list[tuple[str, str]] = []
    for texts in sections.values():
        for text in texts:
            if random.random() < 0.6:
                at = random.randrange(len(text))
                old, text[at] = text[at], text[at].replace("共", "累计达到")
                made.append((old, text[at]))
    theirs = mine.model_copy(
        update={"sections": {name: tuple("".join(text) for text in texts) for name, texts in sections.items()}}
    )
    found = held(mine, exported(theirs))
    assert [(one.mine, one.theirs) for one in found.differences] == made
    chosen = [one for one in found.differences if random.random() < 0.5]
    after = apply(mine, accepted_changes(found, {one.number: "take" for one in chosen}))
    now = "".join("".join(texts) for texts in after.sections.values())
    for one in found.differences:
        assert (one.theirs in now, one.mine in now) == ((True, False) if one in chosen else (False, True))


@given(st.integers(0, 10**6))
def test_tracked_changes_are_the_edits_with_who_made_them(seed: int) -> None:
    """A sentence here and there reworded or taken out with tracking on: each difference is one of them."""
    random, mine = Random(seed), draft(seed, marks=False)
    made: list[tuple[str, str]] = []
    docx = exported(mine)
    for texts in mine.sections.values():
        for text in texts:
            old = random.choice(cut(text))
            new = random.choice([old.replace("共", "累计达到"), old.replace("句", "句话，"), ""])
            if random.random() < 0.6 and (new or len(cut(text)) > 1):
                made.append((old, new))
                docx = with_tracking(docx, old, new)
    found = held(mine, docx)
    assert [(one.mine, one.theirs) for one in found.differences] == made
    assert all({by.author for by in one.tracked} == {"王主任"} for one in found.differences)
    after = apply(mine, accepted_changes(found, all_of(found)))
    assert "".join(map("".join, lines(after).values())) == "".join(
        map("".join, lines(mine.model_copy(update={"sections": replaced(mine, made)})).values())
    )


def with_tracking(docx: bytes, old: str, new: str) -> bytes:
    return edited(docx, lambda xml: in_paragraph(xml, old, tracked(old, new)))


def replaced(mine: Report, made: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The sections with sentences written anew."""
    found = dict(mine.sections)
    for old, new in made:
        found = {name: tuple(text.replace(old, new) for text in texts) for name, texts in found.items()}
    return found


@given(st.integers(0, 10**6))
def test_marks_stay_where_the_figure_did_not_change(seed: int) -> None:
    mine = draft(seed)
    theirs = mine.model_copy(
        update={
            "sections": {n: tuple(t.replace("新收申请", "共新收申请") for t in x) for n, x in mine.sections.items()},
            "under_table": {n: tuple(t.replace("见第", "详见第") for t in x) for n, x in mine.under_table.items()},
        }
    )
    found = held(mine, exported(theirs))
    after = apply(mine, accepted_changes(found, all_of(found)))
    assert (after.sections, after.under_table) == (theirs.sections, theirs.under_table)
    assert not any(one.bound for one in found.differences)


def one_sentence(text: str, figures: dict[str, str]) -> Report:
    return draft(1, marks=False).model_copy(update={"sections": {"1": (text,)}, "under_table": {}, "figures": figures})


def by_hand(mine: Report, old: str, new: str) -> Comparison:
    docx = exported(mine)
    return held(mine, edited(docx, lambda xml: in_paragraph(xml, old, tracked(old, new))))


def only(found: Comparison) -> FileDifference:
    (one,) = found.differences
    return one


MARKED = f"全年新收自然人申请{{{{{CELL}}}}}件，都已答复。"


@pytest.mark.parametrize(
    ("answer", "text", "figure"),
    [
        ("table", MARKED, "13"),
        ("unbind", "全年新收自然人申请13件，都已按时答复。", "12"),
        ("keep", MARKED.replace("都已", "都已按时"), "12"),
    ],
)
def test_a_bound_figure_changed_by_hand_asks(answer: Handling, text: str, figure: str) -> None:
    mine = one_sentence(MARKED, {CELL: "12"})
    new = "申请13件，都已答复" if answer == "table" else "申请13件，都已按时答复"
    found = by_hand(mine, "申请12件，都已答复", new)
    one = only(found)
    assert [(bound.shown, bound.written) for bound in one.bound] == [("12", "13")]
    assert one.answers == ("table", "unbind", "keep")
    assert "两处不一致" in found.red[0]
    after = apply(mine, accepted_changes(found, {one.number: answer}))
    assert after.sections["1"] == (text,)
    assert after.figures[CELL] == figure


def test_a_figure_changed_in_both_places_is_one_difference() -> None:
    mine = one_sentence(MARKED, {CELL: "12"})
    theirs = mine.model_copy(update={"figures": {CELL: "13"}})
    found = held(mine, exported(theirs))
    one = only(found)
    assert (one.kind, one.mine, one.theirs, found.red) == ("figure", "12", "13", ())
    assert apply(mine, accepted_changes(found, {1: "take"})).sections == mine.sections


def test_a_table_changed_alone_is_a_red_line_with_both_places() -> None:
    mine = one_sentence(MARKED, {CELL: "12"})
    theirs = mine.model_copy(
        update={"figures": {CELL: "13"}, "sections": {"1": (MARKED.replace(f"{{{{{CELL}}}}}", "12"),)}}
    )
    found = held(mine, exported(theirs))
    assert [one.kind for one in found.differences] == ["figure"]
    assert "改成了13" in found.red[0]
    assert "第1段仍写12" in found.red[0]


PLAIN = "2025年，本机关新收政府信息公开申请12件，均已按期答复。"


@pytest.mark.parametrize(
    ("text", "figure"), [(PLAIN.replace("12", "13"), "12"), (PLAIN, "13"), (PLAIN.replace("12", "14"), "13")]
)
def test_a_figure_that_is_not_bound_and_changed_in_one_place_is_a_red_line(text: str, figure: str) -> None:
    figures = {cell.id: "0" for cell in edition("2021").table("requests").inputs}
    figures |= {CELL: "12", "requests.granted.natural_person": "12"}
    mine = one_sentence(PLAIN, figures)
    changed = figures | {CELL: figure, "requests.granted.natural_person": figure}
    found = held(mine, exported(mine.model_copy(update={"sections": {"1": (text,)}, "figures": changed})))
    assert found.red
    assert "第1段" in found.red[0]
    both = held(
        mine, exported(mine.model_copy(update={"sections": {"1": (PLAIN.replace("12", figure),)}, "figures": changed}))
    )
    assert not both.red


def test_a_total_changed_alone_is_a_red_line() -> None:
    mine = draft(3)
    total = str(sheets(mine)["requests"].worked_out(TOTAL))
    docx = edited(exported(mine), lambda xml: xml.replace(f">{total}</w:t>", ">98765</w:t>", 1))
    found = held(mine, docx)
    assert any("98765" in said and "两处不一致" in said for said in found.red) or found.differences


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


@pytest.mark.slow
@pytest.mark.skipif(libreoffice() is None, reason="no LibreOffice here")
@pytest.mark.parametrize("seed", range(4))
def test_a_file_that_libreoffice_saved_again_reads_the_same(seed: int, tmp_path: Path) -> None:
    mine = draft(seed)
    theirs = corrected(mine, Random(seed), 4)
    (tmp_path / "x.docx").write_bytes(exported(theirs))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    program = [str(libreoffice()), "--headless", profile, "--convert-to", "docx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*program, str(tmp_path / "x.docx")], check=True, capture_output=True, timeout=120)
    here, there = (held(mine, path.read_bytes()) for path in (tmp_path / "x.docx", tmp_path / "out" / "x.docx"))
    assert [(one.kind, one.mine, one.theirs) for one in there.differences] == [
        (one.kind, one.mine, one.theirs) for one in here.differences
    ]
    assert lines(apply(mine, accepted_changes(there, all_of(there)))) == lines(theirs)
