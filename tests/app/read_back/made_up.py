"""Made-up drafts, and a corrected file held against one."""

from __future__ import annotations

from pathlib import Path
from random import Random

from app.documents.kinds import blocks_of
from app.form.editions import edition
from app.incoming.document import read_blocks
from app.read_back.compare import compare
from app.read_back.comparison import Comparison, FileDifference, Handling
from app.read_back.revisions import tracked as revisions_of
from app.report.model import Report
from app.report.new import new_report
from tests.app.read_back.leader import edited, exported, in_paragraph, tracked

WORDS = [
    "公开",
    "工作",
    "信息",
    "网站",
    "群众",
    "解读",
    "专栏",
    "会议",
    "制度",
    "培训",
    "平台",
    "回应",
    "目录",
    "台账",
    "政策",
    "渠道",
    "补贴",
    "农户",
    "企业",
    "查阅",
]


PARTS = ("1", "5", "6", "proactive", "requests")


TOTAL = "requests.received.total"


CELL = "requests.received.natural_person"


def sentence(random: Random, number: int) -> str:
    return f"第{number}句" + "".join(random.sample(WORDS, 6)) + f"共{random.randrange(10, 99)}次。"


def draft(seed: int, *, marks: bool = True) -> Report:
    """A report with a few paragraphs in each part, some with bound figures."""
    random, number = Random(seed), 0
    texts: dict[str, tuple[str, ...]] = {}
    for part in PARTS:
        found = []
        for _ in range(random.randrange(1, 4)):
            sentences = []
            for _ in range(random.randrange(1, 4)):
                number += 1
                sentences.append(sentence(random, number))
            if marks and random.random() < 0.4:
                sentences.insert(1, f"全年新收申请{{{{{TOTAL}}}}}件，见第{number}项记录。")
            found.append("".join(sentences))
        texts[part] = tuple(found)
    figures = {cell.id: str(random.randrange(30)) for cell in edition("2021").table("requests").inputs}
    base = new_report(2025, "某某县交通运输局")
    return base.model_copy(
        update={
            "figures": figures,
            "sections": {part: texts[part] for part in ("1", "5", "6")},
            "under_table": {part: texts[part] for part in ("proactive", "requests")},
        }
    )


def held(mine: Report, docx: bytes) -> Comparison:
    return compare(
        mine, read_blocks(blocks_of(docx, Path("改过.docx")), "改过.docx", "", mine.year), revisions_of(docx, "x")
    )


def all_of(found: Comparison) -> dict[int, Handling]:
    return {one.number: one.answers[-1] for one in found.differences}


def cut(text: str) -> list[str]:
    return [piece + "。" for piece in text.split("。") if piece]


def one_sentence(text: str, figures: dict[str, str]) -> Report:
    return draft(1, marks=False).model_copy(update={"sections": {"1": (text,)}, "under_table": {}, "figures": figures})


def by_hand(mine: Report, old: str, new: str) -> Comparison:
    docx = exported(mine)
    return held(mine, edited(docx, lambda xml: in_paragraph(xml, old, tracked(old, new))))


def only(found: Comparison) -> FileDifference:
    (one,) = found.differences
    return one


MARKED = f"全年新收自然人申请{{{{{CELL}}}}}件，都已答复。"
