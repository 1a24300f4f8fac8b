"""The long proofs in short, so that they stay true between their long runs."""

import sys
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from app.drafts.json_text import MOST_ENTRIES
from app.system.disk import Disk
from tests.growth import grows_in_step
from tests.proofs import fight, forgetful, hostile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="they fork and kill as Linux does")


def test_two_processes_that_save_against_each_other_lose_nothing() -> None:
    saves, beaten, missing = fight.run(40)
    assert (saves, missing) == (40, [])
    assert beaten > 0


def test_damaged_and_made_up_files_are_opened_or_refused() -> None:
    came, _ = hostile.run(600, seed=1)
    assert came.total() == 600
    assert set(came) <= {"opened", "noticed", "refused"}


@pytest.mark.parametrize("most", [MOST_ENTRIES - 50])
def test_large_files_are_opened_or_refused_without_delay(tmp_path: Path, most: int) -> None:
    def open_one(size: int, number: int) -> None:
        raw = next(islice(hostile.large(size), number, None))
        assert hostile.examine(raw, tmp_path / "large.gknb")[0] in {"opened", "noticed", "refused"}

    for number in range(sum(1 for _ in hostile.large(8))):
        grows_in_step(partial(open_one, number=number), most)


def test_a_killed_process_loses_nothing_that_was_saved() -> None:
    from tests.proofs import kill

    assert [result.problem for result in kill.run(2, 2, seed=7) if result.problem] == []


def test_a_cut_of_the_power_leaves_what_was_acknowledged() -> None:
    assert [said for said in forgetful.run(100, rounds=15) if said] == []


@pytest.mark.parametrize("forgotten", ["sync", "sync_folder"])
def test_a_sync_that_is_left_out_is_noticed(forgotten: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Disk, forgotten, lambda *_: None)
    assert any(forgetful.run(60, rounds=15))
