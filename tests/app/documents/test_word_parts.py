"""What a Word file keeps in other parts than its text and shows in it; what stands there twice."""

import io
import warnings
import zipfile

import pytest

from app.documents.blocks import Block, DocumentRemark, DocumentTable, LeftOut, Text
from app.documents.word.document import read
from app.errors import UnreadableFile
from tests.app.documents.pieces import CELL_OF_WORD, cell_text, named_in, of_word
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
STORE = "{11111111-2222-3333-4444-555555555555}"
BINDING = (
    f"""<w:dataBinding w:prefixMappings="xmlns:n='urn:n'" w:xpath="/n:data[1]/n:many[1]" w:storeItemID="{STORE}"/>"""
)
ROW = "<w:tbl><w:tr>{}</w:tr></w:tbl>"


def with_data(body: str, value: str) -> list[Block]:
    related = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    relation = '<Relationship Id="{}" Type="' + R + '/{}" Target="{}"/>'
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    props = f"""<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{STORE}"/>"""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts |= {
        "word/document.xml": document,
        "word/_rels/document.xml.rels": related.format(relation.format("r1", "customXml", "../customXml/item1.xml")),
        "customXml/item1.xml": f'<data xmlns="urn:n"><many>{value}</many></data>',
        "customXml/itemProps1.xml": props,
        "customXml/_rels/item1.xml.rels": related.format(relation.format("r1", "customXmlProps", "itemProps1.xml")),
    }
    return list(read(zipped(parts), "x.docx"))


def control(inside: str, more: str = "<w:text/>") -> str:
    return f"<w:sdt><w:sdtPr>{BINDING}{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


RUN = "<w:r><w:t>{}</w:t></w:r>"
PLACES = {
    "run": lambda text: CELL_OF_WORD.format(control(RUN.format(text))),
    "paragraph": lambda text: f"<w:tc>{control('<w:p>' + RUN.format(text) + '</w:p>')}</w:tc>",
    "cell": lambda text: control(CELL_OF_WORD.format(RUN.format(text))),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_bound_control_shows_its_data_and_names_what_stands_in_it(place: str) -> None:
    (table,) = with_data(ROW.format(PLACES[place]("386")), "486")
    assert cell_text([table]) == "486"
    assert "386" in named_in([table])


@pytest.mark.parametrize("place", PLACES)
def test_a_bound_control_that_says_the_same_is_plain_text(place: str) -> None:
    (table,) = with_data(ROW.format(PLACES[place]("486")), "486")
    assert (cell_text([table]), named_in([table])) == ("486", "")


@pytest.mark.parametrize(
    "more", ["<w:date/>", '<w:dropDownList><w:listItem w:displayText="386" w:value="486"/></w:dropDownList>']
)
def test_a_control_that_words_its_data_is_left_as_it_stands(more: str) -> None:
    (table,) = with_data(ROW.format(CELL_OF_WORD.format(control(RUN.format("386"), more))), "486")
    assert (cell_text([table]), named_in([table])) == ("386", "")


def test_a_binding_that_leads_nowhere_says_nothing() -> None:
    lost = control(RUN.format("386")).replace("n:many", "n:few")
    broken = control(RUN.format("386")).replace("/n:data[1]", "/[")
    endless = control(RUN.format("386")).replace("/n:data[1]", "//*//*//*")
    nameless = control(RUN.format("386")).replace("'urn:n'", "''")
    for one in (lost, broken, endless, nameless):
        (table,) = with_data(ROW.format(CELL_OF_WORD.format(one)), "486")
        assert (cell_text([table]), named_in([table])) == ("386", "")


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@pytest.mark.parametrize(("known", "shown"), [("http://schemas.microsoft.com/office/word/2010/x", "1"), ("urn:x", "2")])
def test_of_alternatives_the_first_that_word_knows_is_read(known: str, shown: str) -> None:
    one, two = (RUN.format(number) for number in "12")
    both = f"<mc:Choice Requires='x' xmlns:x='{known}'>{one}</mc:Choice><mc:Fallback>{two}</mc:Fallback>"
    assert of_word(f"<w:p><mc:AlternateContent xmlns:mc='{MC}'>{both}</mc:AlternateContent></w:p>") == [Text(shown)]


def test_a_part_that_is_there_twice_is_refused() -> None:
    target = io.BytesIO(zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": "<a/>"}))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("word/document.xml", "<b/>")
    with pytest.raises(UnreadableFile, match="重名的部件"):
        read(target.getvalue(), "x.docx")


def test_what_a_merged_cell_covers_is_named_unless_it_says_the_same() -> None:
    def rows(covered: str) -> str:
        first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p>{RUN.format("行政许可")}</w:p></w:tc>'
        below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>{RUN.format(covered)}</w:p></w:tc>"
        return f"<w:tbl><w:tr>{first}</w:tr><w:tr>{below}</w:tr></w:tbl>"

    (other,), (same,) = of_word(rows("386")), of_word(rows("行政许可"))
    assert isinstance(other, DocumentTable)
    assert other.beside == (DocumentRemark("hidden", "合并的格里看不见的“386”"),)
    assert isinstance(same, DocumentTable)
    assert same.beside == ()


@pytest.mark.parametrize(
    "change",
    [
        "<w:p><w:pPr><w:numPr><w:ins w:id='1'/></w:numPr></w:pPr></w:p>",
        "<w:p><w:pPr><w:numPr><w:numberingChange w:id='1'/></w:numPr></w:pPr></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:cellMerge w:id='1'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    ],
)
def test_revisions_of_lists_and_merges_are_named(change: str) -> None:
    assert DocumentRemark("revision", "格式的修订1处", placed=False) in of_word(change)


def test_a_field_that_word_is_to_work_out_again_is_named() -> None:
    mark = "<w:r><w:fldChar w:fldCharType='{}'{}/></w:r>"
    field = mark.format("begin", " w:dirty='true'") + "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>"
    field += mark.format("separate", "") + RUN.format("386") + mark.format("end", "")
    assert of_word(f"<w:p>{field}</w:p>") == [Text("386"), LeftOut("要更新的域（打开文件时它的结果会变）", "处")]


LIST = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1{{}}"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


@pytest.mark.parametrize(
    ("mark", "inside", "text"), [("", "486", "3\t486"), ("", "", "3"), (".", "", "3"), ("、", "件", "3、件")]
)
def test_the_number_of_a_list_in_a_cell_does_not_grow_into_its_figure(mark: str, inside: str, text: str) -> None:
    line = f"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{RUN.format(inside)}</w:p>"
    document = f'<w:document xmlns:w="{W}"><w:body>{ROW.format(f"<w:tc>{line}</w:tc>")}</w:body></w:document>'
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts |= {"word/document.xml": document, "word/numbering.xml": LIST.format(mark)}
    assert cell_text(list(read(zipped(parts), "x.docx"))) == text


def test_styles_and_lists_are_found_by_whatever_name_they_have() -> None:
    relation = f'<Relationship Id="{{}}" Type="{R}/{{}}" Target="{{}}"/>'
    related = relation.format("r1", "styles", "styles7.xml") + relation.format("r2", "numbering", "/word/lists.xml")
    style = f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="Off"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    off = '<w:r><w:rPr><w:rStyle w:val="Off"/></w:rPr><w:t>9</w:t></w:r>'
    line = (
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{RUN.format('甲')}{off}</w:p>"
    )
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts |= {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{line}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATED}">{related}</Relationships>',
        "word/styles7.xml": style,
        "word/lists.xml": LIST.format("."),
    }
    assert list(read(zipped(parts), "x.docx")) == [Text("3.甲"), DocumentRemark("hidden", "9")]
