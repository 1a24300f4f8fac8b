"""Names of bodies, from the shortest to the longest, and signatures with and without a seal."""

from __future__ import annotations

from app.report.model import Signature

NAMES = (
    "某局",
    "某县委办",
    "示例县政府",
    "示例财政局",
    "示例区教育局",
    "示例市审计局",
    "示例县人民政府",
    "示例区交通运输局",
    "示例镇人民政府办公室",
    "示例市卫生健康委员会",
    "示例市自然资源和规划局",
    "示例区退役军人事务局机关",
    "示例市示例区住房和城乡建设局",
    "示例省示例市示例县水利局",
    "示例高新技术产业开发区管理委员会",
    "示例市示例区文化广电旅游体育局",
    "示例壮族自治区示例市市场监督管理局",
    "示例省示例市示例县农业农村局办公室",
    "示例市示例区城市管理综合行政执法局",
    "示例市示例区人力资源和社会保障局机关",
    "示例市住房公积金管理中心（示例市房改办）",
    "示例市示例区政务服务和大数据管理局办公室",
    "示例省示例市示例区文化广播电视体育和旅游局",
    "示例省示例市示例县文化广播电视体育和旅游发展局",
    "示例省示例市示例县人力资源和社会保障局办公室机关",
    "示例市示例区住房和城乡建设局建筑工程质量安全监督站",
    "示例省示例市示例区城市管理综合行政执法局直属执法大队",
    "中共示例市委机构编制委员会办公室（示例市事业单位登记管理局）",
    "中共示例市示例区委机构编制委员会办公室（事业单位登记管理服务局）",
)
"""Twenty-nine, from 2 to 32 characters."""

_DATES = ("2026年1月1日", "2026年1月11日", "2026年12月31日", "二〇二六年一月十一日")


def signatures() -> dict[str, Signature]:
    """Twenty-one names, each with a seal and without, with a date of another length each."""
    some = (*NAMES[::2], *NAMES[1:12:2])
    return {
        f"{len(name):02}字{'盖章' if seal else '不盖章'}{number}": Signature(
            name=name, date=_DATES[(number + seal) % len(_DATES)], seal=seal
        )
        for number, name in enumerate(some)
        for seal in (True, False)
    }
