"""Texts against figures (G)."""

from typing import Any

from tests.app.checks.examples import Example


def said(text: str, section: str = "3", **figures: str) -> dict[Any, Any]:
    """A section text; figures with _ for the dots of the part behind `requests`, `disputes`, `proactive`."""
    return {("sections", section): (text,), **{name.replace("__", "."): value for name, value in figures.items()}}


REQUESTS = {
    "requests__received__natural_person": "8",
    "requests__carried_in__natural_person": "2",
    "requests__granted__natural_person": "6",
    "requests__denied_third_party__natural_person": "2",
    "requests__other_misc__natural_person": "1",
    "requests__carried_out__natural_person": "1",
}
DISPUTES = {
    "disputes__reconsideration__upheld": "3",
    "disputes__reconsideration__pending": "1",
    "disputes__litigation_direct__upheld": "1",
}

DECISIONS = {
    "proactive__licensing__decisions": "523",
    "proactive__penalties__decisions": "68",
    "proactive__coercive_measures__decisions": "4",
}

EXAMPLES = [
    Example(
        "G1",
        said(
            "全年收到政府信息公开申请９件。",
            **{**REQUESTS, "requests__granted__natural_person": "5", "requests__carried_out__natural_person": "2"},
        ),
        said("全年受理政府信息公开申请十件（含上年结转两件）。", **REQUESTS),
        says="收到申请9件",
    ),
    Example("G2", said("共办结申请十一宗。", **REQUESTS), said("办结申请9件，答复8件。", **REQUESTS), says="办结11件"),
    Example(
        "G3",
        said("予以公开六件，不予公开3件。", **REQUESTS),
        said("予以公开和不予公开共8件。", **REQUESTS),
        says="不予公开3件",
    ),
    Example(
        "G4",
        said("另有两件申请结转下年度继续办理。", **REQUESTS),
        said("上年结转2件，结转2026年1件。", **REQUESTS),
        says="结转下年度2件",
    ),
    Example(
        "G5",
        said("因政府信息公开引发行政复议5起。", "4", **DISPUTES),
        said("发生政府信息公开行政复议四起，行政诉讼1起。其他类型行政复议12件。", "4", **DISPUTES),
        says="行政复议5件",
    ),
    Example(
        "G6",
        said("行政复议均获维持。", "4", **DISPUTES),
        said("已审结的行政复议均获维持，行政诉讼零败诉。其他行政复议全部维持。", "4", **DISPUTES),
        says="尚未审结1件",
    ),
    Example(
        "G7",
        said("本年度未收到政府信息公开申请。", **REQUESTS),
        said("本年度未收到法人提出的政府信息公开申请。", **REQUESTS),
        says="表中有8件",
    ),
    Example(
        "G7",
        said("全年没有发生行政复议和行政诉讼。", "4", **DISPUTES),
        said("没有未经复议直接起诉以外的行政诉讼被纠正。", "4", **DISPUTES),
    ),
    Example(
        "G8",
        said("制发行政规范性文件三件。", "2", proactive__normative_documents__issued="2"),
        said("制发行政规范性文件2件，公布政策性文件11件。", "2", proactive__normative_documents__issued="2"),
        says="表中为2件",
    ),
    Example(
        "G9",
        said("作出行政处罚决定19起。", "2", proactive__penalties__decisions="16"),
        said("作出行政处罚决定16起，曝光行政处罚案例3起。", "2", proactive__penalties__decisions="16"),
        says="行政处罚决定19起",
    ),
    Example(
        "G9",
        said("2025年行政许可处理决定523件，行政处罚61件，行政强制4件。", "2", **DECISIONS),
        said("2025年行政许可处理决定523件，公示行政处罚61件。", "2", **DECISIONS),
        says="行政处罚决定61件",
    ),
    Example(
        "G9",
        said(
            "行政许可事项共77项。", "2", proactive__licensing__previous_items="80", proactive__licensing__change="减5"
        ),
        said(
            "行政许可事项共75项。", "2", proactive__licensing__previous_items="80", proactive__licensing__change="减5"
        ),
        year=2020,
    ),
    Example(
        "G10",
        said("公开信息407条，其中网站287条、公众号100条、其他14条。", "1"),
        said("公开信息407条（网站287条，公众号106条，其他14条），其中公告12条（含整改公告5条）。", "1"),
        says="相加为401条",
    ),
    Example(
        "G11",
        said("公开信息21条，其中业务类17条，占80.9%。", "1"),
        said("公开信息21条，其中财务类2条，占9.5%。", "1"),
        says="应写81.0%",
    ),
    Example(
        "G12",
        said("网站占41.7%，公众号占33.3%，其他占20.1%。", "1"),
        said("网站占41.7%，公众号占33.3%，其他占25.1%。", "1"),
        says="95.1%",
    ),
    Example(
        "G17",
        said("收到的申请均已办结。", **REQUESTS),
        said("除1件结转外，其余申请均已办结。", **REQUESTS),
        says="有1件",
    ),
]
