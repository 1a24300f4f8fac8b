"""Sentences that say “all done”, “all upheld”: which clauses say it, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.claims.words import DISPUTE, INFORMATION, OTHER_DISPUTE, OTHER_MATTER
from app.language.remembered import remembered

Span = tuple[int, int]
_WAY = r"已|已经|能|得到|按程序|按规定|按要求|依程序|予以|做到|实现|按|按时|按期|依法|依规|及时|在|于|法定|规定|期限|时限|时间|年内|内|当年|圆满|妥善|的|要求|、|限|期|答复|办理|并|如|\d{1,2}个?(?:工作日|日|天)"
_RATE = r"(?:达到|达|为|是|保持在?|实现)?了?(?:100%|百分之百|百分百)"
_IN_TIME = r"(?<!规范)(?<!合规)(?<!书面)(?<!网上)(?<!线上)(?<!准确)(?<!有效)(?<!按期)(?<!按时)(?<!及时)(?<!期限内)(?<!时限内)(?<!限时)(?<!期内)(?<!到期)"
_DONE = re.compile(
    rf"(?:全部|均|都|一律|悉数|全数|已全部)(?:{_WAY})*(?:办结|(?:办理|处理|答复)(?:完毕|完结|完成)|完成(?:办理|处理|答复)|办毕|结案)"
    r"|(?:均已|都已|已全部|已经全部|全部已)(?:依法|依规|予以|作出|给予)*答复(?=[，。；]|$)"
    rf"|{_IN_TIME}(?:办结|办理|处理|答复)(?:完毕|完成)?率(?:、[\u4e00-\u9fff]{{2,4}}率)*(?:均|都|也|继续|保持|始终)?{_RATE}"
    r"|(?:100%|百分之百)办结|(?:已|予以)全部办结|无一(?:积压|遗漏|未办结)"
)
"""Not 按期答复率100%, 按时办结率100%: what is not due yet may wait for the next year."""
_EXCEPT = re.compile(
    r"(?<!今年)(?<!年初)(?<!一年)以来|除|其余|其他|应(?:当|予|该)?答复的|应办结|到期|应当办结|年内应|需办结|当年应|可以办结|除外|以外|上年|结转[来的]|遗留|转入的|其中|部分|涉及|关于|信函|网络|网上|(?<!线上)(?<!线上、)(?<!线上和)线下|线上(?![、和]?线下)|法人|企业|自然人"
)


_AIM = re.compile(r"力争|争取|努力|目标|今后|下一步|下步|来年|明年|(?:^|，)(?:继续)?确保")
"""“力争办结率达到100%” tells what is aimed at."""
_IN_TIME_TOO = re.compile(r"(?:按期|按时|及时|准时)[^，。；]*率、$")
"""“按期办结率、答复率均为100%”: the second rate is one in time as well."""
_WITH_OLD = re.compile(r"（(?:其中)?(?:含|包括|包含)[^（），。；]{0,10}(?:结转|遗留|转入)[^（）。；]{0,12}）")
"""“受理7件（含上年结转1件），办结率100%” is said of all the same."""
_COUNT = re.compile(r"\d[件宗份起]$")
_SUM = re.compile(r"(?:共|[合共总]计)\d+[件宗份起]$")


_NEW_ALONE = re.compile(r"新收|(?:本|当)年(?:度)?(?:的|收到|受理|接收)|今年的")
"""“新收的均已办结” says nothing of those carried over."""


def _but_for_counts(stated: str) -> str:
    """A sentence without the counts that it sums up: “新收20件，上年结转2件，共22件，均已办结” is said of all."""
    clauses = stated.split("，")
    before, last = clauses[:-1], clauses[-1]
    sums = [at for at, clause in enumerate(before) if _SUM.search(clause)]
    if sums:
        return "，".join(clauses[sums[-1] + 1 :])
    counted = [clause for clause in before if _COUNT.search(clause)]
    new = any(re.search(r"新收|收到|受理", clause) for clause in counted)
    old = any(re.search(r"上一?年|去年|结转(?![至到]?[下次明])", clause) for clause in counted)
    return last if new and old and not _NEW_ALONE.search(last) else stated


NEAR = 200
"""Characters before and after a claim in which its sentence may say more: a text of any length is read in time."""


def _around(text: str, found: re.Match[str]) -> str:
    """The sentence of a match, as far as it is near."""
    before = text[max(0, found.start() - NEAR) : found.end()].rpartition("。")[2]
    return before + text[found.end() : found.end() + NEAR].partition("。")[0]


def _begin(text: str, at: int, marks: str) -> int:
    """Where the sentence at a position begins, as far as it is near."""
    near = max(0, at - 2 * NEAR)
    return max(max(text.rfind(mark, near, at) for mark in marks) + 1, near)


_STILL_OPEN = re.compile(r"(?:仍|还|尚|另)有[^，。；\d]{0,8}[1-9一二两三四五六七八九十]\d*[件宗份起]")
"""“本级的全部办结，乡镇仍有6件在办”: a sentence that names the open ones speaks of the others."""


@remembered
def all_done(text: str, theme: str) -> Iterator[Span]:
    """Clauses that say all requests were dealt with: 均已办结, 办结率100%."""
    informs = theme == "requests" and bool(INFORMATION.search(text))
    for found in _DONE.finditer(text):
        begin = _begin(text, found.start(), "。；！\n")
        stated = text[begin : found.end()]
        if not informs and not _is_about_requests(stated, theme):
            continue
        if (
            _AIM.search(stated)
            or _IN_TIME_TOO.search(text, max(begin, found.start() - 20), found.start())
            or _EXCEPT.search(_but_for_counts(_WITH_OLD.sub("", stated)))
            or OTHER_MATTER.search(stated)
        ):
            continue
        around = _around(text, found)
        in_days = "工作日" in found[0] and "结转" in around  # 均于20个工作日内办结，结转下年的1件年底才收到
        if not _STILL_OPEN.search(around) and not in_days:
            yield _clause_start(text, found.start()), found.end()


_BARE = re.compile(
    r"(?:收到|受理|新收|接收|办理|处理|对|年度?|的|\d件|^|[，。；：])申请(?![人表书材登许审补救仲复执强专])"
)
_APPLIED_FOR = re.compile(
    r"(?:许可|登记|审批|资质|认定|业务)(?:类|申请|件|手续|业务)|补贴|补助|救助|仲裁|贷款|执照|报销|商标|专利|信访|投诉|举报"
)


def _is_about_requests(stated: str, theme: str) -> bool:
    """Whether a sentence speaks of requests for information; 申请 alone does where nothing else can be applied for."""
    if "申请" not in stated:
        return False
    return (
        theme == "requests"
        or bool(INFORMATION.search(stated))
        or bool(_BARE.search(stated) and not _APPLIED_FOR.search(stated))
    )


def _clause_start(text: str, at: int) -> int:
    return _begin(text, at, "。；，！：\n")


_UPHELD = re.compile(
    r"(?:均|全部|都|一律)(?:获得|获|被|予以|为|得到|是|由|经|判决|裁定|复议机关|人民法院|法院|依法|以|结果|决定|作出|做出|我[局委办厅镇乡县区市]|本机关|行政机关)*(?:维持|胜诉|支持|(?:判决)?驳回了?原告的?(?:全部)?(?:诉讼请求|诉请))|(?:维持|胜诉)率(?:达到|达|为|保持)?(?:100%|百分之百)"
    r"|(?:零|无|没有|未发生|未出现|未有|无一)(?:一起|一件|一例|1起|1件|被|发生|案件|出现|行政机关|行政复议|行政诉讼|复议|诉讼|和|、|或|无|零|的)*(?:败诉|纠错|被纠正|纠正)"
    r"|(?:败诉|纠错|被纠正)率(?:均|都)?(?:为|是|保持)?(?:零|0(?![.\d]))"
    r"|(?:没有|未|无)(?!及时)[^，。；]{0,20}(?:被|复议机关)[^，。；]{0,8}(?:纠正|纠错|撤销|败诉)"
)
_CONCLUDED = re.compile(r"已(?:经)?(?:审结|办结|作出决定|结案)|审结的|办结的|结案的|除")


_NOT_UPHELD = re.compile(
    r"(?:纠正|撤销|确认违法|未审结|未结案)[^，。；、]{0,4}[1-9一二两三四五]|[1-9一二两三四五][件宗起例][^，。；、]{0,8}(?:纠正|撤销|确认违法|未审结|未结案|审理中)"
)
"""“……均维持；部门的6件，2件纠正”: a sentence that tells of the others means some with 均."""


@remembered
def all_upheld(text: str, theme: str) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """Clauses that say every case was won, with the kinds of dispute and whether only decided ones are meant."""
    first = DISPUTE.search(text)
    for found in _UPHELD.finditer(text):
        begin = _begin(text, found.start(), "。！\n")
        stated = text[begin : found.end()]
        if not (theme == "disputes" or INFORMATION.search(stated)) or OTHER_DISPUTE.search(stated):
            continue
        if re.search(
            r"一审|二审|再审|上年|去年|连续|其中|力争|争取|确保|努力|今后|下一步|目标|政府作出的|为被(?:申请人|告)",
            stated,
        ) or not (theme == "disputes" or (first and first.end() <= found.end())):
            continue
        if _NOT_UPHELD.search(_around(text, found)):
            continue
        start = _clause_start(text, found.start())
        yield start, found.end(), _kinds(text[start : found.end()], stated), bool(_CONCLUDED.search(stated))


def _kinds(clause: str, sentence: str) -> tuple[str, ...]:
    """The kinds that the clause names, else those of the nearest words before it; both where none is named."""
    named = tuple(dict.fromkeys(match.lastgroup or "" for match in DISPUTE.finditer(clause)))
    if named and not ("败诉" in clause and named == ("reconsideration",)):
        return named
    if re.search(r"败诉|胜诉", clause):
        return (*named, "litigation")
    found = [match.lastgroup or "" for match in DISPUTE.finditer(sentence)]
    return (found[-1],) if found else ("reconsideration", "litigation")
