"""Sentences that say “none”, “all done”, “all upheld”: which clauses say it, and of what.

A clause says “none of X” only if nothing stands in it beside the words for X and words without weight:
“没有收到法人提出的申请” says nothing of requests as a whole. Such clauses are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.claims.words import DISPUTE, INFORMATION, OTHER_DISPUTE, OTHER_MATTER

Span = tuple[int, int]
_CLAUSE = re.compile(r"[^，；。！？：\n]+")
_NONE = re.compile(
    r"(?<!并)(?:从未|尚未|不存在|未有|未曾|没有|并未|暂未|未(?!经|按|在|予|及时|能|审|办|答|来)|暂无|均无|也无|无(?!法|关|正当|条件|效|纸|偿|论)|零(?!散|星))"
)
_LIGHT = re.compile(
    r"公民|法人|自然人|个人|群众|社会公众|公众|当事人|申请人|任何|其他组织|其它组织|组织|单位|提出|提交|递交|要求|书面|方面|部门|"
    r"有关|相关|涉及|针对|对|向|因|由于|由|于|政府|信息|公开|工作|依|行为|事项|情况|情形|案件|案|现象|问题|纠纷|争议|"
    r"引起|引发|产生|导致|形成|发生|出现|存在|收到|接到|受理|新收|办理|处理|接收|提起|被|而|的|了|过|也|和|及|与|或者|或|以及|一|1|起|件|宗|份|例|次|"
    r"我[局办委厅镇乡县区市街院道]+|本(?:机关|单位|局|委|办|部门|镇|街道|年度|年)|[、（）“”\"\s]|申请|公开的|不|数量?|为|均|记录|诉求|需求|业务|人|这类|此类|类|发生过|公开申请|到|有"
)
_ALL_APPLICANTS = re.compile(r"公民|自然人|个人|群众|公众")
_SOME_APPLICANTS = re.compile(r"法人|组织|企业|单位提出")
_OTHERS = re.compile(r"企业|法人|组织|委员会|机构|公司|律师|单位")
_LIMITED = re.compile(
    r"上半年|下半年|季度|\d月|[一二三四五六七八九十]月|截至|各乡镇|各部门|各单位|部分|个别|上年|去年|往年|以来|多年|连续|历年|20\d\d年前"
)


def _clauses(text: str) -> Iterator[re.Match[str]]:
    return _CLAUSE.finditer(text)


def without_weight(said: str) -> str:
    """What is left of some words without those that narrow nothing down."""
    return _LIGHT.sub("", re.sub(r"全年|年内|20\d\d年度?|新增?|[县市区镇乡州]", "", said))


def no_requests(text: str, theme: str) -> Iterator[Span]:
    """Clauses that say no request was received: 未收到政府信息公开申请, 零申请, 无依申请公开事项."""
    for clause in _clauses(text):
        if "申请" not in clause[0] or _LIMITED.search(clause[0]) or DISPUTE.search(clause[0]):
            continue
        found = _NONE.search(clause[0])
        if not found or not (theme == "requests" or INFORMATION.search(text)):
            continue
        said = clause[0][found.end() :]
        if _only_requests(clause[0][: found.start()], said) and (
            theme == "requests" or INFORMATION.search(clause[0]) or found[0] == "零"
        ):
            yield clause.start() + found.start(), clause.end()
    for zero in _ZERO_REQUESTS.finditer(text):
        if not re.search(r"收费|复议|诉讼", zero[0]):
            yield zero.span()


_ZERO_REQUESTS = re.compile(
    r"依申请公开[^，；。：、\n]{0,10}?(?:零(?:受理|申请|办件|件|$)|(?:数|数量|总数|件数|量)(?:为|是|：)?(?:零|0(?!\d)))"
)


def _only_requests(who: str, said: str) -> bool:
    """Whether nothing narrows down the requests that were not received, or who (`who`) made none."""
    if "申请" not in said or re.search(r"不予|申请(?:表|书|办法|材料)|答复|人申请(?!公开)", said):
        return False
    if re.match(r"提[出交起]", said) and _OTHERS.search(who):
        return False
    if _SOME_APPLICANTS.search(said) and not _ALL_APPLICANTS.search(said):
        return False
    return not _LIGHT.sub("", said)


_NONE_CARRIED = re.compile(
    r"(?:不存在|没有|未发生|均?无|零)(?:任何|需要?|申请)*(?P<last>上一?年度?)?(?:的)?结转(?:申请)?(?:至|到|转入)?(?:下一?年度?|次年|20\d\d年度?)?"
    r"(?:继续|办理|处理|未办结|申请|情形|情况|事项|案件|办件|件|的)*$"
)


def none_carried(text: str, theme: str) -> Iterator[tuple[int, int, str]]:
    """Clauses that say nothing was carried over (无结转下年度办理的申请), each with the row of the table."""
    for clause in _clauses(text):
        found = _NONE_CARRIED.search(clause[0])
        if found and (theme == "requests" or INFORMATION.search(text)) and not OTHER_MATTER.search(clause[0]):
            yield clause.start() + found.start(), clause.end(), "carried_in" if found["last"] else "carried_out"


_ZERO = re.compile(
    r"(?:均|都|全部)?(?:为|是)(?:零|0(?!\d))[件起宗例]?$|(?:均|都)(?:无|没有|未发生|未出现)$|零(?:发生|案件|记录)”?$"
)


def _first_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the first match ends, behind the text where there is none: looking again for each clause takes long."""
    found = pattern.search(text)
    return found.end() if found else len(text) + 1


def no_disputes(text: str, theme: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Clauses that say there was no reconsideration or litigation, with the kinds that they name."""
    other, information = _first_end(OTHER_DISPUTE, text), _first_end(INFORMATION, text)
    for clause in _clauses(text):
        kinds = tuple(dict.fromkeys(match.lastgroup or "" for match in DISPUTE.finditer(clause[0])))
        if not kinds or _LIMITED.search(clause[0]) or other <= clause.end():
            continue
        if theme != "disputes" and information > clause.end():
            continue
        if (start := _none_of_disputes(clause[0])) is not None:
            yield clause.start() + start, clause.end(), kinds
    for line in _LINE_OF_NONE.finditer(text) if theme == "disputes" else ():
        kinds = tuple(dict.fromkeys(match.lastgroup or "" for match in DISPUTE.finditer(line[0])))
        yield *line.span(), kinds


_LINE_OF_NONE = re.compile(
    r"(?:(?<=[。；\n])|^)(?:[（(][一二三四][）)]|[一二三四]、|\d[.．])?(?:政府信息公开|(?:提起|申请)?(?:行政)?(?:复议|诉讼)|案件|情况|[、和及])+：(?:无|没有|零)(?=[。；，\n]|$)"
)
"""“行政复议、行政诉讼：无。”"""


def _none_of_disputes(clause: str) -> int | None:
    """Where “none” begins in a clause that says it of disputes; None in any other."""
    if zero := _ZERO.search(clause):
        return 0 if not _without_disputes(clause[: zero.start()]) else None
    for found in _NONE.finditer(clause):
        said = clause[found.end() :]
        if DISPUTE.search(said) and not _without_disputes(said):
            return found.start()
    return None


def _without_disputes(said: str) -> str:
    """What is left of a clause without words for disputes and words without weight."""
    plain = DISPUTE.sub("", re.sub(r"举报|投诉|申诉|零", "", said))
    return _LIGHT.sub("", re.sub(r"全年|总数|总计|合计|共计|共|数量|行政|答复|等", "", plain))


_NO_FEE = re.compile(
    r"(?:没有|未|无|不存在|不涉及|零)[^，。；]{0,10}行政事业性收费|行政事业性收费(?:项目|金额|收入)?(?:总额|合计)?(?:为|是)?(?:零|0(?![.\d])|无)"
)


def no_fees(text: str) -> Iterator[Span]:
    """没有行政事业性收费, and the like; not fees of one kind, not changes of them."""
    for found in _NO_FEE.finditer(text):
        if not re.search(
            r"新增|增加|违规|违反|未按|乱|擅自|取消|未公开|未纳入|调整|变化|未及时|未公示|未更新|没有公开", found[0]
        ):
            yield found.span()


_NO_HANDLING = re.compile(
    r"(?:没有|未|无|不|零)[^，。；]{0,8}信息处理费|信息处理费[^，。；]{0,8}(?:为零|为0(?![.\d])|未收取|没有收取)"
)
FEE_AMOUNT = re.compile(
    r"(?:收取|收到|收缴|征收|收入)[^，。；]{0,16}信息处理费[^，。；\d]{0,14}[\d,.]+万?元|信息处理费[^，。；\d]{0,14}[\d,.]+万?元"
)
"""“收取信息处理费共计800元”, an amount of zero included."""


def no_handling_fee(text: str) -> Iterator[Span]:
    yield from (
        found.span() for found in _NO_HANDLING.finditer(text) if not re.search(r"标准|规定|减免|争议", found[0])
    )


_DONE = re.compile(
    r"(?:(?:全部|均|都|一律|悉数|全数|已全部)(?:已|能|得到|予以|做到|实现|按|按时|按期|依法|依规|及时|在|于|法定|规定|期限|时限|时间|年内|内|当年|圆满|妥善|的|要求|、|限|期|答复|办理|并|如)*"
    r"(?:办结|办理完毕|办理完结|办毕|结案))|(?:办结|办理)率(?:均|都|也|继续|保持|始终)?(?:达到|达|为|是|保持在?|实现)?了?(?:100%|百分之百|百分百)|100%办结|百分之百办结|(?:已|予以)全部办结|无一(?:积压|遗漏|未办结)"
)
_EXCEPT = re.compile(
    r"除|其余|其他|应办结|到期|应当办结|年内应|需办结|当年应|可以办结|除外|以外|上年|结转[来的]|遗留|转入的|其中|部分|涉及|关于|信函|网络|网上|(?<!线上)(?<!线上、)(?<!线上和)线下|线上(?![、和]?线下)|法人|企业|自然人"
)


_WITH_OLD = re.compile(r"（(?:其中)?(?:含|包括|包含)[^（），。；]{0,10}(?:结转|遗留|转入)[^（）。；]{0,12}）")
"""“受理7件（含上年结转1件），办结率100%” is said of all the same."""
_COUNT = re.compile(r"\d[件宗份起]$")
_SUM = re.compile(r"(?:共|[合共总]计)\d+[件宗份起]$")


def _but_for_counts(said: str) -> str:
    """A sentence without the counts that it sums up: “新收20件，上年结转2件，共22件，均已办结” is said of all."""
    clauses = said.split("，")
    before, last = clauses[:-1], clauses[-1]
    sums = [at for at, clause in enumerate(before) if _SUM.search(clause)]
    if sums:
        return "，".join(clauses[sums[-1] + 1 :])
    counted = [clause for clause in before if _COUNT.search(clause)]
    new = any(re.search(r"新收|收到|受理", clause) for clause in counted)
    old = any(re.search(r"上一?年|去年|结转(?![至到]?[下次明])", clause) for clause in counted)
    return last if new and old and last[:1] in "均已都全现" else said


NEAR = 200
"""Characters before and after a claim in which its sentence may say more: a text of any length is read in time."""


def _around(text: str, found: re.Match[str]) -> str:
    """The sentence of a match, as far as it is near."""
    before = text[max(0, found.start() - NEAR) : found.end()].rpartition("。")[2]
    return before + text[found.end() : found.end() + NEAR].partition("。")[0]


def _begin(text: str, at: int, marks: str) -> int:
    """Where the sentence at a position begins, as far as it is near."""
    return max(max(text.rfind(mark, 0, at) for mark in marks) + 1, at - 5 * NEAR)


_STILL_OPEN = re.compile(r"(?:仍|还|尚|另)有[^，。；\d]{0,8}[1-9一二两三四五六七八九十]\d*[件宗份起]")
"""“本级的全部办结，乡镇仍有6件在办”: a sentence that names the open ones speaks of the others."""


def all_done(text: str, theme: str) -> Iterator[Span]:
    """Clauses that say all requests were dealt with: 均已办结, 办结率100%."""
    for found in _DONE.finditer(text):
        begin = _begin(text, found.start(), "。；！\n")
        said = text[begin : found.end()]
        if _STILL_OPEN.search(_around(text, found)):
            continue
        if _EXCEPT.search(_but_for_counts(_WITH_OLD.sub("", said))) or OTHER_MATTER.search(said):
            continue
        if (re.search(r"申请", said) and (theme == "requests" or INFORMATION.search(said))) or (
            theme == "requests" and INFORMATION.search(text)
        ):
            yield _clause_start(text, found.start()), found.end()


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "。；，！：\n") + 1


_UPHELD = re.compile(
    r"(?:均|全部|都|一律)(?:获得|获|被|予以|为|得到|是|由|经|判决|裁定|复议机关|人民法院|法院|依法|以|结果|决定|作出|做出|我[局委办厅镇乡县区市]|本机关|行政机关)*(?:维持|胜诉|支持)|(?:维持|胜诉)率(?:达到|达|为|保持)?(?:100%|百分之百)"
    r"|(?:零|无|没有|未发生|未出现|未有|无一)(?:一起|一件|一例|1起|1件|被|发生|案件|出现|行政机关|行政复议|行政诉讼|复议|诉讼|和|、|或|无|零|的)*(?:败诉|纠错|被纠正|纠正)"
    r"|(?:败诉|纠错|被纠正)率(?:均|都)?(?:为|是|保持)?(?:零|0(?![.\d]))"
    r"|(?:没有|未|无)(?!及时)[^，。；]{0,20}(?:被|复议机关)[^，。；]{0,8}(?:纠正|撤销|败诉)"
)
_CONCLUDED = re.compile(r"已(?:经)?(?:审结|办结|作出决定|结案)|审结的|办结的|结案的|除")


_NOT_UPHELD = re.compile(
    r"(?:纠正|撤销|确认违法|未审结|未结案)[^，。；、]{0,4}[1-9一二两三四五]|[1-9一二两三四五][件宗起例][^，。；、]{0,8}(?:纠正|撤销|确认违法|未审结|未结案|审理中)"
)
"""“……均维持；部门的6件，2件纠正”: a sentence that tells of the others means some with 均."""


def all_upheld(text: str, theme: str) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """Clauses that say every case was won, with the kinds of dispute and whether only decided ones are meant."""
    for found in _UPHELD.finditer(text):
        begin = _begin(text, found.start(), "。！\n")
        said = text[begin : found.end()]
        if not (theme == "disputes" or INFORMATION.search(said)) or OTHER_DISPUTE.search(said):
            continue
        if re.search(
            r"一审|二审|再审|上年|去年|连续|其中|力争|争取|确保|努力|今后|下一步|目标|政府作出的|为被(?:申请人|告)",
            said,
        ) or not DISPUTE.search(said + "" if DISPUTE.search(said) else text[:begin] + said):
            continue
        if _NOT_UPHELD.search(_around(text, found)):
            continue
        start = _clause_start(text, found.start())
        yield start, found.end(), _kinds(text[start : found.end()], said), bool(_CONCLUDED.search(said))


def _kinds(clause: str, sentence: str) -> tuple[str, ...]:
    """The kinds that the clause names, else those of the nearest words before it; both where none is named."""
    named = tuple(dict.fromkeys(match.lastgroup or "" for match in DISPUTE.finditer(clause)))
    if named and not ("败诉" in clause and named == ("reconsideration",)):
        return named
    if re.search(r"败诉|胜诉", clause):
        return (*named, "litigation")
    found = [match.lastgroup or "" for match in DISPUTE.finditer(sentence)]
    return (found[-1],) if found else ("reconsideration", "litigation")
