"""The roster and the categories of disclosed items, where a document prints them as this program does.

Only what would be printed again word for word is taken out of the text; everything else stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.report.model import Category, Person, Report
from app.texts import printed
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK

_ROLE = re.compile(r"^([^：:，。；、]{2,10})[：:]\s*(.+)$")
_ENTRY = re.compile(r"^(\S{1,6}?)(?:\s+(\S.*))?$")
_SPREAD = re.compile(r"^(\S)\s+(\S)(?=\s|$)")
_CLASS = re.compile(r"^(.+?)(\d+)条(?:，占[\d.]+%)?$")
_LEADERS = re.compile(r"组长|主任|召集人|总指挥")
_SENTENCE = re.compile(r"[。；！？]")


def with_lists(report: Report) -> Report:
    """`report` with roster and categories as such, and their marks where they stood in the text."""
    sections = dict(report.sections)
    for id_, texts in report.sections.items():
        if not report.roster:
            report, sections[id_] = _roster(report, texts)
        if not report.categories:
            report, sections[id_] = _categories(report, sections[id_])
    return report.model_copy(update={"sections": sections})


def _roster(report: Report, texts: tuple[str, ...]) -> tuple[Report, tuple[str, ...]]:
    start = next((index for index, text in enumerate(texts) if _is_leader(text)), None)
    if start is None:
        return report, texts
    people = _people(texts[start:])
    found = report.model_copy(update={"roster": tuple(people)})
    end = start + len(people)
    if _squeezed(tuple(line.text for line in printed.roster(found))) != _squeezed(texts[start:end]):
        return report, texts
    return found, (*texts[:start], ROSTER_MARK, *texts[end:])


def _is_leader(text: str) -> bool:
    found = _ROLE.match(text)
    return bool(found and _LEADERS.search("".join(found[1].split())) and _person(text, ""))


def _people(texts: Sequence[str]) -> list[Person]:
    people: list[Person] = []
    for text in texts:
        person = _person(text, people[-1].role if people else "")
        if person is None:
            break
        people.append(person)
    return people


def _person(text: str, role: str) -> Person | None:
    """A line “组　长：张某某　局长”, or “刘某某　科长” under one with its role."""
    if _SENTENCE.search(text):
        return None
    found = _ROLE.match(text)
    role, rest = ("".join(found[1].split()), found[2]) if found else (role, text)
    entry = _ENTRY.match(_SPREAD.sub(r"\1\2", rest.strip()))
    if not role or not entry or not (found or entry[2]):
        return None
    return Person(role=role, name=entry[1], post=(entry[2] or "").strip())


def _squeezed(texts: Sequence[str]) -> list[str]:
    return ["".join(text.split()).replace(":", "：") for text in texts]


def _categories(report: Report, texts: tuple[str, ...]) -> tuple[Report, tuple[str, ...]]:
    for index, text in enumerate(texts):
        if not text.startswith("其中：") or not text.endswith("。"):
            continue
        parts = [_CLASS.match(part) for part in text[3:-1].split("；")]
        classes = tuple(Category(name=part[1], count=part[2]) for part in parts if part)
        found = report.model_copy(update={"categories": classes})
        if len(classes) == len(parts) and [line.text for line in printed.categories(found)] == [text]:
            return found, (*texts[:index], CATEGORIES_MARK, *texts[index + 1 :])
    return report, texts
