"""What the list of pages says."""

from typing import Any

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level, Spot
from app.form.editions import edition
from app.pages.progress import PageState, leaves, marked, page_of, page_of_path, states, still_to_handle, table_progress
from app.pages.wording import all_done, lacking, unfinished
from app.report.changes import apply
from app.report.model import Reason, Report
from app.report.new import new_report
from app.tables.sheet import sheets

REPORT = new_report(2025, "某某县交通运输局", "bureau")


def with_(report: Report, changes: dict[tuple[str, ...], Any]) -> Report:
    return apply(report, changes)


def state(report: Report, page: str) -> PageState:
    return states(report, sheets(report), run(Facts(report)).findings)[page]


def filled(table: str, value: str = "0") -> dict[tuple[str, ...], Any]:
    return {("figures", cell.id): value for cell in edition("2021").table(table).inputs}


def test_a_new_report_shouts_at_nobody() -> None:
    found = states(REPORT, sheets(REPORT), run(Facts(REPORT)).findings)
    assert set(found.values()) <= {PageState.EMPTY, PageState.FILLING}
    assert found["1"] == PageState.EMPTY  # its five headings are there from the start


def test_the_pages_are_card_preface_sections_sources_review_and_export() -> None:
    assert [leaf.id for leaf in leaves(REPORT)] == ["card", "preface", *"123456", "sources", "review", "export"]
    nine = new_report(2020, outline_id="nine")
    assert [leaf.id for leaf in leaves(nine)] == ["card", "preface", *"123456789", "sources", "review", "export"]


def test_a_table_is_empty_then_being_filled_then_filled() -> None:
    assert state(REPORT, "4") == PageState.EMPTY
    one = with_(REPORT, {("figures", "disputes.reconsideration.upheld"): "0"})
    assert state(one, "4") == PageState.FILLING
    assert state(with_(REPORT, filled("disputes")), "4") == PageState.FILLED


def test_an_error_goes_before_everything() -> None:
    wrong = with_(REPORT, filled("disputes") | {("figures", "disputes.reconsideration.upheld"): "三件"})
    assert state(wrong, "4") == PageState.WRONG


def test_a_text_is_filled_when_the_clerk_says_so() -> None:
    written = with_(REPORT, {("sections", "6"): ("本年度没有收取信息处理费。",)})
    assert state(written, "6") == PageState.FILLING
    assert state(with_(written, marked(written, "6", done=True)), "6") == PageState.FILLED
    done = with_(written, marked(written, "6", done=True))
    assert with_(done, marked(done, "6", done=False)) == written


def test_how_many_cells_are_filled_and_requests_still_to_handle() -> None:
    figures: dict[tuple[str, ...], Any] = {
        ("figures", "requests.received.natural_person"): "12",
        ("figures", "requests.received.business"): "3",
    }
    sheet = sheets(with_(REPORT, figures))["requests"]
    assert still_to_handle(sheet) == 15
    assert table_progress(sheet) == f"已填2/{len(sheet.table.inputs)}，缺15件结果"
    assert table_progress(sheets(REPORT)["requests"]) == f"已填0/{len(sheet.table.inputs)}"
    handled = with_(REPORT, figures | {("figures", "requests.granted.natural_person"): "14"})
    assert still_to_handle(sheets(handled)["requests"]) == 3
    whole = with_(REPORT, filled("requests") | figures)  # what is missing now is an error, and told as one
    assert table_progress(sheets(whole)["requests"]) == "已填144/144"


def finding(section: str = "", cells: tuple[str, ...] = (), kept: Reason | None = None) -> Finding:
    spot = Spot(section, 1) if section else None
    return Finding("X1", "", Level.QUERY, "", "", cells, spot, kept=kept)


def test_a_finding_belongs_to_the_page_where_it_is_mended() -> None:
    assert page_of(REPORT, finding("title")) == "card"
    assert page_of(REPORT, finding("card")) == "card"
    assert page_of(REPORT, finding("signature")) == "review"
    assert page_of(REPORT, finding("preface")) == "preface"
    assert page_of(REPORT, finding("5")) == "5"
    assert page_of(REPORT, finding(cells=("requests.received.total",))) == "3"
    assert page_of(REPORT, finding(cells=("no.such.cell",))) == "review"
    assert page_of(REPORT, finding()) == "review"
    assert page_of(REPORT, finding("9")) == "review"


def test_what_a_section_lacks_belongs_to_the_section_and_headings_to_the_unit_card() -> None:
    placeless = {rule.code: Finding(rule.code, "", Level.QUERY, "", "", about=rule.about) for rule in catalogue()}
    said = {code: page_of(REPORT, placeless[code]) for code in ("H1", "H5", "H6", "H7", "H24")}
    assert said == {"H1": "card", "H5": "1", "H6": "5", "H7": "6", "H24": "5"}
    nine = new_report(2020, outline_id="nine")
    assert page_of(nine, placeless["H6"]) == "8"


def test_a_finding_kept_with_a_reason_leaves_the_page_alone() -> None:
    kept = finding("5", kept=Reason(kind="上级要求"))
    assert states(REPORT, sheets(REPORT), (kept,))["5"] == PageState.EMPTY
    assert states(REPORT, sheets(REPORT), (finding("5"),))["5"] == PageState.QUERY


def test_the_review_is_done_when_signed_and_nothing_is_left_to_look_into() -> None:
    day = with_(REPORT, {("signature", "date"): "2026年1月20日"})
    assert states(REPORT, sheets(REPORT), ())["review"] == PageState.EMPTY
    assert states(day, sheets(day), (finding("5"),))["review"] == PageState.FILLING
    assert states(day, sheets(day), ())["review"] == PageState.FILLED


def test_every_change_is_shown_on_its_page() -> None:
    assert page_of_path(REPORT, ("card", "phone")) == "card"
    assert page_of_path(REPORT, ("figures", "requests.received.business")) == "3"
    assert page_of_path(REPORT, ("sections", "5")) == "5"
    assert page_of_path(REPORT, ("under_table", "disputes")) == "4"
    assert page_of_path(REPORT, ("signature", "date")) == "review"
    assert page_of_path(REPORT, ("roster",)) == ""
    nine = new_report(2020, outline_id="nine")
    assert page_of_path(nine, ("roster",)) == "1"
    assert page_of_path(REPORT, ("reasons", "x")) == ""


def told(report: Report) -> str:
    return f"{lacking(report, sheets(report))}{unfinished(report)}"


def test_what_the_review_says_is_missing_is_what_the_list_of_pages_shows() -> None:
    assert "“总体情况”还没有写" in told(REPORT)
    assert "单位信息还没有填承办科室、联系地址、联系电话" in told(REPORT)
    texts: dict[tuple[str, ...], Any] = {("sections", page): ("写了。",) for page in "156"}
    card: dict[tuple[str, ...], Any] = {("card", name): "有" for name in ("office", "address", "phone")}
    tables = {key: value for table in ("proactive", "requests", "disputes") for key, value in filled(table).items()}
    rest: dict[tuple[str, ...], Any] = {("preface",): ("写了。",), ("signature", "date"): "2026年1月20日"}
    whole = with_(REPORT, {**texts, **card, **tables, **rest})
    found = states(whole, sheets(whole), ())
    assert {page for page in ("preface", *"156") if found[page] == PageState.FILLING} == {"preface", *"156"}
    unticked = "前言、总体情况、存在的主要问题及改进情况、其他需要报告的事项"
    assert told(whole) == f"已写、还没有勾“本页已填好”的：{unticked}。"
    done = with_(whole, {("done",): ("preface", "1", "5", "6")})
    found = states(done, sheets(done), ())
    assert {found[leaf.id] for leaf in leaves(done) if leaf.id not in {"sources", "export"}} == {PageState.FILLED}
    assert told(done) == ""
    assert all_done(done, sheets(done), ())


def test_a_page_marked_as_done_is_not_called_unwritten() -> None:
    assert "前言" not in told(with_(REPORT, marked(REPORT, "preface", done=True)))
    assert "单位信息" not in told(with_(REPORT, marked(REPORT, "card", done=True)))


def test_a_body_without_a_name_is_said() -> None:
    assert "机关全称" in told(new_report(2025))
    assert "机关全称" not in told(REPORT)
