"""Nothing of a document ends nowhere: every block is read into the report, or named among what was left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.web.page import read_text
from app.documents.word.document import read
from app.incoming.document import Reading, read_blocks
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = f"{R}/"
V = "urn:schemas-microsoft-com:vml"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def line(inside: str, properties: str = "") -> str:
    return f"<w:p>{properties}{inside}</w:p>"


def control(properties: str, inside: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def field(code: str, shown: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return mark.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + shown + mark.format("end")


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


HIDDEN, STRUCK = "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:strike/></w:rPr>"
WORD = {
    "text": line(run("{}")),
    "heading": line(run("（一）{}")),
    "hidden": line(run("甲") + run("{}", HIDDEN)),
    "all hidden": line(run("{}", HIDDEN)),
    "struck": line(run("乙") + run("{}", STRUCK)),
    "deleted": line("<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>"),
    "deleted with its mark": line(
        "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    ),
    "joined": line(run("{}"), "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"),
    "inserted": line(f"<w:ins>{run('{}')}</w:ins>"),
    "moved": line(f"<w:moveFrom>{run('{}')}</w:moveFrom>"),
    "table": table(row(line(run("{}")), line(run("5")))),
    "table of one column": table(row(line(run("{}"))), row(line(run("丙")))),
    "hidden row": table(
        row(line(run("丁")), line(run("戊"))),
        row(line(run("{}")), line(run("6")), properties="<w:trPr><w:hidden/></w:trPr>"),
    ),
    "deleted row": table(
        row(line(run("己")), line(run("庚"))),
        row(line(run("{}")), line(run("7")), properties="<w:trPr><w:del/></w:trPr>"),
    ),
    "table in a table": table(row(table(row(line(run("{}")), line(run("8")))) + line(""), line(run("辛")))),
    "box": line(f"<w:r><w:pict><w:shape><w:txbxContent>{line(run('{}'))}</w:txbxContent></w:shape></w:pict></w:r>"),
    "word art": line(f'<w:r><w:pict><v:shape xmlns:v="{V}"><v:textpath string="{{}}"/></v:shape></w:pict></w:r>'),
    "control": control("<w:alias/>", line(run("{}"))),
    "asking control": control("<w:showingPlcHdr/>", line(run("{}"))),
    "asking in a line": line(run("壬") + control("<w:showingPlcHdr/>", run("{}"))),
    "asking cell": f"<w:tbl><w:tr>{control('<w:showingPlcHdr/>', '<w:tc>' + line(run('{}')) + '</w:tc>')}</w:tr></w:tbl>",
    "field without result": line(field("= SUM({})")),
    "field with result": line(field("DATE", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("{}"))),
    "simple field": line(f'<w:fldSimple w:instr="TITLE">{run("{}")}</w:fldSimple>'),
    "ruby": line(f"<w:r><w:ruby><w:rt>{run('{}')}</w:rt><w:rubyBase>{run('癸')}</w:rubyBase></w:ruby></w:r>"),
    "embedded": '<w:altChunk r:id="page{}"/>',
    "embedded, unreadable": '<w:altChunk r:id="rich{}"/>',
    "comment": line(run("子") + '<w:r><w:commentReference w:id="{}"/></w:r>'),
    "footnote": line(run("丑") + '<w:r><w:footnoteReference w:id="{}"/></w:r>'),
    "link": line(f'<w:hyperlink r:id="x">{run("{}")}</w:hyperlink>'),
    "custom": f"<w:customXml>{line(run('{}'))}</w:customXml>",
    "site": line(run("来源：{}")),
}
PAGE = {
    "text": "<p>{}</p>",
    "bare": "{}<br>",
    "division": "<div><div>{}</div></div>",
    "item": "<ul><li>{}</ul>",
    "definition": "<dl><dt>寅<dd>{}</dl>",
    "summary": "<details><summary>{}</summary></details>",
    "field set": "<fieldset><legend>{}</legend></fieldset>",
    "unknown": "<o:p>{}</o:p>",
    "hidden word": "<p>卯<span style='display:none'>{}</span></p>",
    "hidden line": "<p style='display:none'>{}</p>",
    "hidden part": "<div hidden>{}</div>",
    "hidden table": "<table style='display:none'><tr><td>{}</td></tr></table>",
    "unseen": "<p style='visibility:hidden'>{}</p>",
    "hidden row": "<table><tr><td>辰</td><td>1</td></tr><tr hidden><td>{}</td><td>2</td></tr></table>",
    "hidden column": "<table><col hidden><tr><td>{}</td><td>1</td></tr></table>",
    "deleted": "<p>巳<del cite=x>{}</del></p>",
    "inserted": "<p>午<ins cite=x>{}</ins></p>",
    "struck": "<p>未<s>{}</s></p>",
    "table": "<table><tr><td>{}</td><td>5</td></tr></table>",
    "caption": "<table><caption>{}</caption><tr><td>申</td><td>5</td></tr></table>",
    "beside cells": "<table>{}<tr><td>酉</td><td>5</td></tr></table>",
    "table in a table": "<table><tr><td><table><tr><td>{}</td><td>6</td></tr></table></td></tr></table>",
    "menu": "<nav><a>{}</a></nav>",
    "foot": "<footer>{}</footer>",
    "button": "<button>{}</button>",
    "typed": "<p>戌<input type=text value='{}'></p>",
    "chosen": "<p><select><option>亥<option selected>{}</select></p>",
    "written": "<textarea>{}</textarea>",
    "comment": "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>{}</p></div></div>",
    "note": "<div style='mso-element:footnote-list'>{}</div>",
    "site": "<p>来源：{}</p>",
}
FRONT, BODY, END = ("标题", "前言"), ("一、总体情况", "测试话。"), ("五、存在的主要问题及改进情况",)
# A heading that no line before it is joined with: a paper without any is refused, and says so.
LAST = "六、其他需要报告的事项"
SIGNED = ("测试县交通运输局", "2026年1月20日")
TITLE = "测试县交通运输局2025年政府信息公开工作年度报告"


def as_word(places: dict[str, list[tuple[str, str]]]) -> Reading:
    named = [(kind, token) for there in places.values() for kind, token in there]
    inside = {place: "".join(WORD[kind].format(token) for kind, token in there) for place, there in places.items()}
    text = "".join(
        [
            line(run(TITLE)),
            inside["front"],
            line(run(BODY[0])),
            inside["body"],
            line(run(END[0])),
            line(run("话。")),
            line(run(LAST)),
            inside["end"],
            *(line(run(said)) for said in SIGNED),
            inside["behind"],
        ]
    )
    relations = [f'<Relationship Id="c" Type="{KIND}comments" Target="comments.xml"/>']
    relations.append(f'<Relationship Id="f" Type="{KIND}footnotes" Target="footnotes.xml"/>')
    relations.append(f'<Relationship Id="h" Type="{KIND}header" Target="header1.xml"/>')
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts["word/document.xml"] = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{text}</w:body></w:document>'
    for of, kind in (("comments", "comment"), ("footnotes", "footnote")):
        said = "".join(
            f'<w:{kind} w:id="{token}">{line(run(token))}</w:{kind}>' for which, token in named if which == kind
        )
        parts[f"word/{of}.xml"] = f'<w:{of} xmlns:w="{W}">{said}</w:{of}>'
    parts["word/header1.xml"] = f'<w:hdr xmlns:w="{W}">{line(run("Zqhead"))}</w:hdr>'
    for which, token in named:
        if which == "embedded":
            relations.append(f'<Relationship Id="page{token}" Type="{KIND}aFChunk" Target="{token}.html"/>')
            parts[f"word/{token}.html"] = f"<p>{token}</p>"
        elif which == "embedded, unreadable":
            relations.append(f'<Relationship Id="rich{token}" Type="{KIND}aFChunk" Target="a.{token}"/>')
            parts[f"word/a.{token}"] = "{\\rtf1 x}"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{space}">{"".join(relations)}</Relationships>'
    return read_blocks(read(zipped(parts), "x.docx"), "x.docx")


def as_page(places: dict[str, list[tuple[str, str]]]) -> Reading:
    inside = {place: "".join(PAGE[kind].format(token) for kind, token in there) for place, there in places.items()}
    lines = [
        f"<h1>{TITLE}</h1>",
        inside["front"],
        f"<h2>{BODY[0]}</h2>",
        inside["body"],
        f"<h2>{END[0]}</h2><p>话。</p>",
    ]
    signed = "".join(f"<p>{said}</p>" for said in SIGNED)
    return read_blocks(read_text("".join([*lines, inside["end"], signed, inside["behind"]])), "x.html")


def all_said(reading: Reading) -> str:
    report = reading.report
    assert report.imported
    remarks = [remark.words for remark in report.imported.remarks]
    texts = [
        *report.preface,
        *(text for part in (report.sections, report.under_table) for one in part.values() for text in one),
    ]
    named = [*report.imported.left_out, *(doubt.sentence for doubt in reading.doubts), *report.imported.headings]
    return "\n".join([*remarks, *texts, *named, report.imported.title, report.signature.name, report.signature.date])


def blocks_of(kinds: dict[str, str]) -> st.SearchStrategy[dict[str, list[str]]]:
    some = st.lists(st.sampled_from(sorted(kinds)), max_size=5)
    return st.fixed_dictionaries(dict.fromkeys(("front", "body", "end", "behind"), some))


def with_tokens(drawn: dict[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    """Each block with a word that nothing else says."""
    number = iter(range(1000))
    return {place: [(kind, f"Zq{next(number)}x") for kind in kinds] for place, kinds in drawn.items()}


@given(blocks_of(WORD))
def test_every_block_of_a_word_file_ends_somewhere(drawn: dict[str, list[str]]) -> None:
    places = with_tokens(drawn)
    said = all_said(as_word(places))
    assert "Zqhead" in said
    lost = [(place, kind) for place, there in places.items() for kind, token in there if token not in said]
    assert not lost


@given(blocks_of(PAGE))
def test_every_block_of_a_page_ends_somewhere(drawn: dict[str, list[str]]) -> None:
    places = with_tokens(drawn)
    said = all_said(as_page(places))
    lost = [(place, kind) for place, there in places.items() for kind, token in there if token not in said]
    assert not lost


@pytest.mark.parametrize("place", ["front", "body", "end", "behind"])
def test_every_kind_of_block_ends_somewhere_in_every_place(place: str) -> None:
    for kinds, made in ((WORD, as_word), (PAGE, as_page)):
        for kind in kinds:
            places = with_tokens({"front": [], "body": [], "end": [], "behind": []} | {place: [kind]})
            assert "Zq0x" in all_said(made(places)), (kind, made)
