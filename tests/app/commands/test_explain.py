"""Help on each code."""

import pytest

from app.checks.catalogue import catalogue
from app.checks.help import explained
from app.cli import main


def test_the_list_names_every_code_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    codes = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(codes) == sorted(rule.code for rule in catalogue())
    assert codes.index("A2") < codes.index("A3") < codes.index("B1") < codes.index("H10")


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "d3", "F1"]) == 0
    out = capsys.readouterr().out
    assert "D3 收办不平（错误）" in out
    assert "本年新收加上年结转，应等于办理结果总计加结转下年度。" in out
    assert "依据：国办公开办函〔2021〕30号" in out
    assert "可以选一个原因（核实说明）后保留" in out
    assert "附上上年年报才会检查" in out


def test_a_code_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Z9"]) == 2
    assert capsys.readouterr().err == "gknb：没有检查项“Z9”，用“gknb explain”列出全部。\n"


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_every_code_has_its_help(rule) -> None:  # type: ignore[no-untyped-def]
    text = explained(rule)
    assert rule.advice in text
    assert rule.basis in text
