"""What each figure counts (填报口径), for the clerk, by row and by column of the form.

Sources: the wording of the two editions of the format (国办公开办函〔2019〕60号, 〔2021〕30号), the regulation on the
disclosure of government information (国务院令第711号, 条例 below), and the notice on counting disputes
(国办公开办函〔2016〕201号). Every text names its source, or says that no rule is uniform (无统一规定): what is plain is
named, what practice treats differently is left to the supervising office.
"""

from __future__ import annotations

from app.form.parts import Cell

_STATISTICS = (
    "与公布的行政执法统计年报一致（统一格式只写“本年处理决定数量”；口径无统一规定，各地通知可能不同，以当地为准）。"
)

ROWS = {
    "proactive.rules": "只有国务院部门、省级政府、设区的市和自治州的政府能制定规章（立法法），其他机关填0。",
    "proactive.normative_documents": "以本机关名义制发的行政规范性文件（统一格式），件数请与司法行政部门（法制机构）核对一致。",
    "proactive.licensing": f"本年作出的行政许可决定件数：准予、不予都计，变更、延续也计。{_STATISTICS}",
    "proactive.other_services": "行政许可以外的对外管理服务事项（统一格式），如行政确认、行政给付、行政裁决；范围无统一规定，以权责清单为准。",
    "proactive.penalties": f"本年作出的行政处罚决定件数：一个决定并处几种处罚的算一件，后来被撤销的也计。{_STATISTICS}",
    "proactive.coercive_measures": f"本年作出的行政强制措施和行政强制执行决定件数。{_STATISTICS}",
    "proactive.fees": "本年收取的行政事业性收费（统一格式），不含罚没收入和经营服务性收费；信息处理费也计入（国办函〔2020〕109号）。",
    "proactive.procurement": "本年由集中采购机构代理的政府采购（统一格式、政府采购法）。",
    "requests.received": "本年1月1日至12月31日收到的申请，收到之日按条例第三十一条确定。一件申请要求多项内容、按规定拆开办理的，按拆开后的件数填。",
    "requests.carried_in": "上年没有办结、转到本年办理的申请，应等于上年年报“四、结转下年度继续办理”（统一格式）。",
    "requests.granted": "全部公开，或告知已主动公开、告知获取方式和途径的（条例第三十六条第（一）、（二）项）。",
    "requests.partly_granted": "一件申请里有的公开、有的不公开，作了区分处理的（条例第三十七条）。只在这里计一件，不再计入其他行。",
    "requests.denied_state_secret": "依法确定为国家秘密的（条例第十四条）。",
    "requests.denied_by_law": "法律、行政法规禁止公开的（条例第十四条）。",
    "requests.denied_security_stability": "公开后可能危及国家安全、公共安全、经济安全、社会稳定的（条例第十四条）。",
    "requests.denied_third_party": "涉及商业秘密、个人隐私等，公开会损害第三方合法权益的（条例第十五条）。",
    "requests.denied_internal_affairs": "人事管理、后勤管理、内部工作流程三类信息（条例第十六条第一款）。",
    "requests.denied_deliberative": "讨论记录、过程稿、磋商信函、请示报告四类信息（条例第十六条第二款）。",
    "requests.denied_enforcement_file": "行政执法案卷信息（条例第十六条第二款）。",
    "requests.denied_inquiry_matter": "工商、不动产登记资料等，法律、行政法规对查询另有规定的（条例第三十六条第（七）项）。",
    "requests.unavailable_not_held": "经检索没有这份信息，或者不属于本机关负责公开的（条例第三十六条第（四）、（五）项）。",
    "requests.unavailable_needs_creation": "要对现有信息加工、分析才能答复的（条例第三十八条）。",
    "requests.unavailable_still_unclear": "补正以后仍看不出要什么信息的。条例没有直接条文，与条例第三十条的补正相关。",
    "requests.rejected_petition": "以申请的形式信访、投诉、举报的（条例第三十九条第一款）。",
    "requests.rejected_repeated": "已经答复过，又就同样内容申请的（条例第三十六条第（六）项）。",
    "requests.rejected_publication": "要求提供政府公报、报刊、书籍等公开出版物的（条例第三十九条第二款）。",
    "requests.rejected_excessive": "数量、频次明显超过合理范围，又说不出合理理由的（条例第三十五条）。",
    "requests.rejected_reissue": "要求确认或重新出具已经拿到的信息的。条例没有直接条文，按统一格式所列情形填报。",
    "requests.other": "上面各行都归不进去的办结方式（统一格式），如申请人撤回、逾期不补正视为放弃。",
    "requests.other_not_corrected": "通知补正后，没有正当理由逾期不补正，视为放弃申请的（条例第三十条）。",
    "requests.other_fee_unpaid": "收到缴费通知20个工作日内没有缴费，视为放弃申请的（国办函〔2020〕109号）。",
    "requests.other_misc": "上面各行都归不进去的办结方式（统一格式），如申请人自己撤回。",
    "requests.concluded": "本年办结的件数，（一）至（六）各行之和（统一格式），由程序算出。",
    "requests.carried_out": "到12月31日还没有办结、转到下年办理的申请，下年年报的“二、上年结转”应与此相同（统一格式）。",
    "disputes.reconsideration": "因政府信息公开引起、本机关是被申请人的行政复议（国办公开办函〔2016〕201号），可能由以前年度的申请引起。",
    "disputes.litigation_direct": "没有经过复议、直接起诉本机关的政府信息公开行政诉讼（统一格式）。",
    "disputes.litigation_after_reconsideration": "经过复议后起诉的。复议机关作共同被告的，复议机关不计，由作出原行为的机关计（国办公开办函〔2016〕201号）。",
}
"""By table and row; the disputes by the kind of case, which the form prints as columns."""

ITEMS = {
    "proactive.licensing": "按行政许可事项统计项数；处理决定是本年作出的许可决定件数（统一格式2019版）。",
    "proactive.penalties": "按行政处罚事项统计项数；处理决定是本年作出的处罚决定件数（统一格式2019版）。",
    "proactive.coercive_measures": "按行政强制措施和行政强制执行事项统计项数；处理决定是本年作出的强制决定件数（统一格式2019版）。",
    "proactive.fees": "按行政事业性收费项目统计项数（统一格式2019版）。",
}
"""The same of the 2019 edition, which counts items beside decisions."""

COLUMNS = {
    "proactive.made": "本年新制作的件数（统一格式）。",
    "proactive.published": "本年新公开的件数（统一格式）。",
    "proactive.public_total": "到12月31日对外公开着的总数，含以前年度的（统一格式）。",
    "proactive.issued": "本年印发的件数（统一格式）。",
    "proactive.repealed": "本年宣布废止的件数（统一格式）。宣布失效的是否计入无统一规定，请与司法行政部门（法制机构）核对一致。",
    "proactive.in_force": "到12月31日仍然有效的件数，含以前年度印发的（统一格式）。",
    "proactive.previous_items": "上一年末的事项数，应与上年年报推算的一致（统一格式）。",
    "proactive.change": "本年比上一年增加或减少的事项数（统一格式）：增21可直接输入+21，减25输入-25，没有增减填0。",
    "proactive.decisions": "本年作出的全部处理决定，依法不公开的也计入（统一格式）。",
    "proactive.amount": "可以带小数（统一格式，小数位数无统一规定）；带单位录入（如251000元）时，程序按单位换算或记下单位。",
    "proactive.projects": "本年的采购项目个数（统一格式）。",
    "requests.natural_person": "申请人是公民个人（统一格式）。",
    "requests.business": "申请人是企业（统一格式）。",
    "requests.research": "申请人是学校、科研院所等（统一格式只写“科研机构”；范围无统一规定）。",
    "requests.public_interest": "申请人是社会团体、基金会等公益组织（统一格式）。",
    "requests.legal_service": "申请人是律师事务所、公证处等（统一格式）。",
    "requests.other_organisation": "申请人是其他法人或组织（统一格式）。",
    "requests.total": "各类申请人之和（统一格式），由程序算出。",
    "disputes.upheld": "判决驳回诉讼请求的（统一格式只写“结果维持”；范围无统一规定）。",
    "disputes.corrected": "撤销、变更、确认违法或无效、责令履行或重新答复的（统一格式只写“结果纠正”；范围无统一规定）。",
    "disputes.other": "如原告撤诉、终结诉讼。裁定驳回起诉的计入哪一栏，统一格式没有写明，请问主管部门，各年一致。",
    "disputes.pending": "到12月31日还没有审结的（统一格式）。",
    "disputes.total": "各种结果之和（统一格式），由程序算出。",
}


OF_CELLS = {
    "disputes.reconsideration.upheld": "决定维持、驳回复议请求的（统一格式只写“结果维持”；范围无统一规定）。",
    "disputes.reconsideration.other": "如申请人撤回、终止复议。因不符合受理条件驳回复议申请的计入哪一栏，统一格式没有写明，请问主管部门，各年一致。",
}
"""By cell, where a column counts something else in one row."""


def of_row(cell: Cell) -> str:
    """What the row of a cell counts."""
    row = f"{cell.table}.{cell.row}"
    counts_items = cell.column in {"previous_items", "change"} or cell.column_name == "处理决定数量"
    return ITEMS[row] if counts_items and row in ITEMS else ROWS[row]


def of_column(cell: Cell) -> str:
    """What the column of a cell counts."""
    return OF_CELLS.get(cell.id) or COLUMNS[f"{cell.table}.{cell.column}"]
