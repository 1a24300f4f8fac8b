"""Whether the numbers of the text agree with the tables; the rules only say which of them they report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.checks.facts import Facts
from app.checks.meanings import DECISIONS, DISPUTES, DOCUMENTS, RECEIVED, Meant, agreeing_cells, meant_by, name_of
from app.checks.placed_mentions import PlacedMention, placed_mentions
from app.checks.rule import Problem, RuleResults
from app.claims.fees_in_wan import IN_WAN
from app.claims.mention import Mention
from app.tables.tally import RESULTS

AGREES, DIFFERS, NOT_COMPARED, UNREAD = "agrees", "differs", "not compared", "unread"


@dataclass(frozen=True)
class Compared:
    """A mention beside the tables. `message` says what differs."""

    placed: PlacedMention
    state: str
    meaning: str = ""
    cells: tuple[str, ...] = ()
    code: str = ""
    message: str = ""


def compared(facts: Facts) -> tuple[Compared, ...]:
    """Every mention of the report with its state."""
    return tuple(_compared(facts, one) for one in placed_mentions(facts))


def _compared(facts: Facts, one: PlacedMention) -> Compared:
    mention = one.mention
    meant = meant_by(facts, mention) if mention.what else None
    if not mention.compared:
        state = UNREAD if mention.reason == "unread" else NOT_COMPARED
        return Compared(one, state, meant.name if meant else name_of(mention))
    if meant is None:
        return Compared(one, NOT_COMPARED, name_of(mention))
    wrong = _differs(mention, meant)
    code = (_zero_code(mention, meant) or meant.code) if wrong else ""
    message = _message(one, meant, code) if wrong else ""
    state = DIFFERS if wrong else NOT_COMPARED if mention.part else AGREES
    cells = agreeing_cells(facts, mention, meant) if state == AGREES else meant.cells
    return Compared(one, state, meant.name, cells, code, message)


def _differs(mention: Mention, meant: Meant) -> bool:
    if mention.what == ("fees.amount",) and not mention.none:
        return _fee_differs(mention, meant.right[0])
    value = Decimal(mention.value)
    if mention.among:
        return not set(mention.among) & set(meant.right)
    return value > max(meant.right) if mention.part else value not in meant.right


def _fee_differs(mention: Mention, printed: Decimal) -> bool:
    """Whether an amount is not the one in the table; either may be rounded to its last digit."""
    stated = Decimal(mention.value)
    scale = IN_WAN[mention.unit]
    step = max(scale * _last_digit(stated), _last_digit(printed))
    over = stated * scale - printed
    return over >= step if mention.part else abs(over) >= step


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _zero_code(mention: Mention, meant: Meant) -> str:
    """G7 where one side says none and the other does not."""
    whole = (
        mention.what[0] in RECEIVED or mention.what[0].partition(".")[0] in DISPUTES or mention.what[0] == "fees.amount"
    )
    if (mention.none or (mention.what[0] == "fees.amount" and not mention.value)) and whole:
        return "G7"
    if mention.what[0] in RECEIVED and not mention.who and (not mention.value or not any(meant.right)):
        return "G7"
    if len(mention.what) > 1 and mention.what[0] in DISPUTES and not mention.value:
        return "G7"
    return ""


def _message(one: PlacedMention, meant: Meant, code: str) -> str:
    mention = one.mention
    if mention.none:
        amount = meant.right[0]
        others = len(mention.what) > 1 and mention.what[0] in RESULTS
        amounts = f"{meant.name}有{amount}件" if others else f"有{amount}件"
        there = f"行政事业性收费有{amount}万元" if mention.what == ("fees.amount",) else amounts
        return f"正文写“{one.spot.excerpt}”，{'但' if code == 'G7' else ''}表中{there}。"
    if code == "G7":
        what = "但表中申请全部是0" if mention.value else f"但表中有{meant.right[0]}件"
        return f"正文写收到申请{mention.value}件，{what}。"
    stated = (
        one.spot.excerpt
        if mention.what == ("fees.amount",)
        else f"{max((mention.value, *mention.among))}{mention.unit if meant.code == 'G9' else '件'}"
    )
    return f"正文写{meant.name}{stated}，表中{meant.printed}。"


_FAMILIES = {
    "G1": frozenset(RECEIVED),
    "G5": frozenset(DISPUTES),
    "G8": frozenset(DOCUMENTS),
    "G9": frozenset([*DECISIONS, "fees"]),
}

_TOLD_TO_BE_NONE = frozenset([*RECEIVED, *DISPUTES, "fees"])


def differing(facts: Facts, code: str) -> RuleResults:
    """A problem for each mention that differs from the tables, of one rule."""
    for one in facts.once(_of_the_tables):
        if _may_be(code, one.mention):
            yield None
            found = _compared(facts, one)
            if found.state == DIFFERS and found.code == code:
                yield Problem(found.message, found.cells, one.spot)


def _of_the_tables(facts: Facts) -> tuple[PlacedMention, ...]:
    return tuple(one for one in placed_mentions(facts) if one.mention.compared)


def _may_be(code: str, mention: Mention) -> bool:
    """Whether a rule is about a mention: others are not asked for, so that only their own cells count as unread."""
    root = mention.what[0].partition(".")[0]
    if code in _FAMILIES:
        return root in _FAMILIES[code]
    if code == "G7":
        return root in _TOLD_TO_BE_NONE
    return not any(root in family for family in _FAMILIES.values())
