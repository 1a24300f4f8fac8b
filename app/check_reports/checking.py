"""Checking files: one or many, drafts and documents, and what was said of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import GknbError, OwnCheckReport, lacks_a_part, why

if TYPE_CHECKING:
    from app.checks.catalogue import Outcome
    from app.checks.facts import Facts, Limits
    from app.checks.ledger import LedgerEntry
    from app.checks.repetition import Repetition
    from app.checks.rule import Rule
    from app.pages.doubts import Doubtful
    from app.report.model import LastYear, Report

WORKBOOKS = frozenset([".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".fods", ".csv"])
TABLES_ALONE = "只有表格，没有正文，只核对了表格"
KINDS = frozenset([".gknb", ".docx", ".doc", ".wps", ".rtf", ".odt", ".fodt", ".html", ".htm", ".mht", ".mhtml"]) | {
    *WORKBOOKS,
    ".pdf",
}
"""Endings of the files that are looked for in a folder."""
UNREADABLE = frozenset(
    [
        *(".ofd", ".zip", ".rar", ".7z", ".docm"),
        *(".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"),
    ]
)
"""Endings of files that a report may have been handed in as, and that can't be read: they must not go unseen."""

TEMPLATE, CHECK_REPORT = "Word模板", "核对报告"
"""What is no report but may lie among them: a form to print reports with, what an earlier check wrote."""
MARK = "{{"
"""What the title of a template has in place of a name and a year."""


@dataclass(frozen=True)
class Checked:
    """A file with what the rules say of it. `sha256` is the fingerprint of the file that was read."""

    file: str
    sha256: str
    report: Report
    outcome: Outcome
    passed: tuple[str, ...]
    """Codes of the rules that apply and found nothing wrong."""
    uncompared: tuple[str, ...] = ()
    """Codes of the rules that had no last year's report to compare with."""
    noticed: tuple[str, ...] = ()
    """What is odd about the file itself."""
    doubts: tuple[Doubtful, ...] = ()
    """What was not sure, or was left out, when it was read as a report."""

    repeated: Repetition | None = None
    """How much of the text is last year's, where that was to be had."""
    mentions: tuple[LedgerEntry, ...] = ()
    """Every number of the texts, and whether it was compared with the tables."""

    @property
    def counts(self) -> dict[str, int]:
        """Findings by level that still ask for something."""
        found = Counter(finding.level.value for finding in self.outcome.findings if finding.counts)
        return {level: found[level] for level in ("error", "query", "hint")}


@dataclass(frozen=True)
class Unread:
    """A file that could not be checked, and why; `kind` says what it is if it is no report at all: “Word模板”."""

    file: str
    error: str
    kind: str = ""

    @property
    def message(self) -> str:
        """Its line in a list of files."""
        return f"读不了：{self.error.rstrip('。')}。"


Result = Checked | Unread


def reports_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to check: those named, and for a folder all in it and below that may be reports, readable or not."""
    for path in paths:
        if path.is_dir():
            yield from _below(path, KINDS | UNREADABLE) or [path]
        else:
            yield path


def _below(folder: Path, kinds: frozenset[str]) -> list[Path]:
    """Files in a folder and below it; Word's lock files (~$…) and hidden files and folders are none."""
    files = (path for path in folder.rglob("*") if path.suffix.lower() in kinds and path.is_file())
    return sorted(path for path in files if not _is_hidden(path.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _rules_for(path: Path, report: Report) -> tuple[Rule, ...]:
    """All rules, or those of the tables for a workbook that holds nothing else: it is no report without texts."""
    from app.checks.catalogue import catalogue
    from app.checks.imported import LEFT_TO_SEE

    texts = (report.preface, *report.sections.values())
    if path.suffix.lower() not in WORKBOOKS or any(text.strip() for part in texts for text in part):
        return catalogue()
    of_tables = (rule for rule in catalogue() if rule.scope == "table" and not rule.about)
    return (*of_tables, *(rule for rule in catalogue() if rule.code == LEFT_TO_SEE))


def check_report(report: Report, file: str, sha256: str, limits: Limits | None = None) -> Checked:
    """A report that is open, to be told of like one that lies in `file`, whose fingerprint is `sha256`."""
    from app.checks.catalogue import catalogue
    from app.checks.facts import Facts

    return _judged(Facts(report, strict=True, limits=limits), catalogue(), file, sha256)


def _judged(facts: Facts, rules: tuple[Rule, ...], file: str, sha256: str) -> Checked:
    """What `rules` say, and all that goes with it."""
    from app.checks.catalogue import passed, run, without_last_year
    from app.checks.ledger import ledger
    from app.checks.repetition import repetition

    outcome = run(facts, rules)
    right, uncompared = passed(facts, outcome, rules), without_last_year(facts)
    mentions = ledger(facts, outcome.findings)
    report, repeated = facts.report, repetition(facts)
    return Checked(file, sha256, report, outcome, right, uncompared, repeated=repeated, mentions=mentions)


def check_file(path: Path, last_year: LastYear | None = None, limits: Limits | None = None) -> Result:
    """Check one file, strictly. Never raises: one file must not keep others from being checked."""
    from hashlib import sha256

    from app.checks.catalogue import catalogue
    from app.checks.facts import Facts
    from app.incoming.opening import open_doubted

    if path.is_dir():
        return Unread(str(path), f"文件夹“{path}”里没有年报（.gknb、.docx、.html等）")
    try:
        report, noticed, doubts = open_doubted(path)
        if report.imported and MARK in report.imported.title:
            sentence = f"“{path}”是Word模板，不是填好的年报。核对模板请用“gknb template check”"
            return Unread(str(path), sentence, TEMPLATE)
        rules = _rules_for(path, report)
        noticed = (*noticed, *((TABLES_ALONE,) if len(rules) < len(catalogue()) else ()))
        facts = Facts(report, strict=True, last_year=last_year, limits=limits)
        fingerprint = sha256(path.read_bytes()).hexdigest()  # not before it is known to be no monster
        return replace(_judged(facts, rules, str(path), fingerprint), noticed=noticed, doubts=doubts)
    except OwnCheckReport as error:
        return Unread(str(path), str(error), CHECK_REPORT)
    except GknbError as error:
        return Unread(str(path), str(error))
    except OSError as error:
        return Unread(str(path), f"“{path}”打不开：{why(error)}")
    except Exception as error:
        if lacks_a_part(error):
            raise  # it is no fault of this file's, and the others would come to the same
        return Unread(str(path), f"核对“{path}”时程序内部出错（{type(error).__name__}），请把文件发给维护人员")
