"""Pieces of text that are shown or not, in Word files and in pages."""

from __future__ import annotations

from app.documents.blocks import Block, DocumentRemark, DocumentTable, LeftOut
from app.documents.web.page import read_text
from app.documents.word.document import read
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped

STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:default="1" w:styleId="Usual"/>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="GoneBelow"><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Shown"><w:basedOn w:val="Gone"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="White"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Dust"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Shaded"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>
</w:tblStylePr></w:style>
<w:style w:type="character" w:styleId="Lined"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Down"><w:rPr><w:vertAlign w:val="subscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="GoneLine"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="GoneTable"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


SHEET = """<style><!-- /* of the page */ .gone {display: none} span.lined, .also { text-decoration: line-through }
.up{vertical-align:super} #down{vertical-align:sub} .unseen{visibility:hidden} p .deep, td > .deep {mso-hide:all}
@media print { .shown { display: none } } .shown:hover { display: none } .shown::after { display: none }
@media screen and (min-width: 900px) { .wide { display: none } } @media (max-width: 700px) { .shown { display: none } }
@supports (display: grid) { .gridded { display: none } } :root { --off: none } .varied { display: var(--off) }
[data-off], i[lang^="x-"] { display: none } p, td { & .nested { display: none } }
b + .next, u:first-of-type:empty ~ .far, q:not(.kept) { display: none } :is(.one, .two) > .inner { display: none }
.filled { mso-style-textfill-type: solid; mso-style-textfill-fill-color: white }
.having:has(> i) { display: none }
.white { color: rgb(255, 255, 255) } .dark { background: #1f4e79 none } .photo { background: url(a.png) }
--></style>"""


def of_word(body: str) -> list[Block]:
    names = f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    document = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    return list(read(zipped(parts | {"word/document.xml": document, "word/styles.xml": STYLES}), "x.docx"))


def of_page(body: str) -> list[Block]:
    return list(read_text(f"<html><head>{SHEET}</head><body>{body}</body></html>"))


def cell_text(blocks: list[Block]) -> str:
    return next(square.text for block in blocks if isinstance(block, DocumentTable) for square in block.squares())


def named_in(blocks: list[Block]) -> str:
    inner = [
        one
        for block in blocks
        if isinstance(block, DocumentTable)
        for square in block.squares()
        for one in square.inner
    ]
    found = (*blocks, *inner)
    return "".join(one.words for one in found if isinstance(one, DocumentRemark)) + "".join(
        one.what for one in found if isinstance(one, LeftOut)
    )


CELL_OF_WORD = "<w:tc><w:p>{}</w:p></w:tc>"
