"""H17. Contact data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.language.fold import fold
from app.language.remembered import remembered

_DASHED = re.compile(r"(?<!\d)(0\d{2,3})\s*([—–―－﹣−─_＿]+|-{2,})\s*(\d{7,8})(?!\d)")
_SPACED = re.compile(r"(?:电\s{0,2}话|传\s{0,2}真)[^。；;\d]{0,20}?((0\d{2,3})\s{1,4}(\d{7,8}))(?!\d)")
"""Only behind the word: a blank between two numbers says little by itself."""
_OF_NO_LENGTH = re.compile(
    r"(?:电\s{0,2}话|传\s{0,2}真)[^。；;\d]{0,20}?(0\d{2,3}\s{0,2}[-—–―－]\s{0,2}(?!1(?:10|19|2[02])(?!\d)|[19]\d{4}(?!\d))(?:\d{1,6}|\d{9,12}))(?!\s{0,2}[\dXxＸ*×—－-])"
)
"""A number behind its area code that has fewer than seven digits or more than eight, and is no hotline (110, 12345)."""
_FILLED = re.compile(
    r"(?P<what>邮政编码|邮\s{0,2}编|(?:联系|办公|咨询|值班)?电\s{0,2}话|传\s{0,2}真|(?:电子)?邮\s{0,2}箱|电子邮件|电子信箱|[Ee]-?[Mm]ail)(?:号码|地址)?"
    r"\s{0,3}[：:]\s{0,3}(?P<value>[^，。；、：:（）()\s]{1,60})"
)
"""What stands behind the name of a contact datum."""
_NOTHING = re.compile(r"无|暂无|没有|/|-|—+")
_THE_SAME = re.compile(r"(?:详?见|如下|附).*|同(?:上|前|号|(?:联系|办公|传真)?电话(?:号码)?|传真)")
_SHORT_PHONE = re.compile(r"电\s{0,2}话\s{0,3}[：:]\s{0,3}([0-8]\d{5})(?=[，。；、）)\s]|$)")
"""Six digits are a postcode; the hotlines of six begin with a 9."""
_ADDRESS = re.compile(
    r"(?:联系|通讯|通信|办公|邮寄)?地址\s{0,3}[：:]\s{0,3}(\d[\d\-—]{4,19}|[\w.\-]{1,40}@[\w.\-]{1,40})(?=[，。；、）)\s]|$)"
)
"""An address that is a postcode, a phone or an e-mail."""
_WEB_SITE = re.compile(r"网址\s{0,3}[：:]\s{0,3}([\w.\-]{1,40}@[\w.\-]{1,40})")
_POSTCODE = re.compile(r"(?:邮政编码|邮\s*编)\s*[：:]?\s*(\d{3}\s\d{3}(?!\d)|\d+)(?!\d)")
_EMAIL = re.compile(r"(?:电子邮[箱件]|电子信箱|邮\s*箱|[Ee]-?[Mm]ail)(?:地址)?\s*[：:]\s*([A-Za-z0-9._%+@＠#\-]+)")
_GOOD_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]+[@#][A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
"""A # in place of @ is meant: it keeps robots away."""

Fault = tuple[str, str, int, int]
"""What is wrong, what would be right (or nothing), and where it stands."""


@rule(
    "H17", "联系方式写法", level=Level.HINT, basis="无统一规定；通行写法：区号-号码，邮政编码为六位数字", scope="report"
)
def contact_miswritten(facts: Facts) -> RuleResults:
    """请核对电话、邮政编码和电子邮箱，公众要靠它们联系。单位信息和前言里都有的，两处都要改。"""
    stated = ""
    for paragraph in facts.paragraphs:
        yield None
        stated += paragraph.text + "\n"
        for message, fix, start, end in _faults(paragraph.text):
            yield Problem(message, spot=Spot.at(paragraph, start, end), fix=fix or None)
    card = facts.report.card
    for label, value in (("电话", card.phone), ("邮政编码", card.postcode), ("电子邮箱", card.email)):
        read_there = facts.report.imported and value in stated  # the card says it only because the text does
        if value.strip() and not read_there:
            spot = Spot("card", excerpt=value)
            faults = _faults(f"{label}：{value.strip()}")
            yield from (Problem(message, spot=spot) for message, *_ in faults)


@remembered
def _faults(text: str) -> Iterator[Fault]:
    for found in _DASHED.finditer(text):
        right = f"{found[1]}-{found[3]}"
        yield f"电话“{found[0]}”：区号与号码之间建议用“-”连接。", right, *found.span()
    for found in _SPACED.finditer(fold(text)):
        yield f"电话“{found[1]}”：区号与号码之间建议用“-”连接。", f"{found[2]}-{found[3]}", *found.span(1)
    for found in _OF_NO_LENGTH.finditer(fold(text)):
        yield f"电话“{found[1]}”的位数不对，请核对。", "", *found.span(1)
    for found in _POSTCODE.finditer(fold(text)):
        if sum(map(str.isdigit, found[1])) != 6:
            yield f"邮政编码“{found[1]}”不是六位数字。", "", *found.span(1)
    yield from _filled_otherwise(text)
    for found in _EMAIL.finditer(fold(text).replace("．", ".").replace("＠", "@")):
        address = found[1].rstrip(".")
        if not _GOOD_EMAIL.fullmatch(address):
            yield f"电子邮箱“{address}”不完整，请核对。", "", found.start(1), found.start(1) + len(address)


def _filled_otherwise(text: str) -> Iterator[Fault]:
    """邮政编码：办公室, 电话：人民路1号, 邮编：someone@example.com: another datum in the place of this one."""
    for found in _FILLED.finditer(fold(text)):
        what, value = re.sub(r"\s", "", found["what"]), found["value"]
        if _NOTHING.fullmatch(value) and not what.endswith(("电话", "编", "编码")):
            continue
        kind, wrong = _judged(what, value, text[found.start("value") : found.start("value") + 60])
        if wrong and not _THE_SAME.fullmatch(value):
            yield f"{kind}处写的是“{value}”，请核对。", "", *found.span("value")
    for found in _SHORT_PHONE.finditer(fold(text)):
        yield f"电话处写的是“{found[1]}”，请核对。", "", *found.span(1)
    for found in _WEB_SITE.finditer(fold(text)):
        yield f"网址处写的是“{found[1]}”，请核对。", "", *found.span(1)
    for found in _ADDRESS.finditer(fold(text)):
        yield f"地址处写的是“{found[1]}”，请核对。", "", *found.span(1)


def _judged(what: str, value: str, behind: str) -> tuple[str, bool]:
    """The kind of datum that is asked for, and whether its value is plainly of another; `behind` goes on further."""
    if (what.startswith("邮") and what.endswith("编码")) or what == "邮编":
        return "邮政编码", not value[0].isdigit() or "@" in value
    if what.endswith(("电话", "传真")):
        digits = sum(mark.isdigit() for mark in re.split("[，。；\n]", behind)[0])
        return what[-2:], digits < 3 or "@" in value
    return "电子邮箱", "@" not in value and "#" not in value and not re.match("[A-Za-z0-9]", value)
