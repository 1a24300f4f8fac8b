"""One way to change a report, and the way back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.changes import FieldPath, apply, effective, inverse
from app.report.model import Person, Report
from app.report.new import new_report

PATHS = st.sampled_from(
    [
        ("figures", "requests.received.business"),
        ("figures", "proactive.rules.issued"),
        ("card", "address"),
        ("card", "full_name"),
        ("sections", "1"),
        ("under_table", "requests"),
        ("preface",),
        ("year",),
        ("roster",),
    ]
)


def value_for(path: FieldPath, number: int) -> Any:
    if path == ("year",):
        return 2021 + number
    if path == ("roster",):
        return (Person(name=f"张某{number}"),)
    if path[0] in {"sections", "under_table", "preface"}:
        return (f"第{number}段",)
    return str(number)


@given(st.lists(st.tuples(PATHS, st.integers(0, 9)), max_size=30))
def test_every_change_can_be_taken_back(steps: list[tuple[FieldPath, int]]) -> None:
    report = start = new_report(2025, "示例局")
    history: list[dict[FieldPath, Any]] = []
    for path, number in steps:
        changes = {path: value_for(path, number)}
        history.append(inverse(report, changes))
        report = apply(report, changes)
    for back in reversed(history):
        report = apply(report, back)
    assert report == start


def test_a_change_to_the_same_value_is_none() -> None:
    report = new_report(2025, "示例局")
    assert effective(report, {("card", "full_name"): "示例局", ("year",): 2024}) == {("year",): 2024}


def test_none_takes_a_figure_away() -> None:
    report = apply(new_report(2025), {("figures", "a"): "1"})
    assert apply(report, {("figures", "a"): None}).figures == {}


@pytest.mark.parametrize("path", [("weather",), ("card", "weather")])
def test_a_path_that_no_report_has_is_refused(path: FieldPath) -> None:
    with pytest.raises(KeyError):
        apply(new_report(2025), {path: 1})


def test_a_whole_field_and_a_key_of_it_in_one_step() -> None:
    report = apply(new_report(2025), {("figures",): {"a": "1"}, ("figures", "b"): "2"})
    assert isinstance(report, Report)
    assert report.figures == {"a": "1", "b": "2"}
