"""G15, G16. What the text calls the area of the body, its groups and its platforms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from app.checks.facts import Facts
from app.checks.passages import Passage, passages
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.language.alike import alike
from app.language.bodies import read_name
from app.language.edit_distance import distance
from app.language.remembered import remembered
from app.language.sentences import inside

_OURS = "(?:(?<!自)我|(?<![基根资成样日版文原书剧标])本)"
_KIND_WORDS = {
    rf"(?:(?<![安健完齐])全|{_OURS})校(?!准|正|核|对|验|园)": "校|学院|大学|[中小]学|一中|幼儿园",
    rf"{_OURS}院(?!子|落|里)|全院(?!子|落)(?=[职医各科上党干工师综目绩年考])": "院",
    rf"{_OURS}委(?!托|派|任|会|员)": "委",
    rf"{_OURS}镇(?!静|定|压)": "镇",
    rf"{_OURS}乡(?!村|亲|土|音|愁|镇)": "乡",
    rf"{_OURS}(?:街道|办事处)(?!路)": "街道|办事处",
    rf"{_OURS}厅(?!堂)": "厅",
    rf"{_OURS}局(?!面|部|势|限)": "局",
    rf"{_OURS}公司|(?<!自)我厂": "公司|集团|厂",
    r"(?<!自)我社区|(?<!自)我村(?!民|里|头)": "社区|村",
    r"(?<!自)我中心(?!城|区|组)": "中心",
}
"""Words of a kind of body, with what the name of such a body has."""
_PARTS = (
    (
        frozenset(["bureau"]),
        "镇|乡|街道",
        re.compile(
            r"(?:^|(?<=[。；\n]))(?:[镇乡]党委|街道党工委|(?:镇|乡|街道)(?:党政|综合)(?:综合)?办)[^，。；]{0,8}(?:高度|负责|认真|严格|切实|统筹|承担)"
            r"|由?[镇乡]长(?:任|担任)(?:[^，。；]{0,12})组长"
        ),
    ),
    (
        frozenset(["bureau", "town", "street"]),
        "局|管理委员会|管委会|署",
        re.compile(
            r"(?:^|(?<=[。；\n]))局(?:党组|党委|机关|办公室|领导班子|主要领导|主要负责人|分管领导|属各)|(?<![\u4e00-\u9fff])(?:由|以)?局长(?:任|担任|为)[^，。；]{0,12}组长"
            r"|(?<![\u4e00-\u9fff])全局(?:上下|干部|职工|各[股科])"
        ),
    ),
)
"""What belongs to a body of one kind: in the reports of these kinds of bodies it is another's, unless the name has that."""
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


@remembered
def _of_kinds(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Words of a kind of body, with what the name of such a body has."""
    for words, needed in _KIND_WORDS.items():
        for found in re.finditer(words, text):
            yield needed, found


def _foreign_words(facts: Facts, passage: Passage) -> Iterator[re.Match[str]]:
    text, own = passage.text, facts.agency + facts.report.card.short_name
    for needed, found in _of_kinds(text):
        if not re.search(needed, own):
            yield found
    if facts.kind in {"town", "street"}:
        yield from re.finditer("(?<![安健完齐])全街道" if facts.kind == "town" else "全[镇乡](?!域|村)", text)
    for kinds, needed, part in _PARTS:
        if facts.kind in kinds and not re.search(needed, own):
            yield from part.finditer(text)
    yield from _foreign_levels(text, levels(facts.agency))


def _foreign_levels(text: str, level: str) -> Iterator[re.Match[str]]:
    if not level or level[-1] == "省":
        return
    for found in _LEVEL_WORDS.finditer(text):
        named = found["level"]
        upper = (named == "市" and level[-1] in "县区旗") or found["other"] or (named in "州" and level[-1] in "县市旗")
        if named and named not in level and not upper:
            yield found


@rule("G15", "用词与本单位不符", level=Level.QUERY, basis="无统一规定；与单位信息中的名称核对", scope="text")
def words_of_another_body(facts: Facts) -> RuleResults:
    """多半是引用别处材料时漏改。改成本单位的说法。"""
    for passage in passages(facts) if facts.agency else ():
        yield None
        for found in _foreign_words(facts, passage):
            if inside(passage.text, found.start(), "“《") or _of_others(facts.agency, passage.text, found):
                continue
            message = (
                f"第{passage.number}段出现“{found[0]}”，与本单位“{facts.agency}”不符，请核对是否为引用其他材料时遗留。"
            )
            yield Problem(message, (), passage.spot(*found.span()))


_OTHERS = {
    "校": r"学校|各校|中小学|[中小]学(?!习)|[第市县区]一中|幼儿园|校[园长车]|大学|学院",
    "院": r"医院|卫生院|保健院|法院|检察院|学院|[养敬]老院|福利院|[究科划计]院|剧院|影院",
}
_EDUCATION = re.compile(r"教育|教体|教科")
_SCHOOL_PEOPLE = re.compile(r"师生|教师|学生|校务|教职工")


def _of_others(agency: str, text: str, found: re.Match[str]) -> bool:
    """Whether the sentence names the school or hospital of which it says 全校 or 全院."""
    kind = next((kind for kind in _OTHERS if kind in found[0]), "")
    stated = text[text.rfind("。", 0, found.start()) + 1 : found.end() + 20]
    stated = stated.replace(found[0], "")
    named = kind and re.search(_OTHERS[kind], stated)
    return bool(named or (kind == "校" and _EDUCATION.search(agency) and _SCHOOL_PEOPLE.search(stated)))


_GROUP = re.compile(
    r"(?P<topic>政府信息公开|政务公开|信息公开|政务信息公开|政府信息与政务公开)(?:工作)?(?P<kind>领导小组|协调小组|工作小组|推进小组|协调领导小组|工作专班|委员会)"
)
_QUOTED = re.compile(
    r"(?P<kind>公众号|微信|微博|客户端|抖音号?|小程序|视频号|平台|APP|专栏|栏目)[^“”，。；]{0,4}“(?P<after>[^“”]{3,14})”|“(?P<before>[^“”]{3,14})”[^“”，。；]{0,4}(?P<kind2>公众号|微信|微博|客户端|抖音号|小程序|视频号|平台|APP|专栏|栏目)"
)
_SITE = re.compile(
    r"(?:(?<=在)|(?<=通过)|(?<=依托)|(?<=利用)|(?<=登录)|(?<=借助)|(?<=由)|(?<=，)|(?<=、)|(?<=和)|(?<=于)|(?<=维护)|(?<=优化)|(?<=。))(?P<name>(?!通过|依托|利用|登录|借助|充分)[\u4e00-\u9fff]{4,14}?(?:网站|门户网|服务网|信息网|公开网))"
)
_LEVEL_MARKS = frozenset("省市县区镇乡局委国州旗")


@rule("G16", "名称前后不一致", level=Level.HINT, basis="无统一规定；同一机构、平台全文用同一名称", scope="report")
def two_names_for_one(facts: Facts) -> RuleResults:
    """确认是不是同一个机构或平台；是的话，全文统一用一个名称。"""
    yield from _two_groups(facts)
    yield from _two_platforms(facts)


def _two_groups(facts: Facts) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for passage in passages(facts):
        for found in _GROUP.finditer(passage.text):
            if _is_of_a_body(passage.text[: found.start()], facts.agency):
                continue
            kind = first.setdefault(found["topic"], found["kind"])
            if kind != found["kind"]:
                a, b = f"{found['topic']}{kind}", found[0]
                yield Problem(f"名称前后不一致：“{a}”“{b}”。", (), passage.spot(*found.span()))
                return
        if two := _two_topics(passage.text, facts.agency) or _bare_group(passage.text):
            (a, b), span = two
            yield Problem(f"名称前后不一致：“{a}”“{b}”。", (), passage.spot(*span))
            return


def _two_topics(text: str, agency: str) -> tuple[tuple[str, str], tuple[int, int]] | None:
    """One group called after 政务公开 and after 信息公开 in one paragraph; not those of two bodies."""
    groups = [found for found in _GROUP.finditer(text) if not _is_of_a_body(text[: found.start()], agency)]
    first = groups[0] if groups else None
    for found in groups[1:]:
        if first and found["kind"] == first["kind"] and found["topic"] != first["topic"]:
            return (first[0], found[0]), found.span()
    return None


_BARE_GROUP = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<kind>领导小组|协调小组|工作小组|推进小组|工作专班|委员会)(?:办公室|下设|成员|组长)"
)


def _bare_group(text: str) -> tuple[tuple[str, str], tuple[int, int]] | None:
    """“成立政务公开推进小组……，领导小组下设办公室”: the one group of a paragraph called by another kind."""
    named = {found["kind"]: found[0] for found in _GROUP.finditer(text)}
    for found in _BARE_GROUP.finditer(text) if len(named) == 1 else ():
        if found["kind"] not in named:
            return (next(iter(named.values())), found["kind"]), found.span("kind")
    return None


def _is_of_a_body(before: str, agency: str) -> bool:
    """Whether a group is named with the body that has it, and that is another one: 县政务公开领导小组, not 我局……."""
    if before[-1:] not in _LEVEL_MARKS:
        return False
    places = read_name(agency).places
    by_place = places[-1:] if agency.endswith(_WITH_THEIR_PLACE) else ()
    if before.endswith((agency, *by_place)):
        return False
    mark = by_place[0][-1] if by_place else agency[-1]
    return not re.search(rf"(?:^|[^\u4e00-\u9fff]|[我本由经了的立整善全实确]){mark}$", before)


_WITH_THEIR_PLACE = ("人民政府", "街道办事处")
"""Bodies that are called by their place alone: 云台镇."""


def _two_platforms(facts: Facts) -> Iterator[Problem]:
    names: dict[tuple[str, str], Spot] = {}
    for passage in passages(facts):
        for kind, name, start, end in _platforms(passage.text):
            names.setdefault((kind, name), passage.spot(start, end))
    for ((kind, a), first), ((other, b), spot) in combinations(names.items(), 2):
        together = (first.section, first.paragraph) == (spot.section, spot.paragraph) and abs(
            spot.start - first.end
        ) < 6
        if kind == other and _variants(a, b) and not together:
            yield Problem(f"名称前后不一致：“{a}”“{b}”。", (), spot)


@remembered
def _platforms(text: str) -> Iterator[tuple[str, str, int, int]]:
    """What a text calls accounts and web sites: the kind, the name, where that stands."""
    for found in _QUOTED.finditer(text):
        group = "after" if found["after"] else "before"
        kind = (found["kind"] or found["kind2"]).removesuffix("号")
        yield "微信" if kind == "公众" else kind, found[group], *found.span(group)
    for found in _SITE.finditer(text):
        name = found["name"].removesuffix("站") if found["name"].endswith("网站") else found["name"]
        yield "网", name, *found.span("name")


def _variants(a: str, b: str) -> bool:
    """Whether two names look like one: a character or two apart, not of another level of government."""
    if abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < 4:
        return False
    wrong = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) == len(b) and len(wrong) == 1 and alike(*wrong[0]) and not set(wrong[0]) & _LEVEL_MARKS:
        return not re.search(r"[一二三四五六七八九十\d]", "".join(wrong[0]))
    differing = set(a) ^ set(b)
    other_level = (set(a) - set(b)) & _LEVEL_MARKS and (set(b) - set(a)) & _LEVEL_MARKS
    if other_level or re.search(r"[一二三四五六七八九十\d]", "".join(differing)):
        return False
    most = 2 if min(len(a), len(b)) >= 6 or a.startswith(b) or b.startswith(a) else 1
    return 0 < distance(a, b, 2) <= most and a[:2] == b[:2]
