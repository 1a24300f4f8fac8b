"""The edition of 国办公开办函〔2021〕30号, for report years from 2021 on."""

from app.form.parts import Edition, Line, LineGroup, Table, TableBlock
from app.form.shared import DISPUTES, requests_table

DECISIONS = (Line("decisions", "本年处理决定数量"),)

PROACTIVE = Table(
    "proactive",
    "主动公开政府信息情况",
    "主动公开",
    (
        TableBlock(
            title="第二十条第（一）项",
            corner="信息内容",
            columns=(
                Line("issued", "本年制发件数"),
                Line("repealed", "本年废止件数"),
                Line("in_force", "现行有效件数"),
            ),
            rows=(Line("rules", "规章"), Line("normative_documents", "行政规范性文件")),
        ),
        TableBlock(
            title="第二十条第（五）项",
            corner="信息内容",
            columns=DECISIONS,
            rows=(Line("licensing", "行政许可"),),
        ),
        TableBlock(
            title="第二十条第（六）项",
            corner="信息内容",
            columns=DECISIONS,
            rows=(Line("penalties", "行政处罚"), Line("coercive_measures", "行政强制")),
        ),
        TableBlock(
            title="第二十条第（八）项",
            corner="信息内容",
            columns=(Line("amount", "本年收费金额（单位：万元）", kind="amount", unit="万元"),),
            rows=(Line("fees", "行政事业性收费"),),
        ),
    ),
    widths=(2212, 2211, 2211, 2211),
    type_size=21,
)

OTHER = LineGroup(
    "（六）其他处理",
    (
        Line("other_not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        Line("other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        Line("other_misc", "3.其他"),
    ),
)

EDITION = Edition(
    "2021",
    "2021版",
    "国办公开办函〔2021〕30号",
    2021,
    None,
    (PROACTIVE, requests_table(OTHER), DISPUTES),
)
