"""The command line: what a clerk's script or another program relies on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from app.cli import main
from app.commands import COMMANDS
from app.commands.arguments import in_chinese
from app.form.editions import TABLES, edition
from app.report.model import FORMAT
from app.system.resources import resource
from tests.app.commands.calls import ENGLISH, new, told
from tests.places import ROOT


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
