"""A hundred and more reports on paper: whole, sound, and the same from Word and from our own painter."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from app.printing import html
from app.printing.signature import placed
from app.texts.measure import width
from app.texts.printed import TITLE_LINE, TITLE_LINES, title_lines
from tests.app.printing.word.rendered import has_chinese_fonts
from tests.app.printing.word.test_validator import VALIDATOR
from tests.papers.making import Paper, made, read
from tests.papers.variants import variants

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not has_chinese_fonts(), reason="needs soffice, poppler and Chinese fonts"),
    pytest.mark.usefixtures("qapp"),
]
NAMES = list(variants())
OTHERWISE = re.compile("hostile|large|template|sample-2025|published|roster")
"""Where LibreOffice breaks lines or tables in a way of its own: it divides digits from characters, as Word does not,
repeats the heads of a table that no page holds elsewhere; or our own painter knows no template."""
ALONE = ("三、收到和处理", "六、收到和处理")
"""Before the table of requests, which stands on one page, a page may be left half empty."""
NUMBER = re.compile(r"^\s*[—-] ?\d+ ?[—-]\s*$", re.MULTILINE)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    return made(variants(), tmp_path_factory.mktemp("papers") / "all")


def squeezed(text: str) -> str:
    return "".join(text.split())


def text_of(file: Path) -> str:
    """What a PDF says, without page numbers."""
    said = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
    return squeezed(NUMBER.sub("", said))


@pytest.mark.parametrize("name", NAMES)
def test_every_pdf_says_what_the_report_says(papers: dict[str, Paper], name: str) -> None:
    paper = papers[name]
    report = paper.variant.report
    wanted = Counter(squeezed(html.plain(report)))
    head = 0 if paper.variant.change is None else len(report.card.full_name) + len("〔2026〕1号")
    for file in (paper.office, paper.own):
        said = Counter(text_of(file))
        assert wanted - said == Counter(), file.name
        again = (said - wanted).total()
        assert again in {0, head} or OTHERWISE.search(name), file.name
        whole = text_of(file)
        paragraphs = [line for line in html.plain(report).split("\n") if "\t" not in line]
        assert all(squeezed(line) in whole for line in paragraphs) or name.startswith("hostile"), file.name


@pytest.mark.parametrize("name", [name for name in NAMES if not OTHERWISE.search(name)])
def test_every_page_begins_with_the_same_line_as_in_word(papers: dict[str, Paper], name: str) -> None:
    assert [page[0] for page in read(papers[name].own)] == [page[0] for page in read(papers[name].like_word)]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("hostile")])
def test_no_page_is_left_half_empty_and_no_heading_stands_at_a_foot(papers: dict[str, Paper], name: str) -> None:
    for file in (papers[name].like_word, papers[name].own):
        for page, below in pairwise(read(file)):
            assert len(page) > 12 or below[0].startswith(ALONE) or "large" in name, file.name
            assert not re.match("[一二三四五六七八九]、.{2,30}情况$", page[-2]), file.name


@pytest.mark.skipif(not VALIDATOR, reason="needs ooxml-validator")
@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(("name", "sign"))])
def test_the_sdk_finds_no_error(papers: dict[str, Paper], name: str) -> None:
    assert VALIDATOR
    command = [VALIDATOR, str(papers[name].word), "--officeVersion", "Office2019"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False).stdout
    assert json.loads(said)["errors"] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("name")])
def test_a_title_stands_on_paper_in_the_lines_that_were_chosen(papers: dict[str, Paper], name: str) -> None:
    chosen = title_lines(papers[name].variant.report)
    assert max(map(width, chosen)) <= (TITLE_LINE if len(chosen) == 1 else TITLE_LINES)
    assert min(map(width, chosen)) >= 4
    for file in (papers[name].office, papers[name].own):
        assert tuple(read(file)[0][: len(chosen)]) == tuple(unicodedata.normalize("NFKC", line) for line in chosen)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("sign-")])
def test_a_signature_stands_on_paper_in_the_lines_that_were_chosen(papers: dict[str, Paper], name: str) -> None:
    signature = papers[name].variant.report.signature
    lines = [*placed(signature.name, signature.date, seal=signature.seal).lines, signature.date]
    chosen = [unicodedata.normalize("NFKC", line) for line in lines]
    for file in (papers[name].office, papers[name].own):
        assert read(file)[-1][-1 - len(chosen) : -1] == chosen


def test_there_are_as_many_as_were_judged() -> None:
    assert len(NAMES) > 110
    assert sum(name.startswith("sign") for name in NAMES) == 42
    assert sum(name.startswith("name") for name in NAMES) == 29
    assert shutil.which("pdftotext")
