"""A corrected Word file is held against the draft by content: the differences are the edits, and nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.read_back.accepting import accepted_changes
from app.report.changes import apply
from app.report.model import Report
from app.system.office import libreoffice
from tests.app.read_back.leader import edited, exported, in_paragraph, lines, tracked
from tests.app.read_back.made_up import (
    PARTS,
    all_of,
    cut,
    draft,
    held,
    sentence,
)


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
