"""Tables of twenty published reports: what is wrong in them is found, and nothing else is called wrong.

`published-tables.json` has the figures as printed, row after row in the order of the form; _ is a blank cell,
? one that could not be read apart. `wrong` are the equations that fail; only what is `required` has to be said.
"""

import json
from typing import Any

import pytest

from app.checks.catalogue import Outcome, run
from app.checks.facts import Facts
from app.checks.rule import Finding
from app.form.editions import TABLES, edition
from app.report.model import Imported, Report
from app.tables import figures
from tests.places import SAMPLES

REPORTS = json.loads((SAMPLES / "published-tables.json").read_text(encoding="utf-8"))
WRONG = ("C1", "D1", "D2", "D3", "E1", "B1", "B3", "H11", "H12")


def report_of(facts: dict[str, Any]) -> Report:
    entered: dict[str, str] = {}
    units: dict[str, str] = {}
    printed: dict[str, str] = {}
    for id_ in TABLES:
        cells = edition(facts["editions"][id_]).table(id_).cells
        texts = facts["tables"][id_].replace(";", "").split()
        for cell, text in zip(cells, texts, strict=True):
            tidied = figures.tidy("" if text == "_" else text, cell.kind)
            (printed if cell.is_total else entered)[cell.id] = tidied.text
            units |= {cell.id: tidied.unit} if tidied.unit else {}
    return Report(
        year=facts["year"],
        editions=facts["editions"],
        figures={id_: text for id_, text in entered.items() if text},
        printed={id_: text for id_, text in printed.items() if text},
        units=units,
        imported=Imported(tables=TABLES, missing_labels=tuple(facts["missing_labels"])),
    )


def outcome_of(facts: dict[str, Any]) -> Outcome:
    return run(Facts(report_of(facts)))


def said(facts: dict[str, Any]) -> list[Finding]:
    """The findings on tables; a row that the document lacks is a matter of its own."""
    absent = {f"表格没有“{label}”。" for label in facts["missing_labels"]}
    return [f for f in outcome_of(facts).findings if f.code in WRONG and f.message not in absent]


@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_everything_wrong_is_found_and_nothing_invented(number: int) -> None:
    facts = REPORTS[number]
    found = said(facts)
    expected = facts["wrong"]
    for error in expected:
        if error["required"]:
            assert {f.code for f in found if not error["cells"] or set(f.cells) & set(error["cells"])} == set(
                error["codes"]
            )
    allowed = {code for error in expected for code in error["codes"]}
    assert {finding.code for finding in found} <= allowed


def test_they_are_twenty() -> None:
    assert len(REPORTS) == 20
    assert sum(error["required"] for facts in REPORTS for error in facts["wrong"]) == 4


def test_cells_that_could_not_be_read_apart_are_not_checked() -> None:
    unread = [facts for facts in REPORTS if "?" in facts["tables"]["proactive"]]
    assert len(unread) == 2
    for facts in unread:
        outcome = outcome_of(facts)
        assert {code for code, _ in outcome.not_checked} & {"B1", "C1"}
        assert not {finding.code for finding in outcome.findings} & {"B1", "C1"}
