"""Where a table does not add up, the panel says what may be wrong, and mends it when the clerk has compared it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QLabel, QPushButton

from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.report.changes import Changes, apply
from app.system.resources import resource
from tests.ui.findings.desk import click
from ui.findings.causes import AGREED
from ui.window.window import Window

GRANTED = "requests.granted.natural_person"
BESIDE = "requests.granted.business"


def test_two_figures_in_each_others_columns_are_put_back_with_a_button(window: Window) -> None:
    right = storage.load(resource("examples", "sample-2025.gknb"))
    swapped: Changes = {("figures", GRANTED): right.figures[BESIDE], ("figures", BESIDE): right.figures[GRANTED]}
    window.documents.take(apply(right, swapped))
    wizard = window.wizard
    assert wizard
    wizard.session.check()
    wizard.show_page("3")
    click(wizard.panel, "D3")
    box = wizard.panel.causes
    assert box.isVisible()
    labels = cast("list[QLabel]", box.findChildren(QLabel))
    assert any("填反了" in label.text() for label in labels if not label.isHidden())
    buttons = cast("list[QPushButton]", box.findChildren(QPushButton))
    next(one for one in buttons if one.text() == AGREED and not one.isHidden()).click()
    now = wizard.session.report
    assert now.figures[GRANTED] == right.figures[GRANTED]
    assert now.seen[GRANTED] == right.figures[GRANTED]
    assert "D3" not in {one.code for one in wizard.session.table_findings}
    assert not box.isVisible()
    wizard.session.history.undo()
    assert "D3" in {one.code for one in wizard.session.table_findings}


def test_a_finding_with_a_place_in_a_text_has_no_cause(window: Window) -> None:
    window.documents.take(storage.load(resource("examples", "sample-2020.gknb")))
    wizard = window.wizard
    assert wizard
    wizard.session.check()
    wizard.show_page("1")
    for row in range(wizard.panel.list.count()):
        wizard.panel.list.setCurrentRow(row)
        assert not wizard.panel.causes.isVisible()


def test_documents_in_force_that_were_copied_from_last_year_are_named(window: Window) -> None:
    in_force = "proactive.normative_documents.in_force"
    right = storage.load(resource("examples", "sample-2025.gknb"))
    last = apply(right, {("year",): 2024, ("figures", in_force): "40"})
    cells: Changes = {
        ("figures", in_force): "40",
        ("figures", "proactive.normative_documents.issued"): "3",
        ("figures", "proactive.normative_documents.repealed"): "1",
        ("last_year",): snapshot(last, "上年.gknb"),
    }
    window.documents.take(apply(right, cells))
    wizard = window.wizard
    assert wizard
    wizard.session.check()
    wizard.show_page("2")
    click(wizard.panel, "F2")
    labels = cast("list[QLabel]", wizard.panel.causes.findChildren(QLabel))
    assert any("照抄" in label.text() for label in labels if not label.isHidden())
    buttons = cast("list[QPushButton]", wizard.panel.causes.findChildren(QPushButton))
    next(one for one in buttons if one.text() == AGREED and not one.isHidden()).click()
    assert wizard.session.report.figures[in_force] == "42"
