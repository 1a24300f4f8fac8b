"""The texts of a document find their parts, however the headings are printed."""

from collections.abc import Sequence

import pytest

from app.documents.blocks import DocumentTable, Square, Text
from app.form.editions import NINE
from app.form.editions import OFFICIAL as SIX_PARTS
from app.form.parts import Outline
from app.incoming.parts import DocumentParts, split
from app.incoming.tables import gather
from tests.growth import grows_in_step

TITLE = "测试县交通运输局2023年政府信息公开工作年度报告"
OFFICIAL = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


LONG_NAME = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人力资源和社会保障局"


def parts(*lines: str | Text) -> DocumentParts:
    blocks = [line if isinstance(line, Text) else Text(line) for line in lines]
    return split(gather(blocks).items)


def body(*headings: str) -> list[str]:
    return [line for number, heading in enumerate(headings, 1) for line in (heading, f"第{number}部分的话。")]


def as_expected(found: DocumentParts) -> bool:
    return found.sections == {str(number): [f"第{number}部分的话。"] for number in range(1, 7)}


@pytest.mark.parametrize(
    "headings",
    [
        OFFICIAL,
        [heading.replace("、", ".", 1) for heading in OFFICIAL],
        [heading.replace("、", " ", 1) for heading in OFFICIAL],
        [f"第{heading.replace('、', '部分 ', 1)}" for heading in OFFICIAL],
        [heading.replace("一二三四五六"[n], str(n + 1), 1) for n, heading in enumerate(OFFICIAL)],
        [heading.split("、", 1)[1] for heading in OFFICIAL],
        [
            "一、概述",
            "二、主动公开政府信息的情况",
            "三、依申请公开政府信息办理情况",
            "四、政府信息公开行政法复议、诉讼情况",
            "五、工作中的不足和下一步打算",
            "六、其它事项",
        ],
        ["一、工作概况", "二、主动公开", "三、依申请公开", "四、复议诉讼", "五、问题与改进", "六、其他"],
    ],
)
def test_headings_are_found_in_many_wordings(headings: Sequence[str]) -> None:
    found = parts(TITLE, "前言。", *body(*headings), "测试县交通运输局", "2024年1月3日")
    assert as_expected(found)
    assert found.headings == tuple(headings)
    assert (found.title, found.preface) == (TITLE, ("前言。",))
    assert (found.signer, found.date) == ("测试县交通运输局", "2024年1月3日")


def test_subheadings_worded_like_headings_stay_text() -> None:
    lines = body(*OFFICIAL)
    bold = [Text("主动公开", bold=True), Text("（二）依申请公开情况", bold=True)]
    found = parts(TITLE, *lines[:2], *bold, *lines[2:10], "一、存在的主要问题", "二是不够。", *lines[10:])
    assert found.headings == OFFICIAL
    assert found.sections["1"] == ["第1部分的话。", "主动公开", "（二）依申请公开情况"]
    assert found.sections["5"] == ["第5部分的话。", "一、存在的主要问题", "二是不够。"]


def test_a_missing_heading_is_missing_and_an_extra_one_is_there() -> None:
    assert parts(TITLE, *body(*OFFICIAL[:5])).headings == OFFICIAL[:5]
    assert parts(TITLE, *body(*OFFICIAL, "七、附件")).headings == (*OFFICIAL, "七、附件")
    assert parts(TITLE, *body(*OFFICIAL[:2], *OFFICIAL[3:])).sections["5"] == ["第4部分的话。"]


@pytest.mark.parametrize(("count", "form"), [(5, SIX_PARTS), (6, NINE), (9, NINE)])
def test_the_nine_parts_are_known_by_more_headings_than_six_parts_can_share(count: int, form: Outline) -> None:
    assert parts(TITLE, *body(*(section.heading for section in NINE.sections[:count]))).outline is form


def test_headings_out_of_order_are_kept_in_their_order() -> None:
    mixed = (*OFFICIAL[:2], OFFICIAL[3], OFFICIAL[2], *OFFICIAL[4:])
    found = parts(TITLE, *body(*mixed))
    assert found.headings == mixed
    assert found.sections["4"] == ["第3部分的话。"]


def test_a_table_of_contents_is_no_text_of_the_report() -> None:
    contents = [f"{heading}……{n}" for n, heading in enumerate(OFFICIAL, 1)]
    found = parts(TITLE, "目录", *contents, "前言说明。", *body(*OFFICIAL))
    assert as_expected(found)
    assert found.headings == OFFICIAL


def test_a_heading_with_its_text_behind_it() -> None:
    found = parts(TITLE, "一、总体情况。全年公开信息3条。", "二、主动公开政府信息情况：见下表。")
    assert found.headings == ("一、总体情况", "二、主动公开政府信息情况")
    assert found.sections == {"1": ["全年公开信息3条。"], "2": ["见下表。"]}


def test_clutter_of_a_web_page_is_left_out_and_named() -> None:
    crumbs = ["首页 > 政府信息公开年报", "当前位置：首页", "发布时间：2024-01-05 来源：测试局 浏览次数：12"]
    found = parts(*crumbs[:2], TITLE, crumbs[2], "前言。", *body(*OFFICIAL), "测试局", "2024年1月3日", "版权所有")
    assert (found.title, found.preface) == (TITLE, ("前言。",))
    assert as_expected(found)
    assert any("版权所有" in left for left in found.unread)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["测试县交通运输局", "2023年政府信息公开工作年度报告"], TITLE),
        (["测试县交通运输局2023年", "政府信息公开工作", "年度报告"], TITLE),
        ([LONG_NAME, "2023年政府信息公开工作年度报告"], f"{LONG_NAME}2023年政府信息公开工作年度报告"),
        (["2023年街道政务公开情况汇报"], "2023年街道政务公开情况汇报"),
        ([f"{TITLE}（草案）"], f"{TITLE}（草案）"),
    ],
)
def test_titles_on_several_lines(lines: list[str], title: str) -> None:
    assert parts(*lines, "根据条例要求编制本报告，现报告如下。", *body(*OFFICIAL)).title == title


@pytest.mark.parametrize(
    ("lines", "signer", "date"),
    [
        (["测试局（盖章）", "2024年1月3日"], "测试局", "2024年1月3日"),
        (["测试局", "2024-01-03"], "测试局", "2024-01-03"),
        (["测试局", "2024.1.3"], "测试局", "2024.1.3"),
        (["测试局 2024/1/3"], "测试局", "2024/1/3"),
        (["测试局", "2024年1月3日", "2024-01-05"], "测试局", "2024年1月3日"),
        (["测试局", "2024年1月3日"], "测试局", "2024年1月3日"),
        ([f"{LONG_NAME}办公室", "2024年1月3日"], f"{LONG_NAME}办公室", "2024年1月3日"),
        (["测试局　2024年1月3日"], "测试局", "2024年1月3日"),
        (["测试局", "二〇二四年一月三日"], "测试局", "二〇二四年一月三日"),
        (["2024 年 1 月 3 日"], "", "2024 年 1 月 3 日"),
        (["于都县人民政府　2024年1月3日"], "于都县人民政府", "2024年1月3日"),
        (["测试局", "2024年1月16号"], "测试局", "2024年1月16号"),
        (["测试局", "二〇二四年元月十六日"], "测试局", "二〇二四年元月十六日"),
        (["测试局", "二O二四年正月初三日"], "测试局", "二O二四年正月初三日"),
        (["测试局", "日期：2024年1月16日"], "测试局", "2024年1月16日"),
        (["单位（盖章）：测试局", "成文日期:2024年1月16日"], "测试局", "2024年1月16日"),
        (["编制单位：测试局 日期：2024年1月16日"], "测试局", "2024年1月16日"),
        (["测试局", "2024年1⽉16⽇"], "测试局", "2024年1⽉16⽇"),
        (["测试局", "2O24年l月l6日"], "测试局", "2O24年l月l6日"),
        (["测试局", "１月１６号"], "测试局", "１月１６号"),
        (["测试局", "2024年1月16日（星期二）"], "测试局", "2024年1月16日"),
        (["测试局", "2024年1月16日 星期二"], "测试局", "2024年1月16日"),
        (["测试局", "二0二四年一月十六日"], "测试局", "二0二四年一月十六日"),
        (["测试局", "二О二四年一月十六日"], "测试局", "二О二四年一月十六日"),
        (["测试局", "2024年1月16曰"], "测试局", "2024年1月16曰"),
        (["测试局", "2024年1月16日（盖章）"], "测试局", "2024年1月16日"),
        (["测试局", "【2024年1月16日】"], "测试局", "2024年1月16日"),
        (["测试局", "——2024年1月16日"], "测试局", "2024年1月16日"),
        (["测试局", "公元2024年1月16日"], "测试局", "2024年1月16日"),
        (["测试局公元2024年1月16日"], "测试局", "2024年1月16日"),
        (["测试局", "2024年1月16日 农历腊月初六"], "测试局", "2024年1月16日"),
        (["测试局", "2024-01-16 09:30:00"], "测试局", "2024-01-16"),
        (["测试局", "贰零贰肆年壹月拾陆日"], "测试局", "贰零贰肆年壹月拾陆日"),
        (["测试局", "2024、1、16"], "测试局", "2024、1、16"),
        (["测试局", "20240116"], "测试局", "20240116"),
        (["测试局", "2024 1 16"], "测试局", "2024 1 16"),
        (["办理了20240116", "20240116"], "", ""),
        (["测试局", "发布日期：2024年1月16日"], "", ""),
        (["测试局", "发布时间：2024年1月16日 10:00"], "", ""),
        (["统计期限自2023年1月1日至2023年12月31日"], "", ""),
        (["截至2023年12月31日。"], "", ""),
    ],
)
def test_signatures(lines: list[str], signer: str, date: str) -> None:
    found = parts(TITLE, *body(*OFFICIAL), *lines)
    assert (found.signer, found.date) == (signer, date)


def test_the_words_of_the_blank_form_behind_a_heading_are_its_text() -> None:
    asking = "（文字描述，收取信息处理费情况在此处报告。）"
    found = parts(TITLE, *body(*OFFICIAL[:5], OFFICIAL[5] + asking))
    assert found.headings == OFFICIAL
    assert found.sections["6"] == [asking, "第6部分的话。"]


@pytest.mark.parametrize(
    "day",
    [
        "2024年1月",
        "二〇二四年 月 日",
        "二〇二四年元月",
        "2024年正月初六",
        "20241月16日",
        "2024年XX月XX日",
        "1月16号",
        "本年1月16日",
        "2024年1月中旬",
        "2024年底",
    ],
)
def test_a_day_that_can_not_be_read_is_asked_about(day: str) -> None:
    found = parts(TITLE, *body(*OFFICIAL), "测试局", day)
    assert (found.signer, found.date) == ("测试局", day)
    assert found.doubts == [f"落款日期“{day}”读不出是哪一天，请核对"]


def test_a_heading_in_the_first_row_of_its_table() -> None:
    labels = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    rows = (
        (Square(0, 0, 1, 5, "四、政府信息公开行政复议、行政诉讼情况"),),
        tuple(Square(1, n, 1, 1, text) for n, text in enumerate(labels)),
        tuple(Square(2, n, 1, 1, "0") for n in range(5)),
    )
    found = split(gather([Text(TITLE), Text("一、总体情况"), DocumentTable(rows)]).items)
    assert found.headings == ("一、总体情况", "四、政府信息公开行政复议、行政诉讼情况")


@pytest.mark.parametrize(("before", "piece", "after"), [("甲", " ", "乙"), ("2024", " ", "年"), ("", "（", "")])
def test_a_last_line_of_any_length_is_read_in_a_moment(before: str, piece: str, after: str) -> None:
    def read(size: int) -> None:
        assert parts(TITLE, "前言。", *body(*OFFICIAL), before + piece * size + after).date == ""

    grows_in_step(read, 200_000)


def test_page_numbers_are_no_text() -> None:
    found = parts(TITLE, "前言。", "— 1 —", *body(*OFFICIAL), "测试局", "2024年1月3日", "-2-")
    assert (found.preface, found.signer, found.unread) == (("前言。",), "测试局", [])


def test_a_day_alone_at_the_end_of_a_page_is_no_signature() -> None:
    for day in ("2024-01-05", "测试局2022年年报 2023-01-05"):
        found = parts(TITLE, "前言。", *body(*OFFICIAL), day)
        assert (found.signer, found.date) == ("", "")
