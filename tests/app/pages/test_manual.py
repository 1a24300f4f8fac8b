"""The user guide has a part for every page, and speaks of what the program really has."""

from __future__ import annotations

import re

import pytest

from app.drafts.versions import DAYS, SAVES
from app.export import OFFERS
from app.pages.manual import START, part_for, parts
from app.pages.progress import leaves
from app.report.new import new_report

TEXT = {part.name: part.text for part in parts()}


@pytest.mark.parametrize(("year", "outline"), [(2025, "official"), (2020, "nine")])
def test_every_page_has_its_part(year: int, outline: str) -> None:
    report = new_report(year, "测试局", "", outline)
    assert {part_for(leaf) for leaf in leaves(report)} | {START} <= set(TEXT)
    named = {leaf.id: part_for(leaf) for leaf in leaves(report)}
    assert named["preface"] == named["1"] == "正文"
    assert "填表" in named.values()


def test_parts_are_short_and_lead_nowhere_outside() -> None:
    for text in TEXT.values():
        assert 100 < len(text) < 1200
        assert not re.search(r"https?:|]\((?!pictures/)|<", text)


def test_what_it_counts_is_so() -> None:
    assert f"最近{SAVES}次保存，还有最近{DAYS}个保存过的日子" in TEXT["保存与恢复"]
    assert all(f"| {offer.name} |" in TEXT["导出"] for offer in OFFERS)
