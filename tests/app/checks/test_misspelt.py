"""A character of a set word taken for another one of its sound or shape, and right words that differ in as little."""

import pytest

from app.checks.terms import misspelt_terms
from app.checks.word_slips import misspelt_words

SLIPS = (
    "行政执发 行政执法|不公开为列外 不公开为例外|依法依归 依法依规|规范型文件 规范性文件|办里完毕 办理完毕|第三方平估 第三方评估"
    "|服务性政府 服务型政府|联系店话 联系电话|答复时现 答复时限|受理申清 受理申请|政策解毒 政策解读|统一布署 统一部署"
)


@pytest.mark.parametrize("pair", SLIPS.split("|"))
def test_a_term_with_one_character_wrong_is_told_with_the_right_one(pair: str) -> None:
    wrong, right = pair.split()
    assert list(misspelt_terms(f"做到，{wrong}。")) == [(wrong, right, 3)]
    assert not list(misspelt_terms(f"做到，{right}。"))


@pytest.mark.parametrize(
    "text",
    [
        "行政处发布公告",
        "即时更新、即时公开",
        "评审请公开进行",
        "民生实事方案",
        "工作实绩考核",
        "参与全过程监督全体人员",
        "主动接收群众意见",
        "边民服务中心",
        "内部实务培训",
    ],
)
def test_right_words_near_a_term_are_none(text: str) -> None:
    assert not list(misspelt_terms(text))
    assert not list(misspelt_words(text))


@pytest.mark.parametrize(
    ("text", "right"), [("查洵办事指南", "查询"), ("密切陪合", "配合"), ("切实报障群众利益", "保障")]
)
def test_a_frequent_word_with_one_character_wrong_is_told(text: str, right: str) -> None:
    assert [meant for _, meant, _ in misspelt_words(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "农机购置",
        "招商线上洽谈",
        "初审阶段",
        "公证收费",
        "加强执法",
        "简易案件",
        "系统依托",
        "我县掌上办",
        "专人专办",
        "省及以下单位",
    ],
)
def test_two_words_that_meet_are_no_slip(text: str) -> None:
    assert not list(misspelt_words(text))
