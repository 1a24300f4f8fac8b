"""The sheets as pages: one page whatever there is to say, and nothing that Word would have to mend."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from app.drafts import storage
from app.handover.note import handover_note
from app.last_year.snapshot import snapshot
from app.printing.pdf import NoOffice, converted
from app.report.changes import Changes, apply
from app.report.model import Correction, Reason, Report, Source, Unlocking
from app.signoff.as_docx import correction_document, office_document, own_template, signoff_document
from app.signoff.offices import office_sheets
from app.signoff.sheet import signoff_sheet
from app.system.resources import resource
from tests.app.printing.word.test_validator import VALIDATOR

pytestmark = pytest.mark.slow


def full() -> Report:
    """A report with something to say everywhere: findings of all kinds, reasons, sources, corrections."""
    base = storage.load(resource("examples", "sample-2025.gknb"))
    last = apply(base, {("year",): 2024, ("figures", "proactive.licensing.decisions"): "45"})
    changes: Changes = {
        ("last_year",): snapshot(last, "上年.gknb"),
        ("stages",): {"review": "2026-01-10", "final": "2026-01-12", "published": "2026-01-15"},
        ("unlockings",): (Unlocking(date="2026-01-20", why="漏计一件"),),
        ("corrections",): (Correction(place="行政许可", old="486", new="487", why="漏计", date="2026-02-03"),),
        ("sources", "proactive.licensing.decisions"): Source(name="行政审批科", value="487"),
        ("figures", "requests.granted.natural_person"): "99",
        ("figures", "requests.granted.business"): "98",
        ("figures", "requests.received.research"): "两三件",
    }
    report = apply(base, changes)
    from app.checks.catalogue import run
    from app.checks.facts import Facts

    found = run(Facts(report, strict=True)).findings
    kept: Changes = {("reasons", one.key): Reason(kind="属实", text="已与各科室核对") for one in found[::2]}
    return apply(report, kept)


def documents() -> dict[str, bytes]:
    report = full()
    sheet, *_ = office_sheets(report)
    return {
        "送审单": signoff_document(signoff_sheet(report)),
        "送审单模板": own_template(),
        "核数单": office_document(sheet),
        "交接说明": handover_note(report),
        "更正说明": correction_document(report),
    }


def test_the_sheet_to_sign_is_one_page_whatever_there_is_to_say() -> None:
    try:
        pdf = converted(signoff_document(signoff_sheet(full()))).data
    except NoOffice:
        pytest.skip("needs an office program")
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf)
    count = len(pages)
    pages.close()
    assert count == 1


@pytest.mark.skipif(not VALIDATOR, reason="needs ooxml-validator")
@pytest.mark.parametrize("name", ["送审单", "送审单模板", "核数单", "交接说明", "更正说明"])
def test_the_sdk_finds_no_error(name: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    path.write_bytes(documents()[name])
    assert VALIDATOR
    command = [VALIDATOR, str(path), "--officeVersion", "Office2019"]
    said = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False
    ).stdout
    assert json.loads(said)["errors"] == []
