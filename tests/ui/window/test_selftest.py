"""The window's part of the program's test of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.window import selftest

pytestmark = pytest.mark.usefixtures("qapp", "chinese_font")


def test_what_the_window_paints_is_read_again(tmp_path: Path) -> None:
    assert selftest.pdf(tmp_path)["bytes"] > 50_000


def test_a_pdf_that_tells_other_figures_is_not_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.drafts import storage
    from app.system.resources import resource
    from ui.paper import painted

    other = painted.pdf(storage.load(resource("examples", "sample-2020.gknb")))
    monkeypatch.setattr(painted, "pdf", lambda _: other)
    with pytest.raises(ValueError, match="读回的数据与草稿不同"):
        selftest.pdf(tmp_path)
