"""Tests run without a screen, in folders of their own."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ui.parts.encoding import expect_utf8

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
expect_utf8()
if sys.platform == "win32":
    # without a screen Qt does not ask Windows for fonts; with none, every text would be 0 wide
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["SYSTEMROOT"], "Fonts")))

_calm = settings(
    deadline=None,  # a slow or busy machine is no failure
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,  # a change is judged, not luck: the same examples for the same code, on every machine
)
settings.register_profile("everyday", _calm, max_examples=25)
settings.register_profile("thorough", _calm, max_examples=200)
settings.load_profile("everyday")  # --hypothesis-profile=thorough for the other


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or touches the settings, versions and logs of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("GKNB_HOME", str(home))
    return home
