"""The report that the project started from, line by line as it was published, with its own blanks and cut tables: it is
told exactly what is wrong in it, from a Word file and from a web page."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from tests.app.incoming.paper import Box, Line, Page, Paper, as_docx, as_html
from tests.places import SAMPLES

PUBLISHED = (SAMPLES / "jinshui-2020-as-published.txt").read_text(encoding="utf-8")
"""A line a paragraph, headings behind #; tables stand between blank lines, ¦ parts cells and ⏎ lines in them."""
TOLD = [
    ("A5", "proactive.licensing.change"),  # 增 21
    ("A5", "proactive.other_services.change"),  # 减 25
    ("A7", "proactive.procurement.amount"),  # 718.3854 of what
    ("B1", "proactive.other_services.previous_items"),  # 19 - 25
    ("G11", "4.7%"),  # one of 21, twice
    ("G11", "4.7%"),
    ("G11", "80.9%"),  # 17 of 21
    ("G15", "全校"),
    ("G18", "截至目前"),
    ("G9", "48 项"),  # 48 + 21 in the table
    ("H1", ""),  # nine parts, not six
    ("H14", "政务信息公开"),
    ("H15", "{{名单}}"),  # the roster
    ("H17", "0371—63733886"),
    ("H18", ""),  # four problems, three measures
    ("H2", "金水区交通运输局 2020 年度信息公开工作报告"),
    ("H3", "六部分"),
    ("H4", "(二)"),
]


def published() -> Paper:
    paper = Paper()
    for part in PUBLISHED.strip().split("\n\n"):
        rows = [line.split("¦") for line in part.strip().split("\n")]
        if len(rows[0]) > 1:
            boxes = [
                (row, col, text.replace("⏎", "\n")) for row, line in enumerate(rows) for col, text in enumerate(line)
            ]
            paper.parts.append(Page([Box(row, col, 1, 1, text) for row, col, text in boxes]))
        else:
            paper.parts += [Line(line.removeprefix("# "), bold=line.startswith("# ")) for (line,) in rows]
    return paper


def place(finding: dict[str, object]) -> str:
    spot, cells = finding["place"], finding["cells"]
    assert isinstance(cells, list)
    excerpt = spot.get("excerpt", "") if isinstance(spot, dict) else ""
    return cells[0] if cells and finding["code"] != "G9" else excerpt if len(excerpt) < 40 else ""


@pytest.mark.parametrize("write", [as_docx, as_html])
def test_exactly_what_is_wrong_is_told(
    write: Callable[[Paper], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"年报.{write.__name__.removeprefix('as_')}"
    path.write_bytes(write(published()))
    assert main(["check", str(path), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert sorted((one["code"], place(one)) for one in said["findings"]) == sorted(TOLD)
    assert said["figures"]["proactive.penalties.decisions"] == 0  # below the cut
    assert len(said["left_out"]) == 1  # a figure more than the table has places
