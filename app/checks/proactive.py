"""B and C. The table of 主动公开政府信息情况, by itself. A rule is silent where its edition has no such cells."""

from __future__ import annotations

import re

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, rule
from app.report.agency import may_make_rules

FORM_2019 = "国办公开办函〔2019〕60号附件：二、主动公开政府信息情况"
COMPARED = f"无统一规定；按{FORM_2019}各格的意思比较"
FORM_2021 = "国办公开办函〔2021〕30号附件：二、主动公开政府信息情况"
ITEMS = ("licensing", "other_services", "penalties", "coercive_measures", "fees")
DOCUMENTS = ("rules", "normative_documents")


def _ids(row: str, *columns: str) -> tuple[str, ...]:
    return tuple(f"proactive.{row}.{column}" for column in columns)


def _label(facts: Facts, cell_id: str) -> str:
    """The name of the row that a cell is in."""
    cell = facts.cell(cell_id)
    return cell.row_name if cell else cell_id


def signed(change: object) -> str:
    """A change in words: 增21, 减25, 无增减."""
    number = int(str(change))
    return f"增{number}" if number > 0 else f"减{-number}" if number else "无增减"


@rule("B1", "项目数量成了负数", level=Level.ERROR, basis=FORM_2019, edition="2019")
def fewer_items_than_none(facts: Facts) -> RuleResults:
    """上一年项目数量加上本年增减，就是本年末的项目数量，不会小于0。请核对这两格，特别是增减有没有写反。"""
    for row in ITEMS:
        cells = _ids(row, "previous_items", "change")
        if (numbers := facts.numbers(*cells)) and sum(numbers) < 0:
            before, change = numbers
            yield Problem(
                f"“{_label(facts, cells[0])}”上一年{before}项、本年{signed(change)}项，"
                f"本年末为{before + change}项，是负数，请核对。",
                cells,
            )


@rule("B2", "新公开多于新制作", level=Level.HINT, basis=COMPARED, edition="2019")
def more_published_than_made(facts: Facts) -> RuleResults:
    """本年新公开的一般是本年新制作的。如果把以前年度制作的文件也在本年公开了，可以不改。"""
    for row in DOCUMENTS:
        cells = _ids(row, "made", "published")
        if (numbers := facts.numbers(*cells)) and numbers[1] > numbers[0]:
            yield Problem(
                f"“{_label(facts, cells[0])}”本年新公开{numbers[1]}件，多于本年新制作{numbers[0]}件。"
                "如含以前年度制作的文件，请确认。",
                cells,
            )


@rule("B3", "公开总数少于新公开", level=Level.ERROR, basis=FORM_2019, keepable=True, edition="2019")
def fewer_public_than_published(facts: Facts) -> RuleResults:
    """对外公开总数量包含本年新公开的，不会比本年新公开数量少。当年公开又撤下的，写明理由保留。"""
    for row in DOCUMENTS:
        cells = _ids(row, "published", "public_total")
        if (numbers := facts.numbers(*cells)) and numbers[1] < numbers[0]:
            yield Problem(
                f"“{_label(facts, cells[0])}”对外公开总数量{numbers[1]}件，少于本年新公开{numbers[0]}件，请核对。",
                cells,
            )


@rule("B4", "没有事项却有决定", level=Level.QUERY, basis=COMPARED, edition="2019")
def decisions_without_items(facts: Facts) -> RuleResults:
    """作出了处理决定，一般就有对应的事项。请核对事项数量是不是漏填，或写明理由。"""
    for row in ITEMS[:4]:
        cells = _ids(row, "previous_items", "change", "decisions")
        numbers = facts.numbers(*cells)
        if numbers and numbers[2] > 0 and numbers[0] + numbers[1] == 0:
            yield Problem(
                f"“{_label(facts, cells[0])}”有{numbers[2]}件处理决定，但事项数量为0，请核对。",
                cells,
            )


@rule("B5", "采购数量与金额不匹配", level=Level.QUERY, basis=COMPARED, edition="2019")
def projects_without_amount(facts: Facts) -> RuleResults:
    """有采购项目就有采购金额，反过来也一样。请核对是不是漏填了一格。"""
    cells = _ids("procurement", "projects", "amount")
    if (numbers := facts.numbers(*cells)) and (numbers[0] == 0) != (numbers[1] == 0):
        yield Problem(
            f"采购项目数量{numbers[0]}与采购总金额{numbers[1]}不匹配：一个为0、一个不为0。",
            cells,
        )


@rule("C1", "推算上年有效数为负", level=Level.ERROR, basis=FORM_2021, keepable=True, edition="2021")
def fewer_in_force_than_issued(facts: Facts) -> RuleResults:
    """现行有效数减去本年制发、加上本年废止，就是上年末的有效数，不会小于0。本年制发、当年又失效的，可以写明理由保留。"""
    for row in DOCUMENTS:
        cells = _ids(row, "issued", "repealed", "in_force")
        numbers = facts.numbers(*cells)
        if numbers and (before := numbers[2] - numbers[0] + numbers[1]) < 0:
            yield Problem(
                f"按本表推算，“{_label(facts, cells[0])}”上年末现行有效为{before}件，是负数，"
                "请核对制发、废止、现行有效三个数。",
                cells,
                reasons=("本年制发、当年失效",),
            )


@rule(
    "C2",
    "没有规章制定权",
    level=Level.QUERY,
    basis="立法法（2015）第八十、八十二条；（2023）第九十一、九十三条",
    edition="2021",
)
def rules_of_a_body_without_the_right(facts: Facts) -> RuleResults:
    """只有国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府可以制定规章。其他机关这一行填0；发的文件属于行政规范性文件的，填在下一行。"""
    if may_make_rules(facts.agency, facts.kind, facts.report.card.city_with_districts) is not False:
        return
    cells = _ids("rules", "issued", "repealed", "in_force")
    filled = tuple(cell for cell in cells if facts.number(cell))
    articles = "2023年立法法第九十一条、第九十三条" if facts.year >= 2023 else "2015年立法法第八十条、第八十二条"
    if filled and _OFFICE_OF_A_MAKER.search(facts.agency):
        message = (
            f"办公室没有规章制定权（{articles}），“规章”一行应填0。填的是本级人民政府规章的，请核对当地口径后说明。"
        )
        yield Problem(message, filled, reasons=("按当地口径填本级人民政府的规章",))
    elif filled:
        yield Problem(f"县级机关和部门没有规章制定权，“规章”一行应填0（{articles}）。", filled)


_OFFICE_OF_A_MAKER = re.compile(r"[省市州](?:人民)?政府办公[室厅]$|自治区(?:人民)?政府办公厅$")
"""Offices that in some places report what their government makes."""
