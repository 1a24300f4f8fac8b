"""The examples that come with the program."""

from __future__ import annotations

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.drafts import storage
from app.form.editions import TABLES, edition
from app.report.model import Report
from app.system.resources import resource
from app.tables.sheet import sheets
from app.texts.paragraphs import paragraphs


def example(name: str) -> Report:
    return storage.load(resource("examples", name))


def findings(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.code, finding.cells) for finding in run(Facts(report, strict=True)).findings]


@pytest.mark.parametrize("name", ["sample-2020.gknb", "sample-2025.gknb"])
def test_every_cell_of_an_example_is_filled(name: str) -> None:
    report = example(name)
    for id_ in TABLES:
        inputs = edition(report.editions[id_]).table(id_).inputs
        assert all(report.figures[cell.id] for cell in inputs)


def test_the_example_of_2020_has_the_slips_of_its_table() -> None:
    found = [(code, cells) for code, cells in findings(example("sample-2020.gknb")) if code[0] in "ABCDE"]
    assert [code for code, _ in found if code not in {"B6", "B7"}] == ["A7", "B1"]
    assert "proactive.other_services.change" in dict(found)["B1"]


def test_the_example_of_2020_has_the_slips_of_its_text() -> None:
    text = "\n".join(paragraph.text for paragraph in paragraphs(example("sample-2020.gknb")))
    for slip in ("六部分", "占4.7%", "占80.9%", "占9.5%", "90.5%", "全校"):
        assert slip in text


def test_the_example_of_2025_has_nothing_to_find() -> None:
    assert findings(example("sample-2025.gknb")) == []


def test_the_example_of_2025_shows_requests_and_disputes() -> None:
    tables = sheets(example("sample-2025.gknb"))
    assert tables["requests"].value("requests.received.total") == 16
    assert tables["requests"].value("requests.concluded.total") == 16
    assert tables["disputes"].value("disputes.reconsideration.total") == 2
