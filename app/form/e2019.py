"""The trial edition (试行) of 国办公开办函〔2019〕60号, for report years 2019 and 2020."""

from app.form.parts import Edition, Line, Table, TableBlock
from app.form.shared import DISPUTES, requests_table

DOCUMENTS = (
    Line("made", "本年新制作数量"),
    Line("published", "本年新公开数量"),
    Line("public_total", "对外公开总数量"),
)

ITEMS = (
    Line("previous_items", "上一年项目数量", unit="项"),
    Line("change", "本年增/减", kind="signed count", unit="项"),
    Line("decisions", "处理决定数量"),
)

PROACTIVE = Table(
    "proactive",
    "主动公开政府信息情况",
    "主动公开",
    (
        TableBlock(
            title="第二十条第（一）项",
            corner="信息内容",
            columns=DOCUMENTS,
            rows=(Line("rules", "规章"), Line("normative_documents", "规范性文件")),
        ),
        TableBlock(
            title="第二十条第（五）项",
            corner="信息内容",
            columns=ITEMS,
            rows=(Line("licensing", "行政许可"), Line("other_services", "其他对外管理服务事项")),
        ),
        TableBlock(
            title="第二十条第（六）项",
            corner="信息内容",
            columns=ITEMS,
            rows=(Line("penalties", "行政处罚"), Line("coercive_measures", "行政强制")),
        ),
        TableBlock(
            title="第二十条第（八）项",
            corner="信息内容",
            columns=ITEMS[:2],
            rows=(Line("fees", "行政事业性收费"),),
        ),
        TableBlock(
            title="第二十条第（九）项",
            corner="信息内容",
            columns=(
                Line("projects", "采购项目数量", unit="个"),
                Line("amount", "采购总金额", kind="amount", unit="元|万元"),
            ),
            rows=(Line("procurement", "政府集中采购"),),
        ),
    ),
    widths=(2212, 2211, 2211, 2211),
    type_size=21,
)

EDITION = Edition(
    "2019",
    "2019版（试行）",
    "国办公开办函〔2019〕60号",
    2019,
    2020,
    (PROACTIVE, requests_table(Line("other", "（六）其他处理")), DISPUTES),
)
