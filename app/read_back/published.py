"""What was published, held against the report: whether it is the same, and each place where it is not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.checks.rule import Finding, Level, Spot
from app.errors import GknbError
from app.read_back.compare import about_the_title, compare, is_version
from app.read_back.comparison import Comparison, FileDifference
from app.read_back.merges import lost_merges
from app.read_back.revisions import Tracked
from app.report.model import STATES, Report
from app.report.stages import is_locked
from app.texts import printed
from app.texts.paragraphs import Paragraph, paragraphs

if TYPE_CHECKING:
    from app.documents.blocks import Block
    from app.incoming.document import Reading

CLIPBOARD = "剪贴板"
PAGES = frozenset([".html", ".htm", ".mht", ".mhtml"])
EMPTY = "剪贴板里没有网页或Word内容。请先在浏览器里打开公开的网页，全选、复制，再核对"


@dataclass(frozen=True)
class Published:
    """A comparison in the words of publication; `notes` is what nobody but a person can look at."""

    source: str
    found: Comparison
    notes: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not (self.found.differences or self.notes)

    @property
    def what(self) -> str:
        """A page or a file."""
        return "网页" if self.source == CLIPBOARD or Path(self.source).suffix.lower() in PAGES else "文件"

    @property
    def verdict(self) -> str:
        """In one sentence."""
        mine = self.found.mine
        whose = "定稿" if is_locked(mine) else STATES[mine.state]
        if self.same:
            return f"{self.what}与{whose}一致（对照了{self.found.alike}处）。"
        parts = [f"有{len(self.found.differences)}处不同"] if self.found.differences else []
        parts += [f"{len(self.notes)}处要自己看"] if self.notes else []
        return f"{self.what}与{whose}{'，'.join(parts)}，其余{self.found.alike}处一致。"


def hold_file(mine: Report, path: Path) -> Published:
    """The page, Word file or PDF at `path` held against `mine`. Raises `UnreadableFile`, and `GknbError` for what is
    no version of the same report."""
    from app.documents.kinds import blocks_of, is_pdf
    from app.incoming.document import MOST_BYTES
    from app.system import reading

    data = reading.read(path, MOST_BYTES, f"超过{MOST_BYTES >> 20}MB，太大，没有读入。请选公开的网页或文件")
    blocks = blocks_of(data, path)
    return _held(mine, blocks, path.name, hashlib.sha256(data).hexdigest(), of_pdf=is_pdf(data))


def hold_page(mine: Report, html: str) -> Published:
    """A page that was copied in a browser held against `mine`. Raises as `hold_file` does."""
    from app.documents.web.page import read_text

    if not html.strip():
        raise GknbError(EMPTY)
    return _held(mine, read_text(html, CLIPBOARD), CLIPBOARD)


def _held(mine: Report, blocks: tuple[Block, ...], source: str, sha256: str = "", *, of_pdf: bool = False) -> Published:
    from app.incoming.document import OF_PDF

    found = compare(mine, _reading(mine, blocks, source, sha256, OF_PDF if of_pdf else ""), Tracked())
    notes = [*_title(found), *found.notes]
    if not of_pdf:  # lines of a PDF tell of cells, not of how they were made
        notes += lost_merges(mine, blocks)
    told_otherwise = {*about_the_title(mine, found.theirs), OF_PDF}  # all of a PDF is held against the report
    notes = [note for note in notes if note not in told_otherwise]
    return Published(source, replace(found, notes=()), tuple(dict.fromkeys(notes)))


def _reading(mine: Report, blocks: tuple[Block, ...], source: str, sha256: str, notice: str) -> Reading:
    """Read as a report on the year of `mine` where it says no year, or a wrong one in its title and else the same."""
    from app.incoming.document import read_blocks

    found = read_blocks(blocks, source, sha256, notice=notice)
    if found.year_known and found.report.year == mine.year:
        return found
    as_mine = read_blocks(blocks, source, sha256, mine.year, notice=notice)
    if found.year_known and not is_version(mine, as_mine):
        return found
    title = as_mine.report.imported.title if as_mine.report.imported else ""  # a wrong year in it is told with it
    return replace(as_mine, doubts=tuple(one for one in as_mine.doubts if not title or one.original != title))


def _title(found: Comparison) -> Iterator[str]:
    """What is wrong with the title, which the report makes of the body's name and the year."""
    there, wanted = found.theirs.imported, printed.official_title(found.mine)
    title = there.title if there else ""
    if not title:
        yield f"没有找到标题，应为“{wanted}”"
    elif "".join(title.split()) != "".join(wanted.split()):
        yield f"标题是“{title}”，应为“{wanted}”"


def place_of(mine: Report, one: FileDifference) -> Finding:
    """Where a difference stands in the report, for whoever knows how to go to findings."""
    cells = (one.path[1],) if one.kind == "figure" else ()
    spot = None if cells else _spot(mine, one)
    return Finding("", "发布后核对", Level.QUERY, f"{one.section} {one.place}", "", cells, spot)


def _spot(mine: Report, one: FileDifference) -> Spot | None:
    if one.path[0] == "signature":
        return Spot("signature", 1 if one.path[1] == "name" else 2)
    texts = [stated for part, hunk in one.hunks for stated in _near(part.mine, hunk.start)]
    all_ = paragraphs(mine)
    for words in filter(None, (stated.strip() for stated in texts)):
        for paragraph in all_:
            if (spot := _at(paragraph, words)) and paragraph.section != "title":
                return spot
    return None


def _near(tokens: tuple[object, ...], start: int) -> Iterator[str]:
    """The sentence at a place of the draft; where nothing stands there, the one before it."""
    from app.read_back.tokens import SentenceToken

    for at in (start, *range(start - 1, -1, -1)):
        token = tokens[at] if at < len(tokens) else None
        if isinstance(token, SentenceToken) and not token.is_break:
            yield token.text


def _at(paragraph: Paragraph, words: str) -> Spot | None:
    start = paragraph.text.find(words)
    return Spot.at(paragraph, start, start + len(words)) if start >= 0 else None
