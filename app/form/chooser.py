"""Which cells one request counts in: a few questions, each answer with what it rests on and how its neighbours differ.

What counts is the answer that was sent (以已发出的答复书为准), not what the answer should have been. Articles are those
of the regulation on the disclosure of government information (国务院令第711号, 条例); what they leave open is said to be
without a uniform rule (无统一规定).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.form.parts import Table


@dataclass(frozen=True)
class Answer:
    """One way to answer. `basis` is the article or form it rests on, `unlike` tells it from its neighbours; then comes
    another question, or the row (or column) of the form that the request counts in."""

    words: str
    basis: str
    then: Question | None = None
    id: str = ""
    unlike: str = ""


@dataclass(frozen=True)
class Question:
    words: str
    answers: tuple[Answer, ...]


WHO = Question(
    "申请人是谁？",
    (
        Answer(
            "公民个人",
            "统一格式“自然人”",
            id="natural_person",
            unlike="律师替当事人申请、以当事人名义的，看当事人是谁。",
        ),
        Answer("企业", "统一格式“商业企业”", id="business", unlike="学校办的企业算企业，不算科研机构。"),
        Answer(
            "科研机构、学校", "统一格式“科研机构”（范围无统一规定）", id="research", unlike="学会、协会是社会公益组织。"
        ),
        Answer(
            "社会团体、基金会等公益组织",
            "统一格式“社会公益组织”",
            id="public_interest",
            unlike="商会代表企业申请的，看申请书上是谁。",
        ),
        Answer(
            "律师事务所、公证处等",
            "统一格式“法律服务机构”",
            id="legal_service",
            unlike="律师以个人名义申请的，计自然人。",
        ),
        Answer(
            "别的法人或组织",
            "统一格式“其他”",
            id="other_organisation",
            unlike="归不进前几类的计在这里（范围无统一规定）。",
        ),
    ),
)
WHEN = Question(
    "哪一年收到的？",
    (
        Answer(
            "本年1月1日至12月31日",
            "条例第三十一条",
            id="received",
            unlike="收到之日按申请的方式（当面、邮寄、网上）定，不是登记的日子。",
        ),
        Answer(
            "以前年度，到本年才办结，或者还没办结",
            "统一格式“二、上年结转”",
            id="carried_in",
            unlike="上年年报“四、结转下年度”里有它；上年已经发出答复书的，不再计。",
        ),
    ),
)
_DENIED = Question(
    "答复书写的是哪一条理由？",
    (
        Answer(
            "国家秘密",
            "条例第十四条",
            id="denied_state_secret",
            unlike="要依法定过密；没有定密、怕公开影响不好的，不是这一行。",
        ),
        Answer(
            "法律、行政法规禁止公开",
            "条例第十四条",
            id="denied_by_law",
            unlike="要写得出是哪部法律、行政法规；地方性法规、规章不算。",
        ),
        Answer(
            "危及国家安全、公共安全、经济安全、社会稳定",
            "条例第十四条",
            id="denied_security_stability",
            unlike="已经定为国家秘密的，计“国家秘密”。",
        ),
        Answer(
            "商业秘密、个人隐私等，会损害第三方",
            "条例第十五条",
            id="denied_third_party",
            unlike="遮住几处、其余公开的，是部分公开，不在这里。",
        ),
        Answer(
            "人事、后勤、内部工作流程",
            "条例第十六条第一款",
            id="denied_internal_affairs",
            unlike="正在讨论、还没定下来的，是过程性信息。",
        ),
        Answer(
            "讨论记录、过程稿、磋商信函、请示报告",
            "条例第十六条第二款",
            id="denied_deliberative",
            unlike="与外部事务无关的内部管理，计内部事务信息。",
        ),
        Answer(
            "行政执法案卷",
            "条例第十六条第二款",
            id="denied_enforcement_file",
            unlike="当事人要查自己的案卷、按别的规定查阅的，看答复书引的是哪一条。",
        ),
        Answer(
            "工商、不动产登记资料等，另有查询办法",
            "条例第三十六条第（七）项",
            id="denied_inquiry_matter",
            unlike="告诉他去哪里查、怎样查的计在这里；信息不归本机关管的，是“本机关不掌握”。",
        ),
    ),
)
_UNAVAILABLE = Question(
    "为什么提供不了？",
    (
        Answer(
            "没有这份信息，或者不归本机关公开",
            "条例第三十六条第（四）、（五）项",
            id="unavailable_not_held",
            unlike="有原始材料、要加工汇总才有的，是“需要另行制作”。",
        ),
        Answer(
            "要加工、分析现有的信息才有",
            "条例第三十八条",
            id="unavailable_needs_creation",
            unlike="从来没有记录过的，是“本机关不掌握”。",
        ),
        Answer(
            "补正了还是看不出要什么",
            "条例第三十条（没有直接条文）",
            id="unavailable_still_unclear",
            unlike="根本没有来补正的，是“逾期不补正”，在其他处理里。",
        ),
    ),
)
_REJECTED = Question(
    "是哪一种？",
    (
        Answer(
            "借申请来信访、投诉、举报",
            "条例第三十九条第一款",
            id="rejected_petition",
            unlike="既信访又真要信息的，看答复书是怎样答复信息那一部分的。",
        ),
        Answer(
            "已经答复过，又申请同样的内容",
            "条例第三十六条第（六）项",
            id="rejected_repeated",
            unlike="内容不同、只是次数太多的，是“大量反复申请”。",
        ),
        Answer(
            "要公报、报刊、书籍等公开出版物",
            "条例第三十九条第二款",
            id="rejected_publication",
            unlike="网站上已经公开、告诉他在哪里的，是予以公开。",
        ),
        Answer(
            "数量、频次明显过多，理由又不合理",
            "条例第三十五条",
            id="rejected_excessive",
            unlike="说明理由合理、只是延期答复的，按最后的答复计。",
        ),
        Answer(
            "要求确认或者重新出具已经拿到的信息",
            "统一格式（没有直接条文）",
            id="rejected_reissue",
            unlike="第一次要这份信息的，按公开或不公开的结果计。",
        ),
    ),
)
_OTHER = Question(
    "怎样结束的？",
    (
        Answer(
            "通知补正，没有正当理由逾期不补正",
            "条例第三十条",
            id="other_not_corrected",
            unlike="补正了、仍不明确的，是“补正后仍不明确”。",
        ),
        Answer(
            "通知缴费，逾期没有缴",
            "国办函〔2020〕109号",
            id="other_fee_unpaid",
            unlike="缴了费、按期答复的，按答复的结果计。",
        ),
        Answer(
            "申请人撤回，或者别的", "统一格式“3.其他”", id="other_misc", unlike="撤回以前已经发出答复书的，按答复书计。"
        ),
    ),
)
HOW = Question(
    "已发出的答复书是怎样答复的？",
    (
        Answer(
            "公开了，或者告诉他已经公开、在哪里",
            "条例第三十六条第（一）、（二）项",
            id="granted",
            unlike="有一处没有给的，是部分公开。",
        ),
        Answer(
            "有的公开、有的不公开",
            "条例第三十七条",
            id="partly_granted",
            unlike="只在这里计一件，不公开的那部分不再计入“不予公开”。",
        ),
        Answer("有这份信息，依法不公开", "条例第三十六条第（三）项", _DENIED, unlike="没有这份信息的，是“无法提供”。"),
        Answer(
            "提供不了",
            "条例第三十六条第（四）、（五）项、第三十八条",
            _UNAVAILABLE,
            unlike="有、但不给的，是“不予公开”。",
        ),
        Answer(
            "不按公开申请处理",
            "条例第三十五条、第三十六条第（六）项、第三十九条",
            _REJECTED,
            unlike="申请人自己不办了的，是“其他处理”。",
        ),
        Answer(
            "没有答复内容就结束了：不补正、不缴费、撤回",
            "条例第三十条、统一格式“（六）其他处理”",
            _OTHER,
            unlike="发了答复书说明不处理的，是“不予处理”。",
        ),
    ),
)
DONE = Question(
    "到12月31日，答复书发出了吗？",
    (
        Answer(
            "发出了，或者已经用别的方式办结", "条例第三十三条", HOW, unlike="以答复书的日期为准，不是领导签批的日期。"
        ),
        Answer(
            "还没有",
            "统一格式“四、结转下年度继续办理”",
            id="carried_out",
            unlike="1月发出答复书的，计入下年的办理结果；延期、征求第三方意见的也一样。",
        ),
    ),
)
QUESTIONS = (WHO, WHEN, DONE)
"""Asked of every request, in this order; the last leads on to further ones."""
BY_THE_LETTER = "以已发出的答复书为准：答复书怎样写，就计在哪一格；觉得当时答错了，也不在年报里改。"
SPECIAL = (
    (
        "拆开办理",
        "一件申请要几样东西、分别答复的，按拆开后的件数填，每件各计一格；收到和办理两边要一致（无统一规定，与主管部门核对）。",
    ),
    ("合并答复", "几件申请用一份答复书答复的，仍按收到的件数逐件计（无统一规定，与主管部门核对）。"),
    ("撤回", "收到过就计入新收；撤回的计“3.其他”，2019、2020年度计“（六）其他处理”（统一格式）。"),
    ("结转", "年底没有办结的计“四、结转下年度”，下年再计一次“二、上年结转”，不再计“本年新收”（统一格式）。"),
)
"""How a request counts that was not simply answered: what happened, and what to do."""


def cells(table: Table, chosen: tuple[Answer, ...]) -> tuple[str, ...]:
    """The cells that a request counts in, when all questions have their answers: as it came, and as it went."""
    ids = [answer.id for answer in chosen if answer.id]
    column, came, went = ids
    return tuple(f"{table.id}.{_row(table, row)}.{column}" for row in (came, went))


def _row(table: Table, row: str) -> str:
    """The row in this edition: before 2021 all other handling is one."""
    known = {cell.row for cell in table.inputs}
    return row if row in known else row.partition("_")[0]
