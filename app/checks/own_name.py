"""H22. The body's own name, wherever the text or the signature has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, Results, Spot, rule
from app.language.near import distance
from app.language.sentences import inside
from app.texts.paragraphs import signer

_SHORT_FORMS = (
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
    ("人民政府办公室", ("政府办公室", "政府办", "府办")),
    ("人民政府", ("政府",)),
    ("街道办事处", ("街道", "街道办", "办事处")),
    ("综合行政执法", ("综合执法",)),
    ("科学技术", ("科技",)),
    ("民族宗教事务", ("民族宗教", "民宗")),
    ("政务服务和大数据管理", ("政务服务大数据管理", "政数")),
)


def _short_names(agency: str) -> set[str]:
    names = {agency}
    for long, shorts in _SHORT_FORMS:
        for name in tuple(names):
            if long in name:
                names |= {name.replace(long, short) for short in shorts}
    return names


_PLACE = re.compile(r".[^省市县区旗州盟镇乡]{1,8}?(?:自治区|自治县|街道|[省市县区旗州盟镇乡])")
_STEMS = frozenset(
    [
        "财政",
        "民政",
        "教育",
        "体育",
        "公安",
        "司法",
        "审计",
        "统计",
        "水利",
        "水务",
        "林业",
        "商务",
        "交通",
        "农业农村",
        "农业",
        "应急",
        "信访",
        "税务",
        "气象",
        "档案",
        "粮食",
        "生态环境",
        "自然资源",
        "规划",
    ]
)


@rule("H22", "单位名称写得不一样", level=Level.QUERY, basis="与单位信息中的全称核对", scope="report")
def name_is_off(facts: Facts) -> Results:
    """改成规范全称；确实是另一个单位的，请核对后说明。"""
    agency = facts.agency
    place = _PLACE.match(agency)
    if not place or len(agency) < 5:
        return
    for passage in passages(facts):
        found = (
            *_near_names(passage.text, agency, place[0]),
            *_names_of_another_place(passage.text, agency),
            *_namesakes(passage.text, agency, place[0]),
        )
        for start, end in dict.fromkeys(found):
            spot = passage.spot(start, end)
            yield Problem(f"“{spot.excerpt}”与本单位“{agency}”不一致。", (), spot)
    name = signer(facts.report).strip()
    longer = name.startswith(agency) or agency.startswith(name)
    if not longer and distance(name, agency, 3) <= 3 and name not in _short_names(agency):
        yield Problem(f"“{name}”与本单位“{agency}”不一致。", (), Spot("signature", 1, 0, len(name), name))


def _near_names(text: str, agency: str, place: str) -> Iterator[tuple[int, int]]:
    """Where a name stands that begins and ends like the body's and is 1 to 3 characters off."""
    rest, fine = agency[len(place) :], _short_names(agency)
    short = place[:-1] + rest
    at = text.find(place[:-1])
    while at >= 0:
        end = _end_of_name(text, at + len(place) - 1, agency[-1], len(rest) + 4)
        name = text[at:end]
        off = name == short or _is_off(name, agency, place, rest)
        if end and name not in fine and off and not inside(text, at, "“"):
            yield at, end
        elif _one_character_off(text[at : at + len(agency)], agency, place):
            yield at, at + len(agency)
        at = text.find(place[:-1], at + 1)


def _one_character_off(name: str, agency: str, place: str) -> bool:
    """Whether one character of a long name is another one: 卫生健康委员委. Another last one is another body."""
    alike = name[-1:] == agency[-1] or agency.endswith("会")
    long = len(agency) - len(place) >= 6 and len(name) == len(agency)
    return long and alike and name.startswith(place) and distance(name, agency, 1) == 1


def _end_of_name(text: str, at: int, last: str, longest: int) -> int:
    stretch = re.split(r"[，。；、“”（）《》\s]", text[at : at + longest])[0]
    return at + stretch.index(last) + 1 if last in stretch else 0


def _is_off(name: str, agency: str, place: str, rest: str) -> bool:
    if name != agency and name.replace("和", "") == agency.replace("和", ""):
        return True
    if re.search(r"\d|[和与及的由在对将]", name.replace("和", "", agency.count("和"))):
        return False
    if name.endswith(rest) and len(name) == len(agency):
        return name[len(place) - 1] in "省市县区旗" and name != agency
    stem = rest[:-1]
    other = name[len(place) : -1]
    if rest == "人民政府" and len(name) == len(agency):
        return distance(name, agency, 1) == 1
    if name.startswith(place + stem) and 2 <= len(stem) < 4 and len(name) <= len(agency) + 3:
        return other not in _STEMS
    if not name.startswith(place) or other in _STEMS or len(stem) < 4 or len(other) < 3:
        return False
    return 0 < distance(name, agency, 3) <= 3 and sum(mark in stem for mark in other) >= len(other) * 0.6


_AS_ITS_OWN = (
    r"(?=(?:党[组委])?(?:高度|认真|严格|坚持|始终|积极|深入|全面|持续|紧[紧扣]|切实|不断|按照|根据|围绕|以习近平|共|全年|本年"
    r"|20\d\d年|主动公开|政府信息公开|未收到|没有收到|收到|新收|受理|制发|作出|办公室负责|将))"
)
"""Words that go on about one's own work: behind another body's name they tell that the text was copied."""


def _names_of_another_place(text: str, agency: str) -> Iterator[tuple[int, int]]:
    """“青溪县水利局高度重视……” in the report of 云溪县水利局: the same body of another place of its level."""
    own = re.fullmatch(rf"(?:.*[省市州盟])??(?P<stem>[^省市州盟县区旗]{{2,5}}?)(?P<rest>(?:{_LEVEL}).{{2,}})", agency)
    if not own or own["rest"] not in text:
        return
    subject = rf"(?:^|[，。；：\n])(?:20\d\d年度?，?|本年度?，?|今年，?)?(?P<name>(?P<stem>{_STEM}){re.escape(own['rest'])}){_AS_ITS_OWN}"
    for found in re.finditer(subject, text):
        if not found["stem"].endswith(own["stem"]):
            yield found.span("name")


def _namesakes(text: str, agency: str, place: str) -> Iterator[tuple[int, int]]:
    """“石城县水利局坚持……” in the report of 石城县水务局: another name, yet it does one's own work."""
    for found in re.finditer(rf"(?:^|[，。；：\n]){re.escape(place)}", text):
        start = found.end() - len(place)
        end = start + len(agency)
        name = text[start:end]
        alike = name[-1:] == agency[-1] and distance(name, agency, 1) == 1
        if alike and re.compile(_AS_ITS_OWN).match(text, end):
            yield start, end


_LEVEL = "自治[县州旗]|[市县区旗镇乡]|街道"
_STEM = r"(?!编制|公布|现将|会同|联合|配合|协助|邀请|组织|指导|督促|根据|按照|参照|对照|学习|赴|由|与|和|同|经|请|受)[\u4e00-\u9fff]{2,5}?"
