"""H26, H27. What a document that was brought in has and must not have, or lacks."""

from __future__ import annotations

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, rule
from app.form.editions import edition
from app.report.model import Remark

MOST_NAMED = 5
KINDS = (
    ("revision", "未接受也未拒绝的修订", "修订按接受读入。"),
    ("comment", "批注", ""),
    ("hidden", "隐藏的文字", "隐藏的文字没有读入。"),
)


LEFT_TO_SEE = "H26"
"""Of whatever kind of file: revisions, comments, hidden text."""


@rule(
    LEFT_TO_SEE,
    "文件里有修订、批注或隐藏文字",
    level=Level.QUERY,
    basis="无统一规定；公开的文件不能留有修改痕迹",
    scope="report",
    about="card",
)
def left_to_see(facts: Facts) -> RuleResults:
    """在Word里接受或拒绝修订、删除批注、删去隐藏的文字（设成隐藏的，也有白色的、极小的）以后再公开。从本程序导出的文件里没有这些。"""
    remarks = facts.report.imported.remarks if facts.report.imported else ()
    for kind, name, read in KINDS:
        found = [remark for remark in remarks if remark.kind == kind]
        if found:
            stated = "；".join(map(_in_words, found[:MOST_NAMED]))
            more = f"；等{len(found)}处" if len(found) > MOST_NAMED else ""
            yield Problem(f"文件里有{len(found)}处{name}：{stated}{more}。{read}公开前请处理。")


def _in_words(remark: Remark) -> str:
    words = remark.words if "“" in remark.words else f"“{remark.words}”"
    return f"{remark.where}{words}" if remark.where else words


@rule(
    "H27",
    "没有找到表格",
    level=Level.ERROR,
    basis="国办公开办函〔2021〕30号、〔2019〕60号：统一格式有三张表",
    scope="report",
)
def table_not_there(facts: Facts) -> RuleResults:
    """原件里没有这张表，或者表格是图片、成了一行行文字，程序读不出数字。请照原件把表填上；不填，正文与这张表的数字就没有核对。"""
    imported = facts.report.imported
    for id_ in facts.missing_tables:
        table = edition(facts.report.editions[id_]).table(id_)
        there = imported.instead.get(id_, "") if imported else ""
        standing = f"那里是{there}。" if there else ""
        level = None if facts.finished else Level.QUERY
        yield Problem(
            f"没有找到“{table.heading}”表。{standing}", tuple(cell.id for cell in table.inputs[:1]), level=level
        )
