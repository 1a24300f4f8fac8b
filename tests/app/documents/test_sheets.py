"""Style sheets of a page: which elements their selectors fit, and where they are looked for."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from app.documents.blocks import LeftOut, Text
from app.documents.kinds import blocks_of
from app.documents.web.page import read_text

LIST = "".join(f"<li{' class=x' if number == 3 else ''}>第{number}条</li>" for number in range(1, 7))


def shown(page: str) -> list[str]:
    return [block.text for block in read_text(page) if isinstance(block, Text)]


@pytest.mark.parametrize(
    ("selector", "gone"),
    [
        ("li:first-child", "1"),
        ("li:last-child", "6"),
        ("li:nth-child(2)", "2"),
        ("li:nth-child(odd)", "135"),
        ("li:nth-child(2n)", "246"),
        ("li:nth-child(n+4)", "456"),
        ("li:nth-child(-n + 2)", "12"),
        ("li:nth-last-child(2)", "5"),
        ("li:nth-of-type(3n+1)", "14"),
        ("li.x + li", "4"),
        ("li.x ~ li", "456"),
        ("li:not(.x)", "12456"),
        ("li:not(:nth-child(2), .x)", "1456"),
        ("ul > li.x, ol li", "3"),
        ("body li[class]", "3"),
        ('li[class="x"]', "3"),
        ("li[class*=y]", ""),
        (":where(ul) :is(.x, .y)", "3"),
        ("li:hover", ""),
        ("li:not(:hover)", "123456"),
        ("li::marker", ""),
        ("li:unknown-thing", ""),
        ("li:nth-child(", ""),
        ("table li", ""),
        ("ul ul li", ""),
        ("html > body > ul > li.x", "3"),
        ("*|li", ""),
    ],
)
def test_selectors_fit_what_they_say(selector: str, gone: str) -> None:
    left = [f"第{number}条" for number in range(1, 7) if str(number) not in gone]
    assert shown(f"<style>{selector} {{ display: none }}</style><ul>{LIST}</ul>") == left


@pytest.mark.parametrize(
    ("selector", "gone"),
    [
        (".a > .b .c", True),
        (".a > .b > .c", False),
        (".a .b > .c", True),
        (".b .a .c", False),
        ("u ~ .a .c", True),
        ("u + .a .b .c", True),
        ("s ~ .a .c", False),
        (".a > .b ~ .b .c", False),
        ("body .a .b .b .c", True),
        ("body .a .b .b .b .c", False),
    ],
)
def test_what_has_to_be_around_may_be_further_out(selector: str, *, gone: bool) -> None:
    page = "<u>甲</u><div class=a><div class=b><div class=b><p class=c>乙</p></div></div></div><s></s>"
    assert shown(f"<style>{selector} {{ display: none }}</style>{page}") == (["甲"] if gone else ["甲", "乙"])


def test_many_selectors_in_a_deep_page_are_read_in_time() -> None:
    """Each of these once took as long as there are ways to choose six of three hundred."""
    rules = "".join(
        f".q{number} div div div div div div p, div > div div ~ div p.r{number} {{ color: red }}"
        for number in range(300)
    )
    assert shown(f"<style>{rules}</style>{'<div>' * 200}<p>甲</p>") == ["甲"]


@pytest.mark.parametrize(
    "sheet",
    ["", "}", "{", "a{", "@media", "@media{", "li{display:none", "a{b{c{d{e{f{g{h{}}", "x" * 500 + "{", "li:is(" * 50,
     "@import", "@import url(", "li:nth-child(99999999999999999999n){}", "/*", "[", "li[", "li['{display:none}"],
)  # fmt: skip
def test_a_damaged_sheet_does_no_harm(sheet: str) -> None:
    assert shown(f"<style>{sheet}</style><p>甲</p>") == ["甲"]


HIDES = ".gone { display: none }"
PAGE = '<html><head><meta charset="utf-8">{}</head><body><p>公开338<b class="gone">9</b>条</p></body></html>'
LINK = '<link rel="stylesheet" href="{}">'


def texts(path: Path) -> tuple[list[str], list[LeftOut]]:
    blocks = blocks_of(path.read_bytes(), path)
    return (
        [block.text for block in blocks if isinstance(block, Text)],
        [block for block in blocks if isinstance(block, LeftOut) and "样式" in block.what],
    )


@pytest.mark.parametrize(
    "head",
    [
        LINK.format("./年报_files/site.css"),
        LINK.format("%E5%B9%B4%E6%8A%A5_files/site.css?v=3"),
        "<style>@import url('年报_files/site.css');</style>",
        LINK.format("年报_files/all.css"),
    ],
)
def test_sheets_saved_beside_a_page_are_read(head: str, tmp_path: Path) -> None:
    (tmp_path / "年报_files").mkdir()
    (tmp_path / "年报_files/site.css").write_text(HIDES, encoding="utf-8")
    (tmp_path / "年报_files/all.css").write_text('@import "年报_files/site.css" screen;', encoding="utf-8")
    page = tmp_path / "年报.html"
    page.write_text(PAGE.format(head), encoding="utf-8")
    assert texts(page) == (["公开338条"], [])


@pytest.mark.parametrize(
    "name", ["http://example.gov.cn/site.css", "/site.css", "../site.css", "no.css", "file:///etc/hosts", ""]
)
def test_no_other_sheet_is_opened_and_its_lack_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text(HIDES, encoding="utf-8")
    folder = tmp_path / "下载"
    folder.mkdir()
    page = folder / "年报.html"
    page.write_text(PAGE.format(LINK.format(name)), encoding="utf-8")
    said, lacking = texts(page)
    assert said == ["公开3389条"]
    assert [(one.number, one.usual) for one in lacking] == [(1, True)]


def test_letters_are_not_taken_for_unseen_where_a_sheet_is_lacking(tmp_path: Path) -> None:
    page = tmp_path / "年报.html"
    page.write_text(PAGE.format(LINK.format("no.css")).replace('class="gone"', 'style="color:#fff"'), encoding="utf-8")
    assert texts(page)[0] == ["公开3389条"]


@pytest.mark.parametrize("name", ["cid:css-1@x", "http://example.gov.cn/a/site.css", "site.css"])
def test_sheets_in_an_archive_are_read(name: str, tmp_path: Path) -> None:
    def part(kind: str, place: str, text: str) -> str:
        head = f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: base64\n{place}\n\n"
        return f"--b\n{head}{base64.encodebytes(text.encode()).decode()}\n"

    place = "Content-ID: <css-1@x>" if name.startswith("cid:") else "Content-Location: http://example.gov.cn/a/site.css"
    archive = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        + part("text/html", "Content-Location: http://example.gov.cn/a/b.html", PAGE.format(LINK.format(name)))
        + part("text/css", place, HIDES)
        + "--b--\n"
    )
    path = tmp_path / "年报.mht"
    path.write_text(archive, encoding="utf-8")
    assert texts(path) == (["公开338条"], [])


def test_words_that_a_style_adds_are_named() -> None:
    page = '<style>.n::before { content: "注：" } .i:after { content: "\ue601" }</style><p class="n i">甲</p>'
    assert [block.what for block in read_text(page) if isinstance(block, LeftOut)] == ["样式加的文字“注：”"]
