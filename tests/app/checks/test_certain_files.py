"""A right report in a Word file of another make: no error that cannot be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.table import Table, _Cell

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Level
from app.drafts import storage
from app.export import made
from app.incoming.opening import open_report
from app.system.resources import resource


def cells(file: WordFile) -> Iterator[_Cell]:
    """Each cell once, however many squares it covers."""
    seen = set()
    for table in file.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield cell


def instead_of_0(words: str) -> Callable[[WordFile], None]:
    def put(file: WordFile) -> None:
        for cell in cells(file):
            if cell.text.strip() == "0":
                cell.paragraphs[0].runs[0].text = words

    return put


def requests_first(file: WordFile) -> None:
    proactive, requests = (table._tbl for table in file.tables[:2])
    proactive.addprevious(requests)


def without_title(file: WordFile) -> None:
    first = next(one for one in file.paragraphs if one.text.strip())
    first.text = ""


def with_half_brackets(file: WordFile) -> None:
    for cell in cells(file):
        for run_ in (run_ for paragraph in cell.paragraphs for run_ in paragraph.runs):
            run_.text = run_.text.replace("（", "(").replace("）", ")").replace("、", " 、")


def with_words_about_signs(file: WordFile) -> None:
    file.paragraphs[3].add_run("申请公开××项目审批材料的，征求第三方意见；标题前加注【】标识；近20  年来坚持公开。")
    file.paragraphs[3].add_run("落实《中华人民共和国政府信息公开条例 》，习近平新时代中国特色社会主义思 想入脑入心。")


def a_row_less(file: WordFile) -> None:
    longest: Table = max(file.tables, key=lambda table: len(table.rows))
    longest._tbl.remove(longest.rows[-1]._tr)


@pytest.mark.parametrize(
    "change",
    [
        *(instead_of_0(words) for words in ("", "/", "—", "０", "0件", "无")),
        requests_first,
        without_title,
        with_half_brackets,
        with_words_about_signs,
        a_row_less,
    ],
)
def test_a_right_report_has_no_error_that_cannot_be_kept(change: Callable[[WordFile], None], tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(made(storage.load(resource("examples", "sample-2025.gknb")), ".docx").data)
    file = Document(str(path))
    change(file)
    file.save(str(path))
    found = run(Facts(open_report(path), strict=True)).findings
    assert [one.message for one in found if one.level is Level.ERROR and not one.keepable] == []
