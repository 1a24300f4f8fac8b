"""Write a report out: what is offered, and the file where the clerk wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import GknbError
from app.report.file_name import file_name
from app.report.model import Report
from app.report.stages import SUFFIXES
from app.system.finished_file import fit_name, write_finished

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.printing.manner import Manner
    from app.printing.pdf import Pdf


DRAFT = ".gknb"
Wait = Callable[[Callable[[], "Pdf"]], "Pdf"]


@dataclass(frozen=True)
class ExportKind:
    """A kind of file that a report can be written as."""

    suffix: str
    name: str
    use: str


OFFERS = (
    ExportKind(".docx", "Word文件", "送审、盖章、报送。Word和WPS都能打开。"),
    ExportKind(".pdf", "PDF文件", "定稿后公开或存档，版式固定。"),
    ExportKind(".html", "网页", "放到网站上：没有脚本和外部链接，表格带合并单元格。"),
    ExportKind(".xlsx", "Excel表格", "三张表的数字，供汇总和核对。"),
)


@dataclass(frozen=True)
class Made:
    """The content of a file; `notes` say what was left out of it, `made_by` which program made a PDF."""

    data: bytes
    notes: tuple[str, ...] = ()
    made_by: str = ""


@dataclass(frozen=True)
class ExportedFile:
    """Where the file is, and all there is to say of it. `as_asked`: it is where it was wanted."""

    path: Path
    message: str
    as_asked: bool = True


def proposed_name(report: Report, suffix: str = ".docx", pattern: str = "") -> str:
    """A file's name by a pattern and the report's state before it is final (“…_送审稿.docx”); it suits Windows too."""
    stage = f"_{SUFFIXES[report.state]}" if suffix != DRAFT and report.state in SUFFIXES else ""
    return fit_name(f"{file_name(report, pattern)}{stage}{suffix}")


def made(
    report: Report, suffix: str, template: Path | None = None, wait: Wait | None = None, manner: Manner | None = None
) -> Made:
    """The content of a file of the kind `suffix` (“.docx”). Raises `GknbError`, and `NoOffice` for a PDF that no
    program on this machine can make. `wait` is handed what takes long, an office program at its work, to wait for.
    """
    if suffix == ".html":
        from app.printing import dropped, html

        return Made(html.page(report), dropped.of_page(report, "网页"))
    if suffix == ".xlsx":
        from app.printing import dropped, xlsx

        return Made(xlsx.workbook(report), (*dropped.of_tables(report, "Excel表格"), *xlsx.cut(report)))
    if suffix not in {".docx", ".pdf"}:
        known = "、".join(offer.suffix for offer in OFFERS)
        raise GknbError(f"不能导出成“{suffix or '没有扩展名的文件'}”，文件名要以{known}之一结尾")
    from app.printing.word.writer import document

    written = document(report, template, manner)
    if suffix == ".docx":
        return Made(written.data, written.dropped)
    from app.printing.pdf import converted

    pdf = wait(lambda: converted(written.data)) if wait else converted(written.data)
    return Made(pdf.data, written.dropped, pdf.made_by)


def painted(data: bytes, template: Path | None) -> Made:
    """A PDF that the window's own library has painted, with what is to be said of it."""
    notes = ["换行和分页可能与Word略有不同，以Word文件为准。"]
    if template:
        notes.append("本程序绘制的PDF用自带的公文格式，没有用本单位的模板。")
    return Made(data, tuple(notes), "本程序")


def put(content: Made, path: Path) -> ExportedFile:
    """Write what was made, and say so. Raises `NotWritten`."""
    kept = write_finished(path, content.data)
    by = f"PDF由{content.made_by}生成。" if content.made_by else ""
    first = kept.message if not kept.as_asked else f"已导出到“{kept.path}”。{kept.message}"
    return ExportedFile(kept.path, "\n".join(filter(None, (first, by, *content.notes))), kept.as_asked)


def before_publication(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What the checks found that must not be published: persons' data (H16), to be read again at the export."""
    return tuple(finding.message for finding in findings if finding.code == "H16" and finding.counts)
