"""Words that say nothing of what is counted, whatever they are elsewhere: the name of a law, what a request asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_ASKING = frozenset(["申请公开", "要求公开", "申请获取"])
_ASKED_FOR = ("信息", "材料", "资料", "档案", "内容")
_FURTHEST = 12
"""Words from 申请公开 to what is asked for."""


def without_laws(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words, 《条例》 as one of them: 按照《条例》规定."""
    return tuple(_one_by_one(words))


def _one_by_one(words: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(words):
        end = next((stop for stop in range(at, len(words)) if words[stop].word == "》"), 0)
        law = words[at].word == "《" and end > at and words[end - 1].word.endswith("条例")
        stop = end if law else at
        text = "".join(word.word for word in words[at : stop + 1])
        yield Token("light", "", text, words[at].start, words[end].end) if law else words[at]
        at = stop + 1


def without_objects(words: Sequence[Token]) -> tuple[Token, ...]:
    """“申请公开征地批文、规划许可等信息的来函”: what is asked for is no matter of its own."""
    found = list(words)
    for at, word in enumerate(words):
        for place in range(at + 1, _end_of_object(words, at) if word.word in _ASKING else 0):
            if found[place].kind in {"noun", "other", "item"}:
                found[place] = found[place]._replace(kind=UNKNOWN, sense="")
    return tuple(found)


def _end_of_object(words: Sequence[Token], at: int) -> int:
    """Where the information stands that is asked for behind the word at a place; 0 where none does."""
    for place in range(at + 1, min(at + _FURTHEST, len(words))):
        word = words[place]
        if word.word.endswith(_ASKED_FOR):
            return place
        if word.kind in {NUMBER, "act"} or (word.kind == MARK and (word.word != "、" or place == at + 1)):
            return 0
    return 0
