"""The measure by which hostile input is held tells a line from a square, and ends what hangs."""

import signal

import pytest

from tests import growth


def test_a_square_is_too_much_and_a_line_is_not() -> None:
    growth.grows_in_step(lambda size: sum(range(size)), 16_000_000)
    with pytest.raises(AssertionError, match="times as long"):
        growth.grows_in_step(lambda size: sum(sum(range(size)) for _ in range(size)), 10_000)


@pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="no bell on this system")
def test_what_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(_: int) -> None:
        while True:
            pass

    monkeypatch.setattr(growth, "HUNG", 1)
    with pytest.raises(growth.Hung):
        growth.grows_in_step(hang, 8)
