"""Which paragraph of an earlier text became which of a later one: kept, changed, or gone.

Moved and repeated paragraphs can be read in more than one way; the way is taken that keeps those which another hand
has touched, so that two people's changes meet as seldom as they can.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from difflib import SequenceMatcher

KEPT, KEPT_BLANK, PREFERRED = 1000, 300, 1
LIKE, CHANGED = 400, 1
"""What a pair counts: the same paragraph, a blank one, one that should rather stay; a changed one by its likeness."""
MOST = 40_000
"""More pairs than this, and they are not weighed one by one."""
MOST_LIKENESSES = 2_500

AlignedItem = Sequence[Hashable]


def align(before: AlignedItem, after: AlignedItem, preferred: Collection[int] = ()) -> list[int | None]:
    """For each of `before` the one of `after` that it became, in order; None for one that is gone.

    What nothing of `before` leads to is new. Next to a paragraph that is gone there is never a new one: those two
    are one that was changed. `preferred` are those of `before` that should rather be found kept.
    """
    if len(before) * len(after) > MOST:
        return _roughly(before, after)
    scores = _scores(before, after, preferred)
    best = _best(scores, len(after))
    found: list[int | None] = [None] * len(before)
    one, other = 0, 0
    while one < len(before) and other < len(after):
        if best[one][other] == best[one + 1][other + 1] + scores[one][other]:
            found[one] = other
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            one += 1
        else:
            other += 1
    return found


def _best(scores: list[list[int]], width: int) -> list[list[int]]:
    """The most that the rests of the two can count, from each pair of places on."""
    best = [[0] * (width + 1) for _ in range(len(scores) + 1)]
    for one in range(len(scores) - 1, -1, -1):
        here, below, counts = best[one], best[one + 1], scores[one]
        for other in range(width - 1, -1, -1):
            here[other] = max(below[other + 1] + counts[other], below[other], here[other + 1])
    return best


def _scores(before: AlignedItem, after: AlignedItem, preferred: Collection[int]) -> list[list[int]]:
    gone, new = set(before) - set(after), set(after) - set(before)
    weigh = len(gone) * len(new) <= MOST_LIKENESSES
    letters = {text: Counter(str(text)) for text in gone | new} if weigh else {}
    known: dict[tuple[Hashable, Hashable], int] = {}

    def score(number: int, one: Hashable, other: Hashable) -> int:
        if one == other:
            liked = number in preferred
            return (KEPT if liked or str(one).strip() else KEPT_BLANK) + PREFERRED * liked
        if one not in letters or other not in letters:
            return CHANGED
        if (one, other) not in known:
            known[one, other] = CHANGED + _likeness(letters[one], letters[other])
        return known[one, other]

    return [[score(number, one, other) for other in after] for number, one in enumerate(before)]


def _likeness(one: Counter[str], other: Counter[str]) -> int:
    """From 0 to `LIKE`: how many characters two texts share."""
    return 2 * LIKE * (one & other).total() // max(one.total() + other.total(), 1)


def _roughly(before: AlignedItem, after: AlignedItem) -> list[int | None]:
    found: list[int | None] = [None] * len(before)
    for _, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for number in range(min(end - start, to - from_)):
            found[start + number] = from_ + number
    return found
