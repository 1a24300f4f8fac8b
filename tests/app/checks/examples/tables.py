"""Examples for the rules on tables: A to E and S."""

from app.report.model import Imported, Source
from tests.app.checks.examples import Example

RECEIVED = "requests.received.natural_person"
GRANTED = "requests.granted.natural_person"
IMPORTED = ("imported",)
PRINTED = ("printed",)
DOCUMENT = Imported(source="年报.docx", tables=("proactive", "requests", "disputes"))

EXAMPLES = [
    Example("A1", {RECEIVED: "三"}, {RECEIVED: "3", GRANTED: "3"}, says="现在是“三”"),
    Example("A1", {RECEIVED: "1.5"}, {}),
    Example("A2", {RECEIVED: None}, {}, says="还有1格未填"),
    Example("A3", {RECEIVED: "/"}, {}, says="填的是“/”"),
    Example(
        "A3",
        dict.fromkeys(
            [f"requests.{row}.business" for row in ("received", "granted", "carried_in", "carried_out")], "—"
        ),
        {},
        says="有4格填的是“—”",
    ),
    Example("A4", {"proactive.licensing.change": "21"}, {"proactive.licensing.change": "增21"}, 2020),
    Example(
        "A5",
        {RECEIVED: "0", ("tidied",): {RECEIVED: "０件"}},
        {},
        says="已将“０件”整理为“0”。",
    ),
    Example("A6", {"proactive.fees.amount": "1.1234567"}, {"proactive.fees.amount": "1.123456"}),
    Example("A6", {"proactive.fees.amount": "约3"}, {}),
    Example(
        "A7",
        {"proactive.procurement.amount": "718.3854", "proactive.procurement.projects": "9"},
        {
            "proactive.procurement.amount": "718.3854",
            "proactive.procurement.projects": "9",
            ("units",): {"proactive.procurement.amount": "万元"},
        },
        2020,
        says="采购总金额“718.3854”没有单位，请选“元”或“万元”。",
    ),
    Example(
        "B1",
        {"proactive.other_services.previous_items": "19", "proactive.other_services.change": "减25"},
        {"proactive.other_services.previous_items": "25", "proactive.other_services.change": "减25"},
        2020,
        says="“其他对外管理服务事项”上一年19项、本年减25项，本年末为-6项，是负数，请核对。",
    ),
    Example(
        "B2",
        {"proactive.normative_documents.published": "3", "proactive.normative_documents.public_total": "3"},
        {
            "proactive.normative_documents.made": "3",
            "proactive.normative_documents.published": "3",
            "proactive.normative_documents.public_total": "3",
        },
        2020,
    ),
    Example(
        "B3",
        {"proactive.rules.made": "3", "proactive.rules.published": "3", "proactive.rules.public_total": "2"},
        {"proactive.rules.made": "3", "proactive.rules.published": "3", "proactive.rules.public_total": "9"},
        2019,
    ),
    Example(
        "B4",
        {"proactive.penalties.decisions": "7"},
        {"proactive.penalties.decisions": "7", "proactive.penalties.change": "增1"},
        2019,
    ),
    Example(
        "B5",
        {"proactive.procurement.projects": "2"},
        {
            "proactive.procurement.projects": "2",
            "proactive.procurement.amount": "5000",
            ("units",): {"proactive.procurement.amount": "元"},
        },
        2020,
    ),
    Example(
        "C1",
        {"proactive.normative_documents.issued": "7"},
        {"proactive.normative_documents.issued": "7", "proactive.normative_documents.in_force": "7"},
        says="上年末现行有效为-7件",
    ),
    Example("C2", {"proactive.rules.in_force": "2"}, {}),
    Example(
        "C2",
        {"proactive.rules.in_force": "2"},
        {"proactive.rules.in_force": "2", ("card", "city_with_districts"): True},
        card={"full_name": "示例市人民政府", "kind": "government", "city_with_districts": False},
    ),
    Example(
        "C2",
        {"proactive.rules.in_force": "2", ("card", "full_name"): "示例县人民政府"},
        {"proactive.rules.in_force": "2"},
        card={"full_name": "示例市人民政府", "kind": "government"},
    ),
    Example(
        "C2",
        {"proactive.rules.in_force": "2"},
        {"proactive.rules.in_force": "2", ("card", "full_name"): "国家示例办公室"},
        card={"full_name": "示例市人民政府办公室", "kind": "bureau"},
        says="填的是本级人民政府规章的，请核对当地口径后说明",
    ),
    Example(
        "C3",
        {},
        {"proactive.licensing.decisions": "30"},
        last_year={"proactive.licensing.decisions": "40"},
    ),
    Example(
        "C4",
        {"proactive.licensing.decisions": "300"},
        {"proactive.licensing.decisions": "150"},
        last_year={"proactive.licensing.decisions": "100"},
        says="比上年增加200.0%，",
    ),
    Example(
        "D1",
        {
            IMPORTED: DOCUMENT,
            RECEIVED: "2",
            "requests.carried_out.natural_person": "2",
            PRINTED: {"requests.received.total": "3", "requests.carried_out.total": "2"},
        },
        {
            IMPORTED: DOCUMENT,
            RECEIVED: "2",
            "requests.carried_out.natural_person": "2",
            PRINTED: {"requests.received.total": "2", "requests.carried_out.total": "2"},
        },
        says="“一、本年新收政府信息公开申请数量”各类申请人合计2，总计填的是3，差1。",
    ),
    Example(
        "D2",
        {
            IMPORTED: DOCUMENT,
            RECEIVED: "2",
            GRANTED: "2",
            PRINTED: {
                "requests.received.total": "2",
                "requests.granted.total": "2",
                "requests.concluded.natural_person": "1",
                "requests.concluded.total": "2",
            },
        },
        {
            IMPORTED: DOCUMENT,
            RECEIVED: "2",
            GRANTED: "2",
            PRINTED: {
                "requests.received.total": "2",
                "requests.granted.total": "2",
                "requests.concluded.natural_person": "2",
                "requests.concluded.total": "2",
            },
        },
        says="“自然人”列各项办理结果合计2，（七）总计填的是1，差1。",
    ),
    Example(
        "D3",
        {RECEIVED: "3", GRANTED: "2"},
        {RECEIVED: "3", GRANTED: "2", "requests.carried_out.natural_person": "1"},
        says="自然人：收3件（新收3、上年结转0），办结和结转2件（办结2、结转下年0），差1件。",
    ),
    Example(
        "D5",
        {RECEIVED: "20", GRANTED: "15", "requests.other_misc.natural_person": "5"},
        {RECEIVED: "25", GRANTED: "20", "requests.other_misc.natural_person": "5"},
        says="占25.0%",
    ),
    Example(
        "D6",
        {
            IMPORTED: DOCUMENT,
            RECEIVED: "2",
            GRANTED: "2",
            PRINTED: {"requests.concluded.natural_person": "2"},
        },
        {
            IMPORTED: DOCUMENT,
            RECEIVED: "2",
            GRANTED: "2",
            PRINTED: {
                "requests.concluded.natural_person": "2",
                "requests.received.total": "2",
                "requests.granted.total": "2",
                "requests.concluded.total": "2",
            },
        },
    ),
    Example(
        "E1",
        {
            IMPORTED: DOCUMENT,
            "disputes.reconsideration.upheld": "1",
            PRINTED: {"disputes.reconsideration.total": "0"},
        },
        {
            IMPORTED: DOCUMENT,
            "disputes.reconsideration.upheld": "1",
            PRINTED: {"disputes.reconsideration.total": "1"},
        },
        says="“行政复议”各项合计1，总计填的是0。",
    ),
    Example(
        "E1",
        {
            IMPORTED: DOCUMENT,
            "disputes.litigation_direct.other": "1",
            PRINTED: {"disputes.litigation_direct.total": ""},
        },
        {},
        says="总计没有填",
    ),
    Example(
        "E2",
        {"disputes.reconsideration.upheld": "1"},
        {"disputes.reconsideration.upheld": "1", RECEIVED: "1", GRANTED: "1"},
    ),
    Example(
        "E3",
        {
            RECEIVED: "1",
            "requests.denied_third_party.natural_person": "1",
            "disputes.litigation_direct.pending": "1",
        },
        {
            RECEIVED: "1",
            "requests.unavailable_not_held.natural_person": "1",
            "disputes.litigation_direct.pending": "1",
        },
    ),
    Example(
        "E4",
        {"disputes.litigation_after_reconsideration.upheld": "1"},
        {"disputes.litigation_after_reconsideration.upheld": "1", "disputes.reconsideration.upheld": "1"},
    ),
    Example(
        "S1",
        {("sources",): {"proactive.penalties.decisions": Source(name="行政执法统计年报", value="３件")}},
        {
            "proactive.penalties.decisions": "3",
            ("sources",): {"proactive.penalties.decisions": Source(name="行政执法统计年报", value="３件")},
        },
        says="填0，行政执法统计年报为３件",
    ),
]
