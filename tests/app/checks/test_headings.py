"""A heading says of what the text under it is, numbered or not."""

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from tests.accuracy import cases

TOLD = "全年办结25件，答复均按期作出。"


def codes(heading: str) -> set[str]:
    """What is said of 25 requests dealt with under a heading, where the table has 24."""
    figures = {
        f"requests.{row}.{who}": 24
        for row in ("received", "granted", "concluded")
        for who in ("natural_person", "total")
    }
    case = {
        "year": 2024,
        "agency": "云溪县水利局",
        "agency_kind": "bureau",
        "edition": "2021",
        "section": "1",
        "mode": "replace",
        "passage": f"围绕中心工作推进公开。\n{heading}\n{TOLD}",
        "figures": figures,
    }
    return {finding.code for finding in run(Facts(cases.report(case), strict=True)).findings}


@pytest.mark.parametrize("heading", ["（二）依申请公开", "2.依申请公开情况", "依申请公开情况"])
def test_numbers_under_a_heading_on_requests_are_those_of_requests(heading: str) -> None:
    assert "G2" in codes(heading)


@pytest.mark.parametrize(
    "heading", ["（二）政务热线", "2.领导信箱办理情况", "领导信箱办理情况", "依申请公开渠道畅通，群众满意。"]
)
def test_numbers_under_any_other_line_are_not(heading: str) -> None:
    assert "G2" not in codes(heading)
