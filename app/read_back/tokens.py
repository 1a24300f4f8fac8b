"""The paragraphs of one part of a report as a row of sentences and breaks, which two versions are compared by.

A sentence of the draft knows how it is stored, marks of bound figures included: what is not changed is never
written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.language.sentences import sentences
from app.texts.marks import Marked, Values

BREAK = "\n"


@dataclass(frozen=True, slots=True)
class SentenceToken:
    """A sentence as printed and as stored, or a break (`text` is then a line break).

    `soft` breaks lines within a paragraph. `blanks` are empty paragraphs that stand before it in the draft; `first`
    says that it begins a paragraph, whose number counts from 1.
    """

    text: str
    stored: str
    paragraph: int
    soft: bool = False
    first: bool = False
    blanks: tuple[str, ...] = ()
    otherwise: str = ""
    """What a sentence with marks prints over the figures of the other version."""

    @property
    def is_break(self) -> bool:
        return self.text == BREAK

    @property
    def key(self) -> str:
        """What two sentences are compared by: blanks do not count."""
        return BREAK if self.is_break else squeezed(self.text)


def squeezed(text: str) -> str:
    return "".join(text.split())


def of_draft(texts: Sequence[str], values: Values, theirs: Values) -> tuple[SentenceToken, ...]:
    """The tokens of stored paragraphs; `theirs` are the figures of the other version."""
    return tuple(_of_draft(texts, values, theirs))


def _of_draft(texts: Sequence[str], values: Values, theirs: Values) -> Iterator[SentenceToken]:
    blanks: list[str] = []
    number = 0
    for stored in texts:
        marked = Marked(stored, values)
        if not marked.printed.strip():
            blanks.append(stored)
            continue
        number += 1
        others = Marked(stored, theirs) if "{{" in stored else None
        for at, (start, end) in enumerate(_stretches(marked.printed)):
            piece = stored[marked.stored_at(start) : marked.stored_at(end)]
            text = marked.printed[start:end]
            otherwise = Marked(piece, theirs).printed if others and "{{" in piece else ""
            yield SentenceToken(
                text, piece, number, text == BREAK, at == 0, tuple(blanks) if at == 0 else (), otherwise
            )
        blanks = []
        yield SentenceToken(BREAK, "", number)


def blanks_at_the_end(texts: Sequence[str]) -> tuple[str, ...]:
    """The empty paragraphs behind the last that says something."""
    stated = [at for at, text in enumerate(texts) if text.strip()]
    return tuple(texts[stated[-1] + 1 :]) if stated else tuple(texts)


def of_file(texts: Sequence[str]) -> tuple[SentenceToken, ...]:
    """The tokens of paragraphs as the file prints them."""
    found: list[SentenceToken] = []
    for number, text in enumerate(filter(str.strip, texts), 1):
        for at, (start, end) in enumerate(_stretches(text)):
            found.append(SentenceToken(text[start:end], text[start:end], number, text[start:end] == BREAK, at == 0))
        found.append(SentenceToken(BREAK, "", number))
    return tuple(found)


def _stretches(printed: str) -> Iterator[tuple[int, int]]:
    """Where sentences and line breaks begin and end; blanks alone are no sentence but belong to one."""
    at = 0
    for line in printed.split("\n"):
        begun = at
        for sentence in sentences(line):
            start, end = at + sentence.start, at + sentence.start + len(sentence.text)
            if printed[start:end].strip():
                yield begun, end
                begun = end
        if begun < at + len(line):
            yield begun, at + len(line)
        at += len(line)
        if at < len(printed):
            yield at, at + 1
            at += 1


def under_one_key(mine: Sequence[SentenceToken], theirs: Sequence[SentenceToken]) -> list[str]:
    """The keys of their tokens; a sentence whose bound figures follow their tables has the key that it has here."""
    follows: Mapping[str, str] = {squeezed(token.otherwise): token.key for token in mine if token.otherwise}
    return [follows.get(token.key, token.key) for token in theirs]
