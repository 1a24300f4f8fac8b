"""The check report as plain text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from textwrap import indent
from typing import Any

from app.check_reports.as_json import in_json
from app.check_reports.checking import Checked, Result
from app.check_reports.results import FileResults
from app.check_reports.summary import NO_LAST_YEAR, lines_of, passed, summary, uncompared
from app.report.naming import CHECK_REPORT


def text_report(results: FileResults) -> bytes:
    """For Notepad: UTF-8 with its mark, lines as Windows ends them."""
    return ("\ufeff" + "\r\n".join(_lines(results)) + "\r\n").encode("utf-8", "backslashreplace")


def _lines(results: FileResults) -> Iterator[str]:
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


def json_report(results: FileResults) -> bytes:
    """As on standard output, and with the fingerprint of each file and the checks that found nothing."""
    return ("\n".join(json_lines(results, _more)) + "\n").encode("utf-8", "backslashreplace")


def json_lines(results: FileResults, more: Callable[[Result], dict[str, Any]] = lambda _: {}) -> Iterator[str]:
    """An object for one file, a list for many, written one by one."""
    many = len(results) != 1
    if many:
        yield "["
    for number, result in enumerate(results, 1):
        sentence = json.dumps(in_json(result) | more(result), ensure_ascii=False, indent=1)
        yield indent(sentence, " ") + ("," if number < len(results) else "") if many else sentence
    if many:
        yield "]"


def _more(result: Result) -> dict[str, Any]:
    if not isinstance(result, Checked):
        return {}
    return {"sha256": result.sha256, "passed": list(result.passed)}
