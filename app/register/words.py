"""Words of registers: which row of the form an outcome is, which column an applicant, which kind of case.

Every list stands for one cell of the form alone. Words that may mean several are none, and say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.incoming.official import official


@dataclass(frozen=True, slots=True)
class WordMeaning:
    """The id that words stand for, or '' and why they stand for none."""

    id: str = ""
    why: str = ""


_OUTCOMES = {
    "granted": r"(?<!不)(?<!部分)(?:予以|全部|同意|准予)公开|^公开$|已(?:经)?主动公开|^主动公开$|告知(?:其)?获取",
    "partly_granted": r"部分(?:予以)?公开|区分处理",
    "denied_state_secret": r"国家秘密",
    "denied_by_law": r"(?:法律|法规).{0,8}禁止",
    "denied_security_stability": r"三安全|国家安全|公共安全|社会稳定",
    "denied_third_party": r"(?<!征求)第三方(?!意见)|商业秘密|个人隐私",
    "denied_internal_affairs": r"内部(?:事务|管理)|人事管理|后勤管理|内部工作流程",
    "denied_deliberative": r"过程性|讨论记录|过程稿|磋商|请示报告",
    "denied_enforcement_file": r"执法案卷",
    "denied_inquiry_matter": r"行政查询|查询事项",
    "unavailable_not_held": r"不掌握|信息不存在|^不存在$|没有检索到|未检索到|非本(?:行政)?机关|不属于?本(?:行政)?机关",
    "unavailable_needs_creation": r"另行制作|加工、?分析|没有现成",
    "unavailable_still_unclear": r"补正后.{0,8}不明确|仍不明确",
    "rejected_petition": r"信访|举报|投诉",
    "rejected_repeated": r"重复申请|重复提交",
    "rejected_publication": r"公开出版物",
    "rejected_excessive": r"大量、?反复",
    "rejected_reissue": r"重新出具",
    "other_not_corrected": r"逾期.{0,4}不补正|逾期未补正|未按期补正|未补正",
    "other_fee_unpaid": r"(?:逾期|未).{0,10}缴",
    "other_misc": r"撤回|撤销申请|^(?:3[.、．])?其他$",
}
_DENIED = re.compile(r"(?:不属于|不是|并非|不涉及|不构成)$")
_OPEN = re.compile(r"(?:正在|尚在|还在|尚未|未|待|延期|征求).{0,8}$")
_NOTHING = frozenset(["/", "-", "—", "无", "办理中"])
_CLASSES = re.compile(r"不予公开|不公开|无法提供|不予处理|不予答复|其他处理")
_APPLICANTS = {
    "natural_person": r"自然人|公民|个人",
    "business": r"企业|公司",
    "research": r"科研|学校|高校|院校",
    "public_interest": r"公益|社会团体|社团|基金会",
    "legal_service": r"法律服务|律师|公证",
    "other_organisation": r"^其他(?:组织|法人|单位)?$",
}
_GROUP = re.compile(r"法人(?:或者?|和|及|、)?其他组织|^法人$|^组织$|^单位$")
_CASES = {
    "litigation_after_reconsideration": r"复议后|(?<!未)经(?:过)?复议(?:后)?(?:再)?(?:起诉|诉讼)",
    "litigation_direct": r"未经复议|直接起诉|未复议",
    "reconsideration": r"复议",
}
_RESULTS = {
    "upheld": r"维持|驳回.{0,4}(?:诉讼|复议)请求|驳回上诉",
    "corrected": r"纠正|撤销|变更|确认违法|确认无效|责令|重新答复|履行",
    "other": r"撤诉|撤回|终止|终结|其他|调解|和解",
    "pending": r"未审结|未结|审理中|正在审理|办理中",
}
_UNSETTLED = re.compile(r"驳回(?:原告的?)?起诉|驳回.{0,4}复议申请|不予受理|不予立案")


@lru_cache(maxsize=4096)
def request(text: str) -> WordMeaning:
    """The row of the requests table that an outcome is."""
    stated = "".join(text.split())
    if not stated:
        return WordMeaning(why="没有写办理结果")
    if (match := official("requests").rows.match(stated)) and match.damage <= 1 and match.id in _OUTCOMES:
        return WordMeaning(match.id)
    found = _matching(_OUTCOMES, stated)
    if len(found) == 1:
        return WordMeaning(found[0])
    if "partly_granted" in found:  # 区分处理的，只计这一情形
        return WordMeaning("partly_granted")
    if found:
        return WordMeaning(why=f"“{text}”像是几种结果，表里只能计一种")
    if _CLASSES.search(stated):
        return WordMeaning(why=f"“{text}”没有写明是哪一种情形")
    return WordMeaning(why=f"“{text}”对不上表里的任何一行")


@lru_cache(maxsize=1024)
def applicant(text: str) -> WordMeaning:
    """The column that a kind of applicant is."""
    stated = "".join(text.split())
    if not stated:
        return WordMeaning(why="没有写申请人类型")
    rest = _GROUP.sub("", stated).strip("-—－（）()：:·/、，") if _GROUP.search(stated) else stated
    found = _matching(_APPLICANTS, rest)
    if len(found) == 1 and not (found == ["business"] and "科研" in rest):
        return WordMeaning(found[0])
    if found:
        return WordMeaning(why=f"“{text}”像是几类申请人")
    return WordMeaning(
        why=f"“{text}”没有写明是哪一类法人或组织" if _GROUP.search(stated) else f"“{text}”不是表里的申请人类型"
    )


@lru_cache(maxsize=1024)
def dispute(text: str, *, of_case: bool = False) -> WordMeaning:
    """The outcome of a dispute, or (`of_case`) its kind."""
    stated = "".join(text.split())
    if of_case:
        found = _matching(_CASES, stated)
        if found:
            return WordMeaning(found[0])  # the first is the narrowest
        if re.search(r"诉讼|起诉|一审|二审", stated):
            return WordMeaning(why=f"“{text}”没有写明是未经复议直接起诉，还是复议后起诉")
        return WordMeaning(why=f"“{text}”不是复议也不是诉讼" if stated else "没有写案件类型")
    if _UNSETTLED.search(stated):
        return WordMeaning(why=f"“{text}”计入哪一栏没有统一规定，请问主管部门后自己填")
    found = _matching(_RESULTS, stated)
    if len(found) == 1:
        return WordMeaning(found[0])
    return WordMeaning(
        why=f"“{text}”像是几种结果" if found else f"“{text}”对不上表里的结果" if stated else "没有写结果"
    )


def is_open(stated: str) -> bool:
    """Whether words say that there is no answer yet; 未补正 is an outcome."""
    return stated in _NOTHING or (bool(_OPEN.match(stated)) and not request(stated).id)


def is_outcome(text: str) -> bool:
    """Whether words are such as stand in a column of outcomes, told well enough or not."""
    stated = "".join(text.split())
    return bool(
        request(text).id or dispute(text).id or is_open(stated) or _CLASSES.search(stated) or _UNSETTLED.search(stated)
    )


def _matching(words: dict[str, str], stated: str) -> list[str]:
    return [
        id_
        for id_, pattern in words.items()
        if any(not _DENIED.search(stated[: found.start()]) for found in re.finditer(pattern, stated))
    ]
