"""G5, G6. What the text says of reconsideration and litigation, against the table."""

from __future__ import annotations

from collections.abc import Sequence

from app.checks.compare import differing
from app.checks.facts import Facts
from app.checks.meanings import DISPUTES
from app.checks.passages import Passage, passages
from app.checks.placed_mentions import placed_mentions
from app.checks.rule import Level, Problem, RuleResults, rule
from app.claims.relation import OfAll
from app.claims.relations import relations
from app.language.numbers import numbers

BASIS = "统一格式“政府信息公开行政复议、行政诉讼情况”，正文与表格应一致"


@rule("G5", "复议诉讼数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def disputes_differ(facts: Facts) -> RuleResults:
    """只核对因政府信息公开引起的复议、诉讼。其他案件请在正文中写明类别。"""
    yield from differing(facts, "G5")


@rule("G6", "未审结或被纠正却称全部维持", level=Level.QUERY, basis=BASIS, scope="text")
def not_all_upheld(facts: Facts) -> RuleResults:
    """有尚未审结或结果纠正的案件，就不能写“均获维持”“零败诉”；可以写“已审结的均获维持”。"""
    for passage in passages(facts):
        for claim in _of_all(facts, passage):
            a = 0 if claim.decided else _of_outcome(facts, claim.kinds, "pending")
            corrected, total = (_of_outcome(facts, claim.kinds, one) for one in ("corrected", "total"))
            if a is None or corrected is None or not a + corrected:
                continue
            if not _of_some(passage.text[claim.start : claim.end], (total or 0) - a - corrected):
                stated = passage.paragraph.text[claim.start : claim.end]
                there = [f"{name}{n}件" for name, n in (("尚未审结", a), ("结果纠正", corrected)) if n]
                message = f"正文写“{stated}”，但表中有{'、'.join(there)}。"
                yield Problem(
                    message, _cells(claim.kinds, "pending", "corrected"), passage.spot(claim.start, claim.end)
                )


def _of_all(facts: Facts, passage: Passage) -> list[OfAll]:
    told = [one for related in relations(passage.text, facts.year) for one in related.of_all if one.name == "upheld"]
    if not told or passage.theme == "disputes":
        return told
    counted = [one.mention for one in placed_mentions(facts) if one.passage == passage and one.mention.compared]
    ours = [one.start for one in counted if one.what[0].partition(".")[0] in DISPUTES]
    return [one for one in told if one.ours or any(_in_one_sentence(passage.text, at, one.start) for at in ours)]


def _in_one_sentence(text: str, at: int, then: int) -> bool:
    """“行政复议9件，实现零纠错”: said of those that were counted as ours."""
    return at < then and "。" not in text[at:then]


def _cells(kinds: Sequence[str], *outcomes: str) -> tuple[str, ...]:
    return tuple(f"disputes.{column}.{one}" for kind in kinds for column in DISPUTES[kind] for one in outcomes)


def _of_outcome(facts: Facts, kinds: Sequence[str], outcome: str) -> int | None:
    """How many cases of the kinds had an outcome; None where the form has no such cells, or they are not filled."""
    values = facts.numbers(*_cells(kinds, outcome))
    return None if values is None else int(sum(values))


def _of_some(clause: str, most: int) -> bool:
    """Whether a clause names how many were upheld, no more than may have been: “提起复议的3件均被维持”."""
    counts = [number.value for number in numbers(clause) if number.is_count and number.value]
    return bool(counts) and max(counts) <= most
