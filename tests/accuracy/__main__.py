"""Print recall and false alarms per code: python -m tests.accuracy FOLDER [--files] [--show]."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level
from tests.accuracy import cases
from tests.accuracy.cases import Case

Said = Sequence[Finding]


def directly(case: Case) -> Said:
    """What the rules say of the case as a report."""
    return run(Facts(cases.report(case), strict=True, last_year=cases.before(case))).findings


def through_files(case: Case) -> Said:
    """The same by way of Word files, written and read again, as a supervising office gets them."""
    from app.incoming.opening import open_report
    from app.last_year.snapshot import snapshot
    from app.printing.word.writer import document

    if {"title", "headings", "labels"} & set(case.get("layout") or {}):
        return directly(case)
    with TemporaryDirectory() as folder:
        read = []
        for number, report in enumerate((cases.report(case), cases.earlier(case))):
            if report:
                path = Path(folder, f"{number}.docx")
                path.write_bytes(document(report.model_copy(update={"imported": None})).data)
                read.append(open_report(path))
        last_year = snapshot(read[1], "上年年报") if len(read) > 1 else None
        return run(Facts(read[0], strict=True, last_year=last_year)).findings


class Score:
    """Hits and misses per labelled code, false alarms per forbidden one."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.misses: Counter[str] = Counter()
        self.alarms: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        """Findings of the level “错误” that the case does not expect, forbidden or not."""
        self.passages = 0
        self.remarks: list[str] = []

    def add(self, case: Case, said: Said) -> None:
        self.passages += 1
        codes = {finding.code for finding in said}
        expected = {code for wanted in case.get("expect", ()) for code in wanted.split("|")}
        for wanted in case.get("expect", ()):
            hit = bool(codes & set(wanted.split("|")))
            (self.hits if hit else self.misses)[wanted] += 1
            if not hit:
                self.remarks.append(f"missed {wanted}: {case['id']} {case['passage'][:120]}")
        for finding in said:
            self.errors[finding.code] += finding.level is Level.ERROR and finding.code not in expected
            if finding.code in case.get("forbid", ()):
                self.alarms[finding.code] += 1
                self.remarks.append(f"false {finding.code}: {case['id']} {case['passage'][:120]} | {finding.message}")

    @property
    def recall(self) -> float:
        return self.hits.total() / max(1, self.hits.total() + self.misses.total())

    @property
    def false_alarms(self) -> float:
        """False alarms a passage."""
        return self.alarms.total() / max(1, self.passages)

    def lines(self) -> list[str]:
        codes = sorted(
            {*self.hits, *self.misses, *self.alarms}, key=lambda code: (code[0], int(code[1:].split("|")[0]))
        )
        return [
            "code      found  false",
            *(
                f"{code:8} {self.hits[code]:3}/{self.hits[code] + self.misses[code]:<3} {self.alarms[code]:4}"
                for code in codes
            ),
            f"recall {self.hits.total()}/{self.hits.total() + self.misses.total()} = {self.recall:.3f}",
            f"false alarms {self.alarms.total()} on {self.passages} passages = {self.false_alarms:.3f}",
            f"false errors {self.errors.total()}",
        ]


def score(labelled: list[Case], ask: Callable[[Case], Said] = directly) -> Score:
    result = Score()
    for case in labelled:
        result.add(case, ask(case))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="also list what was missed and what was said in vain")
    parser.add_argument("--files", action="store_true", help="by way of Word files instead of reports in memory")
    options = parser.parse_args()
    result = score(cases.read(options.folder), through_files if options.files else directly)
    print("\n".join((*result.lines(), *(result.remarks if options.show else ()))))  # noqa: T201


if __name__ == "__main__":
    main()
