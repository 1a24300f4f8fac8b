"""Measures the program beside simpler ways to do the same, and writes docs/speed.md.

    python -m tests.bench [--dry]      --dry: print the table only

Needs requirements/bench.txt for the rivals. Times of one machine say little; the ratios were taken in turns.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable

from tests.bench.timing import Row
from tests.places import ROOT

PAGE = ROOT / "docs" / "speed.md"
HEAD = """# 快慢

由`python -m tests.bench`写成（先`pip install -r requirements/bench.txt`），改了会慢的地方就重跑一遍。每行是同一次运行里轮流量的中位数，
用的是处理器时间（保存一行是实际的时间，要等磁盘）：机器上还有别的程序时也准。一台机器的毫秒数说明不了什么，看比值。
对照是更简单的做法，做的事往往更少（不核对、不保留版本、不认合并格），所以比值大于1不一定是慢。

"""


def table(rows: Iterable[Row]) -> str:
    lines = ["| 做什么 | 本程序（ms） | 对照（ms） | 比值 | 目标 | 对照是 |", "|---|---|---|---|---|---|"]
    for row in rows:
        theirs = "–" if row.theirs is None else f"{row.theirs:.2f}"
        lines.append(
            f"| {row.what} | {row.ours:.2f} | {theirs} | {row.ratio} | {row.goal or '–'} | {row.rival or '–'} |"
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench import files, window

    app = window.application()
    rows = [*window.rows(), *files.rows()]
    del app
    shown = table(rows)
    print(shown)
    if "--dry" not in sys.argv:
        machine = f"{platform.system()}，Python {platform.python_version()}，{os.cpu_count()}核"
        PAGE.write_text(f"{HEAD}{shown}\n量于：{machine}。\n{_notes()}", encoding="utf-8", newline="\n")
    return 0


def _notes() -> str:
    """What somebody wrote under the table stays there."""
    if not PAGE.exists():
        return ""
    _, mark, notes = PAGE.read_text(encoding="utf-8").partition("\n## ")
    return f"{mark}{notes}"


if __name__ == "__main__":
    sys.exit(main())
