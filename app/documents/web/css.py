"""What the styles of a page say of its elements, as far as it decides what is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from app.documents.web.element_tests import Places
from app.documents.web.fonts import PageFonts
from app.documents.web.reckoned import reckoned
from app.documents.web.selectors import Selector, apart, selector

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SAYS = frozenset(
    ["display", "visibility", "mso-hide", "text-decoration", "text-decoration-line", "vertical-align", "font-weight",
     "font-size", "mso-element", "opacity", "mso-text-raise", "color", "background", "background-color",
     "background-image", "mask-image", "position", "left", "right", "top", "bottom", "clip", "clip-path", "text-indent", "width",
     "height", "max-width", "max-height", "overflow", "overflow-x", "overflow-y", "transform", "content", "filter",
     "zoom", "content-visibility", "-webkit-text-fill-color", "direction", "unicode-bidi", "margin", "margin-left",
     "margin-top", "font", "float", "order", "flex-direction", "flex-flow", "font-family", "list-style", "list-style-type",
     "scale", "translate", "rotate", "grid-column", "grid-row", "grid-area", "background-clip", "-webkit-background-clip",
     "text-shadow", "letter-spacing", "contain", "-webkit-text-stroke", "-webkit-text-security", "mso-style-textfill-type", "mso-style-textoutline-type",
     "mso-style-textfill-fill-color", "mso-style-textfill-fill-alpha", "mso-style-textfill-fill-gradientfill-stoplist"]
)  # fmt: skip
_ALSO = {
    "flex-flow": "flex-direction", "inset-inline-start": "left", "inset-inline-end": "right", "inset-block-start": "top",
    "inset-block-end": "bottom", "inline-size": "width", "block-size": "height", "max-inline-size": "max-width",
    "max-block-size": "max-height", "margin-inline-start": "margin-left", "margin-block-start": "margin-top",
    "overflow-inline": "overflow-x", "overflow-block": "overflow-y", "-webkit-mask-image": "mask-image",
}  # fmt: skip
"""Other names of what is said of an element, as far as lines run from the left and from above."""
SAYS = _SAYS | _ALSO.keys() | {"inset"}
_COMMENTS = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_IMPORTS = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?([^;]*);?""", re.IGNORECASE)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_WIDTHS = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*([\d.]+)(px|em|rem)?\s*\)")
_MEDIA = re.compile(r"\(\s*(?:any-)?(?:hover|pointer|orientation)\s*:\s*(?:hover|fine|landscape)\s*\)")
_BRACES = re.compile("[{}]")
_FONT = re.compile(r"(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|ex|%|in|cm|mm)|0)(?=[\s/])(?:\s*/\s*\S+)?\s*(.*)")
"""The size and the families among what is said of a font in one."""
_AS_WRITTEN = frozenset(["content", "list-style", "list-style-type"])
"""What holds words to be shown."""
_PLACED = re.compile(r"\b(?:inside|outside)\b|url\([^)]*\)")
_ADDED = re.compile(r"""(?P<words>"[^"]*"|'[^']*')|attr\(\s*(?P<attr>[\w-]+)[^)]*\)|(?P<count>counters?)\(""")
_ESCAPED = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE)
COUNTED = "（编号）"
"""In place of a number that a style counts."""
WIDE = 1280
"""Points of the window in which a page is taken to stand."""
MOST_RULES = 30_000
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: Selector
    says: tuple[tuple[str, str, bool], ...]
    number: int


@dataclass
class StyleSheets:
    """The style sheets within a page."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    """By a class, id or tag that the element has to have."""
    _added: dict[str, list[_Rule]] = field(default_factory=dict)
    """Those for what styles put before and behind an element, or say of a part of it."""
    fonts: PageFonts = field(default_factory=PageFonts)
    _variables: dict[str, str] = field(default_factory=dict)
    _places: Places = field(default_factory=Places)
    _count: int = 0

    def take(self, element: HtmlElement, read: Callable[[str], str | None]) -> bool:
        """Read a <style>, or the sheet that a <link> asks for; False where one that they ask for is not at hand."""
        if element.tag == "style":
            return not _is_on_screen(element.get("media") or "") or self.add(element.text or "", read)
        kinds = (element.get("rel") or "").lower().split()
        if "stylesheet" not in kinds or "alternate" in kinds or not _is_on_screen(element.get("media") or ""):
            return True
        sheet = read(element.get("href") or "")
        return sheet is not None and self.add(sheet, read)

    def add(self, sheet: str, read: Callable[[str], str | None], depth: int = 0) -> bool:
        """Read a sheet, those that it imports first; False where one of them is not at hand."""
        sheet, whole = _COMMENTS.sub("", sheet), True
        for found in _IMPORTS.finditer(sheet):
            if _is_on_screen(found[2]):
                other = read(found[1]) if depth < DEEPEST else None
                whole = other is not None and self.add(other, read, depth + 1) and whole
        self._read(_IMPORTS.sub("", sheet), (), 0)
        return whole

    def _read(self, sheet: str, around: tuple[str, ...], depth: int) -> None:
        for prelude, body in _blocks(sheet):
            if prelude.lower().startswith("@font-face"):
                self.fonts.take(body)
            elif prelude.startswith("@"):
                if _holds(prelude.lower()) and depth < DEEPEST:
                    self._read(body, around, depth + 1)
            else:
                self._read_rule(prelude, body, around, depth)

    def _read_rule(self, prelude: str, body: str, around: tuple[str, ...], depth: int) -> None:
        names = tuple(_within(one, around) for one in apart(prelude))
        own = body
        if "{" in body and depth < DEEPEST:
            own = "".join(_outside(body))
            self._read(body, names, depth + 1)
        self._take(names, own)

    def _take(self, names: tuple[str, ...], body: str) -> None:
        if "--" in body:
            self._variables.update(re.findall(r"(--[\w-]+)\s*:\s*([^;]+)", body))
        says = declared(body)
        for name in names if says else ():
            found = selector(name)
            if found and self._count < MOST_RULES:
                self._count += 1
                rules = self._added if found.added else self._rules
                rules.setdefault(found.key, []).append(_Rule(found, says, self._count))

    def of(self, element: HtmlElement) -> dict[str, str]:
        """What is stated of an element, by rules and by its own style."""
        found = list(self._stated(element, self._rules))
        own = element.get("style")
        if own:
            found += [(heavy, 1, (0, 0, 0), 0, name, stated) for name, stated, heavy in declared(own)]
        return {name: self._resolved(stated) for *_, name, stated in sorted(found)} if found else {}

    def added(self, element: HtmlElement) -> str:
        """The words that styles put before and behind an element."""
        if not self._added:
            return ""
        words = list[str]()
        for place in ("before", "after"):
            says = self.of_part(element, place)
            if says.get("display") != "none":
                words += _in_words(self._resolved(says.get("content", "")), element)
        return "".join(words).strip()

    def of_part(self, element: HtmlElement, part: str) -> dict[str, str]:
        """What is stated of a part of an element: of its first letter, the number before it."""
        if not self._added:
            return {}
        found = sorted(self._stated(element, self._added, part))
        return {name: self._resolved(stated) for *_, name, stated in found}

    def _resolved(self, stated: str) -> str:
        for _ in range(DEEPEST):
            if "var(" not in stated:
                break
            stated = _VARIABLE.sub(lambda found: self._variables.get(found[1], found[2] or "").strip(), stated)
        return reckoned(stated) if "(" in stated else stated

    def _stated(
        self, element: HtmlElement, rules: dict[str, list[_Rule]], added: str = ""
    ) -> Iterator[tuple[bool, int, tuple[int, int, int], int, str, str]]:
        if not rules:
            return
        names = [f".{name}" for name in (element.get("class") or "").split()]
        for key in dict.fromkeys((f"#{element.get('id')}", *names, str(element.tag), "*")):
            for rule in rules.get(key, ()):
                if rule.selector.added == added and rule.selector.fits(element, self._places):
                    yield from (
                        (heavy, 0, rule.selector.weight, rule.number, name, stated) for name, stated, heavy in rule.says
                    )


@lru_cache(maxsize=2048)
def declared(body: str) -> tuple[tuple[str, str, bool], ...]:
    """Name, value and importance of the declarations that matter here."""
    return tuple(_declared(body))


def _declared(body: str) -> Iterator[tuple[str, str, bool]]:
    for one in body.split(";"):
        name, colon, stated = one.partition(":")
        name = name.strip().lower()
        if colon and name in SAYS:
            value = stated.strip() if name in _AS_WRITTEN else stated.strip().lower()
            plain, heavy = value.replace("!important", "").strip(), "!important" in value
            yield from ((each, part, heavy) for each, part in _one_by_one(name, plain))


def _one_by_one(name: str, stated: str) -> Iterator[tuple[str, str]]:
    """What is said of several things in one."""
    if name == "font":
        if found := _FONT.search(stated):
            yield from (("font-size", found[1]), ("font-family", found[2]))
    elif name == "list-style":
        yield "list-style-type", _PLACED.sub("", stated).strip() or "disc"
    elif name == "inset":
        sides = stated.split()
        yield from zip(
            ("top", "right", "bottom", "left"), (sides * 4)[:4] if len(sides) != 3 else [*sides, sides[1]], strict=False
        )
    else:
        yield _ALSO.get(name, name), stated


def _in_words(content: str, element: HtmlElement) -> Iterator[str]:
    for found in _ADDED.finditer(content):
        if found["words"]:
            yield _ESCAPED.sub(_character, found["words"][1:-1])
        else:
            yield COUNTED if found["count"] else element.get(found["attr"].lower()) or ""


def _character(escaped: re.Match[str]) -> str:
    return chr(min(int(escaped[1], 16), 0x10FFFF)) if escaped[1] else escaped[2]


def _within(name: str, around: tuple[str, ...]) -> str:
    """The selector of a rule that stands in another one."""
    if not around:
        return name
    above = f":is({','.join(around)})"
    return name.replace("&", above) if "&" in name else f"{above} {name}"


def _holds(rule: str) -> bool:
    """Whether what stands in an @rule counts on a screen."""
    if rule.startswith("@media"):
        return _is_on_screen(rule[6:])
    return rule.startswith(("@layer", "@scope", "@container")) or (rule.startswith("@supports") and "not" not in rule)


def _is_on_screen(media: str) -> bool:
    """Whether one of several media is a wide screen."""
    return not media.strip() or any(map(_is_wide_screen, media.lower().split(",")))


def _is_wide_screen(medium: str) -> bool:
    words = re.sub(r"\([^)]*\)", "", medium).split()
    turned = "not" in words
    kind = next((word for word in words if word not in ("not", "only", "and", "layer")), "all")
    fits = kind in ("all", "screen")
    for which, number, unit in _WIDTHS.findall(medium):
        width = float(number) * (1 if unit in ("", "px") else 16)
        fits = fits and (width <= WIDE if which == "min" else width >= WIDE)
    rest = _MEDIA.sub("", _WIDTHS.sub("", medium))
    return (fits and "(" not in rest) != turned


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost pair of braces, and what stands in it."""
    at = 0
    while (begin := sheet.find("{", at)) >= 0:
        end, closed = _closed(sheet, begin + 1)
        yield sheet[at:begin].rpartition(";")[2].strip(), sheet[begin + 1 : end - 1 if closed else end]
        at = end


def _closed(sheet: str, at: int) -> tuple[int, bool]:
    """Where the pair of braces ends that is open, and whether it does."""
    depth = 1
    while depth:
        brace = _BRACES.search(sheet, at)
        if brace is None:
            return len(sheet), False
        depth += 1 if brace[0] == "{" else -1
        at = brace.end()
    return at, True


def _outside(body: str) -> Iterator[str]:
    """The declarations of a rule that has others in it."""
    at = 0
    while (begin := body.find("{", at)) >= 0:
        yield body[at : body.rfind(";", at, begin) + 1]
        at, _ = _closed(body, begin + 1)
    yield body[at:]
