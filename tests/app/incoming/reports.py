"""Random reports for the tests, in both editions and both outlines."""

from __future__ import annotations

from hypothesis import strategies as st

from app.form.editions import NINE, OFFICIAL, TABLES, edition
from app.form.parts import Cell
from app.report.model import Card, Category, Person, Report, Signature
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK

CONTACT = "地址：人民路1号；邮政编码：450000；电话：0371-60000000；电子邮箱：a@b.gov.cn"
WORDS = st.text(
    alphabet="公开政府信息我局办理申请全市依法答复年度数据群众需求，、“”《》（）0123456789%", min_size=2, max_size=60
)
SENTENCES = WORDS.map(lambda text: f"全年{text}。")
LINES = st.one_of(
    SENTENCES,
    WORDS.map(lambda text: f"（二）{text[:12]}"),
    WORDS.map(lambda text: f"1.{text[:12]}。{text}。"),
    st.sampled_from(["一是强化学习。二是按时答复。", "(三) 平台建设", "a < b & c > d。", "公开😀信息。"]),
)
NAMES = st.text(alphabet="张王李赵刘陈明华建国某", min_size=2, max_size=4)
PEOPLE = st.lists(
    st.builds(Person, role=st.just("成员"), name=NAMES, post=st.sampled_from(["局办公室主任", "科长"])), max_size=4
)


def figures(cell: Cell) -> st.SearchStrategy[str]:
    if cell.kind == "count":
        return st.integers(0, 99_999_999).map(str)
    if cell.kind == "signed count":
        return st.integers(-999, 999).map(lambda n: f"增{n}" if n > 0 else f"减{-n}" if n else "0")
    return st.decimals(1, 99999, places=2).map(str)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    outline = draw(st.sampled_from([OFFICIAL, NINE]))
    form = edition("2019" if outline is NINE else draw(st.sampled_from(["2019", "2021"])))
    year = draw(st.sampled_from([2019, 2020] if form.id == "2019" else [2021, 2025]))
    inputs = [cell for table in form.tables for cell in table.inputs]
    filled = draw(st.lists(st.sampled_from(inputs), unique_by=lambda cell: cell.id, max_size=60))
    figures_ = {cell.id: draw(figures(cell)) for cell in filled}
    units = {id_: draw(st.sampled_from(["元", "万元"])) for id_ in figures_ if id_.endswith("procurement.amount")}
    sections = {part.id: tuple(draw(st.lists(LINES, max_size=3))) for part in outline.sections if not part.table}
    sections["1"] = ("本局按照要求推进公开。", *sections["1"])
    people = [Person(role="组长", name="王某某", post="局长"), *draw(PEOPLE)] if draw(st.booleans()) else []
    classes = [Category(name="办事指南", count="3"), Category(name="其他", count="7")] if draw(st.booleans()) else []
    marks = [ROSTER_MARK] * bool(people) + [CATEGORIES_MARK] * bool(classes)
    sections["1"] += tuple(marks)
    name = draw(st.sampled_from(["测试县交通运输局", "测试市青山区人民政府", "青山镇人民政府", "测试县人民政府办公室"]))
    return Report(
        year=year,
        editions=dict.fromkeys(TABLES, form.id),
        outline=outline.id,
        card=Card(full_name=name, address="人民路1号", postcode="450000", phone="0371-60000000", email="a@b.gov.cn"),
        figures=figures_,
        units=units,
        preface=(f"本报告统计期限自{year}年1月1日起至{year}年12月31日止。（{CONTACT}）",),
        sections={id_: texts for id_, texts in sections.items() if texts},
        under_table={id_: tuple(texts) for id_ in TABLES if (texts := draw(st.lists(SENTENCES, max_size=2)))},
        roster=tuple(people),
        categories=tuple(classes),
        signature=Signature(date=f"{year + 1}年1月{draw(st.integers(1, 31))}日"),
    )
