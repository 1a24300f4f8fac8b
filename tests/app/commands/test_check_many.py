"""Checking many files at once, and the check report in a file."""

import errno
import gc
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from app.check_reports import many
from app.check_reports.checking import Checked
from app.check_reports.many import check_files
from app.cli import main
from app.commands import check
from app.drafts import storage
from app.drafts.storage import save
from app.report.changes import apply
from app.report.new import new_report
from app.system.resources import resource
from tests.places import SAMPLES

JINSHUI = SAMPLES / "jinshui-2020.gknb"


def results(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    told = json.loads(capsys.readouterr().out)
    return told if isinstance(told, list) else [told]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_checked_with_all_below_it(folder: Path, jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--format", "json", "--jobs", jobs]) == 2
    told = results(capsys)
    names = ["乙局.gknb", "区直/甲局.gknb", "坏的.gknb"]
    assert [Path(str(result["file"])).relative_to(folder).as_posix() for result in told] == names
    assert [sorted(result)[0] for result in told] == ["agency", "agency", "error"]


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "没有年报" in capsys.readouterr().err


def test_a_word_template_in_a_folder_is_left_out_and_one_that_is_named_is_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "模板.docx"
    template.write_bytes(resource("templates", "official-2021.docx").read_bytes())
    assert main(["check", str(tmp_path)]) == 2
    assert "只有Word模板，没有年报" in capsys.readouterr().err
    save(new_report(2025, "乙局", "bureau"), tmp_path / "乙局.gknb")
    assert main(["check", str(tmp_path), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["agency"] == "乙局"
    assert "模板.docx”是Word模板，不是年报，跳过没有核对。" in err
    assert main(["check", str(template)]) == 2
    assert "gknb template check" in capsys.readouterr().err


def test_two_lines_that_say_the_same_can_be_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(JINSHUI)]) == 1
    out = capsys.readouterr().out.splitlines()
    shares = [line for line in out if " G11 " in line]
    assert all("二、主动公开政府信息工作情况 第1段：" in line for line in shares)
    assert len(set(shares)) == len(shares) == 3


def test_a_line_names_the_paragraph_once(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(JINSHUI)])
    (line,) = (line for line in capsys.readouterr().out.splitlines() if " G15 " in line)
    assert re.search(r" 第\d+段出现“全校”", line)
    assert len(re.findall(r"第\d+段", line)) == 1


def test_the_text_for_many_ends_with_a_summary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert "坏的.gknb" in err
    by_file, by_code = out.partition("共3个文件：")[2].split("按检查项：")
    assert "甲局.gknb：错误2处" in by_file
    assert "A2 有格未填：1个文件，3处" in by_code


def test_without_shared_memory_one_process_does_the_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no semaphores here")

    monkeypatch.setattr("concurrent.futures.process.ProcessPoolExecutor.__init__", refused)
    assert main(["check", str(folder), "--format", "json", "--jobs", "2"]) == 2
    assert len(results(capsys)) == 3


def test_where_lines_stay_one_says_now_and_then_how_far_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "NOW_AND_THEN", -1)
    main(["check", str(folder), "--format", "json"])
    assert [line for line in capsys.readouterr().err.splitlines() if "已核对" in line] == [
        f"gknb：已核对{done}/3。" for done in range(4)
    ]


def test_what_most_files_have_comes_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "丙局.gknb").write_bytes(JINSHUI.read_bytes())
    main(["check", str(folder)])
    lines = capsys.readouterr().out.partition("按检查项：")[2].splitlines()[1:]
    in_files = [int(line.partition("：")[2].partition("个文件")[0]) for line in lines]
    assert in_files == sorted(in_files, reverse=True)
    assert in_files[0] > in_files[-1]


def test_nothing_but_the_result_where_there_is_no_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(folder), "--format", "json"])
    assert capsys.readouterr().err == ""


def test_a_line_says_how_far_it_is_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    main(["check", str(folder), "--format", "json"])
    assert "已核对0/3" in terminal.getvalue()
    assert "已核对3/3：坏的.gknb" in terminal.getvalue()
    last = terminal.getvalue().rpartition("\r已核对")[2]
    assert last.endswith(f"\r{' ' * len('已核对3/3：坏的.gknb'.encode('gbk'))}\r")
    assert "\x1b" not in terminal.getvalue()  # Windows shows it


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "docx"], "-o"),
        (["--format", "xlsx", "-o", "报告.docx"], "要以“.xlsx”结尾"),
        (["-o", "报告.pdf"], "要以“.docx”等结尾（.docx、.xlsx、.json、.txt）"),
        (["-o", "报告"], "要以“.docx”等结尾"),
        (["--format", "json", "-o", "报告.txt"], "要以“.json”结尾"),
        (["--jobs", "0"], "--jobs要在1到"),
        ([str(JINSHUI), "--last-year", str(JINSHUI)], "只能核对一个文件"),
    ],
)
def test_bad_use_is_said_before_anything_is_read(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(JINSHUI), *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err


def test_last_year_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = new_report(2021, "金水区交通运输局", "bureau")
    save(report.model_copy(update={"figures": {"requests.carried_in.business": "2"}}), tmp_path / "2021.gknb")
    main(["check", str(tmp_path / "2021.gknb"), "--last-year", str(JINSHUI), "--format", "json"])
    codes = [finding["code"] for finding in results(capsys)[0]["findings"]]  # type: ignore[attr-defined]
    assert "F1" in codes
    assert "F5" in codes


def test_one_file_that_breaks_a_rule_does_not_stop_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("app.checks.catalogue.run", broken)
    assert main(["check", str(folder), "--format", "json"]) == 2
    assert all("error" in result for result in results(capsys))


def test_no_text_of_a_draft_acts_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = new_report(2025, "甲\x1b[31m局")
    path = tmp_path / "甲局.gknb"
    save(apply(report, {("figures", "requests.received.business"): "几\x1b]0;件\x07"}), path)
    assert main(["check", str(path)]) == 1
    assert main(["check", str(tmp_path / "坏\x9b\x1b[31m.gknb")]) == 2
    said = capsys.readouterr()
    assert "几" in said.out
    assert "坏" in said.err
    assert not set("\x1b\x07\x9b") & {*said.out, *said.err}


def test_a_total_that_was_printed_blank_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = apply(new_report(2025, "甲局"), {("figures", "requests.received.business"): "2"})
    totals = {"requests.received.total": "", "requests.carried_in.total": "3"}
    save(report.model_copy(update={"printed": totals}), tmp_path / "甲.gknb")
    main(["check", str(tmp_path / "甲.gknb"), "--format", "json"])
    figures = json.loads(capsys.readouterr().out)["figures"]
    found = [figures[f"requests.{row}.total"] for row in ("received", "carried_in", "granted")]
    assert found == [None, 3, None]


def test_findings_that_say_the_same_are_told_apart_by_the_words_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ("我局认真听取群众述求。", "窗口及时回应企业述求，做好政务公开工作的资料整理和布署。")
    save(apply(new_report(2025, "甲局"), {("sections", "5"): texts}), tmp_path / "甲.gknb")
    main(["check", str(tmp_path / "甲.gknb")])
    lines = [line for line in capsys.readouterr().out.splitlines() if " H20 " in line]
    assert [line.rpartition("”。")[2] for line in lines] == [
        "（“我局认真听取群众述求”处）",
        "（“窗口及时回应企业述求”处）",
        "",
    ]


def test_a_workbook_of_tables_is_asked_for_no_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, book = JINSHUI, tmp_path / "三张表.xlsx"
    assert main(["export", str(draft), "-o", str(book)]) == 0
    capsys.readouterr()
    main(["check", str(book), "--format", "json"])
    out, err = capsys.readouterr()
    assert "只有表格，没有正文，只核对了表格" in err
    assert {finding["code"][0] for finding in json.loads(out)["findings"]} <= set("ABCDE")


class Dying:
    """Processes of which the system ends one after two files."""

    def __enter__(self) -> "Dying":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, check: Callable[[Path], object], paths: list[Path], chunksize: int) -> Iterator[object]:
        yield from map(check, paths[: chunksize // 2])
        raise BrokenProcessPool


def test_files_are_checked_here_where_the_system_ends_the_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{number}.gknb" for number in range(5)]
    for path in paths:
        storage.save(new_report(2025, f"第{path.stem}局"), path)
    monkeypatch.setattr(many, "_pool", lambda _: Dying())
    assert [one.file for one in check_files(paths, jobs=2).briefs] == list(map(str, paths))


def test_the_packaged_window_starts_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "gknb.exe")
    assert many._pool(2) is None


def test_of_files_that_were_checked_only_what_is_told_stays_in_memory(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.gknb" for number in range(12)]
    for path in paths:
        storage.save(new_report(2025, f"第{path.stem}局"), path)
    told: list[tuple[int, int, str]] = []
    results = check_files(paths, progress=lambda *done: told.append(done))
    gc.collect()
    assert [one for one in gc.get_objects() if isinstance(one, Checked)] == []
    assert told == [(number, 12, str(path)) for number, path in enumerate(paths, 1)]
    first, again = ([one.report.card.full_name for one in results.checked()] for _ in range(2))
    assert first == again == [f"第{number}局" for number in range(12)]
    results.leave_out({str(path) for path in paths[1:11]})
    assert [one.file for one in results] == [one.file for one in results.briefs] == [str(paths[0]), str(paths[11])]
