"""What a check means, what it rests on, and what to do: one code, or the list of all."""

from __future__ import annotations

from argparse import Namespace

from app.commands import GOOD, console
from app.commands.arguments import Parser
from app.errors import GknbError

HELP = "解释检查项：含义、依据、怎么办"
DETAILS = "不写编号时列出全部检查项。"


def arguments(parser: Parser) -> None:
    parser.named.add_argument("codes", nargs="*", metavar="编号", help="检查项编号，如 D3（可写多个）")


def run(options: Namespace) -> int:
    """Explain the codes asked for, or list them all. Raises `GknbError` for a code that there is not."""
    from app.checks.catalogue import catalogue
    from app.checks.help import explained, line_of

    rules = {rule.code: rule for rule in catalogue()}
    asked = [code.strip().upper() for code in options.codes]
    unknown = [code for code in asked if code not in rules]
    if unknown:
        raise GknbError(f"没有检查项“{unknown[0]}”，用“gknb explain”列出全部")
    if not asked:
        for rule in sorted(rules.values(), key=lambda rule: (rule.code[0], int(rule.code[1:]))):
            console.say(line_of(rule))
    for number, code in enumerate(asked):
        console.say(("\n" if number else "") + explained(rules[code]))
    return GOOD
