"""Set-up, MSI, portable zip and sums, made of a small bundle where the tools are (Debian: nsis, wixl, msitools)."""

from __future__ import annotations

import hashlib
import shlex
import shutil
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.places import ROOT

LIBRARIES = "gknb-lib-0.1.0-12345678"
SIGNS = """import sys
with open(sys.argv[1], "a", encoding="utf-8") as order, open(sys.argv[2], "ab") as signed:
    order.write(sys.argv[2] + "\\n")
    signed.write(b"signed")
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "示范 单位" / "gknb"
    (folder / LIBRARIES / "licences").mkdir(parents=True)
    for name in ("gknb.exe", "gknb-cli.exe", f"{LIBRARIES}/python311.dll", f"{LIBRARIES}/licences/第三方许可.txt"):
        (folder / name).write_bytes(b"MZ" + name.encode())
    return folder


@pytest.fixture
def packing(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return import_module("packing").Packing


def made(packing: Any, bundle: Path, sign: str = "") -> Path:
    out = bundle.parent / "out"
    assert packing(bundle, out, "0.1.0", "makensis", amd64=True, sign=sign).all()
    return out


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not here")
def test_what_is_given_away_comes_with_its_sums(packing: Any, bundle: Path) -> None:
    out = made(packing, bundle)
    sums = dict(line.split("  ")[::-1] for line in (out / "SHA256SUMS.txt").read_text(encoding="utf-8").splitlines())
    assert set(sums) == {path.name for path in out.iterdir()} - {"SHA256SUMS.txt"}
    assert {"gknb-0.1.0-setup.exe", "gknb-0.1.0-portable.zip"} <= set(sums)
    for name, told in sums.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == told
    with zipfile.ZipFile(out / "gknb-0.1.0-portable.zip") as packed:
        assert "gknb/gknb.exe" in packed.namelist()


@pytest.mark.skipif(not shutil.which("makensis") or sys.platform == "win32", reason="NSIS of a POSIX system")
def test_the_programs_are_signed_before_the_uninstaller_that_before_the_set_up_and_the_sums_come_last(
    packing: Any, bundle: Path
) -> None:
    order, script = bundle.parent / "order.txt", bundle.parent / "sign.py"
    script.write_text(SIGNS, encoding="utf-8")
    out = made(packing, bundle, shlex.join([sys.executable, str(script), str(order)]))
    signed = [Path(line).name for line in order.read_text(encoding="utf-8").splitlines()]
    assert signed[:2] == ["gknb.exe", "gknb-cli.exe"]
    uninstaller, setup, *msi = signed[2:]
    assert uninstaller not in {path.name for path in out.iterdir()}
    assert setup == "gknb-0.1.0-setup.exe"
    assert set(msi) <= {"gknb-0.1.0.msi"}
    assert (out / setup).read_bytes().endswith(b"signed")
    told = (out / "SHA256SUMS.txt").read_text(encoding="utf-8")
    assert hashlib.sha256((out / setup).read_bytes()).hexdigest() in told


@pytest.mark.skipif(not shutil.which("wixl") or not shutil.which("msiinfo"), reason="wixl and msitools are not here")
def test_the_msi_speaks_chinese_and_takes_the_old_version_away_within_its_transaction(
    packing: Any, bundle: Path
) -> None:
    msi = bundle.parent / "gknb.msi"
    assert import_module("msi").make(bundle, "0.1.0", msi)

    def table(name: str) -> str:
        return subprocess.run(
            ["msiinfo", "export", msi, name],
            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=True,
        ).stdout.decode()

    assert "政府信息公开年报填报助手" in table("Property")
    assert "第三方许可.txt" in table("File")
    assert "1809" in table("LaunchCondition")
    steps = dict(line.split("\t")[::2] for line in table("InstallExecuteSequence").splitlines()[3:])
    assert int(steps["InstallInitialize"]) < int(steps["RemoveExistingProducts"]) < int(steps["ProcessComponents"])
