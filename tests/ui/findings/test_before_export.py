"""What the review and the export say is left to do."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Answers
from tests.ui.findings.desk import WRONG, click, codes
from tests.ui.pages import typed
from ui.pages.export import ExportPage
from ui.pages.wizard import Wizard


def test_the_review_lists_what_is_not_filled_too(wizard: Wizard) -> None:
    assert "A2" not in {one.code for one in wizard.session.outcome.findings}
    wizard.show_page("review")
    review = typed.review(wizard)
    assert "A2" in codes(review.panel)
    assert any("还有12格未填" in link.text() for link in review.missing.buttons)
    click(review.panel, "A2")
    assert wizard.current in {"2", "3", "4"}


def test_the_export_asks_when_errors_are_left_and_never_forbids(
    wizard: Wizard, answers: Answers, tmp_path: Path
) -> None:
    wizard.session.edit(WRONG, "填写")
    wizard.show_page("export")
    page = typed.export(wizard)
    out = tmp_path / "年报.docx"
    answers.put("回去修改")
    page.export.click()
    assert not out.exists()
    assert wizard.current == "review"
    wizard.show_page("export")
    answers.put("仍然导出", out)
    page.export.click()
    assert out.read_bytes()[:2] == b"PK"
    assert "年报.docx" in page.result.message.text()


def test_what_is_no_template_is_said(wizard: Wizard, answers: Answers, tmp_path: Path) -> None:
    wizard.show_page("export")
    page = typed.export(wizard)
    bad = tmp_path / "模板.docx"
    bad.write_bytes(b"no zip")
    answers.put(bad, tmp_path / "年报.docx")
    page.template.choose()
    page.export.click()
    assert "没有导出" in answers.asked[-1]
    assert not (tmp_path / "年报.docx").exists()


def test_the_export_names_what_is_not_filled_yet(wizard: Wizard) -> None:
    wizard.show_page("export")
    page = typed.export(wizard)
    assert isinstance(page, ExportPage)
    assert "落款日期还没有填" in page.left.text()
    wizard.session.edit({("signature", "date"): "2026年1月15日"}, "填写")
    page.refresh()
    assert "落款日期" not in page.left.text()
