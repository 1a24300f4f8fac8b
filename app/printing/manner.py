"""What offices like differently about our own form: page numbers, fonts, digits, the pitch of lines, run-in headings."""

from __future__ import annotations

from dataclasses import dataclass, fields

from app.texts.printed import Printed


@dataclass(frozen=True)
class Manner:
    """Every wish by name; the first of its `CHOICES` is how the form comes."""

    page_number: str = "long"
    song: str = "gb2312"
    digits: str = "same"
    pitch: str = "exact"
    leads: str = "in"


AS_IT_COMES = Manner()
CHOICES: dict[str, tuple[str, dict[str, str]]] = {
    "page_number": ("页码", {"long": "— 1 —", "short": "- 1 -"}),
    "song": ("仿宋和楷体", {"gb2312": "仿宋_GB2312、楷体_GB2312", "plain": "仿宋、楷体"}),
    "digits": ("数字和字母", {"same": "与汉字同一字体", "times": "Times New Roman"}),
    "pitch": ("正文行距", {"exact": "28.95磅（每页22行）", "28": "28磅", "30": "30磅"}),
    "leads": ("接排的标题", {"in": "与正文接排", "apart": "单独成段"}),
}
"""Each wish by its name in the menu, and what can be chosen."""


def apart(line: Printed) -> tuple[Printed, ...]:
    """A paragraph whose heading runs in as the heading and the rest of it."""
    if not line.lead or line.lead == len(line.text):
        return (line,)
    rest = line.text[line.lead :].lstrip()
    return Printed(line.text[: line.lead], line.lead_level, number=line.number), Printed(rest, number=line.number)


def manner_of(settings: object) -> Manner:
    """The wishes among what somebody likes."""
    return Manner(**{each.name: getattr(settings, each.name) for each in fields(Manner)})
