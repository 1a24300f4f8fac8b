"""What is odd about a draft file is opened and named, or refused in plain words."""

import re
from pathlib import Path

import pytest

from app.cli import main
from app.drafts import storage
from app.drafts.json_text import dump
from app.drafts.storage import MOST_TEXT
from app.errors import NotWritten, UnreadableFile
from app.report.changes import apply
from app.report.model import LastYear
from app.report.new import new_report
from tests.app.drafts.raw import said

REFUSED = [
    (b"", "空文件"),
    (b" \r\n\0", "没有内容"),
    (b"{}", "其他程序的文件"),
    (b"[1, 2]", "其他程序的文件"),
    (b"null", "其他程序的文件"),
    (b"PK\x03\x04rest", "Word"),
    (b"%PDF-1.7", "PDF"),
    (b"[" * 1_000_000, "超过100000项"),
    (b"[" * 90_000, "嵌套得太深"),
    (b'{"format": 1, "a": ' * 15_000, "嵌套得太深"),
    (b"just text", "读不下去"),
    (b'{"format": 3, "year": 2025}', "较新版本"),
    (b'{"format": 99999999999999999999}', "格式号"),
    (b'{"format": 0, "year": 2025}', "没有这种格式"),
    (b'{"format": "1", "year": 2025}', "格式号"),
    (b'{"format": true}', "格式号"),
    (b'{"format": 1}', "没有报告年度"),
    (b'{"format": 1, "year": 2018}', "未采用统一格式"),
    (b'{"format": 1, "year": true}', "没有报告年度"),
    (b'{"format": 1, "year": NaN}', "没有报告年度"),
    (b'{"format": 1, "year": ' + b"9" * 10_000 + b"}", "没有报告年度"),
    (b'{"format": 1, "year": 2025, "figures": {' + b",".join(b'"%d": []' % n for n in range(3000)) + b"}}", "3000处"),
]


@pytest.mark.parametrize(("raw", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_is_no_draft_is_refused_in_plain_words(raw: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as told:
        storage.parse(raw, "年报.gknb")
    assert "“年报.gknb”" in str(told.value)
    assert re.search("请|本程序只填2019年度及以后", str(told.value))


ODD = [
    (b'"card": {', b'"colour": "red",\n "card": {', "“colour”：“red”是本程序不认识的内容，已略去"),
    (b'"card": {', b'"card": {\n  "colour": {"a": 1},', "单位信息·“colour”"),
    (b'"card": {', b'"[key]": 1,\n "card": {', "“[key]”"),
    (
        b'"last_year": null',
        b'"last_year": {"year": 2024, "editions": {"requests": "1999"}}',
        "上年年报：用的表格或结构不认识",
    ),
    (b'"requests.received.business": "1"', b'"requests.received.business": 12', "自然人|商业企业：12在文件里写成了数"),
    (b'"requests.received.business": "1"', b'"requests.received.business": NaN', "不是数字的数“NaN”"),
    (
        b'"requests.received.business": "1"',
        b'"requests.received.nobody": "7"',
        "表中没有“requests.received.nobody”这一格，文件里的“7”",
    ),
    (
        b'"requests.received.business": "1"',
        b'"requests.received.research": "7"',
        "“requests.received.research”写了两次，用后一个，不用前一个（7）",
    ),
    (b'"requests": "2021"', b'"requests": "2031"', "2031"),
    (b'"outline": "official"', b'"outline": "ten"', "ten"),
    (b'"state": "draft"', b'"state": "lost"', "状态：“lost”不合规定"),
    ("示例区".encode(), b"\xff\xfe\xfd", "第{line}行有读不出的字"),
    ("示例区".encode(), "示范区".encode(), "校验码对不上"),
    (b'"preface": [', b'"preface": [\n  "\\ud83d",', "半个字"),
    (
        b'"requests.received.business": "1",',
        b'"requests.received.business" "1",',
        "第{line}行的内容丢失；其余内容已读出",
    ),
]


@pytest.mark.parametrize(("old", "new", "why"), ODD, ids=[why for _, _, why in ODD])
def test_what_is_odd_is_opened_and_named(draft: Path, old: bytes, new: bytes, why: str) -> None:
    raw = draft.read_bytes()
    assert old in raw
    line = raw[: raw.index(old)].count(b"\n") + 1
    told = said(raw.replace(old, new, 1))
    assert any(part in told for part in why.format(line=line).split("|"))
    opened = storage.parse(raw.replace(old, new, 1), draft.name)
    kept = storage.load(draft).figures.items() & opened.report.figures.items()
    assert len(kept) >= len(storage.load(draft).figures) - 1


def test_of_many_odd_entries_the_first_are_named_and_all_counted(draft: Path) -> None:
    strange = ",".join(f'"nobody.{number}": "7"' for number in range(40))
    raw = draft.read_bytes().replace(b'"figures": {', f'"figures": {{{strange},'.encode(), 1)
    told = storage.parse(raw, draft.name).noticed
    assert "校验码" in told[0]
    assert "nobody.28" in told[29]
    assert told[30:] == ("……这样的情况共41处。",)


def test_bad_entries_of_a_list_go_and_the_good_ones_stay(draft: Path) -> None:
    raw = draft.read_bytes().replace(b'"preface": [', '"preface": [\n  {}, "甲", {}, "乙", {},'.encode(), 1)
    opened = storage.parse(raw, draft.name)
    assert opened.report.preface == ("甲", "乙", *storage.load(draft).preface)


def test_what_is_too_large_or_no_file_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.gknb"
    with huge.open("wb") as file:
        file.truncate(500_000_000)
    for path, why in (
        (huge, "4MB"),
        (tmp_path, "不是文件"),
        (tmp_path / "none.gknb", "没有这个文件"),
        (Path("/dev/zero"), "不是文件"),
        (Path("a\0b"), "不能用的字符"),
    ):
        with pytest.raises(UnreadableFile, match=why):
            storage.open_draft(path)


def test_the_command_line_says_what_is_odd_about_a_draft(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = apply(storage.load(draft), {("figures", "requests.received.nobody"): "7"})
    storage.save(report, draft)
    main(["check", str(draft)])
    assert "表中没有“requests.received.nobody”这一格" in capsys.readouterr().err
    draft.write_bytes(draft.read_bytes().replace(b'"7"', b'"8"'))
    for command in (["check", str(draft)], ["export", str(draft), "-o", str(draft.with_name("x.docx"))]):
        assert main(command) < 2
        assert "校验码对不上" in capsys.readouterr().err
    draft.write_bytes(draft.read_bytes()[:-80])
    assert main(["check", str(draft)]) == 2
    assert "已损坏" in capsys.readouterr().err


def test_an_outline_that_the_year_does_not_allow_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.gknb"
    storage.save(new_report(2020, "示例县水利局", outline_id="nine"), path)
    assert storage.open_draft(path).noticed == ()
    storage.save(new_report(2025, "示例县水利局").model_copy(update={"outline": "nine"}), path)
    opened = storage.open_draft(path)
    assert "2021年度起应使用统一格式（六个部分）" in opened.noticed[0]
    assert not opened.damaged


@pytest.mark.parametrize("where", ["preface", "last_year"])
def test_more_text_than_any_report_has_is_neither_saved_nor_opened(tmp_path: Path, where: str) -> None:
    long = ("长" * (MOST_TEXT // 2), "长" * (MOST_TEXT // 2), "！")
    last = LastYear(year=2024, editions=dict(new_report(2024).editions), preface=long)
    report = new_report(2025).model_copy(update={where: long if where == "preface" else last})
    with pytest.raises(NotWritten, match=r"正文有30\d+字.*删去"):
        storage.save(report, tmp_path / "a.gknb")
    (tmp_path / "a.gknb").write_bytes(dump(report))
    with pytest.raises(UnreadableFile, match=r"正文有30\d+字，超过30万字"):
        storage.open_draft(tmp_path / "a.gknb")
    shorter = report.model_copy(update={where: long[:1] if where == "preface" else None})
    storage.save(shorter, tmp_path / "a.gknb")
    assert storage.load(tmp_path / "a.gknb") == shorter
