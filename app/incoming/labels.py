"""Likeness of labels: blanks, brackets, numbering marks and punctuation do not count, damage is bounded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.language.edit_distance import distance

_NOISE = re.compile(r"[^\w]|_")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]?")
_NUMBER = re.compile(
    r"^\s*(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|[一二三四五六七八九十\d]{1,3}\s*[、.．,，:：])\s*"
)


_OF_ANOTHER_YEAR = re.compile("上一?年度?|去年|往年|累计|同期")


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Only what is said: full-width forms unified, blanks, brackets and punctuation gone."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The label without its number and without what it says in brackets."""
    text = _NUMBER.sub("", text)
    return normal(_BRACKETS.sub("", text)) or normal(text)


def is_of_another_year(label: str) -> bool:
    """Whether a label names figures that are not those of the year: it never is a damaged one of these."""
    return bool(_OF_ANOTHER_YEAR.search(label))


def allowance(label: str) -> int:
    """How many damaged characters a label may have; its number does not make it longer."""
    length = sum(not character.isdigit() for character in label)
    return 3 if length >= 10 else 2 if length >= 6 else 1 if length >= 3 else 0


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label recognised as the official one named `id`; `damage` counts characters, 0 = the same, 1 also for a lost number."""

    id: str
    damage: int


class Labels:
    """The official labels of one kind (rows or columns of a table), asked with printed ones."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """`names` gives each id its labels, the official ones first."""
        self._exact: dict[str, str] = {}
        self._loose: dict[str, str] = {}
        for id_, labels in names.items():
            for label in labels:
                self._exact.setdefault(normal(label), id_)
                if len(bare(label)) > 2:  # “其他” may be the end of any list
                    self._loose.setdefault(bare(label), id_)
        self._known: dict[str, LabelMatch | None] = {}

    def match(self, text: str) -> LabelMatch | None:
        """The one official label that `text` is, or nothing where none or two are as near."""
        if text not in self._known:
            self._known[text] = self._match(text)
        return self._known[text]

    def exact(self, text: str) -> str | None:
        return self._exact.get(normal(text))

    def _match(self, text: str) -> LabelMatch | None:
        wanted = normal(text)
        if not wanted or wanted.isdigit() or len(wanted) > 60:
            return None
        if found := self._exact.get(wanted):
            return LabelMatch(found, 0)
        if found := self._loose.get(bare(text)):
            return LabelMatch(found, 1)
        return self._nearest(wanted, self._exact) or self._nearest(bare(text), self._loose) or self._begun(bare(text))

    def _nearest(self, wanted: str, among: Mapping[str, str]) -> LabelMatch | None:
        best, ids = allowance(wanted) + 1, set[str]()
        other = is_of_another_year(wanted)
        for label, id_ in among.items():
            if other != is_of_another_year(label):
                continue
            most = min(allowance(label), allowance(wanted))
            damage = distance(wanted, label, most)
            if damage > most or damage > best:
                continue
            ids = {id_} if damage < best else ids | {id_}
            best = damage
        return LabelMatch(ids.pop(), best) if len(ids) == 1 else None

    def _begun(self, wanted: str) -> LabelMatch | None:
        """A long label that was printed shortened: the beginning of just one official label."""
        ids = {id_ for label, id_ in self._loose.items() if len(wanted) >= 6 and label.startswith(wanted)}
        return LabelMatch(ids.pop(), len(wanted)) if len(ids) == 1 else None
