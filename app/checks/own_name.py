"""H22. The body's own name, wherever the text or the signature has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.language.alike import alike
from app.language.bodies import OF_THE_STATE, OFFICES, Name, is_known_body, read_name, short_names
from app.language.edit_distance import distance
from app.language.remembered import remembered
from app.language.sentences import inside
from app.texts.paragraphs import signer

LONGEST = 32
"""Characters of a body's name."""
FAR = 200
"""Characters of a sentence in which the body itself may be named beside another one."""


@rule("H22", "单位名称写得不一样", level=Level.QUERY, basis="无统一规定；与单位信息中的全称核对", scope="report")
def name_is_off(facts: Facts) -> RuleResults:
    """改成规范全称；确实是另一个单位的，请核对后说明。"""
    agency = facts.agency
    own = own_name(agency)
    if not own.places or not own.rest or len(agency) < 5:
        return
    whole = "\n".join(passage.text for passage in passages(facts))
    for passage in passages(facts):
        yield None
        found = (
            *_near_names(passage.text, own, whole),
            *_names_of_another_place(passage.text, own),
            *_namesakes(passage.text, agency, own.places[0]),
            *_cut_places(passage.text, own, whole),
            *_sounding_alike(passage.text, own),
            *(_other_offices(passage.text, own) if facts.kind == "bureau" else ()),
        )
        for start, end in dict.fromkeys(found):
            spot = passage.spot(start, end)
            yield Problem(f"“{spot.excerpt}”与本单位“{agency}”不一致。", (), spot)
    name = signer(facts.report).strip()
    longer = name.startswith(agency) or agency.startswith(name)
    if not longer and distance(name, agency, 3) <= 3 and _is_wrong(name, own):
        yield Problem(f"“{name}”与本单位“{agency}”不一致。", (), Spot("signature", 1, 0, len(name), name))


def own_name(agency: str) -> Name:
    """The body's name read without what a national one puts before it."""
    for upper in OF_THE_STATE:
        agency = agency.removeprefix(upper)
    return read_name(agency)


def _is_wrong(name: str, own: Name) -> bool:
    """Whether a signature near the body's own name is neither a short form of it nor another body."""
    stated = read_name(name)
    if stated.places == own.places:
        return stated.rest not in short_names(own.rest) and not is_known_body(stated.rest)
    return len(stated.places) == len(own.places)


def _near_names(text: str, own: Name, whole: str) -> Iterator[tuple[int, int]]:
    """Where a name stands that begins and ends like the body's and is a few characters off."""
    read_until = 0
    for at, first in _beginnings(text, own):
        if at < read_until:
            continue
        if before := _wrong_upper(text, at, own, first):
            yield at - before, at + len(own.places[first]) + len(own.rest)
        stretch = re.split(r"[，。；、“”（）《》\s]", text[at : at + LONGEST], maxsplit=1)[0]
        stated = read_name(stretch)
        length = _wrong_length(stretch, stated, own, first, whole)
        if length and not inside(text, at, "“"):
            yield at, at + length
        read_until = at + max(length, len(stretch) - len(stated.rest))


def _wrong_upper(text: str, at: int, own: Name, first: int) -> int:
    """How long the place before the body's right name is, where one of its characters is wrong: 云洲市 for 云州市."""
    upper = own.places[first - 1] if first else ""
    if len(upper) < 3 or not text.startswith("".join(own.places[first:]) + own.rest, at):
        return 0
    stated = text[max(0, at - len(upper)) : at]
    return len(upper) if stated[-1:] == upper[-1] and distance(stated, upper, 1) == 1 else 0


def _beginnings(text: str, own: Name) -> list[tuple[int, int]]:
    """Where the stem of one of the body's own places stands, with the number of the place."""
    return sorted(
        (found.start(), number)
        for number, place in enumerate(own.places)
        for found in re.finditer(re.escape(place[:-1]), text)
        if len(place) > 2
    )


def _wrong_length(stretch: str, stated: Name, own: Name, first: int, whole: str) -> int:
    """How many characters of a stretch are a wrong name of the body; 0 where it is right or another body's."""
    mine = own.places[first:]
    if stretch.startswith(mine[0][:-1] + own.rest) and len(mine) == 1:
        end = len(mine[0][:-1] + own.rest)  # 青山民政局: the level is left out, as the names of accounts do
        return 0 if _ACCOUNT.match(stretch, end) else end
    before, after = stated.places[: len(mine)], "".join(stated.places[len(mine) :])
    if before == mine and (not after or after[0] == own.rest[0]):  # 住房合城乡 only looks like a place
        end = _wrong_rest(after + stated.rest, own.rest)
        return len("".join(mine)) + end if end else 0
    same_stems = [place[:-1] for place in stated.places] == [place[:-1] for place in mine]
    if same_stems and stated.rest.startswith(own.rest) and stated.places[-1] not in own.places:
        place = "".join(stated.places)
        real = re.search(rf"{re.escape(place)}(?!{re.escape(own.rest)})", whole)
        return 0 if real else len(place + own.rest)
    return 0


_OTHER_PEOPLE = frozenset(["人民政协", "人民政权", "人民政治"])
_ACCOUNT = re.compile(r"(?:的|官方|政务)*(?:微信|公众号|微博|抖音|头条|视频号|新媒体|网站|官网|客户端)")


def _wrong_rest(stated: str, rest: str) -> int:
    """How long the name is that stands for `rest` with a few characters wrong; 0 where none does."""
    name = stated[: stated.index(rest[-1]) + 1] if rest[-1] in stated[: len(rest) + 4] else ""
    if name and (name in short_names(rest) or stated.startswith(rest)):
        return 0
    if name and not is_known_body(name) and _is_off(name, rest):
        return len(name)
    whole = stated[: len(rest)]
    if rest.endswith("局") and whole == f"{rest[:-1]}厅":  # no county or city has such a body
        return len(whole)
    if rest == "人民政府" and distance(whole, rest, 1) == 1 and whole not in _OTHER_PEOPLE:
        return len(whole)
    return len(whole) if _is_one_off(whole, rest) and not is_known_body(whole) else 0


def _is_one_off(whole: str, rest: str) -> bool:
    """自然资源和规化局: a long name of the same length with one character wrong."""
    alike = whole[-1:] == rest[-1] or rest.endswith("会")
    return len(rest) >= 6 and len(whole) == len(rest) and alike and distance(whole, rest, 1) == 1


def _is_off(name: str, rest: str) -> bool:
    """水利水电局, 农业和农村局, 人名政府: 1 to 3 characters off, and no other body."""
    if name != rest and name.replace("和", "").replace("与", "") == rest.replace("和", "").replace("与", ""):
        return True
    if re.search(r"\d|[和与及的由在对将]", name.replace("和", "", rest.count("和"))):
        return False
    stem, other = rest[:-1], name[:-1]
    if len(stem) == 2 and len(other) == 1:
        return other in stem  # 水局
    if rest in {"人民政府", "办事处"} and len(name) == len(rest):
        return distance(name, rest, 1) == 1
    if name.startswith(stem) and 2 <= len(stem) < 4 and len(name) <= len(rest) + 3:
        return name != rest
    if len(stem) < 4 or len(other) < 3:
        return False
    return 0 < distance(name, rest, 3) <= 3 and sum(mark in stem for mark in other) >= len(other) * 0.6


_LEVEL = "自治[县州旗]|[市县区旗镇乡]|街道"
_FUNCTION = "编公布现将会同联配协邀组指督促根据按照参对学习赴由与和经请受在为向的是及把被让给从并各"
_TIMES = "本年|全年|今年|当年|年内|上年|去年|报告期|统计期|年度|一年|近年|期间|截至|截止"
_STEM = rf"(?!{_TIMES}|周边|其他|[\u4e00-\u9fff]{{0,4}}(?:展示|宣传|推介|介绍|指导|报道|转载)|兄弟|相邻|邻近|部分|有关|相关|本[省市])(?:(?![{_FUNCTION}])[\u4e00-\u9fff]){{2,5}}?"
_DOES = r"高度|认真|严格|坚持|始终|深入|全面|持续|紧[紧扣]|切实|不断|规范|依法|健全|加强|推进|强化|完善|扎实|统筹|落实|以习近平|主动公开|未收到|没有收到|共?收到|新收|共?受理|制发|作出"
_AS_ITS_OWN = rf"(?=(?:党[组委])?(?:{_DOES}|积极|按照|根据|围绕|共|全年|本年|20\d\d年|政府信息公开|办公室负责|将))"
"""Words that go on about one's own work: behind another body's name they tell that the text was copied."""
_SINCE = r"(?:20\d\d年度?，?|本年度?，?|今年(?:以来)?，?|一年来，?|全年，?)?"


def _names_of_another_place(text: str, own: Name) -> Iterator[tuple[int, int]]:
    """“青溪县水利局高度重视……” in the report of 云溪县水利局: the same body of another place of its level."""
    place = re.fullmatch(rf"(?P<stem>.+?)(?P<level>{_LEVEL})", own.places[-1])
    if not place or (rest := place["level"] + own.rest) not in text:
        return
    upper = re.escape("".join(own.places[:-1]))
    subject = rf"(?:^|[，。；：\n]){_SINCE}(?P<name>(?:{upper})?(?P<stem>{_STEM}){re.escape(rest)}){_AS_ITS_OWN}"
    for found in re.finditer(subject, text):
        if not found["stem"].endswith(place["stem"]):
            yield found.span("name")


def _namesakes(text: str, agency: str, place: str) -> Iterator[tuple[int, int]]:
    """“石城县水利局坚持……” in the report of 石城县水务局: another name, yet it does one's own work."""
    for found in re.finditer(rf"(?:^|[，。；：\n]){re.escape(place)}", text):
        start = found.end() - len(place)
        end = start + len(agency)
        name = text[start:end]
        swapped = name != agency and sorted(name) == sorted(agency)  # 口江镇 for 江口镇
        alike = name[-1:] == agency[-1] and (swapped or distance(name, agency, 1) == 1)
        if alike and re.compile(_AS_ITS_OWN).match(text, end):
            yield start, end


def _cut_places(text: str, own: Name, whole: str) -> Iterator[tuple[int, int]]:
    """望江街道办事处 for 望江路街道办事处: a character of the place is left out, in the body's full name."""
    place = re.fullmatch(rf"(?P<stem>.+?)(?P<level>{_LEVEL})", own.places[-1])
    stem = place["stem"] if place else ""
    if not place or len(stem) < SHORTEST_STEM:
        return
    for left_out in range(1, len(stem)):
        cut = stem[:left_out] + stem[left_out + 1 :] + place["level"]
        other = re.search(rf"(?<!{stem[0]}){re.escape(cut)}(?!{re.escape(own.rest)})", whole)
        for found in re.finditer(re.escape(cut + own.rest), "" if other else text):
            yield found.span()


def _sounding_alike(text: str, own: Name) -> Iterator[tuple[int, int]]:
    """百沙镇人民政府, 县水力局: one character of the name taken for another one of its sound or shape."""
    yield from _misheard(text, own.places[-1], own.rest, is_short=False)
    yield from _misheard(text, own.places[-1][-1], own.rest, is_short=True)


@remembered
def _misheard(text: str, place: str, rest: str, *, is_short: bool) -> Iterator[tuple[int, int]]:
    name = place + rest
    end = text.find(name[-1], len(name) - 1) + 1
    while end:
        start = end - len(name)
        stated = text[start:end]
        other_body = stated[len(place) :] != rest and is_known_body(stated[len(place) :])
        before = text[start - 1 : start] if start else ""
        alone = not is_short or not before.isalpha() or before in _SMALL_BEFORE
        if alone and not other_body and _one_alike(stated, name):
            yield start, end
        end = text.find(name[-1], end) + 1


def _one_alike(stated: str, name: str) -> bool:
    wrong = [(a, b) for a, b in zip(name, stated, strict=True) if a != b]
    return len(wrong) == 1 and alike(*wrong[0])


_SMALL_BEFORE = "由在对和与及是为将的"
SHORTEST_STEM = 3
"""Characters of a place's own name from which one may be left out."""
_CALLED_US = r"（(?:以下)?(?:简称|称)?[：“]{0,2}[我本](?:局|委|办)[”]?）"
_OFFICE = "|".join(sorted(map(re.escape, OFFICES), key=len, reverse=True))


def _other_offices(text: str, own: Name) -> Iterator[tuple[int, int]]:
    """“市水利局认真贯彻……”, “市水利局（以下简称我局）” in the report of a bureau of transport."""
    if own.rest not in OFFICES and not own.rest.endswith(("局", "委员会")):
        return
    place = f"(?:{re.escape(''.join(own.places))}|{re.escape(own.places[-1])}|{own.places[-1][-1]})"
    doer = rf"(?:^|[。；\n]){_SINCE}(?P<name>{place}(?P<office>{_OFFICE}))(?:(?=(?:党[组委])?{_SINCE}(?:{_DOES}))|(?={_CALLED_US}))"
    for found in re.finditer(doer, text):
        if not _may_be_own(found["office"], own.rest) and not _tells_of_us(text, found.end()):
            yield found.span("name")
    for found in re.finditer(rf"[我本](?:局|委|办)（即?(?P<name>{place}(?P<office>{_OFFICE}))）", text):
        if not _may_be_own(found["office"], own.rest):
            yield found.span("name")


def _may_be_own(office: str, rest: str) -> bool:
    """Whether an office may be a part or a short name of the body's own: 林业局 of 自然资源和林业局."""
    stem = re.sub("(?:局|委员会|委)$", "", office)
    return office in short_names(rest) or all(mark in rest for mark in stem)


def _tells_of_us(text: str, at: int) -> bool:
    """Whether the rest of the sentence tells of the body itself, so that the other one is another."""
    sentence = re.sub(_CALLED_US, "", text[at : at + FAR]).partition("。")[0]
    return bool(re.search(r"[我本](?:局|委|办|单位|机关)", sentence))
