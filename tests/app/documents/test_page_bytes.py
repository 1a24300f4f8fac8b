"""Pages in whatever code they were saved, declared or not, with damaged bytes or without."""

import pytest

from app.documents.blocks import LeftOut, Text
from app.documents.web.page import decoded, read
from app.errors import UnreadableFile

PAGE = '<html><head><meta charset="{}"></head><body><p>全年公开政府信息328条，办理申请16件。</p></body></html>'
SHOWN = Text("全年公开政府信息328条，办理申请16件。")


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "iso-8859-1", "没有"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_is_read_whatever_code_it_says_it_is_in(declared: str, code: str) -> None:
    assert read(PAGE.format(declared).encode(code), "x.html") == (SHOWN,)


@pytest.mark.parametrize("declared", ["utf-8", "gb2312"])
@pytest.mark.parametrize(("code", "at"), [("utf-8", "政府"), ("gb18030", "条")])
def test_a_damaged_byte_costs_a_character_that_is_named(declared: str, code: str, at: str) -> None:
    before, behind = (part.encode(code) for part in PAGE.format(declared).split(at, 1))
    blocks = read(before + b"\xff" + at.encode(code) + behind, "x.html")
    assert any(isinstance(block, Text) and block.text.startswith("全年公开") for block in blocks)
    assert any(isinstance(block, LeftOut) and block.what.startswith("认不出的字") for block in blocks)


def test_zeros_in_a_page_do_not_make_it_another_code() -> None:
    assert "328" in decoded(PAGE.format("utf-8").replace("328", "3\x0028").encode()).replace("\0", "")


@pytest.mark.parametrize(("code", "mistaken"), [("utf-8", "gb18030"), ("utf-8", "cp1252"), ("gb18030", "latin-1")])
def test_a_page_saved_in_garbled_characters_is_refused_as_that(code: str, mistaken: str) -> None:
    garbled = PAGE.format("utf-8").encode(code).decode(mistaken, "replace").encode()
    with pytest.raises(UnreadableFile, match="里的字是乱码"):
        read(garbled, "x.html")
