"""The words that say what a number of requests or disputes counts.

All patterns look at one clause or one sentence of folded text, and none repeats a repetition.
"""

from __future__ import annotations

import re

REQUEST = re.compile(r"申请(?![^，。；、]{0,2}(?:人|书|表|办法|指南|渠道|流程|条件|材料))")
INFORMATION = re.compile(r"信息公开|公开政府信息|依申请公开|公开申请|信息不公开")
INFORMATION_REQUEST = re.compile(
    r"(?:信息|依申请)公开[^，。；、]{0,4}申请|公开申请|依申请(?:政府)?(?:信息)?公开|申请公开|政府信息[^，。；]{0,6}申请|信息申请"
)
RELEVANT = re.compile(r"申请|转|办结|答复|公开|无法提供|不予处理|其他处理|复议|诉讼|起诉|应诉")
FILLER = re.compile(r"[、（ \u3000共计合总有为是达到各分别均]|其中|全年|本年度?")
LIST = re.compile(r"其中|（含|包括|包含|分别(?:为|是)")
AMONG = re.compile(r"(?<!其)中(?=[，：有])|之中|里面|^中(?!心|央|小|级|国)")
THESE = re.compile(
    r"[此该这]类|这些|(?:这|上述|前述)$|最多|居多|多数|集中[在于]"
    r"|(?:^|[，。；：])(?:对|对于|针对|就|涉及|关于)(?![^，。；：]*(?:收到|受理|全部|所有))[^，。；：]{0,24}(?:申请，|$)"
    r"|(?:^|[，。；：])[按从依](?!结果|办理结果|处理结果|答复结果|[^，。；：]{0,4}[数总]?量)[^，。；：]{1,8}(?:分|看|统计|划分)，"
)
"""Words for a part of the requests, told of here or before: “此类申请26件，予以公开11件”, “征地类的最多，有31件”."""
NEW_SUBJECT = re.compile(r"收到|新收|受理|办结|答复|结转|复议|诉讼|引发|发生")

RESULTS = {
    "granted": r"公开(?=（?(?:含|包括)部分公开)|(?<![动息请务予意分不])公开(?=答复(?!率|书|文))|(?:予以|同意|给予|准予|全部|依法)公开(?!答复率)|(?<![动息请予意分不])公开(?=(?:[或和及与、]|以及|或者)部分公开)",
    "partly_granted": r"部分(?:予以|同意)?公开",
    "denied": r"(?:不予|不同意|不)公开",
    "unavailable": r"(?:无法|不能|未能)提供",
    "rejected": r"不予处理",
    "other": r"其[他它]处理",
}
_RESULT = "|".join(
    f"(?P<{name}>{pattern})" for name, pattern in sorted(RESULTS.items(), key=lambda item: item[0] == "granted")
)
BARE_GRANTED = re.compile(r"(?:其中|[：、（])*(?:予以|依法|同意)?公开(?:的)?(?:有|为|共)?")
BESIDE_GRANTED = re.compile(r"(?:部分|不予|不)公开|无法提供|不予处理")
"""“公开7件，部分公开2件，不公开3件”: beside the other classes a bare 公开 is one of them."""
_CARRY = r"(?P<carried>结转|(?:转入|转至|转到|转|延至|延续到?|跨)(?=(?:下|次|明|20\d\d)[^，。；]{0,3}年|20\d\d年)|年度?转[入来]|跨年度?(?=办理|处理|继续)|(?:上一?年度?|去年|20\d\d年度?)(?:尚)?(?:未办结|未办理完毕|遗留))"
_CONCEPT = re.compile(
    rf"{_RESULT}|{_CARRY}|(?P<concluded>(?<![未待])办结(?!率)|完成[^，。；、\d]{{0,12}}办理|办理完[毕结]|办毕)|(?P<answered>(?:作出|出具|制发|送达)[^，。；、]{{0,12}}(?:答复书|告知书)|(?<!原)(?<!重新)(?:予以|作出|依法|已|书面|按期|按时)?(?:答复|回复|答覆)(?!率|书|文书|函|意见|不服|不当|期|时限|时间|工作|口径|模板|文本|质量|内容|方式|材料|人))"
    r"|(?P<received>收到|新收|收悉|接到|接收|受理|收取到|(?<!未)办理(?!结果|情况|时限|期限|流程|答复)|(?<!不予)(?<!其他)处理(?!结果|费))"
)
JOINS = re.compile(r"[、及和与或（含以]|以及|的|答复|信息|和者")
_NEXT = re.compile(r"跨年|下一?年|次年|明年|下年度|来年")
_LAST = re.compile(r"上一?年|去年|往年|上年度|前一年|历年")
_YEAR = re.compile(r"(20\d\d)年")

NARROW = re.compile(
    r"涉及|关于|有关|因|属于|由于|经[^审研查依]|网络|网上|网站|在线|线[上下]|信函|邮寄|邮件|邮箱|当面|现场|窗口|平台|传真|电话|书面|类申请|类的|年[初末](?:收到|受理|答复|办结)|第[一二三四五六七八九十\d]+[条款]"
    r"|上半年|下半年|季度|月份|简易|同一|合并|不含|除|仅(?!收|受|接|有|新)|首次|再次|重复|补正|延期|逾期|当场|其余|剩余|另|其他组织|企业|商业|科研|公益|律师|法律服务|机构|组织"
)
LEFT_OVER = re.compile(r"其余|剩余|余下|另(?:有|外)?")
"""“剩余26件结转下年度”: what is carried over is what is left."""
NARROW_DISPUTE = re.compile(r"涉及|一审|二审|再审|土地|征收|其中|(?<!新)收到[^，]*决定|撤回|终止|调解|和解")
OLD_CASES = re.compile(r"(?:上年|上一年|去年)度?(?:结转|遗留|未审结|转入)")
"""Cases of the year before, told beside those of this year: the table has both."""
REJECTED = re.compile(r"驳回[^，。；、]{0,12}\d")
"""Another word for 结果维持, counted by itself."""
NARROW_AFTER = re.compile(r"因|由于|经征求|涉及|属于|不属于|延期|逾期|要求|关于|为企业|为法人")
DUE = re.compile(r"[应需须待](?:当|要|予以|依法)?(?:答复|办结|办理|回复)(?:的)?(?:申请)?[共计总数为]*$")
"""“共需答复37件”: what there was to do, not what was done."""
AHEAD = re.compile(r"[^，。；]{0,6}(?:将|拟|有待|尚需)")
COMPARED = re.compile(
    r"平均|(?:(?<!占)比|较|同比|环比)[^，。；]{0,14}$|(?:增加|减少|增长|下降|上升|降低|增至|多|少)了?$"
)
OTHER_MATTER = re.compile(
    r"12345|12329|热线|信访|来信|来访|提案|议案|建议|诉求|工单|咨询|投诉|举报|留言|意见箱|问政|居民|居委|村民|网格|窗口办件|办件|舆情|(?<!公开)(?<!公开申请)(?<!公开办理)事项"
    r"|(?:许可|登记|仲裁|补贴|补助|救助|援助|低保|贷款|入学|入园|资助|执行|赔偿|听证|入党|理赔|立项|专利|商标|认定|备案|变更|注销|证|退税|资质|审批|就业|住房|廉租房|公租房|宅基地|保障|验收|调解)申请"
)
BEHALF = re.compile(
    r"配合|为各|为[^，。；]{0,6}(?:审核|把关|起草)|代表|代为|代理|代[县市区省镇乡][^，。；]{0,12}(?:受理|收到|办理|答复)|名义|受[^，。；]{0,10}委托|协助|指导|转送|转办|移交|督办"
)

DISPUTE = re.compile(
    r"(?P<litigation_direct>未经(?:行政)?复议[^，；。]{0,6}(?:起诉|诉讼)|直接(?:起诉|提起(?:行政)?诉讼))"
    r"|(?P<litigation_after_reconsideration>(?:经)?(?:行政)?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼|诉讼))"
    r"|(?P<reconsideration>(?:行政)?复议)|(?P<litigation>(?:行政)?诉讼)"
)
TAIL = re.compile(
    r"(?:（(?:政府)?信息公开类?）|的|申请|案件|案|数量|总数|数|量|共计|共有|共|合计|总计|计|为|是|有|达到|达|发生|引发|引起|情况|件数|总量|全年|本年度?|收到|被|新增|，|：|（|其中|均|\s)*"
)
OUTCOMES = {"维持": "upheld", "纠正": "corrected", "纠错": "corrected", "其他结果": "other", "未审结": "pending"}
OUTCOME = re.compile(
    r"(?:^|[、（]|其中|结果|予以|被|尚|均为?|：|，|已|有|机关|法院|复议|诉讼)(维持|纠正|纠错|其他结果|未审结)(?:原?(?:具体)?行政行为|原?答复|原?决定)?(?:的|有|案件|为|数|共|：)*$"
)
_OUTCOME_AFTER = re.compile(
    r"(?:均|已|被|经[^，。；、]{0,8}?)?(?:予以|结果)?(?:为|是)?(维持|纠正|其他结果|未审结)(?:原[^，。；、]{0,8})?(?=[，；。、）]|$)"
)
_ONLY_COUNTED = re.compile(r"(?:其中|另有|仍有|还有|有|另|和|及|、|，|（|：)*")


def outcome(left: str, rest: str) -> str:
    """The outcome that the words before a number name, or behind it (“其中3件维持”); '' for none."""
    found = OUTCOME.search(left)
    if not found and _ONLY_COUNTED.fullmatch(left.rpartition("、")[2]):
        found = _OUTCOME_AFTER.match(rest.removeprefix("尚"))
    return OUTCOMES[found[1]] if found else ""


SUM = re.compile(r"[，、）；]?(?:合计|共计|总计)(?:为|有)?")
OTHER_DISPUTE = re.compile(
    r"其[他它]类|(?<!公开)(?<!申请)(?<!答复)(?<!各)类(?:行政)?(?:复议|诉讼)|其[他它](?:行政)?(?:复议|诉讼|案件|方面)|此外|除此|土地|征收|征地|拆迁|行政处罚|行政许可|工伤|备案|代理|应诉|报备|审理|出庭|庭审|答辩"
)
NOT_OURS = re.compile(
    r"第三人|备案|代理|报备|(?:办理|受理|审理)(?:各类)?行政复议|审理[^，。；]{0,14}复议|以(?!我|本)[^，。；]{1,12}为被(?:申请人|告)|各部门|各单位|下级|其[他它]类型|非(?:政府)?信息公开|代[县市区省][^，。；]{0,8}(?:应诉|答复)|指导|典型|作为(?:行政)?复议机[关构]|上年|去年|累计|同期"
)


def is_result(what: tuple[str, ...]) -> bool:
    return what[0] in RESULTS


def is_dispute(what: tuple[str, ...]) -> bool:
    return what[0].startswith(("reconsideration", "litigation"))


def concept(clause: str, year: int, *, after: bool = False) -> tuple[str, ...] | None:
    """What the last of the telling words in a clause counts (behind a number: the first)."""
    found = list(_CONCEPT.finditer(clause))
    if not found:
        return None
    match = found[0] if after else found[-1]
    name = match.lastgroup or ""
    if after and any(one.lastgroup == "carried" for one in found) and _GOES_ON.match(clause):
        return (_direction(clause, year),)
    if name == "carried" or (name in {"received", "answered"} and any(one.lastgroup == "carried" for one in found)):
        return (_direction(clause, year),)
    if name == "received":
        return ("received",) if match[0] == "新收" or (not after and REQUEST.search(clause, match.start())) else None
    if name == "answered" and not after and _result_before(found):
        found.pop()
        name = found[-1].lastgroup or ""
    return _with_joined(clause, found, name) if name in RESULTS and not after else (name,)


def _result_before(found: list[re.Match[str]]) -> bool:
    """Whether “答复” belongs to a class of results: 同意公开答复9件."""
    return len(found) > 1 and found[-2].lastgroup in RESULTS and found[-2].end() >= found[-1].start() - 1


def _with_joined(clause: str, found: list[re.Match[str]], name: str) -> tuple[str, ...]:
    """“予以公开及部分公开” counts two classes together."""
    together = [name]
    for earlier, later in zip(found[-2::-1], found[:0:-1], strict=False):
        between = clause[earlier.end() : later.start()]
        if earlier.lastgroup not in RESULTS or JOINS.sub("", between):
            break
        together.insert(0, earlier.lastgroup or "")
    return tuple(dict.fromkeys(together))


def _direction(clause: str, year: int) -> str:
    years = {int(found) for found in _YEAR.findall(clause)}
    if _NEXT.search(clause) or year + 1 in years:
        return "carried_out"
    return "carried_in" if _LAST.search(clause) or year - 1 in years else "carried"


_NOUN = r"(?:政府)?信息公开(?:的)?申请|信息公开申请|公开申请|依申请公开申请|政府信息申请"
_COUNTED = re.compile(
    rf"(?:(?:{_NOUN})|依申请公开(?:事项|工作|受理|办理|收件)?(?=数量|总量|总数|件数))(?:的)?(?:受理|收件|登记)?(?:数量|总量|总数|件数|数|量)?(?:明显|大幅|有所|持续|显著|稳步)?(?:上升|增长|增加|下降|减少)?(?:共计|共有|共|合计|总计|为|是|达到|达|有|：)*$"
)
_TOTAL_OF = re.compile(r"申请(?:的)?(?:数量|总量|总数|件数|量)(?:共计|共|合计|总计|为|是|达到|达|有|：)*$")
BARE_REQUEST = re.compile(r"(?:收到|受理|接到|接收|新收|登记)(?:了)?(?:各类)?申请(?:共计|共有|共)?$")
DOCUMENT_KINDS = re.compile(r"主动公开[^，。；、\d]{0,6}\d|公文|制发文件|制作文件|产生文件")
_HOLDS = re.compile(r"(?:收到|新收|受理|接到|接收|办理|总计|合计|共计|共有|共|有|产生|登记|提出|提交)(?:了|的)?$")
_NOUN_AFTER = re.compile(rf"(?:的)?(?:{_NOUN}|申请(?!人|书|表|事项))")


_GOES_ON = re.compile(
    r"(?:[^，；：。（）\d]{0,20}，)?[^，；：。（）\d]{0,30}(?:未能[^，；：。（）\d]{0,6}(?:答复|办结)|办理期限|正在办理|在办|未办结|未到期|未到[^，；：。（）]{0,4}期限|尚未到期|期限内)[^，；：。（）]{0,4}，(?:已|均|按规定|依规|按程序|将|拟|需|全部)*(?=结转|转入|顺延)"
)
_STILL_OPEN = re.compile(r"在办|办理中|正在办理|未办结|未到期|未答复")
_THEN_CARRIED = re.compile(r"，(?:已|均|全部|依规|按规定|现|将|拟)*(?:结转|转入|转至)(?:至|到)?(?:下|次|明|20\d\d年)")


def still_open(left: str, rest: str) -> bool:
    """“在办理中的申请15件，已结转下年”: what is said to become of the number stands behind the comma."""
    return bool(_STILL_OPEN.search(left) and _THEN_CARRIED.match(rest))


def right_of(text: str) -> str:
    """The clause after a number; with “正在办理，结转下年度” also what it is said to become."""
    if AMONG.match(text):
        return ""
    whole = _GOES_ON.match(text)
    start = whole.end() if whole else 0
    return text[:start] + re.split(r"[，；：。（）]", text[start:])[0]


def alone(clause: str) -> str:
    """The first of the things named behind a number; nothing where several classes of results share it."""
    if len({match.lastgroup for match in _CONCEPT.finditer(clause) if match.lastgroup in RESULTS}) > 1:
        return ""
    return clause.split("、")[0]


def receives(left: str, right: str) -> bool:
    """“信息公开申请（数量为）N件”, “收到N件申请”."""
    if _COUNTED.search(left) or _TOTAL_OF.search(left):
        return True
    return bool(_HOLDS.search(left) and _NOUN_AFTER.match(right))


def divides(whole: tuple[str, ...], what: tuple[str, ...]) -> bool:
    """Whether a list that divides `whole` has figures of the whole table; () is something else."""
    if not whole:
        return False
    if is_dispute(what):
        return is_dispute(whole)
    if whole[0] in {"received", "carried_in"}:
        return True
    return whole[0] in {"concluded", "answered"} and is_result(what)


def joined(text: str) -> list[str]:
    """The kinds of dispute that the last words name together (“行政复议、行政诉讼”)."""
    found = list(DISPUTE.finditer(text))
    kinds = [found[-1].lastgroup or ""]
    for earlier, later in zip(found[-2::-1], found[:0:-1], strict=False):
        within = earlier.lastgroup == "litigation" and kinds[0].startswith("litigation_")
        if within or re.sub(r"[、和及或与以]|案件|提起|申请|被", "", text[earlier.end() : later.start()]):
            break
        kinds.insert(0, earlier.lastgroup or "")
    return kinds


_EVERYBODY = re.compile(
    r"[^，。；、]{0,6}(?:、[^，。；、]{0,6}){0,2}等各?类?(?:主体|申请人)|(?:公民|自然人|个人)[、和及或与]?(?:企业)?法人[、和及或与者]*其[他它]组织"
)


def without_result(clause: str) -> str:
    """The clause without what narrows nothing: the “属于” of “属于予以公开的”, “公民、法人和其他组织”."""
    clause = _EVERYBODY.sub("", clause)
    return re.sub(r"属于(?=予以|同意|部分|不予|不同意|无法|其)", "", clause, count=1)


def who(clause: str) -> str:
    """Whether a claim is about natural persons alone."""
    if re.search(r"法人|组织|企业", clause):
        return ""
    return "natural_person" if re.search(r"自然人|公民|个人", clause) else ""


_WEIGHTLESS = re.compile(
    r"上一?年度?|去年|下一?年度?|次年|20\d\d年度?|12月31日|全年度?|本年度?|今年|当年|年内|年度|年底|年末|期间|截至"
    r"|累计|共计|合计|总计|共有|总共|共|总计|我[局办委厅镇乡街县区市]道?|本(?:机关|单位|局|委|办|部门|镇|街道|级)|全[县区市镇乡省]"
    r"|[\u4e00-\u9fff]{0,12}?(?:局|委员会|办公室|人民政府|街道办事处|街道|管委会|镇政府|区政府|县政府|市政府)|各级|行政机关|部门|单位"
    r"|各级|各部门|各单位|[各全][县区市乡镇街]道?|按照|法定|规定|时限|期限|依法|依规|及时|按时|按期|准时|到期|未到期|没有|超期|仅|只|承接|告知|[两三四五]类|均|已经?|全部|都|应|所有|各类|实际|仍|尚|正|加上|加|连同|含|包括|另有|另"
    r"|公民|法人|其[他它]|组织|自然人|社会|公众|群众|个人|居民|村民|当事人|申请人|提出|提交|申请|政府|信息|公开|事项|工作"
    r"|市民|企业|主体|各界|方式|渠道|多种|各种|条例|满意|而来|过来|从|所|对"
    r"|其中|书面|答复书|告知书|收到|收取|受理|登记|接收|接到|收悉|新收|新增|收|办理|办结|办毕|答复|回复|处理|作出|做出|出具|发出|制发|送达|决定|完毕|完成|结束|办件|在办|未办结|余下|剩余"
    r"|予以|给予|准予|同意|部分|不予|不同意|无法|不能|未能|提供|结转|转入|转至|转到|转|延续|顺延|遗留|继续|结果|数量|总量|总数|件数|数|量|情况"
    r"|政务|依|为|是|有|到|达|在|至|由|于|被|向|我|的|了|和|及|以|与|或|并|属于|属|等|中|内|年|类|不|人|将|[、（）：“”\"\s]"
)
"""Words that narrow no figure of requests down: whose, when, received, answered."""


_WEIGHTLESS_IN_DISPUTES = re.compile(
    r"其中|提起|行政机关|未经|直接|后|经|起诉|被告|行政复议|行政诉讼|复议|诉讼|行政|案件|案|被诉|应诉|引发|引起|产生|导致|发生|出现|涉及|因|而|起|作为|对|不服|所|新"
    r"|维持|纠正|尚未|未|审结|其[他它]|判决|裁定|人民法院|法院|复议机关|撤销|确认违法|驳回|既|也|再|仅|只|方面|中"
)


_SINGLED_OUT = re.compile(
    r"的(?:(?:政府)?信息公开)?(?:申请|案件|行政|复议|诉讼|事项|答复|类)*(?:共计|总计|合计|共|有|为|是|达)*$|提起|提出"
)
"""Where words before a number say which of the requests or cases it counts: “职业索赔人提出的”, “涉及征地的”.

Before a verb they tell how, which narrows nothing down: “通过多种渠道收到申请25件”.
"""


def weighty_in_disputes(clause: str) -> bool:
    """The same for reconsideration and litigation: “职业索赔人提起复议的” tells of some cases alone."""
    plain = _WEIGHTLESS.sub("", _WEIGHTLESS_IN_DISPUTES.sub("", clause))
    return bool(plain and _SINGLED_OUT.search(clause))


def weighty(clause: str) -> bool:
    """Whether a clause says more than whose requests were received or answered, so that it may tell of a part."""
    return bool(_WEIGHTLESS.sub("", clause) and _SINGLED_OUT.search(clause))
