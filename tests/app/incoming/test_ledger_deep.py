"""The same however deeply one thing stands in another: every word of a document is in the report or among what was left
out, in boxes in groups in cells in controls, in alternatives, fields, revisions, in heads and notes."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from app.documents.web.page import read_text
from app.documents.word.document import read
from app.incoming.document import read_blocks
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped
from tests.app.incoming.test_ledger import all_said

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
SHOWS = FIELD.format("begin") + "<w:r><w:instrText> REF x </w:instrText></w:r>" + FIELD.format("separate")
RUNS = [
    "<w:r><w:t>@</w:t></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>@</w:t></w:r>",
    '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>@</w:t></w:r>',
    '<w:r><w:rPr><w:color w:val="000000" w:themeColor="background1"/></w:rPr><w:t>@</w:t></w:r>',
    "<w:r><w:rPr><w:specVanish/></w:rPr><w:t>@</w:t></w:r>",
    "<w:r><w:t>\u202e@\u202c</w:t></w:r>",
    "<w:r><w:rPr><w:strike/></w:rPr><w:t>@</w:t></w:r>",
    "<w:del><w:r><w:delText>@</w:delText></w:r></w:del>",
    "<w:r><w:ruby><w:rt><w:r><w:t>@</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>@</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    '<w:r><w:pict><v:shape><v:textpath string="@"/></v:shape></w:pict></w:r>',
    "<m:oMath><m:r><m:t>@</m:t></m:r></m:oMath>",
    '<w:fldSimple w:instr="TITLE"><w:r><w:t>@</w:t></w:r></w:fldSimple>',
    '<w:r><w:footnoteReference w:id="@"/></w:r>',
    '<w:r><w:endnoteReference w:id="@"/></w:r>',
    '<w:r><w:commentReference w:id="@"/></w:r>',
    '<w:r><w:drawing><dgm:relIds r:dm="d@"/></w:drawing></w:r>',
    '<w:r><w:drawing><c:chart r:id="c@"/></w:drawing></w:r>',
]
AROUND_RUNS = [
    "~",
    "<w:ins>~</w:ins>",
    "<w:moveTo>~</w:moveTo>",
    "<w:moveFrom>~</w:moveFrom>",
    "<w:smartTag>~</w:smartTag>",
    "<w:customXml>~</w:customXml>",
    '<w:hyperlink w:anchor="x">~</w:hyperlink>',
    "<w:bdo>~</w:bdo>",
    '<w:bdo w:val="rtl">~</w:bdo>',
    "<mc:AlternateContent><mc:Choice xmlns:x='urn:x' Requires='x'><w:r><w:t>9</w:t></w:r></mc:Choice><mc:Fallback>~</mc:Fallback></mc:AlternateContent>",
    "<w:sdt><w:sdtPr/><w:sdtContent>~</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>~</w:sdtContent></w:sdt>",
    f"{SHOWS}~{FIELD.format('end')}",
    "<mc:AlternateContent><mc:Choice>~</mc:Choice><mc:Fallback><w:r><w:t>9</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    "<mc:AlternateContent><mc:Fallback>~</mc:Fallback></mc:AlternateContent>",
]
LINES = [
    "<w:p>~</w:p>",
    '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>~</w:p>',
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>~</w:p>",
    "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>~</w:p>",
    "<w:p><w:r><w:t>甲</w:t><w:br/></w:r>~</w:p>",
]
BLOCKS = [
    "^",
    "<w:tbl><w:tr><w:tc>^</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc>^</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>^</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>^</w:tc></w:tr></w:tbl>",
    '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>^</w:tc></w:tr></w:tbl>',
    "<w:sdt><w:sdtPr/><w:sdtContent>^</w:sdtContent></w:sdt>",
    "<w:customXml>^</w:customXml>",
    "<w:p><w:r><w:pict><v:rect><v:textbox><w:txbxContent>^</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>",
    '<w:p><w:r><w:pict><v:rect style="visibility:hidden"><w:txbxContent>^</w:txbxContent></v:rect></w:pict></w:r></w:p>',
    "<w:p><w:r><w:drawing><wpg:grpSp><wps:wsp><w:txbxContent>^</w:txbxContent></wps:wsp></wpg:grpSp></w:drawing></w:r></w:p>",
    "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>^</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>",
]  # fmt: skip
run = st.sampled_from(RUNS)
runs = st.recursive(
    run,
    lambda inner: st.tuples(st.sampled_from(AROUND_RUNS), inner).map(lambda two: two[0].replace("~", two[1])),
    max_leaves=4,
)
lines = st.tuples(st.sampled_from(LINES), st.lists(runs, max_size=3)).map(
    lambda two: two[0].replace("~", "".join(two[1]))
)
blocks = st.recursive(
    lines, lambda inner: st.tuples(st.sampled_from(BLOCKS), st.lists(inner, min_size=1, max_size=2)).map(
        lambda two: two[0].replace("^", "".join(two[1]))
    ), max_leaves=6,
)  # fmt: skip


def numbered(body: str, first: int = 0x3400) -> tuple[str, list[str]]:
    """Each place for words with a rare character that nothing else says."""
    tokens: list[str] = []

    def token(_found: re.Match[str]) -> str:
        tokens.append(chr(first + len(tokens)))
        return tokens[-1]

    return re.sub("@", token, body), tokens


def part(name: str, inside: str) -> str:
    return f"<w:{name} {NAMES}>{inside}</w:{name}>"


def a_line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def stated_of_word(inside: str, head: str = "") -> tuple[str, list[str]]:
    (inside, tokens), (head, more) = numbered(inside), numbered(head, 0x3800)
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in ("comments", "footnotes", "endnotes", "header")
    )
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    for token in [token for token in tokens if f'"d{token}"' in inside or f'"c{token}"' in inside]:
        parts[f"word/d{token}.xml"] = f"<dgm:dataModel {NAMES}><a:t>{token}</a:t></dgm:dataModel>"
        parts[f"word/c{token}.xml"] = f"<c:chartSpace {NAMES}><a:t>{token}</a:t></c:chartSpace>"
        relations += f'<Relationship Id="d{token}" Type="{OFFICE}/diagramData" Target="d{token}.xml"/>'
        relations += f'<Relationship Id="c{token}" Type="{OFFICE}/chart" Target="c{token}.xml"/>'
    for kind in ("comment", "footnote", "endnote"):
        named = "".join(
            f'<w:{kind} w:id="{token}">{a_line(token)}</w:{kind}>'
            for token in tokens
            if f'{kind}Reference w:id="{token}"' in inside
        )
        parts[f"word/{kind}s.xml"] = part(f"{kind}s", named)
    parts["word/header.xml"] = part("hdr", head)
    front = [a_line("测试县交通运输局2025年政府信息公开工作年度报告"), a_line("一、总体情况"), a_line("测试话。")]
    behind = [a_line("五、存在的主要问题及改进情况"), a_line("测试县交通运输局"), a_line("2026年1月20日")]
    parts["word/document.xml"] = part("document", f"<w:body>{''.join([*front, inside, *behind])}</w:body>")
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{space}">{relations}</Relationships>'
    return all_said(read_blocks(read(zipped(parts), "x.docx"), "x.docx")), tokens + more


@given(st.lists(blocks, min_size=1, max_size=3).map("".join))
def test_every_word_of_a_word_file_ends_somewhere(inside: str) -> None:
    stated, tokens = stated_of_word(inside)
    assert [token for token in tokens if token not in stated] == [], inside


@given(st.lists(blocks, min_size=1, max_size=2).map("".join))
def test_every_word_in_the_head_of_its_pages_ends_somewhere(inside: str) -> None:
    shown = re.sub(r"<w:r><w:(?:foot|end)noteReference[^>]*/></w:r>|<w:r><w:commentReference[^>]*/></w:r>", "", inside)
    shown = re.sub(r"<w:r><w:drawing><(?:dgm|c):[^>]*/></w:drawing></w:r>", "", shown)
    stated, tokens = stated_of_word("", shown)
    assert [token for token in tokens if token not in stated] == [], shown


HTML_RUNS = [
    "@", "<b>@</b>", "<span style='display:none'>@</span>", "<span style='color:#fff'>@</span>", "<s>@</s>", "<del cite=x>@</del>",
    "<ins cite=x>@</ins>", "<sup>@</sup>", "<ruby>@<rt>@</rt></ruby>", "<input value='@'>", "<textarea>@</textarea>",
    "<select><option>1<option selected>@</select>", "<img alt='图甲@'>", "<svg><text>@</text></svg>", "<button>@</button>",
    "<label>@</label>", "<q>@</q>", "<math><mi>@</mi></math>", "<abbr title=x>@</abbr>", "<i style='font-size:1px'>@</i>",
    "<object>@</object>", "<video>@</video>", "<canvas>@</canvas>", "<iframe>@</iframe>", "<a href=x>@</a>", "<kbd>@</kbd>",
    "<meter>@</meter>", "<output>@</output>", "<marquee>@</marquee>", "<u-x>@</u-x>", "<bdo dir=rtl>@</bdo>",
    "<progress>@</progress>", "<b style='opacity:0'>@</b>", "<b style='float:right'>@1</b>", "\u202e@\u202c",
    "<i style='unicode-bidi:bidi-override;direction:rtl'>@</i>", "<i style='transform:scale(0)'>@</i>",
    "<span class=MsoFootnoteReference>@@@</span>", "<picture><source><img alt='图乙@'></picture>",
]  # fmt: skip
HTML_BLOCKS = [
    "^", "<p>^</p>", "<div>^</div>", "<ul><li>^</ul>", "<ol><li>^</ol>", "<dl><dt>^<dd>^</dl>", "<h3>^</h3>", "<pre>^</pre>",
    "<table><tr><td>^</td><td></td></tr></table>", "<table><tr><td>^</td></tr></table>", "<div hidden>^</div>",
    "<table><caption>^</caption><tr><td>甲</td><td></td></tr></table>", "<dialog>^</dialog>", "<dialog open>^</dialog>",
    "<table><tr><td>甲</td></tr><tr hidden><td>^</td></tr></table>", "<details><summary>^</summary>^</details>",
    "<table><tr><td hidden>^</td><td>甲</td></tr></table>", "<fieldset><legend>^</legend>^</fieldset>", "<nav>^</nav>",
    "<footer>^</footer>", "<header>^</header>", "<aside>^</aside>", "<figure>^<figcaption>^</figcaption></figure>",
    "<blockquote>^</blockquote>", "<form>^</form>", "<address>^</address>", "<article>^</article>", "<center>^</center>",
    "<div style='position:absolute;left:-9999px'>^</div>", "<div style='height:0;overflow:hidden'>^</div>",
    "<div style='visibility:hidden'>^</div>", "<search>^</search>", "<div popover>^</div>", "<main>^</main>", "<div style='zoom:0'>^</div>",
    "<div style='content-visibility:hidden'>^</div>", "<div dir=rtl style='unicode-bidi:bidi-override'>^</div>",
]  # fmt: skip
html_runs = st.lists(st.sampled_from(HTML_RUNS), min_size=1, max_size=3).map("".join)
html_blocks = st.recursive(
    html_runs,
    lambda inner: st.tuples(st.sampled_from(HTML_BLOCKS), inner).map(lambda two: two[0].replace("^", two[1])),
    max_leaves=5,
)


@given(st.lists(html_blocks, min_size=1, max_size=4).map("".join))
@example("<p>甲<span class=MsoFootnoteReference>@@@</span></p>")
def test_every_word_of_a_page_ends_somewhere(inside: str) -> None:
    inside, tokens = numbered(inside)
    front = "<h1>测试县交通运输局2025年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>测试话。</p>"
    behind = "<h2>五、存在的主要问题及改进情况</h2><p>测试县交通运输局</p><p>2026年1月20日</p>"
    stated = all_said(read_blocks(read_text(f"{front}<div>{inside}</div>{behind}"), "x.html"))
    assert [token for token in tokens if token not in stated] == [], inside
