"""Dates and lengths that the user sets: read, refused, and gone by."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.check_reports.checking import Checked, check_file
from app.checks.catalogue import run
from app.checks.facts import Facts
from app.cli import main
from app.drafts import storage
from app.errors import GknbError
from app.language.days import day_of, in_words
from app.pages.limits import dates_told, limits_of, own_limits
from app.report.changes import apply
from app.report.model import Signature
from app.system.folders import user_folders
from app.system.settings import FILE, Settings, load, save
from tests.app.checks.examples import zeros

SIGNED = apply(zeros(2025), {("signature",): Signature(date="2026年1月25日")})


def told(liked: Settings, code: str = "H10", kind: str = "bureau") -> list[str]:
    report = apply(SIGNED, {("card", "kind"): kind, ("sections", "1"): ("字" * 1200,)})
    found = run(Facts(report, strict=True, limits=limits_of(liked))).findings
    return [finding.message for finding in found if finding.code == code]


@pytest.mark.parametrize("text", ["1月31日", "１月３１日", "1-31", "01.31", " 1 月 31 日 ", "1/31"])
def test_a_day_is_read_as_it_is_written(text: str) -> None:
    assert day_of(text) == (1, 31)
    assert in_words(day_of(text)) == "1月31日"


@pytest.mark.parametrize("text", ["月底", "13月1日", "2月29日", "1月", "31", "1月31日前", "0-1", "9" * 5000, "\ud800"])
def test_what_is_no_day_is_refused_in_words(text: str) -> None:
    with pytest.raises(GknbError, match="1月31日"):
        day_of(text)


def test_nothing_written_is_no_day() -> None:
    assert day_of(" 　") is None
    assert in_words(None) == ""


def test_the_defaults_are_those_of_the_regulation() -> None:
    assert limits_of(Settings()) == Facts(SIGNED).limits
    assert told(Settings()) == []


def test_an_earlier_day_is_gone_by() -> None:
    assert "2026年1月20日前公布" in told(Settings(publish_bureau="1月20日"))[0]
    assert told(Settings(publish_bureau="")) == []
    assert "报送期限是2026年1月15日" in told(Settings(submit_by="1-15"))[0]
    assert len(told(Settings(submit_by="1-15", publish_bureau="1-20"))) == 1


@pytest.mark.parametrize("kind", ["town", "street"])
def test_towns_and_streets_have_a_day_only_by_local_notice(kind: str) -> None:
    assert told(Settings(), kind=kind) == []
    assert "公布" in told(Settings(publish_town="1月20日"), kind=kind)[0]


def test_the_length_of_section_one_is_gone_by() -> None:
    assert "1000字" in told(Settings(), "H8")[0]
    assert told(Settings(longest_overview=1500), "H8") == []


def test_the_days_are_told_in_one_line() -> None:
    limits = limits_of(Settings(review_by="1-10", submit_by="1-20"))
    assert dates_told(limits, "bureau") == "期限：1月10日前送审，1月20日前报送，1月31日前公布。"
    assert dates_told(limits_of(Settings()), "town") == ""


def test_settings_keep_days_and_drop_what_is_none(tmp_path: Path) -> None:
    liked = Settings(publish_town="2月10日", longest_overview=800)
    save(liked, tmp_path)
    assert load(tmp_path) == liked
    (tmp_path / FILE).write_text('{"publish_bureau": "月底", "review_by": 3, "longest_overview": 1}', encoding="utf-8")
    assert load(tmp_path) == replace(Settings(), longest_overview=100)


def test_the_command_line_goes_by_the_settings_of_the_account(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "年报.gknb"
    storage.save(SIGNED, path)
    main(["check", str(path)])
    assert "H10" not in capsys.readouterr().out
    save(Settings(publish_bureau="1月20日"), user_folders().config)
    main(["check", str(path)])
    assert "H10 落款 第2段：政府办公室及部门年报应在2026年1月20日前公布" in capsys.readouterr().out
    result = check_file(path, limits=own_limits())
    assert isinstance(result, Checked)
    assert "H10" in {finding.code for finding in result.outcome.findings}
