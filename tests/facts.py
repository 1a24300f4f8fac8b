"""The tables of an official form as its Word file has them: the start of an entry of tests/samples/official-tables.json.

`python -m tests.facts FORM.docx` prints places, spans and words, read without the program. What each figure is called
(`id`, `type`, `unit`), what it is the sum of (`calc`) and what kind of label a label is are put in by hand, from the
explanations of the form: that is what the edition in app/form is then held to.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.app.printing.word.readback import Box, read


def tables_of(form: bytes) -> list[dict[str, Any]]:
    return [_table(boxes) for boxes in read(form).tables]


def _table(boxes: dict[Box, str]) -> dict[str, Any]:
    return {
        "id": "",
        "section": "",
        "rows": max(row + down for row, _, down, _ in boxes),
        "cols": max(column + across for _, column, _, across in boxes),
        "cells": [_cell(box, "".join(text.split())) for box, text in sorted(boxes.items())],
    }


def _cell(box: Box, text: str) -> dict[str, Any]:
    place = dict(zip(("row", "col", "rowspan", "colspan"), box, strict=True))
    more = {"kind": "label", "text": text} if text else {"kind": "input", "id": "", "type": "count", "unit": "件"}
    return place | more


if __name__ == "__main__":
    sys.stdout.write(json.dumps(tables_of(Path(sys.argv[1]).read_bytes()), ensure_ascii=False, indent=1) + "\n")
