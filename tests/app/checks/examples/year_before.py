"""Examples for the rules that compare figures with last year's report."""

from tests.app.checks.examples import Example

CARRIED_IN = "requests.carried_in.natural_person"
NEW = "requests.received.natural_person"
ISSUED, FEES = "proactive.normative_documents.issued", "proactive.fees.amount"
GRANTED = "requests.granted.natural_person"

THEN = (
    "一年来坚持把公开透明作为机关工作的基本要求，围绕群众关心的出行、停车、养护等事项及时公布计划和进展，全年公开信息30条，"
    "组织开放日活动两次，邀请群众代表走进指挥中心，对反映的问题逐条登记、逐条答复、逐条公布办理结果。"
)
NOW = "今年新增了路况直播，司机可以在手机上看到拥堵路段。"

EXAMPLES = [
    Example(
        "A8",
        {"proactive.fees.amount": "251000"},
        {"proactive.fees.amount": "25.1"},
        last_year={"proactive.fees.amount": "24.8"},
        says="251000万元，与上年24.8万元相差过大",
    ),
    Example(
        "F1",
        {CARRIED_IN: "3", GRANTED: "3"},
        {CARRIED_IN: "2", GRANTED: "2"},
        last_year={"requests.received.natural_person": "2", "requests.carried_out.natural_person": "2"},
        says="“自然人”上年结转填3件，上年年报结转下年度是2件，应当相等。",
    ),
    Example(
        "F2",
        {"proactive.normative_documents.issued": "1", "proactive.normative_documents.in_force": "10"},
        {"proactive.normative_documents.issued": "1", "proactive.normative_documents.in_force": "11"},
        last_year={"proactive.normative_documents.in_force": "10"},
        says="上年有效10＋本年制发1－本年废止0＝11，现填10。",
    ),
    Example(
        "F3",
        {"proactive.licensing.previous_items": "48"},
        {"proactive.licensing.previous_items": "50"},
        2020,
        last_year={"proactive.licensing.previous_items": "48", "proactive.licensing.change": "增2"},
        says="上一年项目数量填48，按上年年报应为50。",
    ),
    Example(
        "F4",
        {"proactive.normative_documents.public_total": "4"},
        {"proactive.normative_documents.public_total": "5"},
        2020,
        last_year={"proactive.normative_documents.public_total": "5"},
    ),
    Example(
        "F9",
        {NEW: "36", ("sections", "3"): ("收到政府信息公开申请36件，较上年增加11件，增长44%。",)},
        {NEW: "36", ("sections", "3"): ("收到政府信息公开申请36件，较上年增加9件，增长33.3%。",)},
        last_year={NEW: "27"},
        says="正文写“较上年增加11件”，上年年报为27件，应增加9件。",
    ),
    Example(
        "F9",
        {
            ISSUED: "3",
            FEES: "62.4",
            ("sections", "2"): ("制发行政规范性文件3件，与上年持平；", "行政事业性收费62.4万元，同比下降5.2%。"),
        },
        {
            ISSUED: "3",
            FEES: "62.4",
            ("sections", "2"): ("制发行政规范性文件3件，比上年减少2件。", "行政事业性收费62.4万元，同比下降4.0%。"),
        },
        last_year={ISSUED: "5", FEES: "65"},
        says="上年年报为",
    ),
    Example(
        "F10",
        {("sections", "1"): ("（一）主动公开", THEN.replace("30", "42")), ("sections", "5"): (NOW,)},
        {
            ("sections", "1"): ("（一）主动公开", NOW),
            ("sections", "5"): ("没有收到申请，没有因政府信息公开引起的复议。",),
        },
        last_texts={"sections": {"1": ("（一）主动公开", THEN)}},
        says="（总体情况100%，存在问题0%），有的地方超过50%要扣分",
    ),
]
