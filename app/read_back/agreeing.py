"""Whether texts and tables still agree once everything has been taken over: what no longer does, by the rules."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Finding, Spot
from app.form.editions import outline
from app.read_back.accepting import accepted_changes
from app.read_back.comparison import Comparison, Handling
from app.report.changes import apply
from app.report.model import Report


def disagreeing(found: Comparison) -> Iterator[str]:
    """What the rules say of text and table after all corrections and did not say before, each with its place.

    Bound figures that were changed by hand are told by themselves.
    """
    answers: dict[int, Handling] = {one.number: "unbind" if one.bound else "take" for one in found.differences}
    if not answers:
        return
    after = apply(found.mine, accepted_changes(found, answers))
    known = {finding.message for finding in _of_texts(found.mine)}
    bound = [one.theirs for one in found.differences if one.bound]
    for finding in _of_texts(after):
        spot = finding.spot
        if spot is None or finding.message in known or any(spot.excerpt in text for text in bound):
            continue
        yield f"{_place(after, spot)}“{spot.excerpt}”：{finding.message.rstrip('。')}"


def _of_texts(report: Report) -> Iterator[Finding]:
    """Findings that hold a place of a text against cells of a table."""
    rules = [rule for rule in catalogue() if rule.scope == "text"]
    return (one for one in run(Facts(report), rules).findings if one.cells and one.spot)


def _place(report: Report, spot: Spot) -> str:
    section = outline(report.outline).section(spot.section)
    return f"{section.heading if section else '前言'}第{spot.paragraph}段"
