"""Builds our Word templates: `python packaging/build_templates.py` writes templates/*.docx anew.

Sizes and distances are those of GB/T 9704—2012: 22 lines of 28 characters on A4, margins 37/35/28/26 mm.
"""

from __future__ import annotations

from pathlib import Path

from app.form.editions import EDITIONS, OUTLINES
from app.form.parts import Edition, Outline, Section
from app.ooxml import packing
from app.ooxml.properties import core, extended
from app.ooxml.xml import R, W
from app.printing.measures import BOTTOM, CHARACTER, LEFT, LINE, PAPER, RIGHT, TIGHTER, TITLE_LINE, TITLE_TIGHTER, TOP
from app.printing.word import marks
from app.printing.word.forms import BORDERS, LABEL, TABLE_STYLES, TEXT, margins, table_xml

HERE = Path(__file__).resolve().parent.parent / "templates"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
"""Latin text is English: LibreOffice would break numbers and addresses anywhere if it were Chinese."""
WHOLE = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
"""The language of the document, which LibreOffice writes into a PDF; every style says its own."""
FOLLOWING = '<w:next w:val="ReportText"/>'
LOOSE = '<w:spacing w:val="0"/>'
HANGING = '<w:overflowPunct w:val="1"/>'
"""A mark may stand outside the margin: what Word does anyway. LibreOffice takes it for the contrary, which is well:
where it lets marks hang it sometimes leaves them out (7.4)."""
FALLBACK = 21
"""The size of what no style says a size of: that of most tables."""
SONG, FANGSONG, HEI, KAI, TITLE = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
FALLBACKS = {
    FANGSONG: ("仿宋,FangSong,华文仿宋,STFangsong", "02010609030101010101", "modern", "fixed"),
    KAI: ("楷体,KaiTi,华文楷体,STKaiti", "02010609030101010101", "modern", "fixed"),
    TITLE: ("方正小标宋_GBK,华文中宋,STZhongsong,宋体", "03000509000000000000", "script", "default"),
    HEI: ("SimHei", "02010609060101010101", "modern", "fixed"),
    SONG: ("SimSun", "02010600030101010101", "auto", "variable"),
}
COLOURS = (
    "dk1:000000 lt1:FFFFFF dk2:1F2328 lt2:EEECE1 accent1:4472C4 accent2:ED7D31 accent3:A5A5A5 accent4:FFC000 "
    "accent5:5B9BD5 accent6:70AD47 hlink:0563C1 folHlink:954F72"
)
"""Of the theme: an official paper uses the first alone."""
TIGHT = f'<w:spacing w:val="{TIGHTER}"/>'
"""A character of 16 pt is set 0.3 pt closer, so that 28 take the width of the text.

The grid of the page says the same, but LibreOffice gives a character that is wider than a square of the grid
two squares; text therefore does not snap to the grid, and every program sets it alike.
"""


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}" w:hint="eastAsia"/>'


def style(id_: str, name: str, paragraph: str, font: str, run: str, *, more: str = "", parent: str = "Normal") -> str:
    """A paragraph style; Word knows built-in ones by `name` in every language."""
    default = ' w:default="1"' if id_ == "Normal" else ""
    custom = ' w:customStyle="1"' if not name.isascii() else ""
    above = f'<w:basedOn w:val="{parent}"/>' if parent and id_ != "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{id_}"><w:name w:val="{name}"/>{above}{more}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{fonts(font)}{run}{LANGUAGE}</w:rPr></w:style>"
    )


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def indent(**sides: float) -> str:
    """Indents in characters: `firstLine=2`."""
    both = ((side, round(count * CHARACTER), round(count * 100)) for side, count in sides.items())
    words = "".join(f' w:{side}="{twips}" w:{side}Chars="{hundredths}"' for side, twips, hundredths in both)
    return f"<w:ind{words}/>"


def heading(level: int, font: str) -> str:
    run = '<w:b w:val="0"/><w:bCs w:val="0"/>' + size(32)
    paragraph = f'<w:keepNext/><w:keepLines/>{indent(firstLine=2)}<w:outlineLvl w:val="{level - 1}"/>'
    more = f'{FOLLOWING}<w:link w:val="Heading{level}Char"/>'
    return style(f"Heading{level}", f"heading {level}", paragraph, font, run, more=more) + running_in(level, font, run)


def running_in(level: int, font: str, run: str) -> str:
    """The characters of a heading that runs in: Word takes them into a table of contents as it does the heading."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="Heading{level}Char"><w:name w:val="标题 {level} 字符"/>'
        f'<w:link w:val="Heading{level}"/><w:qFormat/><w:rPr>{fonts(font)}{run}{LANGUAGE}</w:rPr></w:style>'
    )


def cells() -> str:
    """The styles of the tables: size, pitch, lines and margins, and on which side text stands in a cell."""
    loose = '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
    borders = f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders><w:tblCellMar>{margins(28)}</w:tblCellMar></w:tblPr>"
    return (
        style(TEXT, "表格文字", loose + '<w:jc w:val="center"/>', SONG, LOOSE, parent="")
        + style(LABEL, "表格栏目", '<w:jc w:val="left"/>', SONG, "", parent=TEXT)
        + table_style(21, "公文表格", "TableNormal", borders)
        + table_style(18, "公文表格（小字）", TABLE_STYLES[21], "")
    )


def table_style(type_size: int, name: str, parent: str, looks: str) -> str:
    """A style of tables that carries the size of their text too.

    Word, LibreOffice and whoever keeps to the standard take that where no style of the paragraph says one, those it
    is based on included: the styles of cells are therefore based on none. A program that takes no size from a style
    of tables falls back on that of the whole document.
    """
    pitch = (
        f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="{round(type_size * 12.5)}" w:lineRule="exact"/></w:pPr>'
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLES[type_size]}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{parent}"/><w:qFormat/>{pitch}<w:rPr>{fonts(SONG)}{size(type_size)}{LANGUAGE}</w:rPr>'
        f"{looks}</w:style>"
    )


def styles() -> str:
    exact = f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    title = (
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="{LINE}" w:line="{TITLE_LINE}" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>'
    )
    footer = '<w:spacing w:line="240" w:lineRule="auto"/>'
    normal = f'<w:widowControl w:val="0"/>{HANGING}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{exact}<w:jc w:val="both"/>'
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}<w:kern w:val="2"/>'
        f"{size(FALLBACK)}{WHOLE}</w:rPr></w:rPrDefault><w:pPrDefault/>"
        "</w:docDefaults>"
        + style("Normal", "Normal", normal, FANGSONG, TIGHT + size(32))
        + style("Title", "Title", title, TITLE, f'<w:spacing w:val="{TITLE_TIGHTER}"/>' + size(44), more=FOLLOWING)
        + "".join(heading(level, font) for level, font in enumerate((HEI, KAI, FANGSONG, FANGSONG), 1))
        + style("ReportText", "报告正文", indent(firstLine=2), FANGSONG, "")
        + style("Signature", "报告落款", '<w:jc w:val="right"/>', FANGSONG, "")
        + style("Footer", "footer", footer, SONG, LOOSE + size(28))
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        f'<w:rPr>{fonts(SONG)}{LANGUAGE}</w:rPr><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        + cells()
        + "</w:styles>"
    )


def settings() -> str:
    names = ["overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents"]
    schema = "http://schemas.microsoft.com/office/word"
    compatible = f'<w:compatSetting w:name="compatibilityMode" w:uri="{schema}" w:val="15"/>' + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{schema}" w:val="1"/>' for name in names
    )
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/>'
        f'<w:drawingGridHorizontalSpacing w:val="158"/><w:drawingGridVerticalSpacing w:val="{LINE}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>{compatible}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table() -> str:
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, (others, panose, family, pitch) in FALLBACKS.items()
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{rows}</w:fonts>'


def theme() -> str:
    """The smallest theme that is valid; its fonts are those of the text."""
    pairs = (pair.split(":") for pair in COLOURS.split())
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in pairs)
    faces = "".join(
        f'<a:{kind}><a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{font}"/></a:{kind}>'
        for kind, font in (("majorFont", HEI), ("minorFont", FANGSONG))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    lines = f'<a:ln w="6350">{fill}</a:ln>' * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colours}</a:clrScheme><a:fontScheme name="公文">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def footer(side: str) -> str:
    """The page number `— 1 —`, one character in from the outer edge."""
    paragraph = f'<w:pPr><w:pStyle w:val="Footer"/>{indent(**{side: 1})}<w:jc w:val="{side}"/></w:pPr>'
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return f"{HEAD}<w:ftr {NAMESPACES}><w:p>{paragraph}{dash.format('— ')}{number}{dash.format(' —')}</w:p></w:ftr>"


def paragraph(style_id: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def mark(name: str, style_id: str = "ReportText") -> str:
    return paragraph(style_id, f"{{{{{name}}}}}")


def section(part: Section, form: Edition) -> str:
    words = paragraph("Heading1", part.heading) + mark(marks.section_mark(part.id))
    if not part.table:
        return words
    return words + table_xml(form.table(part.table), styled=True) + mark(marks.under_mark(part.id))


def document(parts: Outline, form: Edition) -> str:
    body = mark("标题", "Title") + mark(marks.PREFACE) + "".join(section(part, form) for part in parts.sections)
    page = (
        '<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'
        f'<w:pgSz w:w="{PAPER[0]}" w:h="{PAPER[1]}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" '
        f'w:header="851" w:footer="1417" w:gutter="0"/><w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" '
        'w:charSpace="-841"/>'
    )
    signature = mark(marks.SIGNER, "Signature") + mark(marks.DATE, "Signature")
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{signature}<w:sectPr>{page}</w:sectPr></w:body></w:document>"


def relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def template(parts: Outline, form: Edition) -> bytes:
    """A template, stored without compression so that its bytes depend on nothing but this script."""
    inner = {f"{name}.xml": name for name in ("styles", "settings", "fontTable")}
    inner |= {"theme/theme1.xml": "theme", "footer1.xml": "footer", "footer2.xml": "footer"}
    kinds = {f"word/{name}": f"{TYPES}.{kind}+xml" for name, kind in inner.items()}
    kinds |= {
        "word/document.xml": f"{TYPES}.document.main+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    outer = {"word/document.xml": f"{R}/officeDocument", "docProps/core.xml": f"{PACKAGE}/metadata/core-properties"}
    outer |= {"docProps/app.xml": f"{R}/extended-properties"}
    texts = {
        "[Content_Types].xml": content_types(kinds),
        "_rels/.rels": relations(outer),
        "word/document.xml": document(parts, form),
        "word/_rels/document.xml.rels": relations({name: f"{R}/{kind}" for name, kind in inner.items()}),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/footer1.xml": footer("right"),
        "word/footer2.xml": footer("left"),
    }
    made = {name: text.encode("utf-8") for name, text in texts.items()}
    made |= {"docProps/core.xml": core("", ""), "docProps/app.xml": extended("")}
    return packing.pack(made, compressed=False)


def built() -> dict[str, bytes]:
    """Every template by file name: each outline with each edition that its years allow."""
    return {
        f"{parts.id}-{form.id}.docx": template(parts, form)
        for parts in OUTLINES
        for form in EDITIONS
        if parts.allows(form.first_year)
    }


if __name__ == "__main__":
    for name, data in built().items():
        (HERE / name).write_bytes(data)
