"""What a report prints: which lines are headings, what stands for the roster and the categories."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.model import Card, Category, Imported, Paragraphs, Person, Report
from app.report.new import new_report
from app.texts import printed
from app.texts.measure import width
from app.texts.paragraphs import heading_level
from app.texts.printed import Printed


def report(*texts: str, **fields: object) -> Report:
    made = new_report(2020, "示例区交通运输局", "bureau", "nine")
    return made.model_copy(update={"sections": {"1": tuple(texts)}, **fields})


def printed_of(text: str) -> Printed:
    (found,) = printed.section(report(text), "1")
    return found


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("（一）主动公开", 2),
        ("（一）主动公开。", 2),
        ("（一）主动公开情况：", 2),
        ("(二) 建立健全政府信息公开工作制度情况", 2),
        ("1.制度建设", 3),
        ("（1）保密审查", 4),
        ("（三）聚焦重点领域，提升公开实效", 2),
    ],
)
def test_a_short_numbered_line_with_text_behind_it_is_a_heading(text: str, level: int) -> None:
    found = printed.section(report(text, "正文。"), "1")
    assert found == (Printed(text, level), Printed("正文。", number=2))


def levels(*texts: str) -> list[int]:
    return [line.level for line in printed.section(report(*texts), "1")]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["（一）主动公开", "1.制度建设", "（1）审查", "正文。"], [2, 3, 4, 0]),
        (["（一）主动公开", "（二）依申请公开", "正文。"], [0, 2, 0]),
        (["（一）存在的问题", "1.认识不足。", "2.队伍不稳。", "（二）改进情况", "正文。"], [2, 0, 0, 2, 0]),
        (["1.认识不足。", "2.队伍不稳。", "以上问题正在改进。"], [0, 0, 0]),
        (["1.制度建设。", "正文。", "2.队伍建设。", "正文。"], [3, 0, 3, 0]),
        (["1.行政处罚较上年减少12件。", "下降的原因是案源减少。"], [0, 0]),
        (["正文。", "（二）依申请公开"], [0, 0]),
        (["（一）领导小组名单", "{{名单}}", "（二）其他", ""], [0, 0]),
    ],
)
def test_a_numbered_line_is_a_heading_only_with_text_or_a_deeper_level_behind_it(
    texts: list[str], expected: list[int]
) -> None:
    assert levels(*texts) == expected


def test_a_list_of_short_sentences_is_text_however_long_it_is() -> None:
    assert not any(levels(*(f"{number}.落实第{number}项公开要求。" for number in range(1, 17)), "正文。"))


def test_a_phrase_with_nothing_behind_it_looks_like_a_heading_without_being_one() -> None:
    assert printed_of("（二）依申请公开") == Printed("（二）依申请公开", 0, 8, 2)


def test_notes_under_a_table_are_never_headings() -> None:
    made = report(under_table={"proactive": ("（一）说明", "1.数字说明。另有说明。", "正文。")})
    assert printed.under_table(made, "5") == (
        Printed("（一）说明"),
        Printed("1.数字说明。另有说明。", number=2),
        Printed("正文。", number=3),
    )


lines = st.sampled_from(["（一）公开", "（二）公开。", "1.制度", "2.减少12件。", "（1）审查", "正文。", "", "{{分类}}"])


@given(st.lists(lines, max_size=12))
def test_no_heading_ends_a_section_and_none_follows_another_of_its_level(texts: list[str]) -> None:
    found = [*printed.section(report(*texts), "1"), Printed("", 1)]
    for line, below in pairwise(found):
        assert not line.level or not below.text or heading_level(below.text) in {0, *range(line.level + 1, 5)}
        assert not line.level or below.text


@pytest.mark.parametrize(
    "text",
    [
        "全年主动公开政府信息21条。",
        "（一）全年主动公开政府信息21条，其中规范性文件3件，均在公开之日起二十日内在门户网站发布，并同步解读。",
        "1.抓公开；",
        "（二）全年主动公开政府信息21条，其中规范性文件3件，均同步解读。发布渠道有门户网站。",
        "2020年度共公开21条。",
    ],
)
def test_a_sentence_is_body_text(text: str) -> None:
    assert printed_of(text) == Printed(text)


@pytest.mark.parametrize(
    ("text", "lead", "level"),
    [
        ("（一）主动公开。全年公开21条。", "（一）主动公开。", 2),
        ("（一）主动公开：全年公开21条。", "（一）主动公开：", 2),
        ("1.完善制度。拟上网的信息先审查。", "1.完善制度。", 3),
    ],
)
def test_a_short_first_sentence_leads(text: str, lead: str, level: int) -> None:
    found = printed_of(text)
    assert (found.level, text[: found.lead], found.lead_level) == (0, lead, level)


def test_blank_lines_are_not_printed_and_the_blanks_of_an_indent_neither() -> None:
    found = printed.section(report("", "　　正文。 ", "\u3000", "尾"), "1")
    assert [(line.text, line.number) for line in found] == [("正文。", 2), ("尾", 4)]


def test_the_roster_names_a_role_once_and_sets_names_apart() -> None:
    people = (
        Person(role="组长", name="张某", post="局长"),
        Person(role="副组长", name="王某某", post="副局长"),
        Person(role="成员", name="李某某"),
        Person(role="成员", name="赵某", post="科长"),
        Person(),
    )
    assert tuple(line.text for line in printed.roster(report(roster=people))) == (
        "组　长：张某　　局长",
        "副组长：王某某　副局长",
        "成　员：李某某",
        "　　　　赵某　　科长",
    )
    assert [line.hang for line in printed.roster(report(roster=people))] == [8, 8, 0, 8]
    assert printed.roster(report()) == ()


def test_categories_are_one_sentence_with_shares() -> None:
    named = (Category(name="办事指南", count="1"), Category(name="其他", count="若干"), Category())
    assert printed.categories(report(categories=named)) == (Printed("其中：办事指南1条；其他若干。"),)
    known = (
        Category(name="办事指南", count="1"),
        Category(name="业务", count="１７"),
        Category(name="财务", count="3条"),
    )
    assert printed.categories(report(categories=known)) == (
        Printed("其中：办事指南1条，占4.8%；业务17条，占81.0%；财务3条，占14.3%。"),
    )
    assert printed.categories(report()) == ()


def test_the_title_is_the_official_one_as_soon_as_the_body_is_known() -> None:
    foreign = Imported(title="某局信息公开工作总结")
    assert printed.official_title(report(imported=foreign)) == "示例区交通运输局2020年政府信息公开工作年度报告"
    assert printed.official_title(report(imported=foreign, card=Card())) == "某局信息公开工作总结"


def test_a_short_title_stays_on_one_line() -> None:
    assert len(printed.title_lines(report(card=Card(full_name="某局")))) == 1
    assert printed.title_lines(report()) == ("示例区交通运输局", "2020年政府信息公开工作年度报告")
    assert len(printed.title_lines(report(card=Card(full_name="示例财政局")))) == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("示例省示例市示例区城市管理综合行政执法局办公室", ("示例省示例市示例区", "城市管理综合行政执法局办公室")),
        ("示例自治州示例自治县退役军人事务局服务中心", ("示例自治州示例自治县", "退役军人事务局服务中心")),
        ("示例市示例区市场监督管理局城乡市场巡查第二大队", ("示例市示例区", "市场监督管理局城乡市场巡查第二大队")),
    ],
)
def test_a_long_name_in_the_title_is_broken_behind_a_place_or_a_body(name: str, lines: tuple[str, ...]) -> None:
    title = printed.title_lines(report(card=Card(full_name=name)))
    assert title == (*lines, "2020年政府信息公开工作年度报告")


@given(st.text("示例省市县区城乡市场局办公室人民政府（）1A", min_size=1, max_size=60))
def test_every_line_of_a_title_holds_at_most_19_characters_and_nothing_is_lost(name: str) -> None:
    made = report(card=Card(full_name=name))
    lines = printed.title_lines(made)
    assert "".join(lines) == printed.official_title(made)
    assert len(lines) == 1 or max(map(width, lines)) <= 19
    assert len(lines) == 1 or min(map(width, lines)) >= min(1, width(name))


def test_the_preface_has_no_headings() -> None:
    texts: Paragraphs = ("1.说明",)
    assert printed.preface(report(preface=texts)) == (Printed("1.说明"),)
