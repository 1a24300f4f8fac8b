"""A draft on the disk."""

from pathlib import Path

import pytest

from app.drafts import storage
from app.report.new import new_report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    storage.save(new_report(2025, "甲局"), tmp_path / "年报.gknb")
    return tmp_path / "年报.gknb"
