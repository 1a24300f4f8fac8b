"""The help on a check, for the window and the command line."""

from __future__ import annotations

from app.checks.rule import LEVEL_NAMES, Level, Rule
from app.form.editions import edition

SETTLED = {
    Level.ERROR: "要改正；导出前会再问一次。",
    Level.QUERY: "改正，或者选一个原因（核实说明）后保留；数字和文字不变，说明就一直有效。",
    Level.HINT: "看一眼即可，关闭后不再提示。",
}
MAY_BE_KEPT = "要改正；情况属实的，可以选一个原因（核实说明）后保留。"


def line_of(rule: Rule) -> str:
    """A rule in one line of a list."""
    return f"{rule.code:<4}{LEVEL_NAMES[rule.level]}  {rule.title}"


def explained(rule: Rule) -> str:
    """Title, level, what to do, what it rests on and when it applies."""
    settled = MAY_BE_KEPT if rule.keepable and rule.level is Level.ERROR else SETTLED[rule.level]
    lines = [
        f"{rule.code} {rule.title}（{LEVEL_NAMES[rule.level]}）",
        rule.advice,
        f"怎么处理：{settled}",
        f"依据：{rule.basis}",
    ]
    if rule.edition:
        lines.append(f"适用：{_years(rule.edition)}")
    if rule.against_last_year:
        lines.append("需要：附上上年年报才会检查。")
    return "\n".join(lines)


def _years(id_: str) -> str:
    form = edition(id_)
    return f"{form.first_year}年度起" if form.last_year is None else f"{form.first_year}、{form.last_year}年度"
