"""The page 数据来源与核对 beside the findings: which differences have been explained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.checks.rule import Finding


def explained(findings: Iterable[Finding]) -> frozenset[str]:
    """The cells whose difference from their source is kept with a reason."""
    return frozenset(cell for one in findings if one.about == "sources" and one.kept for cell in one.cells)
