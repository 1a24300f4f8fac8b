"""A draft on the disk, and on a share that takes its time; an old report."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.drafts import storage
from app.report.new import new_report
from app.system.disk import Disk
from tests.app.incoming.paper import as_docx
from tests.app.incoming.quirks import FACTS, remade
from tests.ui.files.desk import edit
from tests.ui.files.share import Share
from ui.session import Session
from ui.window.window import Window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    storage.save(new_report(2025, "甲局"), tmp_path / "年报.gknb")
    return tmp_path / "年报.gknb"


@pytest.fixture
def share(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    share = Share(path.parent)
    monkeypatch.setattr(Disk, "replace", share.replace)
    yield share
    share.answers.set()


@pytest.fixture
def opened(window: Window, path: Path) -> Session:
    """The draft, with a change that is not saved."""
    window.open_path(path)
    edit(window, "乙局")
    assert window.documents.session
    return window.documents.session


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Last year's report as a Word file."""
    path = tmp_path / "旧年报.docx"
    path.write_bytes(as_docx(remade(FACTS[0], Random(1)).paper))
    return path
