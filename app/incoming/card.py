"""The unit card, the agency and the year, as far as title and preface say them plainly."""

from __future__ import annotations

import re
import unicodedata

from app.language.fold import unified
from app.report.agency import kind_of
from app.report.model import Card

_DIGITS = {char: str(digit) for digit, chars in enumerate(("〇○零", *"一二三四五六七八九")) for char in chars}
_YEAR = re.compile(r"(20\d{2})\s*(?:年|-20\d{2}年)|([二][〇○零一二三四五六七八九]{3})\s*年")
_PERIOD = re.compile(r"(20\d{2})\s*年?\s*1\s*月\s*1\s*日[^。]{0,12}?12\s*月")
_BODY = re.compile(r"(委员会|委|局|厅|办公室|人民政府|办事处|镇|乡|中心|院|所|队|处|办|署|会|区|县|市|社|站)$")
_TAIL = re.compile(r"(关于)?(政府信息公开|政务信息公开|政务公开|信息公开|法治政府|年度).*$", re.DOTALL)
_END = r"(?:[^；;，,。()（）\n]|[（(][^()（）\n]{1,20}[)）])"
_FIELDS = {
    "address": re.compile(rf"(?:联系|通讯|通信|办公|邮寄)?地址\s*(?:[:：]|为|是|，)?\s*({_END}{{4,60}})"),
    "postcode": re.compile(r"(?:邮政编码|邮\s*编)\s*(?:[:：]|为|是|，)?\s*(\d{6})(?!\d)"),
    "phone": re.compile(r"电\s*话(?:号码)?\s*(?:[:：]|为|是|，)?\s*([+(（]?\d[\d\-—–－―‐ 　()（）]{5,28}\d)"),
    "office": re.compile(r"[请与和同向]\s*(?:与|和|同|向)?([^，。；（(：:、请与]{2,30}?)(?:联系|咨询|反映)"),
    "email": re.compile(r"([\w.+-]+\s*@\s*[\w-]+(?:\.[\w-]+)+)", re.ASCII),
}


def is_body(text: str) -> bool:
    """Whether a line ends as the name of a body does."""
    return bool(_BODY.search(text.strip()))


def card(agency: str, preface: str) -> Card:
    """The card; the preface gives address, postcode, phone and e-mail as printed."""
    found = {name: match[1].strip() for name, pattern in _FIELDS.items() if (match := pattern.search(preface))}
    return Card(full_name=agency, kind=kind_of(agency)).model_copy(update=found)


def agency(title: str, signer: str) -> str:
    """The body's name: what stands in the title before (else behind) the year, else who signed."""
    squeezed, signer = unified(re.sub(r"\s+", "", title)), unified(signer)
    for candidate in _candidates(squeezed):
        name = re.sub(r"^(关于|《)", "", candidate).strip("·—-:：")
        if _BODY.search(name) and 3 <= len(name) <= 50:
            return name
    return signer.strip() or _without_tail(squeezed)


def _candidates(title: str) -> list[str]:
    found = _YEAR.search(title)
    if not found:
        return [_TAIL.sub("", title)]
    before, behind = title[: found.start()], re.sub(r"^度", "", title[found.end() :])
    return [before, _TAIL.sub("", before), _TAIL.sub("", behind)]


def _without_tail(title: str) -> str:
    found = _YEAR.search(title)
    name = title[: found.start()] if found else ""
    return name if 3 <= len(name) <= 50 else ""


def year_in(text: str) -> int | None:
    """The first year named: 2021年, ２０２１年, 二〇二一年."""
    found = _YEAR.search(unicodedata.normalize("NFKC", text))
    if not found:
        return None
    return int(found[1] or "".join(_DIGITS[char] for char in found[2]))


def year_of_period(text: str) -> int | None:
    """The year of a statistical period (2021年1月1日至…12月31日)."""
    found = _PERIOD.search(unicodedata.normalize("NFKC", text))
    return int(found[1]) if found else None
