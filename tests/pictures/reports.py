"""The reports in the pictures: empty, half filled in, and with errors."""

from __future__ import annotations

from collections.abc import Callable

from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.system.resources import resource


def empty() -> Report:
    return new_report(2025, "示范县交通运输局", "bureau")


def half() -> Report:
    """The example of this year, its results of requests and its later texts not there yet, with last year's beside it."""
    whole = storage.load(resource("examples", "sample-2025.gknb"))
    figures = {id_: text for id_, text in whole.figures.items() if not id_.startswith(("requests.denied", "disputes"))}
    figures["requests.received.business"] = "7"
    sections = {id_: texts for id_, texts in whole.sections.items() if id_ != "6"}
    last = snapshot(whole.model_copy(update={"year": 2024}), "2024年年报.docx", "")
    return whole.model_copy(update={"figures": figures, "sections": sections, "last_year": last})


def wrong() -> Report:
    """The example with the usual errors in it."""
    return storage.load(resource("examples", "sample-2020.gknb"))


def final() -> Report:
    """The example of this year, read over and signed: it can only be looked at."""
    return apply(storage.load(resource("examples", "sample-2025.gknb")), {("state",): "final"})


REPORTS: dict[str, Callable[[], Report]] = {"empty": empty, "half": half, "wrong": wrong, "final": final}
