"""What the styles of a page say of its elements, as far as it decides what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SAYS = frozenset(
    ["display", "visibility", "mso-hide", "text-decoration", "text-decoration-line", "vertical-align", "font-weight",
     "font-size", "mso-element", "opacity", "mso-text-raise"]
)  # fmt: skip
_COMMENTS = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_COMPOUND = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w\u0080-\uffff-]+)*)\Z")
_NAMES = re.compile(r"([.#])([\w\u0080-\uffff-]+)")
_NARROWED = re.compile(r"print|width|height|speech|orientation", re.IGNORECASE)
MOST_RULES = 5000


@dataclass(frozen=True, slots=True)
class _Compound:
    """One element of a selector: td.a#b; `child` if it has to stand right below the one before."""

    tag: str
    classes: frozenset[str]
    id: str
    child: bool = False

    def fits(self, element: HtmlElement) -> bool:
        if self.tag and self.tag != element.tag:
            return False
        if self.id and self.id != element.get("id"):
            return False
        return not self.classes or self.classes <= set((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: tuple[_Compound, ...]
    """The element itself first, then those above it."""
    says: tuple[tuple[str, str, bool], ...]
    weight: tuple[int, int, int]
    number: int

    def fits(self, element: HtmlElement) -> bool:
        if not self.selector[0].fits(element):
            return False
        at: HtmlElement | None = element
        for before, wanted in zip(self.selector, self.selector[1:], strict=False):
            at = _above(at, wanted, only_parent=before.child)
            if at is None:
                return False
        return True


def _above(element: HtmlElement | None, wanted: _Compound, *, only_parent: bool) -> HtmlElement | None:
    at = element.getparent() if element is not None else None
    while at is not None and not wanted.fits(at):
        at = None if only_parent else at.getparent()
    return at


@dataclass
class StyleSheets:
    """The style sheets within a page."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    """By a class, id or tag that the element has to have."""
    _count: int = 0

    def add(self, sheet: str) -> None:
        for prelude, body in _blocks(_COMMENTS.sub("", sheet)):
            if prelude.startswith("@"):
                if prelude.lower().startswith("@media") and not _NARROWED.search(prelude):
                    self.add(body)
                continue
            says = tuple(declared(body))
            for selector in prelude.split(",") if says else ():
                self._add(selector, says)

    def _add(self, selector: str, says: tuple[tuple[str, str, bool], ...]) -> None:
        parts = list(_compounds(selector))
        if not parts or None in parts or self._count >= MOST_RULES:
            return
        whole = tuple(part for part in reversed(parts) if part is not None)
        self._count += 1
        weight = (
            sum(bool(part.id) for part in whole),
            sum(len(part.classes) for part in whole),
            sum(bool(part.tag) for part in whole),
        )
        last = whole[0]
        key = f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.tag or "*"
        self._rules.setdefault(key, []).append(_Rule(whole, says, weight, self._count))

    def of(self, element: HtmlElement) -> dict[str, str]:
        """What is said of an element, by rules and by its own style."""
        found: list[tuple[bool, int, tuple[int, int, int], int, str, str]] = []
        for rule in self._near(element):
            if rule.fits(element):
                found += [(heavy, 0, rule.weight, rule.number, name, stated) for name, stated, heavy in rule.says]
        own = element.get("style")
        if own:
            found += [(heavy, 1, (0, 0, 0), 0, name, stated) for name, stated, heavy in declared(own)]
        return {name: stated for *_, name, stated in sorted(found)} if found else {}

    def _near(self, element: HtmlElement) -> Iterator[_Rule]:
        if not self._rules:
            return
        names = [f".{name}" for name in (element.get("class") or "").split()]
        for key in dict.fromkeys((f"#{element.get('id')}", *names, str(element.tag), "*")):
            yield from self._rules.get(key, ())


def declared(body: str) -> Iterator[tuple[str, str, bool]]:
    """Name, value and importance of the declarations that matter here."""
    for one in body.split(";"):
        name, colon, stated = one.partition(":")
        name = name.strip().lower()
        if colon and name in SAYS:
            value = stated.strip().lower()
            yield name, value.replace("!important", "").strip(), "!important" in value


def _compounds(selector: str) -> Iterator[_Compound | None]:
    """The elements of a selector from the left; None for what is not understood here (:hover, [href])."""
    child = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        found = _COMPOUND.match(word)
        if not found:
            yield None
            continue
        names = _NAMES.findall(found[2])
        tag = (found[1] or "").lower()
        classes = frozenset(name for mark, name in names if mark == ".")
        id_ = next((name for mark, name in names if mark == "#"), "")
        yield _Compound("" if tag == "*" else tag, classes, id_, child)
        child = False


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost pair of braces, and what stands in it."""
    at = 0
    while (begin := sheet.find("{", at)) >= 0:
        depth, end = 1, begin + 1
        while depth and end < len(sheet):
            brace = re.compile("[{}]").search(sheet, end)
            if brace is None:
                end = len(sheet)
                break
            depth += 1 if brace[0] == "{" else -1
            end = brace.end()
        prelude = sheet[at:begin].rpartition(";")[2] if "@import" in sheet[at:begin] else sheet[at:begin]
        yield prelude.strip(), sheet[begin + 1 : end - 1 if depth == 0 else end]
        at = end
