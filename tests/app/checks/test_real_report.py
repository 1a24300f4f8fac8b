"""The published report that the project started from, with the mistakes it was published with."""

import json

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level
from app.cli import main
from app.drafts.storage import load
from app.tables.sheet import sheets
from tests.places import SAMPLES

JINSHUI = SAMPLES / "jinshui-2020.gknb"


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return run(Facts(load(JINSHUI), strict=True)).findings


def test_of_the_rules_on_tables_exactly_two_speak(findings: tuple[Finding, ...]) -> None:
    tables = [(f.code, f.cells, f.level) for f in findings if f.code[0] in "ABCDE"]
    assert sorted(tables) == [
        ("A7", ("proactive.procurement.amount",), Level.ERROR),
        ("B1", ("proactive.other_services.previous_items", "proactive.other_services.change"), Level.ERROR),
    ]


def test_six_parts_are_promised_and_nine_are_there(findings: tuple[Finding, ...]) -> None:
    (found,) = (f for f in findings if f.code == "H3")
    assert found.message == "正文写由6部分组成，实际为9个部分。"
    assert found.spot
    assert found.spot.excerpt == "六部分"


def test_the_other_findings_on_its_shape(findings: tuple[Finding, ...]) -> None:
    shape = [f.code for f in findings if f.code in {"H1", "H4", "H9", "H10", "H11", "H15", "H17"}]
    assert shape == ["H1", "H4", "H15", "H17", "H17"]  # the telephone in text and unit card


def test_its_sums_are_right() -> None:
    requests = sheets(load(JINSHUI))["requests"]
    assert {requests.value(cell.id) for cell in requests.table.cells} == {0}


def test_the_command_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(JINSHUI), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["year"], said["edition"], said["agency"]) == (2020, "2019", "金水区交通运输局")
    assert said["figures"]["proactive.other_services.change"] == -25
    assert said["figures"]["proactive.procurement.amount"] == "718.3854"
    assert said["figures"]["requests.concluded.total"] == 0
    assert said["counts"]["error"] == 2
    place = next(finding["place"] for finding in said["findings"] if finding["code"] == "H3")
    assert (place["section"], place["paragraph"], place["excerpt"]) == ("preface", 1, "六部分")
