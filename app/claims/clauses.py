"""The clauses of a sentence in which it may be told that there was none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.language.tokens import MARK, Token

_ENDS = frozenset("，；：。！？\n\u2028\u2029—…（）")


def clauses(words: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The words between marks that part clauses; a colon does not, behind which 无 stands alone."""
    held: list[Token] = []
    for at, word in enumerate(words):
        alone = word.sense == "：" and at + 1 < len(words) and words[at + 1].kind == "none"
        again = word.sense == "、" and any(one.kind == "none" for one in held) and _begins_again(words[at + 1 : at + 3])
        if word.kind == MARK and ((word.sense in _ENDS and not alone) or again):
            if held:
                yield tuple(held)
            held = []
        else:
            held.append(word)
    if held:
        yield tuple(held)


def _begins_again(words: Sequence[Token]) -> bool:
    """“未收取费用、也没有发生行政诉讼”."""
    return bool(words) and (words[0].kind == "none" or (words[0].kind == "light" and words[-1].kind == "none"))
