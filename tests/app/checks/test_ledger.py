"""正文数字: every number of a report with its state."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.ledger import LedgerEntry, counted, counts, ledger
from app.checks.placed_mentions import placed_mentions
from app.report.changes import apply
from app.report.model import Imported
from tests.app.checks.examples import zeros

TEXT = "全年收到政府信息公开申请３件，上年结转 1 件，办结4件；上年收到9件。发布信息120条，全市收到申请约800件。"


def entries() -> tuple[LedgerEntry, ...]:
    figures = {"received": "3", "carried_in": "1", "granted": "4"}
    report = apply(
        zeros(2025),
        {("figures", f"requests.{row}.natural_person"): value for row, value in figures.items()}
        | {("sections", "3"): (TEXT,)},
    )
    facts = Facts(report, strict=True)
    return tuple(entry for entry in ledger(facts, run(facts).findings) if entry.section == "3")


def test_each_number_says_what_it_is_and_whether_it_was_compared() -> None:
    found = {entry.text: (entry.meaning, entry.state) for entry in entries()}
    assert found["３件"] == ("收到申请", "agrees")
    assert found["1 件"] == ("上年结转", "agrees")
    assert found["4件"] == ("办结", "agrees")
    assert found["9件"][1] == found["120条"][1] == found["约800件".removeprefix("约")][1] == "not compared"


def test_the_places_are_those_of_the_text_as_it_is_written() -> None:
    assert all(TEXT[entry.start : entry.end] == entry.text for entry in entries())


def test_what_is_not_compared_says_why() -> None:
    why = {entry.text: entry.why for entry in entries()}
    assert why["9件"] == "其他年度的数"
    assert why["800件"] == "不是准数"
    assert why["120条"] == "表中没有这一项"


def test_the_states_add_up_to_all_numbers() -> None:
    found = entries()
    assert sum(counts(found).values()) == len(found) == 6
    assert counted(found) == "正文数字6处：与表一致3，不一致0，不比3，没有读懂0"


def test_a_number_that_differs_names_what_was_found() -> None:
    report = apply(zeros(2025), {("sections", "3"): ("收到政府信息公开申请5件。",)})
    (entry,) = (one for one in ledger(Facts(report, strict=True)) if one.section == "3")
    assert entry.state == "differs"
    assert "5件" in entry.why
    assert entry.cells[0] == "requests.received.total"


def test_the_cells_are_those_that_a_number_agrees_with() -> None:
    """“收到” may be what is new or what there was to do, “结转” either way."""
    text = "收到申请3件；收到申请4件（含上年结转1件）；结转0件。没有收取信息处理费。"
    figures = {"received": "3", "carried_in": "1", "granted": "4"}
    report = apply(
        zeros(2025),
        {("figures", f"requests.{row}.natural_person"): value for row, value in figures.items()}
        | {("sections", "3"): (text,)},
    )
    found = {one.text: (one.cells, one.named) for one in ledger(Facts(report, strict=True)) if one.section == "3"}
    assert found["3件"] == (("requests.received.total",), "一、本年新收政府信息公开申请数量")
    assert found["4件"][1] == "一、本年新收政府信息公开申请数量＋二、上年结转政府信息公开申请数量"
    assert found["0件"] == (("requests.carried_out.total",), "四、结转下年度继续办理")


def test_a_document_without_the_table_of_requests_has_its_numbers_listed() -> None:
    text = "没有因政府信息公开引起的行政复议和行政诉讼，收到申请3件。"
    imported = Imported(source="年报.docx", tables=("disputes",), headings=("一、总体情况",))
    figures = {id_: text for id_, text in zeros(2025).figures.items() if not id_.startswith("requests.")}
    report = apply(zeros(2025), {("imported",): imported, ("sections", "4"): (text,), ("figures",): figures})
    found = {one.text: one.named for one in ledger(Facts(report)) if one.section == "4"}
    assert found["没有因政府信息公开引起的行政复议和行政诉讼"] == "行政复议＋未经复议直接起诉＋复议后起诉"
    assert found["3件"] == ""


def test_the_parts_of_a_report_are_compared_with_its_headings() -> None:
    report = apply(zeros(2025), {("preface",): ("本报告由总体情况等六个部分组成。",)})
    (entry,) = (one for one in ledger(Facts(report, strict=True)) if one.section == "preface")
    assert (entry.text, entry.why) == ("六个", "报告有几个部分，已与一级标题核对")


SENTENCES = st.sampled_from(
    [
        "全年新收政府信息公开申请16件，其中自然人12件。",
        "上年结转两件，共办结１５件，结转下年度 3 件。",
        "制发行政规范性文件3件，废止〔2020〕7号文件1件。",
        "公开信息1,204条，占总数的62.5%，比上年增长三成。",
        "没有收到行政复议，行政诉讼0起；12345热线转办约800余件。",
        "收取信息处理费1.2万元，（二）予以公开{{requests.granted.total}}件。",
    ]
)
STRAY = st.sampled_from(
    ["", "", "", "\u200b", "\u3000", " ", "\xa0", "😀", "\u2028", "\ufeff", "⼀", "\ud83d", "①", "\xad"]
)


@given(st.lists(st.tuples(SENTENCES, st.integers(0, 40), STRAY), min_size=1, max_size=4))
def test_every_digit_is_in_one_entry_or_a_name_and_every_entry_where_it_says(
    pieces: list[tuple[str, int, str]],
) -> None:
    text = "".join(f"{words[:at]}{stray}{words[at:]}" for words, at, stray in pieces)
    facts = Facts(apply(zeros(2025), {("sections", "3"): (text,)}), strict=True)
    printed = {(one.section, one.number): one.text for one in facts.printed}
    found = ledger(facts)
    assert all(printed[one.section, one.paragraph][one.start : one.end] == one.text != "" for one in found)
    assert len({one.key for one in found}) == len(found) == sum(counts(found).values())
    spots = [facts.typed(one.spot) for one in placed_mentions(facts)]
    for (section, number), words in printed.items():
        here = [range(spot.start, spot.end) for spot in spots if (spot.section, spot.paragraph) == (section, number)]
        assert section != "3" or all(
            any(at in place for place in here) for at, sign in enumerate(words) if sign in "0123456789"
        )


def within_the_text(text: str) -> dict[str, str]:
    report = apply(zeros(2025), {("sections", "1"): (text,)})
    return {one.text: one.why for one in ledger(Facts(report, strict=True)) if one.section == "1"}


def test_a_number_that_is_reckoned_within_the_text_says_how() -> None:
    """A sum with its parts, a share with its whole, a change with both figures: none is only “not compared”."""
    why = within_the_text("网站发布信息120条，其中政策文件30条、工作动态80条、其他10条，政策文件占25%。")
    assert why["120条"] == "等于各项之和：30＋80＋10"
    assert why["80条"] == "120条中的一项，各项之和等于总数"
    why = within_the_text(
        "发布信息120条，其中解读30条，占25%。点击量与公众号推送260条，比上年的240条增加20条，增长8.3%。"
    )
    assert why["30条"] == "120条中的一项，没有全列出，列出的不超过总数"
    assert why["25%"] == "占比，按30÷120重算，相符"
    assert why["20条"] == "增减的数，260－240重算，相符"
    assert why["8.3%"] == "增减的幅度，按20÷240重算，相符"
    assert within_the_text("群众满意率98%。")["98%"] == "占比、比率，没有可以重算的数"
