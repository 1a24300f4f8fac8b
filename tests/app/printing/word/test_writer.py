"""The Word file: every figure and every text where the official form has it, nothing else in it."""

from __future__ import annotations

import json
import runpy
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.form.editions import TABLES, edition, outline
from app.ooxml.styles import W
from app.printing.word.writer import document
from app.report.model import Card, Category, Person, Report, Signature
from app.system.resources import resource
from tests.app.printing.word import readback
from tests.app.printing.word.samples import FORMS, HOSTILE, empty, filled
from tests.places import ROOT, SAMPLES

FACTS = json.loads((SAMPLES / "official-tables.json").read_text(encoding="utf-8"))


def bare(text: str) -> str:
    return "".join(text.split())


def official(table: str, form: str) -> list[dict[str, Any]]:
    return next(facts["cells"] for facts in FACTS[form] if facts["id"] == table)


def summed(report: Report, fact: dict[str, object]) -> str:
    """What the cell of a fact should print, worked out by hand from what was typed."""
    if "calc" in fact:
        facts = {
            str(f.get("id")): f
            for f in official(str(fact["id"]).split(".", maxsplit=1)[0], report.editions["requests"])
        }
        numbers = [summed(report, facts[part]) for part in str(fact["calc"]).split("+")]
        known = [int(number) for number in numbers if number]
        return str(sum(known)) if known else ""
    text = report.figures.get(str(fact["id"]), "")
    unit = report.units.get(str(fact["id"]), "")
    return text + unit if text and text != "0" else text


def assert_tables(report: Report, data: bytes) -> None:
    tables = readback.read(data).tables
    assert len(tables) == len(TABLES)
    for id_, found in zip(TABLES, tables, strict=True):
        facts = official(id_, report.editions[id_])
        boxes = {(f["row"], f["col"], f["rowspan"], f["colspan"]): f for f in facts}
        assert found.keys() == boxes.keys()
        for box, fact in boxes.items():
            wanted = summed(report, fact) if "id" in fact else bare(str(fact["text"]))
            assert (fact.get("id"), bare(found[box])) == (fact.get("id"), wanted)


def test_the_templates_are_what_the_script_builds() -> None:
    made = runpy.run_path(str(ROOT / "packaging" / "build_templates.py"))["built"]()
    shipped = {path.name: path.read_bytes() for path in resource("templates").glob("*.docx")}
    assert made.keys() == shipped.keys()
    for name, data in made.items():
        assert data == shipped[name], f"{name}: run python packaging/build_templates.py"


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_an_empty_report_prints_the_form_with_blank_cells(year: int, parts: str) -> None:
    report = empty(year, parts)
    assert_tables(report, document(report).data)


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_every_figure_stands_in_its_official_cell_and_totals_are_worked_out(year: int, parts: str) -> None:
    report = filled(year, parts)
    assert_tables(report, document(report).data)


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_the_texts_stand_under_their_headings_in_order(year: int, parts: str) -> None:
    found = readback.read(document(filled(year, parts)).data).paragraphs
    words = [text for _, text in found]
    wanted = [f"示例区交通运输局\n{year}年政府信息公开工作年度报告", "前言一。", "前言二。"]
    for part in outline(parts).sections:
        wanted += [part.heading, f"（一）{part.id}甲", "正文。", "1.乙", "（1）丙", "丙的正文。"]
        wanted += [f"{part.table}的说明。"] if part.table else []
    assert words == [*wanted, "示例区交通运输局", f"{year + 1}年1月11日"]
    styles = {text: style for style, text in found}
    assert (styles["（一）1甲"], styles["1.乙"], styles["（1）丙"]) == ("Heading2", "Heading3", "Heading4")
    assert styles[outline(parts).sections[0].heading] == "Heading1"


def test_tables_of_mixed_editions_are_printed_as_the_report_has_them() -> None:
    report = filled(2025, "official").model_copy(
        update={"editions": {"proactive": "2019", "requests": "2021", "disputes": "2019"}, "figures": {}}
    )
    assert_tables(report, document(report).data)


def test_a_table_that_an_imported_report_lacks_is_printed_blank_in_the_edition_of_the_others() -> None:
    report = filled(2020, "nine")
    less = report.model_copy(update={"editions": {"proactive": "2019", "requests": "2019"}})
    whole, found = (readback.read(document(each).data).tables for each in (report, less))
    assert found[:2] == whole[:2]
    assert found[2].keys() == whole[2].keys()
    assert not any(text.isdecimal() for text in found[2].values())


def test_a_heading_that_runs_in_gets_the_type_of_a_heading_for_its_sentence_alone() -> None:
    report = empty(2025, "official").model_copy(update={"sections": {"1": ("（一）主动公开。全年公开21条。",)}})
    root = ElementTree.fromstring(readback.parts(document(report).data)["word/document.xml"])
    w = readback.W
    paragraph = next(p for p in root.iter(f"{w}p") if readback.text(p).startswith("（一）主动公开"))
    looks = [
        (
            readback.text_of_run(run),
            look.get(f"{w}val") if (look := run.find(f"{w}rPr/{w}rStyle")) is not None else None,
        )
        for run in paragraph.iter(f"{w}r")
    ]
    assert looks == [("（一）主动公开。", "Heading2Char"), ("全年公开21条。", None)]
    assert readback.style(paragraph) == "ReportText"


def test_roster_and_categories_stand_where_their_marks_are() -> None:
    report = empty(2020, "nine").model_copy(
        update={
            "sections": {"1": ("{{名单}}",), "2": ("前。", "{{分类}}", "后{{分类}}。")},
            "roster": (Person(role="组长", name="张某", post="局长"), Person(name="李某某", post="科长")),
            "categories": (
                Category(name="办事指南", count="1"),
                Category(name="业务工作", count="17"),
                Category(name="财务", count="3"),
            ),
        }
    )
    words = [text for _, text in readback.read(document(report).data).paragraphs]
    assert "组长：张某　　局长" in words
    assert "　　　李某某　科长" in words
    assert "其中：办事指南1条，占4.8%；业务工作17条，占81.0%；财务3条，占14.3%。" in words
    assert "后{{分类}}。" in words


def test_hostile_text_comes_out_as_typed() -> None:
    text = HOSTILE + "长" * 10_000 + "\t尾\n二"
    report = empty(2025, "official").model_copy(
        update={
            "card": Card(full_name="甲<&>{{年度}}局"),
            "preface": (text,),
            "sections": {"1": (text,), "2": (text,)},
            "under_table": {"proactive": (text,)},
            "figures": {"proactive.rules.issued": HOSTILE},
            "signature": Signature(name=HOSTILE, date="<今天>"),
        }
    )
    written = document(report)
    words = [found for _, found in readback.read(written.data).paragraphs]
    assert words.count(text) == 4
    assert "甲<&>{{年度}}局\n2025年政府信息公开工作年度报告" in words
    assert [word.replace("\n", "") for word in words[-2:]] == [HOSTILE, "<今天>"]
    assert HOSTILE in readback.read(written.data).tables[0].values()
    assert written.dropped == ()


def test_characters_that_xml_forbids_are_dropped_and_named() -> None:
    report = empty(2025, "official").model_copy(
        update={"sections": {"5": ("好", "一\x00二\x08三\ud800四\uffff。")}, "card": Card(full_name="甲\x01局")}
    )
    written = document(report)
    assert "一二三四。" in [text for _, text in readback.read(written.data).paragraphs]
    assert any(
        "“五、存在的主要问题及改进情况”第2段" in note and "U+0008" in note and "U+D800" in note
        for note in written.dropped
    )
    assert any("单位信息" in note for note in written.dropped)


def test_nothing_of_the_library_or_of_the_day_is_in_the_file() -> None:
    report = filled(2025, "official")
    data = document(report).data
    assert data == document(report).data
    parts = readback.parts(data)
    assert {name.split("/")[-1] for name in parts if "docProps" in name} == {"core.xml", "app.xml"}
    core = parts["docProps/core.xml"].decode()
    assert "<dc:creator>示例区交通运输局</dc:creator>" in core
    assert "<dc:title>示例区交通运输局2025年政府信息公开工作年度报告</dc:title>" in core
    everything = b"".join(parts.values()).lower()
    for word in (b"python", b"created", b"modified>20", b"w:comment", b"w:vanish", b"w:ins ", b"gknb"):
        assert word not in everything


def test_every_style_names_an_east_asian_font_and_chinese() -> None:
    root = ElementTree.fromstring(readback.parts(document(empty(2025, "official")).data)["word/styles.xml"])
    w = readback.W
    looks = [node.find(f"{w}rPr") for node in (*root.iter(f"{w}rPrDefault"), *root.iter(f"{w}style"))]
    assert len(looks) > 9
    for look in looks:
        assert look is not None
        font, language = look.find(f"{w}rFonts"), look.find(f"{w}lang")
        assert font is not None
        assert font.get(f"{w}eastAsia")
        assert language is not None
        assert language.get(f"{w}eastAsia") == "zh-CN"


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(
    lambda text: text.strip()
)
paragraphs = st.lists(texts, max_size=4).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    year, parts = draw(st.sampled_from(FORMS))
    report = empty(year, parts)
    cells = [cell for id_ in TABLES for cell in edition(report.editions[id_]).table(id_).inputs if cell.kind == "count"]
    chosen = draw(st.dictionaries(st.sampled_from(cells), st.integers(0, 10**9), max_size=20))
    ids = [part.id for part in outline(parts).sections]
    return report.model_copy(
        update={
            "figures": {cell.id: str(value) for cell, value in chosen.items()},
            "sections": draw(st.dictionaries(st.sampled_from(ids), paragraphs)),
            "preface": draw(paragraphs),
        }
    )


def squeezed(text: str) -> str:
    return text.strip(" \t\u3000\xa0\r\n")


@given(reports())
@settings(suppress_health_check=list(HealthCheck))
def test_any_report_reads_back_the_same(report: Report) -> None:
    written = document(report)
    assert_tables(report, written.data)
    words = [text for _, text in readback.read(written.data).paragraphs]
    at = 0
    for typed in (
        *report.preface,
        *(t for part in outline(report.outline).sections for t in report.sections.get(part.id, ())),
    ):
        wanted = "".join(character for character in squeezed(typed) if character not in "\ufffe\uffff")
        if wanted in {"{{名单}}", "{{分类}}", ""}:
            continue
        at = words.index(wanted, at) + 1


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("邮箱：shifanqu-jiaotong@jtysj.shifanqu.example.gov.cn，欢迎监督。", "left"),
        ("公开信息1,204条，占99.5%，电话0371-12345678。", None),
    ],
)
def test_a_line_before_a_long_address_is_not_torn_apart(words: str, side: str | None) -> None:
    report = filled(2025, "official").model_copy(update={"sections": {"1": (words,)}})
    body = ElementTree.fromstring(readback.parts(document(report).data)["word/document.xml"])
    found = next(node for node in body.iter(f"{readback.W}p") if words[:3] in "".join(node.itertext()))
    aligned = found.find(f"{readback.W}pPr/{readback.W}jc")
    assert (None if aligned is None else aligned.get(f"{readback.W}val")) == side


def test_the_end_of_the_text_stays_on_the_page_of_the_signature() -> None:
    report = filled(2025, "official").model_copy(update={"sections": {"6": ("前一段。", "最后一段。")}})
    root = ElementTree.fromstring(readback.parts(document(report).data)["word/document.xml"])
    kept = {
        "".join(paragraph.itertext()): paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for paragraph in root.iter(f"{W}p")
    }
    assert (kept["前一段。"], kept["最后一段。"]) == (False, True)
