"""The command line: what a clerk's script or another program relies on."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from app import __version__
from app.cli import main
from app.commands import COMMANDS, console
from app.commands.arguments import in_chinese
from app.form.editions import TABLES, edition
from app.report.model import FORMAT
from app.system.resources import resource
from tests.places import ROOT

ENGLISH = ("usage", "error", "argument", "required", "invalid", "Traceback", "show this", "options:", "No such")


def new(folder: Path, name: str = "草稿.gknb", *more: str) -> Path:
    path = folder / name
    assert main(["new", "--year", "2025", "--agency", "示范县水利局", "-o", str(path), *more]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error, with nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gknb：")
    assert err.endswith("。\n")
    assert err.count("\n") == 1
    assert [word for word in ENGLISH if word in err] == []
    return err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "缺少参数：文件"),
        (["chek", "a.gknb", "b.gknb"], "没有“chek”这个命令"),
        (["gibt-es-nicht.gknb"], "没有文件“gibt-es-nicht.gknb”"),
        (["--unknown"], "命令"),
        (["new"], "缺少参数：--year"),
        (["new", "--year"], "--year后面要写一个值"),
        (["new", "--year", "二〇二五", "--agency", "甲局", "-o", "x.gknb"], "要写整数，现在是“二〇二五”"),
        (["new", "--year", "2018", "--agency", "甲局", "-o", "x.gknb"], "2018年度未采用统一格式"),
        (["new", "--year", "99999", "--agency", "甲局", "-o", "x.gknb"], "年份“99999”不对"),
        (["new", "--year", "2021", "--outline", "nine", "--agency", "甲局", "-o", "x.gknb"], "六个部分"),
        (["new", "--year", "2021", "--outline", "ten", "--agency", "甲局", "-o", "x.gknb"], "official"),
        (["new", "--year", "2021", "--kind", "军队", "--agency", "甲局", "-o", "x.gknb"], "没有“军队”这种机关类别"),
        (["new", "--year", "2021", "--agency", " ", "-o", "x.gknb"], "机关全称不能是空的"),
        (["new", "--year", "2021", "--agency", "甲\n局", "-o", "x.gknb"], "有换行或看不见的字符"),
        (["check", ""], "文件是空的"),
        (["new", "--year", "2021", "--agency", "甲局", "-o", "x.docx"], "要以“.gknb”结尾"),
        (["new", "--year", "2021", "--agency", "甲局", "-o", "没有/x.gknb"], "没有文件夹“没有”"),
        (["check", "--format", "yaml", "x.gknb"], "不能是“yaml”"),
        (["check", "--last-year", "a.gknb", "b.gknb", "c.gknb"], "只能核对一个文件"),
        (["check", "gibt-es-nicht.gknb"], "gibt-es-nicht.gknb"),
        (["export", "x.gknb"], "缺少参数：-o"),
        (["export", "x.gknb", "-o", "x.txt"], "要以“.docx”"),
        (["export", "gibt-es-nicht.gknb", "-o", "x.docx"], "gibt-es-nicht.gknb"),
        (["export", "x.gknb", "-o", "x.docx", "--force=1"], "--force后面不写值"),
    ],
)
def test_bad_use_is_one_chinese_line_and_exit_2(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert words in told(capsys)
    assert list(tmp_path.iterdir()) == []


HOSTILE = {
    "empty": b"",
    "blank": b"  \n",
    "not json": b"PK\x03\x04\x00\x00",
    "not utf-8": "{年报}".encode("gbk"),
    "cut off": b'{"format": 1, "year": 2025, "edi',
    "a list": b"[1, 2]",
    "null": b"null",
    "no format": b'{"year": 2025}',
    "newer": b'{"format": 999, "year": 2025}',
    "without fields": b'{"format": 1}',
    "wrong kinds": b'{"format": 1, "year": "x", "editions": 3, "figures": []}',
    "unknown edition": b'{"format": 1, "year": 2025, "editions": {"requests": "1999"}}',
    "deep": b"[" * 200_000,
    "huge number": b'{"format": 1, "year": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", [["check"], ["export", "-o", "x.docx"]], ids=["check", "export"])
def test_a_file_that_is_no_draft_is_named_and_left_alone(
    command: list[str], data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("坏的.gknb").write_bytes(data)
    assert main([*command, "坏的.gknb"]) == 2
    assert "坏的.gknb" in told(capsys)
    assert Path("坏的.gknb").read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["坏的.gknb"]


def test_the_help_heads_the_commands_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    at = lines.index("命令:")
    assert [line.split()[0] for line in lines[at + 1 :]] == list(COMMANDS)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert out.startswith("用法：gknb")
    assert err == ""
    assert [word for word in ENGLISH if word in out] == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"gknb {__version__}\n"


def test_files_may_stand_on_both_sides_of_an_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = str(new(tmp_path, "甲.gknb")), str(new(tmp_path, "乙.gknb"))
    capsys.readouterr()
    assert main(["check", first, "--format", "json", second]) in {0, 1}
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert main(["check", first, "--last-year", second, second]) == 2
    assert "用 --last-year 时只能核对一个文件" in capsys.readouterr().err
    assert main(["check", first, "--nothing", second]) == 2
    assert "不认识的参数：--nothing" in capsys.readouterr().err


def test_every_phrase_of_argparse_has_a_chinese_one() -> None:
    assert in_chinese("the following arguments are required: 文件") == "缺少参数：文件"
    assert in_chinese("unrecognized arguments: --x") == "不认识的参数：--x"
    assert in_chinese("a phrase of some later Python") == "命令写得不对"


def test_new_makes_a_draft_of_its_year_and_replaces_one_only_by_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = new(tmp_path, "草稿.gknb", "--kind", "政府办公室及部门")
    assert "示范县水利局2025年政府信息公开工作年度报告" in capsys.readouterr().out
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["format"], data["year"], data["card"]["kind"]) == (FORMAT, 2025, "bureau")
    assert set(data["editions"].values()) == {"2021"}
    before = path.read_bytes()
    again = ["new", "--year", "2024", "--agency", "乙局", "-o", str(path)]
    assert main(again) == 2
    assert "要替换它请加 --force" in told(capsys)
    assert path.read_bytes() == before
    assert main([*again, "--force"]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["year"] == 2024


def test_the_json_of_check_has_the_documented_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(resource("examples", "sample-2020.gknb"))
    assert main(["check", path, "--format", "json"]) == 1
    result = json.loads(capsys.readouterr().out)
    keys = ["file", "year", "edition", "agency", "figures", "findings", "counts"]
    keys += ["not_checked", "doubts", "left_out", "mentions", "mention_counts", "repeated"]
    assert list(result) == keys
    assert (result["file"], result["year"], result["edition"]) == (path, 2020, "2019")
    assert result["agency"] == "示例区交通运输局"
    assert set(result["figures"]) == {cell.id for table in TABLES for cell in edition("2019").table(table).cells}
    assert result["figures"]["proactive.other_services.change"] == -25
    assert result["figures"]["proactive.procurement.amount"] == "718.3854"
    for finding in result["findings"]:
        assert list(finding) == ["code", "level", "message", "advice", "cells", "place", "kept"]
        assert finding["kept"] is None
    assert set(result["counts"]) == {"error", "query", "hint"}
    assert result["counts"]["error"] == sum(finding["level"] == "error" for finding in result["findings"])


def test_several_files_make_an_array_and_a_bad_one_does_not_stop_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = new(tmp_path), tmp_path / "坏的.gknb"
    bad.write_bytes(b"")
    capsys.readouterr()
    empty = tmp_path / "空的"
    empty.mkdir()
    assert main(["check", str(empty), str(tmp_path / "没有.gknb"), str(good), "--format", "json"]) == 2
    broken, missing, report = json.loads(capsys.readouterr().out)
    assert list(broken) == list(missing) == ["file", "error"]
    assert "没有" in missing["error"]
    assert report["agency"] == "示范县水利局"
    assert set(report["figures"].values()) == {None}


def test_a_dash_for_nothing_is_null_in_the_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = new(tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["figures"] = {
        "requests.received.business": "/",
        "requests.received.research": "3",
        "proactive.fees.amount": "无",
    }
    del data["checksum"]
    path.write_text(json.dumps(data), encoding="utf-8")
    capsys.readouterr()
    main(["check", str(path), "--format", "json"])
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures["requests.received.business"] is None
    assert figures["requests.received.total"] == 3
    assert figures["proactive.fees.amount"] is None


def test_no_command_loads_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from app.cli import main; main(['--help']);"
        f"main(['new', '--year', '2025', '--agency', '甲', '-o', {str(tmp_path / 'a.gknb')!r}]);"
        f"main(['check', {str(tmp_path / 'a.gknb')!r}]);"
        f"main(['export', {str(tmp_path / 'a.gknb')!r}, '-o', {str(tmp_path / 'a.docx')!r}]);"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'ui'))]"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from app.cli import main; main(['--help']);"
        "assert not {'docx', 'lxml', 'jinja2', 'pydantic', 'openpyxl'} & set(sys.modules), sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUTF8"):
        environment.pop(name, None)
    return subprocess.run([sys.executable, "-m", "app", *arguments], env=environment, capture_output=True, check=False)


def test_output_is_utf_8_whatever_the_system_says() -> None:
    done = run("check", str(resource("examples", "sample-2025.gknb")))
    assert "示范县农业农村局" in done.stdout.decode("utf-8")
    assert "没有文件" in run("gibt-es-nicht.gknb").stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a screen")
def test_without_a_screen_the_window_says_so() -> None:
    done = run()
    assert done.returncode == 2
    assert "没有图形界面" in done.stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_that_cannot_be_reached_is_said_too() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "app"], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("gknb：打不开窗口：连不上图形界面")
    assert done.stderr.count(b"\n") == 1


def plain(
    *arguments: str, stdout: IO[bytes] | int = subprocess.PIPE, stderr: IO[bytes] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process, its output held back as it is where nothing is exported."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONUNBUFFERED", None)
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, env=environment, stdout=stdout, stderr=stderr, check=False)


FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(sys.platform == "win32" or not FULL.exists(), reason="needs /dev/full")
WAYS_OUT = (
    ["--help"],
    ["--version"],
    ["check", "--help"],
    ["explain", "D3"],
    ["check", str(resource("examples", "sample-2025.gknb"))],
    ["check", str(resource("examples", "sample-2025.gknb")), "gibt-es-nicht.gknb", "--format", "json"],
)


@needs_full
@pytest.mark.parametrize("arguments", WAYS_OUT, ids=lambda words: " ".join(words[:2]))
def test_a_full_disk_is_said_and_exit_2(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        done = plain(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").endswith("gknb：磁盘已满：标准输出。\n")
    assert b"Exception" not in done.stderr


@needs_full
@pytest.mark.parametrize("arguments", [["--unknown"], ["check", "gibt-es-nicht.gknb"]])
def test_a_complaint_that_cannot_be_written_leaves_the_exit_code(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        assert plain(*arguments, stderr=full).returncode == 2


@pytest.mark.parametrize("arguments", WAYS_OUT[:4], ids=lambda words: " ".join(words[:2]))
def test_a_reader_that_has_gone_makes_no_noise(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = plain(*arguments, stdout=write)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (2, b"")


def test_an_error_of_the_system_without_a_file_is_not_blamed_on_the_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise OSError(errno.ENOMEM, "no memory")

    monkeypatch.setattr("app.commands.check.run", fail)
    assert main(["check", "x.gknb"]) == 2
    assert told(capsys) == "gknb：没有做完：内存不够。\n"


def test_the_module_of_the_command_line_is_the_command_line_too() -> None:
    done = subprocess.run([sys.executable, "-m", "app.cli", "--version"], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode()) == (0, f"gknb {__version__}\n")


def test_a_windowed_program_without_streams_does_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    boxes: list[str] = []
    if sys.platform == "win32":
        monkeypatch.setattr("app.system.windows.show_message", lambda _, text: boxes.append(text))
    path = new(tmp_path)
    assert main(["check", str(path)]) == 0
    assert main(["--help"]) == 0
    assert boxes == []
    assert main(["new"]) == 2
    assert len(boxes) == (1 if sys.platform == "win32" else 0)
    console.finish()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are always characters")
def test_a_file_name_that_is_no_text_is_printed_all_the_same() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", "check", "\udcff.gknb"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert "没有这个文件" in done.stderr.decode("utf-8")
    assert done.stderr.count(b"\n") == 1


def test_the_inside_of_the_program_failing_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("app.commands.check.run", fail)
    assert main(["check", "x.gknb"]) == 2
    assert "程序内部出错（ZeroDivisionError）" in told(capsys)


def test_a_packaged_program_names_the_command_that_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # there gknb.exe is the window, which writes nothing
    for arguments in (["--help"], ["template", "--help"], ["check"]):
        main(arguments)
    said = "".join(capsys.readouterr())
    assert "用法：gknb-cli [-h]" in said
    assert "gknb-cli template check T.docx" in said
    assert "用“gknb-cli check --help”看用法" in said
    assert "gknb 文件.gknb  在窗口中打开草稿" in said
