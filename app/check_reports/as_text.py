"""The check report as plain text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from app.check_reports.as_json import in_json
from app.check_reports.checking import Checked, Result
from app.check_reports.summary import NO_LAST_YEAR, lines_of, passed, summary, uncompared
from app.report.naming import CHECK_REPORT


def text_report(results: Sequence[Result]) -> bytes:
    """For Notepad: UTF-8 with its mark, lines as Windows ends them."""
    return ("\ufeff" + "\r\n".join(_lines(results)) + "\r\n").encode("utf-8", "backslashreplace")


def _lines(results: Sequence[Result]) -> Iterator[str]:
    yield CHECK_REPORT
    yield from summary(results)
    for result in results:
        yield ""
        yield from lines_of(result)
        if isinstance(result, Checked):
            yield from (f"  [读入时] {doubt.message}" for doubt in result.doubts)
            if left := uncompared(result):
                yield f"  未核对的检查项（{NO_LAST_YEAR}）：{'、'.join(left)}"
            yield f"  没有发现问题的检查项：{'、'.join(passed(result))}"
            yield f"  文件指纹（SHA-256）：{result.sha256}"


def json_report(results: Sequence[Result]) -> bytes:
    """As on standard output, and with the fingerprint of each file and the checks that found nothing."""
    told = [in_json(result) | _more(result) for result in results]
    return (json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def _more(result: Result) -> dict[str, Any]:
    if not isinstance(result, Checked):
        return {}
    return {"sha256": result.sha256, "passed": list(result.passed)}
