"""What a number says beside the others of its sentence."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from app.claims.mention import Mention
from app.claims.reasons import class_of


def repeated(mention: Mention, compared: list[Mention]) -> Mention:
    """Another figure of the same result beside it: both are parts (征收类公开9件，物业类公开6件)."""
    told_apart = bool(mention.what) and bool(class_of(mention.what[0]))  # 信息不存在1件，不属于本机关公开1件
    again = any(
        mention.what == other.what
        and mention.who == other.who
        and (mention.value != other.value or (told_apart and mention.start != other.start))
        and (not other.part or (told_apart and mention.what == ("other_misc",) and mention.start != other.start))
        for other in compared
    )
    return replace(mention, part=True) if again and mention.compared else mention


def cleaned_up(found: list[Mention]) -> list[Mention]:
    """“废止9件，宣布失效3件”: the table has what was repealed, or both together."""
    ended = [at for at, one in enumerate(found) if one.compared and one.part and one.what[0].endswith(".repealed")]
    if len(ended) == 2 and len({found[at].what for at in ended}) == 1:
        first, second = (found[at].value for at in ended)
        found[ended[1]] = replace(found[ended[1]], among=tuple(sorted({first, second, first + second})))
    return found


def in_and_out(found: list[Mention]) -> list[Mention]:
    """“新收73件，结转2件，办结72件，结转3件”: of two that were carried over the first came in, the other went out."""
    carried = [at for at, one in enumerate(found) if one.what == ("carried",)]
    if len(carried) == 2:
        found[carried[0]] = replace(found[carried[0]], what=("carried_in",))
        found[carried[1]] = replace(found[carried[1]], what=("carried_out",))
    return found


def beside(found: list[Mention], dealt: Container[int]) -> list[Mention]:
    """“收到46件，上年结转2件”: a number beside which the carried ones stand is not that of those dealt with.

    Those that start at `dealt` may be: 办理46件，上年结转2件.
    """
    if not any(mention.what == ("carried_in",) for mention in found):
        return found
    return [
        replace(one, what=("received_beside",)) if one.what == ("received",) and one.start not in dealt else one
        for one in found
    ]
