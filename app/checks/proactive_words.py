"""B6, B7. The 2019 table of 主动公开 against what the text tells of the body's powers and acts."""

from __future__ import annotations

import re

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.language.fold import fold

FORM = "国办公开办函〔2019〕60号附件：二、主动公开政府信息情况"
ENFORCED = ("penalties", "coercive_measures")
_ACT = re.compile(
    r"(?:作出|实施|办理|查处|下达|立案)[^，。；]{0,12}(?:行政处罚|行政强制|处罚决定|违法|案件)"
    r"|(?:行政处罚|行政强制)(?:决定|案件)?[^，。；]{0,6}[1-9]\d*\s*[件起宗例]"
    r"|(?:执法检查|行政检查|执法人员|立案查处)[^，。；]{0,8}[1-9]\d*\s*(?:余|多)?(?:次|人次|件|起|家)"
    r"|罚款[^，。；]{0,8}[1-9][\d.,]*\s*万?元"
)
_NOT_ITS_OWN = re.compile(r"公示|公开|发布|公布|清单|[零0]\s*[件起宗]|未|没有|无行政|其他部门|移送")


@rule(
    "B6",
    "处罚和强制都填0",
    level=Level.HINT,
    basis="无统一规定；正文与表格比较，提醒核对",
    scope="report",
    edition="2019",
)
def acts_told_but_none_counted(facts: Facts) -> RuleResults:
    """正文写了执法、检查、查处，表里行政处罚和行政强制却都是0。请向执法机构核对；确实没有的，可以关闭这条提示。"""
    cells = tuple(
        f"proactive.{row}.{column}" for row in ENFORCED for column in ("previous_items", "change", "decisions")
    )
    numbers = facts.numbers(*cells)
    if numbers is None or any(numbers):
        return
    for paragraph in facts.paragraphs:
        text = fold(paragraph.text)
        for found in _ACT.finditer(text):
            clause = re.split(r"[，。；]", text[: found.start()])[-1] + found[0]
            if not _NOT_ITS_OWN.search(clause):
                yield Problem(
                    "行政处罚、行政强制全部填0，但正文提到行政检查、执法，请确认没有漏填。",
                    cells,
                    Spot.at(paragraph, *found.span()),
                )
                return


_POWER = re.compile(
    r"(?P<kind>行政检查|行政确认|行政裁决|行政给付|行政奖励|行政征收|行政征用|其他(?:行政)?(?:权力|职权))"
    r"(?:事项|类)?(?:共|有|为|计)?\s*(?P<n>\d{1,4})\s*项"
)


@rule("B7", "正文列的事项数与表不一致", level=Level.QUERY, basis=FORM, scope="report", edition="2019")
def powers_add_up_to_something_else(facts: Facts) -> RuleResults:
    """行政检查、行政确认等事项，填在“其他对外管理服务事项”里。正文列出的各项相加，应等于表中的事项数量。"""
    cells = ("proactive.other_services.previous_items", "proactive.other_services.change")
    numbers = facts.numbers(*cells)
    if numbers is None or sum(numbers) < 0:
        return
    for paragraph in facts.paragraphs:
        found = list(_POWER.finditer(fold(paragraph.text)))
        added = sum(int(power["n"]) for power in found)
        if len({power["kind"] for power in found}) > 1 and added not in {sum(numbers), numbers[0]}:
            listed = "、".join(f"{power['kind']}{power['n']}项" for power in found)
            yield Problem(
                f"正文列明{listed}，合计{added}项，与“其他对外管理服务事项”{sum(numbers)}项不一致。",
                cells,
                Spot.at(paragraph, found[0].start(), found[-1].end()),
            )
