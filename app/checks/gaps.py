"""G14, G19. Places left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, Results, rule

_UNITS = "条|件|份|篇|次|个|人次|人|场|期|项|起|宗|家|元|万元|%"
_GAPS = re.compile(
    r"(?<![A-Za-z@./])[XxＸｘ×✕╳]{2,}(?![A-Za-z@.])|[*＊○●□■◯]{2,}|[_＿﹍]{2,}|【[ \u3000]{0,20}】|（[ \u3000]{0,20}）|\[[ \u3000]{0,20}\]"
    rf"|(?<=[\u4e00-\u9fff])(?<!第)[XxＸ×](?=(?:{_UNITS})[，。；、）其])"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|待补充|待填写?(?!报)|待录入|请填写|请补充|此处(?:填写|补充|插入|填入|添加)|数据待定|暂缺数据"
    rf"|(?<=[\u4e00-\u9fff])[ \u3000]{{1,20}}(?:{_UNITS})(?=[，。；、）]|$)"
    r"|20[ \u3000]{1,9}年|年[ \u3000]{1,9}月|月[ \u3000]{1,9}日"
)
_BARE_UNIT = re.compile(
    r"(?:(?<=信息)|(?<=推文)|(?<=公告)|(?<=通知)|(?<=稿件)|(?<=文章)|(?<=视频))(?:条|篇|份)(?=[，。；、）]|$|其中)"
    r"|(?:(?<=规范性文件)|(?<=行政复议)|(?<=行政诉讼)|(?<=收到申请)|(?<=公开申请)|(?<=受理申请)|(?<=办结申请)|(?<=案件)|(?<=占比为)|(?<=办结率为))(?:件|起|宗|%)(?=[，。；、）]|$|其中)"
    r"|(?<=[占达为比])%"
)


def gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where something was to be filled in: XX, ____, empty brackets, TODO, a unit without its number."""
    for pattern in (_GAPS, _BARE_UNIT):
        yield from (found.span() for found in pattern.finditer(text))


@rule("G14", "有未填写的内容", level=Level.ERROR, basis="年报公开前应填写完整", scope="text")
def left_open(facts: Facts) -> Results:
    """补上数字或文字；不需要的，整句删去。"""
    for passage in passages(facts):
        for start, end in gaps(passage.text):
            around = passage.paragraph.text[max(0, start - 8) : end + 8].strip()
            yield Problem(f"第{passage.number}段有未填写的内容：“{around}”。", (), passage.spot(start, end))


MARK = re.compile(r"\{\{[^{}\n]{0,80}\}\}")


@rule("G19", "插入的数据不存在", level=Level.ERROR, basis="正文中的数据取自表格", scope="text")
def mark_names_nothing(facts: Facts) -> Results:
    """删去这一处，从“插入数据”菜单里重新选。"""
    for passage in passages(facts):
        for found in MARK.finditer(passage.paragraph.text):
            if passage.paragraph.text.strip() not in {"{{名单}}", "{{分类}}"}:
                message = f"第{passage.number}段的“{found[0]}”没有对应的数据，请重新插入。"
                yield Problem(message, (), passage.spot(*found.span()))
