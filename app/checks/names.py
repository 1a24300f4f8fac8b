"""G15, G16, H22. What the text calls the body, its area, its groups and its platforms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from app.checks.facts import Facts
from app.checks.passages import Passage, passages
from app.checks.rule import Level, Problem, Results, Spot, rule
from app.language.near import distance
from app.language.sentences import inside
from app.texts import signer

_KIND_WORDS = {
    r"(?<![安健完齐])全校(?!准|正|核|对|验|园)|(?<!自)我校(?!准|正|核|对|验)|本校(?!准|正|核|对|验)": "校|学院|大学|幼儿园",
    r"(?<!自)我院(?!子|落|里)": "院",
    r"(?<!自)我委(?!托|派|任|会|员)": "委",
    r"(?<!自)我镇(?!静|定|压)": "镇",
    r"(?<!自)我乡(?!村|亲|土|音|愁)": "乡",
    r"(?<!自)我(?:街道|办事处)(?!路)": "街道|办事处",
    r"(?<!自)我厅(?!堂)": "厅",
    r"(?<!自)我局(?!面|部|势|限)": "局",
}
"""Words of a kind of body, with what the name of such a body has."""
_LEVEL_WORDS = re.compile(
    r"(?<!自)我(?P<level>[县区市旗州])(?!分|别|域|间|场|民|委会|长|政协|直|里)|(?<!自)我(?P<other>省)(?!略|心|力|事|钱|去)"
)
_LEVELS = re.compile(r"[^省市县区旗州盟]{2,9}?(?:省|自治区|市(?!场)|自治州|州|盟|自治县|县|区|旗)")


def levels(agency: str) -> str:
    """The levels in a body's name: 县 for 青山县民政局, 市区 for 郑州市金水区教育局."""
    at, found = 0, ""
    while match := _LEVELS.match(agency, at):
        found += match[0][-1]
        at = match.end()
    return found


def _foreign_words(facts: Facts, passage: Passage) -> Iterator[re.Match[str]]:
    text, own = passage.text, facts.agency + facts.report.card.short_name
    for pattern, needed in _KIND_WORDS.items():
        if not re.search(needed, own):
            yield from re.finditer(pattern, text)
    if facts.kind in {"town", "street"}:
        yield from re.finditer("(?<![安健完齐])全街道" if facts.kind == "town" else "全[镇乡](?!域|村)", text)
    level = levels(facts.agency)
    if not level or level[-1] == "省":
        return
    for found in _LEVEL_WORDS.finditer(text):
        named = found["level"]
        upper = (named == "市" and level[-1] in "县区旗") or found["other"] or (named in "州" and level[-1] in "县市旗")
        if named and named not in level and not upper:
            yield found


@rule("G15", "用词与本单位不符", level=Level.QUERY, basis="与单位信息中的名称核对", scope="text")
def words_of_another_body(facts: Facts) -> Results:
    """多半是引用别处材料时漏改。改成本单位的说法。"""
    for passage in passages(facts) if facts.agency else ():
        for found in _foreign_words(facts, passage):
            if inside(passage.text, found.start(), "“《") or (
                "校" in found[0] and _of_schools(passage.text, found.start())
            ):
                continue
            message = (
                f"第{passage.number}段出现“{found[0]}”，与本单位“{facts.agency}”不符，请核对是否为引用其他材料时遗留。"
            )
            yield Problem(message, (), passage.spot(*found.span()))


def _of_schools(text: str, at: int) -> bool:
    start = text.rfind("。", 0, at) + 1
    return bool(re.search(r"学校|各校|师生|教师|学生|校长", text[start : at + 20]))


_GROUP = re.compile(
    r"(?P<topic>政府信息公开|政务公开|信息公开|政务信息公开|政府信息与政务公开)(?:工作)?(?P<kind>领导小组|协调小组|工作小组|推进小组|协调领导小组|工作专班|委员会)"
)
_QUOTED = re.compile(
    r"(?P<kind>公众号|微信|微博|客户端|抖音号?|小程序|视频号|平台|APP|专栏|栏目)[^“”，。；]{0,4}“(?P<after>[^“”]{3,14})”|“(?P<before>[^“”]{3,14})”[^“”，。；]{0,4}(?P<kind2>公众号|微信|微博|客户端|抖音号|小程序|视频号|平台|APP|专栏|栏目)"
)
_SITE = re.compile(
    r"(?:(?<=在)|(?<=通过)|(?<=依托)|(?<=利用)|(?<=登录)|(?<=借助)|(?<=由)|(?<=，)|(?<=、)|(?<=和)|(?<=于)|(?<=维护)|(?<=优化)|(?<=。))(?P<name>[\u4e00-\u9fff]{4,14}?(?:网站|门户网|服务网|信息网|公开网))"
)
_LEVEL_MARKS = frozenset("省市县区镇乡局委国州旗")


@rule("G16", "名称前后不一致", level=Level.HINT, basis="同一机构、平台全文应用同一名称", scope="report")
def two_names_for_one(facts: Facts) -> Results:
    """确认是不是同一个机构或平台；是的话，全文统一用一个名称。"""
    yield from _two_groups(facts)
    yield from _two_platforms(facts)


def _two_groups(facts: Facts) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for passage in passages(facts):
        for found in _GROUP.finditer(passage.text):
            kind = first.setdefault(found["topic"], found["kind"])
            if kind != found["kind"]:
                a, b = f"{found['topic']}{kind}", found[0]
                yield Problem(f"名称前后不一致：“{a}”“{b}”。", (), passage.spot(*found.span()))
                return
        if two := _two_topics(passage.text):
            (a, b), span = two
            yield Problem(f"名称前后不一致：“{a}”“{b}”。", (), passage.spot(*span))
            return


def _two_topics(text: str) -> tuple[tuple[str, str], tuple[int, int]] | None:
    """One group called after 政务公开 and after 信息公开 in one paragraph; not those of two bodies."""
    groups = [
        found for found in _GROUP.finditer(text) if text[max(0, found.start() - 1) : found.start()] not in _LEVEL_MARKS
    ]
    first = groups[0] if groups else None
    for found in groups[1:]:
        if first and found["kind"] == first["kind"] and found["topic"] != first["topic"]:
            return (first[0], found[0]), found.span()
    return None


def _two_platforms(facts: Facts) -> Iterator[Problem]:
    names: dict[tuple[str, str], Spot] = {}
    for passage in passages(facts):
        for found in _QUOTED.finditer(passage.text):
            group = "after" if found["after"] else "before"
            kind = (found["kind"] or found["kind2"]).removesuffix("号")
            names.setdefault(("微信" if kind == "公众" else kind, found[group]), passage.spot(*found.span(group)))
        for found in _SITE.finditer(passage.text):
            name = found["name"].removesuffix("站") if found["name"].endswith("网站") else found["name"]
            names.setdefault(("网", name), passage.spot(*found.span("name")))
    for ((kind, a), first), ((other, b), spot) in combinations(names.items(), 2):
        together = (first.section, first.paragraph) == (spot.section, spot.paragraph) and abs(
            spot.start - first.end
        ) < 6
        if kind == other and _variants(a, b) and not together:
            yield Problem(f"名称前后不一致：“{a}”“{b}”。", (), spot)


def _variants(a: str, b: str) -> bool:
    """Whether two names look like one: a character or two apart, not of another level of government."""
    if abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < 4:
        return False
    differing = set(a) ^ set(b)
    other_level = (set(a) - set(b)) & _LEVEL_MARKS and (set(b) - set(a)) & _LEVEL_MARKS
    if other_level or re.search(r"[一二三四五六七八九十\d]", "".join(differing)):
        return False
    most = 2 if min(len(a), len(b)) >= 6 or a.startswith(b) or b.startswith(a) else 1
    return 0 < distance(a, b, 2) <= most and a[:2] == b[:2]


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


_PLACE = re.compile(r"[^省市县区旗州盟镇乡]{2,9}?(?:自治区|自治县|街道|[省市县区旗州盟镇乡])")
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
        for start, end in _near_names(passage.text, agency, place[0]):
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
