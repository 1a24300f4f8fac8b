"""A folder as a supervising office has it."""

from pathlib import Path

import pytest

from app.drafts.storage import save
from app.report.new import new_report
from tests.places import SAMPLES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a supervising office has it: reports in folders of folders, and things that are none."""
    received = tmp_path / "收到的年报"
    (received / "区直").mkdir(parents=True)
    (received / "区直" / "甲局.gknb").write_bytes((SAMPLES / "jinshui-2020.gknb").read_bytes())
    save(new_report(2025, "=乙局", "bureau"), received / "乙局.gknb")
    (received / "坏的.gknb").write_text("{", encoding="utf-8")
    (received / "~$乙局.docx").write_bytes(b"lock")
    (received / "说明.txt").write_text("不是年报", encoding="utf-8")
    return received
