"""Where the drafts of the tests lie, and their versions."""

from pathlib import Path

import pytest

from app.drafts import storage
from app.drafts.versions import Versions
from app.form.editions import edition
from app.report.changes import apply
from app.report.model import Person
from app.report.new import new_report


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    return tmp_path / "drafts" / "年报.gknb"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with something in every kind of field."""
    report = new_report(2025, "示例区交通运输局", "bureau")
    figures = {cell.id: str(number) for number, cell in enumerate(edition("2021").table("requests").inputs)}
    report = apply(
        report,
        {
            ("figures",): figures,
            ("preface",): ("根据《条例》\u2028的要求。", "😀"),
            ("roster",): (Person(name="张某某"),),
        },
    )
    path = tmp_path / "年报.gknb"
    storage.save(report, path)
    return path
