"""What a text says of the single rows under the results of requests (“本机关不掌握相关政府信息11件”)."""

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

_ROWS = {
    "denied_state_secret": r"国家秘密",
    "denied_by_law": r"(?:其[他它])?法律[、和]?行政法规禁止公开",
    "denied_security_stability": r"(?:危及|损害)?“?三安全一稳定”?",
    "denied_third_party": r"(?:保护|损害|侵害)第三方(?:的)?合法权益",
    "denied_internal_affairs": r"三?类?内部事务(?:性)?信息",
    "denied_deliberative": r"四?类?过程性信息",
    "denied_enforcement_file": r"行政执法案卷(?:信息)?",
    "denied_inquiry_matter": r"行政查询事项",
    "unavailable_not_held": r"(?:本?(?:机关|单位|局|委)?不掌握(?:相关|该)?(?:政府)?信息|本?(?:机关|单位|局|委)不掌握)",
    "unavailable_needs_creation": r"(?:没有现成信息[、，]?(?:且)?)?需要?另行制作",
    "unavailable_still_unclear": r"补正后(?:申请内容)?仍不明确",
    "rejected_petition": r"信访[、]?举报[、]?投诉(?:类|等活动)?(?:的)?(?:申请)?",
    "rejected_repeated": r"重复申请",
    "rejected_publication": r"要求提供公开出版物",
    "rejected_excessive": r"无正当理由大量反复申请",
    "rejected_reissue": r"要求(?:行政机关)?确认或(?:者)?重新出具已获取信息",
    "other_not_corrected": r"(?:申请人)?无正当理由逾期不补正",
    "other_fee_unpaid": r"(?:申请人)?逾期未按(?:收费通知|要求)[^，。；、\d]{0,8}缴纳费用",
}
"""The rows in the form's words, and a little less."""
_ROW = re.compile(
    r"(?:其中|[、（：]|对|因|按|以|由于|属于?|系|为|告知|有)*"
    rf"(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _ROWS.items())})"
    r"(?:而|为由|、)?(?:不予公开|无法提供|不予处理|不再处理|的|申请|类|共|有|为|是|计|：)*"
)
_RESULT = re.compile(r"(?:予以|部分|不予|同意|不)公开|无法提供|不[予再]处理|其[他它]处理|(?:办理|处理)结果")
"""Beside what became of requests “重复申请2件” is a row of the table, else it may be a word for some of them."""
_OF_SOME = re.compile(
    r"涉及(?!第三方)|关于|有关|网[络上]|信函|邮寄|当面|[^信息]类申请|类的|[此该这]类|这些|上半年|季度|律师|企业|法人|其余|剩余|原答复|初审|改为"
)


@dataclass(frozen=True)
class InRow:
    """A count that the text gives for one row of the table; `part`: it may be less than the row's figure."""

    row: str
    number: Number
    part: bool


@lru_cache(maxsize=4096)
def in_rows(text: str, reader: Reader) -> tuple[InRow, ...]:
    """The counts of single rows in a paragraph (folded text), positions in it."""
    if not (reader.theme == "requests" or words.INFORMATION_REQUEST.search(text)):
        return ()
    return tuple(
        InRow(one.row, one.number.moved(sentence.start), one.part)
        for sentence in sentences(text)
        for one in _in_sentence(sentence.text, reader)
    )


def _in_sentence(text: str, reader: Reader) -> tuple[InRow, ...]:
    found = tuple(_in_rows(text, reader))
    rows = [one.row for one in found]
    return tuple(InRow(one.row, one.number, one.part or rows.count(one.row) > 1) for one in found)


def _in_rows(text: str, reader: Reader) -> Iterator[InRow]:
    for gap, number in with_words_before(text):
        if not number.counts_cases:
            continue
        found = _ROW.fullmatch(gap) or _ROW.fullmatch(re.split(r"[，；。（）]", gap)[-1])
        told = found and ((found.lastgroup or "").startswith("unavailable") or _RESULT.search(text))
        if found and told and not _foreign(text[: number.start], reader):
            yield InRow(found.lastgroup or "", number, bool(_OF_SOME.search(text[: number.start])))


def _foreign(so_far: str, reader: Reader) -> bool:
    beside = words.BEHALF.search(so_far) or words.COMPARED.search(so_far[-20:])
    return bool(beside) or foreign(so_far, reader.year, reader.kind)
