"""Corrections made and saved in LibreOffice, tracked or not: the differences are the edits, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from app.form.editions import edition
from app.read_back.accepting import accepted_changes
from app.read_back.comparison import FileDifference
from app.report.changes import apply
from app.report.model import Report
from app.system.office import libreoffice
from tests.app.read_back.leader import exported, lines
from tests.app.read_back.made_up import all_of, cut, draft, held, sentence
from tests.app.read_back.office_hand import WHO, OfficeEdit, OfficeJob, carried_out

pytestmark = [pytest.mark.slow, pytest.mark.skipif(libreoffice() is None, reason="no LibreOffice here")]
DOCUMENTS = 30
Texts = list[list[str]]
Seen = tuple[str, str, str]
"""Kind of difference, mine, theirs; a break that came or went has neither."""


@dataclass
class Corrected:
    """What was done to a report: in the program, as the differences that it makes, as the report that it gives."""

    theirs: Report
    edits: tuple[OfficeEdit, ...] = ()
    expected: tuple[Seen, ...] = ()

    def add(self, edits: tuple[OfficeEdit, ...], seen: Seen, theirs: Report) -> None:
        self.theirs, self.edits, self.expected = theirs, (*self.edits, *edits), (*self.expected, seen)


def unique(seed: int) -> Report:
    """A draft in which every figure of the requests is a number of its own."""
    figures = {cell.id: str(3000 + 7 * number) for number, cell in enumerate(edition("2021").table("requests").inputs)}
    return draft(seed, marks=False).model_copy(update={"figures": figures})


def corrected(seed: int) -> Corrected:
    """At most one edit in each part of the text, and two figures."""
    random, mine = Random(seed), unique(seed)
    made = Corrected(mine)
    for number, part in enumerate((*mine.sections, *mine.under_table)):
        if random.random() < 0.7:
            _edit_part(made, part, random, 900 + number)
    for cell in random.sample(list(mine.figures), random.randrange(3)):
        old, new = mine.figures[cell], str(random.randrange(10, 99))
        figures = made.theirs.model_copy(update={"figures": made.theirs.figures | {cell: new}})
        made.add((OfficeEdit("replace", old, new),), ("figure", old, new), figures)
    return made


def _edit_part(made: Corrected, part: str, random: Random, number: int) -> None:
    field = "sections" if part in made.theirs.sections else "under_table"
    all_: dict[str, tuple[str, ...]] = getattr(made.theirs, field)
    texts = [cut(text) for text in all_[part]]
    way = random.choice((_reworded, _taken_out, _put_in, _parted, _joined, _moved, _moved, _moved))
    if done := way(texts, random, number):
        *edits, seen = done
        now = all_ | {part: tuple("".join(text) for text in texts if text)}
        made.add(tuple(edits), seen, made.theirs.model_copy(update={field: now}))


Done = tuple[OfficeEdit, Seen] | tuple[OfficeEdit, OfficeEdit, Seen] | None


def _reworded(texts: Texts, random: Random, _number: int) -> Done:
    text = random.choice(texts)
    at = random.randrange(len(text))
    old = text[at]
    text[at] = old.replace("共", "累计达到").replace("句", "句话")
    return OfficeEdit("replace", old, text[at]), ("reworded", old, text[at])


def _taken_out(texts: Texts, random: Random, _number: int) -> Done:
    text = random.choice(texts)
    if len(text) < 2:
        return None
    old = text.pop(random.randrange(len(text)))
    return OfficeEdit("replace", old), ("taken out", old, "")


def _put_in(texts: Texts, random: Random, number: int) -> Done:
    text = random.choice(texts)
    at, new = random.randrange(len(text)), sentence(random, number)
    text.insert(at + 1, new)
    return OfficeEdit("replace", text[at], text[at] + new), ("put in", "", new)


def _parted(texts: Texts, random: Random, _number: int) -> Done:
    at = random.randrange(len(texts))
    if len(texts[at]) < 2:
        return None
    within = random.randrange(1, len(texts[at]))
    behind = texts[at][within - 1]
    texts[at : at + 1] = [texts[at][:within], texts[at][within:]]
    return OfficeEdit("split", behind), ("parted", "", "")


def _joined(texts: Texts, _random: Random, _number: int) -> Done:
    if len(texts) < 2:
        return None
    last = texts[0][-1]
    texts[0:2] = [texts[0] + texts[1]]
    return OfficeEdit("join", last), ("joined", "", "")


def _moved(texts: Texts, random: Random, _number: int) -> Done:
    """A sentence out of one paragraph and into another one; beside a single sentence either may have moved."""
    places = [at for at, text in enumerate(texts) if len(text) > 1]
    if len(places) < 2:
        return None
    at, to = random.sample(places, 2)
    first = int(to == at - 1)  # the first one to the end of the paragraph before is but another place for the break
    old = texts[at].pop(random.randrange(first, len(texts[at])))
    behind = texts[to][-1]
    texts[to].append(old)
    return OfficeEdit("replace", old), OfficeEdit("replace", behind, behind + old), ("moved", old, "")


def _seen(one: FileDifference) -> Seen:
    if one.kind in {"parted", "joined"}:
        return one.kind, "", ""
    return one.kind, one.mine, "" if one.kind == "moved" else one.theirs


def test_the_differences_are_the_edits_that_were_made_in_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = {seed: corrected(seed) for seed in range(DOCUMENTS)}
    jobs = []
    for seed, one in made.items():
        source = tmp_path / f"{seed}.docx"
        source.write_bytes(exported(unique(seed)))
        jobs.append(OfficeJob(source, tmp_path / f"{seed}-back.docx", one.edits, tracked=bool(seed % 2)))
    carried_out(jobs, tmp_path)
    kinds: Counter[str] = Counter()
    for seed, one in made.items():
        mine = unique(seed)
        found = held(mine, (tmp_path / f"{seed}-back.docx").read_bytes())
        seen = [_seen(difference) for difference in found.differences]
        assert Counter(seen) == Counter(one.expected), seed
        kinds.update(kind for kind, _, _ in seen)
        assert accepted_changes(found, {}) == {}
        after = apply(mine, accepted_changes(found, all_of(found)))
        assert lines(after) == lines(one.theirs), seed
        assert after.figures == one.theirs.figures
        if seed % 2:
            by = {revision.author for d in found.differences for revision in d.tracked}
            assert by <= {WHO}
            assert all(d.tracked for d in found.differences if d.kind in {"reworded", "put in", "taken out", "figure"})
    with capsys.disabled():
        print(f"\nread back from LibreOffice: {dict(kinds)} in {DOCUMENTS} files")  # noqa: T201 - the score
    assert len(kinds) == 7
