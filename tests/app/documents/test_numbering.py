"""Numbers that Word prints by itself: in every format, from wherever a list begins."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.documents.blocks import Text
from app.documents.word.document import read
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped

LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/>{}</w:num>'
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def lines(abstract: str, nums: str, ids: Sequence[int]) -> list[str]:
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id_}"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
        for id_ in ids
    )
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts["word/document.xml"] = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{abstract}{nums}</w:numbering>'
    return [block.text for block in read(zipped(parts), "x.docx") if isinstance(block, Text)]


def listed(levels: str, id_: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{levels}</w:abstractNum>'


@pytest.mark.parametrize(
    ("form", "start", "text"),
    [
        ("chineseCounting", 11, "十一、甲"),
        ("chineseCountingThousand", 20, "二十、甲"),
        ("ideographDigital", 10, "一〇、甲"),
        ("chineseLegalSimplified", 12, "壹拾贰、甲"),
        ("upperRoman", 4, "IV、甲"),
        ("lowerRoman", 9, "ix、甲"),
        ("upperLetter", 3, "C、甲"),
        ("lowerLetter", 2, "b、甲"),
        ("decimalEnclosedCircle", 3, "③、甲"),
        ("decimalEnclosedCircleChinese", 1, "①、甲"),
        ("decimalEnclosedParen", 2, "⑵、甲"),
        ("ideographTraditional", 2, "乙、甲"),
        ("ideographZodiac", 12, "亥、甲"),
        ("decimalZero", 7, "07、甲"),
        ("decimal", 7, "7、甲"),
        ("somethingNew", 7, "7、甲"),
        ("decimalEnclosedCircle", 40, "40、甲"),
        ("bullet", 1, "甲"),
        ("none", 1, "甲"),
    ],
)
def test_every_format_of_a_number_is_printed_as_word_does(form: str, start: int, text: str) -> None:
    assert lines(listed(LEVEL.format(start, form, "%1、")), NUM.format(1, 1, ""), [1]) == [text]


def test_a_list_that_begins_anew_begins_where_it_says() -> None:
    abstract = listed(LEVEL.format(1, "chineseCounting", "%1、"))
    nums = "".join(NUM.format(id_, 1, RESTART.format(id_)) for id_ in (1, 2, 3))
    assert lines(abstract, nums, [1, 2, 3, 3]) == ["一、甲", "二、甲", "三、甲", "四、甲"]
    again = NUM.format(1, 1, "") + NUM.format(2, 1, RESTART.format(1))
    assert lines(abstract, again, [1, 1, 2, 1]) == ["一、甲", "二、甲", "一、甲", "三、甲"]


def test_a_list_may_have_another_look_than_the_one_that_it_is_made_from() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{LEVEL.format(1, "chineseCounting", "（%1）")}</w:lvlOverride>'
    assert lines(listed(LEVEL.format(1, "decimal", "%1.")), NUM.format(1, 1, other), [1, 1]) == ["（一）甲", "（二）甲"]


def test_a_list_under_the_name_of_a_style_has_the_levels_of_that_style() -> None:
    linked = listed('<w:numStyleLink w:val="标题编号"/>', 2)
    with_levels = listed(f'<w:styleLink w:val="标题编号"/>{LEVEL.format(1, "chineseCounting", "%1、")}')
    assert lines(with_levels + linked, NUM.format(1, 1, "") + NUM.format(2, 2, ""), [2, 2]) == ["一、甲", "二、甲"]
