"""The proof on damaged PDF files in short."""

from __future__ import annotations

import shutil

import pytest

from tests.proofs.damaged_pdf import WAYS, scored

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")]


def test_no_figure_of_a_damaged_table_is_wrong_in_silence() -> None:
    score = scored(3 * len(WAYS), 11)
    assert not score.silent
    assert score.counts["right"] > 1000
    assert score.counts["doubts of whole tables"] == 0
