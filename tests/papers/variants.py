"""The reports: bodies, editions, figures, texts, signatures, manners and templates that are hard to set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.drafts import storage
from app.form.editions import TABLES, edition
from app.printing.manner import AS_IT_COMES, Manner
from app.report.model import Card, Category, Person, Report, Signature
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK
from tests.app.printing.word.samples import FORMS, empty, filled, hostile
from tests.papers.names import NAMES, signatures
from tests.places import ROOT

BODY = "全年主动公开政府信息，围绕中心工作，聚焦重点领域，提升公开实效，切实保障人民群众的知情权、参与权、监督权。"
ITEMS = tuple(f"{number}.落实第{'某' * (number % 9)}项公开要求。" for number in range(1, 17))
NOTES = ("1.本年行政处罚较上年减少12件。", "2.本年行政许可较上年减少2件。")
FIVE = tuple(
    text
    for head in ("（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）平台建设", "（五）监督保障")
    for text in (head, BODY * 2)
)


@dataclass(frozen=True)
class Variant:
    """A report, the manner it is written in, and what is changed in which part of our template to make it an
    office's own."""

    report: Report
    manner: Manner = AS_IT_COMES
    change: tuple[str, Callable[[str], str]] | None = None


def variants() -> dict[str, Variant]:
    """All of them, by name."""
    found = {name: Variant(report) for name, report in _reports()}
    found |= {f"name{len(name):02}-{number}": Variant(_named(name)) for number, name in enumerate(NAMES)}
    found |= {f"sign-{name}": Variant(_signed(signature)) for name, signature in signatures().items()}
    return found | _manners() | _templates()


def _reports() -> Iterator[tuple[str, Report]]:
    for year, parts in FORMS:
        yield f"empty-{parts}{year}", empty(year, parts)
        yield f"filled-{parts}{year}", filled(year, parts)
        yield f"zero-{parts}{year}", _figured(year, parts, "0")
        yield f"large-{parts}{year}", _figured(year, parts, "123456")
        yield f"words-{parts}{year}", _figured(year, parts, "/")
        yield f"hostile-{parts}{year}", hostile(year, parts)
    for example in ("sample-2020", "sample-2025"):
        yield example, storage.load(ROOT / "examples" / f"{example}.gknb")
    yield "published", storage.load(ROOT / "tests" / "samples" / "jinshui-2020.gknb")
    yield from drafts().items()
    yield from _rosters()


def drafts() -> dict[str, Report]:
    """Texts that Word, LibreOffice and our own painter once broke into pages differently, or badly."""
    made = {"items": of({"1": ("（一）主动公开", BODY * 3, *ITEMS), "5": ITEMS, "6": ("没有收取信息处理费。",)})}
    for times in (6, 12, 17, 20, 24):
        made[f"notes{times}"] = of({"1": (BODY * times,)}, proactive=NOTES, requests=NOTES, disputes=NOTES)
    for number in (12, 16, 22):
        chain = ("国" * 28 * number + "。", "（一）主动公开", "1.制度建设", "（1）审查", BODY * 4)
        made[f"chain{number}"] = of({"1": chain, "6": (BODY,)})
    for number in (6, 10, 15):
        made[f"end{number}"] = of({"6": ("国" * 28 * number + "国。", "末" * 28 * 4 + "。")})
    for times in (1, 2, 3):
        made[f"five{times}"] = of({"1": FIVE * times, "5": FIVE[:4], "6": (BODY,)})
    made["many"] = of({"1": (BODY,) * 60, "5": (BODY,) * 20, "6": (BODY[:20] + "。",) * 30})
    made["heads"] = of({"1": ("（一）主动公开", "1.制度", "（1）审查", "（二）管理", "1.人员", BODY), "5": FIVE[:3]})
    made["leads"] = of({"1": tuple(f"（{n}）主动公开。{BODY * 2}" for n in "一二三四五"), "6": ("1.收费。" + BODY,)})
    made["address"] = of({"6": (f"{BODY}网址：https://www.example.gov.cn/zwgk/zfxxgknb/2025/index.html。",)})
    made["latin"] = of({"1": (f"2025年，发布微信842条、12345热线办理99.5%、“政务+”App、A类3件。{BODY}" * 4,)})
    made["long-notes"] = of({}, proactive=(BODY * 6,), requests=(BODY,) * 8, disputes=NOTES * 4)
    made["no-signature"] = of({"6": (BODY,)}).model_copy(update={"signature": Signature()})
    made["preface"] = of({}).model_copy(update={"preface": (BODY * 4, f"联系地址：{'某' * 60}1号，电话0000—1234567。")})
    return made


def of(sections: Mapping[str, tuple[str, ...]], **under: tuple[str, ...]) -> Report:
    """A full report of 2025 with these texts."""
    return filled(2025, "official").model_copy(update={"sections": dict(sections), "under_table": under})


def _figured(year: int, parts: str, text: str) -> Report:
    report = filled(year, parts)
    cells = [cell for id_ in TABLES for cell in edition(report.editions[id_]).table(id_).inputs]
    texts = {"signed count": f"增{text}", "amount": f"{text}.1234"} if text.isdecimal() else {}
    return report.model_copy(update={"figures": {cell.id: texts.get(cell.kind, text) for cell in cells}})


def _rosters() -> Iterator[tuple[str, Report]]:
    base = filled(2020, "nine")
    posts = ("局长", "党组成员、副局长（分管信息公开工作），兼任示例区交通运输综合行政执法大队大队长", "")
    for many in (3, 24):
        people = tuple(
            Person(
                role="组长" if not number else "副组长" if number < 3 else "成员",
                name=f"张某{'某' * (number % 2)}",
                post=post,
            )
            for number, post in zip(range(many), posts * many, strict=False)
        )
        kinds = tuple(Category(name=f"第{number}类信息", count=str(number)) for number in range(1, 22))
        sections = {**base.sections, "1": (ROSTER_MARK, BODY), "2": (CATEGORIES_MARK,)}
        yield f"roster{many}", base.model_copy(update={"roster": people, "categories": kinds, "sections": sections})


def _named(name: str) -> Report:
    report = of({"1": (BODY,)}, requests=NOTES)
    return report.model_copy(update={"card": Card(full_name=name), "preface": (f"{name}按照规定编制本报告。",)})


def _signed(signature: Signature) -> Report:
    return of({"6": (BODY,)}).model_copy(update={"signature": signature})


def _manners() -> dict[str, Variant]:
    wishes: tuple[dict[str, Any], ...] = (
        {"page_number": "short"},
        {"song": "plain"},
        {"digits": "times"},
        {"pitch": "28"},
        {"pitch": "30"},
        {"leads": "apart"},
        {"pitch": "28", "leads": "apart", "page_number": "short"},
    )
    report = of({"1": (*FIVE, *(f"（{n}）公开{n}。{BODY * 2}" for n in "六七八")), "6": (BODY,)}, requests=NOTES)
    return {f"manner-{'-'.join(wish.values())}": Variant(report, Manner(**wish)) for wish in wishes}


def _templates() -> dict[str, Variant]:
    def fonts(xml: str) -> str:
        return xml.replace("方正小标宋简体", "黑体").replace("仿宋_GB2312", "宋体")

    def head(xml: str) -> str:
        number = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{{机关全称}}〔{{签发年}}〕1号</w:t></w:r></w:p>'
        return xml.replace("<w:body>", f"<w:body>{number}")

    report = of({"1": FIVE, "6": (BODY,)}, requests=NOTES)
    return {
        "template-fonts": Variant(report, change=("word/styles.xml", fonts)),
        "template-head": Variant(report, change=("word/document.xml", head)),
    }
