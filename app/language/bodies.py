"""Names of administrative bodies: the places that they begin with, the body, and how people shorten them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_UNIT = re.compile(
    r".{1,9}?(?:自治[区州县旗]|地区|(?<!一条)街道|省|市(?![场容区])|(?<![社园])区(?!域)|县(?!域)|旗(?![舰区县])"
    r"|州(?![市省区县])(?=人民政府|政府|[\u4e00-\u9fff]{2,4}[县市局委])|盟(?!约)|镇(?![市区江])|乡(?![市县镇村宁]))"
)
_NO_PLACE = re.compile(r"^(?:城市|城乡|城镇|乡镇|集镇)$|政府|[各全本我该和与及的由在对将（）“”、，。；]")


@dataclass(frozen=True)
class Name:
    """云溪县白沙镇人民政府: the places 云溪县 and 白沙镇, the rest 人民政府."""

    places: tuple[str, ...]
    rest: str


OF_THE_STATE = ("国家税务总局", "国家统计局")
"""What bodies under a national one put before their place: 国家税务总局云溪县税务局."""


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """The places that a text begins with, and what follows them."""
    places: list[str] = []
    at = 0
    while (found := _UNIT.match(text, at)) and not _NO_PLACE.search(found[0]):
        places.append(found[0])
        at = found.end()
    return Name(tuple(places), text[at:])


SHORT_FORMS = (
    ("市场监督管理", ("市场监管", "市监")),
    ("住房和城乡建设", ("住房城乡建设", "住建")),
    ("人力资源和社会保障", ("人力资源社会保障", "人社")),
    ("卫生健康", ("卫健",)),
    ("委员会", ("委",)),
    ("发展和改革", ("发展改革", "发改")),
    ("文化广电和旅游", ("文化广电旅游", "文广旅", "文旅")),
    ("文化和旅游", ("文化旅游", "文旅")),
    ("自然资源和规划", ("自然资源规划", "资规", "自规")),
    ("工业和信息化", ("工业信息化", "工信")),
    ("教育体育", ("教体",)),
    ("交通运输", ("交通", "交运")),
    ("应急管理", ("应急",)),
    ("城市管理", ("城管",)),
    ("退役军人事务", ("退役军人",)),
    ("医疗保障", ("医保",)),
    ("行政审批服务", ("行政审批", "审批服务", "审批")),
    ("行政公署", ("行署",)),
    ("人民政府办公室", ("政府办公室", "政府办", "府办")),
    ("人民政府", ("政府",)),
    ("街道办事处", ("街道", "街道办", "办事处")),
    ("综合行政执法", ("综合执法",)),
    ("科学技术", ("科技",)),
    ("民族宗教事务", ("民族宗教", "民宗")),
    ("政务服务和大数据管理", ("政务服务大数据管理", "政数")),
)


@lru_cache(maxsize=512)
def short_names(name: str) -> frozenset[str]:
    """A name with the usual shorter ones: 市监局 for 市场监督管理局."""
    names = {name}
    for long, shorts in SHORT_FORMS:
        for one in tuple(names):
            if long in one:
                names |= {one.replace(long, short) for short in shorts}
    return frozenset(names)


_OFFICES = (
    "财政 民政 教育 体育 公安 司法 审计 统计 水利 水务 林业 商务 信访 税务 气象 档案 粮食 海洋 渔业 文物 园林 国资 医保 交通 "
    "农业农村 农业 生态环境 环境保护 自然资源 规划 国土资源 自然资源和规划 住房和城乡建设 城乡建设 住建 交通运输 "
    "人力资源和社会保障 人社 卫生健康 卫健 市场监督管理 市场监管 退役军人事务 医疗保障 应急管理 应急 城市管理 城管 "
    "文化和旅游 文化广电和旅游 文旅 发展和改革 发改 工业和信息化 工信 科学技术 科技 行政审批 行政审批服务 政务服务 乡村振兴 "
    "综合行政执法 民族宗教事务 水利水务 教育体育 机关事务管理 地方金融监督管理 投资促进"
)
OFFICES = frozenset(f"{stem}{end}" for stem in _OFFICES.split() for end in ("局", "委员会", "委"))
"""Names of departments, without their place."""
GOVERNMENTS = frozenset(
    [
        "人民政府",
        "政府",
        "人民政府办公室",
        "政府办公室",
        "人民政府办公厅",
        "政府办",
        "管理委员会",
        "管委会",
        "办事处",
        "行政公署",
        "行署",
        "人民代表大会常务委员会",
        "人大常委会",
        "政协",
        "人民法院",
        "人民检察院",
    ]
)


def is_known_body(rest: str) -> bool:
    """Whether what follows the places is the name of some usual body."""
    return rest in OFFICES or rest in GOVERNMENTS
