"""A report of somebody."""

from app.report.changes import apply
from app.report.model import Report


def named(report: Report, name: str) -> Report:
    return apply(report, {("card", "full_name"): name})
