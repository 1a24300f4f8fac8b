"""Templates that offices own: restyled, cut into runs, with remarks and changes, with faults."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.printing.word.template_check import judged
from app.printing.word.writer import document
from app.report.model import Signature
from app.system.resources import resource
from tests.app.printing.word import readback
from tests.app.printing.word.samples import empty, filled
from tests.app.printing.word.templates import OURS, WHERE, changed, words


def test_a_mark_cut_into_runs_is_understood(tmp_path: Path) -> None:
    def cut(xml: str) -> str:
        return xml.replace(
            "<w:t>{{标题}}</w:t></w:r>",
            '<w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ 标</w:t></w:r>'
            "<w:r><w:t>题</w:t></w:r><w:r><w:t>}}</w:t></w:r>",
        ).replace("{{前言}}", "{{前</w:t></w:r><w:r><w:t>言}}")

    report = filled(2025, "official")
    path = changed(tmp_path / "t.docx", cut)
    assert judged(path.read_bytes(), "t.docx").faults == []
    assert words(document(report, path).data) == words(document(report).data)


def test_marks_in_a_line_keep_the_words_around_them(tmp_path: Path) -> None:
    path = changed(
        tmp_path / "t.docx",
        lambda xml: xml.replace(
            "<w:body>",
            "<w:body><w:p><w:r><w:t>甲{{年度}}乙{{机关</w:t></w:r><w:r><w:t>全称}}丙｛｛电话｝｝丁</w:t></w:r></w:p>",
        ),
    )
    assert words(document(empty(2025, "official"), path).data)[0] == "甲2025乙示例区交通运输局丙丁"


def test_marks_in_a_footer_are_filled(tmp_path: Path) -> None:
    path = changed(
        tmp_path / "t.docx",
        lambda xml: xml.replace("<w:p>", "<w:p><w:r><w:t>{{机关全称}}</w:t></w:r>", 1),
        part="word/footer1.xml",
    )
    assert (
        "示例区交通运输局" in readback.parts(document(empty(2025, "official"), path).data)["word/footer1.xml"].decode()
    )


def test_restyled_tables_are_still_found_and_keep_their_style(tmp_path: Path) -> None:
    def restyle(xml: str) -> str:
        xml = (
            xml.replace('w:val="TableText"', 'w:val="Own"')
            .replace("规章", "规 章")
            .replace("（一）予以公开", "(一)予以<w:t/>公开")
        )
        return re.sub(r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="700"/>', xml).replace(
            "(一)予以<w:t/>公开", "(一)予以</w:t><w:br/><w:t>公开"
        )

    report = filled(2025, "official")
    path = changed(tmp_path / "t.docx", restyle)
    ours, theirs = readback.read(document(report).data).tables, readback.read(document(report, path).data).tables
    for table, other in zip(ours, theirs, strict=True):
        assert [re.sub(r"\s", "", text).translate(str.maketrans("()", "（）")) for text in other.values()] == list(
            table.values()
        )
    assert b'w:val="Own"' in readback.parts(document(report, path).data)[WHERE]


def test_a_damaged_table_gives_way_to_the_official_one(tmp_path: Path) -> None:
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("行政许可", "行政审批"))
    report = filled(2025, "official")
    assert readback.read(document(report, path).data).tables == readback.read(document(report).data).tables
    notes = judged(path.read_bytes(), "t.docx").notes
    assert any("“行政许可”写成了“行政审批”" in note for note in notes)


def test_remarks_changes_and_hidden_text_never_reach_the_file(tmp_path: Path) -> None:
    dirt = (
        '<w:p w:rsidR="00AB12CD"><w:commentRangeStart w:id="0"/><w:ins w:id="1" w:author="张三"><w:r><w:t>新字</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="张三"><w:r><w:delText>旧字</w:delText></w:r></w:del>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗字</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("<w:body>", "<w:body>" + dirt))
    assert any("批注" in note for note in judged(path.read_bytes(), "t.docx").notes)
    data = document(empty(2025, "official"), path).data
    everything = b"".join(readback.parts(data).values()).decode()
    assert words(data)[0] == "新字"
    assert not re.search("张三|旧字|暗字|comment|rsid", everything)


def test_style_ids_of_a_chinese_word_are_found_by_name(tmp_path: Path) -> None:
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace('"Heading2"', '"2"'), part="word/styles.xml")
    found = readback.read(document(filled(2025, "official"), path).data).paragraphs
    assert ("2", "（一）1甲") in found


def test_a_signature_that_the_template_sets_in_the_middle_stays_there(tmp_path: Path) -> None:
    def centred(xml: str) -> str:
        return xml.replace('<w:pStyle w:val="Signature"/>', '<w:pStyle w:val="Signature"/><w:jc w:val="center"/>')

    path = changed(tmp_path / "t.docx", centred)
    xml = readback.parts(document(filled(2025, "official"), path).data)[WHERE].decode()
    assert xml.count('<w:pStyle w:val="Signature"/><w:jc w:val="center"/>') == 2
    assert "rightChars" not in xml


def test_a_mark_in_a_layout_table_leaves_a_sound_cell_when_there_is_no_text(tmp_path: Path) -> None:
    path = changed(
        tmp_path / "t.docx",
        lambda xml: re.sub(
            r"<w:p>(?:(?!</w:p>).)*\{\{落款日期\}\}.*?</w:p>",
            lambda found: (
                f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>{found[0]}</w:tc></w:tr></w:tbl>'
            ),
            xml,
        ),
    )
    table = readback.read(document(empty(2025, "official"), path).data).tables[-1]
    assert list(table.values()) == [""]
    assert (
        b"</w:pPr></w:p></w:tc></w:tr></w:tbl>" in readback.parts(document(empty(2025, "official"), path).data)[WHERE]
    )


@pytest.mark.parametrize(("width", "line"), [(4000, 12.66), (900, 2.85)])
def test_a_signature_in_a_cell_has_the_width_of_the_cell(width: int, line: float, tmp_path: Path) -> None:
    def in_cell(xml: str) -> str:
        start = xml.rindex("<w:p>", 0, xml.index("{{落款单位}}"))
        end = xml.index("</w:p>", xml.index("{{落款日期}}")) + len("</w:p>")
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{width + 216}" w:type="dxa"/></w:tcPr>{xml[start:end]}</w:tc>'
        grid = f'<w:tblGrid><w:gridCol w:w="{width + 216}"/></w:tblGrid>'
        return f"{xml[:start]}<w:tbl><w:tblPr/>{grid}<w:tr>{cell}</w:tr></w:tbl><w:p/>{xml[end:]}"

    path = changed(tmp_path / "t.docx", in_cell)
    report = filled(2025, "official").model_copy(
        update={"signature": Signature(name="示例区交通局", date="2026年1月11日", seal=False)}
    )
    root = ElementTree.fromstring(readback.parts(document(report, path).data)["word/document.xml"])
    last = [
        node for node in root.iter(f"{readback.W}p") if "".join(node.itertext()).startswith(("示例区交", "2026年"))
    ][-2:]
    for paragraph in last:
        indent = paragraph.find(f"{readback.W}pPr/{readback.W}ind")
        assert indent is not None
        left, right = (int(indent.get(f"{readback.W}{side}Chars", "0")) / 100 for side in ("left", "right"))
        assert line - left - right >= min(6.5, line)


def test_a_section_break_on_a_mark_stays(tmp_path: Path) -> None:
    breaks = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'

    def broken(xml: str) -> str:
        return re.sub(
            r"(<w:p><w:pPr>(?:(?!</w:pPr>).)*)(</w:pPr>(?:(?!</w:p>).)*\{\{第一部分\}\})", rf"\1{breaks}\2", xml
        )

    data = document(filled(2025, "official"), changed(tmp_path / "t.docx", broken)).data
    xml = readback.parts(data)[WHERE].decode()
    assert xml.count("w:orient") == 1
    assert xml.index("（1）丙") < xml.index("w:orient") < xml.index("二、主动公开")


def test_what_stands_in_a_figure_cell_gives_way_but_its_look_stays(tmp_path: Path) -> None:
    sample = "</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>0</w:t></w:r></w:p><w:p/></w:tc>"
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("</w:pPr></w:p></w:tc>", sample))
    report = filled(2025, "official")
    data = document(report, path).data
    assert readback.read(data).tables == readback.read(document(report).data).tables
    assert b"<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r></w:p></w:tc>" in readback.parts(data)[WHERE]


def test_paragraphs_deleted_under_tracking_are_gone(tmp_path: Path) -> None:
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="张三"/></w:rPr></w:pPr><w:del w:id="8" w:author="张三"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("<w:body>", f"<w:body>{gone}"))
    assert words(document(filled(2025, "official"), path).data) == words(document(filled(2025, "official")).data)


def test_parts_with_remarks_and_people_are_left_out(tmp_path: Path) -> None:
    parts = readback.parts(resource("templates", "official-2021.docx").read_bytes())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{readback.W[1:-1]}"/>'.encode()
    parts["docProps/thumbnail.jpeg"] = b"picture"
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
    ).encode()
    links = parts["word/_rels/document.xml.rels"].decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{office}/comments" Target="comments.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = links.replace("</Relationships>", link).encode()
    (tmp_path / "t.docx").write_bytes(readback.packed(parts))
    found = readback.parts(document(empty(2025, "official"), tmp_path / "t.docx").data)
    assert b"comments" not in b"".join([*found.values(), *(name.encode() for name in found)])
    assert "docProps/thumbnail.jpeg" not in found


@pytest.mark.parametrize("name", OURS)
def test_a_template_saved_by_another_library_works_the_same(name: str, tmp_path: Path) -> None:
    import docx

    docx.Document(str(resource("templates", name))).save(str(tmp_path / name))
    report = filled(2025 if "2021" in name else 2020, name.split("-")[0])
    assert readback.read(document(report, tmp_path / name).data) == readback.read(document(report).data)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs soffice")
@pytest.mark.parametrize("name", OURS)
def test_a_template_saved_by_libreoffice_works_the_same(name: str, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(resource("templates", name))], capture_output=True, timeout=180, check=True)
    assert judged((tmp_path / name).read_bytes(), name).faults == []
    report = filled(2025 if "2021" in name else 2020, name.split("-")[0])
    ours, theirs = readback.read(document(report).data), readback.read(document(report, tmp_path / name).data)
    assert [text for _, text in theirs.paragraphs] == [text for _, text in ours.paragraphs]
    assert [list(table.values()) for table in theirs.tables] == [list(table.values()) for table in ours.tables]


@pytest.mark.parametrize("mark", ["{{前\u200b言}}", "{{ 前 言 }}", "{{前⾔}}", "｛｛前言}}"])
def test_a_mark_is_known_whatever_a_program_has_put_into_it(tmp_path: Path, mark: str) -> None:
    report = filled(2025, "official")
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("{{前言}}", mark))
    assert document(report, path).data == document(report).data
