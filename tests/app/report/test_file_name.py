"""The pattern of file names: what it takes, what it refuses in words."""

from __future__ import annotations

import pytest

from app.errors import GknbError
from app.export import proposed_name
from app.report.changes import apply
from app.report.file_name import USUAL, file_name, usable
from app.report.new import new_report

REPORT = apply(new_report(2025, "示范县交通运输局"), {("card", "short_name"): "县交通局"})


def test_the_usual_name_is_the_official_title() -> None:
    assert file_name(REPORT) == REPORT.title == file_name(REPORT, USUAL)
    assert usable(f" {USUAL} ") == usable("") == ""


def test_an_office_names_its_files_in_its_own_way() -> None:
    pattern = usable("{年}年_{简称}_政府信息公开年报")
    assert proposed_name(REPORT, ".docx", pattern) == "2025年_县交通局_政府信息公开年报_草稿.docx"
    assert proposed_name(REPORT, ".gknb", pattern) == "2025年_县交通局_政府信息公开年报.gknb"
    assert proposed_name(REPORT, ".docx", "{年}/{单位}") == "2025_示范县交通运输局_草稿.docx"


def test_without_a_short_name_the_whole_one_stands() -> None:
    assert file_name(new_report(2025, "甲局"), "{简称}{年}") == "甲局2025"


@pytest.mark.parametrize(
    ("entered", "said"),
    [("年报", "要有{年}"), ("{年份}年报", "只能是"), ("{年}{单位", "只能是"), ("{年}" + "长" * 200, "太长")],
)
def test_what_can_not_be_used_is_refused_in_words(entered: str, said: str) -> None:
    with pytest.raises(GknbError, match=said):
        usable(entered)
