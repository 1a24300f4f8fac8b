"""What the files of a report are called: a pattern that the user may set, with the body's name and the year in it."""

from __future__ import annotations

import re

from app.errors import GknbError
from app.report.model import Report

USUAL = "{单位}{年}年政府信息公开工作年度报告"
_FIELD = re.compile(r"\{([^{}]*)\}")
_NAMES = ("单位", "简称", "年")
MOST = 100
"""Characters of a pattern."""


def file_name(report: Report, pattern: str = "") -> str:
    """The name without ending; an empty pattern is the usual one, the official title."""
    card = report.card
    values = {"单位": card.full_name, "简称": card.short_name or card.full_name, "年": str(report.year)}
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), pattern or USUAL)


def usable(entered: str) -> str:
    """A pattern as it is kept, '' for the usual one. Raises `GknbError` for one that can't be used."""
    pattern = entered.strip()
    if pattern in {"", USUAL}:
        return ""
    unknown = [name for name in _FIELD.findall(pattern) if name not in _NAMES]
    if unknown or "{" in _FIELD.sub("", pattern) or "}" in _FIELD.sub("", pattern):
        raise GknbError(f"文件名里的大括号只能是{{单位}}、{{简称}}、{{年}}，现在是“{entered.strip()[:40]}”。")
    if "{年}" not in pattern:
        raise GknbError("文件名里要有{年}，不然各年的文件同名。")
    if len(pattern) > MOST:
        raise GknbError(f"文件名的写法太长，请不要超过{MOST}个字。")
    return pattern
