"""What a text says of who made the requests (“自然人27件、商业企业4件”), and of how many there were to deal with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.claims import words as words
from app.claims.requests import Reader
from app.claims.scope import foreign
from app.language.numbers import Number, with_words_before
from app.language.sentences import sentences

ORGANISATIONS = ("business", "research", "public_interest", "legal_service", "other_organisation")
_WHO = {
    "natural_person": r"自然人|公民个人|公民|个人",
    "business": r"商业企业",
    "research": r"科研机构",
    "public_interest": r"社会公益组织|公益组织",
    "legal_service": r"法律服务机构",
    "organisations": r"法人(?:[和或及与、](?:者)?其[他它]组织)?",
}
_APPLICANTS = re.compile(
    rf"(?:由|分别为|来自|属于)?(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _WHO.items())})"
    r"(?:提出|提交|递交|申请)?的?(?:政府信息公开|信息公开)?(?:申请)?的?(?:数量|数)?(?:共计|共有|共|为|有|是|：)?"
)
_EVERYBODY = re.compile(
    r"(?:公民|自然人|个人|群众|企业|法人|组织)(?:[、和及与或]|以及|或者)[^，；：。]{0,8}?(?:公民|自然人|个人|企业|法人|机构)"
)
"""“公民、法人及其他组织”: whoever asks."""
_ASKED = re.compile(r"收到|新收|受理|接收|接到|收悉|(?P<among>主体|申请人|申请中)")
_ELSE = re.compile(
    r"公开(?!申请|的?申请)|(?:予以|部分|不予|同意|准予)公开|答复|办结|提供|处理|结转|转入|复议|诉讼|涉及|关于|有关|[^\u4e00-\u9fff]类|(?<!分)(?<=[\u4e00-\u9fff])类(?!型)|网络|网上|网站|信函|邮寄|当面|窗口|平台|重复|其中"
)
"""Words behind which the figures are those of some requests, or of something else."""


@dataclass(frozen=True)
class Asked:
    """A count of the requests of one kind of applicant: the columns of the table that have it."""

    columns: tuple[str, ...]
    number: Number


@lru_cache(maxsize=4096)
def asked(text: str, reader: Reader) -> tuple[Asked, ...]:
    """The counts by applicant of a paragraph (folded text), positions in it."""
    if "申请" not in text or not (reader.theme == "requests" or words.INFORMATION_REQUEST.search(text)):
        return ()
    return tuple(
        Asked(one.columns, one.number.moved(sentence.start))
        for sentence in sentences(text)
        for one in _asked(sentence.text, reader)
    )


def _asked(text: str, reader: Reader) -> Iterator[Asked]:
    for gap, number in with_words_before(text):
        part = re.split(r"[，；：。（）]", gap)[-1]
        clause = re.split(r"、|其中|和(?!其)|及(?!其)", part)[-1]
        found = _APPLICANTS.fullmatch(clause)
        if not found or _EVERYBODY.search(part) or not number.counts_cases:
            continue
        if _of_all(text[: found.end() + number.start - len(clause)], reader):
            name = found.lastgroup or ""
            yield Asked(ORGANISATIONS if name == "organisations" else (name,), number)


def _of_all(so_far: str, reader: Reader, *, due: bool = False) -> bool:
    """Whether the words before a number tell of all requests of this body and year."""
    if words.BEHALF.search(so_far) or words.OTHER_MATTER.search(so_far) or foreign(so_far, reader.year, reader.kind):
        return False
    if due:
        return True
    last = max(*(_begin(so_far, found) for found in _ASKED.finditer(so_far)), so_far.rfind("；") + 1, 0)
    return not _ELSE.search(
        re.sub(r"[（(][^（）()]*[)）]|其中[，：]?(?=自然人|公民|个人|法人|商业)", "", so_far[last:])
    )


def _begin(text: str, found: re.Match[str]) -> int:
    """Behind which character the words count: of “予以公开的申请中” the whole clause does."""
    return max(text.rfind(mark, 0, found.start()) for mark in "，。；：") + 1 if found["among"] else found.end()


_DUE = re.compile(
    r"(?:(?:共|合计|总共)?(?:应|需|可)(?:当|要|予|依法)?(?:办理|办(?!结)|处理))的?(?:政府信息公开|信息公开|公开)?(?:申请|件)?(?:总量|总数|数量|件数|数)?"
    r"(?:共计|共有|合计|总计|共|为|是|有|达到?)*$"
)
_NOT_YET = re.compile(r"到期|期限|年内|年底前|及时|还|尚|仍|其余|剩余|余下|另|继续|结转")
"""What is still to be done, or had to be done by a day, is not all that there was."""


@lru_cache(maxsize=4096)
def due(text: str, reader: Reader) -> tuple[Number, ...]:
    """The numbers of “应办理申请93件” in a paragraph (folded text)."""
    return tuple(
        number.moved(sentence.start)
        for sentence in sentences(text)
        if "办" in sentence.text or "处理" in sentence.text
        for number in _due(sentence.text, reader)
    )


def _due(text: str, reader: Reader) -> Iterator[Number]:
    for gap, number in with_words_before(text):
        clause = re.split(r"[，；：。、（）]", gap)[-1]
        said = number.counts_cases and _DUE.search(clause) and not _NOT_YET.search(clause)
        if said and _of_all(text[: number.start], reader, due=True):
            yield number
