"""Data of H21 and H23: national notices by number, fixed expressions, names of laws."""

from __future__ import annotations

from dataclasses import dataclass

_FORMAT_2021 = "国办公开办函〔2021〕30号"
LAST_YEAR_OF_TRIAL = 2020
"""The last report year for which the first, provisional form held."""


@dataclass(frozen=True)
class NationalNotice:
    """A notice with its full title; `pattern` finds its number however the brackets are written.

    `last_year`: the last report year that it is for, 0 where it still holds; `successor` took its place.
    """

    number: str
    title: str
    pattern: str
    last_year: int = 0
    successor: str = ""


def _notice(number: str, title: str, last_year: int = 0, successor: str = "") -> NationalNotice:
    head, _, rest = number.partition("〔")
    year, _, serial = rest.partition("〕")
    pattern = rf"{head}[〔（【\[]{year}年?[〕）】\]]第?{serial.removesuffix('号')}号"
    return NationalNotice(number, title, pattern, last_year, successor)


NOTICES = (
    _notice(
        _FORMAT_2021, "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知"
    ),
    _notice(
        "国办公开办函〔2019〕60号",
        "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
        LAST_YEAR_OF_TRIAL,
        _FORMAT_2021,
    ),
    _notice("国办函〔2020〕109号", "国务院办公厅关于印发《政府信息公开信息处理费管理办法》的通知"),
    _notice("国办发〔2019〕14号", "国务院办公厅关于印发2019年政务公开工作要点的通知"),
    _notice("国办发〔2020〕17号", "国务院办公厅关于印发2020年政务公开工作要点的通知"),
    _notice("国办发〔2021〕12号", "国务院办公厅关于印发2021年政务公开工作要点的通知"),
    _notice("国办发〔2022〕8号", "国务院办公厅关于印发2022年政务公开工作要点的通知"),
    _notice("国办发〔2016〕80号", "国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知"),
    _notice("国办发〔2019〕54号", "国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见"),
    _notice("国办发〔2018〕123号", "国务院办公厅关于推进政务新媒体健康有序发展的意见"),
    _notice("国办发〔2018〕37号", "国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知"),
)
CURRENT = NOTICES[0]

EXPRESSIONS = (
    "习近平新时代中国特色社会主义思想",
    "习近平新时代中国特色社会主义经济思想",
    "以人民为中心的发展思想",
    "铸牢中华民族共同体意识",
    "全面建设社会主义现代化国家",
    "中华人民共和国政府信息公开条例",
)
"""Long enough that one or two characters off is hardly ever another expression."""

SURE = EXPRESSIONS[:2] + EXPRESSIONS[-1:]
"""Those that nothing else is near to. Of the others one character inside is a slip, a word at either end is not:
加快建设社会主义现代化国家, 增强中华民族共同体意识, 以人民为中心的服务思想."""

EXCHANGEABLE = "全面|建设|国家|铸牢|意识|发展|思想"
"""Words in the place of which others may rightly stand."""

NEAR_EXPRESSIONS = (
    r"以人民健康为中心|以(?!人民|人名|人明|入民)[\u4e00-\u9fff]{2,4}为中心|全面(?:建成|推进|实现)社会主义现代化"
    r"|社会主义现代化国际"
    r"|习近平新时代中国特色社会主义(?:法治|外交|强军|文化|生态文明|伟大|军事|党建|教育|科技)思想"
)
"""Other words that are right, or at least meant, though one or two characters away from an expression."""

TWO = ("两个确立", "两个维护")
OTHER_TWO = frozenset(["两个确保"])
"""What a place or a branch calls by other two."""

LAWS = (
    "中华人民共和国政府信息公开条例",
    "政府信息公开条例",
    "中华人民共和国行政复议法",
    "中华人民共和国行政诉讼法",
    "中华人民共和国行政处罚法",
    "中华人民共和国行政许可法",
    "中华人民共和国行政强制法",
    "中华人民共和国个人信息保护法",
    "中华人民共和国数据安全法",
    "中华人民共和国保守国家秘密法",
    "中华人民共和国立法法",
    "政府信息公开信息处理费管理办法",
    "公共企事业单位信息公开规定制定办法",
)
