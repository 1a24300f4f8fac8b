"""Bring a document in: what it holds as a report, and what is in doubt. Nothing is guessed in silence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import OwnCheckReport, UnreadableFile
from app.incoming.filling import Doubt, filled
from app.language.fold import unified, without_invisible
from app.report.naming import CHECK_REPORT
from app.system import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.documents.blocks import Block, LeftOut
    from app.incoming.filling import Filled
    from app.incoming.labelled import LabelledTable
    from app.incoming.parts import DocumentParts
    from app.incoming.tables import Gathered, Item
    from app.report.model import Imported, Report

OnStep = Callable[[str], None]
MOST_BYTES = 64 * 1024 * 1024
MOST_BLOCKS = 12_000
"""Paragraphs and tables; a long yearly report has a thousand."""


OF_PDF = "PDF里没有表格和段落，是按线条和字的位置认出来的，请对照原件核对各表和分段"


@dataclass(frozen=True)
class Reading:
    """A document as a report, with what was not sure in it and what was left out."""

    report: Report
    doubts: tuple[Doubt, ...] = ()
    year_known: bool = True
    """Whether the document says its year; else the year is to be asked for."""


def _silent(_said: str) -> None:
    """Nobody watches."""


def read_document(path: Path, year: int | None = None, step: OnStep = _silent) -> Reading:
    """Read a Word file or a web page, as a report on `year` if the caller knows better than the document.

    `step` is told what is being done, and may raise what is to end it. Raises `UnreadableFile` with a sentence that says what to do.
    """
    data = reading.read(path, MOST_BYTES, f"超过{MOST_BYTES >> 20}MB，太大，没有读入。请删去其中的图片后再导入")
    from app.documents.kinds import blocks_of, is_pdf

    step("打开文件")
    blocks = blocks_of(data, path)
    notice = OF_PDF if is_pdf(data) else ""
    return read_blocks(blocks, path.name, hashlib.sha256(data).hexdigest(), year, step, notice)


def read_blocks(
    blocks: tuple[Block, ...],
    source: str,
    sha256: str = "",
    year: int | None = None,
    step: OnStep = _silent,
    notice: str = "",
) -> Reading:
    """The reading of a document's blocks; `source` is the name of its file, `notice` what is never sure about it."""
    if len(blocks) > MOST_BLOCKS:
        raise UnreadableFile(f"“{source}”有{len(blocks)}段，不像年报，没有读入。请只留下年报正文后再导入")
    if _title(blocks) == CHECK_REPORT:
        raise OwnCheckReport(f"“{source}”是本程序写的核对报告，不是年报，没有读入。请选年报的草稿或Word文件")
    from app.form.editions import TABLES
    from app.incoming.flattened import without_flat_tables
    from app.incoming.lists import with_lists
    from app.incoming.parts import split
    from app.incoming.sums import not_adding_up
    from app.incoming.tables import gather

    gathered = gather(blocks, step)
    step("认出各部分的文字")
    missing = [id_ for id_ in TABLES if id_ not in gathered.tables]
    items, flat = without_flat_tables([_visible(item) for item in gathered.items], missing)
    parts = split(items)
    if not gathered.tables:
        _refuse_other(gathered, parts, source)
    year, doubts = _year_as_asked(parts, year) if year else year_of(parts)
    doubts += [Doubt(notice)] if notice else []
    likely = year or likely_year(parts, gathered.tables)
    if not year:
        doubts.append(Doubt(f"文件没有写明年度，暂按{likely}年度读入，请核对", parts.title))
    step("整理表里的数字")
    tables = filled(gathered.tables, likely, source)
    report = _report(likely, tables, parts, _imported(source, sha256, tables, parts, tuple(gathered.tables), flat))
    doubts += [*tables.doubts, *(Doubt(stated) for stated in parts.doubts)]
    doubts += not_adding_up(report) if notice else []
    report = report.model_copy(update={"doubts": _to_look_at(report, doubts)})
    return Reading(with_lists(report), tuple(doubts), year is not None)


def _visible(item: Item) -> Item:
    from app.documents.blocks import Text

    return replace(item, text=without_invisible(item.text)) if isinstance(item, Text) else item


def _refuse_other(gathered: Gathered, parts: DocumentParts, source: str) -> None:
    """Raise `UnreadableFile` for a document without one table of the form that is no report at all."""
    from app.documents.blocks import LeftOut
    from app.incoming.sheets import REGISTER

    if any(isinstance(item, LeftOut) and item.what == REGISTER for item in gathered.items):
        raise UnreadableFile(
            f"“{source}”是台账，不是年报，没有读入。请打开年报的草稿，点“文件→从台账统计”，或者用gknb register"
        )
    if not parts.headings:
        raise UnreadableFile(f"“{source}”里没有找到年报的表格和标题，没有读入。请确认选对了文件")


def _title(blocks: tuple[Block, ...]) -> str:
    from app.documents.blocks import Text

    texts = (block.text for block in blocks if isinstance(block, Text))
    return "".join(next((text for text in texts if text.strip()), "").split())


def _to_look_at(report: Report, doubts: list[Doubt]) -> tuple[str, ...]:
    """What was in doubt or left out, in sentences that the draft keeps until somebody has looked."""
    left = report.imported.unread if report.imported else ()
    return tuple(dict.fromkeys((*(doubt.sentence for doubt in doubts), *(f"{one}。" for one in left))))


def _report(year: int, tables: Filled, parts: DocumentParts, imported: Imported) -> Report:
    from app.incoming.card import agency, card
    from app.report.model import Report, Signature

    name = agency(parts.title, parts.signer)
    return Report(
        year=year,
        editions=tables.editions,
        outline=parts.outline.id,
        card=card(name, "\n".join(parts.preface)),
        figures=tables.figures,
        printed=tables.printed,
        units=tables.units,
        tidied=tables.tidied,
        origin=dict.fromkeys(tables.figures, "imported"),
        preface=parts.preface,
        sections={id_: tuple(texts) for id_, texts in parts.sections.items()},
        under_table={id_: tuple(texts) for id_, texts in parts.under_table.items()},
        signature=Signature(name="" if unified(parts.signer) == name else parts.signer, date=parts.date),
        imported=imported,
    )


def _imported(
    source: str, sha256: str, tables: Filled, parts: DocumentParts, present: tuple[str, ...], flat: Mapping[str, int]
) -> Imported:
    from app.report.model import Imported, Remark

    return Imported(
        source=source,
        sha256=sha256,
        title=parts.title,
        headings=parts.headings,
        labels=tuple(dict.fromkeys(tables.labels)),
        missing_labels=tuple(tables.missing),
        unread=(*parts.unread, *tables.unread),
        tables=present,
        instead=_instead(parts, present, flat),
        remarks=tuple(Remark(kind=one.kind, where=where, words=one.words) for one, where in parts.remarks),
        aside=tuple(dict.fromkeys(parts.usual)),
    )


_DRAWN = ("图片", "图表", "图形", "画布", "SmartArt", "艺术字", "嵌入的")
"""What may stand where a table should, by how it is named."""


def _instead(parts: DocumentParts, present: tuple[str, ...], flat: Mapping[str, int]) -> dict[str, str]:
    """What stands where the tables should that the document does not have."""
    from app.documents.blocks import asks
    from app.form.editions import TABLES

    found = {}
    for id_ in TABLES:
        named = parts.instead.get(parts.outline.section_of_table(id_).id, [])
        drawn: Counter[LeftOut] = Counter()
        for one in named:
            drawn[replace(one, number=1)] += one.number if one.what.startswith(_DRAWN) else 0
        asking = sum(one.number for one in named if asks(one))
        if id_ in flat:
            found[id_] = f"{flat[id_]}行文字"
        elif id_ not in present and drawn.total():
            found[id_] = "、".join(replace(one, number=number).message for one, number in drawn.items() if number)
        elif id_ not in present and asking:
            found[id_] = f"{asking}个空着的输入框，数字没有存在文件里"
    return found


def year_of(parts: DocumentParts) -> tuple[int | None, list[Doubt]]:
    """The year of the title, else of the preface, with a doubt where the two differ."""
    from app.incoming.card import year_in, year_of_period

    preface = "\n".join(parts.preface)
    texts = "\n".join(text for section in parts.sections.values() for text in section)
    period = year_of_period(preface)
    year = year_in(parts.title) or period or year_in(preface) or year_of_period(texts)
    if year and period and period != year:
        stated = f"标题写的是{year}年，统计期限写的是{period}年，按标题读作{year}年，请核对"
        return year, [Doubt(stated, parts.title)]
    return year, []


def _year_as_asked(parts: DocumentParts, asked: int) -> tuple[int, list[Doubt]]:
    written, _ = year_of(parts)
    if written in {None, asked}:
        return asked, []
    return asked, [Doubt(f"文件写的是{written}年，按指定的{asked}年读入，请核对", parts.title)]


def likely_year(parts: DocumentParts, tables: dict[str, LabelledTable]) -> int:
    """A year to go on with where the document has none: the one before it was signed, else one of its edition."""
    from app.incoming.card import year_in
    from app.incoming.filling import edition_of

    signed = year_in(parts.date) or year_in(f"{parts.date[:4]}年")  # 2024年1月3日, 2024-01-03
    if signed and signed > 2019:
        return signed - 1
    editions = {edition_of(table, found, "2021") for table, found in tables.items()}
    return 2020 if editions == {"2019"} else 2021
