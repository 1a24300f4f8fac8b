"""A register that was read in decides; a document's own totals do too."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from app.causes.report import causes
from app.cli import main
from app.drafts import storage
from app.export import made as exported
from app.incoming.document import read_document
from app.report.changes import Changes, apply
from app.report.model import Report
from app.report.new import new_report
from app.tables.sheet import sheets
from tests.app.causes import made
from tests.app.causes.made import COLUMNS, MISTAKES, Numbers
from tests.app.causes.test_find import SIZES, wrong
from tests.app.register import registers

TRIALS = 40


def report(numbers: Numbers) -> Report:
    filled: Changes = {("figures", cell): str(number) for cell, number in numbers.items()}
    return apply(new_report(2025, "示范县农业农村局", "bureau"), filled)


def test_with_the_register_the_true_cause_stands_alone() -> None:
    rng, tried, found = random.Random(11), Counter[str](), Counter[str]()
    for _ in range(TRIALS):
        numbers, now, kind = wrong(rng)
        told = causes(report(now), registers={"requests": numbers})
        tried[kind] += 1
        changed = {cell: number for cell, number in numbers.items() if number != now[cell]}
        made_ = [{path[1]: int(text) for path, text in cause.changes.items() if path[0] == "figures"} for cause in told]
        found[kind] += made_ == [changed] or (len(changed) > 4 and changed in made_)
        assert all(one == changed or len(changed) > 4 for one in made_)
    assert found.total() >= tried.total() * 0.9, (tried, found)


def test_a_register_that_agrees_with_what_is_wrong_stops_every_guess() -> None:
    rng = random.Random(12)
    numbers = made.right(rng, 120)
    cell, beside = "requests.granted.natural_person", "requests.granted.business"
    now = numbers | {cell: numbers[beside], beside: numbers[cell]}
    assert causes(report(now))
    assert causes(report(now), registers={"requests": now}) == ()


def test_the_command_lets_a_register_decide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, draft = tmp_path / "台账.xlsx", tmp_path / "年报.gknb"
    cell = "requests.granted.natural_person"
    papers = (registers.made(seed, 12) for seed in range(1000))
    paper = next(one for one in papers if not one.unfit and one.expected[cell])
    book.write_bytes(paper.data)
    cells = [f"requests.{row}.{column}" for row in made.ROWS for column in COLUMNS]
    filled: Changes = {("figures", each): str(paper.expected[each]) for each in cells}
    right, few = paper.expected[cell], str(paper.expected[cell] - 1)
    year = apply(new_report(registers.YEAR, "示范县农业农村局", "bureau"), filled)
    storage.save(apply(year, {("figures", cell): few}), draft)
    assert main(["causes", str(draft), "--register", str(book)]) == 0
    assert f"填{few}，台账是{right}" in capsys.readouterr().out


def test_a_register_with_rows_that_fit_nowhere_decides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, draft = tmp_path / "台账.xlsx", tmp_path / "年报.gknb"
    book.write_bytes(next(one for one in (registers.made(seed, 20) for seed in range(1000)) if one.unfit).data)
    storage.save(new_report(registers.YEAR, "示范县农业农村局", "bureau"), draft)
    assert main(["causes", str(draft), "--register", str(book)]) == 0
    assert "没有用来判断" in capsys.readouterr().err


def _imported(folder: Path, numbers: Numbers, wrong_total: str = "", as_: str = "") -> Report:
    """A document of right totals with `numbers` in it, one total printed otherwise."""
    page = exported(report(numbers), ".html").data.decode()
    path = folder / "年报.html"
    path.write_text(page, encoding="utf-8")
    read = read_document(path).report
    assert read.printed
    return apply(read, {("printed", wrong_total): as_}) if wrong_total else read


@pytest.mark.parametrize("total", ["requests.concluded.natural_person", "requests.granted.total"])
def test_a_total_that_was_printed_wrong_is_the_cause(tmp_path: Path, total: str) -> None:
    """D2 and D1: the column's and the row's total of a document."""
    rng = random.Random(3)
    numbers = made.right(rng, 120)
    right = str(sheets(report(numbers))["requests"].value(total))
    assert len(right) > 1
    found = causes(_imported(tmp_path, numbers, total, str(int(right) + 1)))
    assert [cause.changes for cause in found] == [{("printed", total): right}]
    assert "加错" in found[0].words


def test_most_mistakes_of_a_document_are_found_by_its_own_totals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The totals are those of the right table, a cell was typed wrong: D1, D2 and D3 together."""
    rng, tried, found = random.Random(17), Counter[str](), Counter[str]()
    for _ in range(TRIALS):
        numbers = made.right(rng, rng.choice(SIZES[1:]))
        mistake = rng.choice(MISTAKES)
        slip = mistake(rng, numbers)
        if not slip or all(numbers[cell] == number for cell, number in slip.items()):
            continue
        right = _imported(tmp_path, numbers)
        typed: Changes = {("figures", cell): str(number) for cell, number in slip.items()}
        told = causes(apply(right, typed))
        tried[mistake.__name__] += 1
        undone = {("figures", cell): str(numbers[cell]) for cell in slip if numbers[cell] != slip[cell]}
        found[mistake.__name__] += any(undone.items() <= cause.changes.items() for cause in told)
    with capsys.disabled():
        print(f"\ncauses found in documents: {found.total()} of {tried.total()}, {dict(found)}")  # noqa: T201 - the score
    assert found.total() >= tried.total() * 0.8


def test_a_dispute_total_that_is_printed_wrong_is_the_cause(tmp_path: Path) -> None:
    """E1: the outcomes of a kind of dispute are its total."""
    cells: Changes = {
        ("figures", f"disputes.reconsideration.{outcome}"): number
        for outcome, number in (("upheld", "12"), ("corrected", "3"), ("other", "1"), ("pending", "0"))
    }
    base = apply(report(made.right(random.Random(4), 30)), cells)
    path = tmp_path / "年报.html"
    path.write_text(exported(base, ".html").data.decode(), encoding="utf-8")
    read = read_document(path).report
    assert causes(read) == ()
    total = "disputes.reconsideration.total"
    (cause,) = causes(apply(read, {("printed", total): "61"}))
    assert cause.changes == {("printed", total): "16"}
    found = causes(apply(read, {("figures", "disputes.reconsideration.upheld"): "21"}))
    assert {("figures", "disputes.reconsideration.upheld"): "12"}.items() <= found[0].changes.items()
