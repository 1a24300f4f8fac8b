"""Every format that was ever released opens, for ever."""

import pytest

from app.drafts import migrations, storage
from app.report.model import FORMAT
from tests.places import SAMPLES

FORMATS = SAMPLES / "formats"


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_draft_of_every_format_opens_whole(number: int) -> None:
    raw = (FORMATS / f"format-{number}.gknb").read_bytes()
    opened = storage.parse(raw, "x")
    assert (opened.noticed, opened.damaged) == ((), False)
    assert opened.migrated == (number if number < FORMAT else None)
    report = opened.report
    assert (report.format, report.year, report.card.full_name) == (FORMAT, 2025, "示例区交通运输局")
    assert report.figures["requests.received.natural_person"] == "3"
    assert report.sections["1"] == ("（一）主动公开", "公开“<信息>”21条 & 其他。😀")
    assert report.last_year
    assert report.last_year.figures == {"requests.carried_out.business": "1"}


def test_steps_lead_from_every_old_format_to_the_present_one() -> None:
    assert set(migrations.STEPS) == set(range(1, FORMAT))


def test_an_upgrade_takes_one_step_after_another() -> None:
    steps = {1: lambda old: {**old, "a": [1]}, 2: lambda old: {**old, "a": [*old["a"], 2]}}
    draft = {"format": 1}
    assert migrations.upgrade(draft, 3, steps) == {"format": 3, "a": [1, 2]}
    assert draft == {"format": 1}
