"""What a body's name says of the body, and its contact data as somebody types it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.report.model import AgencyKind

_ENDINGS: tuple[tuple[AgencyKind, str], ...] = (
    ("street", r"街道(?:办事处)?"),
    ("town", r"(?:镇|乡|苏木)(?:人民政府)?"),
    ("zone", r"(?:(?<!城市)(?<!监督)管理委员会|管委会|(?:开发|高新|实验|示范|度假|合作|保税|工业园|产业园)区)"),
    ("government", r"(?:(?:省|市|(?<![小社园景])区|县|旗|州|盟)(?:人民政府)?|行政公署)"),
    ("bureau", r"(?:局|厅|委员会|委|办公室|办公厅|部|支队|总队)"),
)


_MUNICIPALITY = re.compile(r"(?:北京|天津|上海|重庆)市(?:人民政府)?")
"""The cities under the central government; they rank as provinces."""


def kind_of(name: str) -> AgencyKind:
    """The kind of body that a full name tells of by its ending; '' where it does not.

    A place alone stands for its government: 云溪县2024年政府信息公开工作年度报告.
    """
    return next((kind for kind, ending in _ENDINGS if re.search(rf"{ending}$", name.strip())), "")


def may_make_rules(name: str, kind: AgencyKind, city_with_districts: bool | None) -> bool | None:
    """Whether a body may make 规章 (立法法); None where its name and the unit card don't tell.

    Provinces, cities with districts, autonomous prefectures and departments of the State Council may.
    """
    if kind in {"town", "street"}:
        return False
    if kind == "bureau":
        return None if _of_the_state(name) else False
    if kind != "government":
        return None
    if re.search(r"(?:(?<!自治)[县区]|自治县|旗)(?:人民政府)?$", name):
        return False
    if _MUNICIPALITY.fullmatch(name.strip()):
        return True
    return city_with_districts if re.search(r"市(?:人民政府)?$", name) else None


def other_body(mine: str, theirs: str) -> bool:
    """Whether two full names are those of two bodies: not where one is missing, or the other without its place."""
    one, another = "".join(mine.split()), "".join(theirs.split())
    return bool(one and another) and not (one.endswith(another) or another.endswith(one))


def _of_the_state(name: str) -> bool:
    """Whether a department may be one of the State Council: its name begins with no place."""
    return name.startswith(("国家", "中华人民共和国")) or not re.search(r"[省市区县旗州盟](?!场)", name)


def rank_matters(name: str, kind: AgencyKind) -> bool:
    """Whether it must be asked if a body is 设区的市: of a city's government alone."""
    name = name.strip()
    return kind == "government" and bool(re.search(r"市(?:人民政府)?$", name)) and not _MUNICIPALITY.fullmatch(name)


_NARROW = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {ord("－"): "-"}
NUMBERS = frozenset(["postcode", "phone"])
"""Fields of the unit card that are numbers."""


def tidied_contact(field: str, text: str) -> str:
    """The text as it is stored: full-width digits and dashes of a number as a keyboard has them."""
    return text.translate(_NARROW) if field in NUMBERS else text
